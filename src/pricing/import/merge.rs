//! The imported book as it is and what a list states now, in: the imported book as it should be, and what changed, out.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::change::{self, Change};
use super::reading::Reading;
use super::timeline::{self, Outcome};
use super::{Options, Summary};
use crate::pricing::offer::{end, start};
use crate::pricing::schema::{BookFile, ModelFile, OneOrMany, PriceFile, UpliftFile};
use crate::pricing::values::Instant;
use crate::units::Timestamp;

/// What tells offers of one model apart besides their dates.
pub(super) fn condition(price: &PriceFile) -> String {
    let mut parts: Vec<String> = terms(&price.when);
    let over = price.context_over.map(|over| over.saturating_add(1));
    if let Some(at_least) = over.or(price.context_at_least) {
        parts.push(match at_least % 1000 {
            1 => format!("over {} tokens", at_least - 1),
            _ => format!("at least {at_least} tokens"),
        });
    }
    let except = price.except_dates.iter().map(ToString::to_string);
    parts.extend(price.hours.iter().chain(&price.days).cloned().chain(except));
    parts.extend(price.tz.clone());
    parts.join(" ")
}

fn terms(when: &BTreeMap<String, OneOrMany>) -> Vec<String> {
    when.iter()
        .map(|(term, values)| format!("{term}={}", values.values().join("|")))
        .collect()
}

/// Merges a reading into the imported book.
pub(super) fn merge(book: &mut BookFile, reading: Reading, options: &Options<'_>) -> Summary {
    let mut merge = Merge {
        options,
        summary: Summary {
            left_out: reading.left_out,
            ..Summary::default()
        },
    };
    let mut models: BTreeMap<(String, String), ModelFile> = BTreeMap::new();
    for model in book.models.drain(..) {
        models.insert(key(&model), model);
    }
    let mut listed = BTreeSet::new();
    for model in reading.models {
        let key = key(&model);
        listed.insert(key.clone());
        let merged = match models.remove(&key) {
            None => merge.fresh(model),
            Some(old) => merge.again(old, model),
        };
        models.insert(key, merged);
    }
    for (key, model) in &mut models {
        if !listed.contains(key) {
            merge.missing(model);
        }
    }
    unclaimed(&mut models);
    merge.uplifts(&mut book.uplifts, reading.uplifts);
    book.models = models.into_values().collect();
    merge.summary
}

fn key(model: &ModelFile) -> (String, String) {
    (model.provider.clone().unwrap_or_default(), model.id.clone())
}

/// Takes away aliases that another model has by now.
fn unclaimed(models: &mut BTreeMap<(String, String), ModelFile>) {
    let mut owners: BTreeSet<(String, String)> = models.keys().cloned().collect();
    for ((provider, _), model) in models {
        model
            .aliases
            .retain(|alias| owners.insert((provider.clone(), alias.clone())));
    }
}

struct Merge<'a> {
    options: &'a Options<'a>,
    summary: Summary,
}

impl Merge<'_> {
    fn as_of(&self) -> Timestamp {
        self.options.as_of
    }

    fn ours(&self, price: &PriceFile) -> bool {
        price.source.as_deref() == Some(self.options.format.name())
    }

    /// Says where an offer comes from, and whether it is in force, announced, or about to end.
    fn labelled(&mut self, mut price: PriceFile) -> PriceFile {
        price.source = Some(self.options.format.name().to_owned());
        if start(price.from) > self.as_of() {
            price.status = Some("scheduled".to_owned());
            self.summary.scheduled += 1;
        } else if price.until.is_some() && end(price.until) > self.as_of() {
            price.status = Some("promo".to_owned());
        }
        price
    }

    /// A model the imported book does not have. Where a lower layer knows it, its past stays there.
    fn fresh(&mut self, mut model: ModelFile) -> ModelFile {
        self.summary.new += 1;
        let known = (self.options.known)(model.provider.as_deref().unwrap_or(""), &model.id);
        let prices: Vec<PriceFile> = model.prices.drain(..).collect();
        let prices: Vec<PriceFile> = prices
            .into_iter()
            .map(|price| self.labelled(price))
            .collect();
        model.prices = match known {
            true => timeline::clipped(prices, self.as_of()),
            false => prices,
        };
        model
    }

    fn again(&mut self, mut old: ModelFile, new: ModelFile) -> ModelFile {
        let mut conditions: BTreeMap<String, (Vec<PriceFile>, Vec<PriceFile>)> = BTreeMap::new();
        for price in old.prices.drain(..) {
            conditions
                .entry(condition(&price))
                .or_default()
                .0
                .push(price);
        }
        for price in new.prices {
            let price = self.labelled(price);
            conditions
                .entry(condition(&price))
                .or_default()
                .1
                .push(price);
        }
        let mut touched = false;
        for (condition, (before, now)) in conditions {
            // The standard price is never withdrawn, as a vanished model's is not: that would leave a gap.
            let ours = |price: &PriceFile| !condition.is_empty() && self.ours(price);
            let (prices, outcome) = timeline::joined(before, now, self.as_of(), ours);
            old.prices.extend(prices);
            touched |= !matches!(outcome, Outcome::Same | Outcome::Nothing);
            match outcome {
                Outcome::Changed(before, after) => {
                    self.changed(&old, &condition, Some(&before), Some(&after))
                }
                Outcome::Opened | Outcome::Closed => self.summary.offers += 1,
                Outcome::Same | Outcome::Nothing => {}
            }
        }
        match touched {
            true => self.summary.changed += 1,
            false => self.summary.unchanged += 1,
        }
        old.aliases.extend(new.aliases);
        old.aliases.sort();
        old.aliases.dedup();
        old.retired.clear();
        old.reseller = new.reseller;
        old
    }

    fn changed(
        &mut self,
        model: &ModelFile,
        condition: &str,
        old: Option<&PriceFile>,
        new: Option<&PriceFile>,
    ) {
        let rates =
            |price: Option<&PriceFile>| price.map(|price| price.rates.clone()).unwrap_or_default();
        let (provider, id) = key(model);
        let (old, new) = (rates(old), rates(new));
        let units: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for unit in units
            .into_iter()
            .filter(|unit| old.get(*unit) != new.get(*unit))
        {
            self.summary.changes.push(Change {
                provider: provider.clone(),
                model: id.clone(),
                condition: condition.to_owned(),
                unit: unit.clone(),
                old: change::price(old.get(unit)),
                new: change::price(new.get(unit)),
                from: Some(self.as_of()),
                until: None,
            });
        }
    }

    /// A vanished model keeps its prices: logs still name it.
    fn missing(&mut self, model: &mut ModelFile) {
        let ours = !model.prices.is_empty() && model.prices.iter().all(|price| self.ours(price));
        if ours && model.retired.is_empty() {
            model.retired = super::day(self.as_of());
            self.summary.vanished += 1;
        }
    }

    /// Multipliers of models a lower layer knows stay there: two of them would be applied one after the other.
    fn uplifts(&mut self, book: &mut Vec<UpliftFile>, new: Vec<UpliftFile>) {
        let same = |a: &UpliftFile, b: &UpliftFile| {
            a.provider == b.provider && a.models == b.models && terms(&a.when) == terms(&b.when)
        };
        let as_of = Some(Instant(self.as_of()));
        for mut uplift in new {
            let provider = uplift.provider.as_deref().unwrap_or("");
            let known = uplift
                .models
                .iter()
                .any(|id| (self.options.known)(provider, id));
            let current = book
                .iter_mut()
                .rfind(|old| same(old, &uplift) && old.until.is_none());
            match current {
                Some(old) if old.factor == uplift.factor => {}
                Some(old) if old.from == as_of => old.factor = uplift.factor,
                Some(old) => {
                    old.until = as_of;
                    uplift.from = as_of;
                    book.push(uplift);
                }
                None if known => {
                    self.left_out("a multiplier of a model that the built-in book has its own for")
                }
                None => book.push(uplift),
            }
        }
    }

    fn left_out(&mut self, reason: &str) {
        *self.summary.left_out.entry(reason.to_owned()).or_default() += 1;
    }
}
