//! Words for what is compared, what came out, and why a result cannot be compared.

use std::fmt::Display;

use super::measures::measure;
use crate::batch::statistics::Caution;
use crate::compare::{Difference, Fault, Mismatch, Problem, Quantity, Subject, Term, Verdict};
use crate::report::columns::Unit;
use crate::report::words::{self, whole};
use crate::words::{Lang, Text, compare as texts, errors, summary};

/// A verdict in a few words.
pub(super) fn verdict(lang: Lang, difference: &Difference) -> String {
    match difference.verdict() {
        Verdict::Same => texts::SAME.to(lang).to_owned(),
        Verdict::Better => texts::BETTER.to(lang).to_owned(),
        Verdict::Worse => texts::WORSE.to(lang).to_owned(),
        Verdict::Undecided(None) => texts::UNDECIDED.to(lang).to_owned(),
        Verdict::Undecided(Some(needed)) => {
            texts::UNDECIDED_UNTIL.fill(lang, &[("needed", &whole(needed))])
        }
        Verdict::TooFew(caution) => too_few(lang, caution),
    }
}

fn too_few(lang: Lang, caution: Caution) -> String {
    match caution {
        Caution::FewReplicates { needed } => texts::FEW_PAIRS.fill(lang, &[("needed", &needed)]),
        Caution::FewNonZero { seen, needed } => {
            texts::FEW_DIFFER.fill(lang, &[("seen", &seen), ("needed", &needed)])
        }
        _ => words::caution(lang, caution),
    }
}

/// Why a difference or its change has no interval, or what limits it.
pub(super) fn limit(lang: Lang, difference: &Difference) -> Option<String> {
    match (difference.verdict(), difference.mean.caution) {
        (Verdict::Same, _) => None,
        (Verdict::TooFew(caution), _) => Some(too_few(lang, caution)),
        (_, Some(caution)) => Some(words::caution(lang, caution)),
        (_, None) => difference
            .change
            .caution
            .map(|caution| words::caution(lang, caution)),
    }
}

/// Why two results cannot be compared, each difference in words.
pub fn mismatches(lang: Lang, mismatches: &[Mismatch]) -> String {
    let said = mismatches.iter().map(|one| {
        let what = match one.term {
            Term::Program => errors::ITS_PROGRAM,
            Term::ModelVersion => errors::ITS_MODEL_VERSION,
            Term::Seed => errors::ITS_SEED,
            Term::ShuffleTies => errors::ITS_ORDER,
            Term::EventBudget => errors::ITS_BUDGET,
            Term::Horizon => texts::HORIZON,
        };
        let [there, here] = [&one.first, &one.other].map(|value| match value.is_empty() {
            true => texts::USUAL.to(lang),
            false => value,
        });
        let values: [(&str, &dyn Display); 3] =
            [("what", &what.to(lang)), ("there", &there), ("here", &here)];
        texts::DIFFER.fill(lang, &values)
    });
    said.collect::<Vec<_>>().join(errors::AND_ALSO.to(lang))
}

/// What is wrong with a table, in words.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    match &problem.fault {
        Fault::CannotRead(error) => crate::words::machine::why(error).to(lang),
        Fault::NotCsv(reason) => texts::NOT_CSV.fill(lang, &[("reason", reason)]),
        Fault::NoColumn(column) => texts::NO_COLUMN.fill(lang, &[("column", column)]),
        Fault::NotANumber(column, text) => {
            texts::NOT_A_NUMBER.fill(lang, &[("column", column), ("text", text)])
        }
        Fault::OutOfOrder => texts::OUT_OF_ORDER.to(lang).to_owned(),
    }
}

/// The name of a share of recovery or of another quantity, as tables head it.
pub(super) fn quantity(quantity: Quantity) -> Text {
    match quantity {
        Quantity::LostPersonHours => texts::LOST,
        Quantity::OutageHours => texts::OUTAGE_HOURS,
        Quantity::PeakPeople => texts::PEAK,
        Quantity::Outage => texts::OUTAGE,
        Quantity::Back50 => summary::HALF_BACK,
        Quantity::Back90 => summary::MOST_BACK,
        Quantity::Back99 => summary::NEARLY_BACK,
        Quantity::FacilitiesHit => texts::FACILITIES_HIT,
        Quantity::RegionsHit => texts::REGIONS_HIT,
    }
}

/// The unit of what is compared.
pub(super) fn unit(subject: Subject, what: Quantity) -> Unit {
    measure(subject, what).unit
}
