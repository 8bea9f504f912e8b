//! Budgets to the questions about spend they ask, each asked once, and their answers by whose spend it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::dimension::Dimension;
use super::super::fold::Folded;
use super::super::fold::Label;
use super::super::fold::too_large;
use super::super::report::CostBasis;
use super::super::report::Query;
use super::super::report::add;
use super::super::report::context;
use super::super::sums::Sums;
use super::super::together::together;
use super::definition::Budget;
use super::evaluate::Evaluation;
use super::scope::Scope;
use super::scope::target;
use super::status::Contributor;
use crate::error::Error;
use crate::event::Attribute;
use crate::event::Scan;
use crate::pricing::PriceBook;
use crate::table::UnpricedModel;
use crate::units::Period;

/// Whose spend of which calls and span is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ask {
    pub(super) scope: Scope,
    pub(super) per: Option<Dimension>,
    /// The one value asked for, where only one is.
    pub(super) only: Option<String>,
    pub(super) period: Period,
    pub(super) basis: CostBasis,
}

/// The questions of all budgets: the same one is asked once.
#[derive(Default)]
pub(super) struct Asks {
    asks: Vec<Ask>,
    contributors: usize,
}

/// What was spent, by whose it is; by the empty text where it is nobody's in particular.
#[derive(Default)]
pub(super) struct Spent {
    pub(super) by_value: BTreeMap<Arc<str>, Part>,
    /// Of calls that state no value where one is asked for: they are nobody's.
    pub(super) unstated: Sums,
    pub(super) folded: Folded,
}

/// Spend of one value.
#[derive(Clone, Default)]
pub(super) struct Part {
    pub(super) sums: Sums,
    pub(super) contributors: Vec<Contributor>,
}

impl Ask {
    /// What a budget asks over a span.
    pub(super) fn of(budget: &Budget, only: Option<String>, period: Period) -> Self {
        Self {
            scope: budget.scope.clone(),
            per: budget.per.clone(),
            only,
            period,
            basis: budget.basis,
        }
    }

    /// As `report` asks it.
    pub(super) fn query(&self) -> Query {
        let mut filter = self.scope.filter();
        if let (Some(only), Some(target)) = (&self.only, self.per.as_ref().and_then(target)) {
            filter.and(target, only);
        }
        Query {
            by: self.per.iter().cloned().collect(),
            filter,
            period: self.period,
            basis: self.basis,
            ..Query::default()
        }
    }
}

impl Asks {
    /// Asks for the parts that spend consists of too, so many of each value.
    pub(super) fn with_contributors(contributors: usize) -> Self {
        Self {
            contributors,
            ..Self::default()
        }
    }

    /// The place of an answer.
    pub(super) fn place(&mut self, ask: Ask) -> usize {
        let known = self.asks.iter().position(|known| *known == ask);
        known.unwrap_or_else(|| {
            self.asks.push(ask);
            self.asks.len() - 1
        })
    }

    /// All answers, by place, and those to other questions that are asked in the same pass.
    pub(super) fn answers(
        &self,
        others: impl Iterator<Item = Query>,
        events: &dyn Scan,
        book: &PriceBook,
    ) -> Result<(Vec<Spent>, impl Iterator<Item = Folded>), Error> {
        let own = self.asks.iter().map(|ask| {
            let mut query = ask.query().of_sums_alone();
            if self.contributors > 0 {
                query.by.extend(CONTRIBUTORS.map(Dimension::Attribute));
            }
            query
        });
        let queries: Vec<Query> = own.chain(others).collect();
        let mut found = together(&queries, events, book)?.into_iter();
        let own = self.asks.iter().zip(&mut found);
        let spent: Result<_, Error> = own.map(|(ask, folded)| self.spent(ask, folded)).collect();
        Ok((spent?, found))
    }

    /// Says how much is known, and what was left out.
    pub(super) fn describe(
        &self,
        places: &[usize],
        answers: &[Spent],
        book: &PriceBook,
        evaluation: &mut Evaluation<'_>,
    ) -> Result<(), Error> {
        for place in places {
            let Some((ask, spent)) = self.asks.get(*place).zip(answers.get(*place)) else {
                continue;
            };
            let all = spent.by_value.values().map(|part| &part.sums);
            let total = add(all.chain([&spent.unstated]))?;
            let context = context(&ask.query(), &spent.folded, &total, book);
            let stated = context.completeness.unwrap_or_default();
            let known = &mut evaluation.completeness;
            known.calls += stated.calls;
            known.unpriced_calls += stated.unpriced_calls;
            known.partial_calls += stated.partial_calls;
            known.unpriced_tokens += stated.unpriced_tokens;
            for model in stated.unpriced_models {
                let same = |known: &&mut UnpricedModel| {
                    (&known.provider, &known.model, &known.reason)
                        == (&model.provider, &model.model, &model.reason)
                };
                match known.unpriced_models.iter_mut().find(same) {
                    Some(known) => {
                        known.calls += model.calls;
                        known.tokens += model.tokens;
                    }
                    None => known.unpriced_models.push(model),
                }
            }
            for note in context.notes {
                if !evaluation.notes.contains(&note) {
                    evaluation.notes.push(note);
                }
            }
        }
        Ok(())
    }

    fn spent(&self, ask: &Ask, mut folded: Folded) -> Result<Spent, Error> {
        let mut spent = Spent::default();
        for (labels, sums) in std::mem::take(&mut folded.groups) {
            let mut labels = labels.iter().filter_map(Label::text).cloned();
            let value = match ask.per {
                Some(_) => labels.next().unwrap_or_default(),
                None => Arc::default(),
            };
            if ask.per.is_some() && value.is_empty() {
                spent.unstated.add(&sums).ok_or_else(too_large)?;
                continue;
            }
            let part = spent.by_value.entry(value).or_default();
            part.sums.add(&sums).ok_or_else(too_large)?;
            if self.contributors > 0 {
                let mut text = || labels.next().unwrap_or_default().to_string();
                part.contributors.push(Contributor {
                    agent: text(),
                    model: text(),
                    spent: sums.cost,
                });
            }
        }
        for part in spent.by_value.values_mut() {
            let order = |left: &Contributor, right: &Contributor| {
                let names = |one: &Contributor| (one.agent.clone(), one.model.clone());
                (right.spent, names(left)).cmp(&(left.spent, names(right)))
            };
            part.contributors.sort_by(order);
            part.contributors.truncate(self.contributors);
        }
        spent.folded = folded;
        Ok(spent)
    }
}

/// What spend is broken down by to say where it went.
const CONTRIBUTORS: [Attribute; 2] = [Attribute::Agent, Attribute::Model];
