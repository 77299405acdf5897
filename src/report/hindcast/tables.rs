//! The comparison for programs: two CSV tables, and the totals as JSON.

use super::{FORMAT, Making};
use crate::hindcast::{Figure, Scorecard, Totals};
use crate::report::cells::{Cell, Sheet, rounded};
use crate::report::columns::{Column, Unit};
use crate::report::document::Document;
use crate::report::manifest::{PROGRAM, SCHEMA};
use serde::Serialize;
use std::io;

const INCIDENT: Column = Column::text("incident", "事例", "Name of the incident.");
const SERIES: Column = Column::label("series", "系列", "Id of the series in its scenario.");
const SECTOR: Column = Column::label("sector", "分野", "Id of the sector of its facilities.");

/// Columns of `hindcast.csv`.
pub(in crate::report) fn figure_columns() -> Vec<Column> {
    let number = |name, unit, ja, meaning| Column::number(name, unit, ja, meaning);
    let unit = Unit::AsObserved;
    vec![
        INCIDENT,
        SERIES,
        SECTOR,
        Column::text(
            "figure",
            "値",
            "`rise`, `t50`, `t90`, `t99`: hours; `peak`: share of all.",
        ),
        number(
            "observed_low",
            unit,
            "観測 下端",
            "Lower end of the interval between two observations.",
        ),
        number(
            "observed_high",
            unit,
            "観測 上端",
            "Its upper end; empty where it has none, and then it is scored only where it is missed.",
        ),
        number(
            "simulated_p05",
            unit,
            "模擬 5%",
            "5th percentile of the replicates; empty beyond the horizon.",
        ),
        number(
            "simulated_p50",
            unit,
            "模擬 中央値",
            "Median; empty beyond the horizon, which is then scored.",
        ),
        number(
            "simulated_p95",
            unit,
            "模擬 95%",
            "95th percentile; empty beyond the horizon.",
        ),
        number(
            "error",
            Unit::Ratio,
            "誤差",
            "Factor between the median and the interval, at least 1.",
        ),
        number(
            "null_error",
            Unit::Ratio,
            "帰無モデルの誤差",
            "The same of the median of the sector's other series.",
        ),
    ]
}

/// Columns of `points.csv`.
pub(in crate::report) fn point_columns() -> Vec<Column> {
    let share = |name, ja, meaning| Column::number(name, Unit::Share, ja, meaning);
    vec![
        INCIDENT,
        SERIES,
        Column::number(
            "hours",
            Unit::Hours,
            "時間",
            "Hours after the scenario's start.",
        ),
        share(
            "observed_low",
            "観測 下限",
            "At least this share of the series' base was out.",
        ),
        share("observed_high", "観測 上限", "At most this share was out."),
        share(
            "simulated_p05",
            "模擬 5%",
            "5th percentile of the replicates.",
        ),
        share("simulated_p50", "模擬 中央値", "Median of the replicates."),
        share(
            "simulated_p95",
            "模擬 95%",
            "95th percentile of the replicates.",
        ),
        Column::whole(
            "inside",
            Unit::None,
            "幅の内",
            "1 within the 5-95 % band, to half a percent; else 0.",
        ),
        Column::text("source", "出典", "Where the observation comes from."),
        Column::text("confidence", "信頼度", "How far it can be relied on."),
        Column::text("note", "注記", "What else there is to say."),
    ]
}

/// One row for each figure of each series.
pub(super) fn figures(card: &Scorecard) -> Sheet<'_> {
    Sheet::new("hindcast", figure_columns(), |take| {
        for series in &card.series {
            let known = Figure::ALL.into_iter().zip(&series.figures);
            for (figure, one) in known.filter_map(|(figure, one)| Some((figure, one.as_ref()?))) {
                let finite = |value: f64| {
                    Cell::number(
                        Some(value).filter(|value| value.is_finite()),
                        Unit::AsObserved,
                    )
                };
                take(&[
                    Cell::text(&card.incidents[series.incident].id),
                    Cell::label(&series.id, &series.name),
                    Cell::label(&series.sector, &series.sector_name),
                    Cell::text(figure.id()),
                    finite(one.observed.low),
                    Cell::number(one.observed.high, Unit::AsObserved),
                    finite(one.simulated.p05),
                    finite(one.simulated.p50),
                    finite(one.simulated.p95),
                    Cell::Number(one.error, Unit::Ratio),
                    Cell::number(one.null, Unit::Ratio),
                ])?;
            }
        }
        Ok(())
    })
}

/// One row for each observed point.
pub(super) fn points(card: &Scorecard) -> Sheet<'_> {
    Sheet::new("points", point_columns(), |take| {
        for series in &card.series {
            let bands = series.simulated.points.iter().zip(&series.inside);
            for (point, (band, inside)) in series.observed.points.iter().zip(bands) {
                let share = |share| Cell::Number(share, Unit::Share);
                take(&[
                    Cell::text(&card.incidents[series.incident].id),
                    Cell::label(&series.id, &series.name),
                    Cell::Number(point.hours, Unit::Hours),
                    share(point.low),
                    share(point.high),
                    share(band.p05),
                    share(band.p50),
                    share(band.p95),
                    Cell::Whole(u64::from(*inside)),
                    Cell::text(&point.evidence.source),
                    Cell::text(&point.evidence.confidence),
                    Cell::text(&point.evidence.note),
                ])?;
            }
        }
        Ok(())
    })
}

/// A table as a CSV file.
pub(super) fn document(sheet: Sheet<'_>) -> Document<'_> {
    Document::new(&format!("{}.csv", sheet.name), move |out| {
        sheet.write_csv(out, false)
    })
}

#[derive(Serialize)]
struct Json {
    format: &'static str,
    schema: u32,
    program: &'static str,
    model_version: &'static str,
    seed: String,
    replicates: u64,
    incidents: Vec<String>,
    series: usize,
    times: Option<Errors>,
    early: Option<Errors>,
    by_series: Option<Errors>,
    null_times: Option<Errors>,
    null_early: Option<Errors>,
    null_by_series: Option<Errors>,
    points: Part,
    order: Part,
    censored: usize,
}

#[derive(Serialize)]
struct Errors {
    count: usize,
    geometric_mean: f64,
    within_1_5: f64,
    within_2: f64,
    worst: f64,
}

#[derive(Serialize)]
struct Part {
    right: usize,
    of: usize,
}

/// Writes the totals as JSON.
pub(super) fn write_json(
    card: &Scorecard,
    making: &Making,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let json = Json {
        format: FORMAT,
        schema: SCHEMA,
        program: PROGRAM,
        model_version: crate::dynamics::MODEL_VERSION,
        seed: making.seed.to_string(),
        replicates: making.replicates,
        incidents: card.incidents.iter().map(|one| one.id.clone()).collect(),
        series: card.series.len(),
        times: card.totals(&Figure::RECOVERY).map(errors),
        early: card.totals(&Figure::EARLY).map(errors),
        by_series: card.by_series().map(errors),
        null_times: card.null(&Figure::RECOVERY).map(errors),
        null_early: card.null(&Figure::EARLY).map(errors),
        null_by_series: card.null_by_series().map(errors),
        points: part(card.points()),
        order: part(card.order()),
        censored: card.censored(),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    out.write_all(b"\n")
}

fn errors(totals: Totals) -> Errors {
    Errors {
        count: totals.count,
        geometric_mean: rounded(totals.mean, Unit::Ratio),
        within_1_5: rounded(totals.within_1_5, Unit::Share),
        within_2: rounded(totals.within_2, Unit::Share),
        worst: rounded(totals.worst, Unit::Ratio),
    }
}

fn part((right, of): (usize, usize)) -> Part {
    Part { right, of }
}
