//! What a batch or a replicate looks like to its readers: one file or room a form.
//!
//! Invariant: nothing here simulates, and no form holds a time, a path or a number of threads.

mod cells;
mod columns;
pub mod comparison;
mod command;
mod cyber;
#[cfg(test)]
mod dictionary;
mod document;
mod error;
mod figures;
pub mod fit;
mod folder;
pub mod hindcast;
pub mod html;
mod json;
mod maintenance;
mod manifest;
mod measures;
mod nation;
mod observed;
pub mod picture;
mod replicates;
mod residents;
mod service;
mod stopping;
mod story;
mod summary;
mod table;
mod terminal;
mod verification;
mod words;
mod workbook;

pub use document::{Document, TableOptions, documents, tables};
pub use error::ReportError;
pub use figures::{pictures, regional_pictures, unshown};
pub use folder::{check, check_the_same, hidden_sibling, write};
pub use json::{problems_json, story_head, summary_json};
pub use manifest::{About, Content, MANIFEST, Manifest, PROGRAM, Record};
pub use nation::{facilities_meant, facility_list, facility_sheet, model_sheet};
pub use stopping::StoppingRecord;
pub use story::{StoryFilter, story, story_json};
pub use terminal::terminal;
pub use verification::{verification_csv, verification_json, verification_text};
