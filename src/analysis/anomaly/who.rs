//! Spend by step to who moved, where it tells as much as the calls do.
//!
//! Of many anomalies only the largest are told, and who moved decides which: those are not read for that. Why they moved,
//! and in which run, is read of the ones that are told.

use super::cause::Asked;
use super::cause::Side;
use super::cause::Sides;
use super::cause::moved;
use super::gathered::Gathered;
use super::told::Found;
use crate::analysis::fold::Label;

/// The values of the dimensions asked for of those who moved, as [`causes`](super::cause::causes) finds them; `None` where
/// calls have to be read.
pub(super) fn who(asked: &Asked, gathered: &Gathered, found: &Found) -> Option<Vec<Vec<Label>>> {
    let by = asked.by();
    let place = |dimension| asked.query.by.iter().position(|known| known == dimension);
    let places: Vec<usize> = by.iter().map(place).collect::<Option<_>>()?;
    let (start, end) = (found.event.start, found.event.end);
    let steps = &gathered.steps;
    let first = steps.partition_point(|step| step.whole.start < asked.before);
    let (mut now, mut before) = (Sides::new(), Sides::new());
    for leaf in gathered.scopes.get(&found.scope)? {
        // What they cost before is asked at the prices of just before it began.
        if !gathered.is_at_one_price(*leaf, asked.before, asked.window.start) {
            return None;
        }
        let amounts = [start..end, first..start].map(|steps| gathered.over(*leaf, steps));
        if amounts == [None, None] {
            continue;
        }
        let own = gathered.labels(*leaf);
        let labels = places.iter().map(|place| own.get(*place).cloned());
        let labels: Vec<Label> = labels.collect::<Option<_>>()?;
        for (sides, amount) in [&mut now, &mut before].into_iter().zip(amounts) {
            if let Some(amount) = amount {
                sides.insert(labels.clone(), Side::of(amount?));
            }
        }
    }
    let moved = moved(asked, &now, &before).into_iter();
    Some(moved.map(|(_, labels)| asked.own(&by, labels)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Anomaly;
    use super::super::Every;
    use super::super::Kind;
    use super::super::Severity;
    use super::super::cause::causes;
    use super::super::exact::book;
    use super::super::exact::burst;
    use super::super::exact::ledger;
    use super::super::exact::query;
    use super::super::exact::usual;
    use super::super::question::about;
    use super::super::watch::Event;
    use super::*;
    use crate::analysis::dimension::Dimension;
    use crate::units::Period;
    use crate::units::Usd;

    /// Some steps of a scope, as if they stood out.
    fn found(gathered: &Gathered, by: &[Dimension], start: usize, end: usize) -> Vec<Found> {
        let window = Period {
            start: gathered.steps[start].whole.start,
            end: gathered.steps[end - 1].whole.end,
        };
        let of_scope = |scope: &Vec<Option<Label>>| {
            let values = by.iter().zip(scope).filter_map(|(one, label)| {
                let text = label.as_ref().and_then(Label::text)?;
                Some((one.clone(), text.to_string()))
            });
            Found {
                scope: scope.clone(),
                event: Event {
                    kind: Kind::Spike,
                    start,
                    end,
                    expected: 0.0,
                    distance: None,
                    history: start,
                    floor: 0.0,
                },
                anomaly: Anomaly {
                    kind: Kind::Spike,
                    scope: values.collect(),
                    window,
                    actual: Usd::ZERO,
                    lower_bound: false,
                    expected: Usd::ZERO,
                    projected: None,
                    distance: None,
                    severity: Severity::Low,
                    steps: u64::try_from(end - start).expect("small"),
                    history: 0,
                    movers: Vec::new(),
                    parts: None,
                },
                who: None,
            }
        };
        gathered.scopes.keys().map(of_scope).collect()
    }

    #[test]
    fn what_was_spent_names_those_that_the_calls_name() {
        let mut calls = usual(80);
        calls.extend(burst(30, 40, [900_001, 0, 7]));
        calls.extend(burst(42, 3, [100_003, 5, 70_001]));
        let (events, book) = (ledger(&calls), book());
        for (every, by) in [
            (Every::Day, "agent,model"),
            (Every::Hour, "model,run,agent"),
            (Every::Day, "model"),
        ] {
            let mut asked = query(80);
            asked.every = every;
            asked.calls.by = Dimension::parse_list(by).expect("dimensions");
            let learned = [asked.learned()];
            let gathered = Gathered::all(&learned, every, &[], &events, &book);
            let gathered = gathered.expect("gathered").0.remove(0);
            let (mut told, mut untold) = (0, 0);
            let hour = every.per_day();
            for day in [0, 1, 20, 30, 39, 40, 41, 42, 60, 68, 69, 75] {
                for one in found(&gathered, &asked.calls.by, day * hour, (day + 2) * hour) {
                    let question = about(&asked, &gathered, &one);
                    let Some(who) = who(&question, &gathered, &one) else {
                        untold += 1;
                        continue;
                    };
                    told += 1;
                    let causes = causes(&[question], &events, &book).expect("causes");
                    let movers = causes.into_iter().flat_map(|(movers, _)| movers);
                    let moved: Vec<Vec<Label>> = movers.map(|mover| mover.labels).collect();
                    assert_eq!(who, moved, "{by} {day} {:?}", one.scope);
                }
            }
            // The price of `m` changes on the 41st day; whose agents are not told apart says nothing of them.
            assert_eq!((told > untold, untold > 0), (by != "model", true), "{by}");
        }
    }
}
