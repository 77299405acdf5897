//! One picture a series: observed points over the simulated band.

use super::Making;
use crate::hindcast::{Scorecard, SeriesScore, Spread};
use crate::report::picture::{
    FanBands, Overlay, OverlayPoint, OverlayWords, PictureError, png, svg,
};
use crate::report::words::whole;
use crate::scenario::Base;
use crate::words::{figures, hindcast as texts};

/// A drawn picture.
pub(in crate::report) struct Drawing {
    /// Name without an ending, e.g. `faxai-2019-power-chiba`.
    pub(in crate::report) name: String,
    pub(in crate::report) svg: String,
    pub(in crate::report) png: Vec<u8>,
}

/// The pictures of all series, in their order.
pub(super) fn draw(card: &Scorecard, making: &Making) -> Result<Vec<Drawing>, PictureError> {
    let draw = |series| {
        let picture = overlay(card, series, making);
        let incident = &card.incidents[series.incident].id;
        Ok(Drawing {
            name: format!("{incident}-{}", series.id),
            svg: svg(&picture)?,
            png: png(&picture)?,
        })
    };
    card.series.iter().map(draw).collect()
}

fn overlay(card: &Scorecard, series: &SeriesScore, making: &Making) -> Overlay {
    let lang = making.lang;
    let incident = card.incidents[series.incident].title.to(lang);
    let replicates = whole(making.replicates);
    let curve = |read: fn(&Spread) -> f64| series.simulated.curve.iter().map(read).collect();
    let points = series.observed.points.iter().zip(&series.inside);
    Overlay {
        title: series.name.to(lang).to_owned(),
        subtitle: texts::SUBTITLE.fill(
            lang,
            &[("incident", &incident), ("replicates", &replicates)],
        ),
        words: OverlayWords {
            time: texts::DAYS.to(lang).to_owned(),
            out: match series.base {
                Base::Peak => texts::OF_PEAK,
                Base::Whole => texts::OF_WHOLE,
            }
            .to(lang)
            .to_owned(),
            median: figures::MEDIAN.to(lang).to_owned(),
            narrow: figures::HALF_OF_REPLICATES.to(lang).to_owned(),
            wide: figures::MOST_OF_REPLICATES.to(lang).to_owned(),
            inside: texts::POINT_INSIDE.to(lang).to_owned(),
            outside: texts::POINT_OUTSIDE.to(lang).to_owned(),
        },
        times_h: series.simulated.times_h.clone(),
        bands: FanBands {
            p05: curve(|one| one.p05),
            p25: curve(|one| one.p25),
            p50: curve(|one| one.p50),
            p75: curve(|one| one.p75),
            p95: curve(|one| one.p95),
            mean: Vec::new(),
        },
        points: points
            .map(|(point, inside)| OverlayPoint {
                hours: point.hours,
                low: point.low,
                high: point.high,
                inside: *inside,
            })
            .collect(),
    }
}
