//! Numbers and sentences that text and page share.

use super::Making;
use crate::hindcast::{
    Bracket, Comparison, Delay, Fault, Figure, Problem, Scorecard, SeriesScore, Totals,
};
use crate::report::words as numbers;
use crate::words::{Lang, Text, hindcast as texts};
use std::fmt::Display;

/// What is wrong with a line of a table of observed points, in a sentence.
pub fn problem(lang: Lang, file: &str, problem: &Problem) -> String {
    let what = fault(lang, &problem.fault);
    let values: [(&str, &dyn Display); 3] =
        [("file", &file), ("line", &problem.line), ("what", &what)];
    match problem.line {
        0 => texts::PROBLEM_OF_ALL.fill(lang, &values),
        _ => texts::PROBLEM.fill(lang, &values),
    }
}

fn fault(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::NotCsv(reason) => texts::NOT_CSV.fill(lang, &[("reason", reason)]),
        Fault::NoColumn(column) => texts::NO_COLUMN.fill(lang, &[("column", column)]),
        Fault::UnknownSeries(id) => texts::UNKNOWN_SERIES.fill(lang, &[("id", id)]),
        Fault::UnknownMeasure(text) => texts::UNKNOWN_MEASURE.fill(lang, &[("text", text)]),
        Fault::NotANumber(column, text) => {
            texts::NOT_A_NUMBER.fill(lang, &[("column", column), ("text", text)])
        }
        Fault::BeyondHorizon(hours) => texts::BEYOND_HORIZON.fill(lang, &[("hours", hours)]),
        Fault::Reversed => texts::REVERSED.to(lang).to_owned(),
        Fault::TooLong(most) => texts::TOO_LONG.fill(lang, &[("most", most)]),
        Fault::Unobserved(id) => texts::UNOBSERVED.fill(lang, &[("id", id)]),
    }
}

/// The name of a figure.
pub(in crate::report) fn figure(lang: Lang, figure: Figure) -> String {
    match figure {
        Figure::Rise => texts::RISE.to(lang).to_owned(),
        Figure::Peak => texts::PEAK.to(lang).to_owned(),
        _ => figure.id().to_uppercase(),
    }
}

fn value(lang: Lang, figure: Figure, value: f64) -> String {
    match figure {
        _ if value.is_infinite() => texts::BEYOND.to(lang).to_owned(),
        Figure::Peak => numbers::percent(lang, value),
        _ => numbers::hours(lang, value),
    }
}

/// The interval in which the real value lies.
pub(in crate::report) fn observed(lang: Lang, figure: Figure, one: &Comparison) -> String {
    interval(lang, figure, &one.observed)
}

fn interval(lang: Lang, figure: Figure, bracket: &Bracket) -> String {
    let low = value(lang, figure, bracket.low);
    match bracket.high {
        None => texts::FROM.fill(lang, &[("low", &low)]),
        Some(high) if high == bracket.low => low,
        Some(high) => {
            let high = value(lang, figure, high);
            numbers::between(lang, &low, &high)
        }
    }
}

/// The simulated median with the band of nine tenths.
pub(in crate::report) fn simulated(lang: Lang, figure: Figure, one: &Comparison) -> String {
    let [low, middle, high] = [one.simulated.p05, one.simulated.p50, one.simulated.p95]
        .map(|number| value(lang, figure, number));
    format!("{middle} [{}]", numbers::between(lang, &low, &high))
}

/// A factor.
pub(in crate::report) fn factor(error: f64) -> String {
    match error < 99.5 {
        true => format!("{error:.2}"),
        false => format!("{error:.0}"),
    }
}

/// The error of a figure; in brackets where it is not scored.
pub(in crate::report) fn error(lang: Lang, one: &Comparison) -> String {
    let error = factor(one.error);
    match one.is_scored() {
        true => error,
        false => texts::UNSCORED.fill(lang, &[("error", &error)]),
    }
}

/// The answer of the null model's error.
pub(in crate::report) fn null(one: &Comparison) -> String {
    let scored = one.null.filter(|_| one.is_scored());
    scored.map_or_else(|| numbers::NOTHING.to_owned(), factor)
}

/// Observed points within the band, of all.
pub(in crate::report) fn inside(one: &SeriesScore) -> String {
    let inside = one.inside.iter().filter(|inside| **inside).count();
    format!("{inside}/{}", one.inside.len())
}

/// Answer first: how far off the model is, and what else to know.
pub(in crate::report) fn answer(lang: Lang, card: &Scorecard) -> Vec<String> {
    let mut sentences = Vec::new();
    let null = card.null(&Figure::RECOVERY);
    sentences.push(match (card.totals(&Figure::RECOVERY), null) {
        (Some(model), Some(null)) => {
            let (mean, null) = (factor(model.mean), factor(null.mean));
            let values: [(&str, &dyn Display); 3] =
                [("mean", &mean), ("count", &model.count), ("null", &null)];
            texts::ANSWER.fill(lang, &values)
        }
        (Some(model), None) => {
            let mean = factor(model.mean);
            texts::ANSWER_ALONE.fill(lang, &[("mean", &mean), ("count", &model.count)])
        }
        _ => texts::NO_ANSWER.to(lang).to_owned(),
    });
    if let Some(worst) = card.worst() {
        let error = worst.error().map_or_else(String::new, factor);
        let incident = card.incidents[worst.incident].title.to(lang);
        let values: [(&str, &dyn Display); 3] = [
            ("series", &worst.name.to(lang)),
            ("incident", &incident),
            ("error", &error),
        ];
        sentences.push(texts::WORST.fill(lang, &values));
    }
    let (inside, count) = card.points();
    sentences.push(texts::POINTS.fill(lang, &[("inside", &inside), ("count", &count)]));
    let (right, count) = card.order();
    if count > 0 {
        sentences.push(texts::ORDER.fill(lang, &[("right", &right), ("count", &count)]));
    }
    if card.censored() > 0 {
        sentences.push(texts::CENSORED.fill(lang, &[("count", &card.censored())]));
    }
    sentences
}

/// What was run, in a sentence.
pub(in crate::report) fn what_it_is(lang: Lang, card: &Scorecard, making: &Making) -> String {
    let values: [(&str, &dyn Display); 6] = [
        ("series", &card.series.len()),
        ("incidents", &card.incidents.len()),
        ("replicates", &numbers::whole(making.replicates)),
        ("seed", &making.seed),
        ("program", &super::PROGRAM),
        ("version", &crate::dynamics::MODEL_VERSION),
    ];
    texts::WHAT_IT_IS.fill(lang, &values)
}

/// The totals: what, the model's, the null model's, and what was hoped for.
pub(in crate::report) fn totals(lang: Lang, card: &Scorecard) -> Vec<[String; 4]> {
    let row = |text: Text, model: String, null: String, goal: String| {
        [text.to(lang).to_owned(), model, null, goal]
    };
    let of = |totals: Option<Totals>, read: fn(Totals) -> f64, say: &dyn Fn(f64) -> String| {
        totals.map_or_else(nothing, |totals| say(read(totals)))
    };
    let percent = |share: f64| numbers::percent(lang, share);
    let means = |text, figures: &[Figure], goal: f64| {
        let [model, null] = [card.totals(figures), card.null(figures)]
            .map(|totals| of(totals, |totals| totals.mean, &factor));
        row(text, model, null, factor(goal))
    };
    let series = |text, read: fn(Totals) -> f64, say: &dyn Fn(f64) -> String, goal: f64| {
        let [model, null] =
            [card.by_series(), card.null_by_series()].map(|totals| of(totals, read, say));
        row(text, model, null, say(goal))
    };
    let scored = card.totals(&Figure::ALL).map_or(0, |totals| totals.count);
    vec![
        means(texts::MEAN_TIMES, &Figure::RECOVERY, 1.4),
        means(texts::MEAN_EARLY, &Figure::EARLY, 1.6),
        series(texts::WITHIN_1_5, |one| one.within_1_5, &percent, 0.7),
        series(texts::WITHIN_2, |one| one.within_2, &percent, 0.8),
        series(texts::WORST_SERIES, |one| one.worst, &factor, 3.0),
        row(
            texts::POINTS_INSIDE,
            part(lang, card.points()),
            nothing(),
            percent(0.75),
        ),
        row(
            texts::NARROW,
            part(lang, card.narrow()),
            nothing(),
            percent(1.0),
        ),
        row(
            texts::DELAYS_MET,
            part(lang, delays(card)),
            nothing(),
            percent(1.0),
        ),
        row(
            texts::IN_ORDER,
            part(lang, card.order()),
            nothing(),
            percent(1.0),
        ),
        row(texts::SCORED, scored.to_string(), nothing(), nothing()),
    ]
}

/// Delays that are met, of all.
fn delays(card: &Scorecard) -> (usize, usize) {
    let delays = card.delays();
    let met = delays.iter().filter(|one| one.is_met()).count();
    (met, delays.len())
}

/// A delay in words: what fell first, what later, observed, simulated, error.
pub(in crate::report) fn delay(lang: Lang, card: &Scorecard, one: &Delay) -> [String; 5] {
    let name = |series: usize| card.series[series].name.to(lang).to_owned();
    let simulated = match one.simulated < 0.0 {
        true => {
            let hours = numbers::hours(lang, -one.simulated);
            texts::OTHER_ORDER.fill(lang, &[("hours", &hours)])
        }
        false => numbers::hours(lang, one.simulated),
    };
    [
        name(one.first),
        name(one.later),
        interval(lang, Figure::Rise, &one.observed),
        simulated,
        factor(one.error),
    ]
}

/// A part of a count as a share; nothing of nothing.
pub(in crate::report) fn part(lang: Lang, (part, of): (usize, usize)) -> String {
    match of {
        0 => nothing(),
        _ => numbers::percent(lang, part as f64 / of as f64),
    }
}

fn nothing() -> String {
    numbers::NOTHING.to_owned()
}
