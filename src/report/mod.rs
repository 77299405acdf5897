//! What a batch looks like to its readers: one file or room a form.
//!
//! Invariant: nothing here simulates, reads a file or writes one.

pub mod picture;
mod story;

pub use story::{StoryFilter, story, story_json};
