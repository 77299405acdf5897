//! A model and a scenario as the engine's memory: a `bevy_ecs` world whose tables are the columns of a replicate.
//!
//! Facilities and supply groups are entities, spawned in index order with one component set each, so that a table's
//! row is the entity's index. What never changes stands beside them as one resource, [`Network`].
//! Invariant: no file is read here, and nothing is spawned or removed once a world stands.

mod bundles;
mod columns;
mod cyber;
mod network;
mod rows;

pub use columns::{
    Ability, Demand, FacilityColumns, FacilityQuery, GroupColumns, GroupQuery, Missing, Passed,
    Readiness, ServiceLevel, Standing, Status, Supply, spawn, with_columns,
};
pub use cyber::{CyberRows, FloodRow, ReachKind, ReachRow, SystemRow};
pub use network::{
    AreaRow, BufferRow, BundleRow, EffectRow, FacilityRow, FedRow, GroupRow, JobKind, JobRow,
    MemberRow, NONE, Network, PoolRow, RoleRow, SourceRow, TieRow, VisitRow,
};
