//! Carriers of a file: commodities that are used up and balanced, with their areas, sources and ties.

use super::facilities::FacilityEntry;
use super::names::{Index, Reference};
use super::nation::SectorEntry;
use crate::model::{Area, Role, Source, SourceState, Tie};
use crate::notation::{
    At, Both, Code, Diagnostic, Diagnostics, DurationSpread, Flag, Ids, Unread, choice, record,
};
use crate::units::{Level, MS_PER_MINUTE, SimDuration};
use crate::words::diagnostics::model as texts;
use crate::words::kinds;

record! {
    /// A commodity that is used up and balanced, as power. Its parts take all fields of a facility besides.
    pub struct CarrierEntry as kinds::CARRIER {
        /// Sector of its parts where they state none.
        sector: Option<Reference<SectorEntry>> = "as each part states" => None,
        /// Balancing areas by id; their class is `CARRIER-area` where they state none.
        areas: Ids<Unread<Both<FacilityEntry, AreaEntry>>> = "{}" => Ids::default(),
        /// Sources by id; their class is `CARRIER-source` where they state none.
        sources: Ids<Unread<Both<FacilityEntry, SourceEntry>>> = "{}" => Ids::default(),
        /// Ties by id; their class is `CARRIER-tie` where they state none.
        ties: Ids<Unread<Both<FacilityEntry, TieEntry>>> = "{}" => Ids::default(),
    }
}

/// More than any area can lose, and small enough to be multiplied by parts per million.
const ANY_LOSS_KW: u64 = 1_000_000_000_000;

choice! { impl SourceState as kinds::STATE { Synchronised, Standby, Unavailable } }

record! {
    /// A balancing area: its level is the share of its demand that is served.
    pub struct AreaEntry as kinds::AREA {
        /// Nominal demand in kW, to be multiplied by the facility's profile.
        demand_kw: At<u64>,
        /// Load that automatic shedding can drop, in kW: a larger loss within the window collapses the area.
        shedding_kw: Option<u64> = "no loss collapses it" => None,
        /// Window in which lost supply adds up.
        window: SimDuration = "\"30min\"" => SimDuration(30 * MS_PER_MINUTE),
    }
}

record! {
    /// A source that feeds an area.
    pub struct SourceEntry as kinds::SOURCE {
        /// The area that it feeds.
        area: Reference<FacilityEntry>,
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
    pub struct TieEntry as kinds::TIE {
        /// One area.
        from: Reference<FacilityEntry>,
        /// The other area.
        to: Reference<FacilityEntry>,
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

/// What the parts of carriers are read against.
pub(super) struct Roles<'a> {
    /// All facilities.
    pub(super) facilities: &'a Index,
    /// Which of them are areas, or may be for all that could be read.
    pub(super) areas: Vec<bool>,
    /// Where problems go.
    pub(super) sink: &'a Diagnostics,
}

impl Roles<'_> {
    /// A facility's part in a carrier.
    pub(super) fn role(&self, role: &RoleEntry) -> Option<Role> {
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
            let what = texts::AREA_WITHOUT_DEMAND;
            self.sink
                .error(Code::OutOfRange, area.demand_kw.place, what);
        }
        Area {
            demand_kw: area.demand_kw.value,
            shedding_kw: area.shedding_kw.unwrap_or(ANY_LOSS_KW),
            window_ms: area.window.0,
        }
    }

    fn tie(&self, tie: &TieEntry) -> Option<Tie> {
        let (from, to) = (self.find_area(&tie.from), self.find_area(&tie.to));
        if from.is_some() && from == to {
            let what = texts::TIE_TO_ITSELF.with("id", &tie.to.value);
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

    fn find_area(&self, reference: &Reference<FacilityEntry>) -> Option<usize> {
        let index = self.facilities.find(reference, self.sink)?;
        if !self.areas[index] {
            let what = texts::NO_AREA.with("id", &reference.value);
            let problem = Diagnostic::error(Code::UnknownReference, reference.place, what);
            self.sink.push(problem.advice(texts::NAME_AREA));
            return None;
        }
        Some(index)
    }
}
