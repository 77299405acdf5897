//! A contingency plan as a scenario was read with it.

use crate::model::Name;
use crate::notation::Change;

/// What a contingency plan says of itself; what it changes stands in the model and in the scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The name of its file, without folders.
    pub file: String,
    /// What it is called.
    pub title: Name,
    /// What is otherwise with it, in a sentence or two.
    pub summary: Name,
    /// The scenarios that it is made for, by the names of their files; none for any.
    pub scenarios: Vec<String>,
    /// What it changes of the model, as far as it was laid over one.
    pub changes: Vec<Change>,
}
