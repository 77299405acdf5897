//! Facilities of a file, and the rules that make one in each region.

use super::carriers::{RoleEntry, Roles};
use super::counts::{above_zero, check_cohorts};
use super::entries::ModelEntry;
use super::names::{Names, Reference, no_evidence};
use super::nation::{PointEntry, ProfileEntry, RegionEntry, SectorEntry, name_or_id};
use super::repair::{FragilityEntry, PoolEntry, RestorationEntry};
use crate::model::{
    Allocation, Backlog, Confidence, Facility, Failures, Name, RestartLag, Role, Visits,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Ids, Multiple, Place, Positive, Text,
    choice, record,
};
use crate::random::Distribution;
use crate::units::{Level, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::{Text as Words, kinds};

record! {
    /// A service as delivered in one place or, with many sites, all over a region.
    pub evidenced struct FacilityEntry as kinds::FACILITY {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Its sector.
        sector: Reference<SectorEntry>,
        /// Kind of facility, by which rules and injects address it, e.g. `mobile`.
        class: Option<Text> = "its id" => None,
        /// Its region; national facilities have none.
        region: Option<Reference<RegionEntry>> = "None" => None,
        /// Where a single site stands; without it hazards are felt at the region's points.
        place: Option<PointEntry> = "None" => None,
        /// Number of places that it stands for; 1 is a single plant, core or hub.
        sites: At<u64> = "1" => At::nowhere(1),
        /// People served; 0 on what serves other facilities only.
        people: u64 = "0" => 0,
        /// Capacity relative to nominal demand.
        capacity: At<Multiple> = "1.0" => At::nowhere(Multiple(1.0)),
        /// Demand profile; without one demand is constant.
        profile: Option<Reference<ProfileEntry>> = "None" => None,
        /// A single site trips below this readiness; at 0 it never does.
        minimum: At<Level> = "0.0" => At::nowhere(Level::ZERO),
        /// Time from readiness to running of a single site.
        restart: At<DurationSpread> = "\"0h\"" => At::nowhere(DurationSpread::fixed(0.0)),
        /// How many sites come back after their inputs have.
        restart_lag: Option<RestartLagEntry> = "at once" => None,
        /// How its output is shared in shortage.
        allocation: Allocation = "Proportional" => Allocation::Proportional,
        /// Its way of coming back from damage; without one it is damaged only with a stated duration.
        restoration: Option<Reference<RestorationEntry>> = "None" => None,
        /// Its ways of being damaged.
        fragilities: Vec<Reference<FragilityEntry>> = "[]" => Vec::new(),
        /// Failures by itself.
        failures: Option<FailuresEntry> = "None" => None,
        /// Work that piles up during an outage.
        backlog: Option<BacklogEntry> = "None" => None,
    }
}

choice! { impl Allocation as kinds::ALLOCATION { Proportional, ByClass } }

record! {
    /// How many sites come back after their inputs have.
    pub struct RestartLagEntry as kinds::RESTART_LAG {
        /// Lag of a site.
        lag: DurationSpread,
        /// Number of cohorts in which the sites come back.
        cohorts: At<usize> = "16" => At::nowhere(16),
        /// The share that does not restart by itself.
        visits: Option<VisitsEntry> = "None" => None,
    }
}

record! {
    /// Sites that wait for somebody to come and switch them on.
    pub struct VisitsEntry as kinds::VISITS {
        /// Share of the sites.
        share: Level,
        /// Sites that a crew visits in a day.
        per_crew_day: Positive,
        /// The pool of the crews.
        pool: Reference<PoolEntry>,
        /// Priority among the pool's jobs; lower goes first.
        priority: u32 = "0" => 0,
        /// Most crews that can work on it at once.
        crews_max: At<u32> = "1000000000" => At::nowhere(1_000_000_000),
    }
}

record! {
    /// Failures of a facility by itself.
    pub struct FailuresEntry as kinds::FAILURES {
        /// Time from whole to failed.
        up: DurationSpread,
        /// Time of repair.
        repair: DurationSpread,
        /// The pool whose crews repair, one each; without one repairs wait for nobody.
        pool: Option<Reference<PoolEntry>> = "None" => None,
    }
}

record! {
    /// Work that piles up while the system is down and is worked off afterwards.
    pub struct BacklogEntry as kinds::BACKLOG {
        /// Share of the service that counts while there is a backlog.
        counts: Level,
        /// Most demand that piles up, as the time in which it arises; what is beyond is given up.
        most: SimDuration,
    }
}

record! {
    /// Rule that makes a facility in each region. It takes all fields of a facility besides; `{region}` in a text
    /// stands for the region's id, in a name for the region's name.
    pub struct FacilityRuleEntry as kinds::FACILITY_RULE {
        /// Which regions.
        regions: RegionsEntry = "All" => RegionsEntry::All,
        /// The id of the facilities.
        id: At<Text>,
        /// Sites for each million residents; at least one site results.
        sites_per_million: Option<At<Positive>> = "None" => None,
        /// People served, as a share of the residents.
        people_share: Option<At<Level>> = "None" => None,
    }
}

choice! {
    /// Which regions a rule is for.
    pub enum RegionsEntry as kinds::REGIONS, "All" {
        /// All of them.
        All,
        /// These.
        Only(Vec<Reference<RegionEntry>>),
        /// All but these.
        Except(Vec<Reference<RegionEntry>>),
    }
}

/// A facility as read, before its references are followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Its id.
    pub id: At<String>,
    /// Its class, also where the rest could not be read.
    pub class: String,
    /// The facility and its part; none if it could not be read.
    pub entry: Option<(FacilityEntry, RoleEntry)>,
}

/// Facilities in order of their ids, and whether all could be read.
///
/// What could not be read leaves a stand-in, so that indices stay and what refers to it is no further problem.
pub(super) fn facilities(
    drafts: &[Draft],
    model: &ModelEntry,
    names: &Names,
    sink: &Diagnostics,
) -> (Vec<Facility>, bool) {
    let builder = Builder {
        names,
        restorations: &model.restorations,
        fragilities: &model.fragilities,
        roles: Roles {
            facilities: &names.facilities,
            areas: drafts.iter().map(Draft::may_be_area).collect(),
            sink,
        },
        sink,
    };
    let built: Vec<Option<Facility>> = drafts.iter().map(|one| builder.facility(one)).collect();
    let complete = built.iter().all(Option::is_some);
    let built = built.into_iter().zip(drafts);
    let facilities = built.map(|(facility, draft)| facility.unwrap_or_else(|| stand_in(draft)));
    (facilities.collect(), complete)
}

impl Draft {
    fn may_be_area(&self) -> bool {
        let role = self.entry.as_ref().map(|(_, role)| role);
        matches!(role, None | Some(RoleEntry::Area(_)))
    }
}

impl FailuresEntry {
    /// Whether the next failure comes in the instant of the repair, so that time would never go on.
    fn never_up(&self) -> bool {
        self.up.0.mean() == 0.0
    }
}

impl FacilityEntry {
    fn restarts(&self) -> bool {
        self.restart.value.0 != Distribution::Fixed(0.0)
    }
}

/// A facility in place of one with problems; a model that holds it is never run.
fn stand_in(draft: &Draft) -> Facility {
    let id = &draft.id.value;
    Facility {
        id: id.clone(),
        name: name_or_id(&None, id),
        sector: 0,
        class: draft.class.clone(),
        region: None,
        place: None,
        sites: 1,
        people: 0,
        capacity: 1.0,
        profile: None,
        minimum: Level::ZERO,
        restart: Distribution::Fixed(0.0),
        restart_lag: None,
        allocation: Allocation::Proportional,
        restoration: None,
        fragilities: Vec::new(),
        failures: None,
        backlog: None,
        role: Role::Service,
        evidence: no_evidence(),
    }
}

struct Builder<'a> {
    names: &'a Names,
    restorations: &'a Ids<RestorationEntry>,
    fragilities: &'a Ids<FragilityEntry>,
    roles: Roles<'a>,
    sink: &'a Diagnostics,
}

impl Builder<'_> {
    fn facility(&self, draft: &Draft) -> Option<Facility> {
        let (entry, role) = draft.entry.as_ref()?;
        let id = &draft.id.value;
        self.check(id, entry);
        self.check_role(id, entry, role);
        self.check_restoration(id, entry);
        let (names, sink) = (self.names, self.sink);
        let sector = names.sectors.find(&entry.sector, sink);
        let region = names.regions.find_any(&entry.region, sink);
        let profile = names.profiles.find_any(&entry.profile, sink);
        let restoration = names.restorations.find_any(&entry.restoration, sink);
        let fragilities = names.fragilities.find_all(&entry.fragilities, sink);
        let restart_lag = entry.restart_lag.as_ref().map(|lag| self.restart_lag(lag));
        let failures = entry.failures.as_ref().map(|failures| Failures {
            up: failures.up.0.clone(),
            repair: failures.repair.0.clone(),
            pool: names.pools.find_any(&failures.pool, sink),
        });
        let role = self.roles.role(role);
        Some(Facility {
            id: id.clone(),
            name: name_or_id(&entry.name, id),
            sector: sector?,
            class: draft.class.clone(),
            region,
            place: entry.place.map(|point| point.0),
            sites: entry.sites.value,
            people: entry.people,
            capacity: entry.capacity.value.0,
            profile,
            minimum: entry.minimum.value,
            restart: entry.restart.value.0.clone(),
            restart_lag: restart_lag.flatten(),
            allocation: entry.allocation,
            restoration,
            fragilities,
            failures,
            backlog: entry.backlog.as_ref().map(|backlog| Backlog {
                counts: backlog.counts,
                most_ms: backlog.most.0,
            }),
            role: role?,
            evidence: evidence!(entry),
        })
    }

    /// What its values must not say together.
    fn check(&self, id: &str, entry: &FacilityEntry) {
        if entry.sites.value == 0 {
            let (what, why) = (texts::NO_SITE, texts::NO_SITE_WHY);
            self.refuse(entry.sites.place, id, what, why);
        } else if entry.sites.value == 1 {
            self.check_one_site(id, entry);
        } else {
            self.check_many_sites(id, entry);
        }
        if let (Some(backlog), true) = (&entry.backlog, entry.capacity.value.0 <= 1.0) {
            let (what, why) = (texts::BACKLOG_STUCK, texts::BACKLOG_STUCK_WHY);
            self.refuse(backlog.here, id, what, why);
        }
        if let Some(failures) = entry
            .failures
            .as_ref()
            .filter(|failures| failures.never_up())
        {
            let (what, why) = (texts::NEVER_UP, texts::NEVER_UP_WHY);
            self.refuse(failures.here.opening(), id, what, why);
        }
        if entry.region.is_none() && entry.place.is_none() && !entry.fragilities.is_empty() {
            let (what, why) = (texts::NOWHERE, texts::NOWHERE_WHY);
            self.refuse(entry.here.opening(), id, what, why);
        }
    }

    fn check_role(&self, id: &str, entry: &FacilityEntry, role: &RoleEntry) {
        if entry.sites.value > 1 && *role != RoleEntry::Service {
            let (what, why) = (texts::CARRIER_MANY, texts::CARRIER_MANY_WHY);
            self.refuse(entry.sites.place, id, what, why);
        }
    }

    fn check_one_site(&self, id: &str, entry: &FacilityEntry) {
        if entry.restarts() && entry.minimum.value == Level::ZERO {
            let (what, why) = (texts::RESTART_IDLE, texts::RESTART_IDLE_WHY);
            self.refuse(entry.restart.place, id, what, why);
        }
        if let Some(lag) = &entry.restart_lag {
            self.refuse(lag.here, id, texts::LAG_ONE, texts::LAG_ONE_WHY);
        }
    }

    fn check_many_sites(&self, id: &str, entry: &FacilityEntry) {
        if entry.restarts() {
            let (what, why) = (texts::RESTART_MANY, texts::RESTART_MANY_WHY);
            self.refuse(entry.restart.place, id, what, why);
        }
        if entry.minimum.value > Level::ZERO {
            let (what, why) = (texts::MINIMUM_MANY, texts::MINIMUM_MANY_WHY);
            self.refuse(entry.minimum.place, id, what, why);
        }
    }

    fn refuse(&self, place: Place, id: &str, what: Words, why: Words) {
        let problem = Diagnostic::error(Code::Contradiction, place, what.with("id", id));
        self.sink.push(problem.why(why));
    }

    /// What its fragilities damage its restoration must say how to repair.
    fn check_restoration(&self, id: &str, entry: &FacilityEntry) {
        let Some(reference) = &entry.restoration else {
            return;
        };
        let Some(restoration) = self.restorations.get(&reference.value) else {
            return;
        };
        let (lacks, what) = match entry.sites.value {
            1 => (restoration.repair.is_none(), texts::LEFT_BROKEN_ONE),
            _ => (restoration.work.value.is_empty(), texts::LEFT_BROKEN_MANY),
        };
        if lacks && self.leaves_repair_open(entry) {
            self.refuse(reference.place, id, what, texts::LEFT_BROKEN_WHY);
        }
    }

    /// Whether a fragility damages it in a state that does not say how long a single site's repair takes.
    fn leaves_repair_open(&self, entry: &FacilityEntry) -> bool {
        let mut fragilities = entry.fragilities.iter();
        fragilities.any(|reference| {
            let fragility = self.fragilities.get(&reference.value);
            let mut states = fragility
                .iter()
                .flat_map(|fragility| &fragility.states.value);
            states.any(|state| entry.sites.value > 1 || state.repair.is_none())
        })
    }

    fn restart_lag(&self, entry: &RestartLagEntry) -> Option<RestartLag> {
        check_cohorts(&entry.cohorts, self.sink);
        let visits = match &entry.visits {
            None => None,
            Some(visits) => {
                above_zero(&visits.crews_max, "crews_max", self.sink);
                Some(Visits {
                    share: visits.share,
                    per_crew_day: visits.per_crew_day.0,
                    pool: self.names.pools.find(&visits.pool, self.sink)?,
                    priority: visits.priority,
                    crews_max: visits.crews_max.value,
                })
            }
        };
        Some(RestartLag {
            lag: entry.lag.0.clone(),
            cohorts: entry.cohorts.value,
            visits,
        })
    }
}
