//! The values of each kind of record in words: what differs from the default, field by field.

use super::super::{maintenance, words};
use super::phrases::Phrases;
use crate::model::{
    Facility, Fragility, Measure, Pool, Profile, Region, Restoration, Role, Sector, SourceState,
    SupplyGroup,
};
use crate::random::Distribution;
use crate::units::{Level, SimDuration};
use crate::words::{Text, nation as texts};
use std::fmt::Display;

/// Values with what they are.
pub(in crate::report) type Values = Vec<(Text, String)>;

impl Phrases<'_> {
    /// Values in words, each with what it is.
    pub fn lines(&self, values: &Values) -> Vec<String> {
        let line = |(what, value): &(Text, String)| {
            let values: [(&str, &dyn Display); 2] = [("what", &self.say(*what)), ("value", value)];
            self.fill(texts::VALUE, &values)
        };
        values.iter().map(line).collect()
    }

    /// What a facility does, and how it fails and returns.
    pub fn facility_values(&self, facility: &Facility) -> Values {
        let mut values = self.role_values(&facility.role);
        let mut add = |is_set: bool, what: Text, value: &dyn Fn() -> String| {
            if is_set {
                values.push((what, value()));
            }
        };
        let whole = |number: f64| words::short(self.lang, number);
        add(facility.capacity != 1.0, texts::CAPACITY, &|| {
            whole(facility.capacity)
        });
        add(facility.minimum > Level::ZERO, texts::TRIPS_BELOW, &|| {
            facility.minimum.to_string()
        });
        add(is_some(&facility.restart), texts::RESTART, &|| {
            self.lasting(&facility.restart)
        });
        values.extend(self.return_values(facility));
        values
    }

    fn return_values(&self, facility: &Facility) -> Values {
        let model = self.model;
        let mut values = Values::new();
        if let Some(lag) = &facility.restart_lag {
            values.push((texts::RESTART_LAG, self.lasting(&lag.lag)));
            if let Some(visits) = &lag.visits {
                values.push((texts::VISITS, visits.share.to_string()));
            }
        }
        if let Some(failures) = &facility.failures {
            values.push((texts::FAILS_EVERY, self.lasting(&failures.up)));
            values.push((texts::REPAIR, self.lasting(&failures.repair)));
        }
        if let Some(backlog) = facility.backlog {
            let most = words::duration(self.lang, SimDuration(backlog.most_ms));
            values.push((texts::BACKLOG, most));
        }
        if let Some(restoration) = facility.restoration {
            values.push((
                texts::RESTORATION,
                model.restorations[restoration].id.clone(),
            ));
        }
        let fragilities = facility.fragilities.iter();
        let fragile: Vec<&str> = fragilities
            .map(|f| model.fragilities[*f].id.as_str())
            .collect();
        if !fragile.is_empty() {
            values.push((texts::FRAGILE_TO, fragile.join(", ")));
        }
        values
    }

    fn role_values(&self, role: &Role) -> Values {
        let megawatts = |kw: u64| format!("{} MW", words::whole(kw / 1_000));
        match role {
            Role::Service => Values::new(),
            Role::Area(area) => vec![
                (texts::DEMAND, megawatts(area.demand_kw)),
                (texts::SHEDDING, megawatts(area.shedding_kw)),
            ],
            Role::Source(source) => {
                let state = self.say(match source.state {
                    SourceState::Synchronised => texts::RUNNING,
                    SourceState::Standby => texts::STANDBY,
                    SourceState::Unavailable => texts::UNAVAILABLE,
                });
                vec![
                    (texts::OUTPUT, megawatts(source.kw)),
                    (texts::STATE, state.to_owned()),
                    (texts::START, self.lasting(&source.start)),
                    (texts::CRANKING, source.cranking.to_string()),
                ]
            }
            Role::Tie(tie) => {
                let (there, back) = (
                    words::whole(tie.kw / 1_000),
                    words::whole(tie.back_kw / 1_000),
                );
                let both: [(&str, &dyn Display); 2] = [("there", &there), ("back", &back)];
                vec![(texts::LIMITS, self.fill(texts::BOTH_WAYS, &both))]
            }
        }
    }

    /// How strongly a consumer leans on a group, and what bridges its lack.
    pub fn group_values(&self, group: &SupplyGroup) -> Values {
        let mut values = vec![
            (texts::DEPENDENCY_KIND, self.kind(group.kind).to_owned()),
            (texts::WITHOUT, self.loss(group)),
            (texts::BUFFER, self.buffer(&group.buffer)),
        ];
        let mut add = |is_set: bool, what, value: String| {
            if is_set {
                values.push((what, value));
            }
        };
        add(
            group.exponent != 1,
            texts::EXPONENT,
            group.exponent.to_string(),
        );
        let pi = group.return_place;
        add(pi < Level::ONE, texts::RETURN_PLACE, pi.to_string());
        let alone = group.black_start;
        add(alone > Level::ZERO, texts::BLACK_START, alone.to_string());
        values
    }

    /// What counts as an outage of a sector.
    pub fn sector_values(&self, sector: &Sector) -> Values {
        let rules = sector.maintenance.iter();
        let mut values: Values = rules
            .map(|level| (texts::MAINTENANCE, maintenance::rule(self.lang, level)))
            .collect();
        values.push((texts::HIT_BELOW, sector.hit_below.to_string()));
        values
    }

    /// Who lives in a region.
    pub fn region_values(&self, region: &Region) -> Values {
        vec![(texts::POPULATION, words::whole(region.population))]
    }

    /// The rhythm of a demand.
    pub fn profile_values(&self, profile: &Profile) -> Values {
        let list = |factors: &[f64]| {
            let factors: Vec<String> = factors.iter().map(f64::to_string).collect();
            factors.join(" ")
        };
        vec![
            (texts::BY_HOUR, list(&profile.hours)),
            (texts::BY_MONTH, list(&profile.months)),
        ]
    }

    /// How many there are in a pool and how fast they come.
    pub fn pool_values(&self, pool: &Pool) -> Values {
        let steps = pool.strength.iter().map(|(from, count)| {
            let from = words::duration(self.lang, SimDuration(*from));
            let values: [(&str, &dyn Display); 2] = [("count", count), ("from", &from)];
            self.fill(texts::COUNT_FROM, &values)
        });
        vec![
            (
                texts::STRENGTH_OF_POOL,
                steps.collect::<Vec<_>>().join(", "),
            ),
            (texts::MOBILISE, self.lasting(&pool.mobilise)),
            (texts::TRAVEL, self.lasting(&pool.travel)),
        ]
    }

    /// The phases of a restoration.
    pub fn restoration_values(&self, restoration: &Restoration) -> Values {
        let mut values = Values::new();
        let times = [
            (texts::DEAD_TIME, &restoration.dead_time),
            (texts::REPAIR, &restoration.repair),
        ];
        let set = times.into_iter().filter(|(_, time)| is_some(time));
        values.extend(set.map(|(what, time)| (what, self.lasting(time))));
        if let Some(switching) = &restoration.switching {
            let (share, time) = (self.share(&switching.share), self.lasting(&switching.time));
            let both: [(&str, &dyn Display); 2] = [("share", &share), ("time", &time)];
            values.push((texts::SWITCHING, self.fill(texts::SHARE_WITHIN, &both)));
        }
        values.extend(restoration.work.iter().map(|class| {
            let rate = words::short(self.lang, class.per_crew_day);
            let both: [(&str, &dyn Display); 2] = [("share", &class.share), ("rate", &rate)];
            (texts::WORK, self.fill(texts::WORK_RATE, &both))
        }));
        if restoration.pool.is_some() {
            values.push((texts::CREWS, words::whole(u64::from(restoration.crews_max))));
        }
        if restoration.work_factor != Distribution::Fixed(1.0) {
            let factor = self.number(&restoration.work_factor);
            values.push((texts::WORK_FACTOR, factor));
        }
        values.extend(restoration.needs.iter().map(|need| {
            let sector = self.sector(need.sector);
            let both: [(&str, &dyn Display); 2] = [("sector", &sector), ("weight", &need.weight)];
            (texts::WORK_NEEDS, self.fill(texts::SECTOR_BY, &both))
        }));
        if is_some(&restoration.unrestorable) {
            values.push((texts::UNRESTORABLE, self.share(&restoration.unrestorable)));
        }
        values
    }

    /// The curves of a fragility.
    pub fn fragility_values(&self, fragility: &Fragility) -> Values {
        let measure = self.say(match fragility.measure {
            Measure::Pga => texts::PGA,
            Measure::Pgv => texts::PGV,
            Measure::Jma => texts::JMA,
            Measure::Wind => texts::WIND,
            Measure::Depth => texts::DEPTH,
        });
        let states = fragility.states.iter().map(|state| {
            let (loss, median) = (
                self.share(&state.loss),
                words::short(self.lang, state.median),
            );
            let values: [(&str, &dyn Display); 3] =
                [("median", &median), ("beta", &state.beta), ("loss", &loss)];
            (texts::DAMAGE_STATE, self.fill(texts::CURVE, &values))
        });
        let measured = (texts::MEASURE, measure.to_owned());
        std::iter::once(measured).chain(states).collect()
    }
}

/// Whether a quantity is ever anything but 0.
pub(super) fn is_some(distribution: &Distribution) -> bool {
    !matches!(distribution, Distribution::Fixed(value) if *value == 0.0)
}
