//! The rule by which a batch was to stop early, and what became of it: for people and for programs.

use super::words::{bare_percent, percent, short, whole};
use crate::batch::{Figure, Quantity, Stopping, Summary, UNTIL_NEEDS, Width};
use crate::measure::Axes;
use crate::words::{Lang, Text, summary as texts};
use serde::{Deserialize, Serialize};

/// The same for programs, as part of the manifest and of the summary.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct StoppingRecord {
    /// Whose interval was looked at, e.g. `pow/outage`.
    pub figure: String,
    /// How wide it may be, e.g. `5%`.
    pub width: String,
    /// Replicates before which no batch stops.
    pub not_before: u64,
    /// Whether it is as narrow as that: if not, the batch ran to its budget or was interrupted.
    pub met: bool,
    /// The longer side of the interval, as a share of the estimate or in its unit like the width.
    pub half_width: Option<f64>,
}

impl StoppingRecord {
    /// Of a batch of these sectors; none where there was no rule.
    pub(super) fn of(summary: &Summary, axes: &Axes) -> Option<StoppingRecord> {
        let stopping = summary.stopping?;
        Some(StoppingRecord {
            figure: stopping.rule.figure.name(axes),
            width: stopping.rule.width.to_string(),
            not_before: UNTIL_NEEDS,
            met: stopping.met,
            half_width: stopping.half_width,
        })
    }
}

/// Why a batch stopped early, in a sentence; none where it did not.
pub(super) fn stopped(lang: Lang, summary: &Summary, axes: &Axes) -> Option<String> {
    let stopping = summary.stopping.filter(|stopping| stopping.met)?;
    let done = whole(summary.completed + summary.failed);
    let asked = whole(summary.asked);
    let text = texts::STOPPED_EARLY;
    Some(fill(
        lang,
        text,
        &stopping,
        axes,
        &[("done", &done), ("asked", &asked)],
    ))
}

/// That the interval is wider than asked, in a sentence.
pub(super) fn wider(lang: Lang, stopping: &Stopping, axes: &Axes) -> String {
    let text = match stopping.half_width {
        Some(_) => texts::WIDER_THAN_ASKED,
        None => texts::NO_WIDTH,
    };
    fill(lang, text, stopping, axes, &[])
}

fn fill(
    lang: Lang,
    text: Text,
    stopping: &Stopping,
    axes: &Axes,
    more: &[(&str, &dyn std::fmt::Display)],
) -> String {
    let figure = figure(lang, stopping.rule.figure, axes);
    let half = stopping.half_width.unwrap_or_default();
    let (half, width) = match stopping.rule.width {
        Width::Relative(share) => (percent(lang, half), percent(lang, share)),
        Width::Absolute(most) if stopping.rule.figure.quantity == Quantity::Outage => {
            (points(lang, half), points(lang, most))
        }
        Width::Absolute(most) => (short(lang, half), short(lang, most)),
    };
    let mut values: Vec<(&str, &dyn std::fmt::Display)> =
        vec![("figure", &figure), ("half", &half), ("width", &width)];
    values.extend(more);
    text.fill(lang, &values)
}

fn points(lang: Lang, share: f64) -> String {
    texts::POINTS.fill(lang, &[("n", &bare_percent(share))])
}

fn figure(lang: Lang, figure: Figure, axes: &Axes) -> String {
    let text = match figure.quantity {
        Quantity::Outage => texts::FIGURE_OUTAGE,
        Quantity::LostPersonHours => texts::FIGURE_LOST,
    };
    let of = match figure.sector {
        Some(sector) => axes.sectors[sector].name.to(lang),
        None => texts::FIGURE_ALL.to(lang),
    };
    text.fill(lang, &[("of", &of)])
}
