//! A scenario with shares of calls, in: worlds in which each call changes as a whole, and what each of them weighs, out.
//!
//! The cost of a share of calls is that share of their cost, because costs are sums over tokens. So what 80 % of the
//! calls on another model cost is 80 % of the world in which all are moved and 20 % of the one in which none is: in
//! integers, whatever the calls are grouped by, and without a choice of which calls move.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Scenario;
use crate::analysis::what_if::{CacheUse, Rule, WHOLE, WhatIf};
use crate::error::Error;

/// The sum of the weights of all worlds: shares in [`WHOLE`] times cache hits in [`WHOLE`].
pub(super) const ALL: i128 = (WHOLE as i128) * (WHOLE as i128);

/// Each world is one pass over the calls.
const MOST: usize = 64;

/// One way things could be.
pub(super) struct World {
    pub(super) what_if: WhatIf,
    /// How much of the whole it is, out of [`ALL`].
    pub(super) weight: i128,
    /// Whether nothing in it differs from the log.
    pub(super) as_logged: bool,
}

/// The worlds of a scenario; their weights add up to [`ALL`].
pub(super) fn worlds(scenario: &Scenario, rules: &Arc<[Rule]>) -> Result<Vec<World>, Error> {
    let places = places(rules);
    if places.len() > MOST {
        return Err(Error::Usage(
            "there are too many different shares; give more of the rules 100 %".to_owned(),
        ));
    }
    let caches = match scenario.cache_hit {
        None => vec![(CacheUse::AsLogged, WHOLE)],
        Some(hit) => vec![
            (CacheUse::Hit, hit),
            (CacheUse::Miss, WHOLE.saturating_sub(hit)),
        ],
    };
    let past_all: u32 = rules
        .iter()
        .fold(0, |sum, rule| sum.saturating_add(rule.share));
    let ends = places.iter().copied().skip(1).chain([WHOLE]);
    let mut worlds = Vec::new();
    for (place, end) in places.iter().copied().zip(ends) {
        for (cache, share) in &caches {
            let weight = i128::from(end - place) * i128::from(*share);
            if weight > 0 {
                worlds.push(World {
                    what_if: WhatIf {
                        rules: rules.clone(),
                        place,
                        cache: *cache,
                        base_tier: scenario.base_tier,
                        ..WhatIf::default()
                    },
                    weight,
                    as_logged: *cache == CacheUse::AsLogged
                        && !scenario.base_tier
                        && place >= past_all,
                });
            }
        }
    }
    Ok(worlds)
}

/// Where a rule can begin or end: at 0 and at every sum of shares below the whole.
fn places(rules: &[Rule]) -> BTreeSet<u32> {
    let mut places = BTreeSet::from([0_u32]);
    for rule in rules {
        let ends = places.iter().map(|place| place.saturating_add(rule.share));
        let ends: Vec<u32> = ends.filter(|end| *end < WHOLE).collect();
        places.extend(ends);
        if places.len() > MOST {
            break;
        }
    }
    places
}
