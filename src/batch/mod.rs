//! Many replicates in parallel, folded in index order, and what they say together.
//!
//! Invariant: nothing here is printed, and nothing depends on the number of threads.

pub mod statistics;
