//! The summary on the terminal: the answer first, then sectors, regions, causes.

use super::manifest::About;
use super::table::{Align::Left, Align::Right, Table};
use super::words;
use crate::batch::{RecoveryTimes, Spread, Summary};
use crate::measure::Axes;

/// Rows of the tables of regions, causes and flows.
const WORST: usize = 8;

/// The summary as a text of lines; it reads without colour.
pub fn terminal(axes: &Axes, summary: &Summary, about: &About) -> String {
    let days = axes.horizon.hours() / 24.0;
    let mut paragraphs = vec![
        format!("{}\n", words::both(&about.title)),
        answer(axes, summary),
        format!(
            "{}\n",
            words::what_it_is(summary.completed, about.seed, days)
        ),
    ];
    paragraphs.extend(warnings(axes, summary));
    paragraphs.extend(sectors(axes, summary));
    paragraphs.extend(recovery(axes, summary));
    paragraphs.extend(spread(summary));
    paragraphs.extend(regions(axes, summary));
    paragraphs.extend(causes(axes, summary));
    paragraphs.extend(flows(axes, summary));
    paragraphs.extend(observed(axes, summary));
    paragraphs.join("\n")
}

/// A heading, a table, and what its numbers are.
fn section(heading: &str, table: &Table, legend: &str) -> Option<String> {
    if table.is_empty() {
        return None;
    }
    let legend = match legend {
        "" => String::new(),
        words => format!("  ({words})\n"),
    };
    let lines: String = table
        .render()
        .lines()
        .map(|line| format!("  {line}\n"))
        .collect();
    Some(format!("{heading}\n{lines}{legend}"))
}

fn answer(axes: &Axes, summary: &Summary) -> String {
    let mut lines = words::headline(&summary.nation.outage) + "\n";
    let lost = |sector: &usize| {
        summary.sectors[*sector]
            .lost_person_hours
            .mean
            .value
            .unwrap_or(0.0)
    };
    let worst = (0..axes.sectors.len()).max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)));
    if let Some(worst) = worst.filter(|sector| lost(sector) > 0.0) {
        let sector = &summary.sectors[worst];
        let [half, most, ..] = &sector.from_inject;
        let name = words::both(&axes.sectors[worst].name);
        let peak = sector.peak_people_given_loss.p50.value;
        lines += &words::worst_sector(&name, peak, &half.p50, &most.p50);
        lines.push('\n');
    }
    lines
}

fn warnings(axes: &Axes, summary: &Summary) -> Option<String> {
    let sentences = summary
        .warnings
        .iter()
        .map(|warning| words::warning(warning, axes));
    let lines: String = sentences
        .map(|sentence| format!("  ! {sentence}\n"))
        .collect();
    (!lines.is_empty()).then(|| format!("{}\n{lines}", words::WARNINGS))
}

fn sectors(axes: &Axes, summary: &Summary) -> Option<String> {
    let mut table = Table::new(&[
        (words::SECTOR, Left),
        (words::OUTAGE, Right),
        (words::PEOPLE, Right),
        (words::LOST, Right),
    ]);
    let mut untouched = Vec::new();
    for (label, sector) in axes.sectors.iter().zip(&summary.sectors) {
        if sector.loss.value.unwrap_or(0.0) == 0.0 {
            untouched.push(words::both(&label.name));
            continue;
        }
        let peak = &sector.peak_people_given_loss;
        table.push([
            words::both(&label.name),
            words::probability(&sector.outage),
            words::range(&peak.p50, &peak.p05, &peak.p95),
            words::interval(&sector.lost_person_hours.mean),
        ]);
    }
    let mut text = section(words::SECTORS, &table, words::SECTORS_LEGEND)?;
    if !untouched.is_empty() {
        text += &format!("  {}\n", words::untouched(&untouched));
    }
    Some(text)
}

fn recovery(axes: &Axes, summary: &Summary) -> Option<String> {
    let mut table = Table::new(&[
        (words::SECTOR, Left),
        (words::HALF_BACK, Right),
        (words::MOST_BACK, Right),
        (words::NEARLY_BACK, Right),
        (words::NOT_BACK, Right),
    ]);
    let names = axes.sectors.iter().map(|label| words::both(&label.name));
    let of_sectors = summary.sectors.iter().map(|sector| &sector.from_inject);
    let of_nation = (words::ALL_SECTORS.to_owned(), &summary.nation.from_inject);
    for (name, [half, most, nearly, _]) in names.zip(of_sectors).chain([of_nation]) {
        if nearly.cases == 0 {
            continue;
        }
        let back = |times: &RecoveryTimes| words::recovery(&times.p50, &times.p05, &times.p95);
        let not_back = nearly.censored as f64 / nearly.cases as f64;
        table.push([
            name,
            back(half),
            back(most),
            back(nearly),
            words::percent(not_back),
        ]);
    }
    section(words::RECOVERY, &table, words::RECOVERY_LEGEND)
}

fn spread(summary: &Summary) -> Option<String> {
    let nation = &summary.nation;
    let rows = [
        (words::SECTORS_HIT, &nation.sectors_hit),
        (words::SECTORS_OUT, &nation.sectors_out),
        (words::REGIONS_HIT, &nation.regions_hit),
        (words::FACILITIES_HIT, &nation.facilities_hit),
        (words::FACILITIES_DIRECT, &nation.facilities_direct),
        (words::FACILITIES_INDIRECT, &nation.facilities_indirect),
        (words::DEPTH, &nation.depth),
        (words::MULTIPLIER, &nation.multiplier),
        (words::DELAY, &nation.delay_hours),
    ];
    let rows = rows.map(|(name, spread)| (String::from(name), spread));
    section(words::SPREAD, &spreads(rows.into_iter()), "")
}

fn spreads<'a>(rows: impl Iterator<Item = (String, &'a Spread)>) -> Table {
    let mut table = Table::new(&[
        (words::MEASURE, Left),
        (words::MEAN, Right),
        (words::RANGE, Right),
    ]);
    for (name, spread) in rows {
        let range = words::range(&spread.p50, &spread.p05, &spread.p95);
        table.push([name, words::interval(&spread.mean), range]);
    }
    table
}

fn regions(axes: &Axes, summary: &Summary) -> Option<String> {
    let mut table = Table::new(&[
        (words::REGION, Left),
        (words::OUTAGE, Right),
        (words::SERVICE_LOST, Right),
        (words::WORST_SECTOR, Left),
    ]);
    let lost = |region: usize| {
        summary.regions[region]
            .lost_person_hours
            .value
            .unwrap_or(0.0)
    };
    let mut order: Vec<usize> = (0..axes.regions.len()).collect();
    order.sort_by(|a, b| lost(*b).total_cmp(&lost(*a)).then(a.cmp(b)));
    for region in order
        .into_iter()
        .filter(|region| lost(*region) > 0.0)
        .take(WORST)
    {
        let entry = &summary.regions[region];
        table.push([
            words::both(&axes.regions[region].name),
            words::probability(&entry.outage),
            words::interval(&entry.lost_person_hours),
            worst_sector_in(axes, summary, region),
        ]);
    }
    section(words::REGIONS, &table, words::REGIONS_LEGEND)
}

fn worst_sector_in(axes: &Axes, summary: &Summary, region: usize) -> String {
    let count = axes.sectors.len();
    let lost = |sector: &usize| {
        let cell = &summary.cells[region * count + sector];
        cell.lost_person_hours.value.unwrap_or(0.0)
    };
    let worst = (0..count).max_by(|a, b| lost(a).total_cmp(&lost(b)).then(b.cmp(a)));
    worst.map_or_else(String::new, |sector| {
        words::both(&axes.sectors[sector].name)
    })
}

fn causes(axes: &Axes, summary: &Summary) -> Option<String> {
    let mut table = Table::new(&[
        (words::CAUSE, Left),
        (words::SHARE, Right),
        (words::SERVICE_LOST, Right),
    ]);
    for root in summary
        .roots
        .iter()
        .filter(|root| root.share > 0.0)
        .take(WORST)
    {
        table.push([
            words::both(&axes.roots[root.root]),
            words::percent(root.share),
            words::interval(&root.lost_person_hours),
        ]);
    }
    section(words::CAUSES, &table, words::CAUSES_LEGEND)
}

/// Between different sectors: what a sector loses by its own damage is in the table of sectors.
fn flows(axes: &Axes, summary: &Summary) -> Option<String> {
    let mut table = Table::new(&[
        (words::FROM, Left),
        (words::TO, Left),
        (words::SHARE, Right),
        (words::SERVICE_LOST, Right),
    ]);
    for flow in summary
        .flows
        .iter()
        .filter(|flow| flow.from != flow.to)
        .take(WORST)
    {
        table.push([
            words::both(&axes.sectors[flow.from].name),
            words::both(&axes.sectors[flow.to].name),
            words::percent(flow.share),
            words::interval(&flow.lost_person_hours),
        ]);
    }
    section(words::FLOWS, &table, "")
}

fn observed(axes: &Axes, summary: &Summary) -> Option<String> {
    let rows = axes.observed.iter().cloned().zip(&summary.observed);
    section(words::OBSERVED, &spreads(rows), "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Batch;
    use crate::batch::synthetic::{axes, outcome};
    use crate::model::Name;

    fn text_of(replicates: u64) -> String {
        let mut batch = Batch::new(axes());
        batch.asked = replicates;
        batch.fold((0..replicates).map(outcome).collect());
        let about = About {
            title: Name {
                en: "Blackout".into(),
                ja: "停電".into(),
            },
            model_version: "1".into(),
            seed: 2018,
            inputs: Vec::new(),
        };
        terminal(&batch.axes, &Summary::of(&batch), &about)
    }

    #[test]
    fn the_answer_comes_first() {
        let text = text_of(400);
        let mut lines = text.lines().filter(|line| !line.is_empty());
        assert_eq!(lines.next(), Some("Blackout 停電"));
        let headline = lines.next().unwrap();
        assert!(headline.starts_with("An outage in "), "{text}");
        assert!(lines.next().unwrap().contains(" loses most: "), "{text}");
    }

    #[test]
    fn a_batch_that_is_too_small_says_so_and_shows_no_interval_of_a_mean() {
        let text = text_of(60);
        assert!(
            text.contains("60 replicates are too few for intervals"),
            "{text}"
        );
        let causes = text.split("CAUSES").nth(1).unwrap();
        let earthquake = causes.lines().find(|line| line.contains("地震")).unwrap();
        assert!(!earthquake.contains('('), "{earthquake}");
    }

    #[test]
    fn no_replicate_is_no_reason_to_fail() {
        assert!(text_of(0).contains("No replicate was completed"));
    }

    #[test]
    fn lines_end_without_blanks_and_fit_a_wide_terminal() {
        for line in text_of(400).lines() {
            assert_eq!(line, line.trim_end());
            assert!(super::super::table::width(line) <= 120, "{line}");
        }
    }
}
