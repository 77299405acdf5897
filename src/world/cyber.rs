//! Information systems, connections, floods and fleets as rows; empty where a scenario attacks nobody.

use super::network::NONE;
use super::rows::{csr, starts};
use crate::model::{Cyber, LinkKind, Model, SystemKind};
use crate::random::entity_hash;
use crate::scenario::{Act, Scenario};
use crate::units::PPM;

/// All rows of the cyber side.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CyberRows {
    /// Systems.
    pub systems: Vec<SystemRow>,
    /// First system of each facility, and one more for the end.
    pub system_start: Vec<u32>,
    /// First entry in `reaches` of each system, and one more for the end.
    pub reach_start: Vec<u32>,
    /// Where an attacker can go from each system.
    pub reaches: Vec<ReachRow>,
    /// Systems to which reaches lead, referred to by ranges.
    pub reached: Vec<u32>,
    /// First entry in `partners` of each system, and one more for the end.
    pub partner_start: Vec<u32>,
    /// Systems that disconnect from each system as a precaution.
    pub partners: Vec<u32>,
    /// Floods on single targets.
    pub floods: Vec<FloodRow>,
    /// First entry in `floods_on` of each facility, and one more for the end.
    pub floods_on_start: Vec<u32>,
    /// Floods by facility.
    pub floods_on: Vec<u32>,
    /// First entry in `fleets_of` of each facility, and one more for the end.
    pub fleets_of_start: Vec<u32>,
    /// Fleets on which each facility relies.
    pub fleets_of: Vec<u32>,
    /// Hash of each campaign's id: its key in draws.
    pub campaigns: Vec<u64>,
    /// Hash of each fleet's id.
    pub fleets: Vec<u64>,
}

/// A facility's information system.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SystemRow {
    /// The facility.
    pub facility: u32,
    /// Row of the model's kinds.
    pub kind: u32,
    /// Its key in draws.
    pub hash: u64,
    /// Share of the facility that one intrusion hits, in ppm.
    pub place: u32,
    /// Rate at which an intruder is noticed, per ms.
    pub notice: f64,
    /// Job of setting up its terminals again, or [`NONE`].
    pub job: u32,
}

/// Where an attacker can go from a system.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReachRow {
    /// Over what.
    pub kind: ReachKind,
    /// Share of attempts that get across, in ppm.
    pub passes: u32,
    /// Range of [`CyberRows::reached`].
    pub to: (u32, u32),
}

/// A [`LinkKind`] with a default, as rows need one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReachKind(pub LinkKind);

impl Default for ReachKind {
    fn default() -> ReachKind {
        ReachKind(LinkKind::Internal)
    }
}

/// A flood on one target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FloodRow {
    /// The campaign.
    pub campaign: u32,
    /// Place among its objectives.
    pub objective: u32,
    /// The facility.
    pub target: u32,
    /// The fleet that adds to it, or [`NONE`].
    pub fleet: u32,
}

impl CyberRows {
    /// The rows of a model that a scenario attacks; `first_job` is the number of all other jobs.
    pub(super) fn new(model: &Model, scenario: &Scenario, first_job: usize) -> CyberRows {
        if scenario.campaigns.is_empty() {
            return CyberRows::default();
        }
        let (cyber, count) = (&model.cyber, model.facilities.len());
        let systems = system_rows(model, first_job);
        let floods = flood_rows(scenario);
        let (floods_on_start, floods_on) = csr(
            count,
            floods
                .iter()
                .enumerate()
                .map(|(row, flood)| (flood.target, row as u32)),
        );
        let serving = |(fleet, row): (usize, &crate::model::Fleet)| {
            let of = row.serves.clone().into_iter();
            of.map(move |facility| (facility as u32, fleet as u32))
        };
        let relying: Vec<(u32, u32)> = cyber.fleets.iter().enumerate().flat_map(serving).collect();
        let (fleets_of_start, fleets_of) = csr(count, relying.into_iter());
        let mut reach = Reach::default();
        reach.add_links(cyber);
        reach.add_shared(cyber, LinkKind::SharedVendor, |kind| &kind.vendors);
        reach.add_shared(cyber, LinkKind::CommonProduct, |kind| &kind.products);
        reach.add_internal(cyber);
        let (reach_start, reaches) = csr(systems.len(), reach.rows.iter().copied());
        let (partner_start, partners) = partners(cyber);
        CyberRows {
            system_start: starts(count, systems.iter().map(|row| row.facility)),
            systems,
            reach_start,
            reaches,
            reached: reach.reached,
            partner_start,
            partners,
            floods,
            floods_on_start,
            floods_on,
            fleets_of_start,
            fleets_of,
            campaigns: hashes(scenario.campaigns.iter().map(|one| one.id.as_str())),
            fleets: hashes(cyber.fleets.iter().map(|one| one.id.as_str())),
        }
    }

    /// Whether nobody is attacked.
    pub fn is_empty(&self) -> bool {
        self.campaigns.is_empty()
    }

    /// Systems of a facility.
    pub fn systems_of(&self, facility: u32) -> std::ops::Range<usize> {
        range(&self.system_start, facility)
    }

    /// Where an attacker can go from a system.
    pub fn reaches_of(&self, system: u32) -> &[ReachRow] {
        &self.reaches[range(&self.reach_start, system)]
    }

    /// Systems that disconnect from a system.
    pub fn partners_of(&self, system: u32) -> &[u32] {
        &self.partners[range(&self.partner_start, system)]
    }

    /// Floods on a facility.
    pub fn floods_on(&self, facility: u32) -> &[u32] {
        &self.floods_on[range(&self.floods_on_start, facility)]
    }

    /// Fleets on which a facility relies.
    pub fn fleets_of(&self, facility: u32) -> &[u32] {
        &self.fleets_of[range(&self.fleets_of_start, facility)]
    }

    /// Systems whose terminals are a job, in the order of the jobs.
    pub(super) fn jobs(&self) -> impl Iterator<Item = u32> + '_ {
        let rows = self.systems.iter().enumerate();
        rows.filter(|(_, row)| row.job != NONE)
            .map(|(system, _)| system as u32)
    }
}

fn range(starts: &[u32], owner: u32) -> std::ops::Range<usize> {
    match starts.get(owner as usize + 1) {
        Some(end) => starts[owner as usize] as usize..*end as usize,
        None => 0..0,
    }
}

fn hashes<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<u64> {
    ids.map(entity_hash).collect()
}

fn system_rows(model: &Model, first_job: usize) -> Vec<SystemRow> {
    let cyber = &model.cyber;
    let mut watched = vec![0.0; cyber.systems.len()];
    for centre in &cyber.centres {
        for system in &centre.watches {
            watched[*system] += 1.0 / centre.detects;
        }
    }
    let mut jobs = first_job as u32..;
    let row = |(index, system): (usize, &crate::model::System)| {
        let (facility, kind) = (
            &model.facilities[system.facility],
            &cyber.kinds[system.kind],
        );
        let job = match kind.recovery.terminals {
            0 => None,
            _ => jobs.next(),
        };
        SystemRow {
            facility: system.facility as u32,
            kind: system.kind as u32,
            hash: entity_hash(&facility.id) ^ entity_hash(&kind.id).rotate_left(23),
            place: match kind.per_site {
                true => u64::from(PPM).div_ceil(facility.sites) as u32,
                false => PPM,
            },
            notice: kind.response.detects.map_or(0.0, |mean| 1.0 / mean) + watched[index],
            job: job.unwrap_or(NONE),
        }
    };
    cyber.systems.iter().enumerate().map(row).collect()
}

fn flood_rows(scenario: &Scenario) -> Vec<FloodRow> {
    let mut rows = Vec::new();
    for (c, campaign) in scenario.campaigns.iter().enumerate() {
        for (o, objective) in campaign.objectives.iter().enumerate() {
            if let Act::Flood(flood) = &objective.act {
                rows.extend(flood.targets.iter().map(|target| FloodRow {
                    campaign: c as u32,
                    objective: o as u32,
                    target: *target as u32,
                    fleet: flood.fleet.map_or(NONE, |fleet| fleet as u32),
                }));
            }
        }
    }
    rows
}

/// Where an attacker can go, by system, while it is gathered.
#[derive(Default)]
struct Reach {
    rows: Vec<(u32, ReachRow)>,
    reached: Vec<u32>,
}

impl Reach {
    /// Keeps a list of systems and returns its range.
    fn keep(&mut self, systems: impl Iterator<Item = usize>) -> (u32, u32) {
        let from = self.reached.len() as u32;
        self.reached.extend(systems.map(|system| system as u32));
        (from, self.reached.len() as u32)
    }

    fn add(&mut self, from: usize, kind: LinkKind, passes: u32, to: (u32, u32)) {
        let kind = ReachKind(kind);
        self.rows.push((from as u32, ReachRow { kind, passes, to }));
    }

    fn add_links(&mut self, cyber: &Cyber) {
        for link in &cyber.links {
            for (from, ends) in &link.reaches {
                let to = self.keep(ends.iter().copied());
                self.add(*from, link.kind, link.passes.ppm(), to);
            }
        }
    }

    /// All who share a vendor, or a product, reach each other.
    fn add_shared(
        &mut self,
        cyber: &Cyber,
        link: LinkKind,
        shares: impl Fn(&SystemKind) -> &Vec<usize>,
    ) {
        let most = cyber.vendors.len().max(cyber.products.len());
        for shared in 0..most {
            let have = |system: &usize| {
                shares(&cyber.kinds[cyber.systems[*system].kind]).contains(&shared)
            };
            let to = self.keep((0..cyber.systems.len()).filter(have));
            for place in to.0..to.1 {
                self.add(self.reached[place as usize] as usize, link, PPM, to);
            }
        }
    }

    /// The systems of one facility reach each other; how well is the business of each one's segmentation.
    fn add_internal(&mut self, cyber: &Cyber) {
        let mut from = 0;
        while from < cyber.systems.len() {
            let facility = cyber.systems[from].facility;
            let own = cyber.systems[from..].iter();
            let count = own.take_while(|one| one.facility == facility).count();
            let to = self.keep(from..from + count);
            for system in from..from + count {
                self.add(system, LinkKind::Internal, PPM, to);
            }
            from += count;
        }
    }
}

/// Systems that links join with each system, in either direction, each once.
fn partners(cyber: &Cyber) -> (Vec<u32>, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (from, ends) in cyber.links.iter().flat_map(|link| &link.reaches) {
        for end in ends {
            pairs.push((*from as u32, *end as u32));
            pairs.push((*end as u32, *from as u32));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    csr(cyber.systems.len(), pairs.into_iter())
}
