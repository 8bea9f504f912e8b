//! **llmcost turns logs of language-model calls into answers about money.**
//!
//! # The data's way
//!
//! ```text
//! bytes ─ sources ─► UsageEvent ─ store ─► EventBatch ─ analysis (+ pricing) ─► Table ─ render ─► bytes
//! ```
//!
//! A *source* reads one log format and yields *usage events*: who called which model, when, and how many tokens
//! of each kind. The *store* keeps every event on disk, each call once. *Pricing* knows what a token cost on a
//! given day. An *analysis* asks one question of the priced events and answers with a *table*. A *renderer*
//! writes the table for a person, a spreadsheet or a program. The *command line* wires these together and
//! decides the exit code. Two types are the whole seam: every input becomes a [`event::UsageEvent`], every
//! answer a [`table::Table`]; formats, questions and outputs add up instead of multiplying. (Where another program expects
//! names of its own, an answer is a [`table::Document`]: named values in values, JSON alone.)
//!
//! # Where to start
//!
//! [`event`] for the one record everything shares, [`table`] for the one answer everything gives, then the room
//! you need. Or follow a command from `cli/report.rs` downwards; it is short.
//!
//! # Rooms
//!
//! | room | what it turns into what | imports |
//! |---|---|---|
//! | [`units`] | exact money, instants, periods | – |
//! | [`error`] | what stopped a command, where, what to type next | – |
//! | [`event`] | records of one call → the one event that is kept; events → columns of integers | units, error |
//! | [`sources`] | bytes of a log → events, every record accounted for | event |
//! | [`store`] | events → disk and back, each call once | event |
//! | [`pricing`] | provider, model, tier, time, size → exact rates; public price lists → the imported book | event |
//! | [`analysis`] | events and rates → a table | event, pricing, store |
//! | [`table`] | the answer, typed and unformatted | units |
//! | [`render`] | a table → terminal, CSV, JSON, NDJSON, Markdown, pictures | table |
//! | [`dataset`] | events and rates → Parquet and SQL for other engines | analysis, event, pricing |
//! | [`cli`] | flags, settings and files → one command | all |
//!
//! `tests/architecture.rs` holds the direction of imports, and which room may name which package.
//!
//! # What is deliberately absent
//!
//! - No reader prices, formats or converts time zones. It reports what the log says, in UTC, and accounts for
//!   every record: used, not usage, rejected with a reason, or a tail that is still being written.
//! - No price in code. Prices are dated entries with a source; a call is priced by its own date and the tier it
//!   was served on. No price found is a state of its own, never zero.
//! - No floating-point money. Amounts are whole 10⁻¹⁸ USD until a renderer rounds them, once.
//! - No formatted text in a table cell that was a number.
//! - No prompt, completion or key in the store, in a message or in a temporary file.
//! - No clock, home folder, environment, terminal or network below `cli`.
//!
//! # Decisions that differ from the first design, and why
//!
//! - **Series.** Twenty-one of an event's texts are folded into one code (a *series*), as time-series databases
//!   do. Filters, dimensions, prices and time zones are then worked out once per distinct combination, grouping
//!   runs on small integers, and a stored call needs one code instead of twenty-one. Run, session and file have
//!   too many values for that and keep a column of their own.
//! - **Grouping is a loop over integers, not a query of an engine.** With dense codes a group's sums are array
//!   additions: no row is hashed, and money stays exact in 128 bits without a decimal feature.
//! - **Parquet is Apache's `parquet`; polars is for tests.** The design card names polars. Segments were written by it once; with
//!   grouping done here it was a codec, built for as long as everything else together (a release from nothing took 6 min 54 s
//!   with it and takes 3 min 36 s without, on 2 cores), in whole columns where readers want pages. It stays as the tests'
//!   second opinion: it writes old segments and bills that share no code with what reads them.
//! - **A segment is read in stretches.** Rows lie in order of time, in pages of 16,384 that need nothing but themselves:
//!   no dictionaries, the bytes of numbers by their place, codes and lines as differences. Who asks for a period
//!   ([`event::Details`]) has the pages unpacked that it lies in, and who adds calls up is handed a page of each column at a
//!   time, so that numbers are in the cache when they are looked at.
//! - **`pricing` reads JSON.** Public price lists are JSON, and importing them is pricing's business; a third reader
//!   beside `sources` and `render` may therefore name `serde_json`. Numbers keep their text, so no price is a float.
//! - **Where labels are many, rows are priced one by one.** A run has hardly more calls than it has agents and models, and
//!   an agent on a model few an hour, so that sums by these and rate would be nearly as many as calls. Costs are additive:
//!   such rows are priced as they come and only what is said of the label is kept (`analysis/kept.rs`), and rows of an
//!   answer are made when they are written ([`table::Rows`]). Such labels lie close together in time: a part is added up by
//!   codes of its own, which stay in the cache, and what came of it is packed and laid down by the hash of the label
//!   (`analysis/filed.rs`). Labels are looked up once all parts are read, in drawers that cores take one by one, and of a
//!   question for the top each drawer keeps no more than its own. Of such a question the texts of all parts are gone through
//!   first: what a part says of a label that no other has is all there is to say, and most are then known to cost too little
//!   to be told and are not laid down at all (`analysis/past.rs`).
//! - **The network is one folder.** `cli/net/`, behind the default feature `net`, is all that opens a connection, for
//!   `prices update` and webhooks; without the feature no network crate is linked, and CI holds that.
//! - **What is to be told is written down first.** A crossed threshold is recorded once, by its identity, in the same
//!   transaction as an entry of the outbox for each of its actions ([`store`]); sending is another step (`cli/notify/`), done
//!   by one process at a time under a lock that ends with its holder. What was begun and not struck off goes out again under
//!   the same id. Its tables are made by their first record, so that the store's format stays 1.
//! - **What is asked together is looked at together.** Questions by the dozen go through the same parts
//!   (`analysis/together.rs`): each part is read once, its texts are classed once (`analysis/seen.rs`), and where it is in
//!   order of time a question goes over the rows of its own period.
//! - **A report reads what it asks for.** A scan offers parts (segments) that cores take one by one, and each part is
//!   read with the columns and texts of the question alone. The table of series is kept on disk by column, bit-packed:
//!   5 M calls of 100,000 distinct series are grouped without looking at a text more than once per combination asked for.
//! - **Reading is shared, keeping is not.** Threads read files side by side, and stretches of a long file each as if it
//!   were a file of its own (`sources/sharing.rs`): a stretch counts only where the lines before it cannot have changed
//!   it, else it is read again in its turn. One thread keeps the events, in the order of files and lines, so that a store
//!   does not depend on how many cores there were.
//! - **Keys lie beside the segment, not in it.** The 128-bit identities of a segment are a sorted file of their
//!   own: looking one up is a search on disk, so that memory does not grow with the store, and reports never
//!   read them. What tells most calls apart is two of an entry's 16 bytes and lies together (`store/keys/planes.rs`): a
//!   batch is looked up in a segment by going through these, and reads little else.
//! - **Sums lie beside the segment too.** A segment of calls has up to seven grids of sums in a file of its own
//!   (`store/sums/`): by the texts that decide a price, and others as far as they are worth their room, by segment, UTC day,
//!   hour or quarter of an hour. Rows say when their first and last call was made, how large their calls are and which of
//!   their counts are not zero; a reader ([`event::PartSums`]) takes a grid where no border of the question lies inside a
//!   row, or reads the calls of the one slot that its period begins or ends in, and answers with the same bytes as from the
//!   calls alone. The file is derived: a missing or damaged one is not read.
//! - **Segments that stay share files.** A segment that will not be merged any more is written to the end of a *pack*
//!   (`store/pack.rs`), which grows until it is as large as all others together. So files are logarithmically many (11 where
//!   100 M calls had 1,528), no byte is copied again for it, and a segment is forced to the disk once, not four times. Larger
//!   segments would make few files too, but a segment is what is held in memory, verified and replaced as one; and packs
//!   merged in tiers would copy every byte several times, some commit paying for many. What the catalogue names of a pack is
//!   never touched; where a segment was removed, zeros are written once no reader needs it, and a pack that is mostly such
//!   holes is emptied into the last. The first pack makes the store's format 2, which older programs refuse. Segments that
//!   they wrote are moved by later commits, in proportion to what each writes, or all at once by `store compact`.
//! - **Removed calls are a segment without calls.** `store prune` ([`store`]) writes the segments that hold old calls once more:
//!   the younger as calls, the older as *kept sums* (by UTC day with every text but the user's, finer as far as worth it) and
//!   as keys, published in one step like a compaction. Such a segment is a part like any other of which
//!   [`event::PartSums`] answers and [`event::Scan::read`] fails with the number of calls and the date, so that no view can
//!   show less than the truth without knowing of it. The keys are kept whole, though they are half of a call's bytes: with
//!   less, a log that is read again would count twice or a new call be lost. A record whose response was removed counts as
//!   known. Only plain calls go; where telemetry is told apart from logs by their sessions, nothing goes.
//! - **Foreign files that are no text are read by packages made for rows.** `sources` may name rusqlite (agents keep
//!   their sessions in SQLite) and Apache's `parquet` (bills): a database becomes JSON objects, a column file a table's
//!   text, an archive its files, and every format reads them as it reads lines. A database is opened without locks and without side files.
//! - **Other engines price by a join.** `dataset` writes a row per call, and the price book as spans of time and size with
//!   whole rates: hours of zones are worked out here, so that a view needs comparisons, products and sums of integers and
//!   nothing an engine does its own way. What layer counts is a column. It is a room of its own because it asks analysis and
//!   pricing, which `store` may not; its files are for other programs, with maps and 128-bit decimals.
//! - **Which layer counts is decided by the day, in `analysis/coverage.rs`.** Calls, else buckets, else charges, per
//!   provider and UTC day; what is left out is told. An agent's session totals rank with calls, for nothing finer of that
//!   session exists; its telemetry yields to the session's own log.
//! - **A picture is laid out here and written by `plotters`.** `render/picture` works out every place in whole pixels, with
//!   labels measured, because charts made by plotters put labels without looking whether they cover each other. Its two
//!   backends write the SVG and the pixels; letters of a PNG are those of an embedded font, never the machine's.
//! - **A response id is one identity in every layer** (`sources/identity.rs`). A record that knows Anthropic's message id
//!   alone yields to one that knows the request id too.
//!
//! # To add
//!
//! A log format: one file in `sources/formats/`, its two lines there, samples under `fixtures/sources/<name>/`.
//! A dimension: one line in `analysis/dimension.rs`. An output format: one file in `render/`, its line in
//! `FORMATS`. A price: one entry in `pricing/data/`, a file per provider, which `build.rs` finds and indexes. A public price
//! list: one file in `pricing/import/`, its line in `PriceList`. A dialect of SQL: one file in `dataset/sql/`, its line in
//! `DIALECTS`. A command: one file in `cli/`, its line in `Command`.
//! A section of the summary: one file in `analysis/summary/`, its line in `SECTIONS`. A JSON shape of other programs: one file
//! in `analysis/shape/` with its schema beside it, its line in `SHAPES`.

pub mod analysis;
pub mod cli;
pub mod dataset;
pub mod error;
pub mod event;
pub mod pricing;
pub mod render;
pub mod sources;
pub mod store;
pub mod table;
pub mod units;
