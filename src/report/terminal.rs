//! The summary on the terminal: the answer first, then sectors, regions, causes.

use super::manifest::About;
use super::residents;
use super::stopping;
use super::table::{Align, Align::Left, Align::Right, Table};
use super::words;
use crate::batch::{RecoveryTimes, Spread, Summary};
use crate::measure::Axes;
use crate::words::hindcast::VALIDITY;
use crate::words::{Lang, Text, cyber, summary as texts};

/// Rows of the tables of regions, causes and flows.
const WORST: usize = 8;

/// The summary as a text of lines; it reads without colour.
pub fn terminal(axes: &Axes, summary: &Summary, about: &About) -> String {
    let lang = about.lang;
    let page = Page {
        lang,
        axes,
        summary,
        about,
    };
    let days = axes.horizon.hours() / 24.0;
    let what_it_is = words::what_it_is(lang, summary.completed, about.seed, days);
    let stopped = stopping::stopped(lang, summary, axes);
    let stopped = stopped.map_or_else(String::new, |sentence| format!("{sentence}\n"));
    let mut paragraphs = vec![
        page.heading(),
        page.answer(),
        format!("{what_it_is}\n{stopped}"),
    ];
    let sections = [
        page.warnings(),
        page.sectors(),
        page.recovery(),
        page.spread(),
        page.regions(),
        page.causes(),
        page.flows(),
        page.campaigns(),
        page.observed(),
    ];
    paragraphs.extend(sections.into_iter().flatten());
    paragraphs.push(format!("{}\n", VALIDITY.to(lang)));
    paragraphs.join("\n")
}

/// What is told, and in which language.
struct Page<'a> {
    lang: Lang,
    axes: &'a Axes,
    summary: &'a Summary,
    about: &'a About,
}

impl Page<'_> {
    /// The scenario's title, and the plan's below it.
    fn heading(&self) -> String {
        let plan = words::with_plan(self.lang, self.about);
        let plan = plan.map_or_else(String::new, |sentence| format!("{sentence}\n"));
        format!("{}\n{plan}", self.about.title.to(self.lang))
    }

    fn table(&self, columns: &[(Text, Align)]) -> Table {
        Table::headed(self.lang, columns)
    }

    /// A heading, a table, and what its numbers are; nothing where the table is empty.
    fn section(&self, heading: Text, table: &Table, legend: Option<Text>) -> Option<String> {
        let legend = legend.map(|text| format!("  ({})\n", text.to(self.lang)));
        let heading = heading.to(self.lang);
        let section = || {
            format!(
                "{heading}\n{}{}",
                table.indented(),
                legend.unwrap_or_default()
            )
        };
        (!table.is_empty()).then(section)
    }

    fn sector(&self, index: usize) -> &str {
        self.axes.sectors[index].name.to(self.lang)
    }

    fn answer(&self) -> String {
        let summary = self.summary;
        let mut lines = words::headline(self.lang, &summary.nation.outage) + "\n";
        let lost = |sector: &usize| {
            let mean = &summary.sectors[*sector].lost_person_hours.mean;
            mean.value.unwrap_or(0.0)
        };
        let all = 0..self.axes.sectors.len();
        let worst = all.max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)));
        if let Some(worst) = worst.filter(|sector| lost(sector) > 0.0) {
            let sector = &summary.sectors[worst];
            let [half, most, ..] = &sector.from_inject;
            let peak = sector.peak_people_given_loss.p50.value;
            let name = self.sector(worst);
            lines += &words::worst_sector(self.lang, name, peak, &half.p50, &most.p50);
            lines.push('\n');
        }
        for sentence in residents::for_each(self.lang, self.axes, summary) {
            lines += &sentence;
            lines.push('\n');
        }
        lines
    }

    fn warnings(&self) -> Option<String> {
        let lines: String = self
            .summary
            .warnings
            .iter()
            .map(|warning| words::warning(self.lang, warning, self.axes, self.about))
            .map(|sentence| format!("  ! {sentence}\n"))
            .collect();
        let heading = texts::WARNINGS.to(self.lang);
        (!lines.is_empty()).then(|| format!("{heading}\n{lines}"))
    }

    fn sectors(&self) -> Option<String> {
        let lang = self.lang;
        let mut table = self.table(&[
            (texts::SECTOR, Left),
            (texts::OUTAGE, Right),
            (texts::PEOPLE, Right),
            (texts::LOST, Right),
        ]);
        let mut untouched = Vec::new();
        for (index, sector) in self.summary.sectors.iter().enumerate() {
            if sector.loss.value.unwrap_or(0.0) == 0.0 {
                untouched.push(self.sector(index));
                continue;
            }
            let peak = &sector.peak_people_given_loss;
            table.push([
                self.sector(index).to_owned(),
                words::probability(lang, &sector.outage),
                words::range(lang, &peak.p50, &peak.p05, &peak.p95),
                words::interval(lang, &sector.lost_person_hours.mean),
            ]);
        }
        let mut text = self.section(texts::SECTORS, &table, Some(texts::SECTORS_LEGEND))?;
        if !untouched.is_empty() {
            text += &format!("  {}\n", words::untouched(lang, &untouched));
        }
        Some(text)
    }

    fn recovery(&self) -> Option<String> {
        let lang = self.lang;
        let mut table = self.table(&[
            (texts::SECTOR, Left),
            (texts::HALF_BACK, Right),
            (texts::MOST_BACK, Right),
            (texts::NEARLY_BACK, Right),
            (texts::NOT_BACK, Right),
        ]);
        let sectors = self.summary.sectors.iter().enumerate();
        let of_sectors = sectors.map(|(index, sector)| (self.sector(index), &sector.from_inject));
        let of_nation = &self.summary.nation.from_inject;
        let of_nation = (texts::ALL_SECTORS.to(lang), of_nation);
        for (name, [half, most, nearly, _]) in of_sectors.chain([of_nation]) {
            if nearly.cases == 0 {
                continue;
            }
            let back =
                |times: &RecoveryTimes| words::recovery(lang, &times.p50, &times.p05, &times.p95);
            table.push([
                name.to_owned(),
                back(half),
                back(most),
                back(nearly),
                words::share(lang, nearly.censored, nearly.cases),
            ]);
        }
        self.section(texts::RECOVERY, &table, Some(texts::RECOVERY_LEGEND))
    }

    fn spread(&self) -> Option<String> {
        let nation = &self.summary.nation;
        let rows = [
            (texts::SECTORS_HIT, &nation.sectors_hit),
            (texts::SECTORS_OUT, &nation.sectors_out),
            (texts::REGIONS_HIT, &nation.regions_hit),
            (texts::FACILITIES_HIT, &nation.facilities_hit),
            (texts::FACILITIES_DIRECT, &nation.facilities_direct),
            (texts::FACILITIES_INDIRECT, &nation.facilities_indirect),
            (texts::DEPTH, &nation.depth),
            (texts::MULTIPLIER, &nation.multiplier),
            (texts::DELAY, &nation.delay_hours),
        ];
        let rows = rows.map(|(name, spread)| (name.to(self.lang), spread));
        self.section(texts::SPREAD, &self.spreads(rows), None)
    }

    fn spreads<'a>(&self, rows: impl IntoIterator<Item = (&'a str, &'a Spread)>) -> Table {
        let lang = self.lang;
        let mut table = self.table(&[
            (texts::MEASURE, Left),
            (texts::MEAN, Right),
            (texts::RANGE, Right),
        ]);
        for (name, spread) in rows {
            table.push([
                name.to_owned(),
                words::interval(lang, &spread.mean),
                words::range(lang, &spread.p50, &spread.p05, &spread.p95),
            ]);
        }
        table
    }

    fn regions(&self) -> Option<String> {
        let mut table = self.table(&[
            (texts::REGION, Left),
            (texts::OUTAGE, Right),
            (texts::SERVICE_LOST, Right),
            (texts::WORST_SECTOR, Left),
        ]);
        let regions = &self.summary.regions;
        let lost = |region: usize| regions[region].lost_person_hours.value.unwrap_or(0.0);
        let mut order: Vec<usize> = (0..regions.len()).collect();
        order.retain(|region| lost(*region) > 0.0);
        order.sort_by(|a, b| lost(*b).total_cmp(&lost(*a)).then(a.cmp(b)));
        for region in order.into_iter().take(WORST) {
            let entry = &regions[region];
            table.push([
                self.axes.regions[region].name.to(self.lang).to_owned(),
                words::probability(self.lang, &entry.outage),
                words::interval(self.lang, &entry.lost_person_hours),
                self.worst_sector_in(region).to_owned(),
            ]);
        }
        self.section(texts::REGIONS, &table, Some(texts::REGIONS_LEGEND))
    }

    fn worst_sector_in(&self, region: usize) -> &str {
        let count = self.axes.sectors.len();
        let lost = |sector: &usize| {
            let cell = &self.summary.cells[region * count + sector];
            cell.lost_person_hours.value.unwrap_or(0.0)
        };
        let worst = (0..count).max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)));
        worst.map_or("", |sector| self.sector(sector))
    }

    fn causes(&self) -> Option<String> {
        let mut table = self.table(&[
            (texts::CAUSE, Left),
            (texts::SHARE, Right),
            (texts::SERVICE_LOST, Right),
        ]);
        let roots = self.summary.roots.iter();
        for root in roots.filter(|root| root.share > 0.0).take(WORST) {
            table.push([
                self.axes.roots[root.root].to(self.lang).to_owned(),
                words::percent(self.lang, root.share),
                words::interval(self.lang, &root.lost_person_hours),
            ]);
        }
        self.section(texts::CAUSES, &table, Some(texts::CAUSES_LEGEND))
    }

    /// Between different sectors: what a sector loses by its own damage is in the table of sectors.
    fn flows(&self) -> Option<String> {
        let mut table = self.table(&[
            (texts::FROM, Left),
            (texts::TO, Left),
            (texts::SHARE, Right),
            (texts::SERVICE_LOST, Right),
        ]);
        let flows = self.summary.flows.iter();
        for flow in flows.filter(|flow| flow.from != flow.to).take(WORST) {
            table.push([
                self.sector(flow.from).to_owned(),
                self.sector(flow.to).to_owned(),
                words::percent(self.lang, flow.share),
                words::interval(self.lang, &flow.lost_person_hours),
            ]);
        }
        self.section(texts::FLOWS, &table, None)
    }

    /// How far campaigns come, and how soon they are noticed.
    fn campaigns(&self) -> Option<String> {
        let mut table = self.table(&[
            (cyber::CAMPAIGN, Left),
            (cyber::GETS_IN, Right),
            (cyber::STRIKES, Right),
            (cyber::FORESTALLED, Right),
            (cyber::SYSTEMS_STRUCK, Right),
            (cyber::UNNOTICED, Right),
        ]);
        for (label, one) in self.axes.campaigns.iter().zip(&self.summary.campaigns) {
            let [low, middle, high] = [&one.unnoticed.p05, &one.unnoticed.p50, &one.unnoticed.p95];
            table.push([
                label.name.to(self.lang).to_owned(),
                words::probability(self.lang, &one.entered),
                words::probability(self.lang, &one.struck),
                words::probability(self.lang, &one.forestalled),
                words::interval(self.lang, &one.systems_struck.mean),
                words::recovery(self.lang, middle, low, high),
            ]);
        }
        self.section(cyber::CAMPAIGNS_HEADING, &table, None)
    }

    fn observed(&self) -> Option<String> {
        let names = self.axes.observed.iter().map(String::as_str);
        let rows = names.zip(&self.summary.observed);
        self.section(texts::OBSERVED, &self.spreads(rows), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Batch;
    use crate::batch::synthetic::{axes, outcome};
    use crate::model::Name;

    fn text_of(replicates: u64) -> String {
        text_in(Lang::En, replicates)
    }

    fn text_in(lang: Lang, replicates: u64) -> String {
        let mut batch = Batch::new(axes());
        batch.asked = replicates;
        batch.fold((0..replicates).map(outcome).collect());
        let about = About {
            title: Name {
                en: "Blackout".into(),
                ja: "停電".into(),
            },
            plan: None,
            model_version: "1".into(),
            seed: 2018,
            shuffle_ties: None,
            event_budget: None,
            regions: Vec::new(),
            lang,
            inputs: Vec::new(),
        };
        terminal(&batch.axes, &Summary::of(&batch), &about)
    }

    #[test]
    fn the_answer_comes_first() {
        let text = text_of(400);
        let mut lines = text.lines().filter(|line| !line.is_empty());
        assert_eq!(lines.next(), Some("Blackout"));
        let headline = lines.next().unwrap();
        assert!(headline.starts_with("An outage in "), "{text}");
        assert!(
            lines.next().unwrap().starts_with("Most is lost in "),
            "{text}"
        );
    }

    #[test]
    fn a_batch_that_is_too_small_says_so_and_shows_no_interval_of_a_mean() {
        let text = text_of(60);
        assert!(
            text.contains("60 replicates are too few for intervals"),
            "{text}"
        );
        let causes = text.split("CAUSES").nth(1).unwrap();
        let earthquake = causes
            .lines()
            .find(|line| line.contains("Earthquake"))
            .unwrap();
        assert!(!earthquake.contains('('), "{earthquake}");
    }

    #[test]
    fn no_replicate_is_no_reason_to_fail() {
        assert!(text_of(0).contains("No replicate was completed"));
    }

    #[test]
    fn lines_end_without_blanks_and_fit_a_wide_terminal() {
        for line in Lang::ALL.map(|lang| text_in(lang, 400)).join("").lines() {
            assert_eq!(line, line.trim_end());
            assert!(super::super::table::width(line) <= 120, "{line}");
        }
    }

    #[test]
    fn each_language_shows_its_own_names_and_leaves_no_place_unfilled() {
        for replicates in [0, 60, 400] {
            let [english, japanese] = Lang::ALL.map(|lang| text_in(lang, replicates));
            assert!(
                !english.contains("停電") && !english.contains("電力"),
                "{english}"
            );
            assert!(
                !japanese.contains("Blackout") && !japanese.contains(" the "),
                "{japanese}"
            );
            assert!(!(english + &japanese).contains(['{', '}']));
        }
    }
}
