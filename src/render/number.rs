//! Exact quantities to what a person reads: grouped digits, dollars, percent, time. Integers throughout.

use crate::units::{Usd, divide_half_even};

/// Most decimals of money a person is shown; CSV and JSON have them all.
const MOST_DECIMALS: u32 = 6;

/// `1234567` as `1,234,567`.
pub(super) fn grouped(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// `$1,234.50`, `-$0.000123`.
pub(super) fn money(usd: Usd, decimals: u32) -> String {
    let text = usd.to_fixed(decimals);
    match text.strip_prefix('-') {
        Some(rest) => format!("-${}", grouped(rest)),
        None => format!("${}", grouped(&text)),
    }
}

/// How many decimals a column of amounts needs: two, or enough for two digits of its smallest amount, six at most.
pub(super) fn decimals(amounts: impl Iterator<Item = Usd>) -> u32 {
    let smallest = amounts
        .map(|usd| usd.0.unsigned_abs())
        .filter(|units| *units > 0)
        .min();
    let Some(smallest) = smallest else { return 2 };
    let mut decimals = 1;
    let mut unit = Usd::ONE.0.unsigned_abs() / 10;
    while smallest < unit && decimals < MOST_DECIMALS {
        unit /= 10;
        decimals += 1;
    }
    (decimals + 1).clamp(2, MOST_DECIMALS)
}

/// How many decimals a column of prices needs to show every digit: two at least, nine at most.
pub(super) fn exact_decimals(amounts: impl Iterator<Item = Usd>) -> u32 {
    const MOST: u32 = 9;
    let needed = |usd: Usd| (2..MOST).find(|places| usd.round(*places) == usd);
    amounts
        .map(|usd| needed(usd).unwrap_or(MOST))
        .max()
        .unwrap_or(2)
}

/// A fraction as `16.7×`; a dash where there is no whole.
pub(super) fn multiple(numerator: i128, denominator: i128) -> String {
    match ratio(numerator, denominator, 2) {
        Some(hundredths) => {
            format!("{}×", money(Usd(hundredths * (Usd::ONE.0 / 100)), 2)).replacen('$', "", 1)
        }
        None => "–".to_owned(),
    }
}

/// A fraction as `12.3 %`; a dash where there is no whole.
pub(super) fn percent(numerator: i128, denominator: i128) -> String {
    match ratio(numerator, denominator, 3) {
        Some(tenths) => format!("{} %", tenths_of(tenths)),
        None => "–".to_owned(),
    }
}

/// A fraction rounded half to even to 10^-`places`, in that unit; `None` when the denominator is 0.
pub(super) fn ratio(numerator: i128, denominator: i128, places: u32) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let (numerator, denominator) = match denominator {
        ..0 => (numerator.checked_neg()?, denominator.checked_neg()?),
        _ => (numerator, denominator),
    };
    let whole = numerator.div_euclid(denominator);
    let rest = numerator - whole * denominator;
    let unit = 10_i128.pow(places);
    // The rest is below the denominator; both may be too long to multiply, and then the last digits do not matter.
    let (mut rest, mut denominator) = (rest, denominator);
    while rest.checked_mul(unit).is_none() {
        rest /= 10;
        denominator /= 10;
    }
    whole
        .checked_mul(unit)?
        .checked_add(divide_half_even(rest * unit, denominator))
}

fn tenths_of(tenths: i128) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let magnitude = tenths.unsigned_abs();
    format!(
        "{sign}{}.{}",
        grouped(&(magnitude / 10).to_string()),
        magnitude % 10
    )
}

/// Microseconds as `850 µs`, `12.3 ms`, `1.84 s`, `3m 20s`, `2h 05m`.
pub(super) fn duration(microseconds: u64) -> String {
    let rounded = |unit: u64| divide_half_even(microseconds.into(), unit.into());
    match microseconds {
        0..1_000 => format!("{microseconds} µs"),
        1_000..999_950 => format!("{} ms", tenths_of(rounded(100))),
        999_950..59_995_000 => {
            let hundredths = rounded(10_000);
            format!("{}.{:02} s", hundredths / 100, hundredths % 100)
        }
        59_995_000..3_599_500_000 => {
            let seconds = rounded(1_000_000);
            format!("{}m {:02}s", seconds / 60, seconds % 60)
        }
        _ => {
            let minutes = rounded(60_000_000);
            format!(
                "{}h {:02}m",
                grouped(&(minutes / 60).to_string()),
                minutes % 60
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Usd {
        Usd::parse(text).unwrap_or_default()
    }

    #[test]
    fn digits_are_grouped() {
        for (digits, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.5", "-1,234,567.5"),
        ] {
            assert_eq!(grouped(digits), expected);
        }
    }

    #[test]
    fn money_has_as_many_decimals_as_its_column_needs() {
        let column = |amounts: &[&str]| decimals(amounts.iter().map(|text| usd(text)));
        assert_eq!(column(&["12.34", "1"]), 2);
        assert_eq!(column(&["0.5"]), 2);
        assert_eq!(column(&["0.05", "0"]), 3);
        assert_eq!(column(&["0.0042", "100"]), 4);
        assert_eq!(column(&["0.000000001"]), 6);
        assert_eq!(column(&[]), 2);
        assert_eq!(money(usd("-1234.5"), 2), "-$1,234.50");
        assert_eq!(money(usd("0.0000004"), 6), "$0.000000");
    }

    #[test]
    fn shares_are_rounded_once() {
        assert_eq!(percent(1, 8), "12.5 %");
        assert_eq!(percent(1, 3), "33.3 %");
        assert_eq!(percent(1, 1), "100.0 %");
        assert_eq!(percent(5, 2), "250.0 %");
        assert_eq!(percent(-1, 8), "-12.5 %");
        assert_eq!(percent(i128::MAX / 2, i128::MAX), "50.0 %");
        assert_eq!(ratio(1, 3, 6), Some(333_333));
        assert_eq!(ratio(5, 10_000_000, 6), Some(0));
        assert_eq!(ratio(15, 10_000_000, 6), Some(2));
        assert_eq!(ratio(1, 0, 6), None);
    }

    #[test]
    fn prices_show_every_digit_and_multiples_two_decimals() {
        let column = |amounts: &[&str]| exact_decimals(amounts.iter().map(|text| usd(text)));
        assert_eq!(column(&["0.0375", "10"]), 4);
        assert_eq!(column(&["1.5"]), 2);
        assert_eq!(column(&[]), 2);
        assert_eq!(column(&["0.00000000000001"]), 9);
        assert_eq!(multiple(50, 3), "16.67×");
        assert_eq!(multiple(1, 1), "1.00×");
        assert_eq!(multiple(25_000, 2), "12,500.00×");
        assert_eq!(multiple(1, 0), "–");
    }

    #[test]
    fn durations_take_the_unit_that_fits() {
        for (microseconds, expected) in [
            (0, "0 µs"),
            (850, "850 µs"),
            (12_340, "12.3 ms"),
            (999_949, "999.9 ms"),
            (999_950, "1.00 s"),
            (1_840_000, "1.84 s"),
            (59_994_999, "59.99 s"),
            (59_995_000, "1m 00s"),
            (200_000_000, "3m 20s"),
            (3_599_500_000, "1h 00m"),
            (7_500_000_000, "2h 05m"),
        ] {
            assert_eq!(duration(microseconds), expected);
        }
    }
}
