//! What was spent so far today and how other days went to what the rest of today will cost.

/// Days of one kind, working days or weekends, that are enough to leave the others out.
const ENOUGH_DAYS: usize = 5;
/// Days looked back.
const MOST_DAYS: usize = 20;
/// History below which working days and weekends are not told apart.
const POOLED_HISTORY: usize = 7;
/// The usual share at which today's own pace counts as much as the projection.
const TRUST: f64 = 0.25;
/// How many times its usual pace a day is believed to hold.
const FASTEST: f64 = 5.0;

/// The wall clock now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    /// Full hours since midnight, below 24.
    pub hour: usize,
    /// The part of the running hour that has passed.
    pub part: f64,
}

impl Clock {
    /// The part of the day that has passed.
    #[must_use]
    pub fn elapsed(self) -> f64 {
        (self.hour as f64 + self.part) / 24.0
    }

    /// Of a day's spend by hour, the part spent by now.
    fn share(self, hours: &[f64; 24]) -> Option<f64> {
        let sum: f64 = hours.iter().sum();
        let running = hours.get(self.hour).copied().unwrap_or(0.0);
        let before: f64 = hours.iter().take(self.hour).sum();
        (sum > 0.0).then(|| (before + self.part * running) / sum)
    }
}

/// How many of the last days are enough to tell the usual share of a day on this weekday, given what each cost.
pub(super) fn reach(days: &[f64], weekday: usize) -> usize {
    let mut alike = (1..)
        .zip(days.iter().rev())
        .filter(|(back, amount)| **amount > 0.0 && is_alike(weekday, *back))
        .map(|(back, _)| back);
    let enough = alike.nth(MOST_DAYS - 1);
    enough.unwrap_or(days.len())
}

/// Which of the last days [`usual_share`] looks at, as how many days they are back, falling; of days that each cost so much.
pub(super) fn looked_at(days: &[f64], weekday: usize) -> Vec<i64> {
    let count = reach(days, weekday);
    let last = || days.iter().rev().take(count).zip(1_usize..);
    let alike = last().filter(|(amount, back)| **amount > 0.0 && is_alike(weekday, *back));
    let are_enough = count >= POOLED_HISTORY && alike.count() >= ENOUGH_DAYS;
    let looked_at = last().filter(|(_, back)| !are_enough || is_alike(weekday, *back));
    let mut back: Vec<i64> = looked_at
        .filter_map(|(_, back)| i64::try_from(back).ok())
        .collect();
    back.reverse();
    back
}

/// Whether a day so many days before one of this weekday is of its kind, working day or weekend.
fn is_alike(weekday: usize, back: usize) -> bool {
    let is_weekend = |weekday: usize| weekday % 7 >= 5;
    is_weekend(weekday + 7 * back - back) == is_weekend(weekday)
}

/// The share of a day's spend that usually is spent by now, of days like today; `days` are complete, oldest first.
#[must_use]
pub fn usual_share(days: &[[f64; 24]], weekday: usize, clock: Clock) -> f64 {
    let count = days.len();
    let shares = |alike: bool| -> Vec<f64> {
        let of_day = |(place, hours): (usize, &[f64; 24])| {
            let back = count - place;
            (!alike || is_alike(weekday, back))
                .then(|| clock.share(hours))
                .flatten()
        };
        let days = days.iter().enumerate().rev();
        days.filter_map(of_day).take(MOST_DAYS).collect()
    };
    let mut found = if count < POOLED_HISTORY {
        Vec::new()
    } else {
        shares(true)
    };
    if found.len() < ENOUGH_DAYS {
        found = shares(false);
    }
    match found.len() {
        0 => clock.elapsed(),
        days => found.iter().sum::<f64>() / days as f64,
    }
}

/// What the rest of today will cost: between the projection's share of it and today's own pace, the later the more.
#[must_use]
pub fn rest(so_far: f64, day: f64, share: f64) -> f64 {
    let usual = day * share;
    let pace = if usual > 0.0 {
        let trust = share / (share + TRUST);
        1.0 + trust * ((so_far / usual).min(FASTEST) - 1.0)
    } else {
        1.0
    };
    (day * (1.0 - share) * pace).max(0.0)
}
