//! Series by day to the word each gets, and the sentence that says why the total got its own.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::series::groups;
use super::word::{DAYS, Trend, trend};
use crate::analysis::bucket::{Bucket, TimeUnit};
use crate::analysis::fold::{Folded, Label};
use crate::analysis::report::Query;
use crate::analysis::steps::{Step, covered};
use crate::analysis::sums::Sums;
use crate::error::Error;
use crate::units::{Period, Timestamp, Usd};

/// What is said of each series and of all together.
#[derive(Debug, Default)]
pub(super) struct Words {
    series: HashMap<Vec<Label>, &'static str, RandomState>,
    pub(super) total: Option<&'static str>,
    pub(super) note: Option<String>,
}

impl Words {
    pub(super) fn of(&self, labels: &[Label]) -> Option<&'static str> {
        self.series.get(labels).copied()
    }
}

/// Looks at complete days from the first call on: a day that is not over would look like a fall.
pub(super) fn words(
    query: &Query,
    days: &Folded,
    all: &[Step],
    known: Period,
    total: &Sums,
) -> Result<Words, Error> {
    let complete: Vec<&Step> = all
        .iter()
        .filter(|step| step.whole.end > Timestamp(total.first))
        .filter(|step| matches!(covered(step, known), (part, whole) if part == whole))
        .collect();
    if total.rows == 0 {
        return Ok(Words::default());
    }
    if complete.len() < DAYS {
        let note = format!(
            "no word for the trend: it needs {DAYS} complete days from the first call on; this period has {}",
            complete.len()
        );
        return Ok(Words {
            note: Some(note),
            ..Words::default()
        });
    }
    let mut costs: HashMap<Vec<Label>, BTreeMap<Bucket, Usd>, RandomState> = HashMap::default();
    let mut sum: BTreeMap<Bucket, Usd> = BTreeMap::new();
    for (labels, bucket, sums) in groups(days) {
        costs
            .entry(labels.to_vec())
            .or_default()
            .insert(bucket, sums.cost);
        // The total was added up before, so it is in range.
        *sum.entry(bucket).or_default() += sums.cost;
    }
    let word = |costs: &BTreeMap<Bucket, Usd>| {
        let cost = |step: &&Step| costs.get(&step.bucket).copied().unwrap_or_default();
        trend(&complete.iter().map(cost).collect::<Vec<Usd>>())
    };
    let found = word(&sum);
    let last = complete
        .last()
        .map(|step| TimeUnit::Day.label(query.zone, step.bucket));
    Ok(Words {
        series: costs
            .iter()
            .filter_map(|(labels, costs)| Some((labels.clone(), word(costs)?.word)))
            .collect(),
        total: found.as_ref().map(|trend| trend.word),
        note: found.zip(last).map(|(trend, last)| sentence(&trend, &last)),
    })
}

fn sentence(trend: &Trend, last: &str) -> String {
    let places = if trend.recent.max(trend.before) < Usd::ONE {
        4
    } else {
        2
    };
    let [recent, before] = [trend.recent, trend.before].map(|usd| usd.to_fixed(places));
    let rule = match trend.word {
        "bursty" => "it swings too much from week to week for a trend",
        "stable" => "no more than weeks usually differ",
        _ => "more than weeks usually differ",
    };
    format!(
        "{}: the 14 complete days to {last} cost ${recent}, the 14 before ${before}; {rule} (by {} percent)",
        trend.word,
        trend.percent()
    )
}
