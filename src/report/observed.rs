//! `observed.csv`: the observed values, a row for each replicate; empty where a value is undefined.

use super::cells::{Cells, number_if, text};
use crate::batch::Batch;
use std::io;

const DECIMALS: usize = 6;

pub(super) fn write(batch: &Batch, out: &mut dyn io::Write) -> io::Result<()> {
    let mut cells = Cells::from_writer(out);
    let names = batch.axes.observed.iter().map(|name| text(name));
    cells.write_record(
        std::iter::once(text("replicate"))
            .chain(names)
            .map(|name| name.into_owned()),
    )?;
    for row in batch.completed() {
        let finite = |value: &f64| Some(*value).filter(|value| value.is_finite());
        let values = row
            .observed
            .iter()
            .map(|value| number_if(finite(value), DECIMALS));
        cells.write_record(std::iter::once(row.replicate.to_string()).chain(values))?;
    }
    cells.flush()
}
