//! A result folder held to its manifest: its files by their hashes, its replicates by running them again.
//!
//! Invariant: nothing here writes a file or prints, and a table is read line by line, however long it is.

mod finding;
mod folder;
mod inputs;
mod lockstep;
mod rerun;

pub use finding::Finding;
pub use folder::{NotOpened, ResultFolder};
pub use inputs::{Origin, differing_inputs, find_plan, find_scenario, plan_of, scenario_of};
pub use rerun::{Held, differing_rows, picks, run_again};
