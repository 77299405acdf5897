//! The sheet `sectors`: a row a sector, the measures that are asked for first side by side.

use crate::batch::statistics::Estimate;
use crate::batch::{SectorSummary, Summary};
use crate::measure::{Axes, SectorLabel};
use crate::report::cells::{Cell, Sheet};
use crate::report::columns::{Column, Unit};

pub(in crate::report) const COLUMNS: &[Column] = &[
    Column::label("sector", "分野", "Sector."),
    Column::whole(
        "people",
        Unit::People,
        "利用人口",
        "People served by the sector in all.",
    ),
    Column::number(
        "outage",
        Unit::Probability,
        "サービス障害の確率",
        "Probability of an outage: a breach of the service maintenance level.",
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
        "outage_hours_mean",
        Unit::Hours,
        "サービス障害の時間 平均",
        "Mean time in breach, 0 without an outage.",
    ),
    Column::number(
        "peak_people_given_loss_p05",
        Unit::People,
        "最大影響人数 5 %点",
        "Most people without service at one time, of replicates that lost anything: 5 % of them are at or below it.",
    ),
    Column::number(
        "peak_people_given_loss_p50",
        Unit::People,
        "最大影響人数 中央値",
        "The same: the median.",
    ),
    Column::number(
        "peak_people_given_loss_p95",
        Unit::People,
        "最大影響人数 95 %点",
        "The same: 95 % are at or below it.",
    ),
    Column::number(
        "lost_person_hours_mean",
        Unit::PersonHours,
        "サービス損失（人・時間） 平均",
        "Mean lost service: people without it times hours.",
    ),
    Column::number(
        "lost_person_hours_low",
        Unit::PersonHours,
        "同 下限（95 %）",
        "Lower end of the 95 % interval of the mean.",
    ),
    Column::number(
        "lost_person_hours_high",
        Unit::PersonHours,
        "同 上限（95 %）",
        "Upper end of the 95 % interval of the mean.",
    ),
    Column::number(
        "lost_person_hours_p05",
        Unit::PersonHours,
        "サービス損失（人・時間） 5 %点",
        "5 % of replicates are at or below it.",
    ),
    Column::number(
        "lost_person_hours_p50",
        Unit::PersonHours,
        "サービス損失（人・時間） 中央値",
        "Median.",
    ),
    Column::number(
        "lost_person_hours_p95",
        Unit::PersonHours,
        "サービス損失（人・時間） 95 %点",
        "95 % of replicates are at or below it.",
    ),
    Column::number(
        "unrestorable_people_mean",
        Unit::People,
        "復旧不能の人数 平均",
        "Mean number of people whose supply cannot be restored.",
    ),
    Column::number(
        "delay_p50",
        Unit::Hours,
        "障害までの時間 中央値",
        "Median time from the first inject to the sector's first outage, given both.",
    ),
    Column::number(
        "facilities_hit_mean",
        Unit::Count,
        "被害施設数 平均",
        "Mean number of facilities hit.",
    ),
    Column::number(
        "facilities_direct_mean",
        Unit::Count,
        "直接の被害施設数 平均",
        "Of these, hit first by their own damage or attack.",
    ),
    Column::number(
        "facilities_indirect_mean",
        Unit::Count,
        "波及の被害施設数 平均",
        "Of these, hit first through a dependency.",
    ),
    Column::number(
        "regions_hit_mean",
        Unit::Count,
        "被害地域数 平均",
        "Mean number of regions with a facility hit.",
    ),
    Column::number(
        "depth_mean",
        Unit::Count,
        "波及の段数 平均",
        "Mean length of the longest chain of dependencies from an inject.",
    ),
    Column::number(
        "multiplier_mean",
        Unit::Ratio,
        "波及倍率 平均",
        "Mean number of facilities hit for each one hit directly, of replicates with a direct hit.",
    ),
    Column::number(
        "severity_0",
        Unit::Probability,
        "最大深刻度0の確率",
        "Probability that severity 0 is the highest.",
    ),
    Column::number(
        "severity_1",
        Unit::Probability,
        "最大深刻度1の確率",
        "The same for severity 1.",
    ),
    Column::number(
        "severity_2",
        Unit::Probability,
        "最大深刻度2の確率",
        "The same for severity 2.",
    ),
    Column::number(
        "severity_3",
        Unit::Probability,
        "最大深刻度3の確率",
        "The same for severity 3.",
    ),
    Column::number(
        "severity_4",
        Unit::Probability,
        "最大深刻度4の確率",
        "The same for severity 4.",
    ),
];

pub(super) fn sheet<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    Sheet::new("sectors", COLUMNS.to_vec(), |take| {
        for (label, sector) in axes.sectors.iter().zip(&summary.sectors) {
            take(&row(label, sector))?;
        }
        Ok(())
    })
}

fn row<'a>(label: &'a SectorLabel, sector: &SectorSummary) -> Vec<Cell<'a>> {
    let peak = &sector.peak_people_given_loss;
    let lost = &sector.lost_person_hours;
    let value = |estimate: &Estimate, unit| Cell::number(estimate.value, unit);
    let mut cells = vec![
        Cell::label(&label.id, &label.name),
        Cell::Whole(label.people),
        value(&sector.outage, Unit::Probability),
        Cell::number(sector.outage.low, Unit::Probability),
        Cell::number(sector.outage.high, Unit::Probability),
        value(&sector.outage_hours.mean, Unit::Hours),
        value(&peak.p05, Unit::People),
        value(&peak.p50, Unit::People),
        value(&peak.p95, Unit::People),
        value(&lost.mean, Unit::PersonHours),
        Cell::number(lost.mean.low, Unit::PersonHours),
        Cell::number(lost.mean.high, Unit::PersonHours),
        value(&lost.p05, Unit::PersonHours),
        value(&lost.p50, Unit::PersonHours),
        value(&lost.p95, Unit::PersonHours),
        value(&sector.unrestorable_people.mean, Unit::People),
        value(&sector.delay_hours.p50, Unit::Hours),
        value(&sector.facilities_hit.mean, Unit::Count),
        value(&sector.facilities_direct.mean, Unit::Count),
        value(&sector.facilities_indirect.mean, Unit::Count),
        value(&sector.regions_hit.mean, Unit::Count),
        value(&sector.depth.mean, Unit::Count),
        value(&sector.multiplier.mean, Unit::Ratio),
    ];
    let severity = sector.severity.iter();
    cells.extend(severity.map(|share| value(share, Unit::Probability)));
    cells
}
