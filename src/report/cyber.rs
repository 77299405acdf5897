//! Attack and defence in words: what each step of a campaign is, who knows of it, and its tactic.

use std::fmt::Display;

use super::words;
use crate::dynamics::CyberStep;
use crate::scenario::{Act, Campaign, Tactic, Way};
use crate::units::Level;
use crate::words::{Lang, Text, cyber as texts};
use crate::world::Network;

/// A step of a campaign, as it is noted.
#[derive(Clone, Copy)]
pub(super) struct Step<'n> {
    /// The network.
    pub(super) net: &'n Network,
    /// The language.
    pub(super) lang: Lang,
    /// Index of the campaign.
    pub(super) campaign: u32,
    /// Index of the system.
    pub(super) system: Option<u32>,
    /// The step.
    pub(super) step: CyberStep,
}

/// Who knows of a step when it happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Knows {
    /// The attacker alone.
    Attacker,
    /// Whose system it is, or who is flooded.
    Owner(u32),
    /// NISC.
    Nisc,
    /// Everybody.
    Everybody,
}

impl Step<'_> {
    /// The facility that a step is about.
    pub(super) fn facility(&self) -> Option<u32> {
        match (self.system, self.step) {
            (Some(system), _) => Some(self.net.cyber.systems[system as usize].facility),
            (None, CyberStep::Flooded { facility, .. } | CyberStep::FloodEnded { facility }) => {
                Some(facility)
            }
            _ => None,
        }
    }

    /// What the step is called by programs.
    pub(super) fn kind(&self) -> &'static str {
        match self.step {
            CyberStep::Began => "campaign_began",
            CyberStep::Entered => "entered",
            CyberStep::Moved => "moved",
            CyberStep::Stage(_) => "stage",
            CyberStep::Triggered => "triggered",
            CyberStep::Struck(_) => "struck",
            CyberStep::Noticed => "noticed",
            CyberStep::Reported => "reported",
            CyberStep::Shared => "shared",
            CyberStep::Isolated(_) => "isolated",
            CyberStep::Cleaned => "cleaned",
            CyberStep::CoreRebuilt => "core_rebuilt",
            CyberStep::Restored => "restored",
            CyberStep::Flooded { .. } => "flooded",
            CyberStep::FloodEnded { .. } => "flood_ended",
            CyberStep::Infected { .. } => "infected",
        }
    }

    /// Who knows of it.
    pub(super) fn known_to(&self) -> Knows {
        let owner = self.facility().map_or(Knows::Attacker, Knows::Owner);
        match self.step {
            CyberStep::Began
            | CyberStep::Entered
            | CyberStep::Moved
            | CyberStep::Stage(_)
            | CyberStep::Triggered
            | CyberStep::Infected { .. } => Knows::Attacker,
            CyberStep::Struck(objective) => match self.act(objective) {
                Some(Act::Exfiltrate(_)) => Knows::Attacker,
                _ => owner,
            },
            CyberStep::Reported => Knows::Nisc,
            CyberStep::Shared => Knows::Everybody,
            _ => owner,
        }
    }

    fn record(&self) -> &Campaign {
        &self.net.scenario.campaigns[self.campaign as usize]
    }

    fn act(&self, objective: u32) -> Option<&Act> {
        let objective = self.record().objectives.get(objective as usize);
        objective.map(|objective| &objective.act)
    }

    /// Its tactic, where it is the attacker's.
    pub(super) fn tactic(&self) -> Option<&Tactic> {
        let record = self.record();
        match self.step {
            CyberStep::Entered => Some(&record.entry.tactic),
            CyberStep::Moved => record.lateral.as_ref().map(|lateral| &lateral.tactic),
            CyberStep::Stage(stage) => Some(&record.stages[stage as usize].tactic),
            CyberStep::Struck(objective) => {
                let objective = record.objectives.get(objective as usize);
                objective.map(|objective| &objective.tactic)
            }
            CyberStep::Flooded { .. } => {
                let mut floods = record.objectives.iter();
                let flood = floods.find(|one| matches!(one.act, Act::Flood(_)));
                flood.map(|objective| &objective.tactic)
            }
            _ => None,
        }
    }

    /// The step in a sentence.
    pub(super) fn sentence(&self) -> String {
        let campaign = self.record().name.to(self.lang);
        let system = self.system.map_or("", |system| {
            let row = &self.net.cyber.systems[system as usize];
            let kind = &self.net.model.cyber.kinds[row.kind as usize];
            kind.name.to(self.lang)
        });
        let facility = self.facility().map_or("", |facility| {
            self.net.facility(facility).name.to(self.lang)
        });
        let extra = self.extra();
        let mut values: Vec<(&str, &dyn Display)> = vec![
            ("campaign", &campaign),
            ("system", &system),
            ("facility", &facility),
        ];
        if let Some((name, value)) = &extra {
            values.push((name, value));
        }
        let text = self.text();
        let (fleet, count) = self.fleet();
        values.push(("fleet", &fleet));
        values.push(("count", &count));
        let way = self.way();
        values.push(("way", &way));
        text.fill(self.lang, &values)
    }

    /// How the campaign gets in.
    fn way(&self) -> String {
        let text = match self.record().entry.way {
            Way::Phishing => texts::BY_PHISHING,
            Way::RemoteAccess => texts::BY_REMOTE_ACCESS,
            Way::Media => texts::BY_MEDIA,
            Way::Insider => texts::BY_INSIDER,
            Way::Supplier(vendor) => {
                let vendor = self.net.model.cyber.vendors[vendor].name.to(self.lang);
                return texts::BY_SUPPLIER.fill(self.lang, &[("vendor", &vendor)]);
            }
            Way::Fleet(..) => texts::BY_FLEET,
            // An update has a sentence of its own, and who needs no way in enters nothing.
            Way::Update(_) | Way::Outside => return String::new(),
        };
        text.to(self.lang).to_owned()
    }

    /// A fleet's name and its infected devices, or how many partners disconnect.
    fn fleet(&self) -> (&str, String) {
        match self.step {
            CyberStep::Infected { fleet, count, .. } => {
                let record = &self.net.model.cyber.fleets[fleet as usize];
                (record.name.to(self.lang), words::whole(count))
            }
            CyberStep::Isolated(count) => ("", count.to_string()),
            _ => ("", String::new()),
        }
    }

    /// What a sentence says besides names.
    fn extra(&self) -> Option<(&'static str, String)> {
        Some(match self.step {
            CyberStep::Stage(stage) => {
                let stage = &self.record().stages[stage as usize];
                let name = stage
                    .name
                    .as_ref()
                    .map(|name| name.to(self.lang).to_owned());
                (
                    "stage",
                    name.unwrap_or_else(|| tactic_name(self.lang, &stage.tactic)),
                )
            }
            CyberStep::Flooded { factor: ppm, .. } => {
                ("factor", words::short(self.lang, f64::from(ppm) / 1e6))
            }
            CyberStep::Infected { share, .. } => ("share", Level::from_ppm(share).to_string()),
            _ => return None,
        })
    }

    fn text(&self) -> Text {
        match self.step {
            CyberStep::Began => texts::BEGAN,
            CyberStep::Entered => match self.record().entry.way {
                Way::Update(_) => texts::UPDATED,
                _ => texts::ENTERED,
            },
            CyberStep::Moved => texts::MOVED,
            CyberStep::Stage(_) => texts::STAGE_DONE,
            CyberStep::Triggered => texts::TRIGGERED,
            CyberStep::Struck(objective) => match self.act(objective) {
                Some(Act::Wipe(_)) => texts::WIPED,
                Some(Act::Crash(_)) => texts::CRASHED,
                Some(Act::Exfiltrate(_)) => texts::EXFILTRATED,
                Some(Act::Manipulate(_)) => texts::MANIPULATED,
                _ => texts::ENCRYPTED,
            },
            CyberStep::Noticed => texts::NOTICED,
            CyberStep::Reported => texts::REPORTED,
            CyberStep::Shared => texts::SHARED,
            CyberStep::Isolated(0) => texts::ISOLATED,
            CyberStep::Isolated(1) => texts::ISOLATED_WITH_ONE,
            CyberStep::Isolated(_) => texts::ISOLATED_WITH,
            CyberStep::Cleaned => texts::CLEANED,
            CyberStep::CoreRebuilt => texts::CORE_REBUILT,
            CyberStep::Restored => texts::RESTORED,
            CyberStep::Flooded { .. } => texts::FLOODED,
            CyberStep::FloodEnded { .. } => texts::FLOOD_ENDED,
            CyberStep::Infected { .. } => texts::INFECTED,
        }
    }
}

/// A tactic's name.
pub(super) fn tactic_name(lang: Lang, tactic: &Tactic) -> String {
    let text = match tactic.0.as_str() {
        "TA0043" => texts::TA0043,
        "TA0042" => texts::TA0042,
        "TA0001" => texts::TA0001,
        "TA0002" => texts::TA0002,
        "TA0003" => texts::TA0003,
        "TA0004" => texts::TA0004,
        "TA0005" => texts::TA0005,
        "TA0006" => texts::TA0006,
        "TA0007" => texts::TA0007,
        "TA0008" => texts::TA0008,
        "TA0009" => texts::TA0009,
        "TA0010" => texts::TA0010,
        "TA0011" => texts::TA0011,
        "TA0040" => texts::TA0040,
        "TA0100" => texts::TA0100,
        "TA0101" => texts::TA0101,
        "TA0102" => texts::TA0102,
        "TA0103" => texts::TA0103,
        "TA0104" => texts::TA0104,
        "TA0105" => texts::TA0105,
        "TA0106" => texts::TA0106,
        "TA0107" => texts::TA0107,
        "TA0108" => texts::TA0108,
        "TA0109" => texts::TA0109,
        "TA0110" => texts::TA0110,
        "TA0111" => texts::TA0111,
        _ => return texts::OTHER_TACTIC.fill(lang, &[("id", &tactic.0)]),
    };
    text.to(lang).to_owned()
}
