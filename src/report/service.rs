//! `service.csv`: the share of people served, by sector over time: quantiles over replicates, and the mean.

use super::cells::{Cells, duration, number_if, text};
use crate::batch::Batch;
use crate::units::SimDuration;
use std::io;

const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Decimals of a share: the means are right to a ppm.
const DECIMALS: usize = 6;

pub(super) fn write(batch: &Batch, out: &mut dyn io::Write) -> io::Result<()> {
    let mut cells = Cells::from_writer(out);
    cells.write_record([
        "time_h", "sector", "p05", "p25", "p50", "p75", "p95", "mean",
    ])?;
    let axes = &batch.axes;
    for (sector, label) in axes.sectors.iter().enumerate() {
        for step in 0..axes.steps {
            let histogram = &batch.service[sector * axes.steps + step];
            let at = SimDuration(axes.step.0 * step as u64);
            let mut record = vec![duration(at), text(&label.id).into_owned()];
            record.extend(QUANTILES.map(|q| number_if(histogram.quantile(q), DECIMALS)));
            record.push(number_if(histogram.mean(), DECIMALS));
            cells.write_record(record)?;
        }
    }
    cells.flush()
}
