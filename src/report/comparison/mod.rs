//! What results held to each other look like: a text, a table, JSON, pictures, a page.
//!
//! Invariant: nothing here compares anything.

mod answer;
#[cfg(test)]
mod dictionary;
mod figures;
mod grids;
mod json;
mod measures;
mod notes;
mod numbers;
mod phrases;
mod source;
mod tables;
mod telling;
mod terminal;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use dictionary::dictionary;
pub(super) use grids::Grid;
pub use phrases::{mismatches, problem};
pub use source::{Source, labels, other_kind, tell_apart};
#[cfg(test)]
pub(super) use tables::columns;
pub(super) use telling::Telling;
pub use terminal::terminal;

use super::document::Document;
use super::manifest::{Content, MANIFEST, PROGRAM, Record, SCHEMA, lines};
use super::picture::PictureError;
use crate::compare::Comparison;
use crate::words::Lang;
use serde::Serialize;
use std::io;

/// What marks a folder of ours.
pub(super) const FORMAT: &str = "hakyu compare";
/// File name of the page.
pub const PAGE: &str = "comparison.html";

/// Results held to the first one.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The result that all others are held to.
    pub first: Source,
    /// The others.
    pub others: Vec<Other>,
}

/// A result that was held to the first one.
#[derive(Clone, Debug)]
pub struct Other {
    /// What it is.
    pub source: Source,
    /// How it differs.
    pub comparison: Comparison,
}

/// The comparison as JSON.
///
/// # Errors
/// Those of the JSON writer.
pub fn to_json(compared: &Compared) -> io::Result<String> {
    let mut bytes = Vec::new();
    json::write(compared, &mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The files of a folder with the comparison; page and pictures are in a language.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn documents(lang: Lang, compared: &Compared) -> Result<Vec<Document<'_>>, PictureError> {
    let drawn = figures::draw(lang, compared)?;
    let svgs: Vec<&str> = drawn.iter().map(|(svg, _)| svg.as_str()).collect();
    let page = super::html::comparison_page(lang, compared, &svgs);
    let mut documents = vec![
        Document::new("comparison.csv", |out| {
            tables::sheet(compared).write_csv(out, false)
        }),
        Document::new("comparison.json", |out| json::write(compared, out)),
        Document::of_bytes(PAGE, page.into_bytes()),
    ];
    for (place, (svg, png)) in drawn.into_iter().enumerate() {
        let name = format!("differences-{}", place + 1);
        documents.push(Document::of_bytes(&format!("{name}.svg"), svg.into_bytes()));
        documents.push(Document::of_bytes(&format!("{name}.png"), png));
    }
    Ok(documents)
}

/// `manifest.json` of a comparison: what it was made of and by.
#[derive(Serialize)]
pub struct ComparisonManifest {
    format: &'static str,
    schema: u32,
    program: &'static str,
    language: &'static str,
    /// The manifests of the results, the first one first.
    inputs: Vec<Content>,
    outputs: Vec<Content>,
}

impl ComparisonManifest {
    /// Of a comparison whose files have been written.
    pub fn new(lang: Lang, compared: &Compared, outputs: Vec<Content>) -> ComparisonManifest {
        let others = compared.others.iter().map(|other| &other.source);
        let inputs = std::iter::once(&compared.first).chain(others);
        let input = |source: &Source| Content {
            name: format!("{}/{MANIFEST}", source.label),
            ..source.manifest.clone()
        };
        ComparisonManifest {
            format: FORMAT,
            schema: SCHEMA,
            program: PROGRAM,
            language: lang.tag(),
            inputs: inputs.map(input).collect(),
            outputs,
        }
    }
}

impl Record for ComparisonManifest {
    fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        lines(self)
    }
}
