//! The balance of a carrier, made anew in every round.

use std::collections::VecDeque;

use hakyu::model::{Model, Role, Source, Tie};

use super::{Naive, ONE, Status};

/// An area: its facility, and the shortages at all balances so far.
pub struct Area {
    facility: usize,
    shortages: Vec<(u64, u64)>,
}

pub(super) fn areas(model: &Model) -> Vec<Area> {
    let is_area = |f: &usize| matches!(model.facilities[*f].role, Role::Area(_));
    (0..model.facilities.len())
        .filter(is_area)
        .map(|facility| Area {
            facility,
            shortages: vec![(0, 0)],
        })
        .collect()
}

impl Area {
    /// What is short now beyond the least that was short within the window.
    fn lost(&mut self, now: u64, window: u64, shortage: u64) -> u64 {
        let ends = self
            .shortages
            .iter()
            .skip(1)
            .map(|(at, _)| *at)
            .chain([now]);
        let recent = self
            .shortages
            .iter()
            .zip(ends)
            .filter(|(_, end)| end + window > now);
        let standing = self.shortages.last().map_or(0, |(_, kw)| *kw);
        let least = recent.map(|((_, kw), _)| *kw).min().unwrap_or(standing);
        self.shortages.push((now, shortage));
        shortage.saturating_sub(least)
    }
}

impl Naive<'_> {
    fn sources(&self) -> Vec<(usize, &Source)> {
        let all = self.model.facilities.iter().enumerate();
        all.filter_map(|(f, record)| match &record.role {
            Role::Source(source) => Some((f, source)),
            _ => None,
        })
        .collect()
    }

    fn ties(&self) -> Vec<(usize, &Tie)> {
        let all = self.model.facilities.iter().enumerate();
        all.filter_map(|(f, record)| match &record.role {
            Role::Tie(tie) => Some((f, tie)),
            _ => None,
        })
        .collect()
    }

    /// True if an area's level or anybody's status has changed.
    pub(super) fn balance(&mut self) -> bool {
        let look = |naive: &Naive| -> Vec<(u64, Status)> {
            let all = naive.facilities.iter();
            all.map(|f| (f.level, f.status)).collect()
        };
        let before = look(self);
        let (demand, generated) = (self.demand_kw(), self.generated_kw());
        let net_import = self.flows(&demand, &generated);
        for a in 0..self.areas.len() {
            let available = (generated[a] as i64 + net_import[a]).max(0) as u64;
            self.serve(a, demand[a], demand[a].min(available));
        }
        before != look(self)
    }

    fn demand_kw(&self) -> Vec<u64> {
        let demand = |area: &Area| {
            let Role::Area(record) = &self.model.facilities[area.facility].role else {
                return 0;
            };
            let facility = &self.facilities[area.facility];
            let kw = u128::from(record.demand_kw);
            let asked = kw * u128::from(facility.demand) * u128::from(facility.ability);
            (asked / u128::from(ONE * ONE)) as u64
        };
        self.areas.iter().map(demand).collect()
    }

    fn generated_kw(&self) -> Vec<u64> {
        let mut generated = vec![0; self.areas.len()];
        for (f, source) in self.sources() {
            if self.facilities[f].status == Status::Up {
                generated[self.area_row(source.area)] += source.kw * self.facilities[f].level / ONE;
            }
        }
        generated
    }

    fn area_row(&self, facility: usize) -> usize {
        let row = self.areas.iter().position(|area| area.facility == facility);
        row.expect("sources and ties name areas")
    }

    /// Import less export of each area: from each surplus in turn to the nearest deficit, along the first of the
    /// shortest ways.
    fn flows(&self, demand: &[u64], generated: &[u64]) -> Vec<i64> {
        let mut left: Vec<i64> = (0..demand.len())
            .map(|a| generated[a] as i64 - demand[a] as i64)
            .collect();
        let mut net = vec![0; left.len()];
        // (from, to, room) in both directions of each tie in turn.
        let mut ways = Vec::new();
        for (f, tie) in self.ties() {
            let (from, to) = (self.area_row(tie.from), self.area_row(tie.to));
            let room = |kw: u64| (kw * self.facilities[f].level / ONE) as i64;
            ways.push((from, to, room(tie.kw)));
            ways.push((to, from, room(tie.back_kw)));
        }
        for source in 0..left.len() {
            while left[source] > 0 {
                let Some(path) = shortest(source, &ways, &left) else {
                    break;
                };
                let sink = ways[path[path.len() - 1]].1;
                let narrowest = path.iter().map(|way| ways[*way].2).min().unwrap_or(0);
                let kw = narrowest.min(left[source]).min(-left[sink]);
                for way in path {
                    ways[way].2 -= kw;
                    ways[way ^ 1].2 += kw;
                }
                (left[source], left[sink]) = (left[source] - kw, left[sink] + kw);
                (net[source], net[sink]) = (net[source] - kw, net[sink] + kw);
            }
        }
        net
    }

    fn serve(&mut self, a: usize, demand: u64, served: u64) {
        let facility = self.areas[a].facility;
        let Role::Area(record) = &self.model.facilities[facility].role else {
            return;
        };
        let shortage = demand - served;
        self.facilities[facility].level = match demand {
            0 => ONE,
            _ => (u128::from(served) * u128::from(ONE)).div_ceil(u128::from(demand)) as u64,
        };
        let lost = self.areas[a].lost(self.now, record.window_ms, shortage);
        if lost > record.shedding_kw {
            // That all is down from now on is the new state of things, not another loss.
            self.areas[a].shortages = vec![(self.now, demand)];
            self.collapse(facility);
        } else if shortage > 0 {
            self.call_standby(facility);
        }
    }

    fn collapse(&mut self, area: usize) {
        let ties = self.ties().into_iter();
        let cut =
            ties.filter(|(_, tie)| tie.cranking.ppm() > 0 && (tie.from == area || tie.to == area));
        let mut dark: Vec<usize> = cut.map(|(f, _)| f).collect();
        let sources = self.sources().into_iter();
        let lost = sources.filter(|(_, source)| source.area == area && !source.islanding);
        dark.extend(lost.map(|(f, _)| f));
        for f in dark {
            if matches!(self.facilities[f].status, Status::Up | Status::Starting(_)) {
                self.facilities[f].status = Status::Down;
            }
        }
    }

    fn call_standby(&mut self, area: usize) {
        let all: Vec<usize> = self.sources().iter().map(|(f, _)| *f).collect();
        for f in all {
            let Role::Source(source) = &self.model.facilities[f].role else {
                continue;
            };
            let minimum = u64::from(self.model.facilities[f].minimum.ppm());
            let ready = self.facilities[f].readiness >= minimum && self.has_cranking(f);
            if source.area == area && self.facilities[f].status == Status::Standby && ready {
                self.begin_start(f);
            }
        }
    }

    pub(super) fn has_cranking(&self, f: usize) -> bool {
        let stands = |area: usize, share: u32| self.facilities[area].level >= u64::from(share);
        match &self.model.facilities[f].role {
            Role::Source(source) => stands(source.area, source.cranking.ppm()),
            Role::Tie(tie) => {
                stands(tie.from, tie.cranking.ppm()) && stands(tie.to, tie.cranking.ppm())
            }
            _ => true,
        }
    }
}

/// The ways from a surplus to the nearest deficit, by breadth first.
fn shortest(source: usize, ways: &[(usize, usize, i64)], left: &[i64]) -> Option<Vec<usize>> {
    let mut paths = VecDeque::from([(source, Vec::new())]);
    let mut seen = vec![source];
    while let Some((area, path)) = paths.pop_front() {
        if left[area] < 0 {
            return Some(path);
        }
        for (w, (from, to, room)) in ways.iter().enumerate() {
            if *from == area && *room > 0 && !seen.contains(to) {
                seen.push(*to);
                paths.push_back((*to, [path.clone(), vec![w]].concat()));
            }
        }
    }
    None
}
