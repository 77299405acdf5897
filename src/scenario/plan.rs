//! A contingency plan as a scenario was read with it.

use crate::model::Name;

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
}
