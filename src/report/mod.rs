//! What a batch looks like to its readers: one file a form, each a pure function of the batch.
//!
//! Invariant: nothing here simulates, and no form holds a time, a path or a number of threads.

mod cells;
mod document;
mod error;
mod folder;
mod manifest;
mod observed;
mod replicates;
mod service;
mod summary;
mod table;
mod terminal;
mod words;

pub use document::{Document, documents};
pub use error::ReportError;
pub use folder::{check, write};
pub use manifest::{About, Content, Manifest};
pub use terminal::terminal;
