//! What a facility can serve: supply groups, buffers, trips and starts, lags, backlogs.

use hakyu::model::{Allocation, Buffer, Role, SupplyGroup};

use super::{Naive, ONE, Status, ppm};

impl Naive<'_> {
    /// Upward sweeps to rest, then downward sweeps to rest; true if a level has moved.
    pub(super) fn settle(&mut self) -> bool {
        let upward = self.sweep(|level, target| target > level);
        let downward = self.sweep(|level, target| target < level);
        for f in 0..self.facilities.len() {
            let inputs = self.inputs(f);
            let readiness = self.facilities[f].ability.min(inputs);
            (self.facilities[f].inputs, self.facilities[f].readiness) = (inputs, readiness);
            self.facilities[f].could = self.could(f);
        }
        upward || downward
    }

    fn sweep(&mut self, moves: fn(u64, u64) -> bool) -> bool {
        let mut any = false;
        loop {
            let mut moved = false;
            for f in 0..self.facilities.len() {
                let target = self.target(f);
                if moves(self.facilities[f].level, target) {
                    self.facilities[f].level = target;
                    moved = true;
                }
            }
            if !moved {
                return any;
            }
            any = true;
        }
    }

    fn target(&self, f: usize) -> u64 {
        if let Role::Area(_) = self.model.facilities[f].role {
            return self.facilities[f].level;
        }
        let served = self.could(f).min(ONE);
        match &self.model.facilities[f].backlog {
            Some(backlog) if self.facilities[f].backlog.at(self.now) > 0 => {
                let counts = u64::from(backlog.counts.ppm());
                let facility = &self.facilities[f];
                let passing = facility.rested == Some(self.now);
                let lowest = if passing {
                    facility.lowest_before
                } else {
                    facility.lowest
                };
                served.min(counts.max(lowest))
            }
            _ => served,
        }
    }

    /// Share of current demand that running at its readiness would serve.
    fn could(&self, f: usize) -> u64 {
        let (facility, record) = (&self.facilities[f], &self.model.facilities[f]);
        let inputs = self.inputs(f);
        let readiness = facility.ability.min(inputs);
        let running = match (record.sites, facility.status) {
            (1, Status::Up) => readiness,
            (1, _) => 0,
            _ => self.restarted(f, readiness, inputs),
        };
        (ppm(record.capacity) * running).div_ceil(facility.demand.max(1))
    }

    fn inputs(&self, f: usize) -> u64 {
        let groups = self.model.groups.iter().enumerate();
        groups
            .filter(|(_, group)| group.consumer == f)
            .map(|(g, _)| self.passed(g))
            .min()
            .unwrap_or(ONE)
    }

    /// Share of a facility's sites that wait for a visit and have no inputs.
    fn unpowered(&self, f: usize, inputs: u64) -> u64 {
        self.visited_share(f) * (ONE - inputs) / ONE
    }

    fn visited_share(&self, f: usize) -> u64 {
        let lag = self.model.facilities[f].restart_lag.as_ref();
        lag.and_then(|lag| lag.visits.as_ref())
            .map_or(0, |visits| u64::from(visits.share.ppm()))
    }

    fn restarted(&self, f: usize, readiness: u64, inputs: u64) -> u64 {
        let facility = &self.facilities[f];
        if self.model.facilities[f].restart_lag.is_none() {
            return readiness;
        }
        let readiness = self.in_steps(readiness);
        let alone = facility
            .past
            .weighted(self.now, readiness, &facility.lag)
            .div_ceil(ONE);
        let share = self.visited_share(f);
        let waiting = facility.stuck.max(self.unpowered(f, inputs)).min(share);
        let visited = (share * readiness).div_ceil(ONE).min(share - waiting);
        (((ONE - share) * alone).div_ceil(ONE) + visited).min(ONE)
    }

    /// What a supply group lets through.
    pub(super) fn passed(&self, g: usize) -> u64 {
        let record = &self.model.groups[g];
        let missing = self.felt(g);
        let (s, i) = (
            u64::from(record.strength.ppm()),
            u64::from(record.immediate.ppm()),
        );
        let loss = match &record.buffer {
            Buffer::Areal { refuel, .. } => {
                let by = refuel.as_ref().map_or(&[][..], |refuel| &refuel.by);
                let kept = self.groups[g].kept * self.lowest_supply(by);
                let dark = self.dark_places(g, missing).saturating_sub(kept);
                (i * ONE * missing + (s - i) * dark) / (ONE * ONE)
            }
            Buffer::Graded { drain, .. } => {
                let spent = self.spent(g);
                let felt = felt_when_spent(missing, self.delivery(g), ppm(*drain));
                loss(i * ONE, (s - i) * spent, missing, felt, record.exponent)
            }
            Buffer::None => loss(s * ONE, 0, missing, 0, record.exponent),
        };
        (ONE - loss.min(ONE)).max(u64::from(record.black_start.ppm()))
    }

    /// Places that have outlasted what they had, in ppm^2, trucks aside.
    fn dark_places(&self, g: usize, missing: u64) -> u64 {
        let group = &self.groups[g];
        group.past.weighted(self.now, missing, &group.cohorts)
    }

    fn spent(&self, g: usize) -> u64 {
        let group = &self.groups[g];
        let empty = group.cohorts.iter().zip(&group.stock);
        empty
            .filter(|(_, stock)| stock.at(self.now) == 0)
            .map(|((share, _), _)| share)
            .sum()
    }

    fn delivery(&self, g: usize) -> u64 {
        match &self.model.groups[g].buffer {
            Buffer::Graded {
                refill: Some(refill),
                ..
            } => (ppm(refill.rate) * self.lowest_supply(&refill.by)).div_ceil(ONE),
            _ => 0,
        }
    }

    fn lowest_supply(&self, by: &[usize]) -> u64 {
        let lowest = by.iter().map(|f| self.supply(*f)).min();
        self.in_steps(lowest.unwrap_or(ONE))
    }

    /// A level as its consumers see it: without the demand that left with what cannot be restored.
    fn supply(&self, f: usize) -> u64 {
        let left = ONE - self.facilities[f].wound.for_good.min(ONE - 1);
        (self.facilities[f].level * ONE).div_ceil(left).min(ONE)
    }

    /// The shortfall by the consumer's place in the order of return.
    fn felt(&self, g: usize) -> u64 {
        let missing = self.missing(g);
        let place = u64::from(self.model.groups[g].return_place.ppm());
        let peak = self.groups[g].peak.max(missing);
        (missing * ONE).saturating_sub((ONE - place) * peak) / place
    }

    fn missing(&self, g: usize) -> u64 {
        if self.groups[g].absent {
            return 0;
        }
        let record = &self.model.groups[g];
        let members = record.members.iter();
        let delivered: u64 = members
            .map(|member| u64::from(member.weight) * self.delivered(member.supplier, record))
            .sum();
        let demand = if record.elastic {
            self.facilities[record.consumer].demand.max(1)
        } else {
            ONE
        };
        let required = u128::from(record.requirement) * u128::from(demand);
        let share = (u128::from(delivered) * u128::from(ONE)).div_ceil(required) as u64;
        match ONE - share.min(ONE) {
            ONE => ONE,
            missing => missing / self.resolution() * self.resolution(),
        }
    }

    /// The step in which shortfalls are felt and sites restart.
    pub(super) fn resolution(&self) -> u64 {
        u64::from(self.model.resolution.ppm())
    }

    fn in_steps(&self, level: u64) -> u64 {
        level.next_multiple_of(self.resolution()).min(ONE)
    }

    /// What a supplier delivers of the offtake of a group's consumer.
    fn delivered(&self, supplier: usize, group: &SupplyGroup) -> u64 {
        let supply = self.supply(supplier);
        let offtake = |keep: &dyn Fn(u8) -> bool| -> u64 {
            let groups = self.model.groups.iter().filter(|g| keep(g.class));
            let members = groups.flat_map(|g| &g.members);
            members
                .filter(|m| m.supplier == supplier)
                .map(|m| m.offtake)
                .sum()
        };
        let all = offtake(&|_| true);
        if self.model.facilities[supplier].allocation == Allocation::Proportional || all == 0 {
            return supply;
        }
        let before = offtake(&|class| class < group.class) * ONE;
        let own = offtake(&|class| class == group.class).max(1);
        (supply * all).saturating_sub(before).div_ceil(own).min(ONE)
    }

    /// Trips, cancelled starts and starts of single sites; true if a status has changed.
    pub(super) fn latch(&mut self) -> bool {
        let mut any = false;
        for f in 0..self.facilities.len() {
            let record = &self.model.facilities[f];
            if record.sites > 1 {
                continue;
            }
            let ready = self.facilities[f].readiness >= u64::from(record.minimum.ppm());
            let can_start = ready && self.has_cranking(f);
            let status = self.facilities[f].status;
            match status {
                Status::Up if !ready => self.facilities[f].status = Status::Down,
                Status::Starting(_) if !can_start => self.facilities[f].status = Status::Down,
                Status::Down if can_start => self.begin_start(f),
                _ => {}
            }
            any |= status != self.facilities[f].status;
        }
        any
    }

    pub(super) fn begin_start(&mut self, f: usize) {
        let record = &self.model.facilities[f];
        let takes = match &record.role {
            Role::Source(source) => &source.start,
            Role::Tie(tie) => &tie.start,
            _ => &record.restart,
        };
        self.facilities[f].starts += 1;
        let (hash, starts) = (self.facilities[f].hash, self.facilities[f].starts);
        let until = self.after(self.draw(takes, 17, hash, starts));
        self.facilities[f].status = Status::Starting(until);
    }

    /// Peaks, windows, contents and wanted trucks of the groups; true if trucks have left.
    pub(super) fn rest_groups(&mut self) -> bool {
        let mut left = false;
        for g in 0..self.groups.len() {
            let missing = self.missing(g);
            let peak = self.groups[g].peak.max(missing);
            self.groups[g].peak = if missing == 0 { 0 } else { peak };
            let felt = self.felt(g);
            let dark = self.dark_places(g, felt) / ONE;
            self.groups[g].past.rest(self.now, felt);
            if let Buffer::Graded {
                recharge, drain, ..
            } = &self.model.groups[g].buffer
            {
                let gain = if felt == 0 { ppm(*recharge) } else { 0 };
                let rate = (self.delivery(g) + gain) as i64 - (ppm(*drain) * felt / ONE) as i64;
                for stock in &mut self.groups[g].stock {
                    stock.set_rate(self.now, rate);
                }
            }
            left |= self.want_trucks(g, dark);
        }
        left
    }

    /// Windows, visits and backlogs of the sites.
    pub(super) fn rest_sites(&mut self) {
        for f in 0..self.facilities.len() {
            let unpowered = self.unpowered(f, self.facilities[f].inputs);
            let readiness = self.in_steps(self.facilities[f].readiness);
            let facility = &mut self.facilities[f];
            facility.past.rest(self.now, readiness);
            facility.stuck = facility.stuck.max(unpowered);
            let outstanding = facility.stuck - unpowered;
            if self.model.facilities[f].backlog.is_some() {
                let could = facility.could.min(ONE * 1_000);
                facility
                    .backlog
                    .set_rate(self.now, ONE as i64 - could as i64);
                if facility.rested != Some(self.now) {
                    (facility.lowest_before, facility.rested) = (facility.lowest, Some(self.now));
                }
                let behind = facility.backlog.at(self.now) > 0;
                let lowest = if behind { facility.lowest_before } else { ONE };
                facility.lowest = lowest.min(could);
            }
            self.want_visits(f, outstanding);
        }
    }

    /// A step of visits is done; whether that was the last shows when the instant rests.
    pub(super) fn visited(&mut self, f: usize) {
        let step = super::damage::step_of(self.visited_share(f), self.resolution());
        self.facilities[f].stuck = self.facilities[f].stuck.saturating_sub(step);
    }
}

/// `always x missing^p + spent x felt^p`, the factors in ppm^2.
fn loss(always: u64, spent: u64, missing: u64, felt: u64, exponent: u8) -> u64 {
    let power = |share: u64| match exponent {
        1 => u128::from(share) * u128::from(ONE),
        _ => u128::from(share) * u128::from(share),
    };
    let sum = u128::from(always) * power(missing) + u128::from(spent) * power(felt);
    (sum / u128::from(ONE).pow(3)) as u64
}

/// `D (1 - delivery / drain)`: nothing while delivery keeps up, everything without any.
fn felt_when_spent(missing: u64, delivery: u64, drain: u64) -> u64 {
    if delivery == 0 {
        return missing;
    }
    let keeps_up =
        u128::from(delivery) * u128::from(ONE) >= u128::from(drain) * u128::from(missing);
    if keeps_up {
        0
    } else {
        missing * (drain - delivery) / drain
    }
}
