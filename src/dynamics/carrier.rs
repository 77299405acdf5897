//! The balance of a carrier: each area serves itself, surplus flows over ties, shortage is shared; a loss too large to
//! shed takes the whole area down, and it comes back by cranking power.

use std::collections::VecDeque;

use super::instant::Run;
use super::observer::{Note, Observer};
use crate::model::Role;
use crate::random::Distribution;
use crate::units::PPM;
use crate::world::{RoleRow, Status};

const PPM64: u64 = PPM as u64;

/// What an area remembers.
#[derive(Default)]
pub(super) struct AreaState {
    /// Shortage over the window of lost supply: (end, kW), kW rising towards the present, as of the last balance.
    past: VecDeque<(u64, u64)>,
    shortage: u64,
    /// What was last told to the observer.
    told: Option<(u64, u64)>,
}

impl AreaState {
    pub(super) fn reset(&mut self) {
        self.past.clear();
        self.shortage = 0;
        self.told = None;
    }

    /// Notes the shortage that stands from `now` on; what was lost since the lowest shortage of the window.
    fn lost(&mut self, now: u64, window_ms: u64, shortage: u64) -> u64 {
        while self.past.back().is_some_and(|(_, kw)| *kw >= self.shortage) {
            self.past.pop_back();
        }
        self.past.push_back((now, self.shortage));
        while self
            .past
            .front()
            .is_some_and(|(end, _)| end + window_ms <= now)
        {
            self.past.pop_front();
        }
        let least = self.past.front().map_or(self.shortage, |(_, kw)| *kw);
        self.shortage = shortage;
        shortage.saturating_sub(least)
    }
}

/// Reused by each balance: kW by area, kW by tie and direction, and the search for augmenting paths.
#[derive(Default)]
pub(super) struct FlowScratch {
    demand: Vec<u64>,
    generated: Vec<u64>,
    surplus: Vec<u64>,
    deficit: Vec<u64>,
    imported: Vec<u64>,
    exported: Vec<u64>,
    /// Room left from `from` to `to` and back, by tie.
    room: Vec<(u64, u64)>,
    /// Tie by which the search reached an area, and whether along it.
    reached_by: Vec<Option<(u32, bool)>>,
    queue: VecDeque<u32>,
}

impl<O: Observer> Run<'_, O> {
    /// Balances the carriers; collapsed areas change in the next round.
    pub(super) fn balance(&mut self) {
        self.memory.carrier_dirty = false;
        self.take_stock();
        if self.memory.flow.deficit.iter().any(|kw| *kw > 0) {
            self.flow_over_ties();
        }
        for area in 0..self.net.areas.len() {
            self.serve_area(area);
        }
    }

    fn take_stock(&mut self) {
        let areas = self.net.areas.len();
        let flow = &mut self.memory.flow;
        for column in [
            &mut flow.demand,
            &mut flow.generated,
            &mut flow.surplus,
            &mut flow.deficit,
            &mut flow.imported,
            &mut flow.exported,
        ] {
            column.clear();
            column.resize(areas, 0);
        }
        for (a, area) in self.net.areas.iter().enumerate() {
            let demand = self.facilities.demand[area.facility as usize].0;
            // What has left with the unrestorable share of the area asks for nothing.
            let share = u64::from(self.facilities.ability[area.facility as usize].0);
            flow.demand[a] = (u128::from(area.demand_kw) * u128::from(demand) * u128::from(share)
                / u128::from(PPM64 * PPM64)) as u64;
        }
        for source in &self.net.sources {
            if self.facilities.standing[source.facility as usize].status == Status::Up {
                let level = u64::from(self.facilities.level[source.facility as usize].0);
                flow.generated[source.area as usize] += source.kw * level / PPM64;
            }
        }
        for a in 0..areas {
            flow.surplus[a] = flow.generated[a].saturating_sub(flow.demand[a]);
            flow.deficit[a] = flow.demand[a].saturating_sub(flow.generated[a]);
        }
        flow.room.clear();
        for tie in &self.net.ties {
            let level = u64::from(self.facilities.level[tie.facility as usize].0);
            flow.room
                .push((tie.kw * level / PPM64, tie.back_kw * level / PPM64));
        }
    }

    /// Maximum flow from surplus to deficit by shortest augmenting paths (Edmonds and Karp 1972), in index order.
    fn flow_over_ties(&mut self) {
        for source in 0..self.net.areas.len() {
            while self.memory.flow.surplus[source] > 0 && self.augment(source as u32) {}
        }
    }

    fn augment(&mut self, source: u32) -> bool {
        let Some(sink) = self.search(source) else {
            return false;
        };
        let ties = &self.net.ties;
        let flow = &mut self.memory.flow;
        let mut kw = flow.surplus[source as usize].min(flow.deficit[sink as usize]);
        let mut at = sink;
        while let Some((tie, along)) = flow.reached_by[at as usize] {
            let (room, back) = flow.room[tie as usize];
            kw = kw.min(if along { room } else { back });
            at = if along {
                ties[tie as usize].from
            } else {
                ties[tie as usize].to
            };
        }
        at = sink;
        while let Some((tie, along)) = flow.reached_by[at as usize] {
            let (room, back) = &mut flow.room[tie as usize];
            if along {
                (*room, *back) = (*room - kw, *back + kw);
                at = ties[tie as usize].from;
            } else {
                (*room, *back) = (*room + kw, *back - kw);
                at = ties[tie as usize].to;
            }
        }
        flow.surplus[source as usize] -= kw;
        flow.deficit[sink as usize] -= kw;
        flow.exported[source as usize] += kw;
        flow.imported[sink as usize] += kw;
        true
    }

    /// The nearest area in deficit that has a way from `source`; `reached_by` tells the way.
    fn search(&mut self, source: u32) -> Option<u32> {
        let flow = &mut self.memory.flow;
        flow.reached_by.clear();
        flow.reached_by.resize(self.net.areas.len(), None);
        flow.queue.clear();
        flow.queue.push_back(source);
        while let Some(area) = flow.queue.pop_front() {
            if area != source && flow.deficit[area as usize] > 0 {
                return Some(area);
            }
            for (t, tie) in self.net.ties.iter().enumerate() {
                let (room, back) = flow.room[t];
                let next = match () {
                    () if tie.from == area && room > 0 => (tie.to, true),
                    () if tie.to == area && back > 0 => (tie.from, false),
                    () => continue,
                };
                if next.0 != source && flow.reached_by[next.0 as usize].is_none() {
                    flow.reached_by[next.0 as usize] = Some((t as u32, next.1));
                    flow.queue.push_back(next.0);
                }
            }
        }
        None
    }

    fn serve_area(&mut self, area: usize) {
        let row = &self.net.areas[area];
        let flow = &self.memory.flow;
        let (demand, generated) = (flow.demand[area], flow.generated[area]);
        let (imported, exported) = (flow.imported[area], flow.exported[area]);
        let served = demand.min((generated + imported).saturating_sub(exported));
        assert!(
            served + exported <= generated + imported,
            "an area serves and exports more than it generates and imports"
        );
        let shortage = demand - served;
        let state = &mut self.memory.areas[area];
        let lost = state.lost(self.now, row.window_ms, shortage);
        if state.told != Some((served, demand)) {
            state.told = Some((served, demand));
            self.observer.balance(self.now, area as u32, served, demand);
        }
        let level = if demand == 0 {
            PPM
        } else {
            (u128::from(served) * u128::from(PPM64)).div_ceil(u128::from(demand)) as u32
        };
        let facility = row.facility;
        if level != self.facilities.level[facility as usize].0 {
            self.set_level(facility, level);
            self.feed_dirty(facility);
            self.memory.dirty.add(facility);
            self.look_at_cranking(area);
        }
        if lost > row.shedding_kw {
            self.collapse(area, lost);
            // What stands by is called when all is dark, also where nothing was left to go dark.
            self.memory.carrier_dirty = true;
        } else if shortage > 0 {
            self.call_standby(area);
        }
    }

    /// Every source without islanding goes down, and every tie that needs cranking power.
    fn collapse(&mut self, area: usize, lost_kw: u64) {
        let net = self.net;
        let facility = net.areas[area].facility;
        self.observer
            .note(self.now, Note::Collapsed { facility, lost_kw });
        // What is down from now on is the new state of things, not another loss.
        let demand = self.memory.flow.demand[area];
        let state = &mut self.memory.areas[area];
        state.past.clear();
        state.shortage = demand;
        for source in &net.areas[area].sources {
            let row = &net.sources[*source as usize];
            if !row.islanding {
                self.go_dark(row.facility);
            }
        }
        for tie in &net.ties {
            if tie.cranking > 0 && (tie.from == area as u32 || tie.to == area as u32) {
                self.go_dark(tie.facility);
            }
        }
    }

    fn go_dark(&mut self, facility: u32) {
        if matches!(
            self.facilities.standing[facility as usize].status,
            Status::Up | Status::Starting
        ) {
            self.set_status(facility, Status::Down);
        }
    }

    /// Whether a source stands by, could start, and its area is short.
    pub(super) fn is_missed(&self, facility: u32) -> bool {
        let RoleRow::Source(source) = self.net.facilities[facility as usize].role else {
            return false;
        };
        let area = self.net.sources[source as usize].area;
        self.memory.areas[area as usize].shortage > 0 && self.has_cranking(facility)
    }

    /// Sources that stand by begin to start.
    fn call_standby(&mut self, area: usize) {
        let net = self.net;
        for source in &net.areas[area].sources {
            let facility = net.sources[*source as usize].facility;
            if self.facilities.standing[facility as usize].status == Status::Standby
                && self.facilities.readiness[facility as usize].0
                    >= net.facilities[facility as usize].minimum
                && self.has_cranking(facility)
            {
                self.begin_start(facility);
            }
        }
    }

    /// The area's sources and ties may have gained or lost their cranking power.
    fn look_at_cranking(&mut self, area: usize) {
        let net = self.net;
        for source in &net.areas[area].sources {
            self.look_at_start(net.sources[*source as usize].facility);
        }
        for tie in &net.ties {
            if tie.from == area as u32 || tie.to == area as u32 {
                self.look_at_start(tie.facility);
            }
        }
    }

    fn look_at_start(&mut self, facility: u32) {
        if matches!(
            self.facilities.standing[facility as usize].status,
            Status::Down | Status::Starting
        ) {
            self.memory.dirty.add(facility);
        }
    }

    /// Whether the power that a start needs stands at the station.
    pub(super) fn has_cranking(&self, facility: u32) -> bool {
        let level =
            |area: u32| self.facilities.level[self.net.areas[area as usize].facility as usize].0;
        match self.net.facilities[facility as usize].role {
            RoleRow::Service | RoleRow::Area(_) => true,
            RoleRow::Source(source) => {
                let row = &self.net.sources[source as usize];
                level(row.area) >= row.cranking
            }
            RoleRow::Tie(tie) => {
                let row = &self.net.ties[tie as usize];
                level(row.from) >= row.cranking && level(row.to) >= row.cranking
            }
        }
    }

    /// How long a start takes.
    pub(super) fn start_time(&self, facility: u32) -> &Distribution {
        let record = self.net.facility(facility);
        match &record.role {
            Role::Source(source) => &source.start,
            Role::Tie(tie) => &tie.start,
            Role::Service | Role::Area(_) => &record.restart,
        }
    }
}
