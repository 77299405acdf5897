//! Listens to a replicate and keeps what is measured of it.

use super::breach::Breaches;
use super::campaign::CampaignOutcome;
use super::curve::Curve;
use super::observation::Observations;
use super::outcome::{Axes, Outcome, RECOVERY_SHARES_PPM, SectorOutcome};
use super::severity::severities;
use crate::dynamics::{Cause, CyberStep, Finished, Note, Observer};
use crate::scenario::Act;
use crate::units::{MS_PER_MINUTE, PPM, SimDuration, SimTime};
use crate::world::{NONE, Network, RoleRow};

const PPM64: u64 = PPM as u64;

/// What is kept of one replicate while it runs. Kept between replicates, so that nothing is allocated anew.
pub struct Recorder<'n> {
    net: &'n Network,
    step_ms: u64,
    steps: usize,
    now: u64,
    first_inject: Option<u64>,
    /// What a facility weighs in its sector's service: people, or one each where a sector serves no people directly.
    weight: Vec<u64>,
    sector_weight: Vec<u64>,
    level: Vec<u32>,
    since: Vec<u64>,
    cause: Vec<Cause>,
    unrestorable: Vec<u32>,
    lost_ppm_ms: Vec<u128>,
    hit: Vec<Option<Cause>>,
    sectors: Vec<Curve>,
    cells: Vec<Curve>,
    dirty_sectors: Vec<u32>,
    dirty_cells: Vec<u32>,
    next_sample: usize,
    service_ppm: Vec<u32>,
    flows: Vec<u128>,
    roots: Vec<u128>,
    cell_lost: Vec<u128>,
    breaches: Breaches,
    observations: Observations,
    deadlocks: Vec<String>,
    campaigns: Vec<CampaignOutcome>,
    /// Whether each campaign has struck each system: `campaign * systems + system`.
    struck: Vec<bool>,
}

impl<'n> Recorder<'n> {
    /// A recorder for replicates of `net`.
    pub fn new(net: &'n Network) -> Recorder<'n> {
        let served: Vec<u64> = (0..net.sectors)
            .map(|sector| {
                let of = |row: &&crate::world::FacilityRow| row.sector as usize == sector;
                net.facilities.iter().filter(of).map(|row| row.people).sum()
            })
            .collect();
        let weight: Vec<u64> = net
            .facilities
            .iter()
            .map(|row| match row.role {
                RoleRow::Service if served[row.sector as usize] == 0 => 1,
                _ => row.people,
            })
            .collect();
        let scenario = &net.scenario;
        let mut recorder = Recorder {
            net,
            step_ms: scenario.step.0.max(1),
            steps: (scenario.horizon.0 / scenario.step.0.max(1)) as usize + 1,
            now: 0,
            first_inject: None,
            sector_weight: vec![0; net.sectors],
            weight,
            level: Vec::new(),
            since: Vec::new(),
            cause: Vec::new(),
            unrestorable: Vec::new(),
            lost_ppm_ms: Vec::new(),
            hit: Vec::new(),
            sectors: vec![Curve::default(); net.sectors],
            cells: vec![Curve::default(); net.cells()],
            dirty_sectors: Vec::new(),
            dirty_cells: Vec::new(),
            next_sample: 0,
            service_ppm: Vec::new(),
            flows: Vec::new(),
            roots: Vec::new(),
            cell_lost: Vec::new(),
            breaches: Breaches::new(net),
            observations: Observations::new(net),
            deadlocks: Vec::new(),
            campaigns: Vec::new(),
            struck: Vec::new(),
        };
        for (f, row) in net.facilities.iter().enumerate() {
            recorder.sector_weight[row.sector as usize] += recorder.weight[f];
        }
        recorder.reset();
        recorder
    }

    /// Forgets the last replicate.
    pub fn reset(&mut self) {
        let facilities = self.net.facilities.len();
        refill(&mut self.level, facilities, PPM);
        refill(&mut self.since, facilities, 0);
        refill(&mut self.cause, facilities, Cause::NONE);
        refill(&mut self.unrestorable, facilities, 0);
        refill(&mut self.lost_ppm_ms, facilities, 0);
        refill(&mut self.hit, facilities, None);
        refill(&mut self.service_ppm, self.net.sectors * self.steps, PPM);
        refill(&mut self.flows, self.net.sectors * self.net.sectors, 0);
        refill(&mut self.roots, roots(self.net), 0);
        refill(&mut self.cell_lost, self.net.cells(), 0);
        let mut cell_weight = vec![0; self.net.cells()];
        for f in 0..facilities {
            cell_weight[self.net.cell(f as u32)] += self.weight[f];
        }
        for (curve, weight) in self.sectors.iter_mut().zip(&self.sector_weight) {
            curve.reset(*weight);
        }
        for (curve, weight) in self.cells.iter_mut().zip(cell_weight) {
            curve.reset(weight);
        }
        (self.now, self.next_sample, self.first_inject) = (0, 0, None);
        self.dirty_sectors.clear();
        self.dirty_cells.clear();
        self.deadlocks.clear();
        let campaigns = self.net.scenario.campaigns.len();
        refill(&mut self.campaigns, campaigns, CampaignOutcome::default());
        let systems = self.net.cyber.systems.len();
        refill(&mut self.struck, campaigns * systems, false);
        self.breaches.reset();
        self.observations.reset();
    }

    /// What is lost of a facility that could be restored, in weight x ppm.
    fn lost(&self, facility: usize) -> u64 {
        let could = PPM - self.unrestorable[facility];
        self.weight[facility] * u64::from(could.saturating_sub(self.level[facility]))
    }

    fn advance(&mut self, at: u64) {
        if at == self.now {
            return;
        }
        self.flush();
        self.sample_until(at);
        self.observations.advance(at);
        self.now = at;
    }

    /// The instant that stood until now has come to rest: curves and breaches take its final state.
    fn flush(&mut self) {
        for sector in self.dirty_sectors.drain(..) {
            let curve = &mut self.sectors[sector as usize];
            curve.dirty = false;
            curve.changes.push((self.now, curve.lost));
            self.breaches.sector(self.now, sector, curve);
        }
        for cell in self.dirty_cells.drain(..) {
            let curve = &mut self.cells[cell as usize];
            curve.dirty = false;
            curve.changes.push((self.now, curve.lost));
            self.breaches.cell(self.now, cell, curve);
        }
        self.breaches.rest(self.now);
    }

    /// Samples whose time lies before `at`, all of which show what stands now.
    fn sample_until(&mut self, at: u64) {
        while self.next_sample < self.steps && self.next_sample as u64 * self.step_ms < at {
            for (sector, curve) in self.sectors.iter().enumerate() {
                self.service_ppm[sector * self.steps + self.next_sample] =
                    curve.service(curve.lost);
            }
            self.next_sample += 1;
        }
    }

    /// Adds what a facility has lost since its level last moved to everything that it counts for.
    fn integrate(&mut self, facility: usize) {
        let lasted = u128::from(self.now - self.since[facility]);
        self.since[facility] = self.now;
        let missing = PPM - self.level[facility];
        if lasted == 0 || missing == 0 {
            return;
        }
        self.lost_ppm_ms[facility] += u128::from(missing) * lasted;
        let lost = u128::from(self.lost(facility)) * lasted;
        if lost == 0 || self.net.facilities[facility].people == 0 {
            return;
        }
        let to = self.net.facilities[facility].sector as usize;
        let cause = &self.cause[facility];
        let from = cause.supplier.map_or(to, |supplier| {
            self.net.facilities[supplier as usize].sector as usize
        });
        self.flows[from * self.net.sectors + to] += lost;
        if let Some(root) = self.roots.get_mut(cause.root as usize) {
            *root += lost;
        }
        self.cell_lost[self.net.cell(facility as u32)] += lost;
    }

    /// Writes the present loss of a facility into its sector and cell.
    fn recount(&mut self, facility: usize, before: u64, whole_before: u64) {
        let lost = self.lost(facility);
        let whole = self.whole(facility);
        let sector = self.net.facilities[facility].sector;
        let cell = self.net.cell(facility as u32) as u32;
        for (curve, index, dirty) in [
            (
                &mut self.sectors[sector as usize],
                sector,
                &mut self.dirty_sectors,
            ),
            (&mut self.cells[cell as usize], cell, &mut self.dirty_cells),
        ] {
            curve.lost = curve.lost + lost - before;
            curve.whole = (curve.whole + whole).saturating_sub(whole_before);
            if !curve.dirty {
                curve.dirty = true;
                dirty.push(index);
            }
        }
    }

    /// Weight of a facility that could be served, rounded down.
    fn whole(&self, facility: usize) -> u64 {
        self.weight[facility] * u64::from(PPM - self.unrestorable[facility]) / PPM64
    }

    /// The outcome of a replicate that has reached its horizon.
    pub fn finish(&mut self, replicate: u64, finished: Finished) -> Outcome {
        let horizon = self.net.scenario.horizon.0;
        self.advance(horizon);
        self.flush();
        self.sample_until(horizon + 1);
        for facility in 0..self.net.facilities.len() {
            self.integrate(facility);
        }
        self.breaches.finish(horizon);
        let observed = self.observations.finish(horizon, finished.events);
        let region_cells = self.net.regions * self.net.sectors;
        Outcome {
            replicate,
            events: finished.events,
            evaluated: finished.evaluated,
            first_inject: self.first_inject.map(SimTime),
            sectors: self.sector_outcomes(horizon),
            service_ppm: self.service_ppm.clone(),
            region_lost_person_minutes: self.cell_lost[..region_cells]
                .iter()
                .map(minutes)
                .collect(),
            region_t90: self.cells[..region_cells]
                .iter()
                .map(|curve| curve.recovery(RECOVERY_SHARES_PPM[1]))
                .collect(),
            region_outage: self.breaches.cells()[..region_cells].to_vec(),
            facility_lost_ms: self
                .lost_ppm_ms
                .iter()
                .map(|lost| (lost / u128::from(PPM64)) as u64)
                .collect(),
            facility_hit: self.hit.iter().map(Option::is_some).collect(),
            flows_person_minutes: self.flows.iter().map(minutes).collect(),
            roots_person_minutes: self.roots.iter().map(minutes).collect(),
            observed,
            campaigns: self.campaigns.clone(),
            deadlocks: std::mem::take(&mut self.deadlocks),
            failed: None,
        }
    }

    fn sector_outcomes(&self, horizon: u64) -> Vec<SectorOutcome> {
        let severities = severities(
            self.net,
            &self.sectors,
            &self.cells,
            &self.breaches,
            horizon,
        );
        (0..self.net.sectors)
            .map(|sector| {
                let curve = &self.sectors[sector];
                let (peak_at, peak) = curve.peak();
                let intervals = self.breaches.sector_intervals(sector);
                let facilities = || {
                    let of = move |f: &usize| self.net.facilities[*f].sector as usize == sector;
                    (0..self.net.facilities.len()).filter(of)
                };
                let hit: Vec<(usize, Cause)> = facilities()
                    .filter_map(|f| self.hit[f].map(|cause| (f, cause)))
                    .collect();
                let people_served = facilities().any(|f| self.net.facilities[f].people > 0);
                let lost: u128 = self
                    .flows
                    .iter()
                    .skip(sector)
                    .step_by(self.net.sectors)
                    .sum();
                SectorOutcome {
                    onset: curve
                        .changes
                        .iter()
                        .find(|(_, lost)| *lost > 0)
                        .map(|(at, _)| SimTime(*at)),
                    outage_start: intervals.first().map(|(from, _)| SimTime(*from)),
                    outage_time: SimDuration(intervals.iter().map(|(from, to)| to - from).sum()),
                    peak_people: if people_served { peak / PPM64 } else { 0 },
                    peak_at: SimTime(peak_at),
                    lost_person_minutes: minutes(&lost),
                    recovery: RECOVERY_SHARES_PPM.map(|share| curve.recovery(share)),
                    unrestorable_people: facilities()
                        .map(|f| {
                            self.net.facilities[f].people * u64::from(self.unrestorable[f]) / PPM64
                        })
                        .sum(),
                    facilities_hit: hit.len() as u32,
                    facilities_direct: hit
                        .iter()
                        .filter(|(_, cause)| cause.supplier.is_none())
                        .count() as u32,
                    regions_hit: self.regions_hit(&hit),
                    depth: hit.iter().map(|(_, cause)| cause.depth).max().unwrap_or(0),
                    severity: severities[sector].highest,
                    severity_time: severities[sector].time.map(SimDuration),
                }
            })
            .collect()
    }

    fn regions_hit(&self, hit: &[(usize, Cause)]) -> u32 {
        let mut regions: Vec<u32> = hit
            .iter()
            .map(|(f, _)| self.net.facilities[*f].region)
            .filter(|region| (*region as usize) < self.net.regions)
            .collect();
        regions.sort_unstable();
        regions.dedup();
        regions.len() as u32
    }

    /// Share of a region's people served in ppm, in the replicate that has just finished: `sector * steps + step`. Kept
    /// out of the outcome: of all regions it would be many times as large as all the rest.
    pub fn region_service(&self, region: usize) -> Vec<u32> {
        let cells = &self.cells[region * self.net.sectors..(region + 1) * self.net.sectors];
        let times = || (0..self.steps as u64).map(|step| SimTime(step * self.step_ms));
        let service = |curve: &'_ Curve| -> Vec<u32> {
            times().map(|time| curve.service(curve.at(time))).collect()
        };
        cells.iter().flat_map(service).collect()
    }

    /// The labels of the columns of outcomes.
    pub fn axes(net: &Network) -> Axes {
        super::labels::axes(net)
    }
}

impl Observer for Recorder<'_> {
    fn level(&mut self, at: u64, facility: u32, level: u32, cause: &Cause) {
        self.advance(at);
        let f = facility as usize;
        self.integrate(f);
        let (before, whole) = (self.lost(f), self.whole(f));
        let old = std::mem::replace(&mut self.level[f], level);
        self.cause[f] = *cause;
        if self.weight[f] > 0 {
            self.recount(f, before, whole);
        }
        let sector = self.net.facilities[f].sector as usize;
        if self.hit[f].is_none() && level < self.net.model.sectors[sector].hit_below.ppm() {
            self.hit[f] = Some(*cause);
        }
        self.breaches
            .facility(facility, self.lost(f), self.weight[f], level);
        self.observations.level(facility, old, level);
    }

    fn unrestorable(&mut self, at: u64, facility: u32, share: u32) {
        self.advance(at);
        let f = facility as usize;
        self.integrate(f);
        let (before, whole) = (self.lost(f), self.whole(f));
        self.unrestorable[f] = share;
        if self.weight[f] > 0 {
            self.recount(f, before, whole);
        }
    }

    fn balance(&mut self, at: u64, area: u32, served_kw: u64, demand_kw: u64) {
        self.advance(at);
        self.breaches.area(area, demand_kw - served_kw);
    }

    fn inject(&mut self, at: u64, _root: u32) {
        self.first_inject.get_or_insert(at);
    }

    fn note(&mut self, at: u64, note: Note) {
        let Note::Cyber {
            campaign,
            system,
            step,
        } = note
        else {
            return;
        };
        let systems = self.net.cyber.systems.len();
        let first = system.is_none_or(|system| {
            let place = campaign as usize * systems + system as usize;
            let strikes = matches!(step, CyberStep::Struck(_));
            !(strikes && std::mem::replace(&mut self.struck[place], true))
        });
        let outcome = &mut self.campaigns[campaign as usize];
        outcome.take(at, step, first);
        if let CyberStep::Struck(objective) = step {
            let record = &self.net.scenario.campaigns[campaign as usize];
            let objective = record.objectives.get(objective as usize);
            if objective.is_some_and(|one| matches!(one.act, Act::Crash(_))) {
                // Nobody overlooks what breaks, and nobody is there to be noticed.
                outcome.noticed_at.get_or_insert(SimTime(at));
            }
        }
    }

    fn deadlock(&mut self, facilities: &[u32]) {
        let names: Vec<&str> = facilities
            .iter()
            .map(|f| self.net.facility(*f).id.as_str())
            .collect();
        self.deadlocks.push(names.join(" + "));
        self.observations.deadlock(facilities);
    }
}

/// Hazards, injects, campaigns and own failures.
pub(super) fn roots(net: &Network) -> usize {
    let scenario = &net.scenario;
    net.hazards.len() + scenario.injects.len() + scenario.campaigns.len() + 1
}

/// Weight x ppm x ms in person-minutes, rounded down.
fn minutes(lost: &u128) -> u64 {
    u64::try_from(lost / u128::from(PPM64 * MS_PER_MINUTE)).unwrap_or(u64::MAX)
}

fn refill<T: Clone>(column: &mut Vec<T>, len: usize, value: T) {
    column.clear();
    column.resize(len, value);
}

/// A facility's region as an index, where it has one.
pub(super) fn region_of(net: &Network, facility: u32) -> Option<usize> {
    let region = net.facilities[facility as usize].region;
    (region != NONE && (region as usize) < net.regions).then_some(region as usize)
}
