//! Dependencies: supply groups and the buffers that stand before them.

use super::Evidence;
use crate::random::Distribution;
use crate::units::Level;

/// A consumer's need that one or several suppliers meet together.
#[derive(Clone, PartialEq, Debug)]
pub struct SupplyGroup {
    /// Identity: `rule/consumer`, or `rule/consumer/supplier` of a rule that makes one group for each supplier.
    pub id: String,
    /// Index of the consuming facility.
    pub consumer: usize,
    /// Physical, cyber or logical (Rinaldi 2001).
    pub kind: DependencyKind,
    /// Suppliers, by index; each at most once.
    pub members: Vec<Member>,
    /// Weight that full supply needs; at least 1.
    pub requirement: u32,
    /// Whether the requirement scales with the consumer's demand.
    pub elastic: bool,
    /// Loss of readiness without any supply, buffers spent: `s`.
    pub strength: Level,
    /// Loss of readiness without any supply, at once in spite of buffers: `i <= s`.
    pub immediate: Level,
    /// Exponent `p` on the missing share: 1, or 2 where several carriers or manual work stand in.
    pub exponent: u8,
    /// What bridges a shortfall.
    pub buffer: Buffer,
    /// Place in the order of return, `pi` in (0, 1]: the consumer is whole again when this share of the peak
    /// shortfall has come back; 1 is last.
    pub return_place: Level,
    /// The consumer starts and runs without this group up to this level; 0 cannot.
    pub black_start: Level,
    /// Class of the consumer where the supplier shares by class; lower is served first.
    pub class: u8,
    /// Chance that the dependency holds in a replicate at all; where it does not, nothing is ever missing.
    pub chance: f64,
    /// Source of the above.
    pub evidence: Evidence,
}

/// A supplier within a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// Index of the supplying facility.
    pub supplier: usize,
    /// Weight towards the group's requirement.
    pub weight: u32,
    /// Nominal offtake, in a unit of the supplier's own, for sharing by class.
    pub offtake: u64,
}

/// Kind of a dependency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DependencyKind {
    /// Goods and energy.
    Physical,
    /// Information.
    Cyber,
    /// Rules, money, habits.
    Logical,
}

/// What bridges a shortfall.
#[derive(Clone, PartialEq, Debug)]
pub enum Buffer {
    /// Nothing.
    None,
    /// Everyone gets less, and a stock makes up for it.
    Graded {
        /// How long the stock lasts without any supply.
        stock: Stock,
        /// Gain in stock per unit of time with full supply.
        recharge: f64,
        /// Loss of stock per unit of time without any supply.
        drain: f64,
        /// Delivery from elsewhere.
        refill: Option<Refill>,
    },
    /// A share of the places is cut off, each with its own stock; places are nested: last cut, first back.
    Areal {
        /// How long a place lasts.
        stock: Stock,
        /// Trucks that keep spent places alive.
        refuel: Option<Refuel>,
        /// With rotating cuts, the longest cut in ms: cohorts that last longer lose nothing.
        rotating_off_ms: Option<u64>,
    },
}

/// How long stocks last.
#[derive(Clone, PartialEq, Debug)]
pub struct Stock {
    /// Duration in ms. A single site draws it; many sites have it as quantiles.
    pub lasting: Distribution,
    /// Number of quantile cohorts for many sites.
    pub cohorts: usize,
}

/// Stock that is delivered while the supply is out.
#[derive(Clone, PartialEq, Debug)]
pub struct Refill {
    /// Hours of stock delivered per hour when its suppliers are whole.
    pub rate: f64,
    /// Indices of the facilities whose lowest level scales the delivery.
    pub by: Vec<usize>,
}

/// Trucks of a pool that keep spent places alive as long as they stand there.
#[derive(Clone, PartialEq, Debug)]
pub struct Refuel {
    /// Index of the pool.
    pub pool: usize,
    /// Places that a truck keeps alive.
    pub sites_per_truck: f64,
    /// Priority among the pool's jobs; lower goes first.
    pub priority: u32,
    /// Most trucks at once.
    pub trucks_max: u32,
    /// Indices of the facilities whose lowest level scales what the trucks keep alive (fuel, roads).
    pub by: Vec<usize>,
}
