//! Attack campaigns and patches of a file, with what they point at, and what they could never do.

use super::campaign_entries::{
    CampaignEntry, FloodEntry, IntrusionEntry, LateralEntry, ObjectiveEntry, PatchingEntry,
    StageEntry, StrikeEntry, TriggerEntry, WayEntry,
};
use super::events::{Events, name_or_id};
use super::limits;
use super::reach::{is_possible, reachable};
use crate::model::reading::Names;
use crate::model::{Cyber, Layer};
use crate::notation::{At, Code, Diagnostic, Diagnostics, Ids, Place};
use crate::scenario::{
    Act, Campaign, Crash, Flood, Intrusion, Lateral, Layers, Manipulation, Objective, Patching,
    Stage, Trigger, Way,
};
use crate::words::diagnostics::cyber as texts;

/// What campaigns refer to besides facilities.
pub(super) struct Campaigns<'a> {
    events: &'a Events<'a>,
    cyber: &'a Cyber,
}

impl<'a> Campaigns<'a> {
    /// Campaigns against a model's systems.
    pub(super) fn new(events: &'a Events<'a>, cyber: &'a Cyber) -> Campaigns<'a> {
        Campaigns { events, cyber }
    }

    fn names(&self) -> &Names {
        self.events.catalogue.names
    }

    fn sink(&self) -> &Diagnostics {
        self.events.catalogue.sink
    }

    /// Campaigns in order of their ids.
    pub(super) fn campaigns(&self, entries: &Ids<CampaignEntry>) -> Vec<Campaign> {
        self.events.refuse_too_many(entries, limits::CAMPAIGNS);
        let mut campaigns: Vec<Campaign> = entries
            .known()
            .filter_map(|(id, entry)| self.campaign(id, entry))
            .collect();
        campaigns.sort_by(|a, b| a.id.cmp(&b.id));
        self.warn_idle_fleets(entries, &campaigns);
        campaigns
    }

    fn campaign(&self, id: &At<String>, entry: &CampaignEntry) -> Option<Campaign> {
        let at = self.events.time(&entry.at);
        let trigger = match &entry.trigger {
            TriggerEntry::Ready => Trigger::Ready,
            TriggerEntry::At(at) => Trigger::At(self.events.time(at)),
            TriggerEntry::Together(count) => Trigger::Together(*count),
        };
        if entry.objectives.value.is_empty() {
            let place = entry.objectives.place;
            let problem = Diagnostic::error(Code::SelectsNothing, place, texts::NO_OBJECTIVE);
            self.sink().push(problem.advice(texts::NO_OBJECTIVE_ADVICE));
        }
        let objectives = entry.objectives.value.iter();
        let objectives = objectives.filter_map(|objective| self.objective(objective));
        let objectives = objectives.collect();
        let objectives: Vec<Objective> = objectives;
        let entered = self.intrusion(&entry.entry)?;
        let lateral = entry.lateral.as_ref().map(lateral);
        self.warn_powerless(entry, &entered, lateral.as_ref(), &objectives);
        Some(Campaign {
            id: id.value.clone(),
            name: name_or_id(&entry.name, &id.value),
            actor: entry.actor.clone(),
            at,
            probability: entry.probability.0,
            entry: entered,
            stages: entry.stages.iter().map(stage).collect(),
            lateral,
            trigger,
            objectives,
        })
    }

    /// What a campaign cannot do wherever its luck takes it.
    fn warn_powerless(
        &self,
        entry: &CampaignEntry,
        entered: &Intrusion,
        lateral: Option<&Lateral>,
        objectives: &[Objective],
    ) {
        if entered.targets.is_empty() && !matches!(entered.way, Way::Outside | Way::Fleet(..)) {
            // That it gets nowhere is told already.
            return;
        }
        let reached = reachable(self.cyber, entered, lateral);
        let powerless = |one: &&Objective| !is_possible(self.cyber, &reached, &one.act);
        if objectives.iter().any(|one| powerless(&one)) && !self.sink().has_errors() {
            let place = entry.objectives.place;
            let problem = Diagnostic::warning(Code::Implausible, place, texts::OUT_OF_REACH);
            let problem = problem.why(texts::OUT_OF_REACH_WHY);
            self.sink().push(problem.advice(texts::OUT_OF_REACH_ADVICE));
        }
        let count = reached.iter().filter(|reached| **reached).count();
        match &entry.trigger {
            TriggerEntry::Together(wanted) if *wanted as usize > count => {
                let what = texts::NEVER_TOGETHER
                    .with("wanted", *wanted)
                    .with("count", count);
                let problem = Diagnostic::warning(Code::Implausible, entry.here, what);
                self.sink()
                    .push(problem.advice(texts::NEVER_TOGETHER_ADVICE));
            }
            TriggerEntry::At(at) if at.value < entry.at.value => {
                let problem =
                    Diagnostic::error(Code::Contradiction, at.place, texts::STRIKES_BEFORE);
                self.sink().push(problem.why(texts::STRIKES_BEFORE_WHY));
            }
            _ => {}
        }
    }

    /// A flood of a fleet that no campaign infects has nothing to send.
    fn warn_idle_fleets(&self, entries: &Ids<CampaignEntry>, campaigns: &[Campaign]) {
        let infects = |fleet: usize| {
            let mut ways = campaigns.iter().map(|one| one.entry.way);
            ways.any(|way| matches!(way, Way::Fleet(infected, _) if infected == fleet))
        };
        let floods = campaigns.iter().flat_map(|campaign| {
            let acts = campaign.objectives.iter().map(|objective| &objective.act);
            acts.filter_map(move |act| match act {
                Act::Flood(flood) => flood.fleet.map(|fleet| (campaign, fleet)),
                _ => None,
            })
        });
        for (campaign, fleet) in floods.filter(|(_, fleet)| !infects(*fleet)) {
            let place = entries.known().find(|(id, _)| id.value == campaign.id);
            if let Some((_, entry)) = place {
                let what = texts::IDLE_FLEET.with("fleet", &self.cyber.fleets[fleet].id);
                let place = entry.objectives.place;
                let problem = Diagnostic::warning(Code::Implausible, place, what);
                self.sink().push(problem.advice(texts::IDLE_FLEET_ADVICE));
            }
        }
    }

    fn intrusion(&self, entry: &IntrusionEntry) -> Option<Intrusion> {
        let sink = self.sink();
        let way = match &entry.by {
            WayEntry::Phishing => Way::Phishing,
            WayEntry::RemoteAccess => Way::RemoteAccess,
            WayEntry::Media => Way::Media,
            WayEntry::Insider => Way::Insider,
            WayEntry::Supplier(id) => Way::Supplier(self.names().vendors.find(id, sink)?),
            WayEntry::Update(id) => Way::Update(self.names().products.find(id, sink)?),
            WayEntry::Fleet(id) => {
                let fleet = self.names().fleets.find(id, sink)?;
                self.check_infection(fleet, entry);
                Way::Fleet(fleet, entry.seeds.value)
            }
            WayEntry::Outside => Way::Outside,
        };
        Some(Intrusion {
            way,
            targets: self.targets(entry, way),
            chance: entry.chance.0,
            takes: entry.takes.0.clone(),
            tactic: entry.tactic.clone(),
        })
    }

    fn check_infection(&self, fleet: usize, entry: &IntrusionEntry) {
        let fleet = &self.cyber.fleets[fleet];
        if fleet.open() == 0 {
            let what = texts::SUSCEPTIBLE.with("fleet", &fleet.id);
            let problem = Diagnostic::error(Code::Contradiction, entry.here, what);
            self.sink().push(problem.why(texts::SUSCEPTIBLE_WHY));
        }
        if entry.seeds.value == 0 {
            let problem = Diagnostic::error(Code::OutOfRange, entry.seeds.place, texts::SEEDS);
            self.sink().push(problem.why(texts::SEEDS_WHY));
        } else if entry.seeds.value > fleet.open().max(1) {
            let what = texts::MANY_SEEDS.with("open", fleet.open());
            self.sink().error(Code::OutOfRange, entry.seeds.place, what);
        }
    }

    /// The systems that an entry tries.
    fn targets(&self, entry: &IntrusionEntry, way: Way) -> Vec<usize> {
        let named = self.events.catalogue.all(&entry.targets.value);
        let everybody = entry.targets.value.is_empty();
        let cyber = self.cyber;
        let systems = cyber.systems.iter().enumerate();
        let found: Vec<usize> = systems
            .filter(|(_, system)| {
                let kind = &cyber.kinds[system.kind];
                let is_named = named.binary_search(&system.facility).is_ok();
                let is_meant = entry.layer.is_none_or(|layer| kind.layer == layer);
                let reached = match way {
                    Way::Supplier(vendor) => self.buys_from(system.kind, vendor),
                    Way::Update(product) => kind.products.contains(&product),
                    _ => return is_named && kind.layer == entry.layer.unwrap_or(Layer::It),
                };
                is_meant && reached && (everybody || is_named)
            })
            .map(|(index, _)| index)
            .collect();
        // Who names nobody has been told so.
        let told = !everybody && named.is_empty();
        if found.is_empty() && !told && !matches!(way, Way::Outside | Way::Fleet(..)) {
            self.refuse_no_target(match everybody {
                true => entry.here,
                false => entry.targets.place,
            });
        }
        found
    }

    /// Whether a kind of system is delivered or run by a vendor, or holds a product of its making.
    fn buys_from(&self, kind: usize, vendor: usize) -> bool {
        let kind = &self.cyber.kinds[kind];
        let makes = |product: &usize| self.cyber.products[*product].vendor == Some(vendor);
        kind.vendors.contains(&vendor) || kind.products.iter().any(makes)
    }

    fn refuse_no_target(&self, place: Place) {
        let problem = Diagnostic::error(Code::SelectsNothing, place, texts::NO_TARGET);
        let problem = problem.why(texts::NO_TARGET_WHY);
        self.events
            .catalogue
            .refuse_nobody(problem.advice(texts::NO_TARGET_ADVICE));
    }

    fn objective(&self, entry: &ObjectiveEntry) -> Option<Objective> {
        let strike = |act: fn(Layers) -> Act, entry: &StrikeEntry| Objective {
            after: entry.after.0.clone(),
            tactic: entry.tactic.clone(),
            act: act(Layers(entry.layers.clone())),
        };
        Some(match entry {
            ObjectiveEntry::Encrypt(entry) => strike(Act::Encrypt, entry),
            ObjectiveEntry::Wipe(entry) => strike(Act::Wipe, entry),
            ObjectiveEntry::Crash(entry) => Objective {
                after: entry.after.0.clone(),
                tactic: entry.tactic.clone(),
                act: Act::Crash(Crash {
                    layers: Layers(entry.layers.clone()),
                    restores: entry.restores.as_ref().map(|time| time.0.clone()),
                }),
            },
            ObjectiveEntry::Exfiltrate(entry) => Objective {
                after: entry.after.0.clone(),
                tactic: entry.tactic.clone(),
                act: Act::Exfiltrate(Layers(entry.layers.clone())),
            },
            ObjectiveEntry::Manipulate(entry) => Objective {
                after: entry.after.0.clone(),
                tactic: entry.tactic.clone(),
                act: Act::Manipulate(Manipulation {
                    level: entry.level,
                    damage: entry.damage.as_ref().map(|loss| loss.0.clone()),
                    repair: entry.repair.as_ref().map(|time| time.0.clone()),
                }),
            },
            ObjectiveEntry::Flood(entry) => self.flood(entry)?,
        })
    }

    fn flood(&self, entry: &FloodEntry) -> Option<Objective> {
        let targets = self.events.catalogue.some(&entry.targets);
        let fleet = match &entry.fleet {
            Some(id) => Some(self.names().fleets.find(id, self.sink())?),
            None => None,
        };
        let load = fleet.map_or(0.0, |fleet| self.cyber.fleets[fleet].load);
        if entry.factor.0 == 1.0 && load == 0.0 {
            let problem = Diagnostic::error(Code::Contradiction, entry.here, texts::POWERLESS);
            self.sink().push(problem.why(texts::POWERLESS_WHY));
        }
        Some(Objective {
            after: entry.after.0.clone(),
            tactic: entry.tactic.clone(),
            act: Act::Flood(Flood {
                targets,
                factor: entry.factor.0,
                share: entry.share,
                fleet,
                lasting: entry.lasting.0.clone(),
            }),
        })
    }

    /// Patches in order of their ids.
    pub(super) fn patches(&self, entries: &Ids<PatchingEntry>) -> Vec<Patching> {
        self.events.refuse_too_many(entries, limits::PATCHES);
        let mut patches: Vec<Patching> = entries
            .known()
            .map(|(id, entry)| self.patching(id, entry))
            .collect();
        patches.sort_by(|a, b| a.id.cmp(&b.id));
        patches
    }

    fn patching(&self, id: &At<String>, entry: &PatchingEntry) -> Patching {
        let mut fleets = self.names().fleets.find_all(&entry.fleets, self.sink());
        if let Some(maker) = self
            .names()
            .vendors
            .find_any(&entry.manufacturer, self.sink())
        {
            let all = self.cyber.fleets.iter().enumerate();
            let of_maker = all.filter(|(_, fleet)| fleet.manufacturer == Some(maker));
            fleets.extend(of_maker.map(|(index, _)| index));
        }
        fleets.sort_unstable();
        fleets.dedup();
        if fleets.is_empty() && !self.sink().has_errors() {
            let place = id.place;
            let problem = Diagnostic::error(Code::SelectsNothing, place, texts::PATCHES_NOBODY);
            let fleets = self.cyber.fleets.iter().map(|fleet| fleet.id.as_str());
            let fleets = fleets.collect::<Vec<_>>().join(", ");
            self.sink()
                .push(problem.advice(texts::PATCHES_NOBODY_ADVICE.with("fleets", fleets)));
        }
        Patching {
            id: id.value.clone(),
            name: name_or_id(&entry.name, &id.value),
            at: self.events.time(&entry.at),
            fleets,
            coverage: entry.coverage,
            within: entry.within.0,
        }
    }
}

fn stage(entry: &StageEntry) -> Stage {
    Stage {
        name: entry.name.clone(),
        tactic: entry.tactic.clone(),
        takes: entry.takes.0.clone(),
    }
}

fn lateral(entry: &LateralEntry) -> Lateral {
    Lateral {
        over: entry.over.clone(),
        chance: entry.chance.0,
        takes: entry.takes.0.clone(),
        most: entry.most,
        tactic: entry.tactic.clone(),
    }
}
