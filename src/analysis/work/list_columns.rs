//! What a list of runs, sessions or projects says of each: one entry per column.

use super::Work;
use super::outcome::Outcome;
use super::outcome::Part;
use super::outcome::Success;
use super::outcome::duration;
use crate::analysis::measures::MACHINE;
use crate::analysis::measures::cost;
use crate::analysis::said::moment;
use crate::analysis::said::money;
use crate::analysis::sums::Sums;
use crate::table::Cell;
use crate::table::Column;
use crate::table::ColumnKind;
use chrono_tz::Tz;

/// A row of the list before it is told in cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) total: Sums,
    /// Calls that repeat an earlier attempt.
    pub(super) retries: Part,
    /// Calls that failed or were cancelled; one that repeats an earlier attempt is among the retries too.
    pub(super) failed: Part,
    /// What is in both.
    pub(super) failed_retries: Part,
    /// How many agents took part, as far as calls state theirs.
    pub(super) agents: u64,
    /// How a run or session ended.
    pub(super) outcome: Outcome,
    /// Of the piece itself, or of the runs of a project.
    pub(super) success: Success,
    /// Several pieces in one row: they neither began nor ended together.
    pub(super) is_joined: bool,
}

impl Entry {
    /// Adds another to this row; `None` when a sum leaves its range.
    pub(super) fn join(&mut self, other: &Self) -> Option<()> {
        self.is_joined = true;
        self.success.join(&other.success)?;
        self.total.add(&other.total)?;
        self.retries.join(other.retries)?;
        self.failed.join(other.failed)?;
        self.failed_retries.join(other.failed_retries)
    }
}

/// A column of the list.
pub(super) struct ListColumn {
    pub(super) name: &'static str,
    title: &'static str,
    pub(super) about: &'static str,
    kind: ColumnKind,
    expendable: u8,
    /// Whether it is said of projects, and of runs and sessions.
    of: (bool, bool),
    pub(super) cell: fn(&Entry, Tz) -> Cell,
}

const EVERY: (bool, bool) = (true, true);
const PROJECTS: (bool, bool) = (true, false);
const PIECES: (bool, bool) = (false, true);

use ColumnKind::{Count, Duration, Instant, Money, Text, Tokens};

static COLUMNS: &[ListColumn] = &[
    column(
        "started",
        "Started",
        "instant of the first call, in the zone asked for",
        Instant,
        8,
        EVERY,
        |entry, zone| match entry.is_joined {
            true => Cell::Unknown,
            false => moment(entry.total.first, zone),
        },
    ),
    column(
        "duration_ms",
        "Took",
        "from the first call to the end of the last; milliseconds in CSV and JSON",
        Duration,
        3,
        PIECES,
        |entry, _| match duration(&entry.total) {
            0 => Cell::Unknown,
            _ if entry.is_joined => Cell::Unknown,
            duration => Cell::Count(duration),
        },
    ),
    column(
        "runs",
        "Runs",
        "runs with calls in it",
        Count,
        3,
        PROJECTS,
        |entry, _| Cell::Count(entry.success.count),
    ),
    column(
        "successful_runs",
        "Ok",
        "runs that ended ok",
        Count,
        4,
        PROJECTS,
        |entry, _| match entry.success.told {
            0 => Cell::Unknown,
            _ => Cell::Count(entry.success.ok),
        },
    ),
    column(
        "calls",
        "Calls",
        "calls made, every attempt counted",
        Count,
        1,
        EVERY,
        |entry, _| Cell::Count(entry.total.calls),
    ),
    column(
        "agents",
        "Agents",
        "agents that took part",
        Count,
        7,
        EVERY,
        |entry, _| match entry.is_joined {
            true => Cell::Unknown,
            false => Cell::Count(entry.agents),
        },
    ),
    column(
        "retries",
        "Retries",
        "calls that repeat an earlier attempt",
        Count,
        5,
        EVERY,
        |entry, _| Cell::Count(entry.retries.calls),
    ),
    column(
        "failed_calls",
        "Failed",
        "calls that failed or were cancelled",
        Count,
        6,
        EVERY,
        |entry, _| Cell::Count(entry.failed.calls),
    ),
    column(
        "status",
        "Status",
        "ok, error or cancelled: the worst of what each agent's last call came to",
        Text,
        2,
        PIECES,
        |entry, _| match entry.outcome.word() {
            _ if entry.is_joined => Cell::Unknown,
            Some(word) => Cell::Text(word.to_owned()),
            None => Cell::Unknown,
        },
    ),
    column(
        "input_tokens",
        "Input",
        "all input, cached parts included",
        Tokens,
        MACHINE,
        EVERY,
        |entry, _| Cell::Count(entry.total.meters.input()),
    ),
    column(
        "output_tokens",
        "Output",
        "all output, reasoning included",
        Tokens,
        MACHINE,
        EVERY,
        |entry, _| Cell::Count(entry.total.meters.output()),
    ),
    column(
        "total_tokens",
        "Tokens",
        "input and output",
        Tokens,
        6,
        EVERY,
        |entry, _| Cell::Count(entry.total.meters.total()),
    ),
    column(
        "cost",
        "Cost",
        "cost in USD",
        Money,
        0,
        EVERY,
        |entry, _| cost(&entry.total),
    ),
    column(
        "retry_cost",
        "Of retries",
        "the part of the cost that retries make",
        Money,
        5,
        EVERY,
        |entry, _| part(&entry.retries),
    ),
    column(
        "failed_cost",
        "Of failed",
        "the part of the cost that failed and cancelled calls make; a retry that failed is in both",
        Money,
        4,
        EVERY,
        |entry, _| part(&entry.failed),
    ),
    column(
        "failed_retry_cost",
        "Of both",
        "the part of the cost that is in both",
        Money,
        MACHINE,
        EVERY,
        |entry, _| part(&entry.failed_retries),
    ),
    column(
        "unpriced_calls",
        "Unpriced",
        "calls without any price",
        Count,
        MACHINE,
        EVERY,
        |entry, _| Cell::Count(entry.total.unpriced_calls),
    ),
    column(
        "unpriced_tokens",
        "Unpriced tokens",
        "tokens without a price",
        Tokens,
        MACHINE,
        EVERY,
        |entry, _| Cell::Count(entry.total.unpriced_tokens),
    ),
];

/// The last column, named after what succeeds.
fn per_success(work: Work) -> Column {
    let unit = work.unit();
    Column::new(
        format!("cost_per_successful_{unit}"),
        format!("Per ok {unit}"),
        Money,
        if work == Work::Project { 2 } else { MACHINE },
    )
}

const fn column(
    name: &'static str,
    title: &'static str,
    about: &'static str,
    kind: ColumnKind,
    expendable: u8,
    of: (bool, bool),
    cell: fn(&Entry, Tz) -> Cell,
) -> ListColumn {
    ListColumn {
        name,
        title,
        about,
        kind,
        expendable,
        of,
        cell,
    }
}

/// The columns of a list, without the label and the cost of a success.
pub(super) fn columns_of(work: Work) -> impl Iterator<Item = &'static ListColumn> {
    COLUMNS.iter().filter(move |column| match work {
        Work::Project => column.of.0,
        Work::Run | Work::Session => column.of.1,
    })
}

/// Every column by name, and what it is, for the help.
pub fn work_columns(work: Work) -> impl Iterator<Item = (&'static str, &'static str)> {
    columns_of(work).map(|column| (column.name, column.about))
}

/// The headings.
pub(super) fn headings(work: Work) -> Vec<Column> {
    let title = super::Dimension::Attribute(work.attribute()).title();
    let label = Column::new(work.name(), title, Text, 0);
    let columns = columns_of(work)
        .map(|column| Column::new(column.name, column.title, column.kind, column.expendable));
    [label]
        .into_iter()
        .chain(columns)
        .chain([per_success(work)])
        .collect()
}

/// A row of cells.
pub(super) fn cells(work: Work, label: Cell, entry: &Entry, zone: Tz) -> Vec<Cell> {
    let columns = columns_of(work).map(|column| (column.cell)(entry, zone));
    [label]
        .into_iter()
        .chain(columns)
        .chain([success(&entry.success)])
        .collect()
}

/// The totals row: what is not said of all pieces together is left out.
pub(super) fn totals(work: Work, entry: &Entry, zone: Tz) -> Vec<Cell> {
    let headings = headings(work).into_iter();
    let cells = headings.zip(cells(work, Cell::Unstated, entry, zone));
    let kept = cells.map(|(heading, cell)| match cell {
        Cell::Unknown if heading.kind != Money => Cell::Unstated,
        cell => cell,
    });
    kept.collect()
}

/// A part of a cost.
pub(super) fn part(part: &Part) -> Cell {
    money(part.cost, part.lower_bound)
}

/// What a success costs.
pub(super) fn success(success: &Success) -> Cell {
    match success.cost() {
        Some((usd, lower_bound)) => money(usd, lower_bound),
        None => Cell::Unknown,
    }
}
