//! How a campaign gets in, prepares, moves, and when it strikes.

use super::state::{CyberStep, Phase};
use crate::dynamics::event::{class, purpose};
use crate::dynamics::instant::Run;
use crate::dynamics::observer::Observer;
use crate::engine::EventKey;
use crate::model::{LinkKind, SystemKind};
use crate::random::math;
use crate::scenario::{Lateral, Trigger, Way};
use crate::units::PPM;
use crate::world::ReachRow;

/// Occurrences of a campaign's own events.
pub(super) mod turn {
    /// It begins.
    pub const BEGINS: u32 = 0;
    /// What it needs from outside (a fleet, bought capacity) stands ready for its stages.
    pub const EQUIPPED: u32 = 1;
    /// It is ready without any foothold.
    pub const READY: u32 = 2;
    /// Its time to strike has come.
    pub const STRIKES: u32 = 3;
    /// NISC has the first report of it.
    pub const REPORTED: u32 = 4;
    /// Everybody has the indicators.
    pub const SHARED: u32 = 5;
}

impl<O: Observer> Run<'_, O> {
    /// Puts the beginnings of campaigns and patches into the calendar.
    pub(in crate::dynamics) fn schedule_campaigns(&mut self) {
        let net = self.net;
        for (c, campaign) in net.scenario.campaigns.iter().enumerate() {
            let key = EventKey::new(class::CAMPAIGN, c as u32, turn::BEGINS);
            self.push(campaign.at.0, key);
        }
        if !net.cyber.is_empty() {
            for (p, patching) in net.scenario.patches.iter().enumerate() {
                self.push(patching.at.0, EventKey::new(class::PATCH, p as u32, 1));
            }
        }
    }

    /// A campaign's own event.
    pub(in crate::dynamics) fn campaign(&mut self, campaign: u32, what: u32) {
        match what {
            turn::BEGINS => self.begin(campaign),
            turn::EQUIPPED => self.equipped(campaign),
            turn::READY => self.ready_outside(campaign),
            turn::STRIKES => self.strike_everywhere(campaign),
            turn::REPORTED => self.tell(campaign, None, CyberStep::Reported),
            _ => self.share(campaign),
        }
    }

    fn begin(&mut self, campaign: u32) {
        let net = self.net;
        let record = &net.scenario.campaigns[campaign as usize];
        let hash = net.cyber.campaigns[campaign as usize];
        if !self.happens(record.probability, hash) {
            return;
        }
        self.tell(campaign, None, CyberStep::Began);
        if let Trigger::At(at) = record.trigger {
            // What was ready before strikes then; what is ready later does not wait.
            let at = at.0.max(self.now);
            self.push(at, EventKey::new(class::CAMPAIGN, campaign, turn::STRIKES));
        }
        if let Way::Fleet(..) | Way::Outside = record.entry.way {
            let ms = self.draw(&record.entry.takes, purpose::ENTRY_TIME, hash, 0);
            let key = EventKey::new(class::CAMPAIGN, campaign, turn::EQUIPPED);
            self.push(self.after(ms), key);
        }
        for system in &record.entry.targets {
            self.try_entry(campaign, *system as u32);
        }
    }

    /// Tries to get into a system; the luck is the system's own, whatever else is tried.
    fn try_entry(&mut self, campaign: u32, system: u32) {
        let net = self.net;
        let entry = &net.scenario.campaigns[campaign as usize].entry;
        let foothold = self.foothold(campaign, system);
        let key = self.cyber_key(foothold);
        let kind = self.kind_of(system);
        let chance = entry.chance * self.lets_in(entry.way, kind);
        let per_site = kind.per_site && entry.way.is_common();
        let place = net.cyber.systems[system as usize].place;
        let share = match per_site {
            // So many sites have what is compromised that a share of them is hit, not one by luck.
            true => (chance * f64::from(PPM) + 0.5) as u32,
            false if self.key.uniform(purpose::ENTERS, key, 0) < chance => place,
            false => 0,
        };
        if share > 0 {
            self.memory.cyber.footholds[foothold as usize].share = share;
            let ms = self.draw(&entry.takes, purpose::ENTRY_TIME, key, 0);
            self.push(self.after(ms), EventKey::new(class::INTRUSION, foothold, 0));
        }
    }

    /// Share of attempts by a way that a kind of system does not withstand.
    fn lets_in(&self, way: Way, kind: &SystemKind) -> f64 {
        match way {
            Way::Insider | Way::Update(_) | Way::Outside => 1.0,
            Way::Supplier(_) => {
                let control = self.net.model.cyber.procurement.as_ref();
                let kept_out = control.filter(|control| control.covers(kind));
                1.0 - kept_out.map_or(0.0, |control| control.keeps_out.share())
            }
            Way::Phishing | Way::RemoteAccess | Way::Media | Way::Fleet(..) => {
                1.0 - kind.security.share()
            }
        }
    }

    /// The attacker is in, unless the system is off the net just now.
    pub(in crate::dynamics) fn intrude(&mut self, foothold: u32) {
        let (campaign, system) = self.whose(foothold);
        let record = &self.net.scenario.campaigns[campaign as usize];
        let most = record
            .lateral
            .as_ref()
            .map_or(u32::MAX, |lateral| lateral.most);
        let state = self.memory.cyber.footholds[foothold as usize];
        let isolated = self.memory.cyber.systems[system as usize].isolated > 0;
        let holds = &mut self.memory.cyber.campaigns[campaign as usize].holds;
        if state.phase != Phase::Outside || isolated || (state.moved && *holds >= most) {
            return;
        }
        *holds += 1;
        let key = self.cyber_key(foothold);
        let patience = -math::ln(self.key.uniform(purpose::PATIENCE, key, 0));
        let now = self.now;
        let state = &mut self.memory.cyber.footholds[foothold as usize];
        (state.phase, state.patience, state.since) = (Phase::Inside, patience, now);
        let moved = state.moved;
        let step = match moved {
            true => CyberStep::Moved,
            false => CyberStep::Entered,
        };
        self.tell(campaign, Some(system), step);
        self.plan_notice(foothold);
        // Who comes from another system knows the way.
        match record.stages.first() {
            Some(_) if !moved => self.begin_stage(foothold, 0),
            _ => self.ready(foothold),
        }
    }

    fn begin_stage(&mut self, foothold: u32, stage: u32) {
        let (campaign, _) = self.whose(foothold);
        let record = &self.net.scenario.campaigns[campaign as usize];
        let key = self.cyber_key(foothold);
        let takes = &record.stages[stage as usize].takes;
        let ms = self.draw(takes, purpose::STAGE_TIME, key, u64::from(stage));
        self.push(self.after(ms), EventKey::new(class::STAGE, foothold, stage));
    }

    /// A stage is done, unless the attacker was shut out.
    pub(in crate::dynamics) fn stage_done(&mut self, foothold: u32, stage: u32) {
        if self.memory.cyber.footholds[foothold as usize].phase != Phase::Inside {
            return;
        }
        let (campaign, system) = self.whose(foothold);
        self.tell(campaign, Some(system), CyberStep::Stage(stage));
        let stages = &self.net.scenario.campaigns[campaign as usize].stages;
        if (stage as usize) + 1 < stages.len() {
            self.begin_stage(foothold, stage + 1);
        } else {
            self.ready(foothold);
        }
    }

    /// The attacker can move on from a system, and strike it.
    fn ready(&mut self, foothold: u32) {
        let (campaign, _) = self.whose(foothold);
        self.memory.cyber.footholds[foothold as usize].phase = Phase::Ready;
        self.memory.cyber.campaigns[campaign as usize].ready += 1;
        self.spread(foothold);
        let record = &self.net.scenario.campaigns[campaign as usize];
        let state = self.memory.cyber.campaigns[campaign as usize];
        match record.trigger {
            Trigger::Ready => {
                self.act_on(foothold);
                self.send_floods(campaign);
            }
            Trigger::Together(count) if state.ready >= count && !state.struck => {
                self.strike_everywhere(campaign);
            }
            Trigger::At(_) | Trigger::Together(_) if state.struck => self.act_on(foothold),
            Trigger::At(_) | Trigger::Together(_) => {}
        }
    }

    /// Tries all systems that are in reach.
    fn spread(&mut self, foothold: u32) {
        let (campaign, system) = self.whose(foothold);
        let net = self.net;
        let Some(lateral) = &net.scenario.campaigns[campaign as usize].lateral else {
            return;
        };
        for reach in net.cyber.reaches_of(system) {
            if lateral.over.contains(&reach.kind.0) {
                for place in reach.to.0..reach.to.1 {
                    let to = net.cyber.reached[place as usize];
                    self.try_move(foothold, to, reach, lateral);
                }
            }
        }
    }

    /// Tries to move on into a system. Its luck is one number, so that a better guarded system is never entered where a
    /// worse guarded one is not, and a second way in helps only where it is the better one.
    fn try_move(&mut self, from: u32, to: u32, reach: &ReachRow, lateral: &Lateral) {
        let (campaign, source) = self.whose(from);
        let foothold = self.foothold(campaign, to);
        let state = self.memory.cyber.footholds[foothold as usize];
        if to == source || state.phase != Phase::Outside {
            return;
        }
        let key = self.cyber_key(foothold);
        let kind = self.kind_of(to);
        let withstands = match reach.kind.0 {
            LinkKind::CommonProduct => kind.patched,
            LinkKind::Internal => kind.segmentation,
            _ => kind.security,
        };
        let passes = f64::from(reach.passes) / f64::from(PPM);
        let chance = lateral.chance * passes * (1.0 - withstands.share());
        if self.key.uniform(purpose::MOVES, key, 0) >= chance {
            return;
        }
        let place = self.net.cyber.systems[to as usize].place;
        let state = &mut self.memory.cyber.footholds[foothold as usize];
        if state.share == 0 {
            (state.share, state.moved) = (place, true);
        }
        let step_key = key ^ self.net.cyber.systems[source as usize].hash;
        let ms = self.draw(&lateral.takes, purpose::MOVE_TIME, step_key, 0);
        self.push(self.after(ms), EventKey::new(class::INTRUSION, foothold, 0));
    }

    /// A campaign that needs no foothold has what it needs, and prepares.
    fn equipped(&mut self, campaign: u32) {
        let net = self.net;
        let record = &net.scenario.campaigns[campaign as usize];
        if let Way::Fleet(fleet, seeds) = record.entry.way {
            self.seed(campaign, fleet as u32, seeds);
        }
        let hash = net.cyber.campaigns[campaign as usize];
        let stages = record.stages.iter().enumerate();
        let ms: f64 = stages
            .map(|(s, stage)| self.draw(&stage.takes, purpose::STAGE_TIME, hash, s as u64))
            .sum();
        let key = EventKey::new(class::CAMPAIGN, campaign, turn::READY);
        self.push(self.after(ms), key);
    }

    fn ready_outside(&mut self, campaign: u32) {
        let struck = self.memory.cyber.campaigns[campaign as usize].struck;
        let trigger = self.net.scenario.campaigns[campaign as usize].trigger;
        self.memory.cyber.campaigns[campaign as usize].ready += 1;
        if trigger == Trigger::Ready || struck {
            self.send_floods(campaign);
        }
    }

    fn strike_everywhere(&mut self, campaign: u32) {
        let state = &mut self.memory.cyber.campaigns[campaign as usize];
        state.struck = true;
        if state.ready == 0 {
            return;
        }
        let systems = self.net.cyber.systems.len() as u32;
        let all = self.foothold(campaign, 0)..self.foothold(campaign, systems);
        let ready = |run: &Self, foothold: u32| {
            run.memory.cyber.footholds[foothold as usize].phase == Phase::Ready
        };
        let floods = self
            .net
            .cyber
            .floods
            .iter()
            .any(|flood| flood.campaign == campaign);
        // Who was shut out everywhere, or holds nothing that he wants, strikes in vain.
        if floods
            || all
                .clone()
                .any(|foothold| ready(self, foothold) && self.can_act(foothold))
        {
            self.tell(campaign, None, CyberStep::Triggered);
        }
        for foothold in all {
            if ready(self, foothold) {
                self.act_on(foothold);
            }
        }
        self.send_floods(campaign);
    }
}
