//! Who listens to a replicate.

use super::{Cause, CyberStep};

/// What a replicate tells while it runs. All methods do nothing by default.
pub trait Observer {
    /// The level of a facility stands at `level` (ppm) from `at` (ms) on, for `cause` if it is below one.
    fn level(&mut self, _at: u64, _facility: u32, _level: u32, _cause: &Cause) {}

    /// An unrestorable share (ppm) of a facility has left with its demand.
    fn unrestorable(&mut self, _at: u64, _facility: u32, _share: u32) {}

    /// An area serves `served_kw` of `demand_kw` from `at` on.
    fn balance(&mut self, _at: u64, _area: u32, _served_kw: u64, _demand_kw: u64) {}

    /// A hazard or inject has taken effect.
    fn inject(&mut self, _at: u64, _root: u32) {}

    /// Something worth telling that is no change of level.
    fn note(&mut self, _at: u64, _note: Note) {}

    /// The replicate has reached its horizon; `down` names facilities that cannot lift each other.
    fn deadlock(&mut self, _facilities: &[u32]) {}
}

/// Something worth telling that is no change of level.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// An area lost more within its window than it can shed.
    Collapsed {
        /// The area's facility.
        facility: u32,
        /// What was lost, in kW.
        lost_kw: u64,
    },
    /// Crews are ready.
    Crews {
        /// The pool.
        pool: u32,
        /// How many there are now.
        count: u32,
    },
    /// Damage by a hazard or inject.
    Damaged {
        /// The facility.
        facility: u32,
        /// Share of ability lost in all, in ppm.
        damage: u32,
    },
    /// The last of the damage that can be repaired is repaired.
    Repaired {
        /// The facility.
        facility: u32,
    },
    /// When a damaged facility is expected back, as it is announced.
    Announced {
        /// The facility.
        facility: u32,
        /// Expected time in ms since the start.
        expected: u64,
    },
    /// A step of an attack or of its defence.
    Cyber {
        /// The campaign.
        campaign: u32,
        /// The system that it is about; none where it is about the campaign as a whole.
        system: Option<u32>,
        /// The step.
        step: CyberStep,
    },
    /// Patches or a recall of devices begin.
    Patching {
        /// Which.
        patching: u32,
    },
    /// A facility failed by itself.
    Failed {
        /// The facility.
        facility: u32,
    },
}

/// Two observers at once.
pub struct Both<'a, A, B>(pub &'a mut A, pub &'a mut B);

impl<A: Observer, B: Observer> Observer for Both<'_, A, B> {
    fn level(&mut self, at: u64, facility: u32, level: u32, cause: &Cause) {
        self.0.level(at, facility, level, cause);
        self.1.level(at, facility, level, cause);
    }

    fn unrestorable(&mut self, at: u64, facility: u32, share: u32) {
        self.0.unrestorable(at, facility, share);
        self.1.unrestorable(at, facility, share);
    }

    fn balance(&mut self, at: u64, area: u32, served_kw: u64, demand_kw: u64) {
        self.0.balance(at, area, served_kw, demand_kw);
        self.1.balance(at, area, served_kw, demand_kw);
    }

    fn inject(&mut self, at: u64, root: u32) {
        self.0.inject(at, root);
        self.1.inject(at, root);
    }

    fn note(&mut self, at: u64, note: Note) {
        self.0.note(at, note);
        self.1.note(at, note);
    }

    fn deadlock(&mut self, facilities: &[u32]) {
        self.0.deadlock(facilities);
        self.1.deadlock(facilities);
    }
}
