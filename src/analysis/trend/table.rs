//! Series and steps to the rows of the answer.

use super::pairs::Pair;
use super::series::Series;
use super::words::Words;
use crate::analysis::bucket::{Bucket, TimeUnit};
use crate::analysis::compare::{beside_cost, change, columns, compared};
use crate::analysis::dimension::Dimension;
use crate::analysis::fold::too_large;
use crate::analysis::measures::MACHINE;
use crate::analysis::report::{Query, label_column, labels, title};
use crate::analysis::steps::{Step, covered};
use crate::analysis::sums::Sums;
use crate::error::Error;
use crate::table::{Cell, Column, ColumnKind, Context, Table};
use crate::units::Period;

/// Everything the rows are made of.
pub(super) struct Answer<'a> {
    pub(super) query: &'a Query,
    pub(super) unit: TimeUnit,
    pub(super) series: &'a [Series],
    pub(super) pairs: Vec<Pair>,
    /// What can be known of this period by now.
    pub(super) known: Period,
    pub(super) words: &'a Words,
    /// What the other period is called, if there is one.
    pub(super) other_title: Option<&'static str>,
}

/// The sums of a step that nothing is known of.
static NOTHING: std::sync::LazyLock<Sums> = std::sync::LazyLock::new(Sums::default);

impl Answer<'_> {
    pub(super) fn table(&self, total: &Sums, mut context: Context) -> Result<Table, Error> {
        let mut rows = Vec::with_capacity(self.pairs.len() * self.series.len());
        let mut before = None;
        for pair in &self.pairs {
            let rows_of_step = self.series.iter();
            rows.extend(rows_of_step.map(|series| self.row(series, *pair, before, total)));
            before = pair.this.or(before);
        }
        context.notes.extend(self.cut_steps());
        Ok(Table {
            title: self.title(),
            columns: self.columns(),
            rows: rows.into(),
            totals: Some(self.totals(total)?),
            context: Some(context),
        })
    }

    fn title(&self) -> String {
        let every = Dimension::Time(self.unit).name();
        let compared = if self.other_title.is_some() {
            ", compared"
        } else {
            ""
        };
        let title = title(self.query).replacen("ost", &format!("ost per {every}"), 1);
        format!("{title}{compared}")
    }

    fn columns(&self) -> Vec<Column> {
        let step = label_column(&Dimension::Time(self.unit));
        let other_step = self.other_title.map(|title| {
            let name = format!("compared_{}", step.name);
            Column::new(&name, title, ColumnKind::Text, 4)
        });
        // Beside another period the step before matters less.
        let (expendable, change) = match self.other_title {
            Some(_) => (8, "Step change"),
            None => (0, "Change"),
        };
        let mut beside = match self.other_title {
            Some(title) => columns(&format!("{title} cost")),
            None => Vec::new(),
        };
        let against = format!("vs {} before", step.name);
        beside.extend([
            Column::new("step_difference", &against, ColumnKind::Money, expendable),
            Column::new("step_change", change, ColumnKind::Ratio, expendable),
            Column::new("coverage", "", ColumnKind::Ratio, MACHINE),
            Column::new("trend", "Trend", ColumnKind::Text, MACHINE),
        ]);
        let measures = self.query.columns.columns().collect();
        let measures = beside_cost(self.query, measures, beside);
        let dimensions = self.query.by.iter().map(label_column);
        let labels = [step].into_iter().chain(dimensions).chain(other_step);
        labels.chain(measures).collect()
    }

    fn row(&self, series: &Series, pair: Pair, before: Option<Step>, total: &Sums) -> Vec<Cell> {
        let label = |step: Option<Step>| {
            step.map_or(Cell::Unknown, |step| {
                Cell::Text(self.unit.label(self.query.zone, step.bucket))
            })
        };
        let mut cells = vec![label(pair.this)];
        cells.extend(match &series.labels {
            Some(names) => labels(self.query, names),
            None => vec![Cell::Others; self.query.by.len()],
        });
        if self.other_title.is_some() {
            cells.push(label(pair.other));
        }
        let this = self.at(&series.this, pair.this);
        let mut beside = Vec::new();
        if self.other_title.is_some() {
            let mut compared = compared(this, self.at(&series.other, pair.other));
            // A step without a counterpart is no fall to 0 and no rise from it.
            if pair.this.is_none() || pair.other.is_none() {
                compared.splice(1..3, [Cell::Unknown, Cell::Unknown]);
            }
            beside = compared;
        }
        beside.extend(self.step_change(series, pair.this, before));
        beside.push(pair.this.map_or(Cell::Unknown, |step| self.coverage(&step)));
        let names = series.labels.as_ref();
        let word = names.and_then(|names| self.words.of(names));
        beside.push(word.map_or(Cell::Unknown, |word| Cell::Text(word.to_owned())));
        let measures = self.query.columns.measures();
        let measures = measures.map(|measure| measure.cell(this, total)).collect();
        cells.extend(beside_cost(self.query, measures, beside));
        cells
    }

    fn at<'s>(
        &self,
        sums: &'s std::collections::BTreeMap<Bucket, Sums>,
        step: Option<Step>,
    ) -> &'s Sums {
        step.and_then(|step| sums.get(&step.bucket))
            .unwrap_or(&NOTHING)
    }

    /// The change from the step before, where both are known from end to end.
    fn step_change(&self, series: &Series, step: Option<Step>, before: Option<Step>) -> [Cell; 2] {
        let whole = step
            .zip(before)
            .filter(|(step, before)| [step, before].into_iter().all(|step| self.is_whole(step)));
        match whole {
            Some((step, before)) => {
                let at = |step| self.at(&series.this, Some(step));
                change(at(step), at(before))
            }
            None => [Cell::Unknown, Cell::Unknown],
        }
    }

    fn is_whole(&self, step: &Step) -> bool {
        let (part, whole) = covered(step, self.known);
        part == whole
    }

    fn coverage(&self, step: &Step) -> Cell {
        let (part, whole) = covered(step, self.known);
        Cell::Ratio {
            numerator: part.into(),
            denominator: i128::from(whole.max(1)),
        }
    }

    fn totals(&self, total: &Sums) -> Result<Vec<Cell>, Error> {
        let mut cells = vec![Cell::Unstated; self.query.by.len() + 1];
        let mut beside = Vec::new();
        if self.other_title.is_some() {
            cells.push(Cell::Unstated);
            let mut other = Sums::default();
            for sums in self.series.iter().flat_map(|series| series.other.values()) {
                other.add(sums).ok_or_else(too_large)?;
            }
            beside = compared(total, &other);
        }
        let word = self.words.total.map(|word| Cell::Text(word.to_owned()));
        // Nothing comes before all of it.
        beside.extend([Cell::Unstated, Cell::Unstated, Cell::Unstated]);
        beside.push(word.unwrap_or(Cell::Unknown));
        let measures = self.query.columns.measures();
        let measures = measures.map(|measure| measure.cell(total, total)).collect();
        cells.extend(beside_cost(self.query, measures, beside));
        Ok(cells)
    }

    /// Which steps are known in part only.
    fn cut_steps(&self) -> Option<String> {
        let steps = self.pairs.iter().filter_map(|pair| pair.this);
        let cut: Vec<String> = steps
            .filter(|step| !self.is_whole(step))
            .map(|step| self.unit.label(self.query.zone, step.bucket))
            .collect();
        let verb = if cut.len() == 1 { "is" } else { "are" };
        (!cut.is_empty() && !self.series.is_empty()).then(|| {
            format!(
                "{} {verb} known in part only (cut by the period, or not over), so no change is shown",
                cut.join(" and ")
            )
        })
    }
}
