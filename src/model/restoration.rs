//! How facilities are damaged and how they come back: fragilities, restorations, pools.

use super::Evidence;
use crate::random::Distribution;
use crate::units::Level;

/// What a hazard is measured by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Peak ground acceleration at the surface in cm/s2.
    Pga,
    /// Peak ground velocity at the surface in cm/s.
    Pgv,
    /// JMA seismic intensity (計測震度).
    Jma,
    /// Peak gust in m/s.
    Wind,
    /// Depth of water in m.
    Depth,
}

/// A way of being damaged: lognormal fragility curves.
#[derive(Clone, PartialEq, Debug)]
pub struct Fragility {
    /// Identity.
    pub id: String,
    /// What the curves are about.
    pub measure: Measure,
    /// States of rising severity: medians rise.
    pub states: Vec<DamageState>,
    /// Source of the above.
    pub evidence: Evidence,
}

/// A damage state: `P(state or worse | x) = Phi(ln(x / median) / beta)`.
#[derive(Clone, PartialEq, Debug)]
pub struct DamageState {
    /// Median, in the measure's unit.
    pub median: f64,
    /// Standard deviation of the logarithm.
    pub beta: f64,
    /// Share of ability that is lost in it.
    pub loss: Distribution,
    /// Time of repair of a single site in ms; none uses the restoration's.
    pub repair: Option<Distribution>,
}

/// A way of coming back from damage.
#[derive(Clone, PartialEq, Debug)]
pub struct Restoration {
    /// Identity.
    pub id: String,
    /// Index of the pool; none for work that waits for nobody.
    pub pool: Option<usize>,
    /// Priority among the pool's jobs; lower goes first.
    pub priority: u32,
    /// Time before work can start (inspection, forensics), in ms.
    pub dead_time: Distribution,
    /// Time of repair of a single site with its crews, in ms.
    pub repair: Distribution,
    /// Crews that a single site's repair needs from start to end.
    pub crews: u32,
    /// What comes back by switching, without a crew (many sites).
    pub switching: Option<Switching>,
    /// Classes of work in the order in which they are done (many sites); the shares sum to 1.
    pub work: Vec<WorkClass>,
    /// Factor on the work of a job, drawn once.
    pub work_factor: Distribution,
    /// Most crews that can work on one job of many sites.
    pub crews_max: u32,
    /// Share of what is damaged that cannot be restored within any horizon (collapsed, washed away).
    pub unrestorable: Distribution,
    /// Services that the work needs.
    pub needs: Vec<RateNeed>,
    /// Rate of work that remains without them; above 0.
    pub floor: Level,
    /// Source of the above.
    pub evidence: Evidence,
}

/// What comes back by switching.
#[derive(Clone, PartialEq, Debug)]
pub struct Switching {
    /// Share of the damaged sites.
    pub share: Distribution,
    /// Time by which all of that share is back, evenly from the hazard on, in ms.
    pub time: Distribution,
}

/// A class of divisible work.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WorkClass {
    /// Share of the sites that are left after switching.
    pub share: Level,
    /// Sites that a crew restores in a day.
    pub per_crew_day: f64,
}

/// A service that repair work needs: the rate is multiplied by `1 - weight (1 - level)`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RateNeed {
    /// Sector whose service in the damaged facility's region (or the nation) is needed.
    pub sector: usize,
    /// Weight.
    pub weight: Level,
}

/// Crews, trucks or responders.
#[derive(Clone, PartialEq, Debug)]
pub struct Pool {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: super::Name,
    /// Number there are from a time after the first call on (ms, count); times rise, counts may.
    pub strength: Vec<(u64, u32)>,
    /// Time from the first call to readiness, in ms.
    pub mobilise: Distribution,
    /// Time to travel, in ms, before each crew's first work.
    pub travel: Distribution,
    /// Source of the above.
    pub evidence: Evidence,
}
