//! What is wrong with a file, why, and what to do: a file for each room that finds it.

pub(crate) mod codes;
pub(crate) mod cyber;
pub(crate) mod fit;
pub(crate) mod model;
pub(crate) mod notation;
pub(crate) mod plan;
pub(crate) mod scenario;
