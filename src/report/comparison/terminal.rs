//! The comparison on the terminal: the answer, tables, what to know.

use super::grids::Grid;
use super::{Compared, Telling};
use crate::report::table::{
    Align::{Left, Right},
    Table,
};
use crate::words::{Lang, Text, compare as texts};

/// The comparison as a text of lines; it reads without colour.
pub fn terminal(lang: Lang, compared: &Compared) -> String {
    let each = Telling::each(lang, compared).map(|telling| one(lang, &telling));
    each.collect::<Vec<_>>().join("\n\n")
}

fn one(lang: Lang, telling: &Telling) -> String {
    let answer = telling.answer();
    let answer: String = answer
        .iter()
        .map(|sentence| format!("{sentence}\n"))
        .collect();
    let mut paragraphs = vec![
        format!("{}\n", telling.title()),
        answer,
        format!("{}\n", telling.what_it_is()),
    ];
    paragraphs.extend(telling.grids().iter().map(|grid| table(lang, grid)));
    paragraphs.extend(telling.untouched().map(|sentence| format!("{sentence}\n")));
    let notes = telling.notes();
    let notes: String = notes.iter().map(|note| format!("  - {note}\n")).collect();
    paragraphs.push(format!("{}\n{notes}", heading(lang, texts::NOTES)));
    paragraphs.join("\n")
}

/// A heading, for there is no larger type here.
fn heading(lang: Lang, text: Text) -> String {
    text.to(lang).to_uppercase()
}

fn table(lang: Lang, grid: &Grid) -> String {
    let last = grid.heads.len() - 1;
    let align = |place: usize| match place {
        0 => Left,
        _ if place == last && grid.ends_in_words => Left,
        _ => Right,
    };
    let columns = grid.heads.iter().enumerate();
    let columns: Vec<_> = columns
        .map(|(place, head)| (head.as_str(), align(place)))
        .collect();
    let mut table = Table::new(&columns);
    grid.rows.iter().for_each(|row| table.push_row(row.clone()));
    let title = heading(lang, grid.title);
    format!("{title}\n{}  ({})\n", table.indented(), grid.legend)
}
