//! Many replicates in parallel, folded in index order, and what they say together.
//!
//! Invariant: nothing here is printed, and nothing depends on the number of threads.

mod collected;
mod regional;
mod run;
mod service;
pub mod statistics;
mod summary;
#[cfg(test)]
pub(crate) mod synthetic;
mod until;

pub use collected::{Batch, Cell, Hit, Place, Row};
pub use regional::{RegionService, regional_service};
pub use run::{Ending, Halted, NoThreads, Options, run, run_keeping};
pub use service::ServiceHistogram;
pub use summary::{
    CellSummary, FacilitySummary, FlowSummary, NationSummary, RecoveryTimes, RegionSummary,
    RootSummary, SectorSummary, Spread, Summary, Warning,
};
pub use until::{Figure, Quantity, Stopping, UNTIL_NEEDS, Until, Width};
