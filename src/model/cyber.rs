//! Information systems of facilities, what they have in common, fleets of things, and who watches over them.

use super::{Evidence, Name};
use crate::random::Distribution;
use crate::units::Level;

/// The cyber side of a nation: empty where a model says nothing of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cyber {
    /// Kinds of information systems, by id.
    pub kinds: Vec<SystemKind>,
    /// The systems themselves, by (facility, kind).
    pub systems: Vec<System>,
    /// Makers and service providers, by id.
    pub vendors: Vec<Vendor>,
    /// Products, by id.
    pub products: Vec<Product>,
    /// Connections over which an attacker can move, by id.
    pub links: Vec<CyberLink>,
    /// Fleets of connected devices, by id.
    pub fleets: Vec<Fleet>,
    /// Monitoring centres, by id.
    pub centres: Vec<MonitoringCentre>,
    /// How what one has seen reaches the others.
    pub sharing: Option<Sharing>,
    /// The control over what is bought.
    pub procurement: Option<Procurement>,
}

/// One facility's information system.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct System {
    /// Index of the facility.
    pub facility: usize,
    /// Index of the kind.
    pub kind: usize,
}

/// What a system is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layer {
    /// Office and business systems.
    It,
    /// Control of plant.
    Ot,
    /// Connected devices.
    Iot,
}

/// How a facility's data can be had back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backup {
    /// Out of an attacker's reach.
    Offline,
    /// Within reach: lost with the system when it is encrypted or wiped.
    Online,
    /// None.
    Missing,
}

/// A kind of information system, which facilities have one each of.
#[derive(Clone, PartialEq, Debug)]
pub struct SystemKind {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// What it is for.
    pub layer: Layer,
    /// Share of the facility's ability that is lost while the system is down; what is left is done by hand.
    pub stake: Level,
    /// Every site of a facility with many has one of its own: then an attacker is in one place, not in all.
    pub per_site: bool,
    /// Share of attempts to get in that it withstands.
    pub security: Level,
    /// Share of systems on which a known vulnerability of a product is closed.
    pub patched: Level,
    /// Share of attempts from another layer of the same facility that it withstands.
    pub segmentation: Level,
    /// How an intruder is noticed and shut out.
    pub response: Response,
    /// How the system comes back.
    pub recovery: Recovery,
    /// Indices of the vendors that deliver or run it.
    pub vendors: Vec<usize>,
    /// Indices of the products in it.
    pub products: Vec<usize>,
    /// What the government's agreement on IT procurement covers it for.
    pub scopes: Vec<ProcurementScope>,
    /// Source of the above.
    pub evidence: Evidence,
}

/// How an intruder is noticed and shut out.
#[derive(Clone, PartialEq, Debug)]
pub struct Response {
    /// Mean time, in ms, in which own monitoring notices an intruder (exponential); none never does.
    pub detects: Option<f64>,
    /// From notice to isolation, in ms.
    pub triage: Distribution,
    /// Share of the facility's ability that is lost while the system is isolated.
    pub isolation: Level,
    /// Share that is lost while it is disconnected from a partner that is infected.
    pub precaution: Level,
    /// Dead time of forensics after isolation, in ms.
    pub forensics: Distribution,
    /// From the end of forensics until the intruder is out, in ms.
    pub eradication: Distribution,
    /// Time in which a flood is filtered, in ms; none waits for its end.
    pub filtering: Option<Distribution>,
}

/// How a system comes back after it was encrypted, wiped or broken.
#[derive(Clone, PartialEq, Debug)]
pub struct Recovery {
    /// Its backup.
    pub backup: Backup,
    /// Time in ms until its core is rebuilt from a clean backup.
    pub core: Distribution,
    /// Factor on that time without a clean backup; at least 1.
    pub without_backup: f64,
    /// Terminals (or servers, controllers) to be set up again after the core.
    pub terminals: u64,
    /// Terminals that a responder sets up in a day.
    pub per_responder_day: f64,
    /// Index of the pool of the responders; without one the work waits for nobody.
    pub pool: Option<usize>,
    /// Priority among the pool's jobs; lower goes first.
    pub priority: u32,
    /// Most responders at work on it.
    pub responders_max: u32,
}

/// What the agreement on IT procurement covers (関係省庁申合せ, December 2018), a to e.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProcurementScope {
    /// (a) National security and public order.
    Security,
    /// (b) Confidential information.
    Confidential,
    /// (c) Personal data of very many people.
    PersonalData,
    /// (d) Foundation systems, such as a ministry's LAN.
    Foundation,
    /// (e) High running cost.
    Costly,
}

/// Who delivers or runs systems.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vendor {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Source of the above.
    pub evidence: Evidence,
}

/// What many systems are made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Product {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Index of its maker.
    pub vendor: Option<usize>,
    /// Source of the above.
    pub evidence: Evidence,
}

/// A kind of connection over which an attacker can move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LinkKind {
    /// The same vendor delivers or runs both.
    SharedVendor,
    /// One runs the other's systems.
    ManagedService,
    /// Their networks are joined.
    Interconnection,
    /// They do business with each other.
    Partner,
    /// Both have a product with the same vulnerability.
    CommonProduct,
    /// Two layers of one facility.
    Internal,
}

/// Connections between systems, in one direction or, without an end, all among each other.
#[derive(Clone, PartialEq, Debug)]
pub struct CyberLink {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// What connects them.
    pub kind: LinkKind,
    /// Share of attempts that get across.
    pub passes: Level,
    /// (system, systems that it reaches), by system.
    pub reaches: Vec<(usize, Vec<usize>)>,
    /// Source of the above.
    pub evidence: Evidence,
}

/// A fleet of connected devices, by the layers of the General Framework for Secured IoT Systems (NISC 2016).
#[derive(Clone, PartialEq, Debug)]
pub struct Fleet {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Index of the maker, who may lie outside critical infrastructure.
    pub manufacturer: Option<usize>,
    /// Device: how many there are.
    pub devices: u64,
    /// Device: share with the credentials that it was delivered with.
    pub default_credentials: Level,
    /// Device: share that security by design protects all the same.
    pub secure_by_design: Level,
    /// Device: share that can be patched.
    pub patchable: Level,
    /// Network: share that can be reached from outside.
    pub exposed: Level,
    /// Network: mean time in ms in which an infected device infects another where all are open to it.
    pub contact: f64,
    /// Network: mean time in ms until an infected device is cleaned (restarted) and open again; none never.
    pub cleaned: Option<f64>,
    /// Platform: index of the facility over which patches are sent; they come at the rate of its service.
    pub platform: Option<usize>,
    /// Service: facilities that rely on the devices.
    pub serves: Vec<usize>,
    /// Service: share of their ability that is lost when every device is infected.
    pub stake: Level,
    /// Network: load of a thousand infected devices on a flood's target, as a share of its nominal demand.
    pub load: f64,
    /// Source of the above.
    pub evidence: Evidence,
}

impl Fleet {
    /// Devices that an infection can reach.
    pub fn open(&self) -> u64 {
        let share = self.exposed.share()
            * self.default_credentials.share()
            * (1.0 - self.secure_by_design.share());
        (self.devices as f64 * share + 0.5) as u64
    }
}

/// A centre that watches the systems of others (GSOC for government bodies).
#[derive(Clone, PartialEq, Debug)]
pub struct MonitoringCentre {
    /// Identity.
    pub id: String,
    /// Display name.
    pub name: Name,
    /// Indices of the systems that it watches.
    pub watches: Vec<usize>,
    /// Mean time in ms in which it notices an intruder.
    pub detects: f64,
    /// Source of the above.
    pub evidence: Evidence,
}

/// How indicators of compromise travel: operator, CEPTOAR and ministry, NISC, the others.
#[derive(Clone, PartialEq, Debug)]
pub struct Sharing {
    /// Whether it takes place.
    pub active: bool,
    /// From the first notice to NISC, in ms.
    pub reports: Distribution,
    /// From NISC to the others, in ms.
    pub forwards: Distribution,
    /// Factor on every detection rate from then on.
    pub factor: f64,
    /// Source of the above.
    pub evidence: Evidence,
}

/// The control over what public bodies buy.
#[derive(Clone, PartialEq, Debug)]
pub struct Procurement {
    /// Whether it is applied.
    pub active: bool,
    /// Scopes to which it applies.
    pub scopes: Vec<ProcurementScope>,
    /// Share of compromised deliveries that it keeps out.
    pub keeps_out: Level,
    /// Source of the above.
    pub evidence: Evidence,
}

impl Procurement {
    /// Whether it covers a kind of system.
    pub fn covers(&self, kind: &SystemKind) -> bool {
        self.active && kind.scopes.iter().any(|scope| self.scopes.contains(scope))
    }
}
