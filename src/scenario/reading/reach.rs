//! Which systems a campaign can get to at all, and what it could not do there: told before anything is run.

use std::collections::BTreeSet;

use crate::model::{Cyber, LinkKind};
use crate::scenario::{Act, Intrusion, Lateral};

/// The systems that an entry tries, and those to which its lateral movement can lead from there.
pub(super) fn reachable(cyber: &Cyber, entry: &Intrusion, lateral: Option<&Lateral>) -> Vec<bool> {
    let mut reached = vec![false; cyber.systems.len()];
    let mut next: Vec<usize> = entry.targets.clone();
    let over = |kind| lateral.is_some_and(|lateral| lateral.over.contains(&kind));
    let mut shared: BTreeSet<(LinkKind, usize)> = BTreeSet::new();
    while let Some(system) = next.pop() {
        if std::mem::replace(&mut reached[system], true) {
            continue;
        }
        for link in cyber.links.iter().filter(|link| over(link.kind)) {
            let ends = link.reaches.iter().filter(|(from, _)| *from == system);
            next.extend(ends.flat_map(|(_, ends)| ends.iter().copied()));
        }
        let kind = &cyber.kinds[cyber.systems[system].kind];
        let facility = cyber.systems[system].facility;
        let vendors = kind
            .vendors
            .iter()
            .map(|one| (LinkKind::SharedVendor, *one));
        let products = kind
            .products
            .iter()
            .map(|one| (LinkKind::CommonProduct, *one));
        let own = [(LinkKind::Internal, facility)];
        for (by, what) in vendors.chain(products).chain(own) {
            if over(by) && shared.insert((by, what)) {
                next.extend((0..cyber.systems.len()).filter(|one| has(cyber, *one, by, what)));
            }
        }
    }
    reached
}

/// Whether a system has a vendor or product, or belongs to a facility.
fn has(cyber: &Cyber, system: usize, by: LinkKind, what: usize) -> bool {
    let system = cyber.systems[system];
    match by {
        LinkKind::SharedVendor => cyber.kinds[system.kind].vendors.contains(&what),
        LinkKind::CommonProduct => cyber.kinds[system.kind].products.contains(&what),
        _ => system.facility == what,
    }
}

/// Whether an act can be carried out in one of the systems; a flood needs none.
pub(super) fn is_possible(cyber: &Cyber, reached: &[bool], act: &Act) -> bool {
    let systems = cyber.systems.iter().zip(reached);
    let mut held = systems.filter(|(_, reached)| **reached);
    matches!(act, Act::Flood(_)) || held.any(|(one, _)| act.is_for(cyber.kinds[one.kind].layer))
}
