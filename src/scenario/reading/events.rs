//! Hazards and injects of a file, with what they point at.

use super::entries::{
    AbilityEntry, ComparedEntry, EffectEntry, FootprintEntry, HazardEntry, InjectEntry, MapEntry,
};
use super::limits;
use crate::model::reading::Catalogue;
use crate::model::{Measure, Name, Restoration};
use crate::notation::{At, Code, Diagnostic, Ids, Limit, Place};
use crate::random::Distribution;
use crate::scenario::{AbilityFactor, Compared, Earthquake, Effect, Footprint, Hazard, Inject};
use crate::units::{MS_PER_HOUR, SimDuration, SimTime};
use crate::words::Phrase;
use crate::words::diagnostics::scenario as texts;

/// What events and observations are read against.
pub(super) struct Events<'a> {
    /// Facilities and regions.
    pub(super) catalogue: &'a Catalogue<'a>,
    /// The model's restorations.
    pub(super) restorations: &'a [Restoration],
    /// The scenario's end.
    pub(super) horizon: SimDuration,
}

impl Events<'_> {
    /// Leaves a problem if files that were laid over each other hold too many together.
    pub(super) fn refuse_too_many<T>(&self, entries: &Ids<T>, limit: Limit) {
        if let Some((id, _)) = entries.0.get(limit.most) {
            self.catalogue.sink.push(limit.exceeded(id.place));
        }
    }

    /// Times of announcements, in order.
    pub(super) fn announcements(&self, entries: &[At<SimDuration>]) -> Vec<SimTime> {
        let mut times: Vec<SimTime> = entries.iter().map(|at| self.time(at)).collect();
        times.sort_unstable();
        times
    }

    /// Hazards in order of their ids.
    pub(super) fn hazards(&self, entries: &Ids<HazardEntry>) -> Vec<Hazard> {
        self.refuse_too_many(entries, limits::HAZARDS);
        for (id, entry) in entries.known() {
            if let FootprintEntry::Earthquake(_) = entry.footprint {
                self.refuse_pointless(id.place);
            }
        }
        let mut hazards: Vec<Hazard> = entries
            .known()
            .map(|(id, entry)| Hazard {
                id: id.value.clone(),
                name: name_or_id(&entry.name, &id.value),
                at: self.time(&entry.at),
                probability: entry.probability.0,
                between_sigma: entry.between_sigma.0,
                within_sigma: entry.within_sigma.0,
                footprint: self.footprint(&entry.footprint),
            })
            .collect();
        hazards.sort_by(|a, b| a.id.cmp(&b.id));
        hazards
    }

    /// An earthquake is felt at points: whom it can damage must stand somewhere.
    fn refuse_pointless(&self, place: Place) {
        let regions = self.catalogue.regions;
        let pointless = self.catalogue.facilities.iter().find(|facility| {
            let region = facility.region.map(|region| &regions[region]);
            let felt = region.is_some_and(|region| !region.points.is_empty());
            !facility.fragilities.is_empty() && facility.place.is_none() && !felt
        });
        if let Some(facility) = pointless {
            let problem = Diagnostic::error(Code::Contradiction, place, texts::POINTLESS)
                .why(texts::POINTLESS_WHY.with("id", &facility.id))
                .advice(texts::POINTLESS_ADVICE);
            self.catalogue.refuse_nobody(problem);
        }
    }

    fn footprint(&self, entry: &FootprintEntry) -> Footprint {
        match entry {
            FootprintEntry::Earthquake(entry) => Footprint::Earthquake(Earthquake {
                magnitude: entry.magnitude.0,
                depth_km: entry.depth_km.0,
                latitude: entry.epicentre.0.0,
                longitude: entry.epicentre.1.0,
                fault: entry.fault,
            }),
            FootprintEntry::Map(map) => {
                self.warn_deep(map);
                let (regions, sink) = (&self.catalogue.names.regions, self.catalogue.sink);
                // A name is no id, and its entry has no value: it is looked for all the same, to tell whose id was meant.
                let values = map.values.0.iter();
                let values = values.map(|(id, value)| (regions.find(id, sink), value));
                let mut values: Vec<(usize, f64)> = values
                    .filter_map(|(region, value)| Some((region?, value.as_ref()?.0)))
                    .collect();
                values.sort_by_key(|&(region, _)| region);
                Footprint::Map {
                    measure: map.measure,
                    values,
                }
            }
        }
    }

    /// Water deeper than any flood was hardly meant in metres.
    fn warn_deep(&self, map: &MapEntry) {
        /// In metres: no tsunami or flood on record stood higher over a town's ground.
        const DEEPEST_WATER: f64 = 30.0;
        let values = map.values.known();
        for (id, depth) in values.filter(|(_, depth)| depth.0 > DEEPEST_WATER) {
            if map.measure == Measure::Depth {
                let what = texts::DEEP_WATER.with("depth", depth.0);
                let problem = Diagnostic::warning(Code::Implausible, id.place, what);
                let problem = problem.why(texts::DEEP_WATER_WHY);
                self.catalogue
                    .sink
                    .push(problem.advice(texts::DEEP_WATER_ADVICE));
            }
        }
    }

    /// Injects in order of their ids.
    pub(super) fn injects(&self, entries: &Ids<InjectEntry>) -> Vec<Inject> {
        self.refuse_too_many(entries, limits::INJECTS);
        let mut injects: Vec<Inject> = entries
            .known()
            .map(|(id, entry)| self.inject(id, entry))
            .collect();
        injects.sort_by(|a, b| a.id.cmp(&b.id));
        injects
    }

    fn inject(&self, id: &At<String>, entry: &InjectEntry) -> Inject {
        let targets = self.catalogue.some(&entry.targets);
        if let EffectEntry::Damage(damage) = &entry.effect
            && damage.repair.is_none()
        {
            self.refuse_unrepairable(&targets, damage.here);
        }
        Inject {
            id: id.value.clone(),
            name: name_or_id(&entry.name, &id.value),
            at: self.time(&entry.at),
            probability: entry.probability.0,
            targets,
            effect: effect(&entry.effect),
        }
    }

    /// Damage without a stated time of repair needs a restoration at each target that says how it is repaired.
    fn refuse_unrepairable(&self, targets: &[usize], place: Place) {
        for facility in targets
            .iter()
            .map(|&target| &self.catalogue.facilities[target])
        {
            // A restoration that could not be read is in no list; then nothing is refused here.
            let restoration = facility
                .restoration
                .and_then(|index| self.restorations.get(index));
            let why: Phrase = match restoration {
                None => texts::NO_RESTORATION.into(),
                Some(way) if facility.sites == 1 && way.repair == Distribution::Fixed(0.0) => {
                    texts::WITHOUT_REPAIR.with("way", &way.id)
                }
                Some(way) if facility.sites > 1 && way.work.is_empty() => {
                    texts::WITHOUT_WORK.with("way", &way.id)
                }
                Some(_) => continue,
            };
            let problem = Diagnostic::error(Code::Contradiction, place, texts::UNREPAIRABLE)
                .why(why.with("id", &facility.id))
                .advice(texts::UNREPAIRABLE_ADVICE);
            self.catalogue.refuse_nobody(problem);
        }
    }

    /// Compared curves in order of their ids.
    pub(super) fn compared(&self, entries: &Ids<ComparedEntry>) -> Vec<Compared> {
        self.refuse_too_many(entries, limits::COMPARED);
        let mut compared: Vec<Compared> = entries
            .known()
            .map(|(id, entry)| Compared {
                id: id.value.clone(),
                name: name_or_id(&entry.name, &id.value),
                of: self.catalogue.some(&entry.of),
                base: entry.base,
                with_unrestorable: entry.with_unrestorable.0,
                until: match &entry.until {
                    Some(until) => self.time(until),
                    None => SimTime(self.horizon.0),
                },
            })
            .collect();
        compared.sort_by(|a, b| a.id.cmp(&b.id));
        compared
    }

    /// A time within the scenario.
    pub(super) fn time(&self, at: &At<SimDuration>) -> SimTime {
        if at.value > self.horizon {
            let what = texts::AFTER_END.with("time", in_hours(at.value));
            let problem = Diagnostic::error(Code::OutsideTime, at.place, what)
                .why(texts::AFTER_END_WHY.with("horizon", in_hours(self.horizon)))
                .advice(texts::AFTER_END_ADVICE);
            self.catalogue.sink.push(problem);
        }
        SimTime(at.value.0)
    }
}

/// A duration as it prints, and in hours too where that is a whole number of other looks: either may have been written.
fn in_hours(duration: SimDuration) -> String {
    let (hours, rest) = (duration.0 / MS_PER_HOUR, duration.0 % MS_PER_HOUR);
    match hours >= 24 && rest == 0 {
        true => format!("{duration} ({hours}h)"),
        false => duration.to_string(),
    }
}

fn effect(entry: &EffectEntry) -> Effect {
    let ability = |factor: AbilityFactor, entry: &AbilityEntry| Effect::Ability {
        factor,
        level: entry.level,
        lasting: entry.lasting.as_ref().map(|lasting| lasting.0.clone()),
    };
    match entry {
        EffectEntry::Damage(entry) => Effect::Damage {
            loss: entry.loss.0.clone(),
            repair: entry.repair.as_ref().map(|repair| repair.0.clone()),
            unrestorable: entry.unrestorable.as_ref().map(|share| share.0.clone()),
        },
        EffectEntry::Cyber(entry) => ability(AbilityFactor::Cyber, entry),
        EffectEntry::Workforce(entry) => ability(AbilityFactor::Workforce, entry),
        EffectEntry::Plant(entry) => ability(AbilityFactor::Plant, entry),
        EffectEntry::Demand(entry) => Effect::Demand {
            factor: entry.factor.0,
            lasting: entry.lasting.as_ref().map(|lasting| lasting.0.clone()),
        },
    }
}

pub(super) fn name_or_id(name: &Option<Name>, id: &str) -> Name {
    name.clone().unwrap_or_else(|| Name {
        en: id.to_owned(),
        ja: id.to_owned(),
    })
}
