//! The executive: from one instant to the next, and an instant in rounds until it rests.

use super::cause::Cause;
use super::event::class;
use super::memory::Memory;
use super::observer::Observer;
use crate::engine::EventKey;
use crate::random::ReplicateKey;
use crate::units::{LONGEST, MS_PER_DAY, MS_PER_HOUR, PPM};
use crate::world::{BufferRow, FacilityColumns, GroupColumns, Network, RoleRow, Status};

/// Most rounds of an instant: more means that its consequences go in a circle without delay.
const MOST_ROUNDS: u32 = 64;

/// A replicate in progress.
pub(super) struct Run<'a, O> {
    pub(super) net: &'a Network,
    pub(super) facilities: FacilityColumns<'a>,
    pub(super) groups: GroupColumns<'a>,
    pub(super) memory: &'a mut Memory,
    pub(super) key: ReplicateKey,
    pub(super) now: u64,
    horizon: u64,
    pub(super) observer: &'a mut O,
    /// Groups evaluated.
    pub(super) evaluated: u64,
}

/// What a finished replicate cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finished {
    /// Events processed.
    pub events: u64,
    /// Supply groups evaluated.
    pub evaluated: u64,
}

/// Why a replicate did not reach its horizon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stopped {
    /// An instant did not come to rest; the facilities that kept changing.
    Restless {
        /// When, in ms.
        at: u64,
        /// Facilities.
        facilities: Vec<u32>,
    },
    /// More events than allowed.
    Budget {
        /// When, in ms.
        at: u64,
        /// Events so far.
        events: u64,
    },
}

/// Runs one replicate from rest to its horizon.
///
/// # Errors
/// [`Stopped`] where it cannot be finished.
pub fn run<O: Observer>(
    net: &Network,
    facilities: FacilityColumns,
    groups: GroupColumns,
    memory: &mut Memory,
    key: ReplicateKey,
    budget: u64,
    observer: &mut O,
) -> Result<Finished, Stopped> {
    memory.reset(net);
    let mut run = Run {
        net,
        facilities,
        groups,
        memory,
        key,
        now: 0,
        horizon: net.scenario.horizon.0,
        observer,
        evaluated: 0,
    };
    run.rest_columns();
    run.schedule_all();
    let events = run.instants(budget)?;
    run.name_deadlocks();
    Ok(Finished {
        events,
        evaluated: run.evaluated,
    })
}

impl<O: Observer> Run<'_, O> {
    fn rest_columns(&mut self) {
        for (f, row) in self.net.facilities.iter().enumerate() {
            self.facilities.level[f].0 = PPM;
            self.facilities.supply[f].0 = PPM;
            self.facilities.readiness[f].0 = PPM;
            self.facilities.ability[f].0 = PPM;
            self.facilities.demand[f].0 = u64::from(PPM);
            self.facilities.standing[f].starts = 0;
            self.facilities.standing[f].status = match row.role {
                RoleRow::Source(source) => match self.net.sources[source as usize].state {
                    crate::model::SourceState::Synchronised => Status::Up,
                    crate::model::SourceState::Standby => Status::Standby,
                    crate::model::SourceState::Unavailable => Status::Unavailable,
                },
                _ => Status::Up,
            };
        }
        self.groups
            .passed
            .iter_mut()
            .for_each(|passed| passed.0 = PPM);
        self.groups
            .missing
            .iter_mut()
            .for_each(|missing| missing.0 = 0);
    }

    fn schedule_all(&mut self) {
        let net = self.net;
        for (h, hazard) in net.scenario.hazards.iter().enumerate() {
            self.push(hazard.at.0, EventKey::new(class::HAZARD, h as u32, 0));
        }
        for (i, inject) in net.scenario.injects.iter().enumerate() {
            self.push(inject.at.0, EventKey::new(class::INJECT, i as u32, 0));
        }
        for (a, at) in net.scenario.announcements.iter().enumerate() {
            self.push(at.0, EventKey::new(class::ANNOUNCE, a as u32, 0));
        }
        self.schedule_campaigns();
        for profile in 0..net.profile_users.len() {
            if !net.profile_users[profile].is_empty() {
                self.push(0, EventKey::new(class::TICK, profile as u32, 0));
            }
        }
        for facility in 0..net.facilities.len() as u32 {
            self.schedule_failure(facility);
        }
        for (g, row) in net.groups.iter().enumerate() {
            self.memory.absent[g] = !self.holds(row.chance, row.hash);
            self.draw_stock(g as u32, &row.buffer);
        }
        self.look_at_what_is_not_whole();
    }

    /// What is less than whole by the model itself shows in the first instant: sources that do not run, capacities
    /// below demand, groups with too few suppliers.
    fn look_at_what_is_not_whole(&mut self) {
        let net = self.net;
        for source in &net.sources {
            if self.facilities.standing[source.facility as usize].status != Status::Up {
                self.facilities.level[source.facility as usize].0 = 0;
                self.set_supply(source.facility);
                self.feed_dirty(source.facility);
            }
        }
        for (f, row) in net.facilities.iter().enumerate() {
            if row.capacity < u64::from(PPM) {
                self.memory.dirty.add(f as u32);
            }
        }
        self.look_at_scarce();
    }

    fn draw_stock(&mut self, group: u32, buffer: &BufferRow) {
        let (BufferRow::Graded {
            cohorts,
            drawn: true,
            ..
        }
        | BufferRow::Areal {
            cohorts,
            drawn: true,
            ..
        }) = buffer
        else {
            return;
        };
        let (lasting, longest_cut) = match &self.net.model.groups[group as usize].buffer {
            crate::model::Buffer::Graded { stock, .. } => (&stock.lasting, None),
            crate::model::Buffer::Areal {
                stock,
                rotating_off_ms,
                ..
            } => (&stock.lasting, *rotating_off_ms),
            crate::model::Buffer::None => return,
        };
        let hash = self.net.groups[group as usize].hash;
        let ms = self.draw(lasting, super::event::purpose::STOCK, hash, 0);
        let ms = (ms + 0.5).max(0.0) as u64;
        // A place that outlasts the longest of rotating cuts never goes dark.
        let outlasts = longest_cut.is_some_and(|cut| ms >= cut);
        let ms = if outlasts { LONGEST.0 } else { ms };
        if !cohorts.is_empty() {
            self.memory.stocks[group as usize].set_drawn(ms, cohorts);
        }
    }

    fn instants(&mut self, budget: u64) -> Result<u64, Stopped> {
        let mut events = self.instant()?;
        while let Some(time) = self.memory.calendar.peek_time() {
            self.now = time;
            events += self.instant()?;
            if events > budget {
                return Err(Stopped::Budget { at: time, events });
            }
        }
        self.now = self.horizon;
        Ok(events)
    }

    /// One instant: rounds to rest, then what follows from the rest, until nothing is due now.
    fn instant(&mut self) -> Result<u64, Stopped> {
        let mut events = 0;
        let mut rounds = 0;
        loop {
            while self.is_restless() {
                rounds += 1;
                if rounds > MOST_ROUNDS / 2 {
                    self.memory.keep_changing();
                }
                if rounds > MOST_ROUNDS {
                    return Err(self.restless());
                }
                events += self.primary_changes();
                if self.memory.carrier_dirty {
                    self.balance();
                }
                self.settle();
                self.latch();
            }
            self.rest();
            if !self.is_restless() {
                return Ok(events);
            }
        }
    }

    fn is_restless(&mut self) -> bool {
        self.memory.carrier_dirty
            || !self.memory.dirty.is_empty()
            || self.memory.calendar.peek_time() == Some(self.now)
    }

    fn restless(&mut self) -> Stopped {
        // A circle through a carrier moves levels and leaves nothing to look at.
        let memory = &mut *self.memory;
        let circle = if memory.changing.is_empty() {
            &mut memory.moved
        } else {
            &mut memory.changing
        };
        circle.sort();
        Stopped::Restless {
            at: self.now,
            facilities: (0..circle.len())
                .map(|position| circle.get(position))
                .collect(),
        }
    }

    fn primary_changes(&mut self) -> u64 {
        let mut events = 0;
        while let Some(event) = self.next_due() {
            events += 1;
            if event.class() > class::INJECT {
                self.strike_all();
            }
            self.apply(event);
        }
        events
    }

    /// The next event of this instant; what has struck by then may make another one due.
    fn next_due(&mut self) -> Option<EventKey> {
        if self.memory.calendar.peek_time() != Some(self.now) {
            self.strike_all();
        }
        if self.memory.calendar.peek_time() != Some(self.now) {
            return None;
        }
        let (_, key) = self.memory.calendar.pop()?;
        Some(self.memory.equals.turn(EventKey::from_bits(key)))
    }

    fn apply(&mut self, event: EventKey) {
        let (id, occurrence) = (event.id(), event.occurrence());
        match event.class() {
            class::HAZARD => self.hazard(id),
            class::INJECT => self.inject(id),
            class::EFFECT_END => self.set_effect(id, false),
            class::TICK => self.tick(id),
            class::FAILURE => self.fail(id),
            class::SWITCHED => self.switched(id, occurrence),
            class::RELEASE => self.release(id),
            class::WORKED => self.worked(id, occurrence),
            class::STRENGTH => self.strength(id),
            class::STARTED => self.started(id, occurrence),
            class::STOCK => self.stock_comes_up(id),
            class::LAG => self.lag_comes_up(id),
            class::BACKLOG => self.backlog_comes_up(id),
            class::ANNOUNCE => self.announce(id),
            class::CAMPAIGN => self.campaign(id, occurrence),
            class::INTRUSION => self.intrude(id),
            class::STAGE => self.stage_done(id, occurrence),
            class::ACT => self.act(id, occurrence),
            class::FLOOD => self.flood(id, occurrence),
            class::NOTICE => self.notice_comes_up(id, occurrence),
            class::CONTAINED => self.contain(id),
            class::CLEANED => self.clean(id),
            class::CORE => self.core_rebuilt(id, occurrence),
            class::INFECTION => self.infect(id, occurrence),
            class::PATCH => self.patch(id, occurrence),
            other => unreachable!("no event of class {other} is ever pushed"),
        }
    }

    /// A demand profile moves to the hour that begins.
    fn tick(&mut self, profile: u32) {
        let net = self.net;
        let record = &net.model.profiles[profile as usize];
        let start = net.start();
        let local_ms = start.unix_ms + i64::from(start.offset_minutes) * 60_000 + self.now as i64;
        let hour = local_ms.rem_euclid(MS_PER_DAY as i64) as u64 / MS_PER_HOUR;
        let month = month_of(local_ms.div_euclid(MS_PER_DAY as i64));
        let factor = record.hours[hour as usize] * record.months[month];
        self.memory.profile_ppm[profile as usize] = (factor * f64::from(PPM) + 0.5) as u64;
        for position in 0..net.profile_users[profile as usize].len() {
            self.set_demand(net.profile_users[profile as usize][position]);
        }
        let next = MS_PER_HOUR - local_ms.rem_euclid(MS_PER_HOUR as i64) as u64;
        self.push(self.now + next, EventKey::new(class::TICK, profile, 0));
    }

    /// The instant has come to rest: causes, observers, windows, stocks, crews.
    fn rest(&mut self) {
        self.notice_hidden_losses();
        self.memory.moved.sort();
        self.find_causes();
        self.tell_levels();
        self.rest_groups();
        self.rest_sites();
        self.rerate_jobs();
        self.deal_pools();
    }

    fn tell_levels(&mut self) {
        for position in 0..self.memory.moved.len() {
            let facility = self.memory.moved.get(position);
            let f = facility as usize;
            let (before, level) = (self.memory.level_before[f], self.facilities.level[f].0);
            if before == level {
                continue;
            }
            self.count_cell(facility, before, level);
            let cause = match level {
                PPM => Cause::NONE,
                _ => self.memory.causes[f],
            };
            self.observer.level(self.now, facility, level, &cause);
        }
        self.memory.moved.clear();
    }

    /// Keeps the service of the facility's region and of the nation, in the whole percents that repair work feels.
    fn count_cell(&mut self, facility: u32, before: u32, level: u32) {
        let row = &self.net.facilities[facility as usize];
        if row.people == 0 {
            return;
        }
        let own = self.net.cell(facility);
        let nation = self.net.regions * self.net.sectors + row.sector as usize;
        for cell in [own, nation] {
            let served = &mut self.memory.cell_served[cell];
            *served = *served + row.people * u64::from(level) - row.people * u64::from(before);
            let all = self.net.cell_people[cell] * u64::from(PPM);
            let percent = (*served * 100).div_ceil(all.max(1)) as u32;
            if self.memory.cell_percent[cell] != percent {
                self.memory.cell_percent[cell] = percent;
                self.memory
                    .dirty_regions
                    .add((cell / self.net.sectors) as u32);
            }
            if own == nation {
                break;
            }
        }
    }

    /// Facilities that are whole themselves and wait for each other in a circle.
    fn name_deadlocks(&mut self) {
        let mut named = vec![false; self.net.facilities.len()];
        for facility in 0..self.net.facilities.len() as u32 {
            let mut path = Vec::new();
            let mut at = facility;
            while !named[at as usize] && !path.contains(&at) {
                path.push(at);
                match self.waits_for(at) {
                    Some(supplier) => at = supplier,
                    None => break,
                }
            }
            let circle = path.iter().position(|other| *other == at);
            if let Some(from) = circle
                && path
                    .last()
                    .is_some_and(|last| self.waits_for(*last) == Some(path[from]))
            {
                self.observer.deadlock(&path[from..]);
            }
            for at in path {
                named[at as usize] = true;
            }
        }
    }

    /// The supplier without which a facility that is whole itself stays down.
    fn waits_for(&self, facility: u32) -> Option<u32> {
        let f = facility as usize;
        let starting = self.facilities.standing[f].status == Status::Starting;
        if self.facilities.level[f].0 == PPM || self.facilities.ability[f].0 < PPM || starting {
            return None;
        }
        let group = self
            .net
            .groups_of(facility)
            .min_by_key(|group| (self.groups.passed[*group].0, *group))?;
        (self.groups.passed[group].0 < PPM).then(|| self.most_missing(group))
    }

    /// Puts an event into the calendar; what lies behind the horizon never happens.
    pub(super) fn push(&mut self, at: u64, key: EventKey) {
        if at <= self.horizon {
            let key = self.memory.equals.turn(key);
            self.memory.calendar.push(at, key.to_bits());
        }
    }

    /// The time that lies `ms` ahead, to the whole ms.
    pub(super) fn after(&self, ms: f64) -> u64 {
        self.now.saturating_add((ms + 0.5).max(0.0) as u64)
    }
}

/// Month (0-11) of a day counted from 1970-01-01 (Hinnant 2013, "chrono-compatible low-level date algorithms").
fn month_of(days: i64) -> usize {
    let shifted = days + 719_468;
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    ((march_month + 2) % 12) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_into_their_months() {
        assert_eq!(month_of(0), 0, "1970-01-01");
        assert_eq!(month_of(58), 1, "1970-02-28");
        assert_eq!(month_of(59), 2, "1970-03-01");
        assert_eq!(month_of(11_016), 1, "2000-02-29");
        assert_eq!(month_of(17_780), 8, "2018-09-06");
        assert_eq!(month_of(-1), 11, "1969-12-31");
    }
}
