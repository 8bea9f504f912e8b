//! Amounts to shares that add up as they are shown.

/// Tenths of a percent (or whatever `whole` is counted in) that add up to `whole`, one for each amount in proportion to it; nothing where there is no cost.
///
/// Each share is rounded down, and what is missing is given to those that lost most, one tenth each (the method of
/// largest remainders, A. Hamilton 1792). So a share is never a whole tenth off, and their sum is right to the digit.
#[must_use]
pub fn shares(amounts: &[i128], whole: i128) -> Option<Vec<i128>> {
    let total = amounts
        .iter()
        .try_fold(0_i128, |sum, amount| sum.checked_add(*amount))?;
    if total <= 0 {
        return None;
    }
    let mut shares = Vec::with_capacity(amounts.len());
    let mut lost = Vec::with_capacity(amounts.len());
    for (place, amount) in amounts.iter().enumerate() {
        let product = amount.checked_mul(whole)?;
        shares.push(product.div_euclid(total));
        lost.push((product.rem_euclid(total), place));
    }
    let missing = whole - shares.iter().sum::<i128>();
    // Of equal remainders the first comes first.
    lost.sort_by_key(|(rest, place)| (std::cmp::Reverse(*rest), *place));
    let missing = usize::try_from(missing).unwrap_or(0);
    for (_, place) in lost.into_iter().take(missing) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shares_add_up_and_are_less_than_one_off(amounts in prop::collection::vec(0..1_i128 << 90, 1..40), whole in 0..1001_i128) {
            let total: i128 = amounts.iter().sum();
            match shares(&amounts, whole) {
                None => prop_assert_eq!(total, 0),
                Some(shares) => {
                    prop_assert_eq!(shares.iter().sum::<i128>(), whole);
                    for (share, amount) in shares.iter().zip(&amounts) {
                        prop_assert!((share * total - amount * whole).abs() < total);
                    }
                }
            }
        }
    }

    #[test]
    fn thirds_and_refunds() {
        assert_eq!(shares(&[1, 1, 1], 1000), Some(vec![334, 333, 333]));
        assert_eq!(shares(&[3, -1], 1000), Some(vec![1500, -500]));
        assert_eq!(shares(&[0, 0], 1000), None);
        assert_eq!(shares(&[i128::MAX], 1000), None);
    }
}
