//! Groups by labels and time, in: one series per labels in order of cost, the rest folded into one, out.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use crate::analysis::bucket::Bucket;
use crate::analysis::fold::{Folded, Label, too_large};
use crate::analysis::order::Entry;
use crate::analysis::report::{Arranged, Query, arrange};
use crate::analysis::sums::Sums;
use crate::error::Error;

/// What one series cost at each step.
#[derive(Debug, Default)]
pub(super) struct Series {
    /// Its labels; `None` for all that are folded into one.
    pub(super) labels: Option<Vec<Label>>,
    pub(super) this: BTreeMap<Bucket, Sums>,
    /// The same of the period it is compared with.
    pub(super) other: BTreeMap<Bucket, Sums>,
}

/// Series of either period: the dearest of this one first.
pub(super) fn series(
    query: &Query,
    this: &Folded,
    other: Option<&Folded>,
    total: &Sums,
) -> Result<Vec<Series>, Error> {
    let mut found: HashMap<Vec<Label>, (Sums, Series), RandomState> = HashMap::default();
    for (labels, bucket, sums) in groups(this) {
        let (whole, series) = found.entry(labels.to_vec()).or_default();
        whole.add(sums).ok_or_else(too_large)?;
        series.this.insert(bucket, sums.clone());
    }
    for (labels, bucket, sums) in other.into_iter().flat_map(groups) {
        let (_, series) = found.entry(labels.to_vec()).or_default();
        series.other.insert(bucket, sums.clone());
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let entry = |(labels, (sums, _)): (&Vec<Label>, &(Sums, Series))| Entry {
        labels: labels.clone(),
        sums: sums.clone(),
    };
    let Arranged { entries, others } = arrange(query, found.iter().map(entry).collect(), total);
    let mut all = Vec::with_capacity(entries.len() + 1);
    for entry in entries {
        let (_, series) = found.remove(&entry.labels).unwrap_or_default();
        all.push(Series {
            labels: Some(entry.labels),
            ..series
        });
    }
    if !others.is_empty() {
        all.push(together(found.into_values().map(|(_, series)| series))?);
    }
    Ok(all)
}

/// Labels, step and sums of every group.
pub(super) fn groups(folded: &Folded) -> impl Iterator<Item = (&[Label], Bucket, &Sums)> {
    folded
        .groups
        .iter()
        .filter_map(|(labels, sums)| match labels.split_last() {
            Some((Label::Time(bucket), labels)) => Some((labels, *bucket, sums)),
            _ => None,
        })
}

fn together(parts: impl Iterator<Item = Series>) -> Result<Series, Error> {
    let mut all = Series::default();
    for part in parts {
        for (mine, theirs) in [(&mut all.this, &part.this), (&mut all.other, &part.other)] {
            for (bucket, sums) in theirs {
                mine.entry(*bucket)
                    .or_default()
                    .add(sums)
                    .ok_or_else(too_large)?;
            }
        }
    }
    Ok(all)
}
