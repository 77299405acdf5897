//! The columns of a replicate: one component a column, one table row a facility or group.

use bevy_ecs::prelude::*;

use crate::units::PPM;

/// Share of its current demand that a facility serves, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceLevel(pub u32);

/// The level as its consumers see it: without the demand that left with the unrestorable share, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Supply(pub u32);

/// What own means and inputs both allow, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Readiness(pub u32);

/// Own ability, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ability(pub u32);

/// Demand relative to the nominal one, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Demand(pub u64);

/// What a single site is doing; many sites are always up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Running.
    Up,
    /// Tripped.
    Down,
    /// On its way up.
    Starting,
    /// A source that waits for a call.
    Standby,
    /// A source that serves nothing.
    Unavailable,
}

/// The status of a facility and how often it has started.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// What it is doing.
    pub status: Status,
    /// Starts so far: the occurrence of the next start's draw, and what tells a live start from a cancelled one.
    pub starts: u32,
}

/// What a supply group lets through, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passed(pub u32);

/// The share of its requirement that a supply group is missing, in ppm.
#[derive(Component, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Missing(pub u32);

/// What a replicate asks of each facility.
pub type FacilityQuery = (
    &'static mut ServiceLevel,
    &'static mut Supply,
    &'static mut Readiness,
    &'static mut Ability,
    &'static mut Demand,
    &'static mut Standing,
);
/// What a replicate asks of each supply group.
pub type GroupQuery = (&'static mut Passed, &'static mut Missing);

/// The facilities' columns as slices; the index is the facility's.
pub struct FacilityColumns<'w> {
    /// Service levels.
    pub level: &'w mut [ServiceLevel],
    /// Levels as consumers see them.
    pub supply: &'w mut [Supply],
    /// Readiness.
    pub readiness: &'w mut [Readiness],
    /// Own ability.
    pub ability: &'w mut [Ability],
    /// Demand.
    pub demand: &'w mut [Demand],
    /// Status.
    pub standing: &'w mut [Standing],
}

/// The supply groups' columns as slices; the index is the group's.
pub struct GroupColumns<'w> {
    /// What is let through.
    pub passed: &'w mut [Passed],
    /// What is missing.
    pub missing: &'w mut [Missing],
}

/// A world with one entity a facility and one a supply group, at rest.
pub fn spawn(facilities: usize, groups: usize) -> World {
    let mut world = World::new();
    for _ in 0..facilities {
        world.spawn((
            ServiceLevel(PPM),
            Supply(PPM),
            Readiness(PPM),
            Ability(PPM),
            Demand(u64::from(PPM)),
            Standing {
                status: Status::Up,
                starts: 0,
            },
        ));
    }
    for _ in 0..groups {
        world.spawn((Passed(PPM), Missing(0)));
    }
    world
}

/// Hands the columns of both tables to `replicate` as slices, past change detection: the loop writes a column
/// thousands of times, and nobody asks for changes before it ends.
///
/// # Panics
/// If facilities or groups do not stand in one table each, which [`spawn`] rules out.
pub fn with_columns<T>(
    facilities: &mut Query<FacilityQuery>,
    groups: &mut Query<GroupQuery>,
    replicate: impl FnOnce(FacilityColumns, GroupColumns) -> T,
) -> T {
    let mut facility_tables = facilities
        .contiguous_iter_mut()
        .expect("facility components live in tables");
    let (mut level, mut supply, mut readiness, mut ability, mut demand, mut standing) =
        facility_tables.next().expect("a model has a facility");
    assert!(
        facility_tables.next().is_none(),
        "facilities stand in one table"
    );
    let facility_columns = FacilityColumns {
        level: level.bypass_change_detection(),
        supply: supply.bypass_change_detection(),
        readiness: readiness.bypass_change_detection(),
        ability: ability.bypass_change_detection(),
        demand: demand.bypass_change_detection(),
        standing: standing.bypass_change_detection(),
    };
    let mut group_tables = groups
        .contiguous_iter_mut()
        .expect("group components live in tables");
    match group_tables.next() {
        None => {
            let group_columns = GroupColumns {
                passed: &mut [],
                missing: &mut [],
            };
            replicate(facility_columns, group_columns)
        }
        Some((mut passed, mut missing)) => {
            let group_columns = GroupColumns {
                passed: passed.bypass_change_detection(),
                missing: missing.bypass_change_detection(),
            };
            replicate(facility_columns, group_columns)
        }
    }
}
