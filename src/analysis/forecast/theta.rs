//! Daily amounts to the days to come by the Theta method with a weekly season.
//!
//! Assimakopoulos & Nikolopoulos (2000), in the closed form of Fiorucci et al. (2016): exponential smoothing plus half the
//! trend. Better than level reversion where spend is smooth and the end near (`../shared/forecast.md` §2), so that the
//! projection averages both there.

const WEEK: usize = 7;
/// 95th percentile of the normal distribution: a season is taken out when it is that sure.
const SURE: f64 = 1.645;
/// A weekday's part of an average day below which dividing by it means nothing.
const LEAST_FACTOR: f64 = 0.01;
/// Between which the smoothing weight is searched.
const WEIGHTS: (f64, f64) = (0.1, 0.99);
/// Each step keeps 62 % of the interval: 24 leave 10⁻⁵ of it.
const STEPS: usize = 24;
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// What each of the next `days` days will be; `None` without two full weeks, or where some weekday is always free.
pub(super) fn path(history: &[f64], days: usize) -> Option<Vec<f64>> {
    if history.len() < 2 * WEEK {
        return None;
    }
    let season = season(history)?;
    let days_of_week = season.iter().cycle();
    let plain: Vec<f64> = history
        .iter()
        .zip(days_of_week)
        .map(|(value, factor)| value / factor)
        .collect();
    let line = Line::through(&plain);
    let weight = best_weight(&plain, &line);
    let (level, _) = smooth(&plain, &line, weight);
    let count = plain.len();
    let ahead = |step: usize| {
        let drift = line.drift(weight, count) + step as f64 * line.slope;
        let factor = season[(count + step) % WEEK];
        (factor * (level + drift / 2.0)).max(0.0)
    };
    Some((0..days).map(ahead).collect())
}

/// By how much each day of the week multiplies, the first being that of the first day: classical decomposition by centred
/// weekly means, where the autocorrelation at one week is significant. `None` where a day is nearly always 0.
fn season(history: &[f64]) -> Option<[f64; WEEK]> {
    if !has_season(history) {
        return Some([1.0; WEEK]);
    }
    let (mut sums, mut counts) = ([0.0; WEEK], [0.0_f64; WEEK]);
    let centres = history.iter().enumerate().skip(WEEK / 2);
    for ((day, value), week) in centres.zip(history.windows(WEEK)) {
        let mean = week.iter().sum::<f64>() / WEEK as f64;
        if mean > 0.0 {
            sums[day % WEEK] += value / mean;
            counts[day % WEEK] += 1.0;
        }
    }
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum /= count.max(1.0);
    }
    let mean = sums.iter().sum::<f64>() / WEEK as f64;
    let factors = sums.map(|sum| sum / mean);
    factors
        .iter()
        .all(|factor| *factor >= LEAST_FACTOR)
        .then_some(factors)
}

/// Whether days resemble those a week before more than chance would have it.
fn has_season(history: &[f64]) -> bool {
    let count = history.len() as f64;
    let mean = history.iter().sum::<f64>() / count;
    let product = |lag: usize| -> f64 {
        let pairs = history.iter().skip(lag).zip(history);
        pairs
            .map(|(later, earlier)| (later - mean) * (earlier - mean))
            .sum()
    };
    let variance = product(0);
    if variance <= 0.0 {
        return false;
    }
    let shorter: f64 = (1..WEEK).map(|lag| (product(lag) / variance).powi(2)).sum();
    let limit = SURE * ((1.0 + 2.0 * shorter) / count).sqrt();
    (product(WEEK) / variance).abs() > limit
}

/// A straight line through all days, the first at 1.
pub(super) struct Line {
    start: f64,
    slope: f64,
}

impl Line {
    pub(super) fn through(values: &[f64]) -> Self {
        let count = values.len().max(1) as f64;
        let middle = (count + 1.0) / 2.0;
        let mean = values.iter().sum::<f64>() / count;
        let (mut covariance, mut variance) = (0.0, 0.0);
        for (place, value) in values.iter().enumerate() {
            let distance = (place + 1) as f64 - middle;
            covariance += distance * (value - mean);
            variance += distance * distance;
        }
        let slope = if variance > 0.0 {
            covariance / variance
        } else {
            0.0
        };
        Self {
            start: mean - slope * middle,
            slope,
        }
    }

    /// Its height at a day, the first being 1.
    pub(super) fn at(&self, day: usize) -> f64 {
        self.start + self.slope * day as f64
    }

    /// How far the smoothed level lags behind the line after `count` days, doubled.
    fn drift(&self, weight: f64, count: usize) -> f64 {
        let forgotten = (1.0 - weight).powi(i32::try_from(count).unwrap_or(i32::MAX));
        forgotten * self.start + (1.0 - forgotten * (1.0 - weight)) / weight * self.slope
    }
}

/// The last level, and the sum of squared errors of looking one day ahead.
fn smooth(values: &[f64], line: &Line, weight: f64) -> (f64, f64) {
    let mut level = values.first().copied().unwrap_or(0.0) / 2.0;
    let (mut error, mut forgotten) = (0.0, 1.0);
    for value in values {
        let lag = forgotten * line.start + (1.0 - forgotten * (1.0 - weight)) / weight * line.slope;
        let miss = value - (level + lag / 2.0);
        error += miss * miss;
        level += weight * (value - level);
        forgotten *= 1.0 - weight;
    }
    (level, error)
}

/// The weight of least error, by golden-section search.
fn best_weight(values: &[f64], line: &Line) -> f64 {
    let error = |weight: f64| smooth(values, line, weight).1;
    let (mut low, mut high) = WEIGHTS;
    for _ in 0..STEPS {
        let reach = GOLDEN * (high - low);
        if error(high - reach) < error(low + reach) {
            high = low + reach;
        } else {
            low = high - reach;
        }
    }
    f64::midpoint(low, high)
}
