//! `llmcost anomalies`: hours and days that stand out, who did it, why, and what to type next.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::analysis::CostBasis;
use crate::analysis::Dimension;
use crate::analysis::Query;
use crate::analysis::anomaly;
use crate::analysis::anomaly::Anomalies;
use crate::analysis::anomaly::Anomaly;
use crate::analysis::anomaly::AnomalyQuery;
use crate::analysis::anomaly::Every;
use crate::analysis::anomaly::Kind;
use crate::analysis::anomaly::Rule;
use crate::cli::Session;
use crate::cli::calls;
use crate::cli::calls::CallsArgs;
use crate::cli::prices;
use crate::cli::prices::BookArgs;
use crate::cli::shell;
use crate::error::Error;
use crate::units::Timestamp;
use crate::units::Usd;

/// Show days or hours that cost far more than usual, who did it and why
///
/// Every complete day is held against what days like it cost before it, for all calls, each agent, each model and each agent
/// on each model. What is found in all calls is not told again for the agent that explains it. The excess is taken apart
/// exactly: more calls, dearer models, larger calls, less cached, new prices.
#[derive(Debug, Args)]
#[command(after_long_help = AFTER)]
pub(super) struct AnomaliesArgs {
    /// Judge complete days, as is done by default
    #[arg(long, conflicts_with = "hourly")]
    daily: bool,
    /// Judge complete hours
    #[arg(long)]
    hourly: bool,
    /// What is searched besides all calls: each value of these dimensions, and of all of them together; `total` for all
    /// calls alone
    #[arg(long, value_name = "DIMENSIONS", default_value = "agent,model")]
    by: String,
    /// How days and hours are judged
    #[arg(long, value_name = "METHOD", default_value = "profile",
          value_parser = PossibleValuesParser::new(Rule::ALL.map(Rule::name)))]
    method: String,
    /// How many deviations above the usual are an alarm: fewer find more
    #[arg(long, value_name = "DEVIATIONS", default_value = "3", value_parser = deviations)]
    threshold: f64,
    /// Leave out what is less than so much above the usual, or less than 2 % of a day's spend; 0 leaves out nothing
    #[arg(long, value_name = "USD", default_value = "1", value_parser = amount)]
    floor: Usd,
    /// Tell the N largest
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Exit with code 4 when there is one
    #[arg(long, value_name = "WHAT", value_parser = ["anomaly"])]
    fail_on: Option<String>,
    /// Which cost: by the price book, as the logs report it, or reported where there is one
    #[arg(long, value_name = "BASIS", default_value = "computed", value_parser = ["computed", "reported", "prefer-reported"])]
    cost: String,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    calls: CallsArgs,
}

const AFTER: &str = "\
Kinds:
  spike        hours or days far above the usual
  level-shift  days that stay there: one event, told with the amount a day
  new-spend    an agent or model that cost nothing before, or not for two weeks
  stopped      spend that was usual and has stopped for twice its longest gap
  fast-burn    the running day is projected to end far above the usual (`forecast --to day`); it is never judged as if
               it were over

Methods (--method):
  profile      a level that bursts cannot drag along, times a weekday or hour profile; the two largest of the last 42
               daily errors count as the third, so that one burst does not hide the next
  three-sigma  more than three standard deviations above the mean of 14 days: a burst hides what comes after it
  pro-rata     more than 1.25 times the mean day of 14, an hour more than a 24th of it: alarms on every busy hour

Days need 14 complete days of history, 4 of the last 14 with spend; hours need 7 days. `--since` and `--until` say which
anomalies are told; what is usual is learned from all calls before them. Of each the `volume_cost`, `mix_cost`,
`size_cost`, `cache_cost` and `price_cost` add up to `excess_cost`, to the last digit.

Examples:
  llmcost anomalies --since 7d
  llmcost anomalies --hourly --since yesterday --agent writer
  llmcost anomalies --since yesterday --fail-on anomaly --quiet
";

/// So many are followed up with a command.
const FOLLOWED_UP: usize = 3;

pub(super) fn run(arguments: &AnomaliesArgs, session: &mut Session<'_>) -> Result<u8, Error> {
    let query = query(arguments, session)?;
    let book = prices::book(&arguments.book, session)?;
    let mut found = None;
    let mut table = calls::ask(&arguments.calls, session, &mut |events| {
        let answer = anomaly::anomalies(&query, events, &book)?;
        let table = anomaly::table(&answer);
        found = Some(answer);
        Ok(table)
    })?;
    let count = found
        .as_ref()
        .map_or(0, |answer: &Anomalies| answer.found.len() + answer.more);
    let found: Vec<Anomaly> = found.map_or_else(Vec::new, |answer| answer.found);
    if let Some(context) = &mut table.context {
        let mut next: Vec<String> = found
            .iter()
            .filter_map(|one| next(one, arguments))
            .collect();
        next.dedup();
        next.truncate(FOLLOWED_UP);
        context
            .notes
            .extend(next.iter().map(|next| format!("next: `{next}`")));
    }
    if query.calls.basis != CostBasis::Reported {
        calls::hint(&mut table);
    }
    session.answer(&table)?;
    match calls::complete(&mut table, session)? {
        0 if arguments.fail_on.is_some() && count > 0 => Err(Error::Warning(match count {
            1 => "unusual spend: 1 anomaly".to_owned(),
            count => format!("unusual spend: {count} anomalies"),
        })),
        code => Ok(code),
    }
}

fn query(arguments: &AnomaliesArgs, session: &Session<'_>) -> Result<AnomalyQuery, Error> {
    let by = match arguments.by.trim() {
        "total" => Vec::new(),
        by => Dimension::parse_list(by)?,
    };
    if let Some(time) = by.iter().find(|dimension| dimension.is_time()) {
        return Err(Error::Usage(format!(
            "`--by {}` cuts time; `--hourly` or `--daily` says how long the steps are",
            time.name()
        )));
    }
    Ok(AnomalyQuery {
        calls: Query {
            by,
            filter: arguments.calls.query.filter()?,
            period: arguments.calls.query.period(session)?,
            zone: session.settings.timezone()?,
            top: Some(arguments.top),
            basis: match arguments.cost.as_str() {
                "reported" => CostBasis::Reported,
                "prefer-reported" => CostBasis::PreferReported,
                _ => CostBasis::Computed,
            },
            ..Query::default()
        },
        now: session.environment.now,
        every: match arguments.hourly {
            true => Every::Hour,
            false => Every::Day,
        },
        rule: Rule::parse(&arguments.method)?,
        threshold: arguments.threshold,
        floor: arguments.floor,
    })
}

/// The command that shows what happened.
fn next(one: &Anomaly, arguments: &AnomaliesArgs) -> Option<String> {
    let from: Vec<String> = arguments
        .calls
        .from
        .iter()
        .map(|path| shell::word(&path.display().to_string()))
        .collect();
    let from = match from.is_empty() {
        true => String::new(),
        false => format!(" --from {}", from.join(" ")),
    };
    let flag = |name: &str, value: &str| match value {
        "" => String::new(),
        value => format!(" --{name} {}", shell::word(value)),
    };
    let window = format!(
        " --since {} --until {}",
        instant(one.window.start),
        instant(one.window.end)
    );
    let Some(mover) = one.movers.first() else {
        let scope = one
            .scope
            .iter()
            .map(|(dimension, value)| flag(&dimension.name(), value));
        return (one.kind == Kind::Stopped).then(|| {
            format!(
                "llmcost trend --by total{}{from}",
                scope.collect::<String>()
            )
        });
    };
    let agent = flag("agent", &mover.agent);
    let model = flag("model", &mover.model);
    Some(match (one.kind, mover.run.as_ref()) {
        (Kind::LevelShift | Kind::NewSpend, _) | (Kind::FastBurn, "") => {
            format!("llmcost report --by day,user,run{window}{agent}{model}{from}")
        }
        (_, "") => format!("llmcost records --order dearest{window}{agent}{model}{from}"),
        (_, run) => format!("llmcost runs {}{from}", shell::word(run)),
    })
}

/// As short as `--since` takes it.
fn instant(at: Timestamp) -> String {
    let utc = chrono::DateTime::from_timestamp_micros(at.0).unwrap_or_default();
    let text = utc.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
    text.strip_suffix("T00:00:00Z")
        .map_or(text.clone(), str::to_owned)
}

fn deviations(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number > 0.0 && number.is_finite() => Ok(number),
        _ => Err("a number above 0".to_owned()),
    }
}

fn amount(text: &str) -> Result<Usd, String> {
    match Usd::parse(text.trim_start_matches('$')) {
        Ok(usd) if usd >= Usd::ZERO => Ok(usd),
        Ok(_) => Err("an amount cannot be negative".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}
