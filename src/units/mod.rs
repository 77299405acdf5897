//! Simulated time, service level and the counts that results are made of.
//!
//! Invariant: nothing here knows a facility, a file or a thread.
