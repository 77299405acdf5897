//! The pictures of a batch, as files of a result folder.

use super::document::Document;
use super::picture::{
    Counting, Fan, FanBands, FanSector, FanWords, HeatMap, HourAxis, Picture, PictureError,
    Recovery, RecoveryRow, RecoveryTimes, RecoveryWords, ShadeWords, Tile, TileMap, png, svg,
};
use crate::batch::{Batch, Summary};
use crate::measure::Axes;

/// The pictures of a batch, each as SVG and as PNG.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn pictures(
    batch: &Batch,
    summary: &Summary,
    title: &str,
) -> Result<Vec<Document<'static>>, PictureError> {
    let subtitle = format!("{title} - {} replicates", summary.completed);
    let mut documents = Vec::new();
    add(&mut documents, "service", &service(batch, &subtitle))?;
    add(
        &mut documents,
        "recovery",
        &recovery(&batch.axes, summary, &subtitle),
    )?;
    if !batch.axes.regions.is_empty() {
        add(
            &mut documents,
            "losses",
            &losses(&batch.axes, summary, &subtitle),
        )?;
        add(&mut documents, "map", &map(&batch.axes, summary, &subtitle))?;
    }
    Ok(documents)
}

fn add(
    documents: &mut Vec<Document<'static>>,
    name: &str,
    picture: &impl Picture,
) -> Result<(), PictureError> {
    documents.push(Document::of_bytes(
        &format!("{name}.svg"),
        svg(picture)?.into_bytes(),
    ));
    documents.push(Document::of_bytes(&format!("{name}.png"), png(picture)?));
    Ok(())
}

fn service(batch: &Batch, subtitle: &str) -> Fan {
    let axes = &batch.axes;
    let step_h = axes.step.hours();
    let sectors = axes
        .sectors
        .iter()
        .enumerate()
        .map(|(sector, label)| {
            let histograms = &batch.service[sector * axes.steps..(sector + 1) * axes.steps];
            let quantile = |q: f64| {
                histograms
                    .iter()
                    .map(|h| h.quantile(q).unwrap_or(1.0))
                    .collect()
            };
            FanSector {
                name: label.name.en.clone(),
                times_h: (0..axes.steps).map(|step| step as f64 * step_h).collect(),
                bands: FanBands {
                    p05: quantile(0.05),
                    p25: quantile(0.25),
                    p50: quantile(0.5),
                    p75: quantile(0.75),
                    p95: quantile(0.95),
                    mean: histograms.iter().map(|h| h.mean().unwrap_or(1.0)).collect(),
                },
            }
        })
        .collect();
    Fan {
        title: "Service by sector".into(),
        subtitle: subtitle.into(),
        words: FanWords {
            time: "days since the start".into(),
            level: "share of people served (%)".into(),
            median: "median".into(),
            mean: "mean".into(),
            narrow: "half of the replicates".into(),
            wide: "nine tenths of the replicates".into(),
        },
        sectors,
    }
}

fn recovery(axes: &Axes, summary: &Summary, subtitle: &str) -> Recovery {
    let horizon_h = axes.horizon.hours();
    let rows = axes
        .sectors
        .iter()
        .zip(&summary.sectors)
        .map(|(label, sector)| {
            let t90 = &sector.from_inject[1];
            RecoveryRow {
                name: label.name.en.clone(),
                affected: sector.loss.value.unwrap_or(0.0),
                times: RecoveryTimes {
                    p05: t90.p05.value,
                    p25: t90.p25.value,
                    p50: t90.p50.value,
                    p75: t90.p75.value,
                    p95: t90.p95.value,
                },
                censored: t90.censored as f64 / t90.cases.max(1) as f64,
            }
        })
        .collect();
    Recovery {
        title: "Time until 90 % of the peak loss is back".into(),
        subtitle: subtitle.into(),
        words: RecoveryWords {
            affected: "affected".into(),
            time: "time from the first inject".into(),
            censored: "not back in time".into(),
            median: "median".into(),
            narrow: "half of the cases".into(),
            wide: "nine tenths of the cases".into(),
            beyond: "beyond the horizon".into(),
            minutes: "min".into(),
            hours: "h".into(),
            days: "d".into(),
        },
        rows,
        horizon_h,
        axis: HourAxis::Logarithmic,
    }
}

fn losses(axes: &Axes, summary: &Summary, subtitle: &str) -> HeatMap {
    let sectors = axes.sectors.len();
    let lost = |region: usize, sector: usize| {
        let cell = &summary.cells[region * sectors + sector];
        cell.lost_person_hours.value.unwrap_or(0.0)
    };
    HeatMap {
        title: "Lost person-hours by region and sector (mean)".into(),
        subtitle: subtitle.into(),
        words: shade_words(),
        rows: axes
            .regions
            .iter()
            .map(|region| region.name.en.clone())
            .collect(),
        columns: axes
            .sectors
            .iter()
            .map(|sector| sector.name.en.clone())
            .collect(),
        values: (0..axes.regions.len())
            .map(|region| (0..sectors).map(|sector| lost(region, sector)).collect())
            .collect(),
    }
}

fn map(axes: &Axes, summary: &Summary, subtitle: &str) -> TileMap {
    TileMap {
        title: "Lost person-hours by region, all sectors (mean)".into(),
        subtitle: subtitle.into(),
        words: shade_words(),
        tiles: axes
            .regions
            .iter()
            .zip(&summary.regions)
            .map(|(region, lost)| Tile {
                name: region.name.en.clone(),
                row: region.tile.0,
                column: region.tile.1,
                value: lost.lost_person_hours.value.unwrap_or(0.0),
            })
            .collect(),
    }
}

fn shade_words() -> ShadeWords {
    ShadeWords {
        scale: "lost person-hours".into(),
        blank: "nothing lost".into(),
        counting: Counting::Thousands,
    }
}
