//! Keyed randomness: every draw is a function of its key, never of what was drawn before.
//!
//! Invariant: nothing here asks the operating system or the C library for anything.

mod binomial;
mod distribution;
mod gamma;
mod key;
pub mod math;
mod philox;

pub use binomial::binomial;
pub use distribution::{Distribution, Unsound};
pub use key::{Purpose, ReplicateKey, entity_hash};
