//! What an attack does to systems and to plant, and what of a facility that leaves.

use super::state::{CyberStep, Phase};
use crate::dynamics::damage::Strike;
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::Observer;
use crate::engine::EventKey;
use crate::model::{Backup, Layer};
use crate::scenario::{Act, Manipulation};
use crate::units::PPM;

const PPM64: u64 = PPM as u64;

impl<O: Observer> Run<'_, O> {
    /// Schedules what a campaign does to a system that it holds.
    pub(super) fn act_on(&mut self, foothold: u32) {
        let (campaign, _) = self.whose(foothold);
        let key = self.cyber_key(foothold);
        let net = self.net;
        let objectives = net.scenario.campaigns[campaign as usize].objectives.iter();
        for (o, objective) in objectives.enumerate() {
            if matches!(objective.act, Act::Flood(_)) {
                continue;
            }
            let ms = self.draw(&objective.after, purpose::ACT_TIME, key, o as u64);
            self.push(
                self.after(ms),
                EventKey::new(class::ACT, foothold, o as u32),
            );
        }
    }

    /// Whether any objective of a campaign is for a system that it holds.
    pub(super) fn can_act(&self, foothold: u32) -> bool {
        let (campaign, system) = self.whose(foothold);
        let layer = self.kind_of(system).layer;
        let mut objectives = self.net.scenario.campaigns[campaign as usize]
            .objectives
            .iter();
        objectives.any(|objective| objective.act.is_for(layer))
    }

    /// An objective is carried out, unless the attacker was shut out before.
    pub(in crate::dynamics) fn act(&mut self, foothold: u32, objective: u32) {
        let (campaign, system) = self.whose(foothold);
        if self.memory.cyber.footholds[foothold as usize].phase != Phase::Ready {
            return;
        }
        let net = self.net;
        let layer = self.kind_of(system).layer;
        match &net.scenario.campaigns[campaign as usize].objectives[objective as usize].act {
            Act::Encrypt(layers) | Act::Wipe(layers) if layers.has(layer) => {
                self.tell(campaign, Some(system), CyberStep::Struck(objective));
                let backup = self.kind_of(system).recovery.backup;
                self.put_down(foothold, backup != Backup::Offline);
                self.notice(foothold);
            }
            Act::Crash(crash) if crash.layers.has(layer) => {
                self.tell(campaign, Some(system), CyberStep::Struck(objective));
                self.put_down(foothold, false);
                // There is nobody to shut out: work begins as soon as it is understood what broke.
                self.memory.cyber.footholds[foothold as usize].phase = Phase::Gone;
                let triage = &self.kind_of(system).response.triage;
                let key = self.cyber_key(foothold);
                let ms = self.draw(triage, purpose::TRIAGE, key, 0);
                let mended = crash.restores.as_ref();
                let core = mended.map(|time| self.draw(time, purpose::CORE_TIME, key, 0));
                self.begin_recovery(system, ms, core);
            }
            Act::Exfiltrate(layers) if layers.has(layer) => {
                self.tell(campaign, Some(system), CyberStep::Struck(objective));
            }
            Act::Manipulate(manipulation) if layer == Layer::Ot => {
                self.tell(campaign, Some(system), CyberStep::Struck(objective));
                self.manipulate(foothold, manipulation);
                self.notice(foothold);
            }
            _ => {}
        }
    }

    fn put_down(&mut self, foothold: u32, without_backup: bool) {
        let (campaign, system) = self.whose(foothold);
        let share = self.memory.cyber.footholds[foothold as usize].share;
        self.halt_recovery(system);
        let state = &mut self.memory.cyber.systems[system as usize];
        state.down = state.down.max(share);
        state.without_backup |= without_backup;
        self.hurts(campaign, system);
    }

    fn manipulate(&mut self, foothold: u32, manipulation: &Manipulation) {
        let (campaign, system) = self.whose(foothold);
        let share = self.memory.cyber.footholds[foothold as usize].share;
        let lost = u64::from(PPM - manipulation.level.ppm()) * u64::from(share) / PPM64;
        let state = &mut self.memory.cyber.systems[system as usize];
        state.held = state.held.min(PPM - lost as u32);
        let facility = self.net.cyber.systems[system as usize].facility;
        if let Some(damage) = &manipulation.damage {
            let key = self.cyber_key(foothold);
            let loss = self.draw(damage, purpose::INJECT_LOSS, key, 0);
            let repair_ms = manipulation
                .repair
                .as_ref()
                .map(|time| self.draw(time, purpose::INJECT_REPAIR, key, 0));
            let root = self.campaign_root(campaign);
            self.memory.strikes.push(Strike {
                facility,
                loss: (loss * f64::from(share) + 0.5) as u32,
                repair_ms,
                unrestorable: None,
                root,
            });
        }
        self.hurts(campaign, system);
    }

    /// A campaign has changed what a system can do.
    pub(super) fn hurts(&mut self, campaign: u32, system: u32) {
        self.memory.cyber.systems[system as usize].campaign = campaign;
        self.first_effect(campaign);
        self.set_ability(self.net.cyber.systems[system as usize].facility);
    }

    /// The first effect of a campaign on a service: from here on it counts as an inject.
    pub(super) fn first_effect(&mut self, campaign: u32) {
        let state = &mut self.memory.cyber.campaigns[campaign as usize];
        if !std::mem::replace(&mut state.felt, true) {
            let root = self.campaign_root(campaign);
            self.observer.inject(self.now, root);
        }
    }

    /// What information systems and fleets leave of a facility's ability, in ppm.
    pub(in crate::dynamics) fn cyber_level(&self, facility: u32) -> u32 {
        let rows = &self.net.cyber;
        let mut level = PPM;
        for system in rows.systems_of(facility) {
            level = times(level, self.system_level(system as u32));
        }
        for fleet in rows.fleets_of(facility) {
            level = times(level, self.fleet_level(*fleet));
        }
        level
    }

    /// What the state of a system leaves of its facility's ability: the worst of what is wrong with it.
    pub(in crate::dynamics) fn system_level(&self, system: u32) -> u32 {
        let (state, kind) = (
            &self.memory.cyber.systems[system as usize],
            self.kind_of(system),
        );
        let lost = |stake: u32, share: u32| (u64::from(stake) * u64::from(share) / PPM64) as u32;
        let down = lost(kind.stake.ppm(), state.down);
        let isolated = lost(kind.response.isolation.ppm(), state.isolated_share);
        let cut_off = match state.cut_off {
            0 => 0,
            _ => kind.response.precaution.ppm(),
        };
        (PPM - down.max(isolated).max(cut_off)).min(state.held)
    }

    /// Root of a campaign: behind hazards and injects.
    pub(in crate::dynamics) fn campaign_root(&self, campaign: u32) -> u32 {
        (self.net.hazards.len() + self.net.scenario.injects.len()) as u32 + campaign
    }

    /// The campaign that takes most of a facility's ability, and how much, in ppm.
    pub(in crate::dynamics) fn cyber_root(&self, facility: u32) -> Option<(u32, u32)> {
        let rows = &self.net.cyber;
        let systems = rows.systems_of(facility).map(|system| {
            let lost = PPM - self.system_level(system as u32);
            (lost, self.memory.cyber.systems[system].campaign)
        });
        let fleets = rows.fleets_of(facility).iter().map(|fleet| {
            let lost = PPM - self.fleet_level(*fleet);
            (lost, self.memory.cyber.fleets[*fleet as usize].campaign)
        });
        let worst = systems.chain(fleets).filter(|(lost, _)| *lost > 0);
        worst
            .min_by_key(|(lost, campaign)| (std::cmp::Reverse(*lost), *campaign))
            .map(|(lost, campaign)| (lost, self.campaign_root(campaign)))
    }
}

fn times(level: u32, factor: u32) -> u32 {
    (u64::from(level) * u64::from(factor)).div_ceil(PPM64) as u32
}
