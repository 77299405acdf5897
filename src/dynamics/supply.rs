//! Who has what it needs: the level of a facility from its own ability and its supply groups, settled in two passes.

use super::event::purpose;
use super::instant::Run;
use super::memory::Memory;
use super::observer::Observer;
use crate::units::PPM;
use crate::world::{FedRow, MemberRow, RoleRow, Status};

const PPM64: u64 = PPM as u64;

impl<O: Observer> Run<'_, O> {
    /// Upward pass, then downward pass, each to rest, with states, demands and priorities fixed.
    pub(super) fn settle(&mut self) {
        self.pass(|level, target| target > level);
        self.pass(|level, target| target < level);
        self.memory.dirty.clear();
    }

    fn pass(&mut self, moves: impl Fn(u32, u32) -> bool) {
        for position in 0..self.memory.dirty.len() {
            let facility = self.memory.dirty.get(position);
            self.memory.queue.add(facility);
        }
        while let Some(facility) = self.memory.queue.pop() {
            let target = self.evaluate(facility);
            if moves(self.facilities.level[facility as usize].0, target) {
                self.set_level(facility, target);
                self.feed(facility);
            }
        }
    }

    /// The level that a facility's own ability and its groups allow now.
    fn evaluate(&mut self, facility: u32) -> u32 {
        let f = facility as usize;
        self.memory.touched.add(facility);
        let row = &self.net.facilities[f];
        let inputs = self.groups.passed[self.net.groups_of(facility)]
            .iter()
            .map(|passed| passed.0)
            .min()
            .unwrap_or(PPM);
        self.memory.inputs[f] = inputs;
        let readiness = self.facilities.ability[f].0.min(inputs);
        self.facilities.readiness[f].0 = readiness;
        if let RoleRow::Area(_) = row.role {
            return self.facilities.level[f].0;
        }
        let running = match (row.single, self.facilities.standing[f].status) {
            (true, Status::Up) => readiness,
            (true, _) => 0,
            (false, _) => self.restarted(facility, readiness, inputs),
        };
        let raw = (row.capacity * u64::from(running)).div_ceil(self.facilities.demand[f].0.max(1));
        self.memory.served_raw[f] = raw;
        self.counted(facility, raw.min(PPM64) as u32)
    }

    /// Writes a level, remembering what stood at the start of the instant.
    pub(super) fn set_level(&mut self, facility: u32, level: u32) {
        let f = facility as usize;
        if self.memory.moved.add(facility) {
            self.memory.level_before[f] = self.facilities.level[f].0;
        }
        self.facilities.level[f].0 = level;
        self.set_supply(facility);
        if let RoleRow::Source(_) | RoleRow::Tie(_) = self.net.facilities[f].role {
            self.memory.carrier_dirty = true;
        }
    }

    /// The level as consumers see it, `L / (1 - u)` rounded up, and what that delivers to the bundles.
    pub(super) fn set_supply(&mut self, facility: u32) {
        let f = facility as usize;
        let level = u64::from(self.facilities.level[f].0);
        let left = PPM64 - u64::from(self.memory.wounds[f].unrestorable.min(PPM - 1));
        let supply = if left == PPM64 {
            level
        } else {
            (level * PPM64).div_ceil(left).min(PPM64)
        };
        let before = std::mem::replace(&mut self.facilities.supply[f].0, supply as u32);
        for entry in self.net.fed_by(facility) {
            let FedRow { bundle, member } = self.net.fed[entry];
            let member = &self.net.members[member as usize];
            let delivered = &mut self.memory.delivered[bundle as usize];
            *delivered += member.weight * u64::from(share_of(member, supply as u32));
            *delivered -= member.weight * u64::from(share_of(member, before));
        }
    }

    /// Looks again at the groups that a facility feeds, and queues the consumers for which that matters.
    fn feed(&mut self, supplier: u32) {
        self.look_behind(supplier, |memory, consumer| {
            memory.queue.add(consumer);
        });
    }

    /// The same for a primary change: the consumers are looked at when the passes run.
    pub(super) fn feed_dirty(&mut self, supplier: u32) {
        self.look_behind(supplier, |memory, consumer| {
            memory.dirty.add(consumer);
        });
    }

    fn look_behind(&mut self, supplier: u32, matters: fn(&mut Memory, u32)) {
        let net = self.net;
        for entry in net.fed_by(supplier) {
            self.look_at_bundle(net.fed[entry].bundle, matters);
        }
        let refilled = net.refilled_by(supplier);
        if refilled.is_empty() {
            return;
        }
        let delivers = self.in_steps(self.facilities.supply[supplier as usize].0);
        let known = std::mem::replace(&mut self.memory.delivers[supplier as usize], delivers);
        if delivers != known {
            for group in &net.refilled[refilled] {
                self.look_at_group(*group, matters);
            }
        }
    }

    /// What a bundle misses may have changed: its groups are looked at only if they feel that.
    fn look_at_bundle(&mut self, bundle: u32, matters: fn(&mut Memory, u32)) {
        self.evaluated += 1;
        let net = self.net;
        let row = &net.bundles[bundle as usize];
        let short = self.felt(
            self.memory.delivered[bundle as usize],
            row.requirement,
            None,
        );
        let known = std::mem::replace(&mut self.memory.short[bundle as usize], short);
        if short == known && !row.elastic {
            return;
        }
        for group in &net.bundled[row.groups.0 as usize..row.groups.1 as usize] {
            self.look_at_group(*group, matters);
        }
    }

    fn look_at_group(&mut self, group: u32, matters: fn(&mut Memory, u32)) {
        if self.reevaluate(group) {
            matters(self.memory, self.net.groups[group as usize].consumer);
        }
    }

    /// A primary change of a group: its stock, its trucks, its consumer's demand.
    pub(super) fn refresh_group(&mut self, group: u32) {
        self.look_at_group(group, |memory, consumer| {
            memory.dirty.add(consumer);
        });
    }

    /// Suppliers that never suffice show in the first instant.
    pub(super) fn look_at_scarce(&mut self) {
        for bundle in &self.net.scarce {
            self.look_at_bundle(*bundle, |memory, consumer| {
                memory.dirty.add(consumer);
            });
        }
    }

    /// Computes what a group lets through; true if its consumer feels that.
    fn reevaluate(&mut self, group: u32) -> bool {
        self.evaluated += 1;
        let missing = self.shortfall(group);
        self.groups.missing[group as usize].0 = missing;
        self.memory.touched_groups.add(group);
        let felt = self.returned_first(group, missing);
        let passed = self.let_through(group, felt);
        let old = std::mem::replace(&mut self.groups.passed[group as usize].0, passed);
        // Only the worst input counts: what stays better than it is not felt.
        let worst = self.memory.inputs[self.net.groups[group as usize].consumer as usize];
        old != passed && (old == worst || passed < worst)
    }

    /// Whether a dependency of this chance holds in this replicate.
    pub(super) fn holds(&self, chance: f64, hash: u64) -> bool {
        chance >= 1.0 || self.key.uniform(purpose::HOLDS, hash, 0) < chance
    }

    /// The share of its requirement that a group is missing, as it is felt; nothing where it does not hold in this
    /// replicate.
    fn shortfall(&self, group: u32) -> u32 {
        if self.memory.absent[group as usize] {
            return 0;
        }
        let row = &self.net.groups[group as usize];
        let demand = self.facilities.demand[row.consumer as usize].0;
        if !row.elastic || demand == PPM64 {
            return self.memory.short[row.bundle as usize];
        }
        let requirement = self.net.bundles[row.bundle as usize].requirement;
        self.felt(
            self.memory.delivered[row.bundle as usize],
            requirement,
            Some(demand.max(1)),
        )
    }

    /// The missing share of a requirement at some demand (ppm), in whole steps of the model's resolution.
    fn felt(&self, delivered: u64, requirement: u64, demand: Option<u64>) -> u32 {
        let share = match demand {
            None => delivered.div_ceil(requirement),
            Some(demand) => (u128::from(delivered) * u128::from(PPM64))
                .div_ceil(u128::from(requirement) * u128::from(demand))
                as u64,
        };
        match PPM - share.min(PPM64) as u32 {
            PPM => PPM,
            missing => missing - missing % self.net.resolution,
        }
    }

    /// The share of its offtake that a supplier delivers to a member's consumer.
    pub(super) fn delivered(&self, member: &MemberRow) -> u32 {
        share_of(member, self.facilities.supply[member.supplier as usize].0)
    }
}

/// The share of a member's offtake that a supply delivers: the same to all, or class by class and pro rata within the
/// last class served.
fn share_of(member: &MemberRow, supply: u32) -> u32 {
    if member.total == 0 {
        return supply;
    }
    let output = u64::from(supply) * member.total;
    output
        .saturating_sub(member.before * PPM64)
        .div_ceil(member.class.max(1))
        .min(PPM64) as u32
}
