//! Two results held to each other, replicate by replicate: better or not, by how much, and how sure that is.
//!
//! Draws are keyed, so that the same replicate of two plans meets the same luck; their difference is the plan's.
//! Invariant: nothing here simulates, opens a file or prints, and all that is compared is less the better.

mod comparison;
mod difference;
mod quantity;
mod table;
mod terms;

pub use comparison::{Comparison, Pairs, Subject};
pub use difference::{Difference, Verdict};
pub use quantity::Quantity;
pub use table::{Fault, Problem, Table};
pub use terms::{Mismatch, Term, Terms};
