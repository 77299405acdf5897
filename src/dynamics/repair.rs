//! Repair: how damage, failures, silent sites and spent places come back, step by step.

use super::damage::{Strike, WORK_CLASSES};
use super::event::{class, purpose};
use super::instant::Run;
use super::observer::{Note, Observer};
use crate::engine::EventKey;
use crate::model::Restoration;
use crate::units::{MS_PER_DAY, PPM};
use crate::world::{JobKind, NONE};

const PPM64: u64 = PPM as u64;
const PPM128: u128 = PPM as u128;

impl<O: Observer> Run<'_, O> {
    /// Splits new damage into what is lost for good, what switching brings back and what waits for crews.
    pub(super) fn add_work(&mut self, added: u32, strike: &Strike, occurrence: u64) {
        let (facility, repair_ms) = (strike.facility, strike.repair_ms);
        let net = self.net;
        let hash = net.facilities[facility as usize].hash;
        let restoration = net
            .facility(facility)
            .restoration
            .map(|r| &net.model.restorations[r]);
        let of_restoration = |restoration: &Restoration| {
            let share = &restoration.unrestorable;
            self.draw(share, purpose::UNRESTORABLE, hash, occurrence)
        };
        let lost = strike
            .unrestorable
            .or_else(|| restoration.map(of_restoration))
            .map_or(0, |share| part(added, share));
        if lost > 0 {
            self.lose_for_good(facility, lost);
        }
        let rest = added - lost;
        if rest == 0 {
            // Nobody works on what cannot be restored.
            return;
        }
        match (net.facilities[facility as usize].single, restoration) {
            (true, _) => self.add_single(facility, rest, repair_ms, restoration, occurrence),
            (false, Some(restoration)) if repair_ms.is_none() => {
                self.add_many(facility, rest, restoration, occurrence);
            }
            // A stated time, or nothing that says how it comes back: evenly over that time, or never.
            (false, _) => self.switch_over(facility, rest, repair_ms.unwrap_or(f64::INFINITY)),
        }
    }

    fn lose_for_good(&mut self, facility: u32, lost: u32) {
        let wound = &mut self.memory.wounds[facility as usize];
        wound.unrestorable += lost;
        let share = wound.unrestorable;
        self.set_supply(facility);
        self.feed_dirty(facility);
        self.observer.unrestorable(self.now, facility, share);
    }

    fn add_single(
        &mut self,
        facility: u32,
        loss: u32,
        repair_ms: Option<f64>,
        restoration: Option<&Restoration>,
        occurrence: u64,
    ) {
        let hash = self.net.facilities[facility as usize].hash;
        let ms = match (repair_ms, restoration) {
            (Some(ms), _) => ms,
            (None, Some(restoration)) => {
                self.draw(&restoration.repair, purpose::REPAIR, hash, occurrence)
            }
            // Nothing says how it comes back: it does not.
            (None, None) => f64::INFINITY,
        };
        let factor = restoration.map_or(1.0, |restoration| {
            self.draw(
                &restoration.work_factor,
                purpose::WORK_FACTOR,
                hash,
                occurrence,
            )
        });
        self.memory.wounds[facility as usize].work[0] += loss;
        let job = self.net.facilities[facility as usize].damage_job;
        let crews = u128::from(self.net.jobs[job as usize].crews.max(1));
        if ms.is_finite() {
            let work = u128::from(whole_ms(ms * factor)) * crews * PPM128;
            self.advance_job(job);
            self.memory.jobs[job as usize].left += work;
            self.release_later(job, restoration, hash, occurrence);
            self.plan_step(job);
        }
    }

    fn add_many(&mut self, facility: u32, loss: u32, restoration: &Restoration, occurrence: u64) {
        let hash = self.net.facilities[facility as usize].hash;
        let mut rest = loss;
        if let Some(switching) = &restoration.switching {
            let share = self.draw(&switching.share, purpose::SWITCH_SHARE, hash, occurrence);
            let time = self.draw(&switching.time, purpose::SWITCH_TIME, hash, occurrence);
            let switched = part(loss, share);
            rest -= switched;
            self.switch_over(facility, switched, time);
        }
        if rest == 0 {
            return;
        }
        let factor = self.draw(
            &restoration.work_factor,
            purpose::WORK_FACTOR,
            hash,
            occurrence,
        );
        let resolution = self.net.resolution;
        let wound = &mut self.memory.wounds[facility as usize];
        let mut unassigned = rest;
        let classes = restoration.work.len().clamp(1, WORK_CLASSES);
        for (slot, class) in wound.work.iter_mut().zip(&restoration.work) {
            let share = (u64::from(rest) * u64::from(class.share.ppm()) / PPM64) as u32;
            let share = share.min(unassigned);
            *slot += share;
            unassigned -= share;
        }
        // Rounding leaves a few ppm, which the last class takes.
        wound.work[classes - 1] += unassigned;
        wound.work_step = step_of(wound.waiting(), resolution);
        wound.work_factor = (factor * f64::from(PPM) + 0.5) as u64;
        let job = self.net.facilities[facility as usize].damage_job;
        if self.memory.jobs[job as usize].left == 0 {
            self.next_damage_step(job, facility);
        }
        self.release_later(job, Some(restoration), hash, occurrence);
    }

    /// What comes back by itself, evenly over `ms` in steps of 1 % of the facility or more.
    fn switch_over(&mut self, facility: u32, share: u32, ms: f64) {
        let (now, resolution) = (self.now, self.net.resolution);
        let wound = &mut self.memory.wounds[facility as usize];
        wound.switching += share;
        if wound.switching == 0 || !ms.is_finite() {
            return;
        }
        let steps = u64::from(
            wound
                .switching
                .div_ceil(step_of(wound.switching, resolution)),
        );
        wound.switch_step = u64::from(wound.switching).div_ceil(steps) as u32;
        wound.switch_every = whole_ms(ms).div_ceil(steps).max(1);
        wound.switchings += 1;
        let (at, key) = (
            now + wound.switch_every,
            EventKey::new(class::SWITCHED, facility, wound.switchings),
        );
        self.push(at, key);
    }

    /// Damage has fallen: ability rises, and what is whole is told.
    pub(super) fn after_repair(&mut self, facility: u32) {
        self.set_ability(facility);
        let wound = &self.memory.wounds[facility as usize];
        if wound.total() == wound.unrestorable {
            self.observer.note(self.now, Note::Repaired { facility });
        }
    }

    /// The repair of a failure begins.
    pub(super) fn release_failure(&mut self, facility: u32) {
        let Some(failures) = &self.net.facility(facility).failures else {
            return;
        };
        let row = &self.net.facilities[facility as usize];
        let occurrence = u64::from(self.memory.failures[facility as usize]);
        let ms = self.draw(
            &failures.repair,
            purpose::FAILURE_REPAIR,
            row.hash,
            occurrence,
        );
        let job = row.failure_job;
        self.memory.jobs[job as usize].left = u128::from(whole_ms(ms)) * PPM128;
        self.release(job);
    }

    /// A step of a job is done, unless its rate has changed since that was planned.
    pub(super) fn worked(&mut self, job: u32, planned: u32) {
        let state = &mut self.memory.jobs[job as usize];
        if !state.active || EventKey::truncate(state.planned) != planned {
            return;
        }
        (state.left, state.since) = (0, self.now);
        match self.net.jobs[job as usize].kind {
            JobKind::Damage(facility) => self.damage_step_done(job, facility),
            JobKind::Failure(facility) => {
                self.retire(job);
                self.memory.failed[facility as usize] = false;
                self.memory.failures[facility as usize] += 1;
                self.set_ability(facility);
                self.schedule_failure(facility);
            }
            JobKind::Visits(facility) => self.visit_step_done(job, facility),
            JobKind::Trucks(_) => {}
            JobKind::Terminals(system) => self.terminals_step_done(job, system),
        }
    }

    fn damage_step_done(&mut self, job: u32, facility: u32) {
        let single = self.net.facilities[facility as usize].single;
        let wound = &mut self.memory.wounds[facility as usize];
        if single {
            wound.work[0] = 0;
        } else if let Some(left) = wound.work.iter_mut().find(|left| **left > 0) {
            *left -= wound.work_now.min(*left);
        }
        let done = wound.waiting() == 0;
        self.after_repair(facility);
        if done {
            self.retire(job);
        } else {
            self.next_damage_step(job, facility);
            self.plan_step(job);
        }
    }

    /// Work of the next step: so many sites at the productivity of the class that is due.
    fn next_damage_step(&mut self, job: u32, facility: u32) {
        let net = self.net;
        let Some(restoration) = net.facility(facility).restoration else {
            return;
        };
        let wound = &self.memory.wounds[facility as usize];
        let Some((class, left)) = wound.work.iter().enumerate().find(|(_, left)| **left > 0) else {
            return;
        };
        let step = wound.work_step.min(*left);
        let per_crew_day = net.model.restorations[restoration]
            .work
            .get(class)
            .map_or(1.0, |class| class.per_crew_day);
        let sites = net.facilities[facility as usize].sites;
        let work = u128::from(step_work(step, sites, per_crew_day)) * u128::from(wound.work_factor);
        self.memory.wounds[facility as usize].work_now = step;
        self.memory.jobs[job as usize].left = work;
        self.memory.jobs[job as usize].since = self.now;
    }

    /// Sites wait for visits (or no longer do).
    pub(super) fn want_visits(&mut self, job: u32, outstanding: u32) {
        if job == NONE {
            return;
        }
        let active = self.memory.jobs[job as usize].active;
        if outstanding > 0 && !active {
            self.next_visit_step(job);
            self.release(job);
        } else if outstanding == 0 && active {
            self.retire(job);
        }
    }

    fn next_visit_step(&mut self, job: u32) {
        let JobKind::Visits(facility) = self.net.jobs[job as usize].kind else {
            return;
        };
        let row = &self.net.facilities[facility as usize];
        let step = step_of(self.net.lags[row.lag as usize].share, self.net.resolution);
        let record = self.net.facility(facility);
        let per_crew_day = record
            .restart_lag
            .as_ref()
            .and_then(|lag| lag.visits.as_ref())
            .map_or(1.0, |visits| visits.per_crew_day);
        let state = &mut self.memory.jobs[job as usize];
        state.left = u128::from(step_work(step, row.sites, per_crew_day)) * PPM128;
        state.since = self.now;
    }

    /// Sites have been visited. Which of them have power is seen when the instant rests, not in the middle of its
    /// changes; there the job ends if nobody is left to visit.
    fn visit_step_done(&mut self, job: u32, facility: u32) {
        let lag = self.net.facilities[facility as usize].lag;
        let step = step_of(self.net.lags[lag as usize].share, self.net.resolution);
        let state = &mut self.memory.lags[lag as usize];
        state.stuck = state.stuck.saturating_sub(step);
        self.memory.dirty.add(facility);
        self.next_visit_step(job);
        self.plan_step(job);
    }

    /// Trucks that a group's spent places could use.
    pub(super) fn want_trucks(&mut self, job: u32, group: u32) {
        let net = self.net;
        let row = &net.groups[group as usize];
        let super::buffer::Stock::Areal(areal) = &self.memory.stocks[group as usize] else {
            return;
        };
        let Some(refuel) = refuel_of(net, group) else {
            return;
        };
        let sites = net.facilities[row.consumer as usize].sites as f64;
        let spent = f64::from(areal.lost) / f64::from(PPM) * sites;
        let trucks = (spent / refuel.sites_per_truck).min(f64::from(refuel.trucks_max));
        // A part of a truck is a truck: rounded up by hand, as `ceil` is not needed anywhere else.
        let whole = trucks as u32;
        let wanted = whole + u32::from(f64::from(whole) < trucks);
        let state = &mut self.memory.jobs[job as usize];
        if wanted == state.wanted {
            return;
        }
        let was_active = state.active;
        if wanted == 0 {
            self.retire(job);
            self.set_kept(group, 0);
        } else {
            if !was_active {
                self.release(job);
            }
            self.memory.jobs[job as usize].wanted = wanted;
            self.memory.dirty_pools.add(net.jobs[job as usize].pool);
        }
    }

    pub(super) fn set_kept(&mut self, group: u32, trucks: u32) {
        let net = self.net;
        let Some(refuel) = refuel_of(net, group) else {
            return;
        };
        let sites = net.facilities[net.groups[group as usize].consumer as usize].sites;
        let share = f64::from(trucks) * refuel.sites_per_truck / sites as f64;
        let kept = (share * f64::from(PPM)).min(f64::from(PPM)) as u32;
        if let super::buffer::Stock::Areal(areal) = &mut self.memory.stocks[group as usize]
            && areal.kept != kept
        {
            areal.kept = kept;
            self.refresh_group(group);
        }
    }
}

fn refuel_of(net: &crate::world::Network, group: u32) -> Option<&crate::model::Refuel> {
    match &net.model.groups[group as usize].buffer {
        crate::model::Buffer::Areal { refuel, .. } => refuel.as_ref(),
        _ => None,
    }
}

/// Crew-ms that restoring `step` (ppm) of `sites` takes; at least 1.
pub(super) fn step_work(step: u32, sites: u64, per_crew_day: f64) -> u64 {
    let sites = f64::from(step) / f64::from(PPM) * sites as f64;
    whole_ms(sites / per_crew_day * MS_PER_DAY as f64).max(1)
}

/// The step in which a loss comes back, in ppm: ten steps, each from a tenth of a percent of the facility to one percent,
/// but none that is finer than the model's resolution.
pub(super) fn step_of(loss: u32, resolution: u32) -> u32 {
    (loss / 10).clamp(resolution.max(PPM / 1_000), resolution.max(PPM / 100))
}

fn part(whole: u32, share: f64) -> u32 {
    ((f64::from(whole) * share + 0.5).max(0.0) as u32).min(whole)
}

fn whole_ms(ms: f64) -> u64 {
    (ms + 0.5).max(0.0) as u64
}
