//! Regions, their exposure points, and the rhythm of demand.

use super::{Evidence, Name};

/// A prefecture, or any other region.
#[derive(Clone, PartialEq, Debug)]
pub struct Region {
    /// Identity, e.g. `hokkaido`.
    pub id: String,
    /// JIS X 0401 code, unique.
    pub code: u32,
    /// Display name.
    pub name: Name,
    /// Residents.
    pub population: u64,
    /// Weighted places at which hazards are felt; the weights sum to more than 0.
    pub points: Vec<Point>,
    /// Supply areas that it belongs to: indices of facilities.
    pub areas: Vec<usize>,
    /// Row and column on the tile-grid map.
    pub tile: (u32, u32),
    /// Source of the above.
    pub evidence: Evidence,
}

/// A place where hazards are felt.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Share of the region's exposure, relative to its other points.
    pub weight: f64,
    /// Mean shear-wave velocity of the upper 30 m in m/s.
    pub avs30: f64,
}

/// Demand by hour of the day and month, relative to the nominal demand.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    /// Identity.
    pub id: String,
    /// Factor for each local hour of the day; 24 values above 0.
    pub hours: Vec<f64>,
    /// Factor for each month; 12 values above 0.
    pub months: Vec<f64>,
    /// Source of the above.
    pub evidence: Evidence,
}
