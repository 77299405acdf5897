//! Damage: hazards through fragilities, injects, failures by themselves, and what all that leaves of own ability.

use super::event::{class, purpose};
use super::instant::Run;
use super::observer::{Note, Observer};
use crate::engine::EventKey;
use crate::model::DamageState;
use crate::random::{Distribution, entity_hash, math};
use crate::scenario::{Effect, Felt};
use crate::units::PPM;
use crate::world::RoleRow;

const PPM64: u64 = PPM as u64;

/// Most classes of work that a restoration may have.
pub(super) const WORK_CLASSES: usize = 8;

/// The physical damage of a facility, in ppm of its sites or of its one site's ability.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Wound {
    /// Cannot be restored.
    pub(super) unrestorable: u32,
    /// Comes back by switching.
    pub(super) switching: u32,
    /// Of which each step brings back this much,
    pub(super) switch_step: u32,
    /// every so many ms.
    pub(super) switch_every: u64,
    /// How often switching has begun, to tell its live steps from stale ones.
    pub(super) switchings: u32,
    /// Waits for crews, by class of work; a single site has the first only.
    pub(super) work: [u32; WORK_CLASSES],
    /// What one step of crew work brings back.
    pub(super) work_step: u32,
    /// What the step that is under way brings back: a second strike makes later steps larger, not this one.
    pub(super) work_now: u32,
    /// Factor on the work in ppm.
    pub(super) work_factor: u64,
    /// The hazard or inject that struck last.
    pub(super) root: u32,
    /// Strikes so far: the occurrence of their draws.
    pub(super) strikes: u32,
    /// Damage in all after the last strike.
    pub(super) struck: u32,
}

impl Wound {
    pub(super) const NONE: Wound = Wound {
        unrestorable: 0,
        switching: 0,
        switch_step: 0,
        switch_every: 0,
        switchings: 0,
        work: [0; WORK_CLASSES],
        work_step: 0,
        work_now: 0,
        work_factor: PPM64,
        root: crate::world::NONE,
        strikes: 0,
        struck: 0,
    };

    /// Damage in all.
    pub(super) fn total(&self) -> u32 {
        self.unrestorable + self.switching + self.waiting()
    }

    /// What waits for crews.
    pub(super) fn waiting(&self) -> u32 {
        self.work.iter().sum()
    }
}

/// A strike on a facility.
#[derive(Clone, Copy)]
pub(super) struct Strike {
    pub(super) facility: u32,
    /// Loss of ability in ppm, of what still stands.
    pub(super) loss: u32,
    /// Time of repair in ms, instead of the restoration's.
    pub(super) repair_ms: Option<f64>,
    /// Share of the loss that cannot be restored, instead of the restoration's.
    pub(super) unrestorable: Option<f64>,
    /// The hazard or inject.
    pub(super) root: u32,
}

impl<O: Observer> Run<'_, O> {
    /// A hazard strikes all that it can damage.
    pub(super) fn hazard(&mut self, hazard: u32) {
        let net = self.net;
        let row = &net.hazards[hazard as usize];
        let record = &net.scenario.hazards[hazard as usize];
        if !self.happens(record.probability, row.hash) {
            return;
        }
        self.observer.inject(self.now, hazard);
        let between = record.between_sigma * self.normal(purpose::BETWEEN, row.hash, 0);
        for felt in &row.felt {
            // The residual within the event belongs to the place and the event, so its key mixes both.
            let within = self.normal(purpose::WITHIN, row.hash ^ felt.within.rotate_left(1), 0);
            let factor = math::exp(between + record.within_sigma * within);
            self.feel(hazard, row.hash, felt, factor);
        }
    }

    /// A facility feels a hazard through one fragility.
    fn feel(&mut self, hazard: u32, hash: u64, felt: &Felt, factor: f64) {
        let net = self.net;
        let fragility = &net.model.fragilities[felt.fragility as usize];
        let states = &fragility.states;
        let row = &net.facilities[felt.facility as usize];
        let key = row.hash ^ hash.rotate_left(17) ^ entity_hash(&fragility.id);
        if row.single {
            let Some(point) = felt.points.first() else {
                return;
            };
            let value = point.value(factor);
            let luck = self.key.uniform(purpose::STATE, key, 0);
            // States worsen, and so do their medians: the worst one that the draw reaches counts.
            let Some(state) = states
                .iter()
                .rev()
                .find(|state| luck < exceeded(state, value))
            else {
                return;
            };
            let loss = self.draw(&state.loss, purpose::LOSS, key, 0);
            let repair_ms = state
                .repair
                .as_ref()
                .map(|time| self.draw(time, purpose::REPAIR, key, 0));
            self.memory.strikes.push(Strike {
                facility: felt.facility,
                loss: share(loss),
                repair_ms,
                unrestorable: None,
                root: hazard,
            });
        } else {
            let mut loss = 0.0;
            for (s, state) in states.iter().enumerate() {
                let next = states.get(s + 1);
                let in_state: f64 = felt
                    .points
                    .iter()
                    .map(|point| {
                        let value = point.value(factor);
                        let worse = next.map_or(0.0, |next| exceeded(next, value));
                        point.weight * (exceeded(state, value) - worse).max(0.0)
                    })
                    .sum();
                if in_state > 0.0 {
                    loss += in_state * self.draw(&state.loss, purpose::LOSS, key, s as u64);
                }
            }
            self.memory.strikes.push(Strike {
                facility: felt.facility,
                loss: share(loss),
                repair_ms: None,
                unrestorable: None,
                root: hazard,
            });
        }
    }

    /// An inject begins on all its targets.
    pub(super) fn inject(&mut self, inject: u32) {
        let net = self.net;
        let record = &net.scenario.injects[inject as usize];
        let hash = entity_hash(&record.id);
        if !self.happens(record.probability, hash) {
            return;
        }
        let root = self.inject_root(inject);
        self.observer.inject(self.now, root);
        let first = net.inject_start[inject as usize];
        for effect in first..net.inject_start[inject as usize + 1] {
            let target = net.effects[effect as usize].target;
            let key = hash ^ net.facilities[target as usize].hash.rotate_left(1);
            match &record.effect {
                Effect::Damage {
                    loss,
                    repair,
                    unrestorable,
                } => {
                    let loss = self.draw(loss, purpose::INJECT_LOSS, key, 0);
                    let repair_ms = repair
                        .as_ref()
                        .map(|time| self.draw(time, purpose::INJECT_REPAIR, key, 0));
                    let unrestorable = unrestorable
                        .as_ref()
                        .map(|share| self.draw(share, purpose::INJECT_UNRESTORABLE, key, 0));
                    self.memory.strikes.push(Strike {
                        facility: target,
                        loss: share(loss),
                        repair_ms,
                        unrestorable,
                        root,
                    });
                }
                Effect::Ability { lasting, .. } | Effect::Demand { lasting, .. } => {
                    self.set_effect(effect, true);
                    if let Some(lasting) = lasting {
                        let ms = self.draw(lasting, purpose::LASTING, key, 0);
                        let at = self.after(ms);
                        self.push(at, EventKey::new(class::EFFECT_END, effect, 0));
                    }
                }
            }
        }
    }

    /// An effect begins or ends.
    pub(super) fn set_effect(&mut self, effect: u32, active: bool) {
        self.memory.effect_active[effect as usize] = active;
        let target = self.net.effects[effect as usize].target;
        match self.net.effects[effect as usize].effect(self.net) {
            Effect::Demand { .. } => self.set_demand(target),
            Effect::Ability { .. } | Effect::Damage { .. } => self.set_ability(target),
        }
    }

    /// Demand from the hour's profile and the surges that are on.
    pub(super) fn set_demand(&mut self, facility: u32) {
        let f = facility as usize;
        let mut demand = match self.net.facility(facility).profile {
            Some(profile) => self.memory.profile_ppm[profile],
            None => PPM64,
        };
        for effect in self.net.effects_on(facility) {
            if !self.memory.effect_active[*effect as usize] {
                continue;
            }
            if let Effect::Demand { factor, .. } =
                self.net.effects[*effect as usize].effect(self.net)
            {
                let factor = (factor * PPM as f64 + 0.5) as u64;
                demand = (u128::from(demand) * u128::from(factor) / u128::from(PPM64)) as u64;
            }
        }
        for flood in self.net.cyber.floods_on(facility) {
            let factor = self.memory.cyber.floods[*flood as usize];
            if factor > 0 {
                demand = (u128::from(demand) * u128::from(factor) / u128::from(PPM64)) as u64;
            }
        }
        if demand == self.facilities.demand[f].0 {
            return;
        }
        self.facilities.demand[f].0 = demand;
        self.memory.dirty.add(facility);
        for group in self.net.groups_of(facility) {
            if self.net.groups[group].elastic {
                self.refresh_group(group as u32);
            }
        }
        if let RoleRow::Area(_) = self.net.facilities[f].role {
            self.memory.carrier_dirty = true;
        }
    }

    /// Own ability: what damage, failure, information systems and people leave.
    pub(super) fn set_ability(&mut self, facility: u32) {
        let f = facility as usize;
        let mut ability = PPM - self.memory.wounds[f].total();
        if self.memory.failed[f] {
            ability = 0;
        }
        for effect in self.net.effects_on(facility) {
            if !self.memory.effect_active[*effect as usize] {
                continue;
            }
            if let Effect::Ability { level, .. } =
                self.net.effects[*effect as usize].effect(self.net)
            {
                let product = u64::from(ability) * u64::from(level.ppm());
                ability = product.div_ceil(PPM64) as u32;
            }
        }
        if !self.net.cyber.is_empty() {
            let product = u64::from(ability) * u64::from(self.cyber_level(facility));
            ability = product.div_ceil(PPM64) as u32;
        }
        if ability != self.facilities.ability[f].0 {
            self.facilities.ability[f].0 = ability;
            self.memory.dirty.add(facility);
            if let RoleRow::Area(_) = self.net.facilities[f].role {
                self.memory.carrier_dirty = true;
            }
        }
    }

    /// What strikes in one instant acts together: on each facility from the slightest to the worst, whatever it is
    /// called and wherever it is written.
    pub(super) fn strike_all(&mut self) {
        let mut strikes = std::mem::take(&mut self.memory.strikes);
        let equals = self.memory.equals;
        strikes.sort_unstable_by_key(|strike| {
            // As bits, times stand in their order; what the restoration says instead stands behind all that is given.
            let repair = strike.repair_ms.map_or(u64::MAX, f64::to_bits);
            let root = equals.place(strike.root);
            let lost = strike.unrestorable.map_or(u64::MAX, f64::to_bits);
            (strike.facility, strike.loss, repair, lost, root)
        });
        for strike in strikes.drain(..) {
            self.strike(strike);
        }
        self.memory.strikes = strikes;
    }

    /// Damages what still stands: `1 - (1 - d1)(1 - d2)`, and adds the work to the standing job.
    fn strike(&mut self, strike: Strike) {
        let facility = strike.facility;
        let wound = &mut self.memory.wounds[facility as usize];
        let standing = u64::from(PPM - wound.total());
        let added = (standing * u64::from(strike.loss) / PPM64) as u32;
        if added == 0 {
            return;
        }
        let occurrence = u64::from(wound.strikes);
        wound.strikes += 1;
        wound.root = strike.root;
        self.add_work(added, &strike, occurrence);
        self.set_ability(facility);
        let damage = self.memory.wounds[facility as usize].total();
        self.memory.wounds[facility as usize].struck = damage;
        self.observer
            .note(self.now, Note::Damaged { facility, damage });
    }

    /// A step of switching is done.
    pub(super) fn switched(&mut self, facility: u32, switching: u32) {
        let now = self.now;
        let wound = &mut self.memory.wounds[facility as usize];
        if wound.switching == 0 || EventKey::truncate(wound.switchings) != switching {
            return;
        }
        wound.switching -= wound.switch_step.min(wound.switching);
        if wound.switching > 0 {
            let (at, key) = (
                now + wound.switch_every,
                EventKey::new(class::SWITCHED, facility, switching),
            );
            self.push(at, key);
        }
        self.after_repair(facility);
    }

    /// A facility fails by itself.
    pub(super) fn fail(&mut self, facility: u32) {
        let f = facility as usize;
        self.memory.failed[f] = true;
        self.observer.note(self.now, Note::Failed { facility });
        self.set_ability(facility);
        self.release_failure(facility);
    }

    /// Schedules the next failure by itself.
    pub(super) fn schedule_failure(&mut self, facility: u32) {
        let Some(failures) = &self.net.facility(facility).failures else {
            return;
        };
        let occurrence = self.memory.failures[facility as usize];
        let hash = self.net.facilities[facility as usize].hash;
        let ms = self.draw(&failures.up, purpose::UP_TIME, hash, u64::from(occurrence));
        let at = self.after(ms);
        self.push(at, EventKey::new(class::FAILURE, facility, occurrence));
    }

    /// Whether something of this probability happens in this replicate.
    pub(super) fn happens(&self, probability: f64, hash: u64) -> bool {
        probability >= 1.0 || self.key.uniform(purpose::HAPPENS, hash, 0) < probability
    }

    fn normal(&self, purpose: crate::random::Purpose, entity: u64, occurrence: u64) -> f64 {
        math::phi_inverse(self.key.uniform(purpose, entity, occurrence))
    }

    /// A draw, which a fixed value does not need.
    pub(super) fn draw(
        &self,
        distribution: &Distribution,
        purpose: crate::random::Purpose,
        entity: u64,
        occurrence: u64,
    ) -> f64 {
        match distribution {
            Distribution::Fixed(value) => *value,
            other => other.sample(self.key.uniform(purpose, entity, occurrence)),
        }
    }
}

/// `P(state or worse | value)`.
fn exceeded(state: &DamageState, value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    math::phi(math::ln(value / state.median) / state.beta)
}

/// A share in whole ppm.
fn share(value: f64) -> u32 {
    (value * f64::from(PPM) + 0.5).clamp(0.0, f64::from(PPM)) as u32
}
