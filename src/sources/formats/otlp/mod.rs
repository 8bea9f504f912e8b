//! Telemetry of applications and coding agents (OpenTelemetry, `OpenInference`) to usage events.
//!
//! One reader takes apart whatever a file mixes (`envelope`, `flat`), and reads spans (`spans`, `leaf`), log records
//! (`logs`, `agent_events`) and metrics (`metrics`). The registry knows six kinds of file by what comes first in them.

mod agent_events;
mod attribute_list;
mod attributes;
mod batch;
mod describe;
mod envelope;
mod facts;
mod flat;
mod habits;
mod leaf;
mod logs;
mod metrics;
mod provider;
mod reader;
mod recognise;
mod spans;
mod step;

use std::path::PathBuf;

use crate::sources::About;
use crate::sources::FileContext;
use crate::sources::Places;
use crate::sources::Reader;
use crate::sources::Sample;
use crate::sources::Source;

use self::describe::Writer;

/// A kind of file of telemetry.
pub(crate) struct Telemetry {
    name: &'static str,
    title: &'static str,
    how_to_get: &'static str,
    layer: &'static str,
    /// Where it is found below the home folder.
    root: Option<&'static str>,
    writer: Writer,
}

const ANYBODY: Writer = Writer {
    source: "otlp",
    layer: "app",
    provider: "",
    agent: "",
};

/// OTLP in JSON, and spans as SDKs dump them.
pub(crate) static OTLP: Telemetry = Telemetry {
    name: "otlp",
    title: "OpenTelemetry GenAI spans, logs and metrics (OTLP/JSON, span dumps of the Python and JavaScript SDKs)",
    how_to_get: "let the collector's `file` exporter write it, or dump spans with an SDK's console or file exporter",
    layer: "app",
    root: None,
    writer: ANYBODY,
};

/// Phoenix' exports.
pub(crate) static OPENINFERENCE: Telemetry = Telemetry {
    name: "openinference",
    title: "OpenInference spans of Arize Phoenix (JSON lines, CSV, Parquet)",
    how_to_get: "px.Client().get_spans_dataframe().to_json(orient=\"records\", lines=True), to_csv or to_parquet",
    layer: "app",
    root: None,
    writer: Writer {
        source: "openinference",
        ..ANYBODY
    },
};

/// GitHub Copilot's file exporter.
pub(crate) static COPILOT: Telemetry = Telemetry {
    name: "copilot-otel",
    title: "GitHub Copilot telemetry files (CLI and VS Code)",
    how_to_get: "set COPILOT_OTEL_FILE_EXPORTER_PATH; the CLI writes ~/.copilot/otel/*.jsonl",
    layer: "agent",
    root: Some(".copilot/otel"),
    writer: Writer {
        source: "copilot-otel",
        layer: "agent",
        provider: "github-copilot",
        agent: "copilot",
    },
};

/// Claude Code's events.
pub(crate) static CLAUDE_CODE: Telemetry = Telemetry {
    name: "claude-code-otel",
    title: "Claude Code OpenTelemetry events (claude_code.api_request)",
    how_to_get: "CLAUDE_CODE_ENABLE_TELEMETRY=1 with OTEL_LOGS_EXPORTER=otlp to a collector with a `file` exporter",
    layer: "agent",
    root: None,
    writer: ANYBODY,
};

/// Codex' events.
pub(crate) static CODEX: Telemetry = Telemetry {
    name: "codex-otel",
    title: "Codex OpenTelemetry events (codex.sse_event, codex.websocket_event)",
    how_to_get: "[otel] exporter in ~/.codex/config.toml to a collector with a `file` exporter",
    layer: "agent",
    root: None,
    writer: ANYBODY,
};

/// Gemini CLI's events, and Qwen Code's.
pub(crate) static GEMINI_CLI: Telemetry = Telemetry {
    name: "gemini-cli-otel",
    title: "Gemini CLI and Qwen Code OpenTelemetry events (gemini_cli.api_response)",
    how_to_get: "set telemetry.outfile in ~/.gemini/settings.json, or send OTLP to a collector with a `file` exporter",
    layer: "agent",
    root: None,
    writer: ANYBODY,
};

impl Source for Telemetry {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> About {
        About {
            title: self.title,
            how_to_get: self.how_to_get,
            layer: self.layer,
        }
    }

    fn recognises(&self, sample: &Sample<'_>) -> bool {
        recognise::kind(sample) == Some(self.name)
    }

    fn reader(&self, file: &FileContext<'_>) -> Box<dyn Reader> {
        Box::new(reader::TelemetryReader::new(file, self.writer))
    }

    fn roots(&self, places: &Places<'_>) -> Vec<PathBuf> {
        let root = self.root.map(|folder| places.home.join(folder));
        root.into_iter().collect()
    }
}
