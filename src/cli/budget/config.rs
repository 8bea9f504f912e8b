//! `[[budget]]` tables of `llmcost.toml` to budgets, or to what is wrong with them and where.

use std::path::Path;
use std::path::PathBuf;

use crate::analysis::Query;
use crate::analysis::budget::Budget;
use crate::cli::Session;
use crate::error::Error;

use super::entry::Entry;

/// A budget and the file that says so.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Defined {
    pub(in crate::cli) budget: Budget,
    pub(in crate::cli) path: PathBuf,
}

/// Every budget in force: those of the user's file, then those of the project's, which take the place of the user's of the
/// same name.
///
/// # Errors
/// [`Error::Invalid`] with file, budget and key for what cannot be read.
pub(in crate::cli) fn defined(session: &Session<'_>) -> Result<Vec<Defined>, Error> {
    let zone = session.settings.timezone()?;
    let mut all: Vec<Defined> = Vec::new();
    for section in session.settings.sections("budget") {
        for budget in read(&section.value, &section.path, zone)? {
            let defined = Defined {
                budget,
                path: section.path.clone(),
            };
            match all
                .iter_mut()
                .find(|known| known.budget.name == defined.budget.name)
            {
                Some(weaker) => *weaker = defined,
                None => all.push(defined),
            }
        }
    }
    Ok(all)
}

/// Every budget in force, for a question.
///
/// # Errors
/// As [`defined`].
pub(in crate::cli) fn budgets(session: &Session<'_>) -> Result<Vec<Budget>, Error> {
    let all = defined(session)?.into_iter();
    Ok(all.map(|defined| defined.budget).collect())
}

/// The budgets that stand beside an answer about some calls: every one, or none where filters choose the calls, for a
/// budget has calls of its own.
///
/// # Errors
/// As [`defined`].
pub(in crate::cli) fn comparable(
    calls: &Query,
    session: &Session<'_>,
) -> Result<Vec<Budget>, Error> {
    match calls.filter.is_empty() {
        true => budgets(session),
        false => Ok(Vec::new()),
    }
}

/// The budgets of one file; `zone` holds for those that name none.
pub(super) fn read(
    value: &toml::Value,
    path: &Path,
    zone: chrono_tz::Tz,
) -> Result<Vec<Budget>, Error> {
    let invalid = |reason: String| Error::Invalid {
        path: path.to_owned(),
        reason,
    };
    let tables = value
        .as_array()
        .ok_or_else(|| invalid("`budget` is a list: each starts with `[[budget]]`".to_owned()))?;
    let mut budgets: Vec<Budget> = Vec::with_capacity(tables.len());
    for (number, table) in (1..).zip(tables) {
        let entry = Entry::of(table, number, zone).map_err(invalid)?;
        let budget = entry
            .budget()
            .map_err(|reason| invalid(format!("{entry}: {reason}")))?;
        if budgets.iter().any(|known| known.name == budget.name) {
            return Err(invalid(format!("there are two budgets `{}`", budget.name)));
        }
        budgets.push(budget);
    }
    Ok(budgets)
}
