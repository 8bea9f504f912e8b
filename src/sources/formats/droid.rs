//! Droid's settings of a session to the bucket of what the session has used so far.

use std::borrow::Cow;
use std::path::Path;
use std::path::PathBuf;

use crate::event::Attribute;
use crate::event::provider_name;
use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Sink;
use crate::sources::Source;
use crate::sources::Verdict;
use crate::sources::convention::Input;
use crate::sources::convention::Reasoning;
use crate::sources::convention::Stated;
use crate::sources::instant::instant;
use crate::sources::json::Value;
use crate::sources::json::object_of;
use crate::sources::members::Members;
use crate::sources::session_total::session_total;
use crate::sources::token_count::token_count;
use crate::units::Timestamp;

/// Session settings of Factory's Droid.
pub(crate) struct Droid;

const SUFFIX: &str = ".settings.json";

impl Source for Droid {
    fn name(&self) -> &'static str {
        "droid"
    }

    fn about(&self) -> About {
        About {
            title: "Droid (Factory) session settings with the session's token total",
            how_to_get: "`<session>.settings.json`, written under ~/.factory/sessions or DROID_SESSIONS_DIR",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(|object| {
            let [usage, provider, locked] =
                object.get_many(["tokenUsage", "providerLock", "providerLockTimestamp"]);
            let usage = usage.and_then(Value::as_object);
            let is_own = provider.or(locked).is_some();
            usage.is_some_and(|usage| is_own || usage.get("cacheCreationTokens").is_some())
        })
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let usual = places.home.join(".factory/sessions");
        vec![places.folder("DROID_SESSIONS_DIR", usual)]
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(SettingsReader {
            session: session(file.path),
            modified: file.modified,
        })
    }
}

/// The session a file of settings is named after; empty where the name is another.
fn session(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let session = name.split_once(SUFFIX).map(|(session, _)| session);
    session.unwrap_or_default().to_owned()
}

struct SettingsReader {
    session: String,
    modified: Timestamp,
}

impl Reader for SettingsReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        let read = object_of(record).and_then(|object| self.settings(&Members::of(object), sink));
        read.unwrap_or_else(Verdict::Rejected)
    }
}

impl SettingsReader {
    fn settings(
        &self,
        settings: &Members<'_>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let Some(usage) = settings.inner(["tokenUsage"]) else {
            return Ok(Verdict::NotUsage("no session total"));
        };
        let (meters, _) = stated(&usage)?.disjoint(Input::Exclusive, Reasoning::Outside);
        if meters.total() == 0 {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let locked = settings.name("providerLockTimestamp");
        let start = match settings.get("providerLockTimestamp") {
            Some(time) if !time.is_null() => instant(time)?,
            _ => {
                sink.warn("no time in the record; the file's own is taken");
                self.modified
            }
        };
        let stated_model = settings.name("model").unwrap_or_default();
        let (model, vendor) = model(&stated_model);
        // Settings under another name are known by when the session chose its provider.
        let session = match self.session.as_str() {
            "" => locked.as_deref().ok_or("no session id")?,
            session => session,
        };
        let mut event = session_total("droid", session, start, None);
        event.meters = meters;
        let stated_provider = settings
            .name("providerLock")
            .filter(|name| name != "factory");
        let provider = stated_provider.or_else(|| vendor.map(Cow::Borrowed));
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Owned(provider_name(&provider.unwrap_or_default()));
        attributes[Attribute::Model] = Cow::Owned(model);
        attributes[Attribute::Agent] = Cow::Borrowed("droid");
        sink.event(&mut event);
        Ok(Verdict::Usage)
    }
}

/// Counts are disjoint; thinking is beside the output.
fn stated(usage: &Members<'_>) -> Result<Stated, &'static str> {
    let count = |name: &str| token_count(usage.get(name)).map(Some);
    Ok(Stated {
        input: count("inputTokens")?,
        output: count("outputTokens")?,
        cache_read: count("cacheReadTokens")?,
        cache_write: count("cacheCreationTokens")?,
        reasoning: count("thinkingTokens")?,
        ..Stated::default()
    })
}

/// A model's own name, and the vendor in brackets: `custom:Claude-Sonnet-4-[Anthropic]-0`.
fn model(stated: &str) -> (String, Option<&str>) {
    let name = stated.strip_prefix("custom:").unwrap_or(stated);
    let (name, vendor) = match name.split_once('[') {
        Some((name, rest)) => (name, rest.split_once(']').map(|(vendor, _)| vendor)),
        None => (name, None),
    };
    let name = name.trim_end_matches(['-', ' ']);
    (name.trim().replace(' ', "-").to_ascii_lowercase(), vendor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_models_name_and_vendor_are_told_apart() {
        for (stated, name, vendor) in [
            (
                "custom:Claude-Sonnet-4-[Anthropic]",
                "claude-sonnet-4",
                Some("Anthropic"),
            ),
            (
                "custom:GPT-5.1-Codex-[OpenAI]-3",
                "gpt-5.1-codex",
                Some("OpenAI"),
            ),
            ("custom:GLM 5 [Z.AI]", "glm-5", Some("Z.AI")),
            ("claude-opus-4-6", "claude-opus-4-6", None),
            ("custom:odd[", "odd", None),
            ("", "", None),
        ] {
            assert_eq!(model(stated), (name.to_owned(), vendor), "{stated}");
        }
    }

    #[test]
    fn settings_are_named_after_their_session() {
        for (path, expected) in [
            ("/h/.factory/sessions/-srv-x/7f.settings.json", "7f"),
            ("7f.settings.json.gz", "7f"),
            ("/h/settings.json", ""),
            ("-", ""),
        ] {
            assert_eq!(session(Path::new(path)), expected, "{path}");
        }
    }
}
