//! The weak records of the model, ranked by how much of the loss passes through them.

use super::super::nation::{evidence, rule_of};
use super::Material;
use super::markup::{Cell, Column::Numbers, Column::Words, Table, escape, paragraph};
use crate::model::{Confidence, Evidence, Measure, Model, Role};
use crate::report::words;
use crate::scenario::Footprint;
use crate::units::PPM;
use crate::words::html as w;
use std::collections::BTreeMap;
use std::io;

/// Groups of records that are listed.
const LISTED: usize = 25;
/// Names of sectors that a row shows.
const NAMES: usize = 4;

/// How many records are weak, and how many there are.
pub(super) fn count(model: &Model) -> (u64, u64) {
    let records = evidence(model);
    let weak = records.iter().filter(|record| is_weak(record)).count();
    (weak as u64, records.len() as u64)
}

fn is_weak(evidence: &Evidence) -> bool {
    matches!(evidence.confidence, Confidence::Assumed | Confidence::Low)
}

/// The people behind each facility: those that it serves or, where it serves nobody itself, those of what directly
/// depends on it, each by the strength of the dependency and by the supplier's part in it. A source stands for its part
/// of its area's demand.
pub(super) fn people_behind(model: &Model) -> Vec<f64> {
    let own = |facility: usize| model.facilities[facility].people as f64;
    let mut behind = vec![0.0; model.facilities.len()];
    for group in &model.groups {
        let all: u32 = group.members.iter().map(|member| member.weight).sum();
        let people = own(group.consumer) * group.strength.share() / f64::from(all.max(1));
        for member in &group.members {
            behind[member.supplier] += people * f64::from(member.weight);
        }
    }
    for (index, facility) in model.facilities.iter().enumerate() {
        if facility.people > 0 {
            behind[index] = own(index);
        }
    }
    for (index, facility) in model.facilities.iter().enumerate() {
        if let Role::Source(source) = &facility.role
            && let Role::Area(area) = &model.facilities[source.area].role
        {
            let part = source.kw as f64 / (area.demand_kw as f64).max(1.0);
            behind[index] = behind[source.area] * part.min(1.0);
        }
    }
    behind
}

pub(super) fn section(material: &Material) -> io::Result<String> {
    let mut ranked: Vec<Entry> = Ranking::of(material).entries.into_values().collect();
    let none = ranked.iter().filter(|entry| entry.through <= 0.0).count();
    ranked.retain(|entry| entry.through > 0.0);
    ranked.sort_by(|a, b| b.through.total_cmp(&a.through));
    let lead = paragraph("", material.text(w::ASSUMPTIONS_LEAD));
    if ranked.is_empty() {
        return Ok(lead + &paragraph("", material.text(w::ASSUMPTIONS_NONE)));
    }
    let listed = ranked.len().min(LISTED);
    let cut = material.fill(
        w::ASSUMPTIONS_CUT,
        &[("n", &(ranked.len() - listed)), ("none", &none)],
    );
    Ok(lead + &table(material, &ranked[..listed]).render() + &paragraph("note", &cut))
}

fn table(material: &Material, entries: &[Entry]) -> Table {
    let say = material.say();
    let caption = material.fill(w::ASSUMPTIONS_TABLE, &[("n", &entries.len())]);
    let mut table = Table::new(
        &caption,
        &[
            (material.text(w::RECORD), Words),
            (material.text(w::RECORDS), Numbers),
            (material.text(w::THROUGH), Numbers),
            (material.text(w::SHARE), Numbers),
            (material.text(w::CONFIDENCE), Words),
            (material.text(w::SOURCE), Words),
        ],
    )
    .long();
    for entry in entries {
        let share = entry.through / material.lost().max(1.0);
        let confidence = match entry.evidence.confidence {
            Confidence::Low => w::LOW,
            _ => w::ASSUMED,
        };
        table.push(vec![
            Cell::markup(format!(
                "{} <code>{}</code>",
                escape(&entry.name),
                escape(entry.id)
            )),
            Cell::number(&say.whole(entry.records), Some(entry.records as f64)),
            Cell::number(&say.short(entry.through), Some(entry.through)),
            Cell::number(&say.percent(share), Some(share)).barred(share),
            Cell::text(material.text(confidence)),
            Cell::text(&entry.evidence.source),
        ]);
    }
    table
}

/// Records of one origin: those that a rule of the model was expanded to stand together.
struct Entry<'a> {
    name: String,
    /// What to look for in the model.
    id: &'a str,
    records: u64,
    /// Lost person-hours.
    through: f64,
    /// The most of one record, which gives the name.
    most: f64,
    evidence: &'a Evidence,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Facility,
    Dependency,
    Restoration,
    Fragility,
}

/// What tells records of different origins apart.
type Key<'a> = (Kind, usize, &'a str, &'a str, Confidence);

struct Ranking<'a> {
    material: &'a Material<'a>,
    /// Mean person-hours lost at each facility.
    lost: Vec<f64>,
    /// Share of what a sector loses that comes from each sector: `from * sectors + to`.
    inflow: Vec<f64>,
    entries: BTreeMap<Key<'a>, Entry<'a>>,
}

impl<'a> Ranking<'a> {
    fn of(material: &'a Material<'a>) -> Ranking<'a> {
        let inflow = inflow(material);
        let mut ranking = Ranking {
            material,
            lost: lost(material, &inflow),
            inflow,
            entries: BTreeMap::new(),
        };
        ranking.facilities();
        ranking.dependencies();
        ranking.repairs();
        ranking.damages();
        ranking
    }

    fn inflow(&self, from: usize, to: usize) -> f64 {
        self.inflow[from * self.material.axes().sectors.len() + to]
    }

    fn add(
        &mut self,
        kind: Kind,
        sector: usize,
        id: &'a str,
        evidence: &'a Evidence,
        through: f64,
        name: impl Fn() -> String,
    ) {
        if !is_weak(evidence) {
            return;
        }
        let key = (
            kind,
            sector,
            id,
            evidence.source.as_str(),
            evidence.confidence,
        );
        let entry = self.entries.entry(key).or_insert_with(|| Entry {
            name: name(),
            id,
            records: 0,
            through: 0.0,
            most: 0.0,
            evidence,
        });
        entry.records += 1;
        entry.through += through;
        if through > entry.most {
            entry.most = through;
            entry.name = name();
        }
    }

    fn facilities(&mut self) {
        let material = self.material;
        for (index, facility) in material.model().facilities.iter().enumerate() {
            let name = || {
                material.fill(
                    w::KIND_FACILITY,
                    &[
                        ("sector", &material.sector(facility.sector)),
                        ("name", &material.name(&facility.name)),
                    ],
                )
            };
            let (evidence, lost) = (&facility.evidence, self.lost[index]);
            self.add(
                Kind::Facility,
                facility.sector,
                &facility.class,
                evidence,
                lost,
                name,
            );
        }
    }

    fn dependencies(&mut self) {
        let material = self.material;
        let model = material.model();
        for group in &model.groups {
            let Some(member) = group.members.first() else {
                continue;
            };
            let from = model.facilities[member.supplier].sector;
            let to = model.facilities[group.consumer].sector;
            let name = || {
                let (from, to) = (&material.sector(from), &material.sector(to));
                material.fill(w::KIND_DEPENDENCY, &[("from", from), ("to", to)])
            };
            let rule = rule_of(&group.id);
            let through = self.lost[group.consumer] * self.inflow(from, to);
            self.add(Kind::Dependency, to, rule, &group.evidence, through, name);
        }
    }

    fn repairs(&mut self) {
        let material = self.material;
        for (index, restoration) in material.model().restorations.iter().enumerate() {
            let users = self.users(|facility| facility.restoration == Some(index));
            let name = || material.fill(w::KIND_RESTORATION, &[("sectors", &users.names)]);
            let evidence = &restoration.evidence;
            self.add(
                Kind::Restoration,
                0,
                &restoration.id,
                evidence,
                users.through,
                name,
            );
        }
    }

    fn damages(&mut self) {
        let material = self.material;
        for (index, fragility) in material.model().fragilities.iter().enumerate() {
            if !is_felt(material, fragility.measure) {
                continue;
            }
            let users = self.users(|facility| facility.fragilities.contains(&index));
            let name = || material.fill(w::KIND_FRAGILITY, &[("sectors", &users.names)]);
            let evidence = &fragility.evidence;
            self.add(
                Kind::Fragility,
                0,
                &fragility.id,
                evidence,
                users.through,
                name,
            );
        }
    }

    /// Who uses a record of damage or repair, and what they lose within their own sector.
    fn users(&self, uses: impl Fn(&crate::model::Facility) -> bool) -> Users {
        let mut sectors = Vec::new();
        let mut through = 0.0;
        for (index, facility) in self.material.model().facilities.iter().enumerate() {
            if uses(facility) {
                through += self.lost[index] * self.inflow(facility.sector, facility.sector);
                sectors.push(facility.sector);
            }
        }
        sectors.sort_unstable();
        sectors.dedup();
        Users {
            names: names(self.material, &sectors),
            through,
        }
    }
}

/// Whether a hazard of the scenario has such a measure.
fn is_felt(material: &Material, measure: Measure) -> bool {
    let hazards = &material.net.scenario.hazards;
    hazards.iter().any(|hazard| match &hazard.footprint {
        Footprint::Earthquake(_) => {
            matches!(measure, Measure::Pga | Measure::Pgv | Measure::Jma)
        }
        Footprint::Map { measure: felt, .. } => *felt == measure,
    })
}

struct Users {
    names: String,
    through: f64,
}

fn names(material: &Material, sectors: &[usize]) -> String {
    let shown: Vec<&str> = sectors
        .iter()
        .take(NAMES)
        .map(|sector| material.sector(*sector))
        .collect();
    let shown = material.say().list(&shown);
    match sectors.len() {
        0 => words::NOTHING.to_owned(),
        len if len > NAMES => {
            material.fill(w::AND_MORE, &[("names", &shown), ("n", &(len - NAMES))])
        }
        _ => shown,
    }
}

/// Mean person-hours lost at each facility. What serves nobody itself has the lost hours of the people behind it, but no
/// more than these lose through its sector; the sources of an area share what the area loses by what they do not deliver.
fn lost(material: &Material, inflow: &[f64]) -> Vec<f64> {
    let (model, sectors) = (material.model(), material.axes().sectors.len());
    let hours = |facility: usize| {
        let mean = &material.summary.facilities[facility].lost_hours;
        mean.value.unwrap_or(0.0)
    };
    let mut lost: Vec<f64> = people_behind(model)
        .iter()
        .enumerate()
        .map(|(facility, people)| people * hours(facility))
        .collect();
    let mut most = vec![0.0; lost.len()];
    for group in &model.groups {
        let to = model.facilities[group.consumer].sector;
        for member in &group.members {
            let from = model.facilities[member.supplier].sector;
            most[member.supplier] += lost[group.consumer] * inflow[from * sectors + to];
        }
    }
    for (facility, most) in most.into_iter().enumerate() {
        if model.facilities[facility].people == 0 {
            lost[facility] = lost[facility].min(most);
        }
    }
    share_among_sources(model, &mut lost, hours);
    lost
}

fn share_among_sources(model: &Model, lost: &mut [f64], hours: impl Fn(usize) -> f64) {
    let mut undelivered = vec![0.0; lost.len()];
    let sources = || {
        let facilities = model.facilities.iter().enumerate();
        facilities.filter_map(|(index, facility)| match &facility.role {
            Role::Source(source) => Some((index, source)),
            _ => None,
        })
    };
    for (index, source) in sources() {
        undelivered[source.area] += source.kw as f64 * hours(index);
    }
    for (index, source) in sources() {
        let part = source.kw as f64 * hours(index) / undelivered[source.area].max(1e-9);
        lost[index] = lost[source.area] * part;
    }
}

fn inflow(material: &Material) -> Vec<f64> {
    let sectors = material.axes().sectors.len();
    let mut inflow = vec![0.0; sectors * sectors];
    let mut all = vec![0.0; sectors];
    for flow in &material.summary.flows {
        let lost = flow.lost_person_hours.value.unwrap_or(0.0);
        inflow[flow.from * sectors + flow.to] = lost;
        all[flow.to] += lost;
    }
    for (place, share) in inflow.iter_mut().enumerate() {
        *share /= f64::max(all[place % sectors], 1.0 / f64::from(PPM));
    }
    inflow
}
