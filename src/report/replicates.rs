//! `replicates.csv`: a row for each replicate and sector.
//!
//! Times are hours from the scenario's start. `not_back` names the first of t50, t90, t99, t100 that the replicate's end
//! came before; it and those after it are empty. A failed replicate has one row, with the reason.

use super::cells::{Cell, Sheet, TakeRow};
use super::columns::{Column, Unit};
use super::command;
use super::manifest::About;
use crate::batch::{Batch, Row};
use crate::measure::{Axes, Failure, RECOVERY_NAMES, Recovery, SectorLabel, SectorOutcome};
use std::io;

pub(super) const COLUMNS: &[Column] = &[
    Column::whole(
        "replicate",
        Unit::None,
        "試行番号",
        "Index of the replicate within its batch, from 0: `hakyu run --replicate` tells it as a story.",
    ),
    Column::label(
        "sector",
        "分野",
        "Sector; empty where the replicate failed.",
    ),
    Column::number(
        "first_inject_h",
        Unit::Hours,
        "最初の事象",
        "First hazard or inject that took effect, from the scenario's start.",
    ),
    Column::number(
        "onset_h",
        Unit::Hours,
        "影響の始まり",
        "First time at which anything was lost in the sector, from the scenario's start; empty if nothing was.",
    ),
    Column::number(
        "outage_start_h",
        Unit::Hours,
        "サービス障害の始まり",
        "Start of the first breach of the service maintenance level that lasted long enough; empty without one.",
    ),
    Column::number(
        "outage_h",
        Unit::Hours,
        "サービス障害の時間",
        "Total time in breach of the service maintenance level.",
    ),
    Column::whole(
        "peak_people",
        Unit::People,
        "最大影響人数",
        "Most people without service at one time, those whose supply cannot be restored left out.",
    ),
    Column::number(
        "peak_at_h",
        Unit::Hours,
        "最大影響の時刻",
        "When that was first so, from the scenario's start; empty if nothing was lost.",
    ),
    Column::number(
        "lost_person_h",
        Unit::PersonHours,
        "サービス損失（人・時間）",
        "Lost service: people without it times hours.",
    ),
    Column::number(
        "t50_h",
        Unit::Hours,
        "50 %復旧",
        "When 50 % of the peak restorable loss had come back for good, from the scenario's start.",
    ),
    Column::number("t90_h", Unit::Hours, "90 %復旧", "The same for 90 %."),
    Column::number("t99_h", Unit::Hours, "99 %復旧", "The same for 99 %."),
    Column::number(
        "t100_h",
        Unit::Hours,
        "全復旧",
        "The same for 99.9 %, which counts as all.",
    ),
    Column::text(
        "not_back",
        "打切り",
        "The first of t50, t90, t99, t100 that had not come by the end of the replicate (censored); it and those after it are empty.",
    ),
    Column::whole(
        "unrestorable_people",
        Unit::People,
        "復旧不能の人数",
        "People whose supply cannot be restored: collapsed, washed away, out of reach.",
    ),
    Column::whole(
        "facilities_hit",
        Unit::Count,
        "被害施設数",
        "Facilities that fell below the sector's hit level at some time.",
    ),
    Column::whole(
        "facilities_direct",
        Unit::Count,
        "直接の被害施設数",
        "Of these, hit first by their own damage or attack.",
    ),
    Column::whole(
        "facilities_indirect",
        Unit::Count,
        "波及の被害施設数",
        "Of these, hit first through a dependency.",
    ),
    Column::whole(
        "regions_hit",
        Unit::Count,
        "被害地域数",
        "Regions with a facility of the sector hit.",
    ),
    Column::whole(
        "depth",
        Unit::Count,
        "波及の段数",
        "Longest chain of dependencies from an inject to a facility of the sector.",
    ),
    Column::whole(
        "severity",
        Unit::None,
        "最大深刻度",
        "Highest severity level, 0 to 4.",
    ),
    Column::number(
        "severity_1_h",
        Unit::Hours,
        "深刻度1以上の時間",
        "Time at severity level 1 or above.",
    ),
    Column::number(
        "severity_2_h",
        Unit::Hours,
        "深刻度2以上の時間",
        "Time at severity level 2 or above.",
    ),
    Column::number(
        "severity_3_h",
        Unit::Hours,
        "深刻度3以上の時間",
        "Time at severity level 3 or above.",
    ),
    Column::number(
        "severity_4_h",
        Unit::Hours,
        "深刻度4の時間",
        "Time at severity level 4.",
    ),
    Column::whole(
        "events",
        Unit::Count,
        "処理イベント数",
        "Events processed in the replicate, of all sectors.",
    ),
    Column::whole(
        "deadlocks",
        Unit::Count,
        "膠着の数",
        "Deadlocks at the replicate's end, of all sectors: facilities that wait for each other.",
    ),
    Column::text(
        "failed",
        "失敗の理由",
        "Why the replicate was stopped, and the command that shows it; such a replicate has one row and no numbers.",
    ),
];

pub(super) fn sheet<'a>(batch: &'a Batch, about: &'a About) -> Sheet<'a> {
    Sheet::new("replicates", COLUMNS.to_vec(), |take| {
        for row in &batch.rows {
            match &row.failed {
                Some(reason) => take(&failure(row, reason, about))?,
                None => sectors(&batch.axes, row, take)?,
            }
        }
        Ok(())
    })
}

fn failure(row: &Row, reason: &Failure, about: &About) -> [Cell<'static>; COLUMNS.len()] {
    let mut cells = [const { Cell::Empty }; COLUMNS.len()];
    cells[0] = Cell::Whole(row.replicate);
    let command = command::replicate(about, row.replicate);
    cells[COLUMNS.len() - 1] = Cell::Text(format!("{reason} (reproduce: {command})").into());
    cells
}

fn sectors(axes: &Axes, row: &Row, take: &mut TakeRow<'_>) -> io::Result<()> {
    let sectors = axes.sectors.iter().zip(&row.sectors);
    for (label, outcome) in sectors {
        take(&sector(row, label, outcome))?;
    }
    Ok(())
}

fn sector<'a>(
    row: &Row,
    label: &'a SectorLabel,
    outcome: &SectorOutcome,
) -> [Cell<'a>; COLUMNS.len()] {
    let [t50, t90, t99, t100, not_back] = recovery(outcome);
    let [
        unrestorable,
        hit,
        direct,
        indirect,
        regions,
        depth,
        severity,
    ] = spread(outcome);
    let [severity_1, severity_2, severity_3, severity_4] =
        outcome.severity_time.map(Cell::duration);
    [
        Cell::Whole(row.replicate),
        Cell::label(&label.id, &label.name),
        Cell::time(row.first_inject),
        Cell::time(outcome.onset),
        Cell::time(outcome.outage_start),
        Cell::duration(outcome.outage_time),
        Cell::Whole(outcome.peak_people),
        Cell::time(outcome.onset.map(|_| outcome.peak_at)),
        Cell::Number(outcome.lost_person_minutes as f64 / 60.0, Unit::PersonHours),
        t50,
        t90,
        t99,
        t100,
        not_back,
        unrestorable,
        hit,
        direct,
        indirect,
        regions,
        depth,
        severity,
        severity_1,
        severity_2,
        severity_3,
        severity_4,
        Cell::Whole(row.events),
        Cell::Whole(row.deadlocks.len() as u64),
        Cell::Empty,
    ]
}

/// T50 to T100, and the name of the first that is censored.
fn recovery(outcome: &SectorOutcome) -> [Cell<'static>; 5] {
    let [t50, t90, t99, t100] = outcome.recovery.map(|recovery| match recovery {
        Recovery::At(at) => Cell::time(Some(at)),
        Recovery::NotLost | Recovery::Censored => Cell::Empty,
    });
    let is_censored = |recovery: &Recovery| *recovery == Recovery::Censored;
    let first = outcome.recovery.iter().position(is_censored);
    let not_back = first.map_or("", |share| RECOVERY_NAMES[share]);
    [t50, t90, t99, t100, Cell::text(not_back)]
}

fn spread(outcome: &SectorOutcome) -> [Cell<'static>; 7] {
    let (hit, direct) = (outcome.facilities_hit, outcome.facilities_direct);
    [
        outcome.unrestorable_people,
        u64::from(hit),
        u64::from(direct),
        u64::from(hit.saturating_sub(direct)),
        u64::from(outcome.regions_hit),
        u64::from(outcome.depth),
        u64::from(outcome.severity),
    ]
    .map(Cell::Whole)
}
