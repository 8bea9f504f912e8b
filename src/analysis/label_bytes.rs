//! Labels to bytes and back: equal bytes are equal labels, whoever wrote them.

use std::cmp::Ordering;
use std::sync::Arc;

use super::bucket::Bucket;
use super::dimension::Dimension;
use super::fold::Label;
use super::packed::push_number;
use super::packed::take_number;

/// Which labels are times.
pub(super) fn are_times(by: &[Dimension]) -> Vec<bool> {
    let is_time = |one: &Dimension| matches!(one, Dimension::Time(_) | Dimension::Stretch(_));
    by.iter().map(is_time).collect()
}

/// Adds a text.
pub(super) fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_number(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

/// Adds a time.
pub(super) fn push_time(bytes: &mut Vec<u8>, bucket: Bucket) {
    push_number(bytes, bucket.order.cast_unsigned());
    push_number(bytes, bucket.offset.cast_unsigned().into());
}

/// Adds labels.
pub(super) fn push(bytes: &mut Vec<u8>, labels: &[Label]) {
    for label in labels {
        match label {
            Label::Text(text) => push_text(bytes, text),
            Label::Time(bucket) => push_time(bytes, *bucket),
        }
    }
}

/// The labels that were added; told is which of them are times.
pub(super) fn labels(mut bytes: &[u8], are_times: &[bool]) -> Vec<Label> {
    let label = |is_time: &bool| match is_time {
        true => Label::Time(take_time(&mut bytes)),
        false => {
            let text = std::str::from_utf8(take_text(&mut bytes));
            Label::Text(Arc::from(text.unwrap_or_default()))
        }
    };
    are_times.iter().map(label).collect()
}

/// The label at a place, if it is a time.
pub(super) fn time(mut bytes: &[u8], are_times: &[bool], place: usize) -> Option<Bucket> {
    skip_to(&mut bytes, are_times, place);
    let is_time = are_times.get(place)?;
    is_time.then(|| take_time(&mut bytes))
}

/// Compares the labels at a place: texts in code point order, what is not stated last.
pub(super) fn compare(
    mut left: &[u8],
    mut right: &[u8],
    are_times: &[bool],
    place: usize,
) -> Ordering {
    skip_to(&mut left, are_times, place);
    skip_to(&mut right, are_times, place);
    match are_times.get(place) {
        Some(true) => take_time(&mut left).cmp(&take_time(&mut right)),
        Some(false) => {
            let (left, right) = (take_text(&mut left), take_text(&mut right));
            (left.is_empty(), left).cmp(&(right.is_empty(), right))
        }
        None => Ordering::Equal,
    }
}

/// Skips the labels before a place.
fn skip_to(bytes: &mut &[u8], are_times: &[bool], place: usize) {
    for is_time in are_times.iter().take(place) {
        match is_time {
            true => _ = take_time(bytes),
            false => _ = take_text(bytes),
        }
    }
}

fn take_text<'b>(bytes: &mut &'b [u8]) -> &'b [u8] {
    let length = usize::try_from(take_number(bytes)).unwrap_or(usize::MAX);
    let (text, rest) = bytes.split_at(length.min(bytes.len()));
    *bytes = rest;
    text
}

fn take_time(bytes: &mut &[u8]) -> Bucket {
    Bucket {
        order: take_number(bytes).cast_signed(),
        offset: (take_number(bytes) as u32).cast_signed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_come_back_and_compare_as_themselves(
            left in ("[aé]{0,2}", -3_i64..3, -9_i32..9),
            right in ("[aé]{0,2}", -3_i64..3, -9_i32..9),
        ) {
            let are_times = [false, true, false];
            let of = |(text, order, offset): (String, i64, i32)| {
                let text: Arc<str> = Arc::from(text);
                let bucket = Bucket { order, offset };
                [Label::Text(text.clone()), Label::Time(bucket), Label::Text(text)]
            };
            let (left, right) = (of(left), of(right));
            let (mut one, mut other) = (Vec::new(), Vec::new());
            push(&mut one, &left);
            push(&mut other, &right);
            prop_assert_eq!(labels(&one, &are_times), left.to_vec());
            prop_assert_eq!(one == other, left == right);
            for place in 0..3 {
                let unstated = |labels: &[Label]| labels[place].text().is_some_and(|text| text.is_empty());
                let expected = unstated(&left).cmp(&unstated(&right)).then_with(|| left[place].cmp(&right[place]));
                prop_assert_eq!(compare(&one, &other, &are_times, place), expected);
                prop_assert_eq!(time(&one, &are_times, place), left[place].time());
            }
        }
    }
}
