//! What a site does with its readiness: trips and starts of a single one, lags and visits of many, backlogs.

use super::buffer::{Timer, TrailingMinimum};
use super::event::{class, purpose};
use super::instant::Run;
use super::observer::Observer;
use crate::engine::EventKey;
use crate::units::PPM;
use crate::world::{NONE, RoleRow, Status};

const PPM64: u64 = PPM as u64;

/// Restarting of many sites.
#[derive(Default)]
pub(super) struct LagState {
    pub(super) window: TrailingMinimum,
    /// Share of sites that wait for a visit, or could not restart if they were visited, in ppm.
    pub(super) stuck: u32,
    pub(super) timer: Timer,
}

impl Default for Timer {
    fn default() -> Timer {
        Timer::IDLE
    }
}

/// Work that has piled up.
#[derive(Clone, Copy)]
pub(super) struct BacklogState {
    /// In ms of full demand x ppm.
    content: i64,
    rate: i64,
    since: u64,
    /// Lowest share served since it began, in ppm.
    lowest: u32,
    /// The same before the instant `rested`: what an instant replaces has stood for no time at all.
    lowest_before: u32,
    rested: u64,
    timer: Timer,
}

impl BacklogState {
    pub(super) const NONE: BacklogState = BacklogState {
        content: 0,
        rate: 0,
        since: 0,
        lowest: PPM,
        lowest_before: PPM,
        rested: u64::MAX,
        timer: Timer::IDLE,
    };
}

impl<O: Observer> Run<'_, O> {
    /// Trips and starts of what the round has touched.
    pub(super) fn latch(&mut self) {
        for position in 0..self.memory.touched.len() {
            let facility = self.memory.touched.get(position);
            if self.net.facilities[facility as usize].single {
                self.latch_single(facility);
            }
        }
    }

    fn latch_single(&mut self, facility: u32) {
        let f = facility as usize;
        let ready = self.facilities.readiness[f].0 >= self.net.facilities[f].minimum;
        let status = self.facilities.standing[f].status;
        match status {
            Status::Up if !ready => self.set_status(facility, Status::Down),
            Status::Down if ready && self.has_cranking(facility) => self.begin_start(facility),
            Status::Starting if !ready || !self.has_cranking(facility) => {
                // The start was cancelled: its event is stale by its occurrence.
                self.set_status(facility, Status::Down);
            }
            // Its inputs have come back while its area is short: the next balance calls it.
            Status::Standby if ready && self.is_missed(facility) => {
                self.memory.carrier_dirty = true;
            }
            _ => {}
        }
    }

    /// Begins a start; what starts at once does so in the next round.
    pub(super) fn begin_start(&mut self, facility: u32) {
        let f = facility as usize;
        let row = &self.net.facilities[f];
        let standing = &mut self.facilities.standing[f];
        standing.status = Status::Starting;
        standing.starts += 1;
        let starts = standing.starts;
        let ms = self.draw(
            self.start_time(facility),
            purpose::START,
            row.hash,
            u64::from(starts),
        );
        let at = self.after(ms);
        self.push(at, EventKey::new(class::STARTED, facility, starts));
    }

    /// A start is complete, unless it was cancelled.
    pub(super) fn started(&mut self, facility: u32, start: u32) {
        let standing = self.facilities.standing[facility as usize];
        if standing.status == Status::Starting && EventKey::truncate(standing.starts) == start {
            self.set_status(facility, Status::Up);
        }
    }

    /// Writes a status; the level follows in the next passes.
    pub(super) fn set_status(&mut self, facility: u32, status: Status) {
        self.facilities.standing[facility as usize].status = status;
        self.memory.dirty.add(facility);
        if self.net.facilities[facility as usize].role != RoleRow::Service {
            self.memory.carrier_dirty = true;
        }
    }

    /// What many sites run at: each cohort at its lowest readiness of its lag, and what waits for a visit not at all.
    pub(super) fn restarted(&mut self, facility: u32, readiness: u32, inputs: u32) -> u32 {
        let lag = self.net.facilities[facility as usize].lag;
        if lag == NONE {
            return readiness;
        }
        let row = &self.net.lags[lag as usize];
        let readiness = self.in_steps(readiness);
        let state = &mut self.memory.lags[lag as usize];
        let weighted = state.window.weighted(self.now, &row.cohorts, readiness);
        let alone = weighted.div_ceil(PPM64);
        let share = u64::from(row.share);
        if share == 0 {
            return alone as u32;
        }
        let unpowered = share * u64::from(PPM - inputs) / PPM64;
        let waiting = u64::from(state.stuck).max(unpowered).min(share);
        let visited = (share * u64::from(readiness))
            .div_ceil(PPM64)
            .min(share - waiting);
        (((PPM64 - share) * alone).div_ceil(PPM64) + visited).min(PPM64) as u32
    }

    /// A level as restarting sites and stocks feel it: in whole steps of the model's resolution, rounded up as all
    /// supplies are, so that facilities that need each other find back to exactly one. In a nation exact changes of
    /// readiness are tens of thousands, and each would come back once for each cohort.
    pub(super) fn in_steps(&self, level: u32) -> u32 {
        level.next_multiple_of(self.net.resolution).min(PPM)
    }

    /// Windows, visits and backlogs of what this instant has touched.
    pub(super) fn rest_sites(&mut self) {
        for position in 0..self.memory.touched.len() {
            let facility = self.memory.touched.get(position);
            let row = &self.net.facilities[facility as usize];
            if row.lag != NONE {
                self.rest_lag(row.lag);
            }
            if row.backlog {
                self.rest_backlog(facility);
            }
        }
        self.memory.touched.clear();
    }

    fn rest_lag(&mut self, lag: u32) {
        let row = &self.net.lags[lag as usize];
        let facility = row.facility;
        let readiness = self.in_steps(self.facilities.readiness[facility as usize].0);
        let state = &mut self.memory.lags[lag as usize];
        state.window.rest(self.now, readiness);
        let due = state.window.due(self.now);
        if let Some(at) = state.timer.set(due) {
            self.push(at, EventKey::new(class::LAG, lag, 0));
        }
        if row.share > 0 {
            let unpowered = self.unpowered(lag);
            let state = &mut self.memory.lags[lag as usize];
            state.stuck = state.stuck.max(unpowered);
            let outstanding = state.stuck - unpowered;
            self.want_visits(row.job, outstanding);
        }
    }

    /// The share that waits for a visit and could not restart yet, in ppm.
    fn unpowered(&self, lag: u32) -> u32 {
        let row = &self.net.lags[lag as usize];
        let inputs = self.groups.passed[self.net.groups_of(row.facility)]
            .iter()
            .map(|passed| passed.0)
            .min()
            .unwrap_or(PPM);
        (u64::from(row.share) * u64::from(PPM - inputs) / PPM64) as u32
    }

    /// A lag's timer has come up.
    pub(super) fn lag_comes_up(&mut self, lag: u32) {
        let (due, push) = self.memory.lags[lag as usize].timer.comes_up(self.now);
        if let Some(at) = push {
            self.push(at, EventKey::new(class::LAG, lag, 0));
        }
        if due {
            self.memory.dirty.add(self.net.lags[lag as usize].facility);
        }
    }

    /// The share served that counts: while a backlog stands, no more than what counts beside it, but no less than
    /// what was served at the worst.
    pub(super) fn counted(&mut self, facility: u32, served: u32) -> u32 {
        let f = facility as usize;
        if !self.net.facilities[f].backlog {
            return served;
        }
        let state = &mut self.memory.backlogs[f];
        state.advance(self.now);
        match &self.net.facility(facility).backlog {
            Some(backlog) if state.content > 0 => {
                served.min(backlog.counts.ppm().max(state.stood_lowest(self.now)))
            }
            _ => served,
        }
    }

    fn rest_backlog(&mut self, facility: u32) {
        let f = facility as usize;
        let Some(backlog) = &self.net.facility(facility).backlog else {
            return;
        };
        let served = self.memory.served_raw[f].min(PPM64 * 1_000) as i64;
        let most = backlog.most_ms as i64 * i64::from(PPM);
        let state = &mut self.memory.backlogs[f];
        state.advance(self.now);
        state.content = state.content.min(most);
        state.rate = i64::from(PPM) - served;
        if state.rested != self.now {
            (state.lowest_before, state.rested) = (state.lowest, self.now);
        }
        // A backlog that ends as the next one begins is over: only what is served from now on counts for the next.
        let lowest = if state.content > 0 {
            state.lowest_before
        } else {
            PPM
        };
        state.lowest = lowest.min(served.min(i64::from(PPM)) as u32);
        let due = if state.rate < 0 && state.content > 0 {
            self.now + (state.content as u64).div_ceil(state.rate.unsigned_abs())
        } else {
            u64::MAX
        };
        if let Some(at) = state.timer.set(due) {
            self.push(at, EventKey::new(class::BACKLOG, facility, 0));
        }
    }

    /// A backlog's timer has come up.
    pub(super) fn backlog_comes_up(&mut self, facility: u32) {
        let (due, push) = self.memory.backlogs[facility as usize]
            .timer
            .comes_up(self.now);
        if let Some(at) = push {
            self.push(at, EventKey::new(class::BACKLOG, facility, 0));
        }
        if due {
            self.memory.dirty.add(facility);
        }
    }
}

impl BacklogState {
    /// The lowest share that was served before this instant.
    fn stood_lowest(&self, now: u64) -> u32 {
        if self.rested == now {
            self.lowest_before
        } else {
            self.lowest
        }
    }

    fn advance(&mut self, now: u64) {
        if self.since < now {
            let gained = self.rate.saturating_mul((now - self.since) as i64);
            self.content = self.content.saturating_add(gained).max(0);
            self.since = now;
        }
    }
}
