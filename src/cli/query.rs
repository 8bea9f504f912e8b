//! The flags that choose which calls an answer is about: period and filters, the same for every question.

use clap::Args;

use crate::analysis;
use crate::analysis::Dimension;
use crate::analysis::Filter;
use crate::analysis::FilterTarget;
use crate::analysis::Query;
use crate::cli::Session;
use crate::error::Error;
use crate::event::Attribute;
use crate::units::Period;
use crate::units::Timestamp;

/// Period and filters.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which calls")]
pub(super) struct QueryArgs {
    /// Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant
    #[arg(long, value_name = "TIME", conflicts_with = "period")]
    since: Option<String>,
    /// Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August
    #[arg(long, value_name = "TIME", conflicts_with = "period")]
    until: Option<String>,
    /// Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated
    #[arg(long, value_name = "NAME")]
    provider: Vec<String>,
    /// Only this model
    #[arg(long, value_name = "NAME")]
    model: Vec<String>,
    /// Only this agent
    #[arg(long, value_name = "NAME")]
    agent: Vec<String>,
    /// Only this run
    #[arg(long, value_name = "ID")]
    run: Vec<String>,
    /// Only this session
    #[arg(long, value_name = "ID")]
    session: Vec<String>,
    /// Only this project
    #[arg(long, value_name = "NAME")]
    project: Vec<String>,
    /// Only this user
    #[arg(long, value_name = "NAME")]
    user: Vec<String>,
    /// Only this tenant
    #[arg(long, value_name = "NAME")]
    tenant: Vec<String>,
    /// Only calls with this tag
    #[arg(long, value_name = "KEY=VALUE")]
    tag: Vec<String>,
    /// Only calls read from this input format
    #[arg(long, value_name = "FORMAT")]
    source: Vec<String>,
    /// Only calls seen by this layer: agent, app, gateway, provider or invoice
    #[arg(long, value_name = "LAYER")]
    layer: Vec<String>,
    /// Only calls of this operation, such as chat or embeddings
    #[arg(long, value_name = "NAME")]
    operation: Vec<String>,
    /// Only calls with this status: ok, error or cancelled
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Only this attempt at the same work, 1 for the first
    #[arg(long, value_name = "N")]
    attempt: Vec<String>,
    /// Only calls served on this tier
    #[arg(long, value_name = "TIER")]
    service_tier: Vec<String>,
}

impl QueryArgs {
    /// A question of the calls the flags choose, its days cut in the zone of the settings.
    pub(super) fn query(&self, session: &Session<'_>) -> Result<Query, Error> {
        Ok(Query {
            filter: self.filter()?,
            period: self.period(session)?,
            zone: session.settings.timezone()?,
            ..Query::default()
        })
    }

    /// What each flag but `--tag` was given.
    fn flags(&self) -> [(Attribute, &Vec<String>); 14] {
        [
            (Attribute::Provider, &self.provider),
            (Attribute::Model, &self.model),
            (Attribute::Agent, &self.agent),
            (Attribute::Run, &self.run),
            (Attribute::Session, &self.session),
            (Attribute::Project, &self.project),
            (Attribute::User, &self.user),
            (Attribute::Tenant, &self.tenant),
            (Attribute::Source, &self.source),
            (Attribute::Layer, &self.layer),
            (Attribute::Operation, &self.operation),
            (Attribute::Status, &self.status),
            (Attribute::Attempt, &self.attempt),
            (Attribute::ServiceTier, &self.service_tier),
        ]
    }

    /// The filter the flags make.
    pub(super) fn filter(&self) -> Result<Filter, Error> {
        let mut filter = Filter::default();
        for (attribute, values) in self.flags() {
            for value in values {
                filter.add(FilterTarget::Attribute(attribute), value);
            }
        }
        for tag in &self.tag {
            filter.add_tag(tag)?;
        }
        Ok(filter)
    }

    /// The same as the dimensions they are about.
    pub(super) fn dimensions(&self) -> Result<Vec<(Dimension, &str)>, Error> {
        let flags = self.flags().into_iter().flat_map(|(attribute, values)| {
            let of = move |value| (Dimension::Attribute(attribute), value);
            values.iter().map(String::as_str).map(of)
        });
        let tags = self.tag.iter().map(|tag| match tag.split_once('=') {
            Some((key, value)) => Ok((Dimension::Tag(key.to_owned()), value)),
            None => Err(Error::Usage(format!("`--tag {tag}` is no KEY=VALUE"))),
        });
        flags.map(Ok).chain(tags).collect()
    }

    /// Whether they name a period.
    pub(super) fn names_period(&self) -> bool {
        self.since.is_some() || self.until.is_some() || self.period.is_some()
    }

    /// Whether a whole period was named, and not where calls begin.
    pub(super) fn is_whole_period(&self) -> bool {
        self.period.is_some()
    }

    /// The period the flags name, in the zone of the settings.
    pub(super) fn period(&self, session: &Session<'_>) -> Result<Period, Error> {
        let zone = session.settings.timezone()?;
        let now = session.environment.now;
        if let Some(text) = &self.period {
            return analysis::period(text, zone, now);
        }
        let edge = |text: &Option<String>,
                    read: fn(&str, chrono_tz::Tz, Timestamp) -> Result<Timestamp, Error>,
                    open| {
            text.as_deref()
                .map_or(Ok(open), |text| read(text, zone, now))
        };
        let start = edge(&self.since, analysis::since, Timestamp::MIN)?;
        let end = edge(&self.until, analysis::until, Timestamp::MAX)?;
        if start >= end {
            return Err(Error::Usage(
                "the period is empty: `--since` must be before `--until` (`--until` itself is not included)".into(),
            ));
        }
        Ok(Period { start, end })
    }
}
