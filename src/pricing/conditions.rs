//! When an offer holds: hours and weekdays in a zone, and the terms of the call.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;

use crate::units::Timestamp;

const MINUTE: i64 = 60 * Timestamp::SECOND;
const DAY: i64 = 24 * 60 * MINUTE;
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Hours of the day and days of the week in a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Half-open spans of minutes since midnight; empty means the whole day.
    spans: Vec<(u32, u32)>,
    /// Bit 0 is Monday; 0 means every day.
    days: u8,
    /// Days on which the window is closed.
    except: Vec<NaiveDate>,
    zone: Tz,
}

impl Window {
    /// Reads `hours`, `days`, `except_dates` and `tz` of an offer; `None` where there are none.
    pub(super) fn read(
        hours: &[String],
        days: &[String],
        except: &[toml::value::Datetime],
        zone: Option<&str>,
    ) -> Result<Option<Self>, String> {
        if hours.is_empty() && days.is_empty() && except.is_empty() {
            return Ok(None);
        }
        let spans = hours
            .iter()
            .map(|text| span(text).ok_or("hours are written \"01:00-04:00\""))
            .collect::<Result<_, _>>()?;
        let days = days.iter().try_fold(0, |set, text| {
            day_set(text)
                .map(|more| set | more)
                .ok_or("days are mon, tue … or mon-fri")
        })?;
        let except = except
            .iter()
            .map(|date| {
                let date = date.date.ok_or("except_dates are dates")?;
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                    .ok_or("except_dates are dates")
            })
            .collect::<Result<_, _>>()?;
        let zone = match zone {
            None => Tz::UTC,
            Some(name) => name
                .parse()
                .map_err(|_| "tz is an IANA zone, such as Asia/Shanghai")?,
        };
        Ok(Some(Self {
            spans,
            days,
            except,
            zone,
        }))
    }

    /// In words: `mon-fri 01:00-04:00 Asia/Shanghai, not on 2026-10-01`.
    pub(super) fn text(&self) -> String {
        let clock = |minute: &u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let days: Vec<&str> = DAYS
            .iter()
            .enumerate()
            .filter(|(bit, _)| self.days & (1 << bit) != 0)
            .map(|(_, day)| *day)
            .collect();
        let spans: Vec<String> = self
            .spans
            .iter()
            .map(|(start, end)| format!("{}-{}", clock(start), clock(end)))
            .collect();
        let except: Vec<String> = self.except.iter().map(NaiveDate::to_string).collect();
        let mut text = [days.join(","), spans.join(","), self.zone.name().to_owned()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if !except.is_empty() {
            text.push_str(&format!(", not on {}", except.join(",")));
        }
        text
    }

    /// Whether the window is open at that instant.
    pub(super) fn contains(&self, time: Timestamp) -> bool {
        let Some((minute, weekday, date)) = self.local(time) else {
            return false;
        };
        let in_span = |&(start, end): &(u32, u32)| {
            if start < end {
                start <= minute && minute < end
            } else {
                minute >= start || minute < end
            }
        };
        (self.days == 0 || self.days & (1 << weekday) != 0)
            && (self.spans.is_empty() || self.spans.iter().any(in_span))
            && (self.except.is_empty() || !self.except.contains(&date))
    }

    /// Whether it is open, or closed, for all of a stretch of time; `false` also where that is not quickly told.
    pub(super) fn is_steady(&self, first: Timestamp, last: Timestamp) -> bool {
        let quarter = 15 * MINUTE;
        // Zones have been whole quarters of an hour off since 1972.
        let is_even = self.step() == quarter && first.0 > 3 * 365 * DAY;
        if !is_even || last.0.saturating_sub(first.0) > DAY {
            return first == last;
        }
        let open = self.contains(first);
        let mut at = first.0.div_euclid(quarter) * quarter + quarter;
        while at <= last.0 {
            if self.contains(Timestamp(at)) != open {
                return false;
            }
            at += quarter;
        }
        true
    }

    /// A time in which it opens or closes once at most, in microseconds: it does so on quarters of an hour, or minutes.
    /// Clocks of all zones differ from UTC by quarters of an hour.
    pub(super) fn step(&self) -> i64 {
        let on_quarters = |(start, end): &(u32, u32)| start % 15 == 0 && end % 15 == 0;
        match self.spans.iter().all(on_quarters) {
            true => 15 * MINUTE,
            false => MINUTE,
        }
    }

    /// Minute of the day, weekday from Monday, and date, where the provider's clock is.
    fn local(&self, time: Timestamp) -> Option<(u32, u32, NaiveDate)> {
        if self.zone == Tz::UTC && self.except.is_empty() {
            let minute = u32::try_from(time.0.rem_euclid(DAY) / MINUTE).ok()?;
            // 1970-01-01 was a Thursday.
            let weekday = u32::try_from((time.0.div_euclid(DAY) + 3).rem_euclid(7)).ok()?;
            return Some((minute, weekday, NaiveDate::MIN));
        }
        let local = DateTime::from_timestamp_micros(time.0)?.with_timezone(&self.zone);
        let minute = local.hour() * 60 + local.minute();
        Some((
            minute,
            local.weekday().num_days_from_monday(),
            local.date_naive(),
        ))
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for (start, end) in &self.spans {
            let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
            parts.push(format!("{}-{}", clock(*start), clock(*end)));
        }
        let days = DAYS.iter().enumerate();
        parts.extend(
            days.filter(|(day, _)| self.days & (1 << day) != 0)
                .map(|(_, name)| (*name).to_owned()),
        );
        parts.extend(self.except.iter().map(|date| format!("not {date}")));
        write!(f, "{} {}", parts.join(" "), self.zone)
    }
}

fn span(text: &str) -> Option<(u32, u32)> {
    let clock = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
        (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
    };
    let (start, end) = text.split_once('-')?;
    Some((clock(start)?, clock(end)?)).filter(|(start, end)| start != end)
}

fn day_set(text: &str) -> Option<u8> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name.trim());
    match text.split_once('-') {
        None => day(text).map(|place| 1 << place),
        Some((first, last)) => {
            let (first, last) = (day(first)?, day(last)?);
            (first <= last).then(|| (first..=last).fold(0, |set, place| set | (1 << place)))
        }
    }
}

/// A term of a call an offer can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// `batch`.
    Processing,
    /// `flex`, `priority` …
    ServiceTier,
    /// `fast`.
    Speed,
    /// Region or inference geography the log states.
    Region,
    /// Geography inside the id: `us` of `us.anthropic.…`, `eu` of `azure/eu/…`.
    Geo,
}

impl Term {
    /// The term of that name in a price book.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "processing" => Some(Self::Processing),
            "service_tier" => Some(Self::ServiceTier),
            "speed" => Some(Self::Speed),
            "region" | "inference_geo" => Some(Self::Region),
            "geo" => Some(Self::Geo),
            _ => None,
        }
    }

    /// The name in a price book.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::ServiceTier => "service_tier",
            Self::Speed => "speed",
            Self::Region => "region",
            Self::Geo => "geo",
        }
    }
}

/// Terms an offer demands, each with the values that satisfy it.
pub(super) type When = Vec<(Term, Vec<String>)>;

/// The terms a call was made on, in the price book's words; empty means the standard ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) processing: String,
    pub(super) service_tier: String,
    pub(super) speed: String,
    pub(super) region: String,
    pub(super) geo: String,
}

impl Terms {
    /// Brings a query's words to the book's: standard tiers become empty, the `batch` tier is batch processing.
    pub(super) fn new(processing: &str, service_tier: &str, speed: &str, region: &str) -> Self {
        let plain = |text: &str, standard: &[&str]| {
            let text = text.trim().to_ascii_lowercase();
            if standard.contains(&text.as_str()) {
                String::new()
            } else {
                text
            }
        };
        // `auto` is what was asked for, never what was served.
        let standard = [
            "default",
            "standard",
            "auto",
            "on_demand",
            "on-demand",
            "standard_only",
        ];
        let mut terms = Self {
            processing: plain(processing, &["sync", "online", "realtime", "standard"]),
            service_tier: plain(service_tier, &standard),
            speed: plain(speed, &["standard", "normal", "default"]),
            region: plain(region, &["global", "not_available", "default"]),
            geo: String::new(),
        };
        if terms.service_tier == "batch" {
            terms.service_tier.clear();
            terms.processing = "batch".to_owned();
        }
        terms
    }

    /// Whether every demanded term is met.
    pub(super) fn meet(&self, when: &When) -> bool {
        when.iter().all(|(term, values)| {
            let stated = match term {
                Term::Processing => &self.processing,
                Term::ServiceTier => &self.service_tier,
                Term::Speed => &self.speed,
                Term::Region => &self.region,
                Term::Geo => &self.geo,
            };
            values.contains(stated)
        })
    }
}

/// Whether a text matches a pattern in which `*` stands for any run of characters; both ends are anchored.
pub(super) fn glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.find(part) {
            Some(place) => rest = rest.get(place + part.len()..).unwrap_or(""),
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_window_is_half_open_in_its_own_zone() {
        let at = |text: &str| {
            Timestamp(
                text.parse::<DateTime<chrono::Utc>>()
                    .expect("instant")
                    .timestamp_micros(),
            )
        };
        let read = |hours: &[&str], days: &[&str], zone| {
            Window::read(&texts(hours), &texts(days), &[], zone)
                .expect("valid")
                .expect("stated")
        };
        let peak = read(&["01:00-04:00", "06:00-10:00"], &["mon-fri"], None);
        for (instant, open) in [
            ("2026-11-13T01:00:00Z", true),
            ("2026-11-13T03:59:59.999999Z", true),
            ("2026-11-13T04:00:00Z", false),
            ("2026-11-13T09:59:59Z", true),
            ("2026-11-14T02:00:00Z", false), // Saturday
            ("1969-12-31T02:00:00Z", true),  // Wednesday
        ] {
            assert_eq!(peak.contains(at(instant)), open, "{instant}");
        }
        let night = read(&["16:30-00:30"], &[], None);
        assert!(night.contains(at("2025-06-01T23:59:00Z")));
        assert!(night.contains(at("2025-06-01T00:29:59Z")));
        assert!(!night.contains(at("2025-06-01T00:30:00Z")));
        let beijing = read(&["09:00-12:00"], &["mon"], Some("Asia/Shanghai"));
        assert!(beijing.contains(at("2026-11-16T01:00:00Z")));
        assert!(!beijing.contains(at("2026-11-16T04:00:00Z")));
        assert!(!beijing.contains(Timestamp::MAX));
    }

    #[test]
    fn a_window_written_wrongly_is_refused() {
        for hours in ["1-4", "25:00-26:00", "04:00-04:00", "x"] {
            assert!(
                Window::read(&texts(&[hours]), &[], &[], None).is_err(),
                "{hours}"
            );
        }
        assert!(Window::read(&[], &texts(&["monday"]), &[], None).is_err());
        assert!(Window::read(&[], &texts(&["mon"]), &[], Some("Mars")).is_err());
    }

    #[test]
    fn globs_are_anchored() {
        for (pattern, text, matches) in [
            ("claude-*-4-6", "claude-opus-4-6", true),
            ("claude-*-4-6", "claude-opus-4-65", false),
            ("claude-*-5*", "claude-sonnet-5-5", true),
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*a", "a", false),
            ("*b*c", "abbc", true),
        ] {
            assert_eq!(glob(pattern, text), matches, "{pattern} {text}");
        }
    }
}
