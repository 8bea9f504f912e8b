//! Off-peak hours as a union of windows, in: the peak hours that are left, as one set of hours and weekdays, out.

use super::json::Node;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY: usize = 24 * 60;

/// Peak hours in UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Peak {
    pub(super) hours: Vec<String>,
    pub(super) days: Vec<String>,
}

/// The hours outside all windows; `None` where they differ from day to day, or a zone moves the weekdays.
pub(super) fn peak(rule: &Node) -> Option<Peak> {
    let mut quiet = vec![[false; DAY]; DAYS.len()];
    for window in rule.get("windows")?.items() {
        let hours = window.get("hours_utc")?;
        let spans: Vec<&str> = match hours {
            Node::Text(span) => vec![span],
            _ => hours.items().iter().map(Node::text).collect(),
        };
        let days: Vec<u64> = match window.get("weekdays") {
            Some(days) => days
                .items()
                .iter()
                .map(Node::whole)
                .collect::<Option<_>>()?,
            None => (1..=7).collect(),
        };
        for day in days {
            let day = quiet.get_mut(usize::try_from(day.checked_sub(1)?).ok()?)?;
            for span in &spans {
                mark(day, span)?;
            }
        }
    }
    let open: Vec<Vec<(usize, usize)>> = quiet.iter().map(gaps).collect();
    let spans = open.iter().find(|gaps| !gaps.is_empty())?;
    let days: Vec<String> = (0..DAYS.len())
        .filter(|day| open.get(*day).is_some_and(|gaps| !gaps.is_empty()))
        .filter_map(|day| DAYS.get(day).map(|name| (*name).to_owned()))
        .collect();
    let alike = open.iter().all(|gaps| gaps.is_empty() || gaps == spans);
    // Until 16:00 UTC the weekday in China is the same.
    let last = spans.iter().map(|(_, end)| *end).max()?;
    let zone = rule.text_of("weekday_timezone");
    let here = matches!(zone, "" | "UTC") || (zone == "Asia/Shanghai" && last <= 16 * 60);
    (alike && here).then(|| Peak {
        hours: spans.iter().map(written).collect(),
        days: if days.len() == DAYS.len() {
            Vec::new()
        } else {
            days
        },
    })
}

/// Marks `10:00-00:00`; an end of midnight is the end of the day.
fn mark(day: &mut [bool; DAY], span: &str) -> Option<()> {
    let (start, end) = span.split_once('-')?;
    let (start, end) = (minute(start)?, minute(end)?);
    let end = if end == 0 { DAY } else { end };
    day.get_mut(start..end)?.fill(true);
    Some(())
}

fn minute(clock: &str) -> Option<usize> {
    let (hour, minute) = clock.trim().split_once(':')?;
    let (hour, minute): (usize, usize) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The spans that are not marked.
fn gaps(day: &[bool; DAY]) -> Vec<(usize, usize)> {
    let mut gaps: Vec<(usize, usize)> = Vec::new();
    for (minute, quiet) in day.iter().enumerate() {
        match gaps.last_mut() {
            _ if *quiet => {}
            Some((_, end)) if *end == minute => *end = minute + 1,
            _ => gaps.push((minute, minute + 1)),
        }
    }
    gaps
}

fn written((start, end): &(usize, usize)) -> String {
    let clock = |minute: usize| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(*start), clock(*end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rule: &str) -> Option<Peak> {
        peak(&Node::read(rule.as_bytes()).expect("JSON"))
    }

    #[test]
    fn what_is_left_of_a_week_is_its_peak() {
        let found = read(
            r#"{"windows": [{"hours_utc": ["00:00-01:00", "04:00-06:00", "10:00-00:00"], "weekdays": [1, 2, 3, 4, 5]},
                {"hours_utc": "00:00-00:00", "weekdays": [6, 7]}]}"#,
        );
        let found = found.expect("one rule");
        assert_eq!(found.hours, ["01:00-04:00", "06:00-10:00"]);
        assert_eq!(found.days, ["mon", "tue", "wed", "thu", "fri"]);
    }

    #[test]
    fn what_one_rule_cannot_say_is_refused() {
        for rule in [
            r#"{"windows": [{"hours_utc": "00:00-12:00", "weekdays": [1]}]}"#,
            r#"{"windows": [{"hours_utc": "00:00-00:00"}]}"#,
            r#"{"windows": [{"hours_utc": "00:00-12:00"}], "weekday_timezone": "Asia/Shanghai"}"#,
            r#"{"windows": [{"hours_utc": "12:00-06:00"}]}"#,
            r#"{"windows": [{"hours_utc": "noon"}]}"#,
            r"{}",
        ] {
            assert_eq!(read(rule), None, "{rule}");
        }
        let daily = read(r#"{"windows": [{"hours_utc": "00:00-12:00"}]}"#).expect("one rule");
        assert_eq!(
            (daily.hours, daily.days),
            (vec!["12:00-24:00".to_owned()], vec![])
        );
    }
}
