//! The sheet `regions`: a row a region, its losses by sector beside each other.

use crate::batch::Summary;
use crate::measure::Axes;
use crate::report::cells::{Cell, Sheet};
use crate::report::columns::{Column, Unit};

pub(in crate::report) const COLUMNS: &[Column] = &[
    Column::label("region", "地域", "Region."),
    Column::number(
        "outage",
        Unit::Probability,
        "サービス障害の確率",
        "Probability of an outage of any sector in the region.",
    ),
    Column::number(
        "outage_low",
        Unit::Probability,
        "同 下限（95 %）",
        "Lower end of its 95 % interval.",
    ),
    Column::number(
        "outage_high",
        Unit::Probability,
        "同 上限（95 %）",
        "Upper end of its 95 % interval.",
    ),
    Column::number(
        "lost_person_hours_mean",
        Unit::PersonHours,
        "サービス損失（人・時間） 平均",
        "Mean lost service, summed over sectors: one person without two services for an hour counts twice.",
    ),
    Column::number(
        "lost_person_hours_low",
        Unit::PersonHours,
        "同 下限（95 %）",
        "Lower end of its 95 % interval.",
    ),
    Column::number(
        "lost_person_hours_high",
        Unit::PersonHours,
        "同 上限（95 %）",
        "Upper end of its 95 % interval.",
    ),
];
pub(in crate::report) const OF_SECTOR: &Column = &Column::number(
    "lost_person_hours_{}",
    Unit::PersonHours,
    "サービス損失（人・時間） {}",
    "A column for each sector, named by its id: mean lost service of that sector in the region.",
);

pub(super) fn sheet<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    let sectors = axes.sectors.iter();
    let by_sector = sectors.map(|sector| OF_SECTOR.of(&sector.id, &sector.name.ja));
    let columns = COLUMNS.iter().cloned().chain(by_sector).collect();
    Sheet::new("regions", columns, |take| {
        let sectors = axes.sectors.len();
        for (region, label) in axes.regions.iter().enumerate() {
            let place = &summary.regions[region];
            let (outage, lost) = (&place.outage, &place.lost_person_hours);
            let mut cells = vec![Cell::label(&label.id, &label.name)];
            let outage = [outage.value, outage.low, outage.high];
            cells.extend(outage.map(|value| Cell::number(value, Unit::Probability)));
            let lost = [lost.value, lost.low, lost.high];
            cells.extend(lost.map(|value| Cell::number(value, Unit::PersonHours)));
            let by_sector = &summary.cells[region * sectors..(region + 1) * sectors];
            let lost = by_sector.iter().map(|cell| cell.lost_person_hours.value);
            cells.extend(lost.map(|value| Cell::number(value, Unit::PersonHours)));
            take(&cells)?;
        }
        Ok(())
    })
}
