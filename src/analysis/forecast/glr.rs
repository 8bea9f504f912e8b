//! Daily amounts to the days to come: the level reverts geometrically to its month, times a weekday profile (GLR).
//!
//! The rule and its parameters are those measured in `../shared/forecast.md` §3.1 against 30 public series: least or
//! near-least error at every horizon. Histories are dense (a day without spend is 0), oldest first, complete days only;
//! `next` is the weekday of the day after the last, 0 for Monday.

/// Complete weeks that the weekday profile looks back.
const PROFILE_WEEKS: usize = 8;
/// A day's part of its week counts up to 4/7, so that one burst does not make a profile.
const LARGEST_SHARE: f64 = 4.0;
/// How much of tomorrow's level is that of the last week; the rest is that of the last four.
const RECENT_WEIGHT: f64 = 0.8;
/// Days after which that part has halved.
const HALF_LIFE: f64 = 30.0;
/// Volatility before anything is known, and the weeks it counts for.
const USUAL_VOLATILITY: f64 = 0.45;
const USUAL_WEEKS: f64 = 2.0;
/// Days whose weekly sums tell how volatile spend is.
const VOLATILITY_DAYS: usize = 98;

/// Part of a mean week that is added to every sum.
const FLOOR: f64 = 0.05;

/// How much each weekday, Monday first, is of an average day; their mean is 1.
#[must_use]
pub fn profile(history: &[f64], next: usize) -> [f64; 7] {
    let weeks = (history.len() / 7).min(PROFILE_WEEKS);
    let (_, recent) = history.split_at(history.len() - 7 * weeks);
    let (mut shares, mut used) = ([0.0; 7], 0.0);
    for week in recent.chunks_exact(7) {
        let sum: f64 = week.iter().sum();
        if sum > 0.0 {
            used += 1.0;
            for (share, day) in shares.iter_mut().zip(week) {
                *share += (day / sum * 7.0).min(LARGEST_SHARE);
            }
        }
    }
    let mut factors = [1.0; 7];
    if used < 2.0 {
        return factors;
    }
    // One week of equal days is mixed in, against chance.
    let shrunk = shares.map(|share| (share + 1.0) / (used + 1.0));
    let sum: f64 = shrunk.iter().sum();
    for (place, share) in shrunk.iter().enumerate() {
        if let Some(factor) = factors.get_mut((next + place) % 7) {
            *factor = share * 7.0 / sum;
        }
    }
    factors
}

/// An average day's spend over the last `window` days, whatever weekdays they are.
#[must_use]
pub fn level(history: &[f64], factors: &[f64; 7], next: usize, window: usize) -> f64 {
    let days = window.min(history.len());
    let (_, recent) = history.split_at(history.len() - days);
    let sum: f64 = recent.iter().sum();
    let usual: f64 = (1..=days)
        .map(|back| factor(factors, next + 7 * days - back))
        .sum();
    if usual > 0.0 {
        sum / usual
    } else if days > 0 {
        sum / days as f64
    } else {
        0.0
    }
}

/// What each of the next `days` days will cost.
#[must_use]
pub fn path(history: &[f64], next: usize, days: usize) -> Vec<f64> {
    let factors = profile(history, next);
    let recent = level(history, &factors, next, 7);
    let usual = level(history, &factors, next, 28);
    if recent <= 0.0 || usual <= 0.0 {
        return vec![0.0; days];
    }
    (0..days)
        .map(|ahead| {
            let weight = RECENT_WEIGHT * 0.5_f64.powf((ahead + 1) as f64 / HALF_LIFE);
            let level = (weight * recent.ln() + (1.0 - weight) * usual.ln()).exp();
            level * factor(&factors, next + ahead)
        })
        .collect()
}

/// How far one week's spend is from the next's: the root mean square of the logarithm of their ratio.
#[must_use]
pub fn volatility(history: &[f64]) -> f64 {
    let recent = volatile(history);
    let days = recent.len();
    if days < 14 {
        return USUAL_VOLATILITY;
    }
    let floor = week_floor(history);
    let weeks: Vec<f64> = recent.windows(7).map(|week| week.iter().sum()).collect();
    let squares = weeks.iter().skip(7).zip(&weeks).map(|(later, earlier)| {
        let change = ((later + floor) / (earlier + floor)).ln();
        change * change
    });
    // A week of more credit than cost has no logarithm.
    let squares: Vec<f64> = squares.filter(|square| square.is_finite()).collect();
    let square = squares.iter().sum::<f64>() / squares.len().max(1) as f64;
    let weight = ((days as f64 - 7.0) / 7.0).max(1.0);
    let usual = USUAL_WEEKS * USUAL_VOLATILITY * USUAL_VOLATILITY;
    ((square * weight + usual) / (weight + USUAL_WEEKS)).sqrt()
}

/// What is added to every week's sum, so that a week without calls has a logarithm.
#[must_use]
pub fn week_floor(history: &[f64]) -> f64 {
    let recent = volatile(history);
    let mean = recent.iter().sum::<f64>() / recent.len().max(1) as f64;
    FLOOR * (mean * 7.0).max(1e-12)
}

/// The days that tell how volatile spend is.
fn volatile(history: &[f64]) -> &[f64] {
    let (_, recent) = history.split_at(history.len().saturating_sub(VOLATILITY_DAYS));
    recent
}

fn factor(factors: &[f64; 7], weekday: usize) -> f64 {
    factors.get(weekday % 7).copied().unwrap_or(1.0)
}
