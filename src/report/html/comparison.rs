//! Results held to the first one as one page, in the look of a batch's report.

use super::frame::Frame;
use super::markup::{
    self, Cell,
    Column::{Numbers, Words},
    Table, escape,
};
use crate::report::comparison::{Compared, Grid, Telling};
use crate::report::words::whole;
use crate::words::{Lang, compare as texts};

/// The page; `pictures` are the SVG elements of the others, in their order.
pub(in crate::report) fn comparison_page(
    lang: Lang,
    compared: &Compared,
    pictures: &[&str],
) -> String {
    let each = Telling::each(lang, compared).zip(pictures).enumerate();
    let mut sections: Vec<(String, String, String)> = each
        .map(|(place, (telling, picture))| {
            let id = format!("comparison-{}", place + 1);
            (id, telling.title(), section(lang, &telling, picture))
        })
        .collect();
    let sources = texts::SOURCES.to(lang).to_owned();
    sections.push(("sources".to_owned(), sources, made_of(lang, compared)));
    let first = compared.first.name.to(lang);
    let title = texts::TITLE.fill(lang, &[("first", &first)]);
    let frame = Frame {
        lang,
        kind: texts::KIND.to(lang),
        title: &title,
        opening: String::new(),
        style: "",
        closing: String::new(),
    };
    frame.around_titled(&sections)
}

fn section(lang: Lang, telling: &Telling, picture: &str) -> String {
    let mut body = String::new();
    for (place, sentence) in telling.answer().iter().enumerate() {
        let class = if place == 0 { "big first" } else { "big" };
        body += &markup::paragraph(class, sentence);
    }
    body += &markup::paragraph("small", &telling.what_it_is());
    // Within HTML the namespace goes without saying.
    let picture = picture.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1);
    body += &markup::figure(&picture);
    for grid in telling.grids() {
        body += &markup::heading(grid.title.to(lang));
        body += &table(&grid).render();
        body += &markup::paragraph("note", &grid.legend);
    }
    if let Some(sentence) = telling.untouched() {
        body += &markup::paragraph("", &sentence);
    }
    body + &markup::heading(texts::NOTES.to(lang)) + &notes(&telling.notes())
}

fn notes(sentences: &[String]) -> String {
    let items = sentences.iter();
    let items: String = items
        .map(|note| format!("<li>{}</li>\n", escape(note)))
        .collect();
    format!("<ul class=\"warnings\">\n{items}</ul>\n")
}

fn table(grid: &Grid) -> Table {
    let last = grid.heads.len() - 1;
    let column = |place: usize| match place {
        0 => Words,
        _ if place == last && grid.ends_in_words => Words,
        _ => Numbers,
    };
    let heads = grid.heads.iter().enumerate();
    let columns: Vec<_> = heads
        .map(|(place, head)| (head.as_str(), column(place)))
        .collect();
    let mut table = Table::new("", &columns).in_order("comparison");
    for row in &grid.rows {
        let cells = row
            .iter()
            .enumerate()
            .map(|(place, cell)| match column(place) {
                Words => Cell::text(cell),
                Numbers => Cell::number(cell, None),
            });
        table.push(cells.collect());
    }
    table
}

/// The results, by what they can be told from all others.
fn made_of(lang: Lang, compared: &Compared) -> String {
    let columns = [
        (texts::RESULT.to(lang), Words),
        (texts::FOLDER.to(lang), Words),
        (texts::SCENARIO_FILE.to(lang), Words),
        (texts::REPLICATES.to(lang), Numbers),
        (texts::HASH.to(lang), Words),
    ];
    let mut table = Table::new("", &columns).in_order("inputs");
    let first = compared.others.first();
    let first = first.map(|other| (&compared.first, other.comparison.pairs.replicates[0]));
    let others = compared.others.iter();
    let others = others.map(|other| (&other.source, other.comparison.pairs.replicates[1]));
    for (source, replicates) in first.into_iter().chain(others) {
        let scenario = source.inputs.first().map_or("", |input| &input.name);
        table.push(vec![
            Cell::text(source.name.to(lang)),
            Cell::text(&source.label),
            Cell::text(scenario),
            Cell::number(&whole(replicates), None),
            Cell::markup(format!("<code>{}</code>", escape(&source.manifest.sha256))),
        ]);
    }
    let terms = &compared.first.terms;
    let made_by = texts::MADE_BY.fill(
        lang,
        &[
            ("program", &terms.program),
            ("version", &terms.model_version),
        ],
    );
    table.render() + &markup::paragraph("note", &made_by)
}
