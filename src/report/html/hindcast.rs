//! The comparison with real incidents as one page, in the look of a batch's report.

use super::frame::Frame;
use super::markup::{
    self, Cell,
    Column::{Numbers, Words},
    Table,
};
use crate::hindcast::{Figure, Point, Scorecard, SeriesScore};
use crate::report::hindcast::{Drawing, Making, phrases};
use crate::report::words as numbers;
use crate::words::{Lang, Text, hindcast as texts};

/// The page; `drawings` are the pictures of the series, in their order.
pub(in crate::report) fn hindcast_page(
    card: &Scorecard,
    making: &Making,
    drawings: &[Drawing],
) -> String {
    let lang = making.lang;
    let titles = card.incidents.iter().enumerate();
    let mut sections = vec![(
        "overall".to_owned(),
        texts::OVERALL.to(lang).to_owned(),
        overall(lang, card),
    )];
    sections.extend(titles.map(|(index, incident)| {
        let own = card.series.iter().zip(drawings);
        let body = own.filter(|(series, _)| series.incident == index);
        (
            incident.id.clone(),
            incident.title.to(lang).to_owned(),
            body.map(|(series, drawing)| of_series(lang, series, drawing))
                .collect(),
        )
    }));
    let frame = Frame {
        lang,
        kind: texts::KIND.to(lang),
        title: texts::TITLE.to(lang),
        opening: markup::paragraph("small", &phrases::what_it_is(lang, card, making)),
        style: "",
        closing: String::new(),
    };
    frame.around_titled(&sections)
}

fn overall(lang: Lang, card: &Scorecard) -> String {
    let sentences = phrases::answer(lang, card);
    let mut body = String::new();
    for (place, sentence) in sentences.iter().enumerate() {
        let class = if place == 0 { "big first" } else { "big" };
        body += &markup::paragraph(class, sentence);
    }
    let columns = [
        (texts::MEASURE.to(lang), Words),
        (texts::MODEL.to(lang), Numbers),
        (texts::NULL.to(lang), Numbers),
        (texts::GOAL.to(lang), Numbers),
    ];
    let mut table = Table::new("", &columns).in_order("totals");
    for row in phrases::totals(lang, card) {
        table.push(row.iter().map(|cell| Cell::text(cell)).collect());
    }
    body + &table.render()
        + &delays(lang, card)
        + &markup::paragraph("note", texts::HOW.to(lang))
        + &markup::paragraph("note", texts::VALIDITY.to(lang))
}

/// The delays between sectors; empty where none was observed.
fn delays(lang: Lang, card: &Scorecard) -> String {
    let columns = [
        (texts::FELL_FIRST.to(lang), Words),
        (texts::FELL_LATER.to(lang), Words),
        (texts::DELAY_OBSERVED.to(lang), Numbers),
        (texts::DELAY_SIMULATED.to(lang), Numbers),
        (texts::ERROR.to(lang), Numbers),
    ];
    let mut table = Table::new("", &columns).in_order("delays");
    let delays = card.delays();
    for one in &delays {
        let cells = phrases::delay(lang, card, one);
        table.push(cells.iter().map(|cell| Cell::text(cell)).collect());
    }
    match delays.is_empty() {
        true => String::new(),
        false => {
            markup::heading(texts::DELAYS.to(lang))
                + &table.render()
                + &markup::paragraph("note", texts::DELAYS_HOW.to(lang))
        }
    }
}

fn of_series(lang: Lang, series: &SeriesScore, drawing: &Drawing) -> String {
    // Within HTML the namespace goes without saying.
    let svg = drawing
        .svg
        .replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
    markup::heading(series.name.to(lang))
        + &markup::figure(&svg)
        + &figures(lang, series).render()
        + &markup::folded(texts::SOURCES.to(lang), &sources(lang, series).render())
}

fn headed(lang: Lang, columns: &[(Text, markup::Column)]) -> Table {
    let said = columns
        .iter()
        .map(|(text, column)| (text.to(lang), *column));
    Table::new("", &said.collect::<Vec<_>>()).in_order("figures")
}

fn figures(lang: Lang, series: &SeriesScore) -> Table {
    let columns = [
        (texts::FIGURE, Words),
        (texts::OBSERVED, Numbers),
        (texts::SIMULATED, Numbers),
        (texts::ERROR, Numbers),
        (texts::NULL, Numbers),
    ];
    let mut table = headed(lang, &columns);
    let known = Figure::ALL.into_iter().zip(&series.figures);
    for (figure, one) in known.filter_map(|(figure, one)| Some((figure, one.as_ref()?))) {
        table.push(vec![
            Cell::text(&phrases::figure(lang, figure)),
            Cell::text(&phrases::observed(lang, figure, one)),
            Cell::text(&phrases::simulated(lang, figure, one)),
            Cell::text(&phrases::error(lang, one)),
            Cell::text(&phrases::null(one)),
        ]);
    }
    table
}

fn sources(lang: Lang, series: &SeriesScore) -> Table {
    let columns = [
        (texts::HOURS, Numbers),
        (texts::OUT, Numbers),
        (texts::SOURCE, Words),
        (texts::CONFIDENCE, Words),
        (texts::NOTE, Words),
    ];
    let mut table = headed(lang, &columns);
    for point in &series.observed.points {
        let evidence = &point.evidence;
        table.push(vec![
            Cell::text(&numbers::hours(lang, point.hours)),
            Cell::text(&out(lang, point)),
            Cell::text(&evidence.source),
            Cell::text(&evidence.confidence),
            Cell::text(&evidence.note),
        ]);
    }
    table
}

fn out(lang: Lang, point: &Point) -> String {
    let [low, high] = [point.low, point.high].map(|share| numbers::percent(lang, share));
    match low == high {
        true => low,
        false => numbers::between(lang, &low, &high),
    }
}
