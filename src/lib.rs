//! `hakyu` (波及): a simulator of critical-infrastructure incidents.
//!
//! The modules stand in floor order: each uses only what stands above it in this list.

pub mod units;
pub mod disk;
pub mod random;
pub mod engine;
pub mod words;
pub mod notation;
pub mod model;
pub mod scenario;
pub mod world;
pub mod dynamics;
pub mod measure;
pub mod replicate;
pub mod batch;
pub mod hindcast;
pub mod compare;
pub mod verify;
pub mod report;
pub mod journal;
pub mod reproduce;
pub mod reference;
