//! `llmcost records`: single calls, page by page, with the cost of each part.

use clap::Args;

use crate::analysis;
use crate::analysis::CostBasis;
use crate::analysis::Query;
use crate::analysis::RecordOrder;
use crate::analysis::RecordQuery;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::cost_basis;
use crate::cli::cost_basis::CostArgs;
use crate::cli::prices::BookArgs;
use crate::error::Error;

/// List single calls with their tokens and the cost of each part
///
/// A page holds `--limit` calls; where more follow, a note says how to ask for them. All pages together hold every call
/// of the report once. `llmcost explain CALL` shows where a call was read and how its cost comes about.
#[derive(Debug, Args)]
pub(super) struct RecordsArgs {
    /// How many calls to list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    limit: u64,
    /// Go on after this call, the last of the page before: the first digits of its key
    #[arg(long, value_name = "CALL")]
    after: Option<String>,
    /// Which page of `--limit` calls, from 1 on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "after")]
    page: Option<u32>,
    /// Which calls come first
    #[arg(long, value_name = "ORDER", default_value = "newest", value_parser = ["newest", "oldest", "dearest"])]
    order: String,
    /// List the calls that cost far more than is usual for their agent and model, with the likely reason and what to try
    #[arg(long, conflicts_with_all = ["after", "page", "order"])]
    unusual: bool,
    #[command(flatten)]
    cost: CostArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

pub(super) fn run(arguments: &RecordsArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let question = RecordQuery {
        calls: Query {
            basis: arguments.cost.basis(),
            ..arguments.calls.query.query(session)?
        },
        order: match arguments.order.as_str() {
            "oldest" => RecordOrder::Oldest,
            "dearest" => RecordOrder::Dearest,
            _ => RecordOrder::Newest,
        },
        limit: usize::try_from(arguments.limit).unwrap_or(usize::MAX),
        after: arguments.after.clone(),
        page: arguments.page,
    };
    let (book, at) = arguments.cost.book(&arguments.book, session)?;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        if arguments.unusual {
            analysis::unusual(&question.calls, question.limit, events, &book)
        } else {
            analysis::records(&question, events, &book)
        }
    })?;
    cost_basis::note(at, &mut table);
    if question.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    session.answer(&table)?;
    calls::complete(&mut table, session)
}
