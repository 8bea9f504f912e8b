//! Amounts to places along an axis, and the round amounts that are named there.

use crate::render::chart::cells;
use crate::render::number::{decimals, grouped, money};
use crate::table::{Column, ColumnKind};
use crate::units::Usd;

/// An axis from 0 to a round amount.
pub(super) struct Scale {
    most: u128,
    step: u128,
}

impl Scale {
    /// An axis that the largest amount fits on, with so many names at most.
    pub(super) fn to(largest: u128, names: u128) -> Self {
        let step = round(largest.div_ceil(names.max(1)).max(1));
        Self {
            most: largest.div_ceil(step).max(1).saturating_mul(step),
            step,
        }
    }

    /// How far along `room` pixels an amount lies.
    pub(super) fn place(&self, amount: u128, room: i32) -> i32 {
        let room = usize::try_from(room).unwrap_or(0);
        i32::try_from(cells(amount.min(self.most), self.most, room)).unwrap_or(0)
    }

    /// The amounts that are named, from 0 on.
    pub(super) fn ticks(&self) -> Vec<u128> {
        let count = self.most / self.step;
        (0..=count).map(|tick| tick * self.step).collect()
    }

    /// What an amount on this axis is called.
    pub(super) fn name(&self, amount: u128, column: Option<&Column>) -> String {
        let whole = i128::try_from(amount).unwrap_or(i128::MAX);
        match column.map(|column| column.kind) {
            Some(ColumnKind::Money) => {
                let step = Usd(i128::try_from(self.step).unwrap_or(i128::MAX));
                // Whole dollars need no cents.
                let places = match step.0 % Usd::ONE.0 {
                    0 => 0,
                    _ => decimals([step].into_iter()),
                };
                money(Usd(whole), places)
            }
            _ => grouped(&whole.to_string()),
        }
    }
}

/// The next of 1, 2, 5, 10, 20, 25, 50, 100 … that is no smaller.
fn round(amount: u128) -> u128 {
    let mut unit: u128 = 1;
    loop {
        // A quarter of ten is no whole number.
        let quarter = if unit > 1 {
            unit.saturating_mul(5) / 2
        } else {
            2
        };
        let steps = [
            unit,
            unit.saturating_mul(2),
            quarter,
            unit.saturating_mul(5),
        ];
        if let Some(step) = steps.into_iter().find(|step| *step >= amount) {
            return step;
        }
        match unit.checked_mul(10) {
            Some(next) => unit = next,
            None => return amount,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_a_round_amount_that_holds_the_largest() {
        for (largest, names, ticks) in [
            (0, 5, vec![0, 1]),
            (7, 5, vec![0, 2, 4, 6, 8]),
            (100, 5, vec![0, 20, 40, 60, 80, 100]),
            (101, 5, vec![0, 25, 50, 75, 100, 125]),
            (999, 4, vec![0, 250, 500, 750, 1000]),
            (11, 5, vec![0, 5, 10, 15]),
        ] {
            assert_eq!(Scale::to(largest, names).ticks(), ticks, "{largest}");
        }
        let widest = Scale::to(u128::MAX, 5);
        assert!(widest.ticks().len() < 8);
    }
}
