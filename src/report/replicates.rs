//! `replicates.csv`: a row for each replicate and sector.
//!
//! Times are hours from the scenario's start. `not_back` names the first of t50, t90, t99, t100 that the replicate's end
//! came before; it and those after it are empty. A failed replicate has one row, with the reason.

use super::cells::{Cells, duration, number, text, time};
use crate::batch::{Batch, Row};
use crate::measure::{Axes, RECOVERY_NAMES, Recovery, SectorOutcome};
use std::io;

const HEADER: [&str; 28] = [
    "replicate",
    "sector",
    "first_inject_h",
    "onset_h",
    "outage_start_h",
    "outage_h",
    "peak_people",
    "peak_at_h",
    "lost_person_h",
    "t50_h",
    "t90_h",
    "t99_h",
    "t100_h",
    "not_back",
    "unrestorable_people",
    "facilities_hit",
    "facilities_direct",
    "facilities_indirect",
    "regions_hit",
    "depth",
    "severity",
    "severity_1_h",
    "severity_2_h",
    "severity_3_h",
    "severity_4_h",
    "events",
    "deadlocks",
    "failed",
];

pub(super) fn write(batch: &Batch, out: &mut dyn io::Write) -> io::Result<()> {
    let mut cells = Cells::from_writer(out);
    cells.write_record(HEADER)?;
    for row in &batch.rows {
        match &row.failed {
            Some(reason) => cells.write_record(failure(row, reason))?,
            None => sectors(&batch.axes, row, &mut cells)?,
        }
    }
    cells.flush()
}

fn failure(row: &Row, reason: &str) -> Vec<String> {
    let mut record = vec![String::new(); HEADER.len()];
    record[0] = row.replicate.to_string();
    record[HEADER.len() - 1] = text(reason).into_owned();
    record
}

fn sectors(axes: &Axes, row: &Row, cells: &mut Cells<'_>) -> io::Result<()> {
    for (label, outcome) in axes.sectors.iter().zip(&row.sectors) {
        let if_lost = |cell: String| match outcome.onset {
            Some(_) => cell,
            None => String::new(),
        };
        let mut record = vec![
            row.replicate.to_string(),
            text(&label.id).into_owned(),
            row.first_inject.map_or_else(String::new, time),
            outcome.onset.map_or_else(String::new, time),
            outcome.outage_start.map_or_else(String::new, time),
            duration(outcome.outage_time),
            outcome.peak_people.to_string(),
            if_lost(time(outcome.peak_at)),
            number(outcome.lost_person_minutes as f64 / 60.0, 2),
        ];
        record.extend(recovery(outcome));
        record.extend(spread(outcome).map(|count| count.to_string()));
        record.extend(outcome.severity_time.map(duration));
        record.push(row.events.to_string());
        record.push(row.deadlocks.len().to_string());
        record.push(String::new());
        cells.write_record(record)?;
    }
    Ok(())
}

/// T50 to T100, and the name of the first that is censored.
fn recovery(outcome: &SectorOutcome) -> [String; 5] {
    let times = outcome.recovery.map(|recovery| match recovery {
        Recovery::At(at) => time(at),
        Recovery::NotLost | Recovery::Censored => String::new(),
    });
    let is_censored = |recovery: &Recovery| *recovery == Recovery::Censored;
    let first = outcome.recovery.iter().position(is_censored);
    let not_back = first.map_or("", |share| RECOVERY_NAMES[share]);
    let [t50, t90, t99, t100] = times;
    [t50, t90, t99, t100, not_back.to_owned()]
}

fn spread(outcome: &SectorOutcome) -> [u64; 7] {
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
}
