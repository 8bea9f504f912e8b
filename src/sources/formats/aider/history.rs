//! Lines of aider's chat history to usage events: `> Tokens: 7.2k sent, 120 received. Cost: $0.02 message, …`.

use serde::Deserialize;
use serde::Serialize;

use crate::event::Attribute;
use crate::event::UsageEvent;
use crate::sources::Sink;
use crate::sources::Verdict;
use crate::sources::console_line::CHAT_START;
use crate::sources::console_line::CHAT_TOKENS;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::datum::LONGEST_TEXT;
use crate::sources::envelope::ESTIMATED_TIME;
use crate::sources::instant::instant_text;
use crate::sources::occurrence::row_content;
use crate::sources::session_total::put_cost;
use crate::sources::token_count::LARGEST;
use crate::units::Timestamp;
use crate::units::Usd;
use crate::units::parse_decimal;

/// Counts above a thousand are rounded to two digits.
const ROUNDED: &str = "token counts rounded by aider";
/// A history dates sessions, not messages.
const SESSION_TIME: &str = "time known to the start of the session only";

const MODELS: [&str; 2] = ["> Main model: ", "> Model: "];

/// What the lines before tell of the next.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Before {
    start: Option<i64>,
    model: String,
}

/// Reads a history.
pub(super) struct History {
    modified: Timestamp,
    before: Before,
}

impl History {
    pub(super) fn new(modified: Timestamp) -> Self {
        Self {
            modified,
            before: Before::default(),
        }
    }

    /// Whether a line of a history was read.
    pub(super) fn has_begun(&self) -> bool {
        self.before.start.is_some()
    }

    pub(super) fn state(&self) -> String {
        serde_json::to_string(&self.before).unwrap_or_default()
    }

    pub(super) fn resume(&mut self, state: &str) {
        if let Ok(before) = serde_json::from_str(state) {
            self.before = before;
        }
    }

    /// Reads one line.
    pub(super) fn line(&mut self, line: &str, sink: &mut dyn Sink) -> Verdict {
        if let Some(start) = line.strip_prefix(CHAT_START) {
            let start = instant_text(start).ok();
            self.before = Before {
                start: Some(start.unwrap_or(self.modified).0),
                model: String::new(),
            };
            return Verdict::NotUsage("session header");
        }
        if let Some(model) = MODELS.iter().find_map(|prefix| line.strip_prefix(prefix)) {
            let model = model.split(' ').next().unwrap_or_default();
            if model.len() <= LONGEST_TEXT {
                model.clone_into(&mut self.before.model);
            }
            return Verdict::NotUsage("session header");
        }
        match line.strip_prefix(CHAT_TOKENS) {
            Some(counts) => self
                .tokens(line, counts, sink)
                .unwrap_or_else(Verdict::Rejected),
            None => Verdict::NotUsage("text line"),
        }
    }

    fn tokens(
        &self,
        line: &str,
        counts: &str,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let (counts, cost) = counts.split_once(" Cost: ").unwrap_or((counts, ""));
        let mut stated = Stated::default();
        for part in counts.trim_end_matches('.').split(", ") {
            let (count, name) = part.split_once(' ').ok_or(NO_COUNT)?;
            let count = Some(rounded(count).ok_or(NO_COUNT)?);
            match name {
                "sent" => stated.input = count,
                "received" => stated.output = count,
                "cache write" => stated.cache_write = count,
                "cache hit" => stated.cache_read = count,
                _ => return Err(NO_COUNT),
            }
        }
        // What is written to a cache was sent; what was read from it is told beside.
        let (meters, _) = stated.disjoint(Input::Stated(false, true), Reasoning::Inside);
        let mut event = UsageEvent::call();
        event.meters = meters;
        let message = cost
            .split_once(" message")
            .map(|(message, _)| message.trim_start_matches('$'));
        put_cost(
            &mut event,
            message.and_then(|text| Usd::parse(text).ok()),
            "estimated",
        );
        event.time = self.before.start.map_or(self.modified, Timestamp);
        sink.warn(if self.has_begun() {
            SESSION_TIME
        } else {
            ESTIMATED_TIME
        });
        if counts.contains(['k', 'M']) {
            sink.warn(ROUNDED);
        }
        let start = event.time.0.to_string();
        let content = row_content([("start", start.as_str()), ("line", line)].into_iter());
        event.key = sink.content_key("aider history", content);
        let attributes = &mut event.attributes;
        attributes[Attribute::Model] = self.before.model.as_str().into();
        attributes[Attribute::Agent] = "aider".into();
        attributes[Attribute::Operation] = "chat".into();
        attributes[Attribute::Status] = "ok".into();
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

const NO_COUNT: &str = "count is not a number";

/// `120`, `36,428`, `7.2k`, `1.5M`.
fn rounded(text: &str) -> Option<u64> {
    let (digits, power) = match text.strip_suffix('k') {
        Some(digits) => (digits, 3),
        None => text
            .strip_suffix('M')
            .map_or((text, 0), |digits| (digits, 6)),
    };
    let count = parse_decimal(&digits.replace(',', ""), power).ok()?;
    u64::try_from(count).ok().filter(|count| *count <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn rounded_counts_are_read() {
        for (text, expected) in [
            ("120", Some(120)),
            ("36,428", Some(36_428)),
            ("7.2k", Some(7_200)),
            ("12k", Some(12_000)),
            ("1.5M", Some(1_500_000)),
            ("-3", None),
            ("many", None),
            ("99999999M", None),
        ] {
            assert_eq!(rounded(text), expected, "{text}");
        }
    }
}
