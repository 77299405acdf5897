//! A model as one page, in the look of a batch's report: what it holds, who depends on whom, where its values come from.
//!
//! One file a section; each takes the [`Phrases`] of a model in a language and gives markup.
//! Invariant: every text passes `markup::escape` or stands in JSON that cannot close its element; nothing is fetched
//! from elsewhere.

mod answer;
mod diagram;
mod list;
mod matrix;
mod neighbourhood;
mod power;
mod provenance;
#[cfg(test)]
mod tests;

use super::super::nation::Phrases;
use super::super::words::whole;
use super::closing::PROGRAM;
use super::frame::Frame;
use super::markup::{self, Cell, Column, Table, escape};
use crate::model::Model;
use crate::words::{Lang, Text, model as w};

/// Builds a section's markup.
type Builder = fn(Phrases) -> String;

/// The sections in order: an id, a title, what stands in it.
const SECTIONS: [(&str, Text, Builder); 6] = [
    ("answer", w::ANSWER, answer::section),
    ("matrix", w::MATRIX, matrix::section),
    ("power", w::POWER, power::section),
    ("neighbourhood", w::NEIGHBOURHOOD, neighbourhood::section),
    ("facilities", w::FACILITIES, list::section),
    ("provenance", w::PROVENANCE, provenance::section),
];

/// The page of a model; it opens with the neighbourhood of a facility, by index, or of the one that most depend on.
pub fn model_page(lang: Lang, model: &Model, facility: Option<usize>) -> String {
    let phrases = Phrases { lang, model };
    let sections = SECTIONS.map(|(id, title, build)| (id, title, build(phrases)));
    let frame = Frame {
        lang,
        kind: phrases.say(w::PAGE),
        title: phrases.name(&model.name),
        opening: markup::paragraph("small", PROGRAM),
        style: include_str!("model.css"),
        closing: neighbourhood::closing(phrases, facility),
    };
    frame.around(&sections)
}

/// An empty table with heads from the texts.
fn headed(phrases: Phrases, caption: &str, columns: &[(Text, Column)]) -> Table {
    let columns: Vec<(&str, Column)> = columns
        .iter()
        .map(|(text, column)| (phrases.say(*text), *column))
        .collect();
    Table::new(caption, &columns)
}

/// A cell with a whole number.
fn count(number: u64) -> Cell {
    Cell::number(&whole(number), Some(number as f64))
}

/// A cell with a name and, smaller, an id.
fn named(name: &str, id: &str) -> Cell {
    Cell::markup(format!("{} <code>{}</code>", escape(name), escape(id)))
}
