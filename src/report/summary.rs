//! Every estimate of a batch, one after the other: what, of whom, how much, how sure. `summary.csv` has a row for each.

use super::cells::{Cell, Sheet};
use super::columns::{Column, Unit};
use super::measures::{self as m, Measure, Part, Scope};
use super::words;
use crate::batch::statistics::{Estimate, proportion};
use crate::batch::{NationSummary, RecoveryTimes, SectorSummary, Spread, Summary};
use crate::measure::{Axes, FacilityLabel};
use crate::model::Name;
use crate::words::Lang;
use std::borrow::Cow;
use std::io;

pub(super) const COLUMNS: &[Column] = &[
    Column::label(
        "measure",
        "指標",
        "What is estimated; the measures are listed below.",
    ),
    Column::text("unit", "単位", "Unit of estimate, low and high."),
    Column::text(
        "scope",
        "対象",
        "Of what kind the one is that the estimate speaks of: nation, sector, region, region x sector, facility, root (what losses trace back to), flow (who pulls whom down), campaign, observed, deadlock.",
    ),
    Column::label(
        "sector",
        "分野",
        "Sector; of a flow, the one that was pulled down.",
    ),
    Column::label("region", "地域", "Region."),
    Column::label(
        "item",
        "項目",
        "Facility, root, observation or deadlock; of a flow, the sector that pulled down, the same sector for its own damage.",
    ),
    Column::number(
        "estimate",
        Unit::AsObserved,
        "推定値",
        "The estimate, in the row's unit; empty where there is nothing to estimate from or it lies beyond the end of the replicates.",
    ),
    Column::number(
        "low",
        Unit::AsObserved,
        "下限（95 %）",
        "Lower end of the 95 % interval; empty where an honest one needs more replicates.",
    ),
    Column::number(
        "high",
        Unit::AsObserved,
        "上限（95 %）",
        "Upper end of the 95 % interval.",
    ),
    Column::whole(
        "n",
        Unit::Count,
        "試行数",
        "Replicates that the estimate rests on.",
    ),
    Column::text("note", "注意", "What limits the estimate."),
];

/// Of whom an estimate speaks.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) scope: Scope,
    pub(super) sector: Option<Label<'a>>,
    pub(super) region: Option<Label<'a>>,
    pub(super) item: Option<Label<'a>>,
}

/// An id and, where it has one, its name.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    pub(super) id: &'a str,
    pub(super) name: Option<&'a Name>,
}

impl<'a> Label<'a> {
    fn named(id: &'a str, name: &'a Name) -> Option<Label<'a>> {
        let name = Some(name);
        Some(Label { id, name })
    }
}

impl<'a> Subject<'a> {
    fn new(scope: Scope) -> Subject<'a> {
        Subject {
            scope,
            sector: None,
            region: None,
            item: None,
        }
    }
}

/// One number with its interval.
pub(super) struct Entry<'e> {
    pub(super) measure: &'e Measure,
    pub(super) part: Part,
    pub(super) of: Subject<'e>,
    pub(super) number: &'e Estimate,
}

impl Entry<'_> {
    pub(super) fn name(&self) -> String {
        format!("{}{}", self.measure.name, self.part.suffix())
    }

    pub(super) fn unit(&self) -> Unit {
        self.part.unit(self.measure.unit)
    }

    pub(super) fn note(&self) -> Option<String> {
        self.number
            .caution
            .map(|caution| words::caution(Lang::En, caution))
    }

    fn title(&self) -> Name {
        let [en, ja] = self.part.words();
        Name {
            en: format!("{}{en}", self.measure.en),
            ja: format!("{}{ja}", self.measure.ja),
        }
    }
}

pub(super) fn sheet<'a>(axes: &'a Axes, summary: &'a Summary) -> Sheet<'a> {
    Sheet::new("summary", COLUMNS.to_vec(), |take| {
        entries(axes, summary, &mut |entry| take(&row(entry)))
    })
}

fn row<'e>(entry: &Entry<'e>) -> [Cell<'e>; COLUMNS.len()] {
    let unit = entry.unit();
    let label = |label: Option<Label<'e>>| {
        let cell =
            |label: Label<'e>| Cell::Label(Cow::Borrowed(label.id), label.name.map(Cow::Borrowed));
        label.map_or(Cell::Empty, cell)
    };
    let number = |value| Cell::number(value, unit);
    let note = entry.note();
    [
        Cell::Label(entry.name().into(), Some(Cow::Owned(entry.title()))),
        Cell::text(unit.name()),
        Cell::text(entry.of.scope.name()),
        label(entry.of.sector),
        label(entry.of.region),
        label(entry.of.item),
        number(entry.number.value),
        number(entry.number.low),
        number(entry.number.high),
        Cell::Whole(entry.number.n),
        note.map_or(Cell::Empty, |note| Cell::Text(note.into())),
    ]
}

/// Takes the estimates one after the other; those of one subject follow each other.
pub(super) type TakeEntry<'t> = dyn FnMut(&Entry<'_>) -> io::Result<()> + 't;

/// Walks through all estimates: the nation, what is observed, causes, sectors, places, facilities.
pub(super) fn entries(axes: &Axes, summary: &Summary, take: &mut TakeEntry<'_>) -> io::Result<()> {
    let mut walk = Walk { axes, take };
    walk.nation(&summary.nation)?;
    walk.campaigns(summary)?;
    walk.observed(summary)?;
    walk.causes(summary)?;
    for (sector, estimates) in summary.sectors.iter().enumerate() {
        walk.sector(sector, estimates)?;
    }
    for region in 0..axes.regions.len() {
        walk.region(region, summary)?;
    }
    walk.facilities(summary)
}

struct Walk<'w, 't> {
    axes: &'w Axes,
    take: &'w mut TakeEntry<'t>,
}

impl<'w> Walk<'w, '_> {
    fn part(
        &mut self,
        of: Subject,
        measure: &Measure,
        part: Part,
        number: &Estimate,
    ) -> io::Result<()> {
        (self.take)(&Entry {
            measure,
            part,
            of,
            number,
        })
    }

    fn one(&mut self, of: Subject, measure: &Measure, number: &Estimate) -> io::Result<()> {
        self.part(of, measure, Part::Itself, number)
    }

    fn mean(&mut self, of: Subject, measure: &Measure, number: &Estimate) -> io::Result<()> {
        self.part(of, measure, Part::Mean, number)
    }

    fn spread(&mut self, of: Subject, measure: &Measure, spread: &Spread) -> io::Result<()> {
        self.part(of, measure, Part::Mean, &spread.mean)?;
        self.part(of, measure, Part::P05, &spread.p05)?;
        self.part(of, measure, Part::P50, &spread.p50)?;
        self.part(of, measure, Part::P95, &spread.p95)
    }

    fn spreads(&mut self, of: Subject, spreads: &[(Measure, &Spread)]) -> io::Result<()> {
        for (measure, spread) in spreads {
            self.spread(of, measure, spread)?;
        }
        Ok(())
    }

    fn recovery(
        &mut self,
        of: Subject,
        measure: &Measure,
        times: &RecoveryTimes,
    ) -> io::Result<()> {
        self.part(of, measure, Part::P05, &times.p05)?;
        self.part(of, measure, Part::P25, &times.p25)?;
        self.part(of, measure, Part::P50, &times.p50)?;
        self.part(of, measure, Part::P75, &times.p75)?;
        self.part(of, measure, Part::P95, &times.p95)?;
        let censored = proportion(times.censored, times.cases);
        self.part(of, measure, Part::NotBack, &censored)
    }

    fn sector_label(&self, sector: usize) -> Option<Label<'w>> {
        let label = &self.axes.sectors[sector];
        Label::named(&label.id, &label.name)
    }

    fn region_label(&self, region: usize) -> Option<Label<'w>> {
        let label = &self.axes.regions[region];
        Label::named(&label.id, &label.name)
    }

    fn nation(&mut self, nation: &NationSummary) -> io::Result<()> {
        let of = Subject::new(Scope::Nation);
        self.one(of, &m::OUTAGE, &nation.outage)?;
        self.spreads(
            of,
            &[
                (m::LOST_PERSON_HOURS_ALL_SECTORS, &nation.lost_person_hours),
                (m::SECTORS_HIT, &nation.sectors_hit),
                (m::SECTORS_OUT, &nation.sectors_out),
                (m::REGIONS_HIT, &nation.regions_hit),
                (m::FACILITIES_HIT, &nation.facilities_hit),
                (m::FACILITIES_DIRECT, &nation.facilities_direct),
                (m::FACILITIES_INDIRECT, &nation.facilities_indirect),
                (m::DEPTH, &nation.depth),
                (m::MULTIPLIER, &nation.multiplier),
                (m::DELAY, &nation.delay_hours),
            ],
        )?;
        for (measure, times) in m::ALL_SECTORS.iter().zip(&nation.from_inject) {
            self.recovery(of, measure, times)?;
        }
        Ok(())
    }

    /// How far campaigns come.
    fn campaigns(&mut self, summary: &Summary) -> io::Result<()> {
        for (label, campaign) in self.axes.campaigns.iter().zip(&summary.campaigns) {
            let of = Subject {
                item: Label::named(&label.name.en, &label.name),
                ..Subject::new(Scope::Campaign)
            };
            self.one(of, &m::ENTERED, &campaign.entered)?;
            self.one(of, &m::STRUCK, &campaign.struck)?;
            self.one(of, &m::FORESTALLED, &campaign.forestalled)?;
            self.spread(of, &m::SYSTEMS_ENTERED, &campaign.systems_entered)?;
            self.spread(of, &m::SYSTEMS_STRUCK, &campaign.systems_struck)?;
            self.recovery(of, &m::UNNOTICED, &campaign.unnoticed)?;
        }
        Ok(())
    }

    /// Observed values and deadlocks.
    fn observed(&mut self, summary: &Summary) -> io::Result<()> {
        let about = |scope, id| Subject {
            item: Some(Label { id, name: None }),
            ..Subject::new(scope)
        };
        for (id, spread) in self.axes.observed.iter().zip(&summary.observed) {
            self.spread(about(Scope::Observed, id), &m::OBSERVED, spread)?;
        }
        for (sentence, share) in &summary.deadlocks {
            self.one(about(Scope::Deadlock, sentence), &m::DEADLOCK, share)?;
        }
        Ok(())
    }

    /// What losses trace back to, and who pulls whom down.
    fn causes(&mut self, summary: &Summary) -> io::Result<()> {
        for root in &summary.roots {
            let name = &self.axes.roots[root.root];
            let of = Subject {
                item: Label::named(&name.en, name),
                ..Subject::new(Scope::Root)
            };
            self.mean(of, &m::LOST_PERSON_HOURS, &root.lost_person_hours)?;
        }
        for flow in &summary.flows {
            let of = Subject {
                item: self.sector_label(flow.from),
                sector: self.sector_label(flow.to),
                ..Subject::new(Scope::Flow)
            };
            self.mean(of, &m::LOST_PERSON_HOURS, &flow.lost_person_hours)?;
        }
        Ok(())
    }

    fn sector(&mut self, index: usize, sector: &SectorSummary) -> io::Result<()> {
        let of = Subject {
            sector: self.sector_label(index),
            ..Subject::new(Scope::Sector)
        };
        self.one(of, &m::LOSS, &sector.loss)?;
        self.one(of, &m::OUTAGE, &sector.outage)?;
        self.spreads(
            of,
            &[
                (m::OUTAGE_HOURS, &sector.outage_hours),
                (m::PEAK_PEOPLE, &sector.peak_people),
                (m::PEAK_PEOPLE_GIVEN_LOSS, &sector.peak_people_given_loss),
                (m::LOST_PERSON_HOURS, &sector.lost_person_hours),
                (m::UNRESTORABLE_PEOPLE, &sector.unrestorable_people),
                (m::FACILITIES_HIT, &sector.facilities_hit),
                (m::FACILITIES_DIRECT, &sector.facilities_direct),
                (m::FACILITIES_INDIRECT, &sector.facilities_indirect),
                (m::REGIONS_HIT, &sector.regions_hit),
                (m::DEPTH, &sector.depth),
                (m::MULTIPLIER, &sector.multiplier),
                (m::DELAY, &sector.delay_hours),
            ],
        )?;
        self.back_and_severe(of, sector)
    }

    fn back_and_severe(&mut self, of: Subject, sector: &SectorSummary) -> io::Result<()> {
        for share in 0..m::FROM_INJECT.len() {
            self.recovery(of, &m::FROM_INJECT[share], &sector.from_inject[share])?;
            self.recovery(of, &m::FROM_ONSET[share], &sector.from_onset[share])?;
        }
        for (measure, probability) in m::SEVERITY.iter().zip(&sector.severity) {
            self.one(of, measure, probability)?;
        }
        for (measure, hours) in m::SEVERITY_HOURS.iter().zip(&sector.severity_hours) {
            self.mean(of, measure, hours)?;
        }
        Ok(())
    }

    /// A region, and each sector in it.
    fn region(&mut self, region: usize, summary: &Summary) -> io::Result<()> {
        let of = Subject {
            region: self.region_label(region),
            ..Subject::new(Scope::Region)
        };
        let place = &summary.regions[region];
        self.one(of, &m::OUTAGE, &place.outage)?;
        let lost = &place.lost_person_hours;
        self.mean(of, &m::LOST_PERSON_HOURS_ALL_SECTORS, lost)?;
        let sectors = self.axes.sectors.len();
        for sector in 0..sectors {
            let of = Subject {
                scope: Scope::RegionSector,
                sector: self.sector_label(sector),
                ..of
            };
            let cell = &summary.cells[region * sectors + sector];
            self.one(of, &m::OUTAGE, &cell.outage)?;
            self.mean(of, &m::LOST_PERSON_HOURS, &cell.lost_person_hours)?;
            if cell.t90.cases > 0 {
                self.recovery(of, &m::T90_FROM_INJECT, &cell.t90)?;
            }
        }
        Ok(())
    }

    fn facilities(&mut self, summary: &Summary) -> io::Result<()> {
        let axes = self.axes;
        for (label, facility) in axes.facilities.iter().zip(&summary.facilities) {
            let of = self.facility(label);
            self.one(of, &m::HIT, &facility.hit)?;
            self.mean(of, &m::LOST_HOURS, &facility.lost_hours)?;
        }
        Ok(())
    }

    fn facility(&self, label: &'w FacilityLabel) -> Subject<'w> {
        Subject {
            scope: Scope::Facility,
            sector: self.sector_label(label.sector),
            region: label.region.and_then(|region| self.region_label(region)),
            item: Label::named(&label.id, &label.name),
        }
    }
}
