//! `llmcost prices suggest`: models without a price in, what they may be and what to type next out.

use clap::Args;

use super::answer::priced;
use super::book;
use super::book::BookArgs;
use crate::analysis;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::list::text;
use crate::cli::shell;
use crate::error::Error;
use crate::pricing::PriceBook;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use crate::table::UnpricedModel;

/// Ids named for each model.
const NAMED: usize = 3;

/// List the models without a price, what they may be, and the command that would price them
///
/// Suggests and never applies: an alias is yours to confirm.
#[derive(Debug, Args)]
pub(super) struct SuggestArgs {
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &SuggestArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let book = book::book(&arguments.book, session)?;
    let query = arguments.calls.query.query(session)?;
    let mut report = calls::ask(&arguments.calls, session, &mut |events| {
        analysis::report(&query, events, &book)
    })?;
    let unpriced = calls::completeness(&mut report)
        .map(|found| std::mem::take(&mut found.unpriced_models))
        .unwrap_or_default();
    let suggested: Vec<Suggestion> = unpriced
        .into_iter()
        .map(|model| Suggestion::of(model, &book))
        .collect();
    let mut notes: Vec<String> = suggested
        .iter()
        .map(|suggestion| format!("  {}", suggestion.command))
        .collect();
    if notes.is_empty() {
        session.say("every call has a price");
    } else {
        notes.insert(
            0,
            "what would price them, once you have made sure:".to_owned(),
        );
    }
    let rows = suggested.into_iter().map(Suggestion::row).collect();
    let title = "Models without a price".to_owned();
    session.answer(&priced("suggest", title, columns(), rows, &book, notes))
}

/// A model without a price and what may be done about it.
struct Suggestion {
    model: UnpricedModel,
    likely: Vec<(String, String)>,
    command: String,
}

impl Suggestion {
    fn of(model: UnpricedModel, book: &PriceBook) -> Self {
        let unknown = model.reason.starts_with("no price for this model");
        let likely = match unknown && !model.model.is_empty() {
            true => book.suggestions(&model.provider, &model.model, NAMED),
            false => Vec::new(),
        };
        let command = command(&model, likely.first());
        Self {
            model,
            likely,
            command,
        }
    }

    fn row(self) -> Vec<Cell> {
        let likely: Vec<String> = self
            .likely
            .iter()
            .map(|(provider, id)| format!("{provider}/{id}"))
            .collect();
        vec![
            match self.model.provider.as_str() {
                "" => Cell::Unstated,
                provider => Cell::Text(provider.to_owned()),
            },
            match self.model.model.as_str() {
                "" => Cell::Unstated,
                model => Cell::Text(model.to_owned()),
            },
            Cell::Count(self.model.calls),
            Cell::Count(self.model.tokens),
            text(likely.join(", ")),
            text(self.model.reason),
            text(self.command),
        ]
    }
}

/// What to type to give the model a price.
fn command(model: &UnpricedModel, likely: Option<&(String, String)>) -> String {
    if let Some((provider, id)) = likely {
        return format!(
            "llmcost prices set {} --alias {}",
            shell::word(&format!("{provider}/{id}")),
            shell::word(&model.model)
        );
    }
    if model.reason.starts_with("the log names no provider") {
        return format!(
            "(state the provider of {} in the log, or by `const` in a mapping file)",
            shell::word(&model.model)
        );
    }
    let or = |text: &str, placeholder: &str| match text {
        "" => placeholder.to_owned(),
        text => text.to_owned(),
    };
    let name = format!(
        "{}/{}",
        or(&model.provider, "PROVIDER"),
        or(&model.model, "MODEL")
    );
    let until = match model.reason.starts_with("the first known price") {
        true => " --until DATE",
        false => "",
    };
    format!(
        "llmcost prices set {} input=… output=…{until}",
        shell::word(&name)
    )
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("provider", "Provider", ColumnKind::Text, 0),
        Column::new("model", "Model", ColumnKind::Text, 0),
        Column::new("calls", "Calls", ColumnKind::Count, 0),
        Column::new("tokens", "Tokens", ColumnKind::Tokens, 0),
        Column::new("likely", "May be", ColumnKind::Text, 0),
        Column::new("reason", "Why", ColumnKind::Text, u8::MAX),
        Column::new("command", "Command", ColumnKind::Text, u8::MAX),
    ]
}
