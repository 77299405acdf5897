//! Who notices, isolates and cleans, and how systems are set up again.

use super::attack::turn;
use super::state::{CyberStep, Phase};
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::Observer;
use crate::dynamics::repair::{step_of, step_work};
use crate::engine::EventKey;
use crate::units::{Level, PPM};
use crate::world::NONE;

impl<O: Observer> Run<'_, O> {
    /// Rate at which an intruder is noticed, per ms.
    fn notice_rate(&self, foothold: u32) -> f64 {
        let (campaign, system) = self.whose(foothold);
        let own = self.net.cyber.systems[system as usize].notice;
        let sharing = self.net.model.cyber.sharing.as_ref();
        match self.memory.cyber.campaigns[campaign as usize].shared {
            true => own * sharing.map_or(1.0, |sharing| sharing.factor),
            false => own,
        }
    }

    /// Schedules the notice at the present rate.
    pub(super) fn plan_notice(&mut self, foothold: u32) {
        let rate = self.notice_rate(foothold);
        let state = &mut self.memory.cyber.footholds[foothold as usize];
        state.planned = state.planned.wrapping_add(1);
        let (patience, planned) = (state.patience, state.planned);
        if rate > 0.0 {
            let at = self.after(patience / rate);
            self.push(at, EventKey::new(class::NOTICE, foothold, planned));
        }
    }

    /// Time to notice has passed, unless the rate has changed since that was planned.
    pub(in crate::dynamics) fn notice_comes_up(&mut self, foothold: u32, planned: u32) {
        if EventKey::truncate(self.memory.cyber.footholds[foothold as usize].planned) == planned {
            self.notice(foothold);
        }
    }

    /// The defender notices: by monitoring, or since nobody can overlook it.
    pub(super) fn notice(&mut self, foothold: u32) {
        let state = &mut self.memory.cyber.footholds[foothold as usize];
        if state.noticed || matches!(state.phase, Phase::Outside | Phase::Gone) {
            return;
        }
        state.noticed = true;
        let (campaign, system) = self.whose(foothold);
        self.tell(campaign, Some(system), CyberStep::Noticed);
        self.report(campaign);
        let triage = &self.kind_of(system).response.triage;
        let ms = self.draw(triage, purpose::TRIAGE, self.cyber_key(foothold), 0);
        self.push(self.after(ms), EventKey::new(class::CONTAINED, foothold, 0));
    }

    /// The first notice of a campaign goes to NISC, and from there to everybody.
    pub(super) fn report(&mut self, campaign: u32) {
        let Some(sharing) = &self.net.model.cyber.sharing else {
            return;
        };
        let state = &mut self.memory.cyber.campaigns[campaign as usize];
        if std::mem::replace(&mut state.known, true) || !sharing.active {
            return;
        }
        let hash = self.net.cyber.campaigns[campaign as usize];
        let reported = self.draw(&sharing.reports, purpose::SHARING, hash, 0);
        let forwarded = self.draw(&sharing.forwards, purpose::SHARING, hash, 1);
        for (ms, what) in [
            (reported, turn::REPORTED),
            (reported + forwarded, turn::SHARED),
        ] {
            self.push(
                self.after(ms),
                EventKey::new(class::CAMPAIGN, campaign, what),
            );
        }
    }

    /// Everybody knows what to look for, in this campaign and in all others of its actor.
    pub(super) fn share(&mut self, campaign: u32) {
        self.tell(campaign, None, CyberStep::Shared);
        let campaigns = &self.net.scenario.campaigns;
        let actor = &campaigns[campaign as usize].actor;
        for (other, record) in (0..).zip(campaigns) {
            let same = other == campaign || (actor.is_some() && record.actor == *actor);
            if same && !self.memory.cyber.campaigns[other as usize].shared {
                self.look_for(other);
            }
        }
    }

    /// From now on intruders of a campaign are noticed at another rate.
    fn look_for(&mut self, campaign: u32) {
        let (now, systems) = (self.now, self.net.cyber.systems.len() as u32);
        for foothold in self.foothold(campaign, 0)..self.foothold(campaign, systems) {
            let rate = self.notice_rate(foothold);
            let state = &mut self.memory.cyber.footholds[foothold as usize];
            if state.is_hidden() {
                state.patience = (state.patience - rate * (now - state.since) as f64).max(0.0);
                state.since = now;
            }
        }
        self.memory.cyber.campaigns[campaign as usize].shared = true;
        for foothold in self.foothold(campaign, 0)..self.foothold(campaign, systems) {
            if self.memory.cyber.footholds[foothold as usize].is_hidden() {
                self.plan_notice(foothold);
            }
        }
    }

    /// The system is isolated: the attacker is shut out of it, and partners disconnect.
    pub(in crate::dynamics) fn contain(&mut self, foothold: u32) {
        let (campaign, system) = self.whose(foothold);
        let state = &mut self.memory.cyber.footholds[foothold as usize];
        state.phase = Phase::Gone;
        let share = state.share;
        let state = &mut self.memory.cyber.systems[system as usize];
        state.isolated += 1;
        state.isolated_share = state.isolated_share.max(share);
        let (down, job) = (state.down, self.net.cyber.systems[system as usize].job);
        let costs = self.kind_of(system).response.isolation > Level::ZERO;
        if down > 0 && job != NONE {
            // Who will set it up again is called now, not when the core stands.
            self.call_pool_of(job);
        }
        let partners = self.disconnect(campaign, system);
        self.tell(campaign, Some(system), CyberStep::Isolated(partners));
        if costs {
            self.hurts(campaign, system);
        }
        let (response, key) = (&self.kind_of(system).response, self.cyber_key(foothold));
        let ms = self.draw(&response.forensics, purpose::FORENSICS, key, 0)
            + self.draw(&response.eradication, purpose::ERADICATION, key, 0);
        self.push(self.after(ms), EventKey::new(class::CLEANED, foothold, 0));
    }

    /// Partners disconnect as a precaution; how many lose service by it.
    fn disconnect(&mut self, campaign: u32, system: u32) -> u32 {
        let net = self.net;
        let mut losing = 0;
        for partner in net.cyber.partners_of(system) {
            let first = {
                let state = &mut self.memory.cyber.systems[*partner as usize];
                state.cut_off += 1;
                state.cut_off == 1
            };
            if first && self.kind_of(*partner).response.precaution > Level::ZERO {
                losing += 1;
                self.hurts(campaign, *partner);
            }
        }
        losing
    }

    /// The intruder is out: isolation ends, partners join again, and what is down is rebuilt.
    pub(in crate::dynamics) fn clean(&mut self, foothold: u32) {
        let (campaign, system) = self.whose(foothold);
        let net = self.net;
        self.tell(campaign, Some(system), CyberStep::Cleaned);
        let state = &mut self.memory.cyber.systems[system as usize];
        state.isolated -= 1;
        let clean = state.isolated == 0;
        if clean {
            (state.isolated_share, state.held) = (0, PPM);
        }
        let down = state.down;
        let facility = net.cyber.systems[system as usize].facility;
        self.set_ability(facility);
        // Whoever has understood one intrusion has looked at the other systems of the house.
        for other in net.cyber.systems_of(facility) {
            self.notice(self.foothold(campaign, other as u32));
        }
        for partner in net.cyber.partners_of(system) {
            self.memory.cyber.systems[*partner as usize].cut_off -= 1;
            self.set_ability(net.cyber.systems[*partner as usize].facility);
        }
        if clean && down > 0 {
            self.begin_recovery(system, 0.0, None);
        }
    }

    /// The core is rebuilt from `wait_ms` on, in the time that its kind takes if none is given.
    pub(super) fn begin_recovery(&mut self, system: u32, wait_ms: f64, core_ms: Option<f64>) {
        self.halt_recovery(system);
        let state = self.memory.cyber.systems[system as usize];
        let recovery = &self.kind_of(system).recovery;
        let hash = self.net.cyber.systems[system as usize].hash;
        let rebuilt = || {
            let occurrence = u64::from(state.recoveries);
            let core = self.draw(&recovery.core, purpose::CORE_TIME, hash, occurrence);
            match state.without_backup {
                true => core * recovery.without_backup,
                false => core,
            }
        };
        let at = self.after(wait_ms + core_ms.unwrap_or_else(rebuilt));
        self.push(at, EventKey::new(class::CORE, system, state.recoveries));
    }

    /// Whatever was under way to bring a system back is void.
    pub(super) fn halt_recovery(&mut self, system: u32) {
        let state = &mut self.memory.cyber.systems[system as usize];
        state.recoveries += 1;
        let job = self.net.cyber.systems[system as usize].job;
        if job != NONE && self.memory.jobs[job as usize].active {
            self.retire(job);
        }
    }

    /// The core stands; terminals follow.
    pub(in crate::dynamics) fn core_rebuilt(&mut self, system: u32, recovery: u32) {
        let resolution = self.net.resolution;
        let state = &mut self.memory.cyber.systems[system as usize];
        if state.down == 0 || EventKey::truncate(state.recoveries) != recovery {
            return;
        }
        state.step = step_of(state.down, resolution);
        let campaign = state.campaign;
        let job = self.net.cyber.systems[system as usize].job;
        if job == NONE {
            self.restored(system);
            return;
        }
        self.tell(campaign, Some(system), CyberStep::CoreRebuilt);
        self.next_terminals(job, system);
        self.release(job);
    }

    /// Work of the next step: so many of the system's terminals.
    fn next_terminals(&mut self, job: u32, system: u32) {
        let state = &self.memory.cyber.systems[system as usize];
        let recovery = &self.kind_of(system).recovery;
        let share = state.step.min(state.down);
        // Where every site has a system of its own, so has it terminals of its own.
        let place = self.net.cyber.systems[system as usize].place;
        let systems = u64::from(PPM / place.max(1));
        let terminals = recovery.terminals * systems;
        let work = step_work(share, terminals, recovery.per_responder_day);
        let now = self.now;
        let job = &mut self.memory.jobs[job as usize];
        job.left = u128::from(work) * u128::from(PPM);
        job.since = now;
    }

    /// A step of a system's terminals is set up.
    pub(in crate::dynamics) fn terminals_step_done(&mut self, job: u32, system: u32) {
        let state = &mut self.memory.cyber.systems[system as usize];
        let step = state.step.min(state.down);
        state.down -= step;
        if state.down == 0 {
            self.retire(job);
            self.restored(system);
        } else {
            self.set_ability(self.net.cyber.systems[system as usize].facility);
            self.next_terminals(job, system);
            self.plan_step(job);
        }
    }

    fn restored(&mut self, system: u32) {
        let state = &mut self.memory.cyber.systems[system as usize];
        (state.down, state.without_backup) = (0, false);
        let campaign = state.campaign;
        self.tell(campaign, Some(system), CyberStep::Restored);
        self.set_ability(self.net.cyber.systems[system as usize].facility);
    }
}
