//! What happens to a model: hazards, injects, what is observed, and for how long.
//!
//! Invariant: nothing here knows how time passes.

mod answer;
mod campaign;
pub mod embedded;
mod footprint;
mod observation;
mod plan;
pub mod reading;

pub use answer::{KnownAnswer, KnownAnswers, Statistic};
pub use campaign::{
    Act, Campaign, Crash, Flood, Intrusion, Lateral, Layers, Manipulation, Objective, Patching,
    Stage, Tactic, Trigger, Way,
};
pub use footprint::{Felt, FeltAt, HazardRow, hazard_rows};
pub use observation::{Observation, Observed, Span};
pub use plan::Plan;
pub use reading::{Loaded, Written, load, load_plan, load_text, load_with_plan};

use crate::model::{Measure, Name};
use crate::random::Distribution;
use crate::units::{Level, SimDuration, SimTime};

/// A scenario on top of a model.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario {
    /// What it is called.
    pub title: Name,
    /// What happens, in a sentence or two.
    pub summary: Name,
    /// When it starts on the calendar.
    pub start: Start,
    /// When it ends.
    pub horizon: SimDuration,
    /// Time between samples of the service curves.
    pub step: SimDuration,
    /// When recovery times are announced.
    pub announcements: Vec<SimTime>,
    /// Hazards by id.
    pub hazards: Vec<Hazard>,
    /// Injects by id.
    pub injects: Vec<Inject>,
    /// Attack campaigns by id.
    pub campaigns: Vec<Campaign>,
    /// Patches of fleets by id.
    pub patches: Vec<Patching>,
    /// Values to observe, by id.
    pub observations: Vec<Observation>,
    /// Curves that a hindcast compares with what was observed, by id.
    pub compared: Vec<Compared>,
    /// What is known beforehand of these values, where the scenario is a case with known answers.
    pub known: Option<KnownAnswers>,
    /// The contingency plan that was laid over it and its model.
    pub plan: Option<Plan>,
}

/// A calendar time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Start {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_ms: i64,
    /// Local time minus UTC, in minutes.
    pub offset_minutes: i32,
}

/// A hazard that damages what stands in its footprint.
#[derive(Clone, PartialEq, Debug)]
pub struct Hazard {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// When it strikes.
    pub at: SimTime,
    /// Whether it happens at all.
    pub probability: f64,
    /// Standard deviation of the natural logarithm between events.
    pub between_sigma: f64,
    /// The same within an event, from region to region.
    pub within_sigma: f64,
    /// Where it is how strong.
    pub footprint: Footprint,
}

/// Where a hazard is how strong.
#[derive(Clone, PartialEq, Debug)]
pub enum Footprint {
    /// A fault, with a published ground-motion relation.
    Earthquake(Earthquake),
    /// A map by region: (index of the region, measure's value).
    Map {
        /// What the values are.
        measure: Measure,
        /// Value by region; regions not listed feel nothing.
        values: Vec<(usize, f64)>,
    },
}

/// An earthquake by magnitude, depth and epicentre.
#[derive(Clone, PartialEq, Debug)]
pub struct Earthquake {
    /// Moment magnitude.
    pub magnitude: f64,
    /// Depth of the fault's centre in km.
    pub depth_km: f64,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Kind of fault.
    pub fault: FaultKind,
}

/// Kind of fault in the ground-motion relation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// Within the crust.
    Crustal,
    /// Between plates.
    Interplate,
    /// Within a sinking plate.
    Intraslab,
}

/// A timed effect on named facilities.
#[derive(Clone, PartialEq, Debug)]
pub struct Inject {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// When.
    pub at: SimTime,
    /// Whether it happens at all (drawn once for all its targets).
    pub probability: f64,
    /// Indices of the facilities.
    pub targets: Vec<usize>,
    /// What it does.
    pub effect: Effect,
}

/// What an inject does.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Physical damage, to be repaired by the facility's restoration.
    Damage {
        /// Share of ability lost.
        loss: Distribution,
        /// Time of repair in ms, instead of the restoration's.
        repair: Option<Distribution>,
        /// Share of it that cannot be restored, instead of the restoration's.
        unrestorable: Option<Distribution>,
    },
    /// Ability falls for a time.
    Ability {
        /// Which factor of ability.
        factor: AbilityFactor,
        /// To this level.
        level: Level,
        /// For this long in ms; none until the horizon.
        lasting: Option<Distribution>,
    },
    /// Demand is multiplied for a time.
    Demand {
        /// By this.
        factor: f64,
        /// For this long in ms; none until the horizon.
        lasting: Option<Distribution>,
    },
}

/// A factor of a facility's own ability.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AbilityFactor {
    /// Information systems.
    Cyber,
    /// People at work.
    Workforce,
    /// Plant, without damage that crews repair.
    Plant,
}

/// A curve of the model that stands for an observed series.
#[derive(Clone, PartialEq, Debug)]
pub struct Compared {
    /// Identity, by which the observed points name it.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Facilities, weighed by the people whom they serve, or by their sites where none of them serves people.
    pub of: Vec<usize>,
    /// What an observed share is a share of.
    pub base: Base,
    /// Whether what cannot be restored is counted among what is out.
    pub with_unrestorable: bool,
    /// When the comparison ends.
    pub until: SimTime,
}

/// What an observed share of outage is a share of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// Of the most that was out at one time.
    Peak,
    /// Of all that there is.
    Whole,
}
