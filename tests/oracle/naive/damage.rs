//! Strikes of hazards and injects, failures, and the means that all that leaves.

use hakyu::model::{DamageState, Restoration};
use hakyu::random::{Purpose, entity_hash, math};
use hakyu::scenario::{Effect, Felt};

use super::{DAY, HOUR, Naive, ONE, ppm, whole};

/// Physical damage in ppm.
#[derive(Default)]
pub struct Wound {
    pub for_good: u64,
    pub switching: u64,
    pub switch_step: u64,
    pub switch_every: u64,
    pub switches_at: Option<u64>,
    pub work: Vec<u64>,
    pub step: u64,
    /// What the step under way brings back.
    pub now: u64,
    pub factor: u64,
    pub strikes: u64,
}

impl Wound {
    fn total(&self) -> u64 {
        self.for_good + self.switching + self.waiting()
    }

    pub fn waiting(&self) -> u64 {
        self.work.iter().sum()
    }
}

impl<'m> Naive<'m> {
    /// Ability and demand of everybody as they are now.
    pub(super) fn take_stock_of_means(&mut self) {
        for f in 0..self.facilities.len() {
            let facility = &self.facilities[f];
            let whole = ONE - facility.wound.total();
            let mut ability = if facility.failed { 0 } else { whole };
            let profile = self.model.facilities[f].profile;
            let mut demand = profile.map_or(ONE, |p| self.profile[p]);
            for effect in self.effects.iter().filter(|e| e.active && e.target == f) {
                match &self.scenario.injects[effect.inject].effect {
                    Effect::Ability { level, .. } => {
                        ability = (ability * u64::from(level.ppm())).div_ceil(ONE);
                    }
                    Effect::Demand { factor, .. } => demand = demand * ppm(*factor) / ONE,
                    Effect::Damage { .. } => {}
                }
            }
            (self.facilities[f].ability, self.facilities[f].demand) = (ability, demand);
        }
    }

    pub(super) fn hazard(&mut self, h: usize) {
        self.struck[h] = true;
        let (net, record) = (self.net, &self.scenario.hazards[h]);
        let hash = entity_hash(&record.id);
        if !self.happens(record.probability, hash) {
            return;
        }
        let normal =
            |purpose, entity| math::phi_inverse(self.key.uniform(Purpose(purpose), entity, 0));
        let between = record.between_sigma * normal(2, hash);
        let felt = net.hazards[h].felt.iter();
        let factors: Vec<f64> = felt
            .map(|felt| hash ^ felt.within.rotate_left(1))
            .map(|entity| math::exp(between + record.within_sigma * normal(3, entity)))
            .collect();
        for (felt, factor) in net.hazards[h].felt.iter().zip(factors) {
            self.feel(hash, felt, factor);
        }
    }

    fn feel(&mut self, hash: u64, felt: &Felt, factor: f64) {
        let f = felt.facility as usize;
        let fragility = &self.model.fragilities[felt.fragility as usize];
        let states = &fragility.states;
        let key = self.facilities[f].hash ^ hash.rotate_left(17) ^ entity_hash(&fragility.id);
        if self.model.facilities[f].sites == 1 {
            let value = felt.points[0].value(factor);
            let luck = self.key.uniform(Purpose(4), key, 0);
            let Some(state) = states.iter().rfind(|state| luck < exceeded(state, value)) else {
                return;
            };
            let loss = self.draw(&state.loss, 5, key, 0);
            let repair = state.repair.as_ref().map(|time| self.draw(time, 6, key, 0));
            self.strikes.push((f, loss, repair, None));
            return;
        }
        let mut loss = 0.0;
        for (s, state) in states.iter().enumerate() {
            let mut share = 0.0;
            for point in &felt.points {
                let value = point.value(factor);
                let worse = states.get(s + 1).map_or(0.0, |next| exceeded(next, value));
                share += point.weight * (exceeded(state, value) - worse).max(0.0);
            }
            loss += share * self.draw(&state.loss, 5, key, s as u64);
        }
        self.strikes.push((f, loss, None, None));
    }

    pub(super) fn inject(&mut self, i: usize) {
        self.begun[i] = true;
        let record = &self.scenario.injects[i];
        let hash = entity_hash(&record.id);
        if !self.happens(record.probability, hash) {
            return;
        }
        for e in 0..self.effects.len() {
            if self.effects[e].inject != i {
                continue;
            }
            let target = self.effects[e].target;
            let key = hash ^ self.facilities[target].hash.rotate_left(1);
            match &record.effect {
                Effect::Damage {
                    loss,
                    repair,
                    unrestorable,
                } => {
                    let loss = self.draw(loss, 15, key, 0);
                    let repair = repair.as_ref().map(|time| self.draw(time, 16, key, 0));
                    let lost = unrestorable
                        .as_ref()
                        .map(|share| self.draw(share, 40, key, 0));
                    self.strikes.push((target, loss, repair, lost));
                }
                Effect::Ability { lasting, .. } | Effect::Demand { lasting, .. } => {
                    self.effects[e].active = true;
                    self.effects[e].ends = lasting
                        .as_ref()
                        .map(|lasting| self.after(self.draw(lasting, 14, key, 0)));
                }
            }
        }
    }

    /// All that strikes in one instant, the slightest first; true if anything did.
    pub(super) fn strike_all(&mut self) -> bool {
        let mut strikes = std::mem::take(&mut self.strikes);
        let order = |(f, loss, repair, lost): &(usize, f64, Option<f64>, Option<f64>)| {
            let last = |given: &Option<f64>| (given.is_none(), given.unwrap_or(0.0));
            (*f, in_ppm(*loss), last(repair), last(lost))
        };
        strikes.sort_by(|a, b| order(a).partial_cmp(&order(b)).expect("no loss is NaN"));
        for (f, loss, repair, lost) in &strikes {
            self.strike(*f, *loss, *repair, *lost);
        }
        !strikes.is_empty()
    }

    /// The share of what still stands that a strike takes, split into what never, by itself and by crews comes back.
    fn strike(&mut self, f: usize, loss: f64, repair: Option<f64>, lost: Option<f64>) {
        let standing = ONE - self.facilities[f].wound.total();
        let added = standing * in_ppm(loss) / ONE;
        if added == 0 {
            return;
        }
        let strike = self.facilities[f].wound.strikes;
        self.facilities[f].wound.strikes += 1;
        let restoration = self.restoration(f);
        let hash = self.facilities[f].hash;
        let lost = lost.or(restoration.map(|r| self.draw(&r.unrestorable, 11, hash, strike)));
        let for_good = lost.map_or(0, |share| part(added, share));
        self.facilities[f].wound.for_good += for_good;
        let rest = added - for_good;
        if rest == 0 {
            return;
        }
        match (self.model.facilities[f].sites, restoration, repair) {
            (1, _, _) => self.strike_one(f, rest, repair, strike),
            (_, Some(restoration), None) => self.strike_many(f, rest, restoration, strike),
            _ => self.switch(f, rest, repair.unwrap_or(f64::INFINITY)),
        }
    }

    pub(super) fn restoration(&self, f: usize) -> Option<&'m Restoration> {
        self.model.facilities[f]
            .restoration
            .map(|r| &self.model.restorations[r])
    }

    fn strike_one(&mut self, f: usize, loss: u64, repair: Option<f64>, strike: u64) {
        let hash = self.facilities[f].hash;
        let restoration = self.restoration(f);
        let drawn = restoration.map(|r| self.draw(&r.repair, 6, hash, strike));
        let factor = restoration.map_or(1.0, |r| self.draw(&r.work_factor, 8, hash, strike));
        let crews = restoration.map_or(1, |r| r.crews);
        if self.facilities[f].wound.work.is_empty() {
            self.facilities[f].wound.work.push(0);
        }
        self.facilities[f].wound.work[0] += loss;
        if let Some(ms) = repair.or(drawn) {
            self.jobs[f].left +=
                u128::from(whole(ms * factor)) * u128::from(crews) * u128::from(ONE);
            self.release_after_dead_time(f, strike);
        }
    }

    fn strike_many(&mut self, f: usize, loss: u64, restoration: &Restoration, strike: u64) {
        let hash = self.facilities[f].hash;
        let mut rest = loss;
        if let Some(switching) = &restoration.switching {
            let switched = part(loss, self.draw(&switching.share, 9, hash, strike));
            let time = self.draw(&switching.time, 10, hash, strike);
            self.switch(f, switched, time);
            rest -= switched;
        }
        if rest == 0 {
            return;
        }
        let factor = ppm(self.draw(&restoration.work_factor, 8, hash, strike));
        let resolution = self.resolution();
        let wound = &mut self.facilities[f].wound;
        wound.work.resize(restoration.work.len().max(1), 0);
        let mut unassigned = rest;
        for (slot, class) in wound.work.iter_mut().zip(&restoration.work) {
            let share = (rest * u64::from(class.share.ppm()) / ONE).min(unassigned);
            *slot += share;
            unassigned -= share;
        }
        *wound.work.last_mut().expect("there is a class of work") += unassigned;
        wound.step = step_of(wound.waiting(), resolution);
        wound.factor = factor;
        if !self.jobs[f].under_way {
            self.next_damage_step(f);
        }
        self.release_after_dead_time(f, strike);
    }

    /// A share comes back by itself, evenly over a time, in steps.
    fn switch(&mut self, f: usize, share: u64, ms: f64) {
        let (now, resolution) = (self.now, self.resolution());
        let wound = &mut self.facilities[f].wound;
        wound.switching += share;
        if wound.switching == 0 || !ms.is_finite() {
            return;
        }
        let steps = wound
            .switching
            .div_ceil(step_of(wound.switching, resolution));
        wound.switch_step = wound.switching.div_ceil(steps);
        wound.switch_every = whole(ms).div_ceil(steps).max(1);
        wound.switches_at = Some(now + wound.switch_every);
    }

    pub(super) fn switched(&mut self, f: usize) {
        let now = self.now;
        let wound = &mut self.facilities[f].wound;
        wound.switching -= wound.switch_step.min(wound.switching);
        wound.switches_at = (wound.switching > 0).then_some(now + wound.switch_every);
    }

    pub(super) fn schedule_failure(&mut self, f: usize) {
        if let Some(failures) = &self.model.facilities[f].failures {
            let facility = &self.facilities[f];
            let up = self.draw(&failures.up, 12, facility.hash, facility.failures);
            self.facilities[f].fails_at = Some(self.after(up));
        }
    }

    pub(super) fn fail(&mut self, f: usize) {
        self.facilities[f].failed = true;
        self.facilities[f].fails_at = None;
        self.release_failure(f);
    }

    /// The demand profile of the local hour that begins.
    pub(super) fn tick(&mut self, p: usize) {
        let start = self.scenario.start;
        let local = start.unix_ms + i64::from(start.offset_minutes) * 60_000 + self.now as i64;
        let date = time::OffsetDateTime::from_unix_timestamp(local.div_euclid(1_000));
        let month = date.expect("a date of our era").month() as usize - 1;
        let hour = local.rem_euclid(DAY as i64) as u64 / HOUR;
        let record = &self.model.profiles[p];
        self.profile[p] = ppm(record.hours[hour as usize] * record.months[month]);
        let into_hour = local.rem_euclid(HOUR as i64) as u64;
        self.ticks[p] = Some(self.now + HOUR - into_hour);
    }
}

fn exceeded(state: &DamageState, value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    math::phi(math::ln(value / state.median) / state.beta)
}

fn in_ppm(loss: f64) -> u64 {
    (loss * ONE as f64 + 0.5).clamp(0.0, ONE as f64) as u64
}

fn part(whole: u64, share: f64) -> u64 {
    ((whole as f64 * share + 0.5).max(0.0) as u64).min(whole)
}

/// Ten steps, each from a tenth of a percent of the facility to one percent, none finer than the resolution.
pub(super) fn step_of(loss: u64, resolution: u64) -> u64 {
    (loss / 10).clamp(resolution.max(ONE / 1_000), resolution.max(ONE / 100))
}
