//! Jobs, crews and trucks: every pool is dealt anew whenever an instant rests.

use hakyu::model::{Buffer, Model, Refuel, Visits};

use super::{DAY, Naive, ONE, whole};

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    Damage(usize),
    Failure(usize),
    Visits(usize),
    Trucks(usize),
}

/// A job that may arise.
pub struct Job {
    pub kind: Kind,
    pool: Option<usize>,
    priority: u32,
    /// What a single repair needs, or the most that divisible work takes.
    most: u32,
    divisible: bool,
    active: bool,
    pub pending: Option<u64>,
    released: u64,
    crews: u32,
    wanted: u32,
    factor: u64,
    /// Work left of the step under way, in crew-ms x ppm.
    pub left: u128,
    pub under_way: bool,
}

impl Job {
    fn new(kind: Kind, pool: Option<usize>, priority: u32, most: u32, divisible: bool) -> Job {
        Job {
            kind,
            pool,
            priority,
            most,
            divisible,
            active: false,
            pending: None,
            released: 0,
            crews: 0,
            wanted: 0,
            factor: ONE,
            left: 0,
            under_way: false,
        }
    }

    fn rate(&self) -> u128 {
        u128::from(self.crews) * u128::from(self.factor)
    }

    pub fn work(&mut self, elapsed: u64) {
        self.left = self.left.saturating_sub(self.rate() * u128::from(elapsed));
    }

    /// When the step under way will be done.
    pub fn ends(&self, now: u64) -> Option<u64> {
        let works = self.active && self.rate() > 0 && !self.kind.is_trucks();
        works.then(|| now + self.left.div_ceil(self.rate()) as u64)
    }

    fn retire(&mut self) {
        (self.active, self.crews, self.wanted, self.under_way) = (false, 0, 0, false);
    }
}

/// Damage of every facility, then own failures, visits and trucks: their numbers break ties.
pub(super) fn jobs(model: &Model) -> Vec<Job> {
    let facilities = || model.facilities.iter().enumerate();
    let damage = facilities().map(|(f, record)| {
        let many = record.sites > 1;
        let Some(r) = record.restoration.map(|r| &model.restorations[r]) else {
            return Job::new(Kind::Damage(f), None, 0, 1, many);
        };
        let most = if many { r.crews_max } else { r.crews };
        Job::new(Kind::Damage(f), r.pool, r.priority, most, many)
    });
    let failures = facilities().filter_map(|(f, record)| {
        let failures = record.failures.as_ref()?;
        Some(Job::new(Kind::Failure(f), failures.pool, 0, 1, false))
    });
    let visits = (0..model.facilities.len()).filter_map(|f| {
        let v = visits_of(model, f)?;
        Some(Job::new(
            Kind::Visits(f),
            Some(v.pool),
            v.priority,
            v.crews_max,
            true,
        ))
    });
    let trucks = (0..model.groups.len()).filter_map(|g| {
        let r = refuel_of(model, g)?;
        Some(Job::new(
            Kind::Trucks(g),
            Some(r.pool),
            r.priority,
            r.trucks_max,
            true,
        ))
    });
    damage.chain(failures).chain(visits).chain(trucks).collect()
}

fn visits_of(model: &Model, f: usize) -> Option<&Visits> {
    model.facilities[f].restart_lag.as_ref()?.visits.as_ref()
}

fn refuel_of(model: &Model, g: usize) -> Option<&Refuel> {
    match &model.groups[g].buffer {
        Buffer::Areal { refuel, .. } => refuel.as_ref(),
        _ => None,
    }
}

impl Naive<'_> {
    fn job(&self, kind: Kind) -> Option<usize> {
        self.jobs.iter().position(|job| job.kind == kind)
    }

    pub(super) fn release_after_dead_time(&mut self, j: usize, strike: u64) {
        if self.jobs[j].active || self.jobs[j].pending.is_some() {
            return;
        }
        let hash = self.facilities[j].hash;
        let dead = self
            .restoration(j)
            .map_or(0.0, |r| self.draw(&r.dead_time, 7, hash, strike));
        self.jobs[j].pending = Some(self.after(dead));
    }

    pub(super) fn release(&mut self, j: usize) {
        let (now, factor) = (self.now, self.work_rate(self.jobs[j].kind));
        let job = &mut self.jobs[j];
        (job.active, job.pending, job.released) = (true, None, now);
        (job.factor, job.wanted) = (factor, job.most);
        match job.pool {
            Some(pool) => self.call(pool),
            None => job.crews = job.most,
        }
    }

    fn call(&mut self, pool: usize) {
        if self.ready[pool].is_none() {
            let record = &self.model.pools[pool];
            let hash = hakyu::random::entity_hash(&record.id);
            let mobilised = self.draw(&record.mobilise, 19, hash, 0);
            let travelled = self.draw(&record.travel, 20, hash, 0);
            self.ready[pool] = Some(self.after(mobilised + travelled));
        }
    }

    pub(super) fn release_failure(&mut self, f: usize) {
        let (Some(failures), Some(j)) = (
            &self.model.facilities[f].failures,
            self.job(Kind::Failure(f)),
        ) else {
            return;
        };
        let facility = &self.facilities[f];
        let ms = self.draw(&failures.repair, 13, facility.hash, facility.failures);
        self.jobs[j].left = u128::from(whole(ms)) * u128::from(ONE);
        self.release(j);
    }

    /// A step of a job is done.
    pub(super) fn worked(&mut self, j: usize) {
        match self.jobs[j].kind {
            Kind::Damage(f) => self.damage_step_done(f),
            Kind::Failure(f) => {
                self.jobs[j].retire();
                self.facilities[f].failed = false;
                self.facilities[f].failures += 1;
                self.schedule_failure(f);
            }
            Kind::Visits(f) => {
                self.visited(f);
                self.next_visit_step(j, f);
            }
            Kind::Trucks(_) => {}
        }
    }

    fn damage_step_done(&mut self, f: usize) {
        let single = self.model.facilities[f].sites == 1;
        let wound = &mut self.facilities[f].wound;
        let step = if single { ONE } else { wound.now };
        if let Some(left) = wound.work.iter_mut().find(|left| **left > 0) {
            *left -= step.min(*left);
        }
        if wound.waiting() == 0 {
            self.jobs[f].retire();
        } else {
            self.next_damage_step(f);
        }
    }

    pub(super) fn next_damage_step(&mut self, f: usize) {
        let wound = &self.facilities[f].wound;
        let mut classes = wound.work.iter().enumerate();
        let Some((class, left)) = classes.find(|(_, left)| **left > 0) else {
            return;
        };
        let work = self.restoration(f).and_then(|r| r.work.get(class));
        let per_crew_day = work.map_or(1.0, |work| work.per_crew_day);
        let sites = self.model.facilities[f].sites;
        let step = wound.step.min(*left);
        let work = crew_ms(step, sites, per_crew_day);
        self.jobs[f].left = u128::from(work) * u128::from(wound.factor);
        self.jobs[f].under_way = true;
        self.facilities[f].wound.now = step;
    }

    pub(super) fn want_visits(&mut self, f: usize, outstanding: u64) {
        let Some(j) = self.job(Kind::Visits(f)) else {
            return;
        };
        if outstanding > 0 && !self.jobs[j].active {
            self.next_visit_step(j, f);
            self.release(j);
        } else if outstanding == 0 && self.jobs[j].active {
            self.jobs[j].retire();
        }
    }

    fn next_visit_step(&mut self, j: usize, f: usize) {
        if let Some(visits) = visits_of(self.model, f) {
            let step = super::damage::step_of(u64::from(visits.share.ppm()), self.resolution());
            let work = crew_ms(step, self.model.facilities[f].sites, visits.per_crew_day);
            self.jobs[j].left = u128::from(work) * u128::from(ONE);
        }
    }

    /// Calls for as many trucks as the spent places could use; true if those that stood there have left.
    pub(super) fn want_trucks(&mut self, g: usize, dark: u64) -> bool {
        let (Some(refuel), Some(j)) = (refuel_of(self.model, g), self.job(Kind::Trucks(g))) else {
            return false;
        };
        let sites = self.model.facilities[self.model.groups[g].consumer].sites as f64;
        let places = dark as f64 / ONE as f64 * sites;
        let wanted = (places / refuel.sites_per_truck).min(f64::from(refuel.trucks_max));
        let wanted = wanted.ceil() as u32;
        if wanted == 0 {
            self.jobs[j].retire();
            return self.keep(g, 0);
        }
        if !self.jobs[j].active {
            self.release(j);
        }
        self.jobs[j].wanted = wanted;
        false
    }

    /// Trucks stand at so many places; true if that is news.
    fn keep(&mut self, g: usize, trucks: u32) -> bool {
        let Some(refuel) = refuel_of(self.model, g) else {
            return false;
        };
        let sites = self.model.facilities[self.model.groups[g].consumer].sites as f64;
        let share = f64::from(trucks) * refuel.sites_per_truck / sites;
        let kept = (share * ONE as f64).min(ONE as f64) as u64;
        let news = self.groups[g].kept != kept;
        self.groups[g].kept = kept;
        news
    }

    /// Work goes at the rate that the services of this moment allow.
    pub(super) fn rerate(&mut self) {
        for j in 0..self.jobs.len() {
            self.jobs[j].factor = self.work_rate(self.jobs[j].kind);
        }
    }

    fn work_rate(&self, kind: Kind) -> u64 {
        let Kind::Damage(f) = kind else {
            return ONE;
        };
        let Some(restoration) = self.restoration(f) else {
            return ONE;
        };
        let mut rate = ONE;
        for need in &restoration.needs {
            let percent = self.percent(self.model.facilities[f].region, need.sector);
            let missing = (100 - percent) * u64::from(need.weight.ppm()) / 100;
            rate = rate * (ONE - missing) / ONE;
        }
        rate.max(u64::from(restoration.floor.ppm()))
    }

    /// Whole percent of the people of a region, or of the nation, whom a sector serves as last told.
    fn percent(&self, region: Option<usize>, sector: usize) -> u64 {
        let (mut served, mut all) = (0, 0);
        for (record, told) in self.model.facilities.iter().zip(&self.changes) {
            if record.sector == sector && (region.is_none() || record.region == region) {
                let level = told.last().map_or(ONE, |(_, level)| u64::from(*level));
                served += record.people * level;
                all += record.people * ONE;
            }
        }
        if all == 0 {
            100
        } else {
            (served * 100).div_ceil(all)
        }
    }

    /// Deals the crews of all pools; true if trucks have moved.
    pub(super) fn deal(&mut self) -> bool {
        let mut moved = false;
        for pool in 0..self.ready.len() {
            let mut queue: Vec<usize> = (0..self.jobs.len())
                .filter(|j| self.jobs[*j].active && self.jobs[*j].pool == Some(pool))
                .collect();
            queue.sort_by_key(|j| (self.jobs[*j].priority, self.jobs[*j].released, *j));
            let held = queue.iter().filter(|j| !self.jobs[**j].divisible);
            let held: u32 = held.map(|j| self.jobs[*j].crews).sum();
            let mut free = self.strength(pool).saturating_sub(held);
            let mut waits = false;
            for j in queue {
                let most = self.most(pool);
                let job = &mut self.jobs[j];
                if job.divisible {
                    job.crews = job.wanted.min(free);
                    free -= job.crews;
                } else if job.crews == 0 && !waits {
                    let needed = job.wanted.min(most);
                    waits = needed == 0 || needed > free;
                    if !waits {
                        job.crews = needed;
                        free -= needed;
                    }
                }
                if let Kind::Trucks(g) = self.jobs[j].kind {
                    moved |= self.keep(g, self.jobs[j].crews);
                }
            }
        }
        moved
    }

    fn strength(&self, pool: usize) -> u32 {
        let steps = self.model.pools[pool].strength.iter();
        let here = |after: &u64| self.ready[pool].is_some_and(|ready| ready + after <= self.now);
        let arrived = steps.filter(|(after, _)| here(after));
        arrived.map(|(_, count)| *count).next_back().unwrap_or(0)
    }

    fn most(&self, pool: usize) -> u32 {
        let steps = self.model.pools[pool].strength.iter();
        steps.map(|(_, count)| *count).max().unwrap_or(0)
    }
}

/// Crew-ms that restoring a share of the sites takes.
fn crew_ms(share: u64, sites: u64, per_crew_day: f64) -> u64 {
    let sites = share as f64 / ONE as f64 * sites as f64;
    whole(sites / per_crew_day * DAY as f64).max(1)
}
