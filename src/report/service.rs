//! `service.csv`: the share of people served, by sector over time: quantiles over replicates, and the mean.

use super::cells::{Cell, Sheet};
use super::columns::{Column, Unit};
use crate::batch::Batch;
use crate::units::SimDuration;

const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

pub(super) const COLUMNS: &[Column] = &[
    Column::number(
        "time_h",
        Unit::Hours,
        "経過時間",
        "Time from the scenario's start.",
    ),
    Column::label("sector", "分野", "Sector."),
    Column::number(
        "p05",
        Unit::Share,
        "供給率 5 %点",
        "Share of people served at that time: 5 % of replicates are at or below it. Right to 0.0005, exact at 0 and 1. Empty with fewer than the 72 replicates that it needs, as p95; p25 and p75 need 13, p50 needs 6.",
    ),
    Column::number(
        "p25",
        Unit::Share,
        "供給率 25 %点",
        "The same for 25 % of replicates.",
    ),
    Column::number(
        "p50",
        Unit::Share,
        "供給率 中央値",
        "The same for half of the replicates: the median.",
    ),
    Column::number(
        "p75",
        Unit::Share,
        "供給率 75 %点",
        "The same for 75 % of replicates.",
    ),
    Column::number(
        "p95",
        Unit::Share,
        "供給率 95 %点",
        "The same for 95 % of replicates.",
    ),
    Column::number(
        "mean",
        Unit::Share,
        "供給率 平均",
        "Mean share of people served over replicates.",
    ),
];

pub(super) fn sheet(batch: &Batch) -> Sheet<'_> {
    Sheet::new("service", COLUMNS.to_vec(), |take| {
        let axes = &batch.axes;
        for (sector, label) in axes.sectors.iter().enumerate() {
            for step in 0..axes.steps {
                let histogram = &batch.service[sector * axes.steps + step];
                let at = SimDuration(axes.step.0 * step as u64);
                let share = |value| Cell::number(value, Unit::Share);
                let [p05, p25, p50, p75, p95] = QUANTILES.map(|q| share(histogram.quantile(q)));
                let sector = Cell::label(&label.id, &label.name);
                let mean = share(histogram.mean());
                take(&[Cell::duration(at), sector, p05, p25, p50, p75, p95, mean])?;
            }
        }
        Ok(())
    })
}
