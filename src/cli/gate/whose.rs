//! Whose a coming call is, as typed, to the budgets it would count towards.

use clap::Args;

use crate::analysis::Dimension;
use crate::analysis::budget::Coming;
use crate::cli::Environment;
use crate::error::Error;
use crate::event::Attribute;

/// The environment variable with the run that calls belong to; `llmcost guard` sets it.
pub(in crate::cli) const RUN_VARIABLE: &str = "LLMCOST_RUN";

/// Whose calls are to be made.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Whose")]
pub(in crate::cli) struct WhoseArgs {
    /// The agent
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) agent: Option<String>,
    /// The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) run: Option<String>,
    /// The conversation or session
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    /// The project or workspace
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// The end user
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// The customer or organisation
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// A tag; repeatable
    #[arg(long, value_name = "KEY=VALUE")]
    tag: Vec<String>,
}

impl WhoseArgs {
    /// The run: as typed, else that of the environment.
    pub(in crate::cli) fn run_or<'a>(&'a self, environment: &'a Environment) -> Option<&'a str> {
        let stated = self.run.as_deref().filter(|run| !run.is_empty());
        stated.or_else(|| environment.variable(RUN_VARIABLE))
    }

    /// What is stated of the call.
    ///
    /// # Errors
    /// When a tag is none.
    pub(in crate::cli) fn coming(&self, environment: &Environment) -> Result<Coming, Error> {
        let mut coming = Coming::default();
        let stated = [
            (Attribute::Agent, self.agent.as_deref()),
            (Attribute::Run, self.run_or(environment)),
            (Attribute::Session, self.session.as_deref()),
            (Attribute::Project, self.project.as_deref()),
            (Attribute::User, self.user.as_deref()),
            (Attribute::Tenant, self.tenant.as_deref()),
        ];
        for (attribute, text) in stated {
            coming.state(Dimension::Attribute(attribute), text.unwrap_or_default());
        }
        for tag in &self.tag {
            let (key, value) = tag.split_once('=').ok_or_else(|| {
                Error::Usage(format!("`--tag {tag}` is no KEY=VALUE, such as env=prod"))
            })?;
            coming.state(Dimension::Tag(key.to_owned()), value);
        }
        Ok(coming)
    }
}
