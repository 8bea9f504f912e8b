//! What is typed after `--map`, `--route`, `--batch`, `--all-on` and `--cache-hit`, in: rules of a scenario, out.

use crate::analysis::Change;
use crate::analysis::Dimension;
use crate::analysis::Filter;
use crate::analysis::FilterTarget;
use crate::analysis::Rule;
use crate::analysis::Target;
use crate::analysis::WHOLE;
use crate::event::Attribute;
use crate::units::parse_decimal;

/// A rule, and the words that choose its calls.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) chosen: String,
    pub(super) rule: Rule,
}

/// `OLD=NEW[:SHARE%]`; `*` is every model.
pub(super) fn map(text: &str) -> Result<Typed, String> {
    let (rest, share) = with_share(text)?;
    match rest.split_once('=') {
        Some((old, new)) if !old.is_empty() && !new.is_empty() => {
            let which = selector(&format!("model={old}"))?;
            Ok(typed("--map", text, old, which, model(new), share))
        }
        _ => Err("a map is written `OLD=NEW` or `OLD=NEW:80%`".to_owned()),
    }
}

/// `DIMENSION=VALUE:MODEL[:SHARE%]`.
pub(super) fn route(text: &str) -> Result<Typed, String> {
    let (rest, share) = with_share(text)?;
    // A tag's key follows a colon of its own.
    let after_name = rest.find('=').unwrap_or(rest.len());
    let (name, value) = rest.split_at(after_name);
    match value.split_once(':') {
        Some((value, new)) if value.len() > 1 && !new.is_empty() => {
            let chosen = format!("{name}{value}");
            let which = selector(&chosen)?;
            Ok(typed("--route", text, &chosen, which, model(new), share))
        }
        _ => Err("a route is written `agent=NAME:MODEL` or `agent=NAME:MODEL:80%`".to_owned()),
    }
}

/// `DIMENSION=VALUE[:SHARE%]`, or `*` for every call.
pub(super) fn batch(text: &str) -> Result<Typed, String> {
    let (rest, share) = with_share(text)?;
    let which = selector(rest)?;
    Ok(typed("--batch", text, rest, which, Change::Batch, share))
}

/// A model for every call.
pub(super) fn all_on(text: &str) -> Result<Typed, String> {
    match text.trim() {
        "" => Err("a model is missing".to_owned()),
        new => Ok(typed(
            "--all-on",
            text,
            "*",
            Filter::default(),
            model(new),
            WHOLE,
        )),
    }
}

/// A ratio from 0 to 1 in ten-thousandths.
pub(super) fn cache_hit(text: &str) -> Result<u32, String> {
    let ratio = ten_thousandths(text, 4).filter(|ratio| *ratio <= WHOLE);
    ratio.ok_or_else(|| "a ratio is from 0 to 1, such as 0.6, with up to four decimals".to_owned())
}

fn model(name: &str) -> Change {
    Change::Model(Target::named(name))
}

fn typed(flag: &str, text: &str, chosen: &str, which: Filter, change: Change, share: u32) -> Typed {
    Typed {
        chosen: format!("{flag} {chosen}"),
        rule: Rule {
            which,
            change,
            share,
            typed: format!("{flag} {text}"),
        },
    }
}

/// A text and the share behind its last colon; a model's own colon is followed by no percentage.
fn with_share(text: &str) -> Result<(&str, u32), String> {
    let Some((rest, percent)) = text
        .strip_suffix('%')
        .and_then(|text| text.rsplit_once(':'))
    else {
        return Ok((text, WHOLE));
    };
    let share = ten_thousandths(percent, 2).filter(|share| (1..=WHOLE).contains(share));
    let share = share.ok_or_else(|| {
        "a share is above 0 % and up to 100 %, such as 80% or 12.5%, with up to two decimals"
            .to_owned()
    })?;
    Ok((rest, share))
}

/// A decimal times 10^`digits`, when that is whole.
fn ten_thousandths(text: &str, digits: i64) -> Option<u32> {
    let fine = parse_decimal(text, digits + 9).ok()?;
    let whole = fine / 1_000_000_000;
    (whole * 1_000_000_000 == fine)
        .then(|| u32::try_from(whole).ok())
        .flatten()
}

/// `agent=nightly`, `tag:team=search`; `*` and a value of `*` alone are every call.
fn selector(text: &str) -> Result<Filter, String> {
    let mut filter = Filter::default();
    if text == "*" {
        return Ok(filter);
    }
    let (name, value) = match text.split_once('=') {
        Some((name, value)) if !value.is_empty() => (name, value),
        _ => return Err("calls are chosen as in `agent=nightly`; `*` is every call".to_owned()),
    };
    let target = match Dimension::parse(name).map_err(|error| error.to_string())? {
        Dimension::Tag(key) => FilterTarget::Tag(key),
        Dimension::Attribute(attribute)
            if !matches!(
                attribute,
                Attribute::Run | Attribute::Session | Attribute::File
            ) =>
        {
            FilterTarget::Attribute(attribute)
        }
        _ => {
            return Err(format!(
                "`{name}` cannot choose calls here; agent, model, project, tag:KEY and the like can"
            ));
        }
    };
    if value != "*" {
        filter.add(target, value);
    }
    Ok(filter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(read: Result<Typed, String>) -> String {
        match read {
            Ok(Typed { chosen, rule }) => {
                let to = match rule.change {
                    Change::Model(target) => target.name.to_string(),
                    Change::Batch => "batch".to_owned(),
                };
                format!("{chosen} -> {to} {}", rule.share)
            }
            Err(_) => "refused".to_owned(),
        }
    }

    #[test]
    fn rules_are_read_as_typed() {
        for (read, expected) in [
            (
                map("gpt-4o=gpt-4o-mini:80%"),
                "--map gpt-4o -> gpt-4o-mini 8000",
            ),
            (map("*=llama3:8b"), "--map * -> llama3:8b 10000"),
            (
                map("a=ollama/llama3:8b:12.5%"),
                "--map a -> ollama/llama3:8b 1250",
            ),
            (map("a=b:0%"), "refused"),
            (map("a=b:101%"), "refused"),
            (map("a=b:1.234%"), "refused"),
            (map("a=b:-5%"), "refused"),
            (map("a"), "refused"),
            (map("=b"), "refused"),
            (
                route("agent=classifier:haiku"),
                "--route agent=classifier -> haiku 10000",
            ),
            (
                route("tag:team=ads:a/m:v1:50%"),
                "--route tag:team=ads -> a/m:v1 5000",
            ),
            (route("agent=classifier"), "refused"),
            (route("agent=:haiku"), "refused"),
            (route("run=r1:haiku"), "refused"),
            (route("day=2026-01-01:haiku"), "refused"),
            (
                batch("agent=nightly"),
                "--batch agent=nightly -> batch 10000",
            ),
            (batch("*:25%"), "--batch * -> batch 2500"),
            (batch("nightly"), "refused"),
            (batch("colour=red"), "refused"),
            (all_on("gpt-4o"), "--all-on * -> gpt-4o 10000"),
            (all_on(" "), "refused"),
        ] {
            assert_eq!(told(read), expected);
        }
        for (text, expected) in [
            ("0.6", Some(6000)),
            ("1", Some(10_000)),
            ("0", Some(0)),
            ("0.12345", None),
            ("1.1", None),
            ("-0.1", None),
            ("60%", None),
        ] {
            assert_eq!(cache_hit(text).ok(), expected, "{text}");
        }
    }
}
