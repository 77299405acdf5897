//! Cases with known answers: run through the ordinary loader and engine, and compared.
//!
//! Invariant: no number in here belongs to a case; they all stand in its file.

mod compare;
mod run;
mod suite;

pub use compare::{Compared, compare};
pub use run::{Answered, Asked, Case, run};
pub use suite::{CASES, load_case};
