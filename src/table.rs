//! The answer to a question: typed columns and cells, not yet formatted.

mod rows;

pub use rows::Rows;

use crate::units::{Period, Usd};

/// What a column holds, which decides how every output writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A label.
    Text,
    /// A count without a unit.
    Count,
    /// A number of tokens.
    Tokens,
    /// An amount of money in USD.
    Money,
    /// A price of one unit in USD: shown with all its digits, because it is quoted and not summed.
    Price,
    /// A share or ratio; 1 is the whole.
    Ratio,
    /// How many times something is something else; 1 is the same.
    Multiple,
    /// A length of time in microseconds.
    Duration,
    /// An instant as text, RFC 3339 in the zone of the answer; people see date and time to the second.
    Instant,
}

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stable name in CSV and JSON, and after `--columns` and `--sort`.
    pub name: String,
    /// The heading a person reads.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Which columns a narrow terminal drops first: the highest number goes first, 0 never.
    /// 255 is in CSV and JSON alone.
    pub expendable: u8,
}

impl Column {
    /// A column of this name and heading; see the fields.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        title: impl Into<String>,
        kind: ColumnKind,
        expendable: u8,
    ) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            kind,
            expendable,
        }
    }
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A label.
    Text(String),
    /// A label inside another one: of a call inside an agent inside a run. People see it indented.
    Branch {
        /// How many labels it is inside of.
        depth: u8,
        /// The label; empty when not stated.
        text: String,
    },
    /// The label of events that do not state the dimension; JSON `null`, CSV empty.
    Unstated,
    /// A row that stands for several labels: `(others)`.
    Others,
    /// A count, a number of tokens, or a duration in microseconds.
    Count(u64),
    /// An exact amount; with `lower_bound`, part of it could not be priced and the truth is higher.
    Money {
        /// The amount.
        usd: Usd,
        /// Whether unpriced parts are missing from it.
        lower_bound: bool,
    },
    /// A ratio as an exact fraction; renderers round it once.
    Ratio {
        /// What is counted.
        numerator: i128,
        /// The whole; never 0.
        denominator: i128,
    },
    /// Not known, or not defined: JSON `null`, CSV empty, a dash on a terminal.
    Unknown,
}

/// How much of the truth an answer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Calls counted.
    pub calls: u64,
    /// Calls with no price at all.
    pub unpriced_calls: u64,
    /// Calls of which some part has no price.
    pub partial_calls: u64,
    /// Tokens without a price, whether the call had none or only that part.
    pub unpriced_tokens: u64,
    /// Records that could not be used, of the inputs this answer read.
    pub rejected: u64,
    /// Models without a price, most tokens first: (provider, model, why, calls, tokens).
    pub unpriced_models: Vec<UnpricedModel>,
}

/// A model some calls of which have no price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpricedModel {
    /// Who bills; empty when not known.
    pub provider: String,
    /// As the log names it.
    pub model: String,
    /// Why there is no price, in words, with the nearest ids if any.
    pub reason: String,
    /// How many calls.
    pub calls: u64,
    /// How many of their tokens have no price.
    pub tokens: u64,
}

impl Completeness {
    /// Whether the total cost is less than the truth.
    #[must_use]
    pub fn lower_bound(&self) -> bool {
        // A charge in another currency is neither a call nor a token.
        self.unpriced_calls > 0
            || self.partial_calls > 0
            || self.unpriced_tokens > 0
            || !self.unpriced_models.is_empty()
    }
}

/// The price book an answer was priced with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceBookLabel {
    /// Digest of all layers in force.
    pub digest: String,
    /// The day the newest layer was current, `YYYY-MM-DD`.
    pub as_of: String,
}

/// What an answer covers, and with what it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The command that answered: `report`, `sources` …
    pub command: String,
    /// The period asked for; open ends are [`crate::units::Timestamp::MIN`] and `MAX`.
    pub period: Period,
    /// The zone days were cut in, an IANA name.
    pub timezone: String,
    /// The prices used; `None` for an answer without costs.
    pub price_book: Option<PriceBookLabel>,
    /// How much is missing; `None` for an answer that counts no calls.
    pub completeness: Option<Completeness>,
    /// What else a reader must know, in sentences without a full stop: what was left out, and why.
    pub notes: Vec<String>,
}

/// Named, typed columns and their rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the rows say, in a few words; printed above a terminal table.
    pub title: String,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Rows, each as long as `columns`.
    pub rows: Rows,
    /// The totals row, as long as `columns`; its labels are [`Cell::Unstated`] and not printed.
    pub totals: Option<Vec<Cell>>,
    /// What the answer covers; `None` for a plain list.
    pub context: Option<Context>,
}

/// What a command answers with, as far as it is told of whatever the answer is.
pub trait Answer {
    /// What the answer covers.
    fn context_mut(&mut self) -> Option<&mut Context>;
}

impl Answer for Table {
    fn context_mut(&mut self) -> Option<&mut Context> {
        self.context.as_mut()
    }
}

/// An answer in the form that another program expects: named values inside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The values, in order.
    pub fields: Vec<(String, Node)>,
    /// What the answer covers.
    pub context: Context,
}

/// A value of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One value.
    Cell(Cell),
    /// Values by name, in order.
    Object(Vec<(String, Node)>),
    /// Values in order.
    List(Vec<Node>),
}

impl Answer for Document {
    fn context_mut(&mut self) -> Option<&mut Context> {
        Some(&mut self.context)
    }
}
