//! What a comparison with real incidents looks like: a text, tables, pictures, a page.
//!
//! Invariant: nothing here scores anything.

pub(super) mod phrases;
mod pictures;
mod tables;
mod terminal;

pub use phrases::problem;
pub(super) use pictures::Drawing;
#[cfg(test)]
pub(super) use tables::{figure_columns, point_columns};
pub use terminal::terminal;

use super::document::Document;
use super::manifest::{Content, PROGRAM, SCHEMA};
use super::picture::PictureError;
use crate::hindcast::Scorecard;
use crate::words::Lang;
use serde::Serialize;

/// What marks a folder of ours.
pub(super) const FORMAT: &str = "hakyu hindcast";

/// What the scorecard itself does not know of its making.
#[derive(Clone, Debug)]
pub struct Making {
    /// Language of page and pictures; no table depends on it.
    pub lang: Lang,
    /// Seed.
    pub seed: u64,
    /// Replicates of each incident.
    pub replicates: u64,
    /// What was read; names without folders.
    pub inputs: Vec<Content>,
}

/// The files of a result folder.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn documents<'a>(
    card: &'a Scorecard,
    making: &'a Making,
) -> Result<Vec<Document<'a>>, PictureError> {
    let drawn = pictures::draw(card, making)?;
    let page = super::html::hindcast_page(card, making, &drawn);
    let mut documents = vec![
        tables::document(tables::figures(card)),
        tables::document(tables::points(card)),
        Document::new("hindcast.json", |out| tables::write_json(card, making, out)),
        Document::of_bytes(super::html::NAME, page.into_bytes()),
    ];
    for drawing in drawn {
        let name = &drawing.name;
        documents.push(Document::of_bytes(
            &format!("{name}.svg"),
            drawing.svg.into_bytes(),
        ));
        documents.push(Document::of_bytes(&format!("{name}.png"), drawing.png));
    }
    Ok(documents)
}

/// `manifest.json` of a comparison: what it was made of and by.
#[derive(Serialize)]
pub struct HindcastManifest {
    format: &'static str,
    schema: u32,
    program: &'static str,
    model_version: &'static str,
    language: &'static str,
    /// As text: JSON readers round numbers above 2^53.
    seed: String,
    replicates: u64,
    inputs: Vec<Content>,
    outputs: Vec<Content>,
}

impl HindcastManifest {
    /// Of a comparison whose files have been written.
    pub fn new(making: &Making, outputs: Vec<Content>) -> HindcastManifest {
        HindcastManifest {
            format: FORMAT,
            schema: SCHEMA,
            program: PROGRAM,
            model_version: crate::dynamics::MODEL_VERSION,
            language: making.lang.tag(),
            seed: making.seed.to_string(),
            replicates: making.replicates,
            inputs: making.inputs.clone(),
            outputs,
        }
    }
}
