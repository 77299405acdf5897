//! Facilities of a file, and the rules that make one in each region.

use super::carriers::{RoleEntry, Roles};
use super::entries::ModelEntry;
use super::names::{Names, Reference};
use super::nation::{PointEntry, name_or_id};
use super::repair::{FragilityEntry, RestorationEntry, above_zero};
use crate::model::{
    Allocation, Backlog, Confidence, Evidence, Facility, Failures, Name, RestartLag, Role, Visits,
};
use crate::notation::{
    At, Code, Diagnostic, Diagnostics, DurationSpread, Ids, Multiple, Place, Positive, Text,
    choice, record,
};
use crate::random::Distribution;
use crate::units::{Level, SimDuration};

/// Most cohorts into which many sites are cut.
const MOST_COHORTS: usize = 1_000;

record! {
    /// A service as delivered in one place or, with many sites, all over a region.
    pub evidenced struct FacilityEntry as "a facility" {
        /// Display name.
        name: Option<Name> = "its id" => None,
        /// Its sector.
        sector: Reference,
        /// Kind of facility, by which rules and injects address it, e.g. `mobile`.
        class: Option<Text> = "its id" => None,
        /// Its region; national facilities have none.
        region: Option<Reference> = "None" => None,
        /// Where a single site stands; without it hazards are felt at the region's points.
        place: Option<PointEntry> = "None" => None,
        /// Number of places that it stands for; 1 is a single plant, core or hub.
        sites: At<u64> = "1" => At::nowhere(1),
        /// People served; 0 on what serves other facilities only.
        people: u64 = "0" => 0,
        /// Capacity relative to nominal demand.
        capacity: At<Multiple> = "1.0" => At::nowhere(Multiple(1.0)),
        /// Demand profile; without one demand is constant.
        profile: Option<Reference> = "None" => None,
        /// A single site trips below this readiness; at 0 it never does.
        minimum: At<Level> = "0.0" => At::nowhere(Level::ZERO),
        /// Time from readiness to running of a single site.
        restart: At<DurationSpread> = "\"0h\"" => At::nowhere(DurationSpread::fixed(0.0)),
        /// How many sites come back after their inputs have.
        restart_lag: Option<RestartLagEntry> = "at once" => None,
        /// How its output is shared in shortage.
        allocation: Allocation = "Proportional" => Allocation::Proportional,
        /// Its way of coming back from damage; without one it is damaged only with a stated duration.
        restoration: Option<Reference> = "None" => None,
        /// Its ways of being damaged.
        fragilities: Vec<Reference> = "[]" => Vec::new(),
        /// Failures by itself.
        failures: Option<FailuresEntry> = "None" => None,
        /// Work that piles up during an outage.
        backlog: Option<BacklogEntry> = "None" => None,
    }
}

choice! { impl Allocation as "an allocation" { Proportional, ByClass } }

record! {
    /// How many sites come back after their inputs have.
    pub struct RestartLagEntry as "a restart lag" {
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
    pub struct VisitsEntry as "a visits" {
        /// Share of the sites.
        share: Level,
        /// Sites that a crew visits in a day.
        per_crew_day: Positive,
        /// The pool of the crews.
        pool: Reference,
        /// Priority among the pool's jobs; lower goes first.
        priority: u32 = "0" => 0,
        /// Most crews that can work on it at once.
        crews_max: At<u32> = "1000000000" => At::nowhere(1_000_000_000),
    }
}

record! {
    /// Failures of a facility by itself.
    pub struct FailuresEntry as "a failures" {
        /// Time from whole to failed.
        up: DurationSpread,
        /// Time of repair.
        repair: DurationSpread,
        /// The pool whose crews repair, one each; without one repairs wait for nobody.
        pool: Option<Reference> = "None" => None,
    }
}

record! {
    /// Work that piles up while the system is down and is worked off afterwards.
    pub struct BacklogEntry as "a backlog" {
        /// Share of the service that counts while there is a backlog.
        counts: Level,
        /// Most demand that piles up, as the time in which it arises; what is beyond is given up.
        most: SimDuration,
    }
}

record! {
    /// Rule that makes a facility in each region. It takes all fields of a facility besides; `{region}` in a text
    /// stands for the region's id, in a name for the region's name.
    pub struct FacilityRuleEntry as "a facility rule" {
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
    pub enum RegionsEntry as "a choice of regions", "All" {
        /// All of them.
        All,
        /// These.
        Only(Vec<Reference>),
        /// All but these.
        Except(Vec<Reference>),
    }
}

/// A facility as read, before its references are followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// Its id.
    pub id: At<String>,
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
        class: id.clone(),
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
        evidence: Evidence {
            source: String::new(),
            confidence: Confidence::Assumed,
        },
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
            class: entry.class.clone().unwrap_or_else(|| id.clone()),
            region,
            place: entry.place.map(|point| point.0),
            sites: entry.sites.value,
            people: entry.people,
            capacity: entry.capacity.value.0,
            profile: names.profiles.find_any(&entry.profile, sink),
            minimum: entry.minimum.value,
            restart: entry.restart.value.0.clone(),
            restart_lag: restart_lag.flatten(),
            allocation: entry.allocation,
            restoration: names.restorations.find_any(&entry.restoration, sink),
            fragilities: names.fragilities.find_all(&entry.fragilities, sink),
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
            let what = format!("`{id}` has no site");
            self.refuse(entry.sites.place, what, "a facility has at least one");
        } else if entry.sites.value == 1 {
            self.check_one_site(id, entry);
        } else {
            self.check_many_sites(id, entry);
        }
        if let (Some(backlog), true) = (&entry.backlog, entry.capacity.value.0 <= 1.0) {
            let what = format!("`{id}` has a `backlog` and no capacity to work it off");
            self.refuse(backlog.here, what, "its `capacity` must be above 1");
        }
        if entry.region.is_none() && entry.place.is_none() && !entry.fragilities.is_empty() {
            let what = format!("`{id}` has fragilities and stands nowhere");
            let why = "hazards are felt at its `place` or at its region's points";
            self.refuse(entry.here.opening(), what, why);
        }
    }

    fn check_role(&self, id: &str, entry: &FacilityEntry, role: &RoleEntry) {
        if entry.sites.value > 1 && *role != RoleEntry::Service {
            let what = format!("`{id}` is a part of a carrier and has many sites");
            let why = "an area, a source and a tie are one each: state its units one by one";
            self.refuse(entry.sites.place, what, why);
        }
    }

    fn check_one_site(&self, id: &str, entry: &FacilityEntry) {
        if entry.restarts() && entry.minimum.value == Level::ZERO {
            let what = format!("`{id}` has a `restart` and no `minimum`");
            let why = "what never trips never restarts; state the readiness below which it trips";
            self.refuse(entry.restart.place, what, why);
        }
        if let Some(lag) = &entry.restart_lag {
            let what = format!("`{id}` has one site and a `restart_lag`");
            self.refuse(
                lag.here,
                what,
                "a single site comes back after its `restart`",
            );
        }
    }

    fn check_many_sites(&self, id: &str, entry: &FacilityEntry) {
        if entry.restarts() {
            let what = format!("`{id}` has many sites and a `restart`");
            let why = "many sites do not trip as one; they come back with a `restart_lag`";
            self.refuse(entry.restart.place, what, why);
        }
        if entry.minimum.value > Level::ZERO {
            let what = format!("`{id}` has many sites and a `minimum`");
            self.refuse(entry.minimum.place, what, "many sites do not trip as one");
        }
    }

    fn refuse(&self, place: Place, what: String, why: &str) {
        let problem = Diagnostic::error(Code::Contradiction, place, what);
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
        let (many, lacking) = match entry.sites.value {
            1 => ("one site", restoration.repair.is_none().then_some("repair")),
            _ => {
                let workless = restoration.work.value.is_empty();
                ("many sites", workless.then_some("work"))
            }
        };
        if let (Some(lacking), true) = (lacking, self.leaves_repair_open(entry)) {
            let what = format!("`{id}` has {many}, and its restoration states no `{lacking}`");
            let why = "what its fragilities damage would be repaired in no time or never";
            self.refuse(reference.place, what, why);
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

/// Leaves a problem if many sites are cut into too few or too many cohorts.
pub(super) fn check_cohorts(cohorts: &At<usize>, sink: &Diagnostics) {
    if !(1..=MOST_COHORTS).contains(&cohorts.value) {
        let what = format!("{} cohorts", cohorts.value);
        let problem = Diagnostic::error(Code::OutOfRange, cohorts.place, what);
        sink.push(problem.why(format!("from 1 to {MOST_COHORTS}")));
    }
}
