//! Supply groups that draw on the same suppliers in the same way, bundled: what they miss is computed once.
//!
//! In a nation, dozens of consumers stand behind each port and each depot with the same weights.

use std::collections::BTreeMap;

use super::network::{BufferRow, BundleRow, FedRow, GroupRow, MemberRow};
use super::rows::csr;
use crate::model::{Allocation, Model, SupplyGroup};

/// The bundles of a model.
pub(super) struct Bundles {
    /// In the order of their first groups.
    pub(super) rows: Vec<BundleRow>,
    /// Groups by bundle.
    pub(super) groups: Vec<u32>,
    /// Members by bundle.
    pub(super) members: Vec<MemberRow>,
}

impl Bundles {
    pub(super) fn new(model: &Model) -> Bundles {
        let bands = class_bands(model);
        let mut known = BTreeMap::new();
        let mut drawn: Vec<(Vec<MemberRow>, &SupplyGroup)> = Vec::new();
        let mut pairs = Vec::with_capacity(model.groups.len());
        for (g, group) in model.groups.iter().enumerate() {
            let members = member_rows(model, group, &bands);
            let key = (members.clone(), group.requirement, group.elastic);
            let bundle = *known.entry(key).or_insert_with(|| {
                drawn.push((members, group));
                drawn.len() as u32 - 1
            });
            pairs.push((bundle, g as u32));
        }
        let (first, groups) = csr(drawn.len(), pairs.iter().copied());
        let mut members = Vec::new();
        let rows = drawn.into_iter().enumerate().map(|(b, (own, group))| {
            let from = members.len() as u32;
            members.extend(own);
            BundleRow {
                members: (from, members.len() as u32),
                requirement: u64::from(group.requirement),
                elastic: group.elastic,
                groups: (first[b], first[b + 1]),
            }
        });
        Bundles {
            rows: rows.collect(),
            groups,
            members,
        }
    }
}

fn member_rows(model: &Model, group: &SupplyGroup, bands: &[Vec<(u8, u64)>]) -> Vec<MemberRow> {
    let members = group.members.iter().map(|member| {
        let by_class = model.facilities[member.supplier].allocation == Allocation::ByClass;
        let (before, class, total) = match by_class {
            true => band_of(&bands[member.supplier], group.class),
            false => (0, 0, 0),
        };
        MemberRow {
            supplier: member.supplier as u32,
            weight: u64::from(member.weight),
            before,
            class,
            total,
        }
    });
    members.collect()
}

/// Offtake by class of each supplier.
fn class_bands(model: &Model) -> Vec<Vec<(u8, u64)>> {
    let mut bands: Vec<Vec<(u8, u64)>> = vec![Vec::new(); model.facilities.len()];
    for group in &model.groups {
        for member in &group.members {
            let classes = &mut bands[member.supplier];
            match classes.iter_mut().find(|(class, _)| *class == group.class) {
                Some((_, offtake)) => *offtake += member.offtake,
                None => classes.push((group.class, member.offtake)),
            }
        }
    }
    bands
}

/// (offtake of the classes before, of this class, of all) of one supplier.
fn band_of(classes: &[(u8, u64)], class: u8) -> (u64, u64, u64) {
    let sum = |keep: &dyn Fn(u8) -> bool| {
        classes
            .iter()
            .filter(|(c, _)| keep(*c))
            .map(|(_, offtake)| offtake)
            .sum()
    };
    (sum(&|c| c < class), sum(&|c| c == class), sum(&|_| true))
}

/// Where each supplier is a member.
pub(super) fn fed_by_supplier(
    facilities: usize,
    bundles: &[BundleRow],
    members: &[MemberRow],
) -> (Vec<u32>, Vec<FedRow>) {
    let places = bundles.iter().enumerate().flat_map(|(b, bundle)| {
        (bundle.members.0..bundle.members.1).map(move |member| FedRow {
            bundle: b as u32,
            member,
        })
    });
    let pairs = places.map(|place| (members[place.member as usize].supplier, place));
    csr(facilities, pairs)
}

/// Groups by the facilities whose levels scale what is delivered to their stocks.
pub(super) fn refilled_by(
    facilities: usize,
    groups: &[GroupRow],
    deliverers: &[u32],
) -> (Vec<u32>, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        if let BufferRow::Graded { by, .. } | BufferRow::Areal { by, .. } = &group.buffer {
            let by = &deliverers[by.0 as usize..by.1 as usize];
            pairs.extend(by.iter().map(|deliverer| (*deliverer, g as u32)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    csr(facilities, pairs.into_iter())
}

/// Bundles that full supply does not satisfy.
pub(super) fn scarce(bundles: &[BundleRow], members: &[MemberRow]) -> Vec<u32> {
    let weight = |bundle: &BundleRow| -> u64 {
        let own = &members[bundle.members.0 as usize..bundle.members.1 as usize];
        own.iter().map(|member| member.weight).sum()
    };
    let numbered = bundles.iter().enumerate();
    numbered
        .filter(|(_, bundle)| weight(bundle) < bundle.requirement)
        .map(|(b, _)| b as u32)
        .collect()
}
