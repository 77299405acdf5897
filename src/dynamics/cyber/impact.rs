//! What an attack does: to systems, to plant, and by traffic.

use super::state::{CyberStep, Phase};
use crate::dynamics::damage::Strike;
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::Observer;
use crate::engine::EventKey;
use crate::model::{Backup, Layer};
use crate::scenario::{Act, Flood, Manipulation};
use crate::units::PPM;
use crate::world::NONE;

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
    fn first_effect(&mut self, campaign: u32) {
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

    /// Sends the floods of a campaign, once.
    pub(super) fn send_floods(&mut self, campaign: u32) {
        let state = &mut self.memory.cyber.campaigns[campaign as usize];
        if std::mem::replace(&mut state.flooding, true) {
            return;
        }
        let net = self.net;
        for (f, row) in net.cyber.floods.iter().enumerate() {
            if row.campaign == campaign {
                let record = &net.scenario.campaigns[campaign as usize];
                let after = &record.objectives[row.objective as usize].after;
                let hash = net.cyber.campaigns[campaign as usize];
                let ms = self.draw(after, purpose::ACT_TIME, hash, u64::from(row.objective));
                self.push(self.after(ms), EventKey::new(class::FLOOD, f as u32, 0));
            }
        }
    }

    /// A flood begins (occurrence 0) or ends.
    pub(in crate::dynamics) fn flood(&mut self, flood: u32, occurrence: u32) {
        let row = self.net.cyber.floods[flood as usize];
        if occurrence > 0 {
            self.memory.cyber.floods[flood as usize] = 0;
            let facility = row.target;
            self.tell(row.campaign, None, CyberStep::FloodEnded { facility });
            self.set_demand(row.target);
            return;
        }
        let ms = self.flood_lasts(flood);
        self.push(self.after(ms), EventKey::new(class::FLOOD, flood, 1));
        let factor = self.flood_factor(flood);
        self.memory.cyber.floods[flood as usize] = factor.max(1);
        self.first_effect(row.campaign);
        self.report(row.campaign);
        let step = CyberStep::Flooded {
            facility: row.target,
            factor: u32::try_from(factor).unwrap_or(u32::MAX),
        };
        self.tell(row.campaign, None, step);
        self.set_demand(row.target);
    }

    fn flood_record(&self, flood: u32) -> Option<&Flood> {
        let row = self.net.cyber.floods[flood as usize];
        let record = &self.net.scenario.campaigns[row.campaign as usize];
        match &record.objectives[row.objective as usize].act {
            Act::Flood(flood) => Some(flood),
            _ => None,
        }
    }

    /// To its end, or until its target filters it.
    fn flood_lasts(&self, flood: u32) -> f64 {
        let row = self.net.cyber.floods[flood as usize];
        let target = self.net.facilities[row.target as usize].hash;
        let key = self.net.cyber.campaigns[row.campaign as usize] ^ target.rotate_left(9);
        let occurrence = u64::from(row.objective);
        let lasting = self.flood_record(flood).map_or(0.0, |record| {
            self.draw(&record.lasting, purpose::LASTING, key, occurrence)
        });
        let systems = self.net.cyber.systems_of(row.target);
        let filtered = systems.filter_map(|system| {
            let filtering = self.kind_of(system as u32).response.filtering.as_ref()?;
            Some(self.draw(filtering, purpose::FILTERING, key, occurrence))
        });
        filtered.fold(lasting, f64::min)
    }

    /// Factor of a flood on its target's demand, in ppm: its own, and what infected devices add.
    fn flood_factor(&self, flood: u32) -> u64 {
        let row = self.net.cyber.floods[flood as usize];
        let own = self.flood_record(flood).map_or(1.0, |record| record.factor);
        let added = match row.fleet {
            NONE => 0.0,
            fleet => {
                let load = self.net.model.cyber.fleets[fleet as usize].load;
                load * self.memory.cyber.fleets[fleet as usize].infected as f64 / 1_000.0
            }
        };
        // What does not go over the flooded line is served as before: `1 - share (1 - 1/f)` of the demand is.
        let share = self
            .flood_record(flood)
            .map_or(1.0, |one| one.share.share());
        let served = 1.0 - share * (1.0 - 1.0 / (own + added).max(1e-6));
        (f64::from(PPM) / served.max(1e-6) + 0.5) as u64
    }

    /// The floods of a fleet follow its infected devices, in steps of a percent.
    pub(super) fn reflood(&mut self, fleet: u32) {
        for flood in 0..self.net.cyber.floods.len() as u32 {
            let row = self.net.cyber.floods[flood as usize];
            let now = self.memory.cyber.floods[flood as usize];
            if row.fleet != fleet || now == 0 {
                continue;
            }
            let factor = self.flood_factor(flood).max(1);
            if factor.abs_diff(now) >= (now / 100).max(1) {
                self.memory.cyber.floods[flood as usize] = factor;
                self.set_demand(row.target);
            }
        }
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

    /// The campaign whose flood reaches a facility; the first of several.
    pub(in crate::dynamics) fn flood_root(&self, facility: u32) -> Option<u32> {
        let floods = self.net.cyber.floods_on(facility).iter();
        let flowing = floods.filter(|flood| self.memory.cyber.floods[**flood as usize] > 0);
        flowing
            .map(|flood| self.campaign_root(self.net.cyber.floods[*flood as usize].campaign))
            .min()
    }
}

fn times(level: u32, factor: u32) -> u32 {
    (u64::from(level) * u64::from(factor)).div_ceil(PPM64) as u32
}
