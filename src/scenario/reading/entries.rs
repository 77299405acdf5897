//! What a scenario's file holds: each record once, with its fields, their ranges and what they are when left out.

use super::answers::KnownAnswersEntry;
use super::campaign_entries::{CampaignEntry, PatchingEntry};
use super::observations::ObservedEntry;
use crate::model::reading::Selection;
use crate::model::{Measure, Name};
use crate::notation::{
    At, Diagnostics, DurationSpread, Flag, Ids, Instant, LATITUDES, LongText, Node, NotNegative,
    Positive, Probability, Read, Shape, ShareSpread, Unread, choice, number_within, record,
};
use crate::scenario::{Base, FaultKind};
use crate::units::{Level, SimDuration};
use crate::words::{Text, kinds};

record! {
    /// A scenario: what happens to a model, what is observed, and for how long.
    pub struct ScenarioEntry as kinds::SCENARIO {
        /// Version of the format.
        schema: At<u32>,
        /// What it is called.
        title: Name,
        /// What happens, in a sentence or two.
        summary: Summary = "\"\"" => Summary::default(),
        /// When it starts on the calendar; without an offset from UTC the time is Japan's.
        start: Instant = "\"2024-04-01T00:00:00+09:00\"" => DEFAULT_START,
        /// When it ends.
        horizon: At<SimDuration>,
        /// Time between samples of the service curves.
        step: Option<At<SimDuration>> = "1h, or a 336th of the horizon if that is longer" => None,
        /// The model: the name of a built-in one, a folder `"./my-city"` beside this file, or the model itself.
        model: Unread<Model>,
        /// What is laid over the model: a record of the same fields; `Removed` takes an entry away.
        patch: Option<Unread<Patch>> = "nothing is changed" => None,
    }
}

record! {
    /// What happens in a scenario and what is read off it: further fields of the scenario.
    pub struct EventsEntry as kinds::SCENARIO {
        /// When operators announce how long their repairs will take.
        announce: Vec<At<SimDuration>> = "[]" => Vec::new(),
        /// Hazards by id.
        hazards: Ids<HazardEntry> = "{}" => Ids::default(),
        /// Injects by id.
        injects: Ids<InjectEntry> = "{}" => Ids::default(),
        /// Attack campaigns by id.
        campaigns: Ids<CampaignEntry> = "{}" => Ids::default(),
        /// Patches and recalls of fleets by id.
        patches: Ids<PatchingEntry> = "{}" => Ids::default(),
        /// Values to be read off each replicate, by id.
        observe: Ids<ObservedEntry> = "{}" => Ids::default(),
        /// Curves to be compared with what was observed, by the ids that the observed points name (`hakyu hindcast`).
        compare: Ids<ComparedEntry> = "{}" => Ids::default(),
        /// What is known beforehand of these values; `hakyu verify` compares.
        verify: Option<KnownAnswersEntry> = "nothing is compared" => None,
    }
}

/// Monday, 2024-04-01T00:00:00+09:00.
const DEFAULT_START: Instant = Instant {
    unix_ms: 1_711_897_200_000,
    offset_minutes: 540,
};

/// A model in its place within a scenario; it is read by the model's own room.
#[derive(Clone, PartialEq, Debug)]
pub struct Model;

impl Read for Model {
    const EXPECTED: Text = kinds::MODEL_OR_NAME;
    const EXAMPLE: &'static str = "\"japan\"";

    fn read(_: &Node, _: &Diagnostics) -> Option<Self> {
        Some(Model)
    }
}

/// A part of a model that is laid over it; it is read by the model's own room, after it has been laid.
#[derive(Clone, PartialEq, Debug)]
pub struct Patch;

impl Read for Patch {
    const EXPECTED: Text = kinds::PATCH;
    const EXAMPLE: &'static str = "(facilities: { \"id\": ( ... ) })";

    fn read(_: &Node, _: &Diagnostics) -> Option<Self> {
        Some(Patch)
    }
}

/// Some sentences, plain or in both languages.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary(pub Name);

record! {
    /// Sentences in both languages.
    pub struct SummaryEntry as kinds::TEXTS {
        /// English.
        en: LongText,
        /// Japanese.
        ja: Option<LongText> = "as in English" => None,
    }
}

impl Read for Summary {
    const EXPECTED: Text = kinds::TEXT_OR_TEXTS;
    const EXAMPLE: &'static str = "(en: \"...\", ja: \"...\")";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let (en, ja) = match &node.shape {
            Shape::Text(_) => (LongText::read(node, sink)?, None),
            Shape::Record { name: None, .. } => {
                let entry = SummaryEntry::read(node, sink)?;
                (entry.en, entry.ja)
            }
            _ => return Self::refuse(node, sink),
        };
        Some(Summary(Name {
            ja: ja.unwrap_or_else(|| en.clone()).0,
            en: en.0,
        }))
    }
}

record! {
    /// A hazard that damages what stands in its footprint.
    pub struct HazardEntry as kinds::HAZARD {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// When it strikes, from the scenario's start.
        at: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// Whether it happens at all.
        probability: Probability = "1.0" => Probability(1.0),
        /// Standard deviation of the natural logarithm between events.
        between_sigma: Sigma = "0.0" => Sigma(0.0),
        /// The same within an event, from region to region.
        within_sigma: Sigma = "0.0" => Sigma(0.0),
        /// Where it is how strong.
        footprint: FootprintEntry,
    }
}

choice! {
    /// Where a hazard is how strong.
    pub enum FootprintEntry as kinds::FOOTPRINT, "Earthquake(magnitude: 7.3, ...)" {
        /// A fault, with a published ground-motion relation.
        Earthquake { EarthquakeEntry },
        /// A map by region.
        Map { MapEntry },
    }
}

record! {
    /// An earthquake by magnitude, depth and epicentre.
    pub struct EarthquakeEntry as kinds::EARTHQUAKE {
        /// Moment magnitude.
        magnitude: Magnitude,
        /// Depth of the fault's centre in km.
        depth_km: Depth,
        /// Degrees north and east.
        epicentre: (Latitude, Longitude),
        /// Kind of fault.
        fault: FaultKind,
    }
}

choice! { impl FaultKind as kinds::FAULT { Crustal, Interplate, Intraslab } }

record! {
    /// A map of a hazard by region.
    pub struct MapEntry as kinds::HAZARD_MAP {
        /// What the values are.
        measure: Measure,
        /// Value by region; regions not listed feel nothing.
        values: Ids<NotNegative>,
    }
}

record! {
    /// A timed effect on facilities.
    pub struct InjectEntry as kinds::INJECT {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// When, from the scenario's start.
        at: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// Whether it happens at all, drawn once for all its targets.
        probability: Probability = "1.0" => Probability(1.0),
        /// The facilities.
        targets: At<Vec<Selection>>,
        /// What it does.
        effect: EffectEntry,
    }
}

choice! {
    /// What an inject does.
    pub enum EffectEntry as kinds::EFFECT, "Damage(loss: 1.0, repair: \"9h\")" {
        /// Physical damage, to be repaired.
        Damage { DamageEntry },
        /// Information systems fall to a level.
        Cyber { AbilityEntry },
        /// People at work fall to a level.
        Workforce { AbilityEntry },
        /// Plant falls to a level, without damage that crews repair.
        Plant { AbilityEntry },
        /// Demand is multiplied.
        Demand { DemandEntry },
    }
}

record! {
    /// Physical damage.
    pub struct DamageEntry as kinds::DAMAGE {
        /// Share of ability lost.
        loss: ShareSpread = "1.0" => ShareSpread::fixed(1.0),
        /// Time of repair.
        repair: Option<DurationSpread> = "that of the facility's restoration" => None,
        /// Share of the damage that cannot be restored, as what a tsunami washes away.
        unrestorable: Option<ShareSpread> = "that of the facility's restoration" => None,
    }
}

record! {
    /// A fall of ability for a time.
    pub struct AbilityEntry as kinds::ABILITY {
        /// To this level.
        level: Level,
        /// For this long.
        lasting: Option<DurationSpread> = "until the end" => None,
    }
}

record! {
    /// A rise of demand for a time.
    pub struct DemandEntry as kinds::DEMAND {
        /// Demand is multiplied by this.
        factor: Positive,
        /// For this long.
        lasting: Option<DurationSpread> = "until the end" => None,
    }
}

record! {
    /// A curve that stands for an observed series: what is out of some facilities, over time.
    pub struct ComparedEntry as kinds::COMPARED {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Facilities, weighed by the people whom they serve, or by their sites where none of them serves people.
        of: At<Vec<Selection>>,
        /// What an observed share is a share of.
        base: Base = "Peak" => Base::Peak,
        /// Whether the observed numbers count what cannot be restored among what is out.
        with_unrestorable: Flag = "false" => Flag(false),
        /// When the comparison ends, where what happened later was not observed, as a second strike.
        until: Option<At<SimDuration>> = "the horizon" => None,
    }
}

choice! { impl Base as kinds::BASE { Peak, Whole } }

macro_rules! ranged {
    ($( $(#[doc = $doc:literal])+ $Name:ident: $range:expr, $expected:ident, $example:literal; )*) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct $Name(pub f64);

        impl Read for $Name {
            const EXPECTED: Text = kinds::$expected;
            const EXAMPLE: &'static str = $example;

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                number_within(node, $range, Self::EXPECTED, sink).map($Name)
            }
        }
    )* };
}

ranged! {
    /// A standard deviation of a logarithm.
    Sigma: 0.0..=3.0, SIGMA, "0.25";
    /// A moment magnitude.
    Magnitude: 3.0..=9.5, MAGNITUDE, "7.3";
    /// A depth within the earth.
    Depth: 0.0..=700.0, DEPTH, "37.0";
    /// A latitude.
    Latitude: LATITUDES, NORTH, "42.69";
    /// A longitude.
    Longitude: -180.0..=180.0, EAST, "142.01";
}
