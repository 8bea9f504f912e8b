//! `llmcost reprice`: what the same calls would have cost at other prices or with other models.

use std::path::PathBuf;

use clap::Args;

use crate::analysis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::error::Error;
use crate::pricing::Replacement;
use crate::pricing::View;

/// Compare what calls cost with what they would cost at other prices
///
/// Old is what each call cost by the price in force when it was made; `--at` makes it another day. New is what
/// `--to`, `--prices`, `--price` and `--replace` say. The largest difference comes first.
#[derive(Debug, Args)]
pub(super) struct RepriceArgs {
    /// New prices of which day: a date or `now`; `ingest` is each call's own [default: ingest]
    #[arg(
        long,
        value_name = "TIME",
        default_value = "ingest",
        hide_default_value = true
    )]
    to: String,
    /// Old prices of which day
    #[arg(
        long,
        value_name = "TIME",
        default_value = "ingest",
        hide_default_value = true
    )]
    at: String,
    /// Price a model as another, as in `gpt-4o=openai/gpt-5.1`; `*` is every model; repeatable
    #[arg(long, value_name = "OLD=NEW", value_parser = replacement)]
    replace: Vec<Replacement>,
    /// What to break down by: a list such as `agent,model`
    #[arg(long, value_name = "DIMENSIONS", default_value = "model")]
    by: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &RepriceArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let to = prices::instant(&arguments.to, session)?;
    let at = prices::instant(&arguments.at, session)?;
    let mut old = prices::book(&BookArgs::default(), session)?;
    old.look(View {
        at,
        ..View::default()
    });
    let mut new = prices::unlocked_book(&arguments.book, session)?;
    if to == at && arguments.replace.is_empty() && new.digest() == old.digest() {
        return Err(Error::Usage(
            "old and new prices are the same; say which are new: `--to now`, `--to DATE`, `--prices FILE`, \
             `--price …` or `--replace OLD=NEW`"
                .into(),
        ));
    }
    new.look(View {
        at: to,
        replacements: arguments.replace.clone(),
        ..View::default()
    });
    let query = Query {
        by: Dimension::parse_list(&arguments.by)?,
        ..arguments.calls.query.query(session)?
    };
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::reprice(&query, events, &old, &new)
    })?;
    if let Some(context) = &mut table.context {
        let notes = notes(
            arguments,
            [at, to].map(|at| at.map(prices::day)),
            old.digest() != new.digest(),
        );
        context.notes.extend(notes);
    }
    calls::hint(&mut table);
    session.answer(&table)?;
    calls::complete(&mut table, session)
}

/// What old and new mean in this answer.
fn notes(arguments: &RepriceArgs, days: [Option<String>; 2], other_book: bool) -> Vec<String> {
    let of = |day: &Option<String>| match day {
        None => "each call by the price in force when it was made".to_owned(),
        Some(day) => format!("every call as if made on {day}"),
    };
    let [old, new] = &days;
    let mut more = Vec::new();
    if other_book {
        let files: Vec<String> = arguments
            .book
            .files()
            .map(|path: &PathBuf| path.display().to_string())
            .collect();
        more.push(match files.as_slice() {
            [] => ", with prices of the command line".to_owned(),
            files => format!(", with {}", files.join(", ")),
        });
    }
    for replacement in &arguments.replace {
        let old = replacement.old.as_deref().unwrap_or("every model");
        more.push(format!(", {old} priced as {}", replacement.new));
    }
    vec![
        format!("old: {}", of(old)),
        format!("new: {}{}", of(new), more.concat()),
    ]
}

fn replacement(text: &str) -> Result<Replacement, String> {
    match text.split_once('=') {
        Some((old, new)) if !old.is_empty() && !new.is_empty() => Ok(Replacement {
            old: (old != "*").then(|| old.to_owned()),
            new: new.to_owned(),
        }),
        _ => Err("a replacement is written `OLD=NEW`".to_owned()),
    }
}
