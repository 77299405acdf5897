//! What is measured of a replicate: outage, spread, recovery, loss, severity, cause.
//!
//! Invariant: nothing here is printed or drawn.

mod breach;
mod campaign;
mod chronicle;
mod curve;
mod failure;
mod fallen;
mod labels;
mod lengths;
mod observation;
mod outcome;
mod recorder;
mod severity;

pub use campaign::CampaignOutcome;
pub use chronicle::{Chronicle, Entry, Happening};
pub(crate) use curve::Curve;
pub use failure::Failure;
pub use outcome::{
    Axes, CampaignLabel, FacilityLabel, Outcome, RECOVERY_NAMES, RECOVERY_SHARES_PPM, Recovery,
    RegionLabel, SectorLabel, SectorOutcome,
};
pub use recorder::Recorder;
