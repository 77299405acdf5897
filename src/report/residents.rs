//! Losses for each resident: a billion person-hours are hard to picture, ten hours each are not.

use super::words;
use crate::batch::Summary;
use crate::measure::Axes;
use crate::words::{Lang, summary as texts, units};

/// What the mean loss is for each resident, and for each of the region that loses most: sentences, of which there are
/// none where nothing is lost or nobody lives.
pub(super) fn for_each(lang: Lang, axes: &Axes, summary: &Summary) -> Vec<String> {
    let lost = summary.nation.lost_person_hours.mean.value;
    let everywhere = lost.and_then(|lost| {
        let people = axes.residents();
        let hours = each(lang, lost, people)?;
        let people = words::short(lang, people as f64);
        let sectors = axes.sectors.len();
        Some(texts::FOR_EACH.fill(
            lang,
            &[
                ("hours", &hours),
                ("people", &people),
                ("sectors", &sectors),
            ],
        ))
    });
    let there = summary.worst_region().and_then(|region| {
        let (label, lost) = (&axes.regions[region], &summary.regions[region]);
        let hours = each(lang, lost.lost_person_hours.value?, label.people)?;
        let people = words::short(lang, label.people as f64);
        let region = label.name.to(lang);
        Some(texts::FOR_EACH_THERE.fill(
            lang,
            &[("region", &region), ("hours", &hours), ("people", &people)],
        ))
    });
    everywhere.into_iter().chain(there).collect()
}

/// Hours of one service lost for each of `people`, minutes below an hour; none where there is nobody or nothing.
pub(super) fn each(lang: Lang, person_hours: f64, people: u64) -> Option<String> {
    if people == 0 || person_hours <= 0.0 {
        return None;
    }
    let hours = person_hours / people as f64;
    Some(match hours < 1.0 {
        true => words::short(lang, hours * 60.0) + units::MINUTES.to(lang),
        false => words::hours(lang, hours),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Batch;
    use crate::batch::synthetic::{axes, outcome};

    #[test]
    fn hours_are_shared_by_those_who_live_there() {
        assert_eq!(each(Lang::En, 1.2e9, 125_000_000).as_deref(), Some("9.6 h"));
        assert_eq!(each(Lang::Ja, 500.0, 1_000).as_deref(), Some("30分"));
        assert_eq!(each(Lang::En, 500.0, 0), None);
        assert_eq!(each(Lang::En, 0.0, 10), None);
    }

    #[test]
    fn the_region_that_loses_most_is_told_apart() {
        let mut batch = Batch::new(axes());
        batch.fold((0..200).map(outcome).collect());
        let summary = Summary::of(&batch);
        let worst = &batch.axes.regions[summary.worst_region().unwrap()];
        for lang in [Lang::En, Lang::Ja] {
            let sentences = for_each(lang, &batch.axes, &summary);
            assert!(sentences[1].contains(worst.name.to(lang)), "{sentences:?}");
        }
    }
}
