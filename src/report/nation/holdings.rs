//! What a model holds, in numbers.

use crate::model::{Facility, Model, Role};

/// Counts over a model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::report) struct Holdings {
    /// Sectors.
    pub sectors: u64,
    /// Regions.
    pub regions: u64,
    /// Residents of all regions.
    pub residents: u64,
    /// Facilities, with areas, sources and ties.
    pub facilities: u64,
    /// Facilities that stand for all of a kind in a region.
    pub by_rule: u64,
    /// Facilities of one place, and those of the nation.
    pub by_name: u64,
    /// Suppliers of all groups.
    pub dependencies: u64,
    /// Supply groups.
    pub groups: u64,
    /// Balancing areas of carriers.
    pub areas: u64,
    /// Sources that feed an area.
    pub sources: u64,
    /// Ties between areas.
    pub ties: u64,
    /// Pools of crews, trucks, responders.
    pub pools: u64,
}

impl Holdings {
    /// Those of a model.
    pub fn of(model: &Model) -> Holdings {
        let count = |is: &dyn Fn(&Facility) -> bool| {
            model
                .facilities
                .iter()
                .filter(|facility| is(facility))
                .count() as u64
        };
        let facilities = model.facilities.len() as u64;
        let by_rule = count(&is_by_rule);
        let members = model.groups.iter().map(|group| group.members.len() as u64);
        Holdings {
            sectors: model.sectors.len() as u64,
            regions: model.regions.len() as u64,
            residents: model.regions.iter().map(|region| region.population).sum(),
            facilities,
            by_rule,
            by_name: facilities - by_rule,
            dependencies: members.sum(),
            groups: model.groups.len() as u64,
            areas: count(&|facility| matches!(facility.role, Role::Area(_))),
            sources: count(&|facility| matches!(facility.role, Role::Source(_))),
            ties: count(&|facility| matches!(facility.role, Role::Tie(_))),
            pools: model.pools.len() as u64,
        }
    }
}

/// Whether a facility stands for all of a kind in its region rather than for one place or the nation.
pub(in crate::report) fn is_by_rule(facility: &Facility) -> bool {
    facility.region.is_some() && facility.place.is_none()
}

/// What a sector holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::report) struct SectorHoldings {
    /// Facilities.
    pub facilities: u64,
    /// Those of them that are named.
    pub by_name: u64,
    /// Places that they stand for.
    pub sites: u64,
    /// People whom they serve.
    pub people: u64,
    /// Dependencies in which it is the consumer.
    pub needs: u64,
    /// Dependencies in which it is the supplier.
    pub is_needed: u64,
}

/// What each sector holds, in the order of the model.
pub(in crate::report) fn sectors(model: &Model) -> Vec<SectorHoldings> {
    let mut sectors = vec![SectorHoldings::default(); model.sectors.len()];
    for facility in &model.facilities {
        let sector = &mut sectors[facility.sector];
        sector.facilities += 1;
        sector.by_name += u64::from(!is_by_rule(facility));
        sector.sites += facility.sites;
        sector.people += facility.people;
    }
    for group in &model.groups {
        let consumer = model.facilities[group.consumer].sector;
        for member in &group.members {
            sectors[consumer].needs += 1;
            sectors[model.facilities[member.supplier].sector].is_needed += 1;
        }
    }
    sectors
}
