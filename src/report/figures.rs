//! The pictures of a batch, as files of a result folder.

use std::fmt::Display;

use super::document::Document;
use super::picture::{
    Counting, Fan, FanBands, FanSector, FanWords, HeatMap, HourAxis, Picture, PictureError,
    Recovery, RecoveryRow, RecoveryTimes, RecoveryWords, ShadeWords, Tile, TileMap, missing_glyphs,
    png, svg,
};
use super::words;
use crate::batch::statistics::quantile_needs;
use crate::batch::{Batch, RegionService, ServiceHistogram, Summary};
use crate::measure::Axes;
use crate::model::Name;
use crate::words::{Lang, Text, figures as texts, units};

/// The pictures of a batch, each as SVG and as PNG.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn pictures(
    lang: Lang,
    batch: &Batch,
    summary: &Summary,
    title: &Name,
) -> Result<Vec<Document<'static>>, PictureError> {
    let axes = &batch.axes;
    let subtitle = subtitle(lang, title, summary.completed);
    let mut documents = Vec::new();
    let nation = Curves {
        title: texts::SERVICE.to(lang).into(),
        subtitle: subtitle.clone(),
        n: summary.completed,
        histograms: &batch.service,
    };
    let sectors: Vec<usize> = (0..axes.sectors.len()).collect();
    let service = nation.fan(lang, axes, &sectors);
    add(&mut documents, "service", &service)?;
    let recovery = recovery(lang, axes, summary, &subtitle);
    add(&mut documents, "recovery", &recovery)?;
    if !axes.regions.is_empty() {
        let losses = losses(lang, axes, summary, &subtitle);
        add(&mut documents, "losses", &losses)?;
        add(&mut documents, "map", &map(lang, axes, summary, &subtitle))?;
    }
    Ok(documents)
}

/// The name of the picture of service in a region, without its ending: by its code, because an id may hold a slash.
pub(super) fn regional_name(axes: &Axes, region: usize) -> String {
    format!("service-{}", axes.regions[region].code)
}

/// Service over time in single regions, each as SVG and as PNG; of the sectors that have a facility there.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn regional_pictures(
    lang: Lang,
    axes: &Axes,
    regional: &[RegionService],
    title: &Name,
) -> Result<Vec<Document<'static>>, PictureError> {
    let mut documents = Vec::new();
    for entry in regional {
        let name = axes.regions[entry.region].name.to(lang);
        let curves = Curves {
            title: texts::SERVICE_IN.fill(lang, &[("region", &name)]),
            subtitle: subtitle(lang, title, entry.replicates),
            n: entry.replicates,
            histograms: &entry.service,
        };
        let fan = curves.fan(lang, axes, &sectors_in(axes, entry.region));
        add(&mut documents, &regional_name(axes, entry.region), &fan)?;
    }
    Ok(documents)
}

fn subtitle(lang: Lang, title: &Name, replicates: u64) -> String {
    let replicates = words::whole(replicates);
    let values: [(&str, &dyn Display); 2] =
        [("title", &title.to(lang)), ("replicates", &replicates)];
    texts::SUBTITLE.fill(lang, &values)
}

fn sectors_in(axes: &Axes, region: usize) -> Vec<usize> {
    let is_there = |sector: &usize| {
        let mut facilities = axes.facilities.iter();
        facilities.any(|label| label.sector == *sector && label.region == Some(region))
    };
    (0..axes.sectors.len()).filter(is_there).collect()
}

/// The characters of the names in the pictures that their font lacks, each once.
pub fn unshown(lang: Lang, axes: &Axes, title: &Name) -> Vec<char> {
    let sectors = axes.sectors.iter().map(|sector| &sector.name);
    let regions = axes.regions.iter().map(|region| &region.name);
    let names = std::iter::once(title).chain(sectors).chain(regions);
    missing_glyphs(&names.map(|name| name.to(lang)).collect::<String>())
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

/// Service over time by sector, of a nation or of a region.
struct Curves<'a> {
    title: String,
    subtitle: String,
    /// Replicates.
    n: u64,
    /// `sector * steps + step`.
    histograms: &'a [ServiceHistogram],
}

impl Curves<'_> {
    /// A panel for each of `sectors`.
    fn fan(&self, lang: Lang, axes: &Axes, sectors: &[usize]) -> Fan {
        let panels = sectors.iter().map(|sector| FanSector {
            name: axes.sectors[*sector].name.to(lang).to_owned(),
            times_h: (0..axes.steps)
                .map(|step| step as f64 * axes.step.hours())
                .collect(),
            bands: self.bands(*sector, axes.steps),
        });
        Fan {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            words: FanWords {
                time: texts::SERVICE_TIME.to(lang).into(),
                level: texts::SERVICE_LEVEL.to(lang).into(),
                median: band(lang, texts::MEDIAN, 0.5, self.n),
                mean: texts::MEAN.to(lang).into(),
                narrow: band(lang, texts::HALF_OF_REPLICATES, 0.25, self.n),
                wide: band(lang, texts::MOST_OF_REPLICATES, 0.05, self.n),
            },
            sectors: panels.collect(),
        }
    }

    fn bands(&self, sector: usize, steps: usize) -> FanBands {
        let histograms = &self.histograms[sector * steps..(sector + 1) * steps];
        // Empty where the replicates are too few: then there is no band.
        let quantile = |q: f64| histograms.iter().filter_map(|h| h.quantile(q)).collect();
        FanBands {
            p05: quantile(0.05),
            p25: quantile(0.25),
            p50: quantile(0.5),
            p75: quantile(0.75),
            p95: quantile(0.95),
            mean: histograms.iter().map(|h| h.mean().unwrap_or(1.0)).collect(),
        }
    }
}

/// What a band or line is; where `n` replicates are too few for its quantile, how many it needs.
fn band(lang: Lang, text: Text, q: f64, n: u64) -> String {
    let needed = quantile_needs(q);
    match n < needed {
        true => texts::BAND_NEEDS.fill(lang, &[("band", &text.to(lang)), ("needed", &needed)]),
        false => text.to(lang).into(),
    }
}

fn recovery(lang: Lang, axes: &Axes, summary: &Summary, subtitle: &str) -> Recovery {
    let horizon_h = axes.horizon.hours();
    let rows = axes
        .sectors
        .iter()
        .zip(&summary.sectors)
        .map(|(label, sector)| {
            let t90 = &sector.from_inject[1];
            RecoveryRow {
                name: label.name.to(lang).to_owned(),
                // The times are those of outages.
                affected: sector.outage.value.unwrap_or(0.0),
                below: sector.outage.high.unwrap_or(1.0),
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
        title: texts::RECOVERY.to(lang).into(),
        subtitle: subtitle.into(),
        words: RecoveryWords {
            affected: texts::RECOVERY_OUTAGE.to(lang).into(),
            time: texts::RECOVERY_TIME.to(lang).into(),
            censored: texts::RECOVERY_CENSORED.to(lang).into(),
            median: texts::MEDIAN.to(lang).into(),
            narrow: texts::HALF_OF_CASES.to(lang).into(),
            wide: texts::MOST_OF_CASES.to(lang).into(),
            beyond: texts::BEYOND.to(lang).into(),
            minutes: units::MINUTES.to(lang).into(),
            hours: units::HOURS.to(lang).into(),
            days: units::DAYS.to(lang).into(),
        },
        rows,
        horizon_h,
        axis: HourAxis::Logarithmic,
    }
}

fn losses(lang: Lang, axes: &Axes, summary: &Summary, subtitle: &str) -> HeatMap {
    let sectors = axes.sectors.len();
    let lost = |region: usize, sector: usize| {
        let cell = &summary.cells[region * sectors + sector];
        cell.lost_person_hours.value.unwrap_or(0.0)
    };
    HeatMap {
        title: texts::LOSSES.to(lang).into(),
        subtitle: subtitle.into(),
        words: shade_words(lang),
        rows: axes
            .regions
            .iter()
            .map(|region| region.name.to(lang).to_owned())
            .collect(),
        columns: axes
            .sectors
            .iter()
            .map(|sector| sector.name.to(lang).to_owned())
            .collect(),
        values: (0..axes.regions.len())
            .map(|region| (0..sectors).map(|sector| lost(region, sector)).collect())
            .collect(),
    }
}

fn map(lang: Lang, axes: &Axes, summary: &Summary, subtitle: &str) -> TileMap {
    TileMap {
        title: texts::MAP.to(lang).into(),
        subtitle: subtitle.into(),
        words: shade_words(lang),
        tiles: axes
            .regions
            .iter()
            .zip(&summary.regions)
            .map(|(region, lost)| Tile {
                name: region.name.to(lang).to_owned(),
                row: region.tile.0,
                column: region.tile.1,
                value: lost.lost_person_hours.value.unwrap_or(0.0),
            })
            .collect(),
    }
}

fn shade_words(lang: Lang) -> ShadeWords {
    ShadeWords {
        scale: texts::LOST.to(lang).into(),
        blank: texts::NOTHING_LOST.to(lang).into(),
        counting: match lang {
            Lang::En => Counting::Thousands,
            Lang::Ja => Counting::Myriads,
        },
    }
}
