//! What was read of a sample, as text that a reviewer can read.

use std::fmt::Write as _;

use chrono::DateTime;
use llmcost::event::{Attribute, Ledger, Meter, UsageEvent};
use llmcost::sources::FileOutcome;

/// Counts first, then one block per event in the order read.
pub(crate) fn reading(outcome: &FileOutcome, events: &[UsageEvent<'_>]) -> String {
    let mut ledger = Ledger::default();
    for event in events {
        ledger.record(event);
    }
    let tally = &outcome.tally;
    let mut text = format!("container: {:?}\n", outcome.container);
    let _ = writeln!(
        text,
        "read {}: usage {}, pending {}; calls kept {}",
        tally.read,
        tally.usage,
        tally.pending,
        ledger.len()
    );
    for (kind, count) in &tally.not_usage {
        let _ = writeln!(text, "not usage: {kind} {count}");
    }
    for (reason, rejected) in &tally.rejected {
        let (count, lines) = (rejected.count, &rejected.lines);
        let _ = writeln!(text, "rejected: {reason} {count}, at {lines:?}");
    }
    for (kind, count) in &tally.warnings {
        let _ = writeln!(text, "warning: {kind} {count}");
    }
    for event in events {
        let _ = block(&mut text, event);
    }
    text
}

fn block(text: &mut String, event: &UsageEvent<'_>) -> std::fmt::Result {
    let time = DateTime::from_timestamp_micros(event.time.0).expect("a time");
    writeln!(text, "\nline {} part {}", event.line, event.part)?;
    writeln!(
        text,
        "  id {:016x}{:016x}",
        event.key.call, event.key.request
    )?;
    writeln!(text, "  time {}", time.format("%Y-%m-%dT%H:%M:%S%.6fZ"))?;
    for (name, number) in [
        ("span", event.span),
        ("duration", event.duration),
        ("time_to_first_token", event.time_to_first_token),
        ("copy", event.copy),
        ("calls", event.calls),
    ] {
        if number != u64::from(name == "calls") {
            writeln!(text, "  {name} {number}")?;
        }
    }
    for attribute in Attribute::ALL {
        let value = &event.attributes[attribute];
        if !value.is_empty() {
            writeln!(text, "  {} {:?}", attribute.name(), value)?;
        }
    }
    for meter in Meter::ALL {
        if event.meters[meter] > 0 {
            writeln!(text, "  {} tokens {}", meter.name(), event.meters[meter])?;
        }
    }
    for (unit, amount) in &event.quantities {
        writeln!(text, "  {unit} quantity {amount}/1000")?;
    }
    if let Some(cost) = event.reported_cost {
        writeln!(text, "  reported cost {cost}")?;
    }
    Ok(())
}
