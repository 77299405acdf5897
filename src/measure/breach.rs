//! Breaches of service maintenance levels: confirmed when they have lasted long enough, and dated back.

use super::curve::Curve;
use super::recorder::region_of;
use crate::model::{Maintenance, MaintenanceScope, MaintenanceTrigger};
use crate::units::PPM;
use crate::world::Network;

const PPM64: u64 = PPM as u64;

/// All breaches of a replicate.
pub(super) struct Breaches {
    rules: Vec<Rule>,
    /// Rules by sector.
    of_sector: Vec<Vec<usize>>,
    /// Rules by sector that look at each facility by itself.
    facility_rules: Vec<Vec<usize>>,
    sector_of: Vec<u32>,
    cell_of: Vec<Option<usize>>,
    sectors: usize,
    /// Sector of each area's facility.
    area_sector: Vec<u32>,
    area_unserved: Vec<u64>,
    areas_dirty: bool,
    /// Facilities that have changed in this instant, with lost weight x ppm, weight and level.
    changed: Vec<(u32, u64, u64, u32)>,
    /// Confirmed breaches of each sector, (from, to).
    intervals: Vec<Vec<(u64, u64)>>,
    cells: Vec<bool>,
}

/// A service maintenance level with what is in breach of it now.
struct Rule {
    sector: u32,
    trigger: MaintenanceTrigger,
    scope: MaintenanceScope,
    lasting_ms: u64,
    /// Start of the present breach by unit: facility, cell, area or the nation.
    since: Vec<Option<u64>>,
}

impl Breaches {
    pub(super) fn new(net: &Network) -> Breaches {
        let mut rules = Vec::new();
        let mut of_sector = vec![Vec::new(); net.sectors];
        let mut facility_rules = vec![Vec::new(); net.sectors];
        for (s, sector) in net.model.sectors.iter().enumerate() {
            for level in &sector.maintenance {
                let rule = Rule::new(net, s as u32, level);
                if rule.scope == MaintenanceScope::Facility && !rule.by_kilowatts() {
                    facility_rules[s].push(rules.len());
                }
                of_sector[s].push(rules.len());
                rules.push(rule);
            }
        }
        Breaches {
            rules,
            of_sector,
            facility_rules,
            sector_of: net.facilities.iter().map(|row| row.sector).collect(),
            cell_of: (0..net.facilities.len() as u32)
                .map(|f| region_of(net, f).map(|_| net.cell(f)))
                .collect(),
            sectors: net.sectors,
            area_sector: net
                .areas
                .iter()
                .map(|area| net.facilities[area.facility as usize].sector)
                .collect(),
            area_unserved: vec![0; net.areas.len()],
            areas_dirty: false,
            changed: Vec::new(),
            intervals: vec![Vec::new(); net.sectors],
            cells: vec![false; net.cells()],
        }
    }

    pub(super) fn reset(&mut self) {
        for rule in &mut self.rules {
            rule.since.fill(None);
        }
        self.area_unserved.fill(0);
        self.areas_dirty = false;
        self.changed.clear();
        self.intervals.iter_mut().for_each(Vec::clear);
        self.cells.fill(false);
    }

    /// A facility's loss has changed; its sector's rules are asked when the instant rests.
    pub(super) fn facility(&mut self, facility: u32, lost: u64, weight: u64, level: u32) {
        let sector = self.sector_of[facility as usize];
        if !self.facility_rules[sector as usize].is_empty() {
            self.changed.push((facility, lost, weight, level));
        }
    }

    pub(super) fn area(&mut self, area: u32, unserved_kw: u64) {
        self.area_unserved[area as usize] = unserved_kw;
        self.areas_dirty = true;
    }

    pub(super) fn sector(&mut self, now: u64, sector: u32, curve: &Curve) {
        for position in 0..self.of_sector[sector as usize].len() {
            let r = self.of_sector[sector as usize][position];
            if self.rules[r].scope == MaintenanceScope::Nation && !self.rules[r].by_kilowatts() {
                let breached = self.rules[r].breached_by(curve);
                self.mark(r, 0, now, breached, None);
            }
        }
    }

    pub(super) fn cell(&mut self, now: u64, cell: u32, curve: &Curve) {
        let sector = cell as usize % self.sectors;
        for position in 0..self.of_sector[sector].len() {
            let r = self.of_sector[sector][position];
            if self.rules[r].scope == MaintenanceScope::Region && !self.rules[r].by_kilowatts() {
                let breached = self.rules[r].breached_by(curve);
                self.mark(r, cell as usize, now, breached, Some(cell as usize));
            }
        }
    }

    /// The instant rests: facilities and areas are asked.
    pub(super) fn rest(&mut self, now: u64) {
        let mut changed = std::mem::take(&mut self.changed);
        for (facility, lost, weight, level) in changed.drain(..) {
            let sector = self.sector_of[facility as usize] as usize;
            for position in 0..self.facility_rules[sector].len() {
                let r = self.facility_rules[sector][position];
                let breached = match self.rules[r].trigger {
                    MaintenanceTrigger::People(people) => weight > 0 && lost >= people * PPM64,
                    MaintenanceTrigger::ShareBelow(share) => level < share.ppm(),
                    MaintenanceTrigger::Kilowatts(_) => false,
                };
                let cell = self.cell_of[facility as usize];
                self.mark(r, facility as usize, now, breached, cell);
            }
        }
        self.changed = changed;
        if std::mem::take(&mut self.areas_dirty) {
            self.ask_areas(now);
        }
    }

    fn ask_areas(&mut self, now: u64) {
        for r in 0..self.rules.len() {
            let MaintenanceTrigger::Kilowatts(kw) = self.rules[r].trigger else {
                continue;
            };
            let sector = self.rules[r].sector;
            let of_sector = |area: &usize| self.area_sector[*area] == sector;
            let areas: Vec<usize> = (0..self.area_unserved.len()).filter(of_sector).collect();
            if self.rules[r].scope == MaintenanceScope::Nation {
                let unserved: u64 = areas.iter().map(|area| self.area_unserved[*area]).sum();
                self.mark(r, 0, now, unserved >= kw, None);
            } else {
                for area in areas {
                    self.mark(r, area, now, self.area_unserved[area] >= kw, None);
                }
            }
        }
    }

    fn mark(&mut self, rule: usize, unit: usize, now: u64, breached: bool, cell: Option<usize>) {
        let row = &mut self.rules[rule];
        match (row.since[unit], breached) {
            (None, true) => row.since[unit] = Some(now),
            (Some(since), false) => {
                row.since[unit] = None;
                self.confirm(rule, since, now, cell);
            }
            _ => {}
        }
    }

    fn confirm(&mut self, rule: usize, from: u64, to: u64, cell: Option<usize>) {
        let row = &self.rules[rule];
        if to - from >= row.lasting_ms && to > from {
            self.intervals[row.sector as usize].push((from, to));
            if let Some(cell) = cell {
                self.cells[cell] = true;
            }
        }
    }

    /// The horizon: what is in breach still has lasted until now.
    pub(super) fn finish(&mut self, horizon: u64) {
        for r in 0..self.rules.len() {
            for unit in 0..self.rules[r].since.len() {
                if let Some(since) = self.rules[r].since[unit].take() {
                    let cell = match self.rules[r].scope {
                        MaintenanceScope::Facility if !self.rules[r].by_kilowatts() => {
                            self.cell_of[unit]
                        }
                        MaintenanceScope::Region if !self.rules[r].by_kilowatts() => Some(unit),
                        _ => None,
                    };
                    self.confirm(r, since, horizon, cell);
                }
            }
        }
        self.intervals.iter_mut().for_each(unite);
    }

    /// The times in breach of a sector, united, in order.
    pub(super) fn sector_intervals(&self, sector: usize) -> &[(u64, u64)] {
        &self.intervals[sector]
    }

    /// Whether a cell was in breach by itself.
    pub(super) fn cells(&self) -> &[bool] {
        &self.cells
    }
}

impl Rule {
    fn new(net: &Network, sector: u32, level: &Maintenance) -> Rule {
        let mut rule = Rule {
            sector,
            trigger: level.trigger,
            scope: level.scope,
            lasting_ms: level.lasting.0,
            since: Vec::new(),
        };
        let units = match (rule.by_kilowatts(), level.scope) {
            (_, MaintenanceScope::Nation) => 1,
            (true, _) => net.areas.len(),
            (false, MaintenanceScope::Facility) => net.facilities.len(),
            (false, MaintenanceScope::Region) => net.cells(),
        };
        rule.since = vec![None; units];
        rule
    }

    fn by_kilowatts(&self) -> bool {
        matches!(self.trigger, MaintenanceTrigger::Kilowatts(_))
    }

    fn breached_by(&self, curve: &Curve) -> bool {
        match self.trigger {
            MaintenanceTrigger::People(people) => curve.lost >= people * PPM64,
            MaintenanceTrigger::ShareBelow(share) => curve.service(curve.lost) < share.ppm(),
            MaintenanceTrigger::Kilowatts(_) => false,
        }
    }
}

/// Sorts intervals and unites what overlaps or touches.
pub(super) fn unite(intervals: &mut Vec<(u64, u64)>) {
    intervals.sort_unstable();
    let mut united: Vec<(u64, u64)> = Vec::with_capacity(intervals.len());
    for (from, to) in intervals.drain(..) {
        match united.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => united.push((from, to)),
        }
    }
    *intervals = united;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_and_touching_times_are_one() {
        let mut intervals = vec![(5, 9), (1, 3), (3, 4), (8, 12), (20, 21)];
        unite(&mut intervals);
        assert_eq!(intervals, [(1, 4), (5, 12), (20, 21)]);
    }
}
