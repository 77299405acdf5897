//! One replicate as it is told: what crossed which level when, and why.

use crate::dynamics::{Cause, Note, Observer};
use crate::units::{MS_PER_DAY, PPM, SimDuration, SimTime};
use crate::world::Network;

/// Levels whose crossing is told, besides the sector's own hit level: a half and nothing.
const TOLD_PPM: [u32; 2] = [PPM / 2, 1];

/// Damage below this share of a facility is not told, nor its repair.
const TOLD_DAMAGE_PPM: u32 = PPM / 100;

/// What falls again within this time had not come back for good: its return and its next fall, unless that is a worse
/// one, are left out of what is told.
const FLICKER: SimDuration = SimDuration(MS_PER_DAY);

/// Most entries that are kept: more than a nation's worst month has, and what a runaway case reaches in a second.
const MOST_ENTRIES: usize = 200_000;

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
    /// When the latest injects took effect, and their roots.
    struck: (u64, Vec<u32>),
    entries: Vec<Entry>,
    left_out: u64,
}

impl<'n> Chronicle<'n> {
    /// An empty chronicle.
    pub fn new(net: &'n Network) -> Chronicle<'n> {
        Chronicle {
            net,
            level: vec![PPM; net.facilities.len()],
            since: vec![None; net.facilities.len()],
            damaged: vec![false; net.facilities.len()],
            struck: (0, Vec::new()),
            entries: Vec::new(),
            left_out: 0,
        }
    }

    /// Entries that came after more than can be kept.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// What happened, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is told to people: without the returns of what falls again within a day, as under cuts that come every
    /// evening, and without the returns of what was never told to have fallen.
    pub fn told(&self) -> Vec<Entry> {
        let mut entries = self.entries.clone();
        let mut kept = vec![true; self.entries.len()];
        // Since when the present episode of a facility lasts, flicker included.
        let mut begun: Vec<Option<SimTime>> = vec![None; self.level.len()];
        let mut last_rise: Vec<Option<usize>> = vec![None; self.level.len()];
        let mut worst = vec![PPM; self.level.len()];
        // Whether the present episode has been told.
        let mut fallen = vec![false; self.level.len()];
        for (e, entry) in self.entries.iter().enumerate() {
            match &entry.what {
                Happening::Rose {
                    facility,
                    since,
                    level,
                    ..
                } => {
                    let f = *facility as usize;
                    if !fallen[f] {
                        kept[e] = false;
                        continue;
                    }
                    fallen[f] = *level < PPM;
                    let first = *begun[f].get_or_insert(*since);
                    if let Happening::Rose { since, .. } = &mut entries[e].what {
                        *since = first;
                    }
                    if let Some(before) = last_rise[f].replace(e) {
                        // Of several rises in a row only the last is told, and the first fall opens a new episode.
                        kept[before] &= entry.at.since(self.entries[before].at) >= FLICKER;
                    }
                }
                Happening::Fell {
                    facility,
                    level,
                    cause,
                    ..
                } => {
                    let f = *facility as usize;
                    fallen[f] = true;
                    let returned = last_rise[f].take();
                    if let Some(rise) = returned {
                        match entry.at.since(self.entries[rise].at) < FLICKER {
                            true => kept[rise] = false,
                            false => (worst[f], begun[f]) = (PPM, None),
                        }
                    }
                    kept[e] = *level < worst[f] || self.is_struck(entry.at, cause);
                    worst[f] = worst[f].min(*level);
                }
                _ => {}
            }
        }
        let told = entries.into_iter().zip(kept).filter(|(_, kept)| *kept);
        told.map(|(entry, _)| entry).collect()
    }

    /// Whether a fall is what an inject of the same instant did.
    fn is_struck(&self, at: SimTime, cause: &Cause) -> bool {
        let from = self.entries.partition_point(|entry| entry.at < at);
        let now = self.entries[from..].iter();
        let mut now = now.take_while(|entry| entry.at == at);
        cause.supplier.is_none()
            && now.any(|entry| matches!(entry.what, Happening::Inject(root) if root == cause.root))
    }

    fn tell(&mut self, at: u64, what: Happening) {
        if self.entries.len() == MOST_ENTRIES {
            self.left_out += 1;
            return;
        }
        self.entries.push(Entry {
            at: SimTime(at),
            what,
        });
    }

    /// The inject that struck a facility in this very instant.
    fn struck_by(&self, at: u64, facility: u32) -> Option<u32> {
        let (when, roots) = &self.struck;
        let hazards = self.net.scenario.hazards.len() as u32;
        let strikes = |root: &&u32| {
            let inject = root.checked_sub(hazards).map(|inject| inject as usize);
            let targets = inject.and_then(|inject| self.net.scenario.injects.get(inject));
            targets.is_some_and(|inject| inject.targets.contains(&(facility as usize)))
        };
        roots.iter().filter(|_| *when == at).rfind(strikes).copied()
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
        let mut cause = *cause;
        let struck = match cause.supplier {
            Some(_) => None,
            None => self.struck_by(at, facility),
        };
        // What an inject does is told whatever level it crosses, and by its name although older damage may be larger.
        let struck_hard = struck.is_some() && before.saturating_sub(level) >= TOLD_DAMAGE_PPM;
        if level < before && (struck_hard || self.crosses(facility, level, before)) {
            cause.root = struck.unwrap_or(cause.root);
            let supplier_since = cause
                .supplier
                .and_then(|supplier| self.since[supplier as usize]);
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
        if self.struck.0 != at {
            self.struck = (at, Vec::new());
        }
        self.struck.1.push(root);
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
            | Note::Cyber { .. }
            | Note::Patching { .. }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reading::NoLibrary;
    use crate::scenario::load_text;

    #[test]
    fn what_comes_after_more_than_can_be_kept_is_counted() {
        let text = include_str!("../../tests/data/small.ron");
        let city = load_text("small.ron", text, &NoLibrary).expect("the city has no problem");
        let net = Network::new(&city.model, &city.scenario);
        let mut chronicle = Chronicle::new(&net);
        for at in 0..MOST_ENTRIES as u64 + 3 {
            chronicle.note(at, Note::Failed { facility: 0 });
        }
        assert_eq!(chronicle.entries().len(), MOST_ENTRIES);
        assert_eq!(chronicle.left_out(), 3);
    }
}
