//! What a fit found, as a text.

use std::fmt::Display;

use super::hindcast::phrases::{factor, part};
use super::manifest::PROGRAM;
use super::table::{
    Align::{Left, Right},
    Table,
};
use crate::dynamics::MODEL_VERSION;
use crate::hindcast::fit::{Fit, Found};
use crate::hindcast::{Figure, Scorecard, Totals};
use crate::words::{Lang, Text, fit as texts};

/// What there is to tell of a fit.
#[derive(Debug, Default)]
pub struct Told {
    /// What was found, each under its title; more than one where incidents were left out in turn.
    pub found: Vec<(String, Found)>,
    /// Incidents at the start of the search.
    pub before: Scorecard,
    /// The same incidents with what was found.
    pub after: Scorecard,
}

/// The best values as a patch, with a line that says what it is.
pub fn patch(fit: &Fit, found: &Found) -> String {
    let what = texts::PATCH.to(Lang::En);
    format!("// {what}\n{}\n", fit.space.patch(&found.revision))
}

/// A fit as a text of lines; it reads without colour.
pub fn told(lang: Lang, fit: &Fit, told: &Told) -> String {
    let scores = match told.found.len() {
        1 => texts::SCORES,
        _ => texts::UNSEEN,
    };
    [
        format!(
            "{}\n{}\n",
            texts::TITLE.to(lang),
            what_it_is(lang, fit, &told.before)
        ),
        format!(
            "{}\n{}",
            texts::VALUES.to(lang),
            values(lang, fit, &told.found)
        ),
        format!("{}\n{}", scores.to(lang), table_of_scores(lang, told)),
    ]
    .join("\n")
}

fn what_it_is(lang: Lang, fit: &Fit, card: &Scorecard) -> String {
    let values: [(&str, &dyn Display); 8] = [
        ("model", &fit.space.model),
        ("free", &fit.space.free.len()),
        ("points", &card.points().1),
        ("evaluations", &fit.evaluations),
        ("replicates", &fit.replicates),
        ("seed", &fit.seed),
        ("program", &PROGRAM),
        ("version", &MODEL_VERSION),
    ];
    texts::WHAT_IT_IS.fill(lang, &values)
}

fn values(lang: Lang, fit: &Fit, found: &[(String, Found)]) -> String {
    let fixed = [texts::LOW, texts::HIGH, texts::START].map(|text| text.to(lang));
    let titles = found.iter().map(|(title, _)| title.as_str());
    let right = fixed.into_iter().chain(titles).map(|title| (title, Right));
    let columns = [(texts::VALUE.to(lang), Left)].into_iter().chain(right);
    let mut table = Table::new(&columns.collect::<Vec<_>>());
    for (index, free) in fit.space.free.iter().enumerate() {
        let bounds = [free.low, free.high, free.start].map(|value| value.to_string());
        let best = found.iter().map(|(_, found)| found.best[index].to_string());
        let row = [free.id.clone()].into_iter().chain(bounds).chain(best);
        table.push_row(row.collect());
    }
    let mut summary = |title: Text, read: &dyn Fn(&Found) -> String| {
        let mut row = vec![String::new(); 4];
        title.to(lang).clone_into(&mut row[0]);
        row.extend(found.iter().map(|(_, found)| read(found)));
        table.push_row(row);
    };
    summary(texts::OBJECTIVE, &|found| {
        let [from, to] = [found.from, found.to].map(|value| format!("{value:.4}"));
        from_to(lang, &from, &to)
    });
    summary(texts::EVALUATIONS, &|found| found.evaluations.to_string());
    table.indented()
}

fn from_to(lang: Lang, from: &str, to: &str) -> String {
    texts::FROM_TO.fill(lang, &[("from", &from), ("to", &to)])
}

fn table_of_scores(lang: Lang, told: &Told) -> String {
    let columns = [
        (texts::INCIDENT, Left),
        (texts::TIMES, Right),
        (texts::EARLY, Right),
        (texts::WITHIN, Right),
        (texts::POINTS, Right),
    ];
    let mut table = Table::headed(lang, &columns);
    let row = |title: &str, before: &Scorecard, after: &Scorecard| {
        let [before, after] = [before, after].map(|card| cells(lang, card));
        let pairs = before.into_iter().zip(after);
        let told: Vec<String> = pairs.map(|(from, to)| from_to(lang, &from, &to)).collect();
        [title.to_owned()]
            .into_iter()
            .chain(told)
            .collect::<Vec<String>>()
    };
    for (index, incident) in told.before.incidents.iter().enumerate() {
        let [before, after] = [&told.before, &told.after].map(|card| card.only(index));
        table.push_row(row(&incident.id, &before, &after));
    }
    table.push_row(row(texts::OF_ALL.to(lang), &told.before, &told.after));
    table.indented()
}

fn cells(lang: Lang, card: &Scorecard) -> [String; 4] {
    let nothing = || crate::report::words::NOTHING.to_owned();
    let mean = |totals: Option<Totals>| totals.map_or_else(nothing, |totals| factor(totals.mean));
    let within = card.by_series().map(|totals| totals.within_1_5);
    [
        mean(card.totals(&Figure::RECOVERY)),
        mean(card.totals(&Figure::EARLY)),
        within.map_or_else(nothing, |share| super::words::percent(lang, share)),
        part(lang, card.points()),
    ]
}
