//! An id, in: the same without one documented part, out.

/// Bedrock's inference geographies, the first segment of an id.
const GEOGRAPHIES: [&str; 10] = [
    "global", "us", "eu", "apac", "au", "ca", "jp", "in", "sa", "us-gov",
];

/// `projects/…/publishers/google/models/gemini-2.5-pro` → `gemini-2.5-pro`.
pub(super) fn publisher_model(name: &str) -> Option<&str> {
    let start = name
        .find("publishers/")
        .filter(|place| *place == 0 || name.starts_with("projects/"))?;
    let (_, rest) = name.get(start..)?.split_once("/models/")?;
    Some(rest)
}

/// Azure's data zones: `eu/gpt-5.1`.
pub(super) fn take_zone(name: &mut String, geo: &mut String) {
    for zone in ["eu", "us", "global"] {
        if let Some(rest) = name
            .strip_prefix(zone)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            zone.clone_into(geo);
            *name = rest.to_owned();
            return;
        }
    }
}

/// LiteLLM's `bedrock/converse/us-gov-west-1/…`: the way of calling goes, the region is kept for books that price it apart.
pub(super) fn take_region(name: &mut String, geo: &mut String) {
    for way in ["converse/", "invoke/"] {
        if let Some(rest) = name.strip_prefix(way) {
            *name = rest.to_owned();
        }
    }
    let Some((region, rest)) = name.split_once('/') else {
        return;
    };
    let parts: Vec<&str> = region.split('-').collect();
    let numbered = |part: &&str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() >= 3 && parts.last().is_some_and(numbered) {
        let known = if region.starts_with("us-gov-") {
            "us-gov"
        } else {
            region
        };
        known.clone_into(geo);
        *name = rest.to_owned();
    }
}

/// `us.anthropic.claude-…` → (`us`, `anthropic.claude-…`).
pub(super) fn split_geography(name: &str) -> (&str, &str) {
    match name.split_once('.') {
        Some((geo, rest)) if GEOGRAPHIES.contains(&geo) && rest.contains('.') => (geo, rest),
        _ => ("", name),
    }
}

/// `…-v1:0` → `…`; Bedrock's versions have one digit each.
pub(super) fn without_version(name: &str) -> &str {
    let bytes = name.as_bytes();
    match bytes {
        [.., b'-', b'v', major, b':', minor]
            if major.is_ascii_digit() && minor.is_ascii_digit() =>
        {
            name.get(..name.len() - 5).unwrap_or(name)
        }
        _ => name,
    }
}

/// `ft:gpt-4o-2024-08-06:acme::xyz` → `ft:gpt-4o-2024-08-06`: a fine-tune has its own price, never its base's.
pub(super) fn fine_tuned(name: &str) -> Option<String> {
    let (base, own) = name.strip_prefix("ft:")?.split_once(':')?;
    own.contains(':').then(|| format!("ft:{base}"))
}

/// `<id>-20250929`, `<id>@20250929`, `<id>-2025-09-29` → `<id>`.
pub(super) fn without_date(id: &str) -> Option<&str> {
    let split = |length: usize| {
        id.len()
            .checked_sub(length)
            .and_then(|at| id.split_at_checked(at))
    };
    if let Some((base, date)) = split(9)
        && let Some(digits) = date.strip_prefix(['-', '@'])
        && is_date(digits)
    {
        return Some(base);
    }
    let (base, date) = split(11)?;
    let digits = date.strip_prefix('-')?;
    let hyphens =
        digits.as_bytes().get(4) == Some(&b'-') && digits.as_bytes().get(7) == Some(&b'-');
    (hyphens && is_date(&digits.replace('-', ""))).then_some(base)
}

/// `YYYYMMDD` in the years language models have existed.
fn is_date(digits: &str) -> bool {
    let number = |from: usize, to: usize| {
        digits
            .get(from..to)
            .and_then(|part| part.parse::<u32>().ok())
    };
    digits.len() == 8
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && number(0, 4).is_some_and(|year| (2018..2100).contains(&year))
        && number(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && number(6, 8).is_some_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_valid_date_is_taken_off() {
        for (id, base) in [
            ("claude-sonnet-4-5-20250929", Some("claude-sonnet-4-5")),
            ("claude-sonnet-4-5@20250929", Some("claude-sonnet-4-5")),
            ("gpt-5.1-2025-11-13", Some("gpt-5.1")),
            ("gpt-5.1-2025-13-13", None),
            ("gpt-5.1-202511133", None),
            ("gpt-5.1-2025-11-1", None),
            ("grok-4-0709", None),
            ("é-20250929", Some("é")),
            ("20250929", None),
        ] {
            assert_eq!(without_date(id), base, "{id}");
        }
    }
}
