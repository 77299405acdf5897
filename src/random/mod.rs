//! Keyed randomness: every draw is a function of its key, never of what was drawn before.
//!
//! Invariant: nothing here asks the operating system or the C library for anything.

mod distribution;

pub use distribution::Distribution;
