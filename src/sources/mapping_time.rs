//! A time as a mapping describes it: its format, its zone, or what it counts from.

use std::str::FromStr;

use chrono::NaiveDateTime;
use chrono::TimeZone;
use chrono_tz::Tz;

use super::datum::Datum;
use super::instant::instant_text;
use crate::units::Timestamp;
use crate::units::parse_decimal;

/// How a time is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TimeFormat {
    spelling: Spelling,
    /// Zone of times that name none.
    zone: Option<Tz>,
    /// What numbers count from, when it is not 1970.
    base: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Spelling {
    /// As in logs without a mapping.
    Auto,
    /// A number of 10^-digits seconds.
    Count(u32),
    /// A pattern of `chrono`'s `strftime`.
    Pattern(String),
}

const FORMATS: [(&str, Spelling); 7] = [
    ("auto", Spelling::Auto),
    ("rfc3339", Spelling::Auto),
    ("iso8601", Spelling::Auto),
    ("unix_s", Spelling::Count(0)),
    ("unix_ms", Spelling::Count(3)),
    ("unix_us", Spelling::Count(6)),
    ("unix_ns", Spelling::Count(9)),
];

impl TimeFormat {
    /// Understands the `format`, `tz` and `base` of a mapping.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn parse(
        format: Option<&str>,
        zone: Option<&str>,
        base: Option<&str>,
    ) -> Result<Self, String> {
        let format = format.unwrap_or("auto");
        let named = FORMATS.into_iter().find(|(name, _)| *name == format);
        let spelling = match named {
            Some((_, spelling)) => spelling,
            None if format.contains('%') => Spelling::Pattern(format.to_owned()),
            None => {
                return Err(format!(
                    "format `{format}` is none of auto, rfc3339, unix_s, unix_ms, unix_us, unix_ns, or a pattern with %"
                ));
            }
        };
        let zone = zone.map(|zone| {
            Tz::from_str(zone).map_err(|_| {
                format!("tz `{zone}` is no zone of the IANA list, such as Europe/Berlin")
            })
        });
        let base = base.map(|base| {
            instant_text(base)
                .map_err(|_| format!("base `{base}` is no time, such as 2024-01-01T00:00:00Z"))
        });
        if base.is_some() && !matches!(spelling, Spelling::Count(_)) {
            return Err("base needs a format of unix_s, unix_ms, unix_us or unix_ns".to_owned());
        }
        Ok(Self {
            spelling,
            zone: zone.transpose()?,
            base: base.transpose()?.unwrap_or_default(),
        })
    }

    /// The instant a value names.
    ///
    /// # Errors
    /// Why it names none; never quotes it.
    pub(super) fn read(&self, datum: &Datum<'_>) -> Result<Timestamp, &'static str> {
        const MALFORMED: &str = "time not in the mapping's format";
        match &self.spelling {
            Spelling::Count(digits) => {
                let text = datum.text().ok_or(MALFORMED)?;
                let micros = parse_decimal(&text, 6 - i64::from(*digits)).map_err(|_| MALFORMED)?;
                let sum = i128::from(self.base.0)
                    .checked_add(micros)
                    .ok_or(MALFORMED)?;
                i64::try_from(sum).map(Timestamp).map_err(|_| MALFORMED)
            }
            Spelling::Auto => {
                let time = datum.time()?;
                match datum.text() {
                    Some(text) if !names_zone(&text) => self.local(time),
                    _ => Ok(time),
                }
            }
            Spelling::Pattern(pattern) => {
                let text = datum.text().ok_or(MALFORMED)?;
                if let Ok(time) = chrono::DateTime::parse_from_str(&text, pattern) {
                    return Ok(Timestamp(time.timestamp_micros()));
                }
                let naive = NaiveDateTime::parse_from_str(&text, pattern).map_err(|_| MALFORMED)?;
                self.local(Timestamp(naive.and_utc().timestamp_micros()))
            }
        }
    }

    /// The instant at which clocks of the zone show what `shown` is in UTC.
    fn local(&self, shown: Timestamp) -> Result<Timestamp, &'static str> {
        let Some(zone) = self.zone else {
            return Ok(shown);
        };
        let naive = chrono::DateTime::from_timestamp_micros(shown.0).ok_or("implausible time")?;
        zone.from_local_datetime(&naive.naive_utc())
            .earliest()
            .map(|time| Timestamp(time.timestamp_micros()))
            .ok_or("time skipped by the clocks of its zone")
    }
}

/// Whether a time says which zone it is in; numbers count from 1970 in UTC.
fn names_zone(text: &str) -> bool {
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && text.len() != 8;
    let behind_date = text.get(10..).unwrap_or_default();
    is_number
        || text.ends_with(['Z', 'z'])
        || text.ends_with("UTC")
        || behind_date.contains(['+', '-'])
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn formats_zones_and_bases() {
        let at = |format: Option<&str>, zone: Option<&str>, base: Option<&str>, text: &str| {
            let format = TimeFormat::parse(format, zone, base).expect("a format");
            format
                .read(&Datum::Cell(Cow::Borrowed(text)))
                .map(|time| time.0 / 1000)
        };
        let berlin = Some("Europe/Berlin");
        assert_eq!(
            at(None, berlin, None, "2026-03-15 15:02:11"),
            Ok(1_773_583_331_000)
        );
        assert_eq!(
            at(None, berlin, None, "2026-03-15T14:02:11Z"),
            Ok(1_773_583_331_000)
        );
        assert_eq!(at(None, berlin, None, "1773583331"), Ok(1_773_583_331_000));
        let pattern = Some("%d.%m.%Y %H:%M");
        assert_eq!(
            at(pattern, berlin, None, "15.03.2026 15:02"),
            Ok(1_773_583_320_000)
        );
        let base = Some("2024-01-01T00:00:00Z");
        assert_eq!(
            at(Some("unix_ms"), None, base, "1500"),
            Ok(1_704_067_201_500)
        );
        assert!(at(None, berlin, None, "2026-03-29 02:30:00").is_err());
        assert!(at(Some("unix_ms"), None, None, "soon").is_err());
        assert!(TimeFormat::parse(Some("unix"), None, None).is_err());
        assert!(TimeFormat::parse(None, Some("Mars/Base"), None).is_err());
        assert!(TimeFormat::parse(None, None, base).is_err());
    }
}
