//! Values that are read off each replicate.

use crate::units::{Level, SimTime};

/// A value that is read off each replicate.
#[derive(Clone, PartialEq, Debug)]
pub struct Observation {
    /// Identity: a column's name.
    pub id: String,
    /// Indices of the facilities that are looked at.
    pub of: Vec<usize>,
    /// A facility counts as down below this level; the least level above 0 means at level 0 only.
    pub below: Level,
    /// What is read.
    pub what: Observed,
}

/// What an observation reads.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Observed {
    /// Mean level of the facilities at a time.
    LevelAt(SimTime),
    /// Time average of the mean level of the facilities.
    MeanLevel(Span),
    /// Facility-hours lost: the sum of the integrals of `1 - L`.
    LostHours(Span),
    /// Number of facilities down at a time.
    DownAt(SimTime),
    /// Time average of the number of facilities down.
    MeanDown(Span),
    /// Facility-hours down.
    DownHours(Span),
    /// Most facilities down at once.
    MostDown(Span),
    /// Number of facilities that are down at some time.
    EverDown(Span),
    /// How often one of the facilities goes down.
    Falls(Span),
    /// Hours until the first of them goes down; infinite if none does.
    FirstFall,
    /// Hours until none of them is down for good; infinite if not by the horizon, 0 if none went down.
    LastRise,
    /// Number of facilities that wait for each other in a circle at the horizon.
    Deadlocked,
    /// Number of events that the whole replicate took.
    Events,
}

/// A span of a replicate, from a time to a later one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Its begin.
    pub from: SimTime,
    /// Its end.
    pub to: SimTime,
}
