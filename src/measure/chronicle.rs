//! One replicate as it is told: what crossed which level when, and why.

use crate::dynamics::{Cause, Note, Observer};
use crate::units::{PPM, SimTime};
use crate::world::Network;

/// Levels whose crossing is told, besides the sector's own hit level: a half and nothing.
const TOLD_PPM: [u32; 2] = [PPM / 2, 1];

/// Damage below this share of a facility is not told, nor its repair.
const TOLD_DAMAGE_PPM: u32 = PPM / 100;

/// Something that happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// When.
    pub at: SimTime,
    /// What.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Happening {
    /// A hazard or inject took effect; index of the root.
    Inject(u32),
    /// A facility fell across a level that is told.
    Fell {
        /// The facility.
        facility: u32,
        /// Its level before, in ppm.
        before: u32,
        /// Its level now, in ppm.
        level: u32,
        /// Why.
        cause: Cause,
        /// Since when the supplier behind it had been below one, where it came through one.
        supplier_since: Option<SimTime>,
    },
    /// A facility rose across a level that is told.
    Rose {
        /// The facility.
        facility: u32,
        /// Its level before, in ppm.
        before: u32,
        /// Its level now, in ppm.
        level: u32,
        /// Since when it had been below one.
        since: SimTime,
    },
    /// Something else.
    Noted(Note),
    /// Facilities that wait for each other at the horizon.
    Deadlock(Vec<u32>),
}

/// Listens to a replicate and keeps what is worth telling.
pub struct Chronicle<'n> {
    net: &'n Network,
    level: Vec<u32>,
    /// Since when a facility has been below one.
    since: Vec<Option<SimTime>>,
    /// Whether a facility's damage has been told.
    damaged: Vec<bool>,
    entries: Vec<Entry>,
}

impl<'n> Chronicle<'n> {
    /// An empty chronicle.
    pub fn new(net: &'n Network) -> Chronicle<'n> {
        Chronicle {
            net,
            level: vec![PPM; net.facilities.len()],
            since: vec![None; net.facilities.len()],
            damaged: vec![false; net.facilities.len()],
            entries: Vec::new(),
        }
    }

    /// What happened, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn tell(&mut self, at: u64, what: Happening) {
        self.entries.push(Entry {
            at: SimTime(at),
            what,
        });
    }

    /// Whether a level that is told lies between two.
    fn crosses(&self, facility: u32, low: u32, high: u32) -> bool {
        let sector = self.net.facilities[facility as usize].sector as usize;
        let hit = self.net.model.sectors[sector].hit_below.ppm();
        TOLD_PPM
            .iter()
            .chain([&hit])
            .any(|told| low < *told && *told <= high)
    }
}

impl Observer for Chronicle<'_> {
    fn level(&mut self, at: u64, facility: u32, level: u32, cause: &Cause) {
        let f = facility as usize;
        let before = std::mem::replace(&mut self.level[f], level);
        let since = *self.since[f].get_or_insert(SimTime(at));
        if level < before && self.crosses(facility, level, before) {
            let supplier_since = cause
                .supplier
                .and_then(|supplier| self.since[supplier as usize]);
            let cause = *cause;
            self.tell(
                at,
                Happening::Fell {
                    facility,
                    before,
                    level,
                    cause,
                    supplier_since,
                },
            );
        } else if level > before && (level == PPM || self.crosses(facility, before, level)) {
            self.tell(
                at,
                Happening::Rose {
                    facility,
                    before,
                    level,
                    since,
                },
            );
        }
        if level == PPM {
            self.since[f] = None;
        }
    }

    fn inject(&mut self, at: u64, root: u32) {
        self.tell(at, Happening::Inject(root));
    }

    fn note(&mut self, at: u64, note: Note) {
        let told = match note {
            Note::Damaged { facility, damage } => {
                self.damaged[facility as usize] |= damage >= TOLD_DAMAGE_PPM;
                damage >= TOLD_DAMAGE_PPM
            }
            Note::Repaired { facility } => std::mem::take(&mut self.damaged[facility as usize]),
            Note::Collapsed { .. }
            | Note::Crews { .. }
            | Note::Announced { .. }
            | Note::Failed { .. } => true,
        };
        if told {
            self.tell(at, Happening::Noted(note));
        }
    }

    fn deadlock(&mut self, facilities: &[u32]) {
        let at = self.net.scenario.horizon.0;
        self.tell(at, Happening::Deadlock(facilities.to_vec()));
    }
}
