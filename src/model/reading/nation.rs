//! Sectors, regions and demand profiles of a file.

use std::collections::BTreeMap;

use super::facilities::FacilityEntry;
use super::names::{Names, Reference, no_evidence};
use crate::model::{
    Confidence, Maintenance, MaintenanceScope, MaintenanceTrigger, Name, Point, Profile, Region,
    Sector,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, Ids, LATITUDES, Node, Positive, Read, Shape, Text, choice,
    number_within, record, refuse_text,
};
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::{Text as Words, kinds};

record! {
    /// A critical-infrastructure sector.
    pub evidenced struct SectorEntry as kinds::SECTOR {
        /// Place in lists, unique.
        number: At<u32>,
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Responsible ministry.
        ministry: Name = "\"\"" => Name::default(),
        /// Services that it delivers.
        services: Vec<Name> = "[]" => Vec::new(),
        /// Its CEPTOARs.
        ceptoars: Vec<Text> = "[]" => Vec::new(),
        /// Service maintenance levels (サービス維持レベル): any of them breached is an outage.
        maintenance: Vec<MaintenanceEntry> = "[]" => Vec::new(),
        /// A facility below this level counts as hit.
        hit_below: Level = "1.0" => Level::ONE,
    }
}

record! {
    /// A service maintenance level: what counts as an outage.
    pub struct MaintenanceEntry as kinds::MAINTENANCE {
        /// The law or policy behind it.
        law: Name = "\"\"" => Name::default(),
        /// What is compared.
        trigger: TriggerEntry,
        /// Where it is summed before it is compared.
        scope: MaintenanceScope = "Facility" => MaintenanceScope::Facility,
        /// How long a breach must last before it is confirmed (and dated back to its start).
        lasting: SimDuration = "\"0h\"" => SimDuration::ZERO,
    }
}

choice! {
    /// The quantity behind a service maintenance level.
    pub enum TriggerEntry as kinds::TRIGGER, "People(30000)" {
        /// People without service are at least this many.
        People(u64),
        /// Unserved load in kW is at least this.
        Kilowatts(u64),
        /// The level is below this share.
        ShareBelow(Level),
    }
}

choice! { impl MaintenanceScope as kinds::SCOPE { Facility, Region, Nation } }
choice! { impl Confidence as kinds::CONFIDENCE { Assumed, Calibrated, Low, Medium, High } }

record! {
    /// A prefecture, or any other region.
    pub evidenced struct RegionEntry as kinds::REGION {
        /// JIS X 0401 code, unique.
        code: At<u32>,
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Residents.
        population: u64 = "0" => 0,
        /// Places at which hazards are felt: `(latitude, longitude, weight, avs30)`.
        points: At<Vec<PointEntry>> = "[]" => At::nowhere(Vec::new()),
        /// Supply areas that it belongs to.
        areas: Vec<Reference<FacilityEntry>> = "[]" => Vec::new(),
        /// Row and column on the tile-grid map.
        tile: (u32, u32) = "(0, 0)" => (0, 0),
    }
}

record! {
    /// Demand by hour of the day and month, relative to the nominal demand.
    pub evidenced struct ProfileEntry as kinds::PROFILE {
        /// Factor for each local hour of the day: 24 values.
        hours: At<Vec<Positive>> = "24 times 1.0" => At::nowhere(vec![Positive(1.0); 24]),
        /// Factor for each month: 12 values.
        months: At<Vec<Positive>> = "12 times 1.0" => At::nowhere(vec![Positive(1.0); 12]),
    }
}

impl Read for Name {
    const EXPECTED: Words = kinds::NAME_OR_NAMES;
    const EXAMPLE: &'static str = "(en: \"...\", ja: \"...\")";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match &node.shape {
            Shape::Text(_) => Text::read(node, sink).map(|text| Name {
                en: text.clone(),
                ja: text,
            }),
            Shape::Record { name: None, .. } => NameEntry::read(node, sink).map(|entry| Name {
                ja: entry.ja.unwrap_or_else(|| entry.en.clone()),
                en: entry.en,
            }),
            _ => refuse_text(node, sink),
        }
    }
}

record! {
    /// A name in both languages of the reports.
    pub struct NameEntry as kinds::NAME {
        /// English.
        en: Text,
        /// Japanese.
        ja: Option<Text> = "as in English" => None,
    }
}

/// Mean shear-wave velocity where none is stated, in m/s: stiff soil (assumed).
const AVS30: f64 = 300.0;

/// A place on the map: `(latitude, longitude)` or `(latitude, longitude, weight, avs30)`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PointEntry(pub Point);

impl Read for PointEntry {
    const EXPECTED: Words = kinds::POINT;
    const EXAMPLE: &'static str = "(43.06, 141.35, 1.0, 300)";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Tuple { name: None, items } = &node.shape else {
            return Self::refuse(node, sink);
        };
        let (north, east, rest) = match items.as_slice() {
            [north, east] => (north, east, None),
            [north, east, weight, avs30] => (north, east, Some((weight, avs30))),
            _ => return Self::refuse(node, sink),
        };
        let latitude = number_within(north, LATITUDES, kinds::NORTH, sink);
        let longitude = number_within(east, -180.0..=180.0, kinds::EAST, sink);
        let (weight, avs30) = match rest {
            None => (Some(1.0), Some(AVS30)),
            Some((weight, avs30)) => (
                number_within(weight, 0.0..=1e9, kinds::POINT_WEIGHT, sink),
                number_within(avs30, 50.0..=3000.0, kinds::VELOCITY, sink),
            ),
        };
        Some(PointEntry(Point {
            latitude: latitude?,
            longitude: longitude?,
            weight: weight?,
            avs30: avs30?,
        }))
    }
}

/// The name that is given, or the id.
pub(super) fn name_or_id(name: &Option<Name>, id: &str) -> Name {
    name.clone().unwrap_or_else(|| Name {
        en: id.to_owned(),
        ja: id.to_owned(),
    })
}

/// Sectors in order of their numbers.
pub(super) fn sectors(entries: &Ids<SectorEntry>, sink: &Diagnostics) -> Vec<Sector> {
    let numbers = entries.known().map(|(id, entry)| (entry.number, &id.value));
    unique_numbers(texts::SAME_NUMBER, numbers, sink);
    let mut sectors: Vec<Sector> = entries.known().map(sector).collect();
    sectors.sort_by_key(|sector| sector.number);
    sectors
}

fn sector((id, entry): (&At<String>, &SectorEntry)) -> Sector {
    Sector {
        id: id.value.clone(),
        number: entry.number.value,
        name: name_or_id(&entry.name, &id.value),
        ministry: entry.ministry.clone(),
        services: entry.services.clone(),
        ceptoars: entry.ceptoars.clone(),
        maintenance: entry.maintenance.iter().map(maintenance).collect(),
        hit_below: entry.hit_below,
        evidence: evidence!(entry),
    }
}

fn maintenance(entry: &MaintenanceEntry) -> Maintenance {
    Maintenance {
        law: entry.law.clone(),
        trigger: match entry.trigger {
            TriggerEntry::People(people) => MaintenanceTrigger::People(people),
            TriggerEntry::Kilowatts(kw) => MaintenanceTrigger::Kilowatts(kw),
            TriggerEntry::ShareBelow(share) => MaintenanceTrigger::ShareBelow(share),
        },
        scope: entry.scope,
        lasting: entry.lasting,
    }
}

/// Regions in order of their codes, and whether all could be read; what could not leaves a stand-in at the end.
pub(super) fn regions(
    entries: &Ids<RegionEntry>,
    names: &Names,
    sink: &Diagnostics,
) -> (Vec<Region>, bool) {
    let codes = entries.known().map(|(id, entry)| (entry.code, &id.value));
    unique_numbers(texts::SAME_CODE, codes, sink);
    let mut regions: Vec<Region> = entries
        .0
        .iter()
        .map(|(id, entry)| match entry {
            Some(entry) => region(id, entry, names, sink),
            None => stand_in(&id.value),
        })
        .collect();
    regions.sort_by(|a, b| (a.code, &a.id).cmp(&(b.code, &b.id)));
    (regions, entries.all_known())
}

/// A region in place of one with problems; a model that holds it is never run.
fn stand_in(id: &str) -> Region {
    Region {
        id: id.to_owned(),
        code: u32::MAX,
        name: name_or_id(&None, id),
        population: 0,
        points: Vec::new(),
        areas: Vec::new(),
        tile: (0, 0),
        evidence: no_evidence(),
    }
}

fn region(id: &At<String>, entry: &RegionEntry, names: &Names, sink: &Diagnostics) -> Region {
    let points: Vec<Point> = entry.points.value.iter().map(|point| point.0).collect();
    let weight: f64 = points.iter().map(|point| point.weight).sum();
    if !points.is_empty() && weight <= 0.0 {
        let what = texts::POINTS_WEIGH_NOTHING.with("id", &id.value);
        let problem = Diagnostic::error(Code::Contradiction, entry.points.place, what);
        sink.push(problem.advice(texts::SOME_WEIGHT));
    }
    Region {
        id: id.value.clone(),
        code: entry.code.value,
        name: name_or_id(&entry.name, &id.value),
        population: entry.population,
        points,
        areas: names.facilities.find_all(&entry.areas, sink),
        tile: entry.tile,
        evidence: evidence!(entry),
    }
}

/// Demand profiles in order of their ids.
pub(super) fn profiles(entries: &Ids<ProfileEntry>, sink: &Diagnostics) -> Vec<Profile> {
    let factors = |values: &At<Vec<Positive>>, count: usize| -> Vec<f64> {
        if values.value.len() != count {
            let what = texts::FACTORS
                .with("expected", count)
                .with("found", values.value.len());
            sink.error(Code::Contradiction, values.place, what);
        }
        values.value.iter().map(|factor| factor.0).collect()
    };
    let mut profiles: Vec<Profile> = entries
        .known()
        .map(|(id, entry)| Profile {
            id: id.value.clone(),
            hours: factors(&entry.hours, 24),
            months: factors(&entry.months, 12),
            evidence: evidence!(entry),
        })
        .collect();
    profiles.sort_by(|a, b| a.id.cmp(&b.id));
    profiles
}

/// Leaves a problem for each number that an earlier record has.
fn unique_numbers<'a>(
    what: Words,
    numbers: impl Iterator<Item = (At<u32>, &'a String)>,
    sink: &Diagnostics,
) {
    let mut seen: BTreeMap<u32, &String> = BTreeMap::new();
    for (number, id) in numbers {
        match seen.get(&number.value) {
            Some(other) => {
                let what = what.with("number", number.value).with("other", *other);
                let problem = Diagnostic::error(Code::Contradiction, number.place, what);
                sink.push(problem.advice(texts::UNIQUE_NUMBER));
            }
            None => drop(seen.insert(number.value, id)),
        }
    }
}
