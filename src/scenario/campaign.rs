//! Attack campaigns: how an attacker gets in, moves, and strikes.

use crate::model::{Layer, LinkKind, Name};
use crate::random::Distribution;
use crate::units::{Level, SimTime};

/// A tactic of MITRE ATT&CK (Enterprise or ICS) by its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tactic(pub String);

/// An attack that goes through stages.
#[derive(Clone, PartialEq, Debug)]
pub struct Campaign {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Who is behind it; several campaigns may be one actor's.
    pub actor: Option<Name>,
    /// When it begins.
    pub at: SimTime,
    /// Whether it happens at all.
    pub probability: f64,
    /// How it gets in.
    pub entry: Intrusion,
    /// What it does at the first system before it can move or strike.
    pub stages: Vec<Stage>,
    /// How it moves on.
    pub lateral: Option<Lateral>,
    /// When it strikes.
    pub trigger: Trigger,
    /// What it does then.
    pub objectives: Vec<Objective>,
}

/// How an attacker gets in.
#[derive(Clone, PartialEq, Debug)]
pub struct Intrusion {
    /// By which way.
    pub way: Way,
    /// Indices of the systems that are tried.
    pub targets: Vec<usize>,
    /// Chance of getting into one that withstands nothing.
    pub chance: f64,
    /// Time until it is in, in ms.
    pub takes: Distribution,
    /// Its tactic.
    pub tactic: Tactic,
}

/// A way in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Spear phishing.
    Phishing,
    /// Remote access that is exposed.
    RemoteAccess,
    /// Removable media.
    Media,
    /// Somebody inside, whom no security keeps out.
    Insider,
    /// A compromised vendor, by its index: reaches all who buy from it, within the control over procurement.
    Supplier(usize),
    /// An update of a product, by its index: reaches all who have it.
    Update(usize),
    /// An infection of a fleet: (its index, devices that are infected first).
    Fleet(usize, u64),
    /// None is needed: bought capacity from outside.
    Outside,
}

impl Way {
    /// Whether everybody of a kind is reached, so that of many sites a share is hit and not one place.
    pub fn is_common(self) -> bool {
        matches!(self, Way::Supplier(_) | Way::Update(_))
    }
}

/// A stage of an attack.
#[derive(Clone, PartialEq, Debug)]
pub struct Stage {
    /// Display name.
    pub name: Option<Name>,
    /// Its tactic.
    pub tactic: Tactic,
    /// How long it takes, in ms.
    pub takes: Distribution,
}

/// Movement from system to system.
#[derive(Clone, PartialEq, Debug)]
pub struct Lateral {
    /// Over which connections.
    pub over: Vec<LinkKind>,
    /// Chance of getting across to one that withstands nothing.
    pub chance: f64,
    /// Time of a step, in ms.
    pub takes: Distribution,
    /// Most systems that the campaign holds.
    pub most: u32,
    /// Its tactic.
    pub tactic: Tactic,
}

/// When a campaign strikes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trigger {
    /// Each system as soon as the attacker is ready there.
    Ready,
    /// Everywhere at a time; what is ready later is struck at once.
    At(SimTime),
    /// Everywhere once so many systems are ready.
    Together(u32),
}

/// What a campaign does when it strikes.
#[derive(Clone, PartialEq, Debug)]
pub struct Objective {
    /// Time from the trigger, in ms.
    pub after: Distribution,
    /// Its tactic.
    pub tactic: Tactic,
    /// What it does.
    pub act: Act,
}

/// What is done to a system that the attacker holds, or to whom a flood is sent.
#[derive(Clone, PartialEq, Debug)]
pub enum Act {
    /// Data are encrypted; backups within reach are too.
    Encrypt(Layers),
    /// Systems are wiped.
    Wipe(Layers),
    /// Systems break without an intruder in them (a bad update).
    Crash(Crash),
    /// Data are taken; no service is lost by that alone.
    Exfiltrate(Layers),
    /// Plant is operated against its owner's will.
    Manipulate(Manipulation),
    /// Traffic is sent to facilities.
    Flood(Flood),
}

impl Act {
    /// Whether it is carried out in systems of a layer; a flood is in none.
    pub fn is_for(&self, layer: Layer) -> bool {
        match self {
            Act::Encrypt(layers) | Act::Wipe(layers) | Act::Exfiltrate(layers) => layers.has(layer),
            Act::Crash(crash) => crash.layers.has(layer),
            Act::Manipulate(_) => layer == Layer::Ot,
            Act::Flood(_) => false,
        }
    }
}

/// The layers of the systems that an act is for; all where none is named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layers(pub Vec<Layer>);

impl Layers {
    /// Whether a layer is meant.
    pub fn has(&self, layer: Layer) -> bool {
        self.0.is_empty() || self.0.contains(&layer)
    }
}

/// Systems that break without an intruder.
#[derive(Clone, PartialEq, Debug)]
pub struct Crash {
    /// Which.
    pub layers: Layers,
    /// Time until the core works again in ms, instead of the system's own.
    pub restores: Option<Distribution>,
}

/// A manipulation of plant through its control systems.
#[derive(Clone, PartialEq, Debug)]
pub struct Manipulation {
    /// The facility's ability falls to this until the intruder is out.
    pub level: Level,
    /// Share of the plant that is damaged.
    pub damage: Option<Distribution>,
    /// Time of repair of the damage in ms, instead of the restoration's.
    pub repair: Option<Distribution>,
}

/// Traffic sent to facilities.
#[derive(Clone, PartialEq, Debug)]
pub struct Flood {
    /// Indices of the facilities.
    pub targets: Vec<usize>,
    /// Their demand is multiplied by this, besides what a fleet adds.
    pub factor: f64,
    /// Share of their service that goes over the line which is flooded.
    pub share: Level,
    /// Index of the fleet whose infected devices add to it.
    pub fleet: Option<usize>,
    /// How long it lasts, in ms, where nobody filters it.
    pub lasting: Distribution,
}

/// Patches or a recall of a fleet's devices.
#[derive(Clone, PartialEq, Debug)]
pub struct Patching {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// When it begins.
    pub at: SimTime,
    /// Indices of the fleets.
    pub fleets: Vec<usize>,
    /// Share of the devices that can be patched which it reaches in the end.
    pub coverage: Level,
    /// Time in which that is done, evenly, in ms.
    pub within: u64,
}
