//! The nation as a value: sectors, regions, facilities, dependencies, carriers, pools.
//!
//! What these types hold has been checked: every index points at something, every share lies in [0, 1].
//! Invariant: nothing here knows time passing, the ECS or a hazard.

use crate::notation::Candidate;
use crate::units::Level;

mod cyber;
pub mod embedded;
mod facility;
mod place;
pub mod reading;
mod restoration;
mod sector;
mod supply;

pub use cyber::{
    Backup, Cyber, CyberLink, Fleet, Layer, LinkKind, MonitoringCentre, Procurement,
    ProcurementScope, Product, Recovery, Response, Sharing, System, SystemKind, Vendor,
};
pub use facility::{
    Allocation, Area, Backlog, Facility, Failures, RestartLag, Role, Source, SourceState, Tie,
    Visits,
};
pub use place::{Point, Profile, Region};
pub use restoration::{
    DamageState, Fragility, Measure, Pool, RateNeed, Restoration, Switching, WorkClass,
};
pub use sector::{Maintenance, MaintenanceScope, MaintenanceTrigger, Sector};
pub use supply::{Buffer, DependencyKind, Member, Refill, Refuel, Stock, SupplyGroup};

use crate::words::Lang;

/// A name in both languages of the reports.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Name {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
}

impl Name {
    /// The name in a language; the other one's where it has none.
    pub fn to(&self, lang: Lang) -> &str {
        let [own, other] = match lang {
            Lang::En => [&self.en, &self.ja],
            Lang::Ja => [&self.ja, &self.en],
        };
        if own.is_empty() { other } else { own }
    }

    /// What somebody may have meant who wrote this name in place of its id.
    pub fn candidate<'a>(&'a self, id: &'a str) -> Candidate<'a> {
        Candidate {
            id,
            en: self.to(Lang::En),
            ja: self.to(Lang::Ja),
        }
    }
}

/// How far a value can be relied on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Confidence {
    /// Nobody measured it: a modelling judgement.
    Assumed,
    /// Fitted to observations by a documented command.
    Calibrated,
    /// Memory or a single weak source.
    Low,
    /// A source that needed interpretation.
    Medium,
    /// Read in a reliable source.
    High,
}

/// Where a value comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// A reference in words.
    pub source: String,
    /// How far it can be relied on.
    pub confidence: Confidence,
}

/// The whole of a nation (or a city, or a test case) at rest.
///
/// Facilities stand in byte order of their ids, so that an index is the rank of the id; likewise all other lists
/// except sectors and regions, which stand in order of their numbers and codes.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// What it is called.
    pub name: Name,
    /// Step in which shortfalls are felt and sites restart; a millionth is exact.
    pub resolution: Level,
    /// Sectors by number.
    pub sectors: Vec<Sector>,
    /// Regions by code.
    pub regions: Vec<Region>,
    /// Demand profiles.
    pub profiles: Vec<Profile>,
    /// Facilities, carrier areas, sources and ties.
    pub facilities: Vec<Facility>,
    /// Supply groups, sorted by (consumer, id).
    pub groups: Vec<SupplyGroup>,
    /// Resource pools.
    pub pools: Vec<Pool>,
    /// Ways of coming back from damage.
    pub restorations: Vec<Restoration>,
    /// Ways of being damaged.
    pub fragilities: Vec<Fragility>,
    /// Information systems and who looks after them.
    pub cyber: Cyber,
}
