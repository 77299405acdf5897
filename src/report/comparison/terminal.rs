//! The comparison on the terminal: the answer, tables, what to know.

use super::grids::{Grid, grids, untouched};
use super::phrases::{against, answer, notes, what_it_is};
use super::{Compared, Other};
use crate::report::table::{
    Align::{Left, Right},
    Table,
};
use crate::words::{Lang, compare as texts};

/// The comparison as a text of lines; it reads without colour.
pub fn terminal(lang: Lang, compared: &Compared) -> String {
    let each = compared.others.iter();
    let each: Vec<String> = each.map(|other| one(lang, compared, other)).collect();
    each.join("\n\n")
}

fn one(lang: Lang, compared: &Compared, other: &Other) -> String {
    let answer = answer(lang, compared, other);
    let answer: String = answer
        .iter()
        .map(|sentence| format!("{sentence}\n"))
        .collect();
    let mut paragraphs = vec![
        format!("{}\n", against(lang, compared, other)),
        answer,
        format!("{}\n", what_it_is(lang, compared, other)),
    ];
    paragraphs.extend(
        grids(lang, compared, other)
            .iter()
            .map(|grid| table(lang, grid)),
    );
    paragraphs.extend(untouched(lang, compared, other).map(|sentence| format!("{sentence}\n")));
    let notes = notes(lang, compared, other);
    let notes: String = notes.iter().map(|note| format!("  - {note}\n")).collect();
    paragraphs.push(format!("{}\n{notes}", texts::NOTES.to(lang)));
    paragraphs.join("\n")
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
    let title = grid.title.to(lang);
    format!("{title}\n{}  ({})\n", table.indented(), grid.legend)
}
