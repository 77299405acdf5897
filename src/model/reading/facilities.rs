//! Facilities of a file, the rules that make one in each region, and the parts of carriers.

use super::names::{Names, Reference};
use super::nation::{PointEntry, name_or_id};
use super::repair::{RestorationEntry, above_zero};
use crate::model::{
    Allocation, Area, Backlog, Confidence, Evidence, Facility, Failures, Name, RestartLag, Role,
    Source, SourceState, Tie, Visits,
};
use crate::notation::{
    At, Both, Code, Diagnostic, Diagnostics, DurationSpread, Flag, Ids, NotNegative, Positive,
    Text, Unread, choice, record,
};
use crate::random::Distribution;
use crate::units::{Level, SimDuration};

/// Fewest and most cohorts into which many sites are cut.
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
        capacity: At<NotNegative> = "1.0" => At::nowhere(NotNegative(1.0)),
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
choice! { impl SourceState as "a state" { Synchronised, Standby, Unavailable } }

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

record! {
    /// A commodity that is used up and balanced, as power. Its parts take all fields of a facility besides.
    pub struct CarrierEntry as "a carrier" {
        /// Sector of its parts where they state none.
        sector: Option<Reference> = "as each part states" => None,
        /// Balancing areas by id; their class is `CARRIER-area` where they state none.
        areas: Ids<Unread<Both<FacilityEntry, AreaEntry>>> = "{}" => Ids::default(),
        /// Sources by id; their class is `CARRIER-source` where they state none.
        sources: Ids<Unread<Both<FacilityEntry, SourceEntry>>> = "{}" => Ids::default(),
        /// Ties by id; their class is `CARRIER-tie` where they state none.
        ties: Ids<Unread<Both<FacilityEntry, TieEntry>>> = "{}" => Ids::default(),
    }
}

record! {
    /// A balancing area: its level is the share of its demand that is served.
    pub struct AreaEntry as "a carrier area" {
        /// Nominal demand in kW, to be multiplied by the facility's profile.
        demand_kw: At<u64>,
        /// Load that automatic shedding can drop, in kW: a larger loss within the window collapses the area.
        shedding_kw: Option<u64> = "no loss collapses it" => None,
        /// Window in which lost supply adds up.
        window: SimDuration = "\"30min\"" => SimDuration(30 * crate::units::MS_PER_MINUTE),
    }
}

record! {
    /// A source that feeds an area.
    pub struct SourceEntry as "a carrier source" {
        /// The area that it feeds.
        area: Reference,
        /// What it can deliver in kW.
        kw: u64,
        /// State at the start.
        state: SourceState = "Synchronised" => SourceState::Synchronised,
        /// Time from cranking power (or, standing by, from the call) to synchronised.
        start: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
        /// Share of its area's demand that must stand at its station for all of its start; 0 starts by itself.
        cranking: Level = "0.0" => Level::ZERO,
        /// Whether it survives a collapse of its area on its own load.
        islanding: Flag = "false" => Flag(false),
    }
}

record! {
    /// A tie between two areas.
    pub struct TieEntry as "a carrier tie" {
        /// One area.
        from: Reference,
        /// The other area.
        to: Reference,
        /// Limit from `from` to `to` in kW.
        kw: u64,
        /// Limit from `to` to `from` in kW.
        back_kw: Option<u64> = "as `kw`" => None,
        /// Share of each end's demand that must stand for all of its start after a collapse; 0 stays connected.
        cranking: Level = "0.0" => Level::ZERO,
        /// Time from cranking power to connected.
        start: DurationSpread = "\"0h\"" => DurationSpread::fixed(0.0),
    }
}

/// What a facility's entry says of its part in a carrier.
#[derive(Clone, PartialEq, Debug)]
pub enum RoleEntry {
    /// Nothing.
    Service,
    /// It is an area.
    Area(AreaEntry),
    /// It is a source.
    Source(SourceEntry),
    /// It is a tie.
    Tie(TieEntry),
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
    restorations: &Ids<RestorationEntry>,
    names: &Names,
    sink: &Diagnostics,
) -> (Vec<Facility>, bool) {
    let builder = Builder {
        names,
        restorations,
        areas: drafts.iter().map(Draft::may_be_area).collect(),
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
    /// Which facilities are areas, or may be for all that could be read.
    areas: Vec<bool>,
    sink: &'a Diagnostics,
}

impl Builder<'_> {
    fn facility(&self, draft: &Draft) -> Option<Facility> {
        let (entry, role) = draft.entry.as_ref()?;
        let id = &draft.id.value;
        self.check(id, entry);
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
        let role = self.role(role);
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
        let refuse = |place, what: String, why: &str| {
            self.sink
                .push(Diagnostic::error(Code::Contradiction, place, what).why(why));
        };
        if entry.sites.value == 0 {
            let what = format!("`{id}` has no site");
            refuse(entry.sites.place, what, "a facility has at least one");
        }
        let restarts = entry.restart.value.0 != Distribution::Fixed(0.0);
        if restarts && entry.sites.value > 1 {
            let what = format!("`{id}` has many sites and a `restart`");
            let why = "many sites do not trip as one; they come back with a `restart_lag`";
            refuse(entry.restart.place, what, why);
        } else if restarts && entry.minimum.value == Level::ZERO {
            let what = format!("`{id}` has a `restart` and no `minimum`");
            let why = "what never trips never restarts; state the readiness below which it trips";
            refuse(entry.restart.place, what, why);
        }
        if entry.minimum.value > Level::ZERO && entry.sites.value > 1 {
            let what = format!("`{id}` has many sites and a `minimum`");
            refuse(entry.minimum.place, what, "many sites do not trip as one");
        }
        if let (Some(lag), true) = (&entry.restart_lag, entry.sites.value == 1) {
            let what = format!("`{id}` has one site and a `restart_lag`");
            refuse(
                lag.here,
                what,
                "a single site comes back after its `restart`",
            );
        }
        if let (Some(backlog), true) = (&entry.backlog, entry.capacity.value.0 <= 1.0) {
            let what = format!("`{id}` has a `backlog` and no capacity to work it off");
            refuse(backlog.here, what, "its `capacity` must be above 1");
        }
        if entry.region.is_none() && entry.place.is_none() && !entry.fragilities.is_empty() {
            let what = format!("`{id}` has fragilities and stands nowhere");
            let why = "hazards are felt at its `place` or at its region's points";
            refuse(entry.here.opening(), what, why);
        }
    }

    /// Its restoration must say how one site, or many, come back.
    fn check_restoration(&self, id: &str, entry: &FacilityEntry) {
        let Some(reference) = &entry.restoration else {
            return;
        };
        let mut restorations = self.restorations.known();
        let Some((_, restoration)) = restorations.find(|(id, _)| id.value == reference.value)
        else {
            return;
        };
        let (many, lacking) = match entry.sites.value {
            1 => ("one site", restoration.repair.is_none().then_some("repair")),
            _ => (
                "many sites",
                restoration.work.value.is_empty().then_some("work"),
            ),
        };
        if let Some(lacking) = lacking {
            let what = format!("`{id}` has {many}, and its restoration states no `{lacking}`");
            self.sink.error(Code::Contradiction, reference.place, what);
        }
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

    fn role(&self, role: &RoleEntry) -> Option<Role> {
        Some(match role {
            RoleEntry::Service => Role::Service,
            RoleEntry::Area(area) => Role::Area(self.area(area)),
            RoleEntry::Source(source) => Role::Source(Source {
                area: self.find_area(&source.area)?,
                kw: source.kw,
                state: source.state,
                start: source.start.0.clone(),
                cranking: source.cranking,
                islanding: source.islanding.0,
            }),
            RoleEntry::Tie(tie) => Role::Tie(self.tie(tie)?),
        })
    }

    fn area(&self, area: &AreaEntry) -> Area {
        if area.demand_kw.value == 0 {
            let what = "the demand of an area must be above 0";
            self.sink
                .error(Code::OutOfRange, area.demand_kw.place, what);
        }
        Area {
            demand_kw: area.demand_kw.value,
            shedding_kw: area.shedding_kw.unwrap_or(u64::MAX),
            window_ms: area.window.0,
        }
    }

    fn tie(&self, tie: &TieEntry) -> Option<Tie> {
        let (from, to) = (self.find_area(&tie.from), self.find_area(&tie.to));
        if from.is_some() && from == to {
            let what = format!("the tie joins `{}` to itself", tie.to.value);
            self.sink.error(Code::Contradiction, tie.to.place, what);
        }
        Some(Tie {
            from: from?,
            to: to?,
            kw: tie.kw,
            back_kw: tie.back_kw.unwrap_or(tie.kw),
            cranking: tie.cranking,
            start: tie.start.0.clone(),
        })
    }

    fn find_area(&self, reference: &Reference) -> Option<usize> {
        let index = self.names.facilities.find(reference, self.sink)?;
        if !self.areas[index] {
            let what = format!("`{}` is no area of a carrier", reference.value);
            self.sink
                .error(Code::UnknownReference, reference.place, what);
            return None;
        }
        Some(index)
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
