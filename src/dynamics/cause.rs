//! Why a level is below one: an inject, directly or through a supplier.

use super::instant::Run;
use super::observer::Observer;
use crate::scenario::Effect;
use crate::units::PPM;
use crate::world::{NONE, RoleRow, Status};

/// Why a facility is below one. It is a copy of what was known when the level moved, so that causes never form a
/// circle: the supplier's own cause was there before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The hazard or inject that it traces back to: hazards first, then injects, then own failures, then none known.
    pub root: u32,
    /// The supplier through which it came; none for own damage.
    pub supplier: Option<u32>,
    /// The supply group through which it came.
    pub group: Option<u32>,
    /// Dependencies between the inject and this facility.
    pub depth: u32,
}

impl Cause {
    /// Nothing is wrong.
    pub const NONE: Cause = Cause {
        root: NONE,
        supplier: None,
        group: None,
        depth: 0,
    };

    fn own(root: u32) -> Cause {
        Cause {
            root,
            ..Cause::NONE
        }
    }

    fn through(supplier: u32, group: Option<u32>, cause: &Cause) -> Cause {
        Cause {
            root: cause.root,
            supplier: Some(supplier),
            group,
            depth: cause.depth + 1,
        }
    }
}

/// What makes the binding term of a facility bind.
enum Binding {
    Own(u32),
    Supplier(u32, Option<u32>),
    /// Nothing missing now: it is on its way back, for the reason that it fell.
    Unchanged,
}

impl<O: Observer> Run<'_, O> {
    /// Restarting sites whose loss a low demand hides have their cause found while it can be seen: the loss shows when
    /// demand returns, and all their suppliers may be whole again by then.
    pub(super) fn notice_hidden_losses(&mut self) {
        for position in 0..self.memory.touched.len() {
            let facility = self.memory.touched.get(position);
            let level = self.facilities.level[facility as usize].0;
            if level == PPM && !self.is_whole(facility) && self.memory.moved.add(facility) {
                self.memory.level_before[facility as usize] = level;
            }
        }
    }

    /// Whether a facility serves all its demand, and would at a higher one as well as ever.
    fn is_whole(&mut self, facility: u32) -> bool {
        let f = facility as usize;
        self.facilities.level[f].0 == PPM
            && (self.net.facilities[f].lag == NONE
                || self.restarted(
                    facility,
                    self.facilities.readiness[f].0,
                    self.memory.inputs[f],
                ) == PPM)
    }

    /// Finds the causes of what stands below one after having moved in this instant, suppliers before consumers.
    pub(super) fn find_causes(&mut self) {
        for position in 0..self.memory.moved.len() {
            let facility = self.memory.moved.get(position);
            if self.is_whole(facility) {
                self.memory.causes[facility as usize] = Cause::NONE;
            }
        }
        for position in 0..self.memory.moved.len() {
            let facility = self.memory.moved.get(position);
            self.resolve(facility);
            // Nothing of this search may be found again by the next one.
            self.memory.resolving.clear();
        }
        while self.resolve_unknown() {}
    }

    /// Asks again for causes that are not known yet, since in a circle one may have been found after it was asked for;
    /// true if that has found any.
    fn resolve_unknown(&mut self) -> bool {
        let mut found = false;
        for position in 0..self.memory.moved.len() {
            let f = self.memory.moved.get(position);
            let unknown = |run: &Self| run.memory.causes[f as usize] == Cause::NONE;
            if self.facilities.level[f as usize].0 < PPM && unknown(self) {
                self.resolve(f);
                self.memory.resolving.clear();
                found |= !unknown(self);
            }
        }
        found
    }

    /// Follows the binding suppliers that fell in this instant and have no cause yet, then tells them on the way back.
    fn resolve(&mut self, facility: u32) {
        let mut at = facility;
        loop {
            if self.is_whole(at) {
                break;
            }
            self.memory.resolving.push(at);
            match self.binding(at) {
                Binding::Supplier(supplier, _)
                    if self.memory.causes[supplier as usize] == Cause::NONE
                        && !self.memory.resolving.contains(&supplier) =>
                {
                    at = supplier;
                }
                _ => break,
            }
        }
        while let Some(at) = self.memory.resolving.pop() {
            let cause = match self.binding(at) {
                Binding::Own(root) => Cause::own(root),
                Binding::Supplier(supplier, group) => {
                    let known = self.memory.causes[supplier as usize];
                    if known == Cause::NONE {
                        self.known_elsewhere(at)
                    } else {
                        Cause::through(supplier, group, &known)
                    }
                }
                Binding::Unchanged => self.memory.causes[at as usize],
            };
            self.memory.causes[at as usize] = cause;
        }
    }

    fn binding(&self, facility: u32) -> Binding {
        let f = facility as usize;
        match self.net.facilities[f].role {
            RoleRow::Area(area) => return self.binding_of_area(facility, area),
            RoleRow::Source(_) | RoleRow::Tie(_) => {
                if let Some(area) = self.dark_area(facility) {
                    return Binding::Supplier(area, None);
                }
            }
            RoleRow::Service => {}
        }
        let group = self.net.groups_of(facility).min_by_key(|group| {
            let place = self.memory.equals.place(*group as u32);
            (self.groups.passed[*group].0, place)
        });
        let inputs = group.map_or(PPM, |group| self.groups.passed[group].0);
        let ability = self.facilities.ability[f].0;
        if self.surge(f) > PPM - ability.min(inputs)
            && let Some(root) = self.demand_root(facility)
        {
            return Binding::Own(root);
        }
        if ability < PPM && ability <= inputs {
            return self
                .own_root(facility)
                .map_or(Binding::Unchanged, Binding::Own);
        }
        match group {
            Some(group) if inputs < PPM && self.lacks(group) => {
                Binding::Supplier(self.most_missing(group), Some(group as u32))
            }
            // A surge of demand, with all suppliers whole, or a restart that is under way.
            _ => self
                .demand_root(facility)
                .map_or(Binding::Unchanged, Binding::Own),
        }
    }

    /// The share of demand that goes unserved by its surge alone, in ppm.
    fn surge(&self, f: usize) -> u32 {
        let (capacity, demand) = (self.net.facilities[f].capacity, self.facilities.demand[f].0);
        match demand > capacity {
            true => PPM - (capacity * u64::from(PPM) / demand) as u32,
            false => 0,
        }
    }

    /// Whether any supplier of a group delivers less than its share; else only demand can have outgrown it.
    fn lacks(&self, group: usize) -> bool {
        let mut members = self.net.members_of(group).iter();
        members.any(|member| self.delivered(member) < PPM)
    }

    /// The supplier whose shortfall weighs most in a group; the lowest index among equals.
    pub(super) fn most_missing(&self, group: usize) -> u32 {
        let equals = self.memory.equals;
        let mut worst = (0, NONE);
        for member in self.net.members_of(group) {
            let missing = member.weight * u64::from(PPM - self.delivered(member));
            if worst.1 == NONE
                || missing > worst.0
                || (missing == worst.0 && equals.place(member.supplier) < equals.place(worst.1))
            {
                worst = (missing, member.supplier);
            }
        }
        worst.1
    }

    /// A short area fell with its largest lost source, else with a neighbour that no longer helps, else by demand.
    fn binding_of_area(&self, facility: u32, area: u32) -> Binding {
        let lost = |source: &u32| {
            let row = &self.net.sources[*source as usize];
            let level = self.facilities.level[row.facility as usize].0;
            let gone = row.kw * u64::from(PPM - level);
            (gone > 0 && self.is_lost(row.facility)).then_some((gone, row.facility))
        };
        let equals = self.memory.equals;
        let largest = self.net.areas[area as usize]
            .sources
            .iter()
            .filter_map(lost)
            .max_by_key(|(gone, facility)| (*gone, std::cmp::Reverse(equals.place(*facility))));
        if let Some((_, source)) = largest {
            return Binding::Supplier(source, None);
        }
        if let Some(neighbour) = self.short_neighbour(area) {
            return Binding::Supplier(neighbour, None);
        }
        self.demand_root(facility)
            .map_or(Binding::Unchanged, Binding::Own)
    }

    /// Whether a source or tie is out by damage or by its inputs: what is merely off, or what its area itself took
    /// down, explains nothing.
    fn is_lost(&self, facility: u32) -> bool {
        !matches!(
            self.facilities.standing[facility as usize].status,
            Status::Standby | Status::Unavailable
        ) && self.dark_area(facility).is_none()
    }

    fn short_neighbour(&self, area: u32) -> Option<u32> {
        self.net.ties.iter().find_map(|tie| {
            let other = match () {
                () if tie.from == area => tie.to,
                () if tie.to == area => tie.from,
                () => return None,
            };
            let neighbour = self.net.areas[other as usize].facility;
            if self.facilities.level[tie.facility as usize].0 < PPM && self.is_lost(tie.facility) {
                return Some(tie.facility);
            }
            (self.facilities.level[neighbour as usize].0 < PPM
                && self.memory.causes[neighbour as usize] != Cause::NONE)
                .then_some(neighbour)
        })
    }

    /// The collapsed area of a source or tie that is down although nothing else is wrong with it.
    fn dark_area(&self, facility: u32) -> Option<u32> {
        let f = facility as usize;
        let ready = self.facilities.readiness[f].0 >= self.net.facilities[f].minimum.max(1);
        let dark = matches!(
            self.facilities.standing[f].status,
            Status::Down | Status::Starting
        );
        if !ready || !dark {
            return None;
        }
        let area = |row: u32| self.net.areas[row as usize].facility;
        match self.net.facilities[f].role {
            RoleRow::Source(source) => Some(area(self.net.sources[source as usize].area)),
            RoleRow::Tie(tie) => {
                let row = &self.net.ties[tie as usize];
                let short = |end: u32| self.facilities.level[area(end) as usize].0;
                Some(if short(row.to) < short(row.from) {
                    area(row.to)
                } else {
                    area(row.from)
                })
            }
            RoleRow::Service | RoleRow::Area(_) => None,
        }
    }

    /// In a circle of suppliers that fell together, a loss or surge of one's own, else whatever other shortfall has a
    /// cause already.
    fn known_elsewhere(&self, facility: u32) -> Cause {
        let root = self.own_root(facility);
        if let Some(root) = root.or_else(|| self.demand_root(facility)) {
            return Cause::own(root);
        }
        let own = self.memory.causes[facility as usize];
        self.net
            .groups_of(facility)
            .flat_map(|group| self.net.members_of(group).iter().map(move |m| (group, m)))
            .filter(|(_, member)| self.delivered(member) < PPM)
            .find_map(|(group, member)| {
                let supplier = member.supplier;
                let known = self.memory.causes[supplier as usize];
                (known != Cause::NONE).then(|| Cause::through(supplier, Some(group as u32), &known))
            })
            .unwrap_or(own)
    }

    /// The hazard or inject that takes most of a facility's own ability; among equals damage, then failures, then the
    /// first effect.
    fn own_root(&self, facility: u32) -> Option<u32> {
        let f = facility as usize;
        let wound = &self.memory.wounds[f];
        let failure = if self.memory.failed[f] { PPM } else { 0 };
        let mut most = (wound.total(), (wound.total() > 0).then_some(wound.root));
        if failure > most.0 {
            most = (failure, Some(self.failure_root()));
        }
        for effect in self.net.effects_on(facility) {
            let row = &self.net.effects[*effect as usize];
            if let Effect::Ability { level, .. } = row.effect(self.net)
                && self.memory.effect_active[*effect as usize]
                && PPM - level.ppm() > most.0
            {
                most = (PPM - level.ppm(), Some(self.inject_root(row.inject)));
            }
        }
        match self.cyber_root(facility) {
            Some((lost, root)) if lost > most.0 => Some(root),
            _ => most.1,
        }
    }

    fn demand_root(&self, facility: u32) -> Option<u32> {
        self.active_effect(facility, |effect| matches!(effect, Effect::Demand { .. }))
            .or_else(|| self.flood_root(facility))
    }

    fn active_effect(&self, facility: u32, kind: impl Fn(&Effect) -> bool) -> Option<u32> {
        self.net
            .effects_on(facility)
            .iter()
            .find(|effect| {
                self.memory.effect_active[**effect as usize]
                    && kind(self.net.effects[**effect as usize].effect(self.net))
            })
            .map(|effect| self.inject_root(self.net.effects[*effect as usize].inject))
    }

    /// Root of an inject: hazards stand first.
    pub(super) fn inject_root(&self, inject: u32) -> u32 {
        self.net.hazards.len() as u32 + inject
    }

    /// Root of own failures: behind hazards, injects and campaigns.
    pub(super) fn failure_root(&self) -> u32 {
        self.campaign_root(self.net.scenario.campaigns.len() as u32)
    }
}
