//! `observed.csv`: the observed values, a row for each replicate; empty where a value is undefined.

use super::cells::{Cell, Sheet};
use super::columns::{Column, Unit};
use crate::batch::Batch;

pub(super) const REPLICATE: Column = Column::whole(
    "replicate",
    Unit::None,
    "試行番号",
    "Index of the replicate; those that failed are left out.",
);
pub(super) const VALUE: Column = Column::number(
    "{}",
    Unit::AsObserved,
    "{}",
    "A column for each observation of the scenario, named by its id: the value read off the replicate, in the unit \
     that the observation states; empty where it is undefined.",
);

/// None where the scenario observes nothing.
pub(super) fn sheet(batch: &Batch) -> Option<Sheet<'_>> {
    let observed = &batch.axes.observed;
    if observed.is_empty() {
        return None;
    }
    let values = observed.iter().map(|id| VALUE.of(id, ""));
    let columns = std::iter::once(REPLICATE).chain(values).collect();
    Some(Sheet::new("observed", columns, |take| {
        for row in batch.completed() {
            let finite = row
                .observed
                .iter()
                .map(|value| Some(*value).filter(|value| value.is_finite()));
            let values = finite.map(|value| Cell::number(value, Unit::AsObserved));
            let cells: Vec<Cell<'_>> = std::iter::once(Cell::Whole(row.replicate))
                .chain(values)
                .collect();
            take(&cells)?;
        }
        Ok(())
    }))
}
