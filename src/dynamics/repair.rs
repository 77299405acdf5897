//! Repair: phases of restoration, jobs in one total order, pools of crews and trucks.

use super::damage::WORK_CLASSES;
use super::event::{class, purpose};
use super::instant::Run;
use super::observer::{Note, Observer};
use crate::engine::EventKey;
use crate::model::Restoration;
use crate::units::{MS_PER_DAY, PPM};
use crate::world::{JobKind, NONE};

const PPM64: u64 = PPM as u64;
const PPM128: u128 = PPM as u128;

/// A job: idle, waiting for its release, or released.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct JobState {
    /// Released, and not done.
    active: bool,
    /// A release is on its way.
    pending: bool,
    released: u64,
    /// Crews (or trucks) at work.
    crews: u32,
    /// Crews that it could use.
    wanted: u32,
    /// Rate of a crew's work in ppm.
    factor: u64,
    /// Work left of the present step, in crew-ms x ppm.
    left: u128,
    since: u64,
    /// Tells the live end of a step from stale ones.
    planned: u32,
}

impl JobState {
    pub(super) const IDLE: JobState = JobState {
        active: false,
        pending: false,
        released: 0,
        crews: 0,
        wanted: 0,
        factor: PPM64,
        left: 0,
        since: 0,
        planned: 0,
    };

    fn rate(&self) -> u128 {
        u128::from(self.crews) * u128::from(self.factor)
    }

    /// Brings the work left up to `now`.
    fn advance(&mut self, now: u64) {
        let done = self.rate() * u128::from(now - self.since);
        self.left = self.left.saturating_sub(done);
        self.since = now;
    }
}

/// A pool: when it was called and what it has.
#[derive(Default)]
pub(super) struct PoolState {
    ready: Option<u64>,
    strength: u32,
    /// Active jobs by (priority, release, job).
    queue: Vec<(u32, u64, u32)>,
}

impl PoolState {
    pub(super) fn reset(&mut self) {
        self.ready = None;
        self.strength = 0;
        self.queue.clear();
    }
}

impl<O: Observer> Run<'_, O> {
    /// Splits new damage into what is lost for good, what switching brings back and what waits for crews.
    pub(super) fn add_work(
        &mut self,
        facility: u32,
        added: u32,
        repair_ms: Option<f64>,
        occurrence: u64,
    ) {
        let net = self.net;
        let hash = net.facilities[facility as usize].hash;
        let restoration = net
            .facility(facility)
            .restoration
            .map(|r| &net.model.restorations[r]);
        let lost = restoration.map_or(0, |restoration| {
            let share = self.draw(
                &restoration.unrestorable,
                purpose::UNRESTORABLE,
                hash,
                occurrence,
            );
            part(added, share)
        });
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
        wound.work_step = step_of(wound.waiting());
        wound.work_factor = (factor * f64::from(PPM) + 0.5) as u64;
        let job = self.net.facilities[facility as usize].damage_job;
        if self.memory.jobs[job as usize].left == 0 {
            self.next_damage_step(job, facility);
        }
        self.release_later(job, Some(restoration), hash, occurrence);
    }

    /// What comes back by itself, evenly over `ms` in steps of 1 % of the facility or more.
    fn switch_over(&mut self, facility: u32, share: u32, ms: f64) {
        let now = self.now;
        let wound = &mut self.memory.wounds[facility as usize];
        wound.switching += share;
        if wound.switching == 0 || !ms.is_finite() {
            return;
        }
        let steps = u64::from(wound.switching.div_ceil(step_of(wound.switching)));
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

    /// Dead time, then release; a job that is released already just has more to do.
    fn release_later(
        &mut self,
        job: u32,
        restoration: Option<&Restoration>,
        hash: u64,
        occurrence: u64,
    ) {
        let state = &self.memory.jobs[job as usize];
        if state.active || state.pending {
            return;
        }
        let ms = restoration.map_or(0.0, |restoration| {
            self.draw(&restoration.dead_time, purpose::DEAD_TIME, hash, occurrence)
        });
        if ms < 0.5 {
            self.release(job);
        } else {
            self.memory.jobs[job as usize].pending = true;
            let at = self.after(ms);
            self.push(at, EventKey::new(class::RELEASE, job, 0));
        }
    }

    /// A job may begin: it stands in its pool's queue, or begins at once where it waits for nobody.
    pub(super) fn release(&mut self, job: u32) {
        let row = &self.net.jobs[job as usize];
        let (now, factor) = (self.now, self.work_rate(job));
        let state = &mut self.memory.jobs[job as usize];
        (state.active, state.pending) = (true, false);
        (state.released, state.since) = (now, now);
        state.factor = factor;
        state.wanted = row.crews.max(1);
        if row.pool == NONE {
            self.assign(job, row.crews.max(1));
            return;
        }
        let pool = &mut self.memory.pools[row.pool as usize];
        let entry = (row.priority, now, job);
        let place = pool.queue.partition_point(|other| *other < entry);
        pool.queue.insert(place, entry);
        self.memory.dirty_pools.add(row.pool);
        self.call(row.pool);
    }

    fn retire(&mut self, job: u32) {
        let row = &self.net.jobs[job as usize];
        let state = &mut self.memory.jobs[job as usize];
        let entry = (row.priority, state.released, job);
        (state.active, state.crews, state.wanted) = (false, 0, 0);
        state.planned = state.planned.wrapping_add(1);
        if row.pool != NONE {
            let queue = &mut self.memory.pools[row.pool as usize].queue;
            if let Ok(place) = queue.binary_search(&entry) {
                queue.remove(place);
            }
            self.memory.dirty_pools.add(row.pool);
        }
    }

    /// The first call of a pool: it mobilises, travels, and grows from then on.
    fn call(&mut self, pool: u32) {
        if self.memory.pools[pool as usize].ready.is_some() {
            return;
        }
        let record = &self.net.model.pools[pool as usize];
        let hash = self.net.pools[pool as usize].hash;
        let ms = self.draw(&record.mobilise, purpose::MOBILISE, hash, 0)
            + self.draw(&record.travel, purpose::TRAVEL, hash, 0);
        let ready = self.after(ms);
        self.memory.pools[pool as usize].ready = Some(ready);
        for (step, (after, _)) in record.strength.iter().enumerate() {
            self.push(
                ready + after,
                EventKey::new(class::STRENGTH, pool, step as u32),
            );
        }
    }

    /// A pool's strength changes.
    pub(super) fn strength(&mut self, pool: u32) {
        let record = &self.net.model.pools[pool as usize];
        let state = &mut self.memory.pools[pool as usize];
        let since = self.now - state.ready.unwrap_or(self.now);
        let count = record
            .strength
            .iter()
            .take_while(|(after, _)| *after <= since)
            .last()
            .map_or(0, |(_, count)| *count);
        state.strength = count;
        let called = !state.queue.is_empty();
        self.memory.dirty_pools.add(pool);
        if called {
            self.observer.note(self.now, Note::Crews { pool, count });
        }
    }

    /// Deals the crews of every pool in which something has changed.
    pub(super) fn deal_pools(&mut self) {
        self.memory.dirty_pools.sort();
        while let Some(pool) = self.memory.dirty_pools.pop() {
            self.deal(pool);
        }
    }

    /// One total order of jobs: repairs of single sites hold their crews to the end, divisible work shares the rest.
    fn deal(&mut self, pool: u32) {
        let held: u32 = self.memory.pools[pool as usize]
            .queue
            .iter()
            .map(|(_, _, job)| *job as usize)
            .filter(|job| !self.net.jobs[*job].divisible)
            .map(|job| self.memory.jobs[job].crews)
            .sum();
        let mut free = self.memory.pools[pool as usize]
            .strength
            .saturating_sub(held);
        let mut blocked = false;
        for position in 0..self.memory.pools[pool as usize].queue.len() {
            let job = self.memory.pools[pool as usize].queue[position].2;
            let (row, state) = (
                &self.net.jobs[job as usize],
                &self.memory.jobs[job as usize],
            );
            if row.divisible {
                let crews = state.wanted.min(free);
                free -= crews;
                self.assign(job, crews);
            } else if state.crews == 0 && !blocked {
                let needed = state.wanted.min(self.most(pool));
                if needed > 0 && needed <= free {
                    free -= needed;
                    self.assign(job, needed);
                } else {
                    // Nobody overtakes: a repair that needs many crews would otherwise wait for ever.
                    blocked = true;
                }
            }
        }
    }

    fn most(&self, pool: u32) -> u32 {
        let strength = &self.net.model.pools[pool as usize].strength;
        strength.iter().map(|(_, count)| *count).max().unwrap_or(0)
    }

    /// Gives a job its crews.
    fn assign(&mut self, job: u32, crews: u32) {
        if let JobKind::Trucks(group) = self.net.jobs[job as usize].kind {
            self.memory.jobs[job as usize].crews = crews;
            self.set_kept(group, crews);
        } else if self.memory.jobs[job as usize].crews != crews {
            self.advance_job(job);
            self.memory.jobs[job as usize].crews = crews;
            self.plan_step(job);
        }
    }

    fn advance_job(&mut self, job: u32) {
        let now = self.now;
        self.memory.jobs[job as usize].advance(now);
    }

    /// Schedules the end of a job's present step at its present rate.
    fn plan_step(&mut self, job: u32) {
        let now = self.now;
        let state = &mut self.memory.jobs[job as usize];
        state.planned = state.planned.wrapping_add(1);
        let rate = state.rate();
        if !state.active || rate == 0 {
            return;
        }
        let ms = u64::try_from(state.left.div_ceil(rate)).unwrap_or(u64::MAX);
        let planned = state.planned;
        self.push(
            now.saturating_add(ms),
            EventKey::new(class::WORKED, job, planned),
        );
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
        let step = step_of(self.net.lags[row.lag as usize].share);
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
        let step = step_of(self.net.lags[lag as usize].share);
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

    fn set_kept(&mut self, group: u32, trucks: u32) {
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

    /// Rate of a crew's work: `max(floor, product of 1 - r (1 - level))` over the services that the work needs.
    fn work_rate(&self, job: u32) -> u64 {
        let net = self.net;
        let JobKind::Damage(facility) = net.jobs[job as usize].kind else {
            return PPM64;
        };
        let Some(restoration) = net
            .facility(facility)
            .restoration
            .map(|r| &net.model.restorations[r])
        else {
            return PPM64;
        };
        let region = net.facilities[facility as usize].region as usize;
        let mut rate = PPM64;
        for need in &restoration.needs {
            let percent = u64::from(self.memory.cell_percent[region * net.sectors + need.sector]);
            let missing = (100 - percent) * u64::from(need.weight.ppm()) / 100;
            rate = rate * (PPM64 - missing) / PPM64;
        }
        rate.max(u64::from(restoration.floor.ppm()))
    }

    /// Rates of the work in regions whose services have changed by a percent or more.
    pub(super) fn rerate_jobs(&mut self) {
        let net = self.net;
        while let Some(region) = self.memory.dirty_regions.pop() {
            // Not by the pools' queues: work that waits for nobody stands in none.
            for facility in &net.needy[region as usize] {
                self.rerate(net.facilities[*facility as usize].damage_job);
            }
        }
    }

    fn rerate(&mut self, job: u32) {
        if !self.memory.jobs[job as usize].active {
            return;
        }
        let factor = self.work_rate(job);
        if factor != self.memory.jobs[job as usize].factor {
            self.advance_job(job);
            self.memory.jobs[job as usize].factor = factor;
            self.plan_step(job);
        }
    }
}

impl super::memory::Memory {
    /// Work left of a job's present step, in crew-ms.
    pub(super) fn job_left(&self, job: u32) -> f64 {
        self.jobs[job as usize].left as f64 / f64::from(PPM)
    }

    /// Crews at work on a job.
    pub(super) fn job_crews(&self, job: u32) -> u32 {
        self.jobs[job as usize].crews
    }

    /// Rate of a crew on a job.
    pub(super) fn job_factor(&self, job: u32) -> f64 {
        self.jobs[job as usize].factor.max(1) as f64 / f64::from(PPM)
    }

    /// Jobs that stand before one in its pool's queue.
    pub(super) fn jobs_before(&self, pool: u32, job: u32) -> impl Iterator<Item = u32> + '_ {
        let queue = self.pools[pool as usize].queue.iter();
        queue
            .map(|(_, _, other)| *other)
            .take_while(move |other| *other != job)
    }

    /// What a pool has, or will have first, and when it is (or was) ready; none where it has not been called.
    pub(super) fn pool_outlook(
        &self,
        pool: u32,
        net: &crate::world::Network,
    ) -> (u32, Option<u64>) {
        let state = &self.pools[pool as usize];
        let first = net.model.pools[pool as usize].strength.first();
        let strength = state.strength.max(first.map_or(0, |(_, count)| *count));
        (strength, state.ready)
    }
}

fn refuel_of(net: &crate::world::Network, group: u32) -> Option<&crate::model::Refuel> {
    match &net.model.groups[group as usize].buffer {
        crate::model::Buffer::Areal { refuel, .. } => refuel.as_ref(),
        _ => None,
    }
}

/// Crew-ms that restoring `step` (ppm) of `sites` takes; at least 1.
fn step_work(step: u32, sites: u64, per_crew_day: f64) -> u64 {
    let sites = f64::from(step) / f64::from(PPM) * sites as f64;
    whole_ms(sites / per_crew_day * MS_PER_DAY as f64).max(1)
}

/// The step in which a loss comes back, in ppm: ten steps, each from a tenth of a percent of the facility to one percent.
fn step_of(loss: u32) -> u32 {
    (loss / 10).clamp(PPM / 1_000, PPM / 100)
}

fn part(whole: u32, share: f64) -> u32 {
    ((f64::from(whole) * share + 0.5).max(0.0) as u32).min(whole)
}

fn whole_ms(ms: f64) -> u64 {
    (ms + 0.5).max(0.0) as u64
}
