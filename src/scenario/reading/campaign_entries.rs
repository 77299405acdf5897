//! What a file says of attack campaigns and patches: each record once, with its fields and what they are when left out.

use crate::model::reading::{FleetEntry, ProductEntry, Reference, Selection, VendorEntry};
use crate::model::{Layer, LinkKind, Name};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Multiple, Node, Probability, Read, Shape,
    ShareSpread, choice, record,
};
use crate::scenario::Tactic;
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::cyber as texts;
use crate::words::{Text, kinds};

record! {
    /// An attack that goes through stages: it gets in, prepares, moves from system to system, and strikes, unless it is found before.
    pub struct CampaignEntry as kinds::CAMPAIGN {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Who is behind it; several campaigns may be one actor's.
        actor: Option<Name> = "not stated" => None,
        /// When it begins, from the scenario's start.
        at: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// Whether it happens at all.
        probability: Probability = "1.0" => Probability(1.0),
        /// How it gets in.
        entry: IntrusionEntry,
        /// What it does at the first system before it can move or strike, in order.
        stages: Vec<StageEntry> = "[]" => Vec::new(),
        /// How it moves on.
        lateral: Option<LateralEntry> = "it stays where it got in" => None,
        /// When it strikes.
        trigger: TriggerEntry = "Ready" => TriggerEntry::Ready,
        /// What it does then.
        objectives: At<Vec<ObjectiveEntry>>,
    }
}

record! {
    /// How an attacker gets in.
    pub struct IntrusionEntry as kinds::ENTRY {
        /// By which way.
        by: WayEntry,
        /// Facilities whose systems are tried; for a supplier, an update or a fleet all who have it.
        targets: At<Vec<Selection>> = "all whom the way reaches" => At::nowhere(Vec::new()),
        /// Layer of the systems.
        layer: Option<Layer> = "It; for a supplier or an update any" => None,
        /// Chance of getting into a system that withstands nothing, drawn for each.
        chance: Probability = "1.0" => Probability(1.0),
        /// Time until the attacker is in.
        takes: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Devices of a fleet that are infected first.
        seeds: At<u64> = "1" => At::nowhere(1),
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0001\"" => Tactic("TA0001".into()),
    }
}

choice! {
    /// A way in.
    pub enum WayEntry as kinds::ENTRY_WAY, "Phishing" {
        /// Spear phishing.
        Phishing,
        /// Remote access that is exposed.
        RemoteAccess,
        /// Removable media.
        Media,
        /// Somebody inside, whom no security keeps out.
        Insider,
        /// A compromised vendor: all who buy from it, within the control over procurement.
        Supplier(Reference<VendorEntry>),
        /// An update of a product: all who have it.
        Update(Reference<ProductEntry>),
        /// An infection of a fleet of devices.
        Fleet(Reference<FleetEntry>),
        /// None is needed: capacity bought outside.
        Outside,
    }
}

record! {
    /// A stage of an attack.
    pub struct StageEntry as kinds::STAGE {
        /// Display name.
        name: Option<Name> = "that of its tactic" => None,
        /// Tactic of MITRE ATT&CK (Enterprise or ICS).
        tactic: Tactic,
        /// How long it takes.
        takes: DurationSpread,
    }
}

record! {
    /// Movement from system to system.
    pub struct LateralEntry as kinds::LATERAL {
        /// Over which connections.
        over: Vec<LinkKind>,
        /// Chance of getting across to a system that withstands nothing, drawn for each.
        chance: Probability = "1.0" => Probability(1.0),
        /// Time of a step.
        takes: DurationSpread,
        /// Most systems that the campaign holds.
        most: u32 = "1000" => 1_000,
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0008\"" => Tactic("TA0008".into()),
    }
}

choice! {
    /// When a campaign strikes.
    pub enum TriggerEntry as kinds::WHEN_TO_STRIKE, "At(\"12h\")" {
        /// Each system as soon as the attacker is ready there.
        Ready,
        /// Everywhere at this time from the scenario's start; what is ready later is struck at once.
        At(At<SimDuration>),
        /// Everywhere once so many systems are ready.
        Together(u32),
    }
}

choice! {
    /// What a campaign does when it strikes.
    pub enum ObjectiveEntry as kinds::OBJECTIVE, "Encrypt(layers: [It])" {
        /// Data are encrypted, and backups within reach too.
        Encrypt { StrikeEntry },
        /// Systems are wiped.
        Wipe { StrikeEntry },
        /// Systems break without an intruder in them (a bad update).
        Crash { CrashEntry },
        /// Data are taken.
        Exfiltrate { TheftEntry },
        /// Plant is operated against its owner's will.
        Manipulate { ManipulationEntry },
        /// Traffic is sent to facilities.
        Flood { FloodEntry },
    }
}

record! {
    /// Systems are put out of use.
    pub struct StrikeEntry as kinds::STRIKE {
        /// Layers of the systems.
        layers: Vec<Layer> = "[]" => Vec::new(),
        /// Time from the trigger.
        after: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0040\"" => Tactic("TA0040".into()),
    }
}

record! {
    /// Systems break without an intruder in them.
    pub struct CrashEntry as kinds::CRASH {
        /// Layers of the systems.
        layers: Vec<Layer> = "[]" => Vec::new(),
        /// Time until the core works again: what is broken is mended, not rebuilt.
        restores: Option<DurationSpread> = "that of the system's recovery" => None,
        /// Time from the trigger.
        after: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0040\"" => Tactic("TA0040".into()),
    }
}

record! {
    /// Data are taken out; no service is lost by that alone.
    pub struct TheftEntry as kinds::THEFT {
        /// Layers of the systems.
        layers: Vec<Layer> = "[]" => Vec::new(),
        /// Time from the trigger.
        after: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0010\"" => Tactic("TA0010".into()),
    }
}

record! {
    /// Plant is operated through its control systems (layer `Ot`).
    pub struct ManipulationEntry as kinds::MANIPULATION {
        /// The facility's ability falls to this until the intruder is out.
        level: Level = "0.0" => Level::ZERO,
        /// Share of the plant that is damaged.
        damage: Option<ShareSpread> = "nothing is damaged" => None,
        /// Time of repair of the damage.
        repair: Option<DurationSpread> = "that of the facility's restoration" => None,
        /// Time from the trigger.
        after: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Tactic of MITRE ATT&CK for ICS.
        tactic: Tactic = "\"TA0106\"" => Tactic("TA0106".into()),
    }
}

record! {
    /// Traffic that adds to the demand of facilities.
    pub struct FloodEntry as kinds::FLOOD {
        /// The facilities.
        targets: At<Vec<Selection>>,
        /// Their demand is multiplied by this, besides what a fleet adds.
        factor: Multiple = "1.0" => Multiple(1.0),
        /// The fleet whose infected devices add to it.
        fleet: Option<Reference<FleetEntry>> = "None" => None,
        /// Share of the targets' service that goes over the line which is flooded.
        share: Level = "1.0" => Level::ONE,
        /// How long it lasts where nobody filters it.
        lasting: DurationSpread,
        /// Time from the trigger.
        after: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Tactic of MITRE ATT&CK.
        tactic: Tactic = "\"TA0040\"" => Tactic("TA0040".into()),
    }
}

record! {
    /// Patches, a recall, or a campaign to change credentials: devices leave what can be infected.
    pub struct PatchingEntry as kinds::PATCHING {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// When it begins, from the scenario's start.
        at: At<SimDuration> = "\"0h\"" => At::nowhere(SimDuration::ZERO),
        /// The fleets.
        fleets: Vec<Reference<FleetEntry>> = "[]" => Vec::new(),
        /// All fleets of this maker.
        manufacturer: Option<Reference<VendorEntry>> = "None" => None,
        /// Share of the devices that can be patched which it reaches in the end.
        coverage: Level = "1.0" => Level::ONE,
        /// Time in which that is done, evenly.
        within: SimDuration = "\"0h\"" => SimDuration::ZERO,
    }
}

impl Read for Tactic {
    const EXPECTED: Text = kinds::TACTIC;
    const EXAMPLE: &'static str = "\"TA0001\"";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Text(id) = &node.shape else {
            return Self::refuse(node, sink);
        };
        let digits = id.strip_prefix("TA").unwrap_or_default();
        if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let what = texts::TACTIC.with("found", id);
            let problem = Diagnostic::error(Code::OutOfRange, node.place, what);
            sink.push(problem.advice(texts::TACTIC_ADVICE));
            return None;
        }
        if !matches!(digits.parse(), Ok(1..=11 | 40 | 42 | 43 | 100..=111)) {
            let what = texts::NEW_TACTIC.with("found", id);
            sink.push(Diagnostic::warning(Code::Implausible, node.place, what));
        }
        Some(Tactic(id.clone()))
    }
}
