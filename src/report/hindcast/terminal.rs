//! The comparison on the terminal: the answer, the totals, then incident by incident.

use super::{Making, phrases};
use crate::hindcast::{Figure, Scorecard, SeriesScore};
use crate::report::table::{
    Align::{Left, Right},
    Table,
};
use crate::words::{Lang, hindcast as texts};

/// The comparison as a text of lines; it reads without colour.
pub fn terminal(card: &Scorecard, making: &Making) -> String {
    let lang = making.lang;
    let mut paragraphs = vec![
        format!("{}\n", texts::TITLE.to(lang)),
        phrases::answer(lang, card)
            .iter()
            .map(|sentence| format!("{sentence}\n"))
            .collect(),
        format!("{}\n", phrases::what_it_is(lang, card, making)),
        totals(lang, card),
    ];
    paragraphs.extend((0..card.incidents.len()).map(|incident| of_incident(lang, card, incident)));
    paragraphs.extend(delays(lang, card));
    paragraphs.push(format!("{}\n", texts::HOW.to(lang)));
    paragraphs.push(format!("{}\n", texts::VALIDITY.to(lang)));
    paragraphs.join("\n")
}

fn totals(lang: Lang, card: &Scorecard) -> String {
    let columns = [
        (texts::MEASURE, Left),
        (texts::MODEL, Right),
        (texts::NULL, Right),
        (texts::GOAL, Right),
    ];
    let mut table = Table::headed(lang, &columns);
    for row in phrases::totals(lang, card) {
        table.push(row);
    }
    format!("{}\n{}", texts::TOTALS.to(lang), table.indented())
}

fn of_incident(lang: Lang, card: &Scorecard, incident: usize) -> String {
    let columns = [
        (texts::SERIES, Left),
        (texts::INSIDE, Right),
        (texts::FIGURE, Left),
        (texts::OBSERVED, Left),
        (texts::SIMULATED, Left),
        (texts::ERROR, Right),
        (texts::NULL, Right),
    ];
    let mut table = Table::headed(lang, &columns);
    let own = card.series.iter().filter(|one| one.incident == incident);
    own.for_each(|one| push(lang, &mut table, one));
    let title = card.incidents[incident].title.to(lang);
    format!("{title}\n{}", table.indented())
}

/// The delays between sectors; none where none was observed.
fn delays(lang: Lang, card: &Scorecard) -> Option<String> {
    let columns = [
        (texts::FELL_FIRST, Left),
        (texts::FELL_LATER, Left),
        (texts::DELAY_OBSERVED, Left),
        (texts::DELAY_SIMULATED, Left),
        (texts::ERROR, Right),
    ];
    let mut table = Table::headed(lang, &columns);
    let delays = card.delays();
    delays
        .iter()
        .for_each(|one| table.push(phrases::delay(lang, card, one)));
    let (heading, how) = (texts::DELAYS.to(lang), texts::DELAYS_HOW.to(lang));
    (!delays.is_empty()).then(|| format!("{heading}\n{}\n{how}\n", table.indented()))
}

fn push(lang: Lang, table: &mut Table, series: &SeriesScore) {
    let known = Figure::ALL.into_iter().zip(&series.figures);
    let known = known.filter_map(|(figure, one)| Some((figure, one.as_ref()?)));
    let mut name = (series.name.to(lang).to_owned(), phrases::inside(series));
    for (figure, one) in known {
        let (name, inside) = std::mem::take(&mut name);
        table.push([
            name,
            inside,
            phrases::figure(lang, figure),
            phrases::observed(lang, figure, one),
            phrases::simulated(lang, figure, one),
            phrases::error(lang, one),
            phrases::null(one),
        ]);
    }
}
