//! The closed set of events and of purposes that randomness is drawn for.

use crate::random::Purpose;

/// Classes of events, in the order in which they stand among events of one time.
pub mod class {
    /// A hazard strikes. Id: hazard.
    pub const HAZARD: u8 = 0;
    /// An inject begins. Id: inject.
    pub const INJECT: u8 = 1;
    /// An inject's effect on one target ends. Id: effect.
    pub const EFFECT_END: u8 = 2;
    /// A demand profile changes. Id: profile.
    pub const TICK: u8 = 3;
    /// A facility fails by itself. Id: facility.
    pub const FAILURE: u8 = 4;
    /// A step of switching is done. Id: facility.
    pub const SWITCHED: u8 = 5;
    /// A job may begin. Id: job.
    pub const RELEASE: u8 = 6;
    /// A step of a job is done. Id: job.
    pub const WORKED: u8 = 7;
    /// A pool's strength changes. Id: pool.
    pub const STRENGTH: u8 = 8;
    /// A start is complete. Id: facility.
    pub const STARTED: u8 = 9;
    /// A stock runs out or a place's autonomy ends. Id: group.
    pub const STOCK: u8 = 10;
    /// A restart lag ends. Id: row of the lag.
    pub const LAG: u8 = 11;
    /// A backlog is worked off. Id: facility.
    pub const BACKLOG: u8 = 12;
    /// Recovery times are announced. Id: announcement.
    pub const ANNOUNCE: u8 = 13;
    /// A campaign takes a turn. Id: campaign.
    pub const CAMPAIGN: u8 = 14;
    /// An attacker gets into a system. Id: foothold.
    pub const INTRUSION: u8 = 15;
    /// A stage of an attack is done. Id: foothold.
    pub const STAGE: u8 = 16;
    /// An objective is carried out. Id: foothold.
    pub const ACT: u8 = 17;
    /// A flood begins or ends. Id: flood.
    pub const FLOOD: u8 = 18;
    /// An intruder is noticed. Id: foothold.
    pub const NOTICE: u8 = 19;
    /// A system is isolated. Id: foothold.
    pub const CONTAINED: u8 = 20;
    /// An intruder is out. Id: foothold.
    pub const CLEANED: u8 = 21;
    /// A system's core is rebuilt. Id: system.
    pub const CORE: u8 = 22;
    /// An infection of a fleet goes on. Id: fleet.
    pub const INFECTION: u8 = 23;
    /// A step of a patch arrives. Id: patch.
    pub const PATCH: u8 = 24;
}

/// Purposes of draws.
pub mod purpose {
    use super::Purpose;

    /// Whether a hazard or inject happens at all.
    pub const HAPPENS: Purpose = Purpose(1);
    /// Between-event residual.
    pub const BETWEEN: Purpose = Purpose(2);
    /// Within-event residual.
    pub const WITHIN: Purpose = Purpose(3);
    /// Damage state of a single site.
    pub const STATE: Purpose = Purpose(4);
    /// Loss in a damage state.
    pub const LOSS: Purpose = Purpose(5);
    /// Time of repair.
    pub const REPAIR: Purpose = Purpose(6);
    /// Dead time before work.
    pub const DEAD_TIME: Purpose = Purpose(7);
    /// Factor on the work.
    pub const WORK_FACTOR: Purpose = Purpose(8);
    /// Share that switching brings back.
    pub const SWITCH_SHARE: Purpose = Purpose(9);
    /// Time that switching takes.
    pub const SWITCH_TIME: Purpose = Purpose(10);
    /// Share that cannot be restored.
    pub const UNRESTORABLE: Purpose = Purpose(11);
    /// Time to a failure by itself.
    pub const UP_TIME: Purpose = Purpose(12);
    /// Time of repair of a failure by itself.
    pub const FAILURE_REPAIR: Purpose = Purpose(13);
    /// Duration of an inject's effect.
    pub const LASTING: Purpose = Purpose(14);
    /// Loss by an inject.
    pub const INJECT_LOSS: Purpose = Purpose(15);
    /// Time of repair of an inject's damage.
    pub const INJECT_REPAIR: Purpose = Purpose(16);
    /// Restart or start time.
    pub const START: Purpose = Purpose(17);
    /// A single site's stock.
    pub const STOCK: Purpose = Purpose(18);
    /// Mobilisation of a pool.
    pub const MOBILISE: Purpose = Purpose(19);
    /// Travel of a pool.
    pub const TRAVEL: Purpose = Purpose(20);
    /// Error of an announced recovery time.
    pub const ANNOUNCED: Purpose = Purpose(21);
    /// Whether a dependency holds at all.
    pub const HOLDS: Purpose = Purpose(22);
    /// Whether an attacker gets into a system.
    pub const ENTERS: Purpose = Purpose(23);
    /// Time until an attacker is in.
    pub const ENTRY_TIME: Purpose = Purpose(24);
    /// Time of a stage of an attack.
    pub const STAGE_TIME: Purpose = Purpose(25);
    /// Whether an attacker moves on into a system.
    pub const MOVES: Purpose = Purpose(26);
    /// Time of a move.
    pub const MOVE_TIME: Purpose = Purpose(27);
    /// Time from the trigger to an objective.
    pub const ACT_TIME: Purpose = Purpose(28);
    /// Unit exponential until an intruder is noticed.
    pub const PATIENCE: Purpose = Purpose(29);
    /// Time from notice to isolation.
    pub const TRIAGE: Purpose = Purpose(30);
    /// Dead time of forensics.
    pub const FORENSICS: Purpose = Purpose(31);
    /// Time until an intruder is out.
    pub const ERADICATION: Purpose = Purpose(32);
    /// Time until a system's core is rebuilt.
    pub const CORE_TIME: Purpose = Purpose(33);
    /// Delays of information sharing.
    pub const SHARING: Purpose = Purpose(34);
    /// Time until a flood is filtered.
    pub const FILTERING: Purpose = Purpose(35);
    /// Time to the next infection or cleaning.
    pub const INFECTION: Purpose = Purpose(36);
    /// Devices that are infected.
    pub const SPREADS: Purpose = Purpose(37);
    /// Devices that are cleaned.
    pub const CLEANS: Purpose = Purpose(38);
    /// Devices that a patch reaches.
    pub const PATCHED: Purpose = Purpose(39);
    /// Share of an inject's damage that cannot be restored.
    pub const INJECT_UNRESTORABLE: Purpose = Purpose(40);
}
