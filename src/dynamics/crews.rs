//! Crews and trucks: jobs in one total order, pools that mobilise, travel and grow, and the rate of their work.

use super::event::{class, purpose};
use super::instant::Run;
use super::observer::{Note, Observer};
use crate::engine::EventKey;
use crate::model::Restoration;
use crate::units::PPM;
use crate::world::{JobKind, NONE};

const PPM64: u64 = PPM as u64;

/// A job: idle, waiting for its release, or released.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct JobState {
    /// Released, and not done.
    pub(super) active: bool,
    /// A release is on its way.
    pub(super) pending: bool,
    pub(super) released: u64,
    /// Crews (or trucks) at work.
    pub(super) crews: u32,
    /// Crews that it could use.
    pub(super) wanted: u32,
    /// Rate of a crew's work in ppm.
    pub(super) factor: u64,
    /// Work left of the present step, in crew-ms x ppm.
    pub(super) left: u128,
    pub(super) since: u64,
    /// Tells the live end of a step from stale ones.
    pub(super) planned: u32,
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
    pub(super) ready: Option<u64>,
    strength: u32,
    /// Active jobs by (priority, release, place of the job among equals).
    pub(super) queue: Vec<(u32, u64, u32)>,
}

impl PoolState {
    pub(super) fn reset(&mut self) {
        self.ready = None;
        self.strength = 0;
        self.queue.clear();
    }
}

impl<O: Observer> Run<'_, O> {
    /// Dead time, then release; a job that is released already just has more to do.
    pub(super) fn release_later(
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
        let entry = (row.priority, now, self.memory.equals.place(job));
        let place = pool.queue.partition_point(|other| *other < entry);
        pool.queue.insert(place, entry);
        self.memory.dirty_pools.add(row.pool);
        self.call(row.pool);
    }

    pub(super) fn retire(&mut self, job: u32) {
        let row = &self.net.jobs[job as usize];
        let state = &mut self.memory.jobs[job as usize];
        let entry = (row.priority, state.released, self.memory.equals.place(job));
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

    /// Calls the pool of a job that is still to come.
    pub(super) fn call_pool_of(&mut self, job: u32) {
        let pool = self.net.jobs[job as usize].pool;
        if pool != NONE {
            self.call(pool);
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
            .map(|(_, _, place)| self.memory.equals.place(*place) as usize)
            .filter(|job| !self.net.jobs[*job].divisible)
            .map(|job| self.memory.jobs[job].crews)
            .sum();
        let mut free = self.memory.pools[pool as usize]
            .strength
            .saturating_sub(held);
        let mut blocked = false;
        for position in 0..self.memory.pools[pool as usize].queue.len() {
            let place = self.memory.pools[pool as usize].queue[position].2;
            let job = self.memory.equals.place(place);
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

    pub(super) fn advance_job(&mut self, job: u32) {
        let now = self.now;
        self.memory.jobs[job as usize].advance(now);
    }

    /// Schedules the end of a job's present step at its present rate.
    pub(super) fn plan_step(&mut self, job: u32) {
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
            .map(|(_, _, place)| self.equals.place(*place))
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
