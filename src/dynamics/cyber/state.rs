//! What campaigns, footholds and systems are doing.

use super::fleet::FleetState;
use crate::units::PPM;
use crate::world::Network;

/// A step of an attack or of its defence, as it is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CyberStep {
    /// The campaign begins.
    Began,
    /// The attacker is in a system.
    Entered,
    /// The attacker has moved into a system.
    Moved,
    /// A stage (by its index) is done.
    Stage(u32),
    /// The campaign strikes wherever it is ready.
    Triggered,
    /// An objective (by its index) is carried out.
    Struck(u32),
    /// The defender has noticed.
    Noticed,
    /// NISC has the report.
    Reported,
    /// Everybody has the indicators.
    Shared,
    /// The system is isolated; so many partners disconnect.
    Isolated(u32),
    /// The intruder is out.
    Cleaned,
    /// The core is rebuilt.
    CoreRebuilt,
    /// The whole system works again.
    Restored,
    /// A flood reaches a facility, which then has this demand in ppm of the nominal.
    Flooded {
        /// The facility.
        facility: u32,
        /// Factor on its demand in ppm.
        factor: u32,
    },
    /// A flood on a facility has ended.
    FloodEnded {
        /// The facility.
        facility: u32,
    },
    /// The infection of a fleet has reached this share of its open devices, in ppm.
    Infected {
        /// The fleet.
        fleet: u32,
        /// Share.
        share: u32,
        /// Devices.
        count: u64,
    },
}

/// How far a foothold is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dynamics) enum Phase {
    /// Not there.
    Outside,
    /// In, and preparing.
    Inside,
    /// Ready to strike and to move on.
    Ready,
    /// Shut out.
    Gone,
}

/// One campaign's place in one system.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::dynamics) struct Foothold {
    pub(in crate::dynamics) phase: Phase,
    /// It was noticed.
    pub(in crate::dynamics) noticed: bool,
    /// It came from another system.
    pub(in crate::dynamics) moved: bool,
    /// Share of the facility that it hits, in ppm.
    pub(in crate::dynamics) share: u32,
    /// What is left of the unit exponential until it is noticed.
    pub(in crate::dynamics) patience: f64,
    /// When that was last brought up to date.
    pub(in crate::dynamics) since: u64,
    /// Tells the live notice from stale ones.
    pub(in crate::dynamics) planned: u32,
}

impl Foothold {
    const NONE: Foothold = Foothold {
        phase: Phase::Outside,
        noticed: false,
        moved: false,
        share: 0,
        patience: 0.0,
        since: 0,
        planned: 0,
    };

    /// Whether the attacker is in and nobody has noticed.
    pub(in crate::dynamics) fn is_hidden(&self) -> bool {
        matches!(self.phase, Phase::Inside | Phase::Ready) && !self.noticed
    }
}

/// An information system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dynamics) struct SystemState {
    /// Share of the facility whose system is down, in ppm.
    pub(in crate::dynamics) down: u32,
    /// What one step of setting up terminals brings back.
    pub(in crate::dynamics) step: u32,
    /// Level to which plant is held down, in ppm.
    pub(in crate::dynamics) held: u32,
    /// Containments that isolate it.
    pub(in crate::dynamics) isolated: u32,
    /// Share of the facility that is isolated, in ppm.
    pub(in crate::dynamics) isolated_share: u32,
    /// Infected partners from which it is disconnected.
    pub(in crate::dynamics) cut_off: u32,
    /// Whether its backup went with it.
    pub(in crate::dynamics) without_backup: bool,
    /// Recoveries so far: tells the live one from stale ones.
    pub(in crate::dynamics) recoveries: u32,
    /// The campaign that did the last of this.
    pub(in crate::dynamics) campaign: u32,
}

impl SystemState {
    const WHOLE: SystemState = SystemState {
        down: 0,
        step: 0,
        held: PPM,
        isolated: 0,
        isolated_share: 0,
        cut_off: 0,
        without_backup: false,
        recoveries: 0,
        campaign: 0,
    };
}

/// A campaign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dynamics) struct CampaignState {
    /// Systems in which it has been.
    pub(in crate::dynamics) holds: u32,
    /// Systems in which it has been ready.
    pub(in crate::dynamics) ready: u32,
    /// It strikes wherever it is ready.
    pub(in crate::dynamics) struck: bool,
    /// Its floods have been sent.
    pub(in crate::dynamics) flooding: bool,
    /// Somebody has noticed it.
    pub(in crate::dynamics) known: bool,
    /// Indicators have reached everybody.
    pub(in crate::dynamics) shared: bool,
    /// It has taken effect on a service.
    pub(in crate::dynamics) felt: bool,
}

impl CampaignState {
    const QUIET: CampaignState = CampaignState {
        holds: 0,
        ready: 0,
        struck: false,
        flooding: false,
        known: false,
        shared: false,
        felt: false,
    };
}

/// The cyber side of a replicate.
#[derive(Default)]
pub(in crate::dynamics) struct CyberState {
    pub(in crate::dynamics) footholds: Vec<Foothold>,
    pub(in crate::dynamics) systems: Vec<SystemState>,
    pub(in crate::dynamics) campaigns: Vec<CampaignState>,
    pub(in crate::dynamics) fleets: Vec<FleetState>,
    /// Factor on the target's demand by flood, in ppm; 0 while it does not flow.
    pub(in crate::dynamics) floods: Vec<u64>,
}

impl CyberState {
    /// Everything at rest.
    pub(in crate::dynamics) fn reset(&mut self, net: &Network) {
        let rows = &net.cyber;
        let (systems, campaigns) = (rows.systems.len(), rows.campaigns.len());
        self.footholds.clear();
        self.footholds.resize(systems * campaigns, Foothold::NONE);
        self.systems.clear();
        self.systems.resize(systems, SystemState::WHOLE);
        self.campaigns.clear();
        self.campaigns.resize(campaigns, CampaignState::QUIET);
        self.floods.clear();
        self.floods.resize(rows.floods.len(), 0);
        self.fleets.clear();
        if !rows.is_empty() {
            let fleets = net.model.cyber.fleets.iter();
            self.fleets.extend(fleets.map(FleetState::new));
        }
    }
}
