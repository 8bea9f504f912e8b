//! Claude Code session logs to usage events: one line per content block, many lines per call.

mod line;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use memchr::memmem::Finder;

use crate::sources::anthropic_usage::AnthropicUsage;
use crate::sources::identity::identify_in;
use crate::sources::instant::instant;
use crate::sources::json::{Object, Value};
use crate::sources::occurrence::object_content;
use crate::sources::{About, FileContext, Places, Reader, Sample, Sink, Source, Verdict};

use self::line::{Fields, text};
use crate::event::Attribute;
use crate::event::Key;
use crate::event::UsageEvent;
use crate::event::tags;
use crate::units::Usd;

/// Session logs under `~/.claude/projects`, subagents included.
pub(crate) struct ClaudeCode;

impl Source for ClaudeCode {
    fn name(&self) -> &'static str {
        "claude-code"
    }

    fn about(&self) -> About {
        About {
            title: "Claude Code session logs (JSON lines), subagents and desktop sessions included",
            how_to_get: "written by Claude Code under ~/.claude/projects and every CLAUDE_CONFIG_DIR",
            layer: "agent",
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        sample.objects().any(is_session_line)
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let homes = match places.claude_config_dir {
            Some(list) if !list.trim().is_empty() => {
                let homes = list.split(',').map(str::trim);
                homes
                    .filter(|home| !home.is_empty())
                    .map(PathBuf::from)
                    .collect()
            }
            _ => vec![places.config.join("claude"), places.home.join(".claude")],
        };
        let is_projects = |home: &PathBuf| home.ends_with("projects");
        let projects = homes.into_iter().map(|home| match is_projects(&home) {
            true => home,
            false => home.join("projects"),
        });
        let desktop = [
            places.home.join("Library/Application Support"),
            places.config.to_path_buf(),
        ];
        let desktop = desktop.map(|folder| folder.join("Claude/local-agent-mode-sessions"));
        projects.chain(desktop).collect()
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(SessionReader {
            usage: Finder::new(b"usage"),
            escape: Finder::new(b"\\u00"),
            folder: project_folder(file),
            tags: Tags::default(),
        })
    }
}

/// Whether a line carries names that only these logs combine.
fn is_session_line(line: Object<'_>) -> bool {
    let [session, kind, uuid, message, leaf, snapshot, gemini, system] = line.get_many([
        "sessionId",
        "type",
        "uuid",
        "message",
        "leafUuid",
        "snapshot",
        "usageMetadata",
        "systemPayload",
    ]);
    let is_text = |value: Option<Value<'_>>| value.and_then(Value::as_str).is_some();
    // Qwen Code writes lines of this form around Gemini's messages.
    let message = message.and_then(Value::as_object);
    let parts = message.and_then(|message| message.get("parts"));
    if gemini.or(system).or(parts).is_some() {
        return false;
    }
    let has_usage = message.is_some_and(|message| message.get("usage").is_some());
    let is_summary = is_text(leaf) && kind.and_then(Value::as_str).as_deref() == Some("summary");
    is_summary
        || (snapshot.is_some() && line.get("messageId").is_some())
        || (is_text(session) && (has_usage || (is_text(uuid) && is_text(kind))))
}

/// The folder under `projects/` that stands for the working directory.
fn project_folder(file: &FileContext<'_>) -> String {
    let mut parts = file.path.iter().skip_while(|part| *part != "projects");
    let folder = parts.nth(1).filter(|_| parts.next().is_some());
    folder.map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

struct SessionReader {
    usage: Finder<'static>,
    escape: Finder<'static>,
    folder: String,
    tags: Tags,
}

/// Tags of the last line: a session changes them rarely.
#[derive(Default)]
struct Tags {
    branch: String,
    version: String,
    encoded: String,
}

impl Tags {
    fn set(&mut self, branch: &str, version: &str) {
        if self.branch == branch && self.version == version {
            return;
        }
        branch.clone_into(&mut self.branch);
        version.clone_into(&mut self.version);
        let stated: BTreeMap<String, String> = [("git_branch", branch), ("version", version)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        self.encoded = tags::encode(&stated);
    }
}

impl Reader for SessionReader {
    fn record(&mut self, record: &[u8], _line: u64, sink: &mut dyn Sink) -> Verdict {
        if self.cannot_hold_usage(record) {
            return Verdict::NotUsage("line without usage");
        }
        match Fields::of(record) {
            Ok(fields) => {
                self.tags.set(&text(fields.branch), &text(fields.version));
                self.line(&fields, sink).unwrap_or_else(Verdict::Rejected)
            }
            Err(error) => Verdict::Rejected(error.reason()),
        }
    }
}

impl SessionReader {
    /// Whether no spelling of the member `usage` is in the line, so that it need not be read.
    fn cannot_hold_usage(&self, record: &[u8]) -> bool {
        record.first() == Some(&b'{')
            && record.last() == Some(&b'}')
            && self.usage.find(record).is_none()
            && !self.may_spell_letters(record)
    }

    /// Whether the text may hold an escape of a letter of `usage`: `\u0061` to `\u0075`.
    fn may_spell_letters(&self, text: &[u8]) -> bool {
        let mut escapes = self.escape.find_iter(text);
        escapes.any(|at| matches!(text.get(at + 4), Some(b'6' | b'7')))
    }

    fn line<'a>(
        &'a self,
        fields: &Fields<'a>,
        sink: &mut dyn Sink,
    ) -> Result<Verdict, &'static str> {
        let Some(([usage, model, id], request, echo)) = fields.message() else {
            return Ok(Verdict::NotUsage("line without usage"));
        };
        let usage = match usage {
            Some(Value::Object(usage)) => usage,
            None | Some(Value::Null) => return Ok(Verdict::NotUsage("line without usage")),
            Some(_) => return Err("usage is not an object"),
        };
        if fields.is_error == Some(Value::Bool(true)) {
            return Ok(Verdict::NotUsage("API error message"));
        }
        let model = text(model);
        if model == "<synthetic>" {
            return Ok(Verdict::NotUsage("synthetic message"));
        }
        let usage = AnthropicUsage::read(usage, &model)?;
        if usage.is_zero() {
            return Ok(Verdict::NotUsage("zero usage"));
        }
        let id = text(id);
        let mut event = UsageEvent::call();
        event.time = instant(fields.timestamp.ok_or("no timestamp")?)?;
        event.copy = fields.copy_level(echo);
        let ids = [&*id, &text(request), &text(fields.uuid)];
        identify(&mut event, ids, fields.line, sink);
        event.attributes[Attribute::Agent] = fields.agent(echo);
        self.attribute(fields, &id, model, &mut event);
        if let Some(cost) = reported_cost(fields.cost) {
            event.reported_cost = Some(cost);
            event.attributes[Attribute::Currency] = Cow::Borrowed("USD");
            event.attributes[Attribute::CostKind] = Cow::Borrowed("estimated");
        }
        usage.emit(event, sink);
        Ok(Verdict::Usage)
    }

    fn attribute<'a>(
        &'a self,
        fields: &Fields<'a>,
        id: &str,
        model: Cow<'a, str>,
        event: &mut UsageEvent<'a>,
    ) {
        let provider = match id {
            _ if id.starts_with("msg_bdrk_") => "aws",
            _ if id.starts_with("msg_vrtx_") => "google",
            _ => "anthropic",
        };
        let project = match text(fields.cwd) {
            directory if directory.is_empty() => Cow::Borrowed(self.folder.as_str()),
            directory => directory,
        };
        let attributes = &mut event.attributes;
        attributes[Attribute::Provider] = Cow::Borrowed(provider);
        attributes[Attribute::Model] = model;
        attributes[Attribute::Project] = project;
        attributes[Attribute::Operation] = Cow::Borrowed("chat");
        attributes[Attribute::Status] = Cow::Borrowed("ok");
        attributes[Attribute::Session] = fields.session();
        attributes[Attribute::Tags] = Cow::Borrowed(&self.tags.encoded);
    }
}

/// Identifies the call by the message's and the request's id; a line without either by its own id, or by what it says.
fn identify(
    event: &mut UsageEvent<'_>,
    [id, request, uuid]: [&str; 3],
    line: Object<'_>,
    sink: &mut dyn Sink,
) {
    event.key = match (id, request, uuid) {
        ("", "", "") => sink.content_key("claude-code", object_content(line)),
        ("", "", _) => Key::of_id("claude-code line", uuid),
        ("", ..) => Key::of_id("anthropic request", request),
        (_, "", _) => return identify_in(event, "anthropic", id, None),
        _ => Key::of_pair("anthropic", id, request),
    };
}

/// The cost older versions wrote; one that is no amount is no reason to lose the call.
fn reported_cost(value: Option<Value<'_>>) -> Option<Usd> {
    let cost = match value? {
        Value::Number(number) => Usd::parse(number).ok()?,
        Value::String(text) => Usd::parse(&text.decode()).ok()?,
        _ => return None,
    };
    (cost >= Usd::ZERO).then_some(cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_set_config_directory_replaces_the_usual_ones() {
        let roots = |claude_config_dir| {
            let paths = ClaudeCode.roots(&Places {
                home: Path::new("/h"),
                config: Path::new("/h/.config"),
                data: Path::new("/h/.local/share"),
                variables: &BTreeMap::new(),
                claude_config_dir,
            });
            let texts = paths
                .into_iter()
                .map(|path| path.to_string_lossy().into_owned());
            texts
                .filter(|path| !path.contains("Claude/"))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            roots(None),
            ["/h/.config/claude/projects", "/h/.claude/projects"]
        );
        assert_eq!(roots(Some("")), roots(None));
        assert_eq!(
            roots(Some("/a, /b/projects")),
            ["/a/projects", "/b/projects"]
        );
    }
}
