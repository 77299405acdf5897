//! `summary.csv`: every estimate in long form, a row each: what, of whom, how much, how sure.

use super::cells::{Cells, number_if, text};
use super::words;
use crate::batch::statistics::{Estimate, proportion};
use crate::batch::{NationSummary, RecoveryTimes, SectorSummary, Spread, Summary};
use crate::measure::{Axes, RECOVERY_NAMES};
use crate::words::Lang;
use std::io;

const HEADER: [&str; 11] = [
    "measure", "unit", "scope", "sector", "region", "item", "estimate", "low", "high", "n", "note",
];

pub(super) fn write(axes: &Axes, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
    let mut cells = Cells::from_writer(out);
    cells.write_record(HEADER)?;
    let mut rows = Rows { cells };
    rows.nation(&summary.nation)?;
    rows.rest_of_nation(axes, summary)?;
    for (label, sector) in axes.sectors.iter().zip(&summary.sectors) {
        rows.sector(&label.id, sector)?;
    }
    rows.places(axes, summary)?;
    rows.facilities(axes, summary)?;
    rows.cells.flush()
}

/// What a number counts, and with how many decimals it is written.
#[derive(Clone, Copy)]
enum Unit {
    Probability,
    Hours,
    People,
    PersonHours,
    Count,
    Ratio,
    AsObserved,
}

impl Unit {
    fn name_and_decimals(self) -> (&'static str, usize) {
        match self {
            Unit::Probability => ("probability", 6),
            Unit::Hours => ("h", 4),
            Unit::People => ("people", 1),
            Unit::PersonHours => ("person-h", 2),
            Unit::Count => ("count", 3),
            Unit::Ratio => ("ratio", 4),
            Unit::AsObserved => ("", 6),
        }
    }
}

/// Of whom an estimate speaks.
#[derive(Clone, Copy, Default)]
struct Scope<'a> {
    name: &'a str,
    sector: &'a str,
    region: &'a str,
    item: &'a str,
}

struct Rows<'a> {
    cells: Cells<'a>,
}

impl Rows<'_> {
    fn estimate(
        &mut self,
        measure: &str,
        unit: Unit,
        of: Scope,
        number: &Estimate,
    ) -> io::Result<()> {
        let (unit, decimals) = unit.name_and_decimals();
        // Tables are the same in every language.
        let note = number
            .caution
            .map_or_else(String::new, |caution| words::caution(Lang::En, caution));
        let [estimate, low, high] =
            [number.value, number.low, number.high].map(|value| number_if(value, decimals));
        let n = number.n.to_string();
        let labels = [of.sector, of.region, of.item].map(text);
        let [sector, region, item] = &labels;
        self.cells.write_record([
            measure, unit, of.name, sector, region, item, &estimate, &low, &high, &n, &note,
        ])?;
        Ok(())
    }

    fn spread(&mut self, measure: &str, unit: Unit, of: Scope, spread: &Spread) -> io::Result<()> {
        let parts = [
            ("mean", spread.mean),
            ("p05", spread.p05),
            ("p50", spread.p50),
            ("p95", spread.p95),
        ];
        for (part, number) in parts {
            self.estimate(&format!("{measure}_{part}"), unit, of, &number)?;
        }
        Ok(())
    }

    fn recovery(&mut self, measure: &str, of: Scope, times: &RecoveryTimes) -> io::Result<()> {
        let parts = [
            ("p05", times.p05),
            ("p25", times.p25),
            ("p50", times.p50),
            ("p75", times.p75),
            ("p95", times.p95),
        ];
        for (part, number) in parts {
            self.estimate(&format!("{measure}_{part}"), Unit::Hours, of, &number)?;
        }
        let censored = proportion(times.censored, times.cases);
        self.estimate(
            &format!("{measure}_not_back"),
            Unit::Probability,
            of,
            &censored,
        )
    }

    fn nation(&mut self, nation: &NationSummary) -> io::Result<()> {
        let of = Scope {
            name: "nation",
            ..Scope::default()
        };
        self.estimate("outage", Unit::Probability, of, &nation.outage)?;
        let measures = [
            (
                "lost_person_hours_all_sectors",
                Unit::PersonHours,
                &nation.lost_person_hours,
            ),
            ("sectors_hit", Unit::Count, &nation.sectors_hit),
            ("sectors_out", Unit::Count, &nation.sectors_out),
            ("regions_hit", Unit::Count, &nation.regions_hit),
            ("facilities_hit", Unit::Count, &nation.facilities_hit),
            ("facilities_direct", Unit::Count, &nation.facilities_direct),
            (
                "facilities_indirect",
                Unit::Count,
                &nation.facilities_indirect,
            ),
            ("depth", Unit::Count, &nation.depth),
            ("multiplier", Unit::Ratio, &nation.multiplier),
            ("delay", Unit::Hours, &nation.delay_hours),
        ];
        for (measure, unit, spread) in measures {
            self.spread(measure, unit, of, spread)?;
        }
        for (name, times) in RECOVERY_NAMES.iter().zip(&nation.from_inject) {
            self.recovery(&format!("{name}_from_inject_all_sectors"), of, times)?;
        }
        Ok(())
    }

    /// Observed values, deadlocks, causes and flows.
    fn rest_of_nation(&mut self, axes: &Axes, summary: &Summary) -> io::Result<()> {
        let of = |name, item| Scope {
            name,
            item,
            ..Scope::default()
        };
        for (name, spread) in axes.observed.iter().zip(&summary.observed) {
            self.spread("observed", Unit::AsObserved, of("observed", name), spread)?;
        }
        for (facilities, share) in &summary.deadlocks {
            self.estimate(
                "deadlock",
                Unit::Probability,
                of("deadlock", facilities),
                share,
            )?;
        }
        for root in &summary.roots {
            let scope = of("root", &axes.roots[root.root].en);
            self.estimate(
                "lost_person_hours_mean",
                Unit::PersonHours,
                scope,
                &root.lost_person_hours,
            )?;
        }
        for flow in &summary.flows {
            let mut scope = of("flow", &axes.sectors[flow.from].id);
            scope.sector = &axes.sectors[flow.to].id;
            self.estimate(
                "lost_person_hours_mean",
                Unit::PersonHours,
                scope,
                &flow.lost_person_hours,
            )?;
        }
        Ok(())
    }

    fn sector(&mut self, id: &str, sector: &SectorSummary) -> io::Result<()> {
        let of = Scope {
            name: "sector",
            sector: id,
            ..Scope::default()
        };
        self.estimate("loss", Unit::Probability, of, &sector.loss)?;
        self.estimate("outage", Unit::Probability, of, &sector.outage)?;
        let measures = [
            ("outage_hours", Unit::Hours, &sector.outage_hours),
            ("peak_people", Unit::People, &sector.peak_people),
            (
                "peak_people_given_loss",
                Unit::People,
                &sector.peak_people_given_loss,
            ),
            (
                "lost_person_hours",
                Unit::PersonHours,
                &sector.lost_person_hours,
            ),
            (
                "unrestorable_people",
                Unit::People,
                &sector.unrestorable_people,
            ),
            ("facilities_hit", Unit::Count, &sector.facilities_hit),
            ("facilities_direct", Unit::Count, &sector.facilities_direct),
            (
                "facilities_indirect",
                Unit::Count,
                &sector.facilities_indirect,
            ),
            ("regions_hit", Unit::Count, &sector.regions_hit),
            ("depth", Unit::Count, &sector.depth),
            ("multiplier", Unit::Ratio, &sector.multiplier),
            ("delay", Unit::Hours, &sector.delay_hours),
        ];
        for (measure, unit, spread) in measures {
            self.spread(measure, unit, of, spread)?;
        }
        for (share, name) in RECOVERY_NAMES.iter().enumerate() {
            self.recovery(
                &format!("{name}_from_inject"),
                of,
                &sector.from_inject[share],
            )?;
            self.recovery(&format!("{name}_from_onset"), of, &sector.from_onset[share])?;
        }
        for (level, share) in sector.severity.iter().enumerate() {
            self.estimate(&format!("severity_{level}"), Unit::Probability, of, share)?;
        }
        for (level, hours) in (1..).zip(&sector.severity_hours) {
            self.estimate(
                &format!("severity_{level}_hours_mean"),
                Unit::Hours,
                of,
                hours,
            )?;
        }
        Ok(())
    }

    fn places(&mut self, axes: &Axes, summary: &Summary) -> io::Result<()> {
        for (region, label) in axes.regions.iter().enumerate() {
            let of = Scope {
                name: "region",
                region: &label.id,
                ..Scope::default()
            };
            let place = &summary.regions[region];
            self.estimate("outage", Unit::Probability, of, &place.outage)?;
            let lost = &place.lost_person_hours;
            self.estimate(
                "lost_person_hours_all_sectors_mean",
                Unit::PersonHours,
                of,
                lost,
            )?;
            for (sector, sector_label) in axes.sectors.iter().enumerate() {
                let of = Scope {
                    name: "region x sector",
                    sector: &sector_label.id,
                    ..of
                };
                let cell = &summary.cells[region * axes.sectors.len() + sector];
                self.estimate("outage", Unit::Probability, of, &cell.outage)?;
                let lost = &cell.lost_person_hours;
                self.estimate("lost_person_hours_mean", Unit::PersonHours, of, lost)?;
                if cell.t90.cases > 0 {
                    self.recovery("t90_from_inject", of, &cell.t90)?;
                }
            }
        }
        Ok(())
    }

    fn facilities(&mut self, axes: &Axes, summary: &Summary) -> io::Result<()> {
        for (label, facility) in axes.facilities.iter().zip(&summary.facilities) {
            let of = Scope {
                name: "facility",
                sector: &axes.sectors[label.sector].id,
                region: label.region.map_or("", |region| &axes.regions[region].id),
                item: &label.id,
            };
            self.estimate("hit", Unit::Probability, of, &facility.hit)?;
            self.estimate("lost_hours_mean", Unit::Hours, of, &facility.lost_hours)?;
        }
        Ok(())
    }
}
