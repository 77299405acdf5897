//! Sentences of a comparison that its forms share.

use std::fmt::Display;

use super::measures::measure;
use super::numbers;
use super::{Compared, Other, Source};
use crate::batch::statistics::{Caution, Estimate};
use crate::compare::{Difference, Fault, Mismatch, Problem, Quantity, Subject, Term, Verdict};
use crate::report::columns::Unit;
use crate::report::manifest::Content;
use crate::report::words::{self, interval, percent, whole};
use crate::words::{Lang, Text, compare as texts, errors, summary};

/// So many of a list are named; the rest is counted.
const NAMED: usize = 8;

/// What the comparison says, most important first.
pub(in crate::report) fn answer(lang: Lang, compared: &Compared, other: &Other) -> Vec<String> {
    let telling = Telling {
        lang,
        compared,
        other,
    };
    let mut sentences = telling.headline();
    sentences.extend(telling.worse());
    if telling.differs() {
        sentences.push(telling.tally());
        sentences.extend(telling.all_sectors());
    }
    sentences
}

/// What was compared, in a sentence.
pub(in crate::report) fn what_it_is(lang: Lang, compared: &Compared, other: &Other) -> String {
    let terms = &compared.first.terms;
    let days = format!("{:.1}", terms.horizon.hours() / 24.0);
    let days = days.strip_suffix(".0").unwrap_or(&days);
    let n = whole(other.comparison.pairs.compared());
    let values: [(&str, &dyn Display); 3] = [("n", &n), ("days", &days), ("seed", &terms.seed)];
    texts::WHAT_IT_IS.fill(lang, &values)
}

/// The name of a comparison.
pub(in crate::report) fn against(lang: Lang, compared: &Compared, other: &Other) -> String {
    both_named(lang, texts::AGAINST, compared, other)
}

/// A text that names both results.
pub(in crate::report) fn both_named(
    lang: Lang,
    text: Text,
    compared: &Compared,
    other: &Other,
) -> String {
    let names: [(&str, &dyn Display); 2] = [
        ("name", &other.source.name.to(lang)),
        ("first", &compared.first.name.to(lang)),
    ];
    text.fill(lang, &names)
}

/// What has to be known before one leans on it.
pub(in crate::report) fn notes(lang: Lang, compared: &Compared, other: &Other) -> Vec<String> {
    let telling = Telling {
        lang,
        compared,
        other,
    };
    let mut notes = telling.inputs();
    notes.extend(telling.replicates());
    notes.extend(telling.left_out());
    notes.extend(telling.censored());
    notes.extend(telling.gain());
    notes.extend(telling.pointwise());
    notes.push(texts::HOW.to(lang).to_owned());
    notes
}

/// A verdict in a few words.
pub(in crate::report) fn verdict(lang: Lang, difference: &Difference) -> String {
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

/// A comparison that is told in a language.
struct Telling<'a> {
    lang: Lang,
    compared: &'a Compared,
    other: &'a Other,
}

impl Telling<'_> {
    fn first(&self) -> &Source {
        &self.compared.first
    }

    fn sector(&self, sector: usize) -> &str {
        let id = &self.other.comparison.sectors[sector];
        self.first().sector(id, self.lang)
    }

    fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        let n = whole(self.other.comparison.pairs.compared());
        let mut all: Vec<(&str, &dyn Display)> = values.to_vec();
        let names = [&self.other.source, self.first()].map(|source| source.name.to(self.lang));
        all.extend([
            ("name", &names[0] as &dyn Display),
            ("first", &names[1]),
            ("n", &n),
        ]);
        text.fill(self.lang, &all)
    }

    /// Lost person-hours, sector by sector.
    fn losses(&self) -> impl Iterator<Item = (usize, &Difference)> {
        let sectors = 0..self.other.comparison.sectors.len();
        sectors.filter_map(|sector| {
            let subject = Subject::Sector(sector);
            let comparison = &self.other.comparison;
            let difference = comparison.difference(subject, Quantity::LostPersonHours);
            Some((sector, difference?))
        })
    }

    fn differs(&self) -> bool {
        let mut all = self.other.comparison.differences.iter();
        all.any(|(_, _, difference)| difference.verdict() != Verdict::Same)
    }

    /// The largest difference that is decided, or that none is.
    fn headline(&self) -> Vec<String> {
        if !self.differs() {
            return vec![self.fill(texts::SAME_ALL, &[])];
        }
        let size = |difference: &Difference| difference.mean.value.unwrap_or(0.0).abs();
        let decided = self.losses().filter(|(_, difference)| {
            matches!(difference.verdict(), Verdict::Better | Verdict::Worse)
        });
        let largest = decided.max_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
        match largest {
            Some((sector, difference)) => vec![self.decided(sector, difference)],
            None => std::iter::once(self.fill(texts::UNDECIDED_ALL, &[]))
                .chain(self.nearest())
                .collect(),
        }
    }

    fn decided(&self, sector: usize, difference: &Difference) -> String {
        let lang = self.lang;
        let is_better = difference.verdict() == Verdict::Better;
        let (text, by, pairs) = match is_better {
            true => (texts::SAVES, texts::LESS_BY, difference.better),
            false => (texts::COSTS, texts::MORE_BY, difference.worse),
        };
        let size = |estimate: &Estimate| match is_better {
            true => negated(estimate),
            false => *estimate,
        };
        let amount = interval(lang, &size(&difference.mean));
        let change = size(&difference.change);
        let change = change.value.map_or_else(String::new, |_| {
            let share = unsigned(&numbers::change(lang, &change));
            by.fill(lang, &[("share", &share)])
        });
        let share = percent(lang, pairs as f64 / difference.pairs() as f64);
        let values: [(&str, &dyn Display); 4] = [
            ("sector", &self.sector(sector)),
            ("amount", &amount),
            ("change", &change),
            ("share", &share),
        ];
        self.fill(text, &values)
    }

    /// The undecided sector that needs the fewest replicates.
    fn nearest(&self) -> Option<String> {
        let undecided =
            self.losses()
                .filter_map(|(sector, difference)| match difference.verdict() {
                    Verdict::Undecided(Some(needed)) => Some((needed, sector, difference)),
                    _ => None,
                });
        let (needed, sector, difference) =
            undecided.min_by_key(|(needed, sector, _)| (*needed, *sector))?;
        let said = numbers::difference(self.lang, &difference.mean, Unit::PersonHours);
        let values: [(&str, &dyn Display); 3] = [
            ("sector", &self.sector(sector)),
            ("difference", &said),
            ("needed", &whole(needed)),
        ];
        Some(self.fill(texts::NEAREST, &values))
    }

    /// All that is worse, sector by sector: nobody should read only what is better.
    fn worse(&self) -> Option<String> {
        let differences = self.other.comparison.differences.iter();
        let worse = differences.filter(|(_, _, one)| one.verdict() == Verdict::Worse);
        let said = worse.map(|(subject, what, _)| {
            let what = quantity(*what).to(self.lang);
            let of = match subject {
                Subject::Sector(sector) => self.sector(*sector),
                Subject::Nation => summary::FIGURE_ALL.to(self.lang),
            };
            let values: [(&str, &dyn Display); 2] = [("sector", &of), ("what", &what)];
            summary::SECTOR_WITH.fill(self.lang, &values)
        });
        let list = self.listed(said.collect());
        (!list.is_empty()).then(|| self.fill(texts::WORSE_LIST, &[("list", &list)]))
    }

    /// The first of a list, and how many more there are.
    fn listed(&self, mut list: Vec<String>) -> String {
        let more = list.len().saturating_sub(NAMED);
        list.truncate(NAMED);
        if more > 0 {
            list.push(texts::AND_MORE.fill(self.lang, &[("n", &more)]));
        }
        list.join(summary::COMMA.to(self.lang))
    }

    fn tally(&self) -> String {
        let count = |is: fn(&Verdict) -> bool| {
            let verdicts = self.losses().map(|(_, difference)| difference.verdict());
            verdicts.filter(is).count()
        };
        let values: [(&str, &dyn Display); 5] = [
            ("better", &count(|verdict| *verdict == Verdict::Better)),
            ("worse", &count(|verdict| *verdict == Verdict::Worse)),
            (
                "undecided",
                &count(|verdict| matches!(verdict, Verdict::Undecided(_))),
            ),
            (
                "few",
                &count(|verdict| matches!(verdict, Verdict::TooFew(_))),
            ),
            ("same", &count(|verdict| *verdict == Verdict::Same)),
        ];
        self.fill(texts::TALLY, &values)
    }

    fn all_sectors(&self) -> Option<String> {
        let comparison = &self.other.comparison;
        let all = comparison.difference(Subject::Nation, Quantity::LostPersonHours)?;
        let difference = numbers::difference(self.lang, &all.mean, Unit::PersonHours);
        let change = numbers::change(self.lang, &all.change);
        let values: [(&str, &dyn Display); 2] = [("difference", &difference), ("change", &change)];
        Some(self.fill(texts::ALL_SECTORS, &values))
    }

    /// Whether the two were made of the same files.
    fn inputs(&self) -> Vec<String> {
        let [first, other] = [self.first(), &self.other.source].map(|source| &source.inputs[..]);
        let (a, b) = (first.first(), other.first());
        let mut notes = Vec::new();
        if let (Some(a), Some(b)) = (a, b)
            && a.sha256 != b.sha256
        {
            let start = |content: &Content| content.sha256.chars().take(12).collect::<String>();
            let values: [(&str, &dyn Display); 4] = [
                ("a", &a.name),
                ("b", &b.name),
                ("x", &start(a)),
                ("y", &start(b)),
            ];
            notes.push(self.fill(texts::OTHER_SCENARIO, &values));
        }
        let names = differing(first.get(1..).unwrap_or(&[]), other.get(1..).unwrap_or(&[]));
        if !names.is_empty() {
            let names = self.listed(names);
            notes.push(self.fill(texts::OTHER_INPUTS, &[("names", &names)]));
        }
        if notes.is_empty() {
            notes.push(self.fill(texts::SAME_INPUTS, &[]));
        }
        notes
    }

    fn replicates(&self) -> Vec<String> {
        let pairs = self.other.comparison.pairs;
        let [a, b] = pairs.replicates.map(whole);
        let common = whole(pairs.common);
        let fewer: [(&str, &dyn Display); 3] = [("a", &a), ("b", &b), ("common", &common)];
        let failed = whole(pairs.failed);
        let is_fewer = pairs.replicates.iter().any(|there| *there != pairs.common);
        let notes = [
            is_fewer.then(|| self.fill(texts::FEWER, &fewer)),
            (pairs.failed > 0).then(|| self.fill(texts::FAILED, &[("failed", &failed)])),
        ];
        notes.into_iter().flatten().collect()
    }

    fn left_out(&self) -> Option<String> {
        let ids = &self.other.comparison.left_out;
        let ids = ids.join(summary::COMMA.to(self.lang));
        (!ids.is_empty()).then(|| self.fill(texts::LEFT_OUT, &[("ids", &ids)]))
    }

    fn censored(&self) -> Option<String> {
        let differences = self.other.comparison.differences.iter();
        let cut = differences.filter(|(_, _, one)| one.censored != [0, 0]);
        let said = cut.filter_map(|(subject, what, one)| {
            let Subject::Sector(sector) = subject else {
                return None;
            };
            let [a, b] = one.censored.map(whole);
            let share = quantity(*what).to(self.lang);
            let values: [(&str, &dyn Display); 4] = [
                ("sector", &self.sector(*sector)),
                ("share", &share),
                ("a", &a),
                ("b", &b),
            ];
            Some(texts::CENSORED_ONE.fill(self.lang, &values))
        });
        let list = self.listed(said.collect());
        (!list.is_empty()).then(|| self.fill(texts::CENSORED, &[("list", &list)]))
    }

    /// What the common luck was worth where most is lost.
    fn gain(&self) -> Option<String> {
        let most = self
            .losses()
            .max_by(|(_, a), (_, b)| a.first.total_cmp(&b.first));
        let (sector, gain) = most.and_then(|(sector, one)| Some((sector, one.gain?)))?;
        let gain = words::short(self.lang, gain);
        let values: [(&str, &dyn Display); 2] = [("sector", &self.sector(sector)), ("gain", &gain)];
        Some(self.fill(texts::GAIN, &values))
    }

    fn pointwise(&self) -> Option<String> {
        let differences = self.other.comparison.differences.iter();
        let k = differences
            .filter(|(_, _, one)| one.mean.low.is_some())
            .count();
        let miss = format!("{:.0}", (k as f64 / 20.0).max(1.0));
        let values: [(&str, &dyn Display); 2] = [("k", &k), ("miss", &miss)];
        (k > 1).then(|| self.fill(texts::POINTWISE, &values))
    }
}

/// The same of what was saved rather than added.
fn negated(estimate: &Estimate) -> Estimate {
    let negate = |value: Option<f64>| value.map(|value| -value);
    Estimate {
        value: negate(estimate.value),
        low: negate(estimate.high),
        high: negate(estimate.low),
        ..*estimate
    }
}

/// A number and its ends without the signs, where all are above 0 and the sentence says in which direction.
fn unsigned(said: &str) -> String {
    said.replace('+', "")
}

/// Names of files that only one side has, or that differ.
fn differing(first: &[Content], other: &[Content]) -> Vec<String> {
    let alone = |own: &[Content], there: &[Content]| -> Vec<String> {
        let alone = own.iter().filter(|content| !there.contains(content));
        alone.map(|content| content.name.clone()).collect()
    };
    let mut names = alone(first, other);
    names.extend(alone(other, first));
    names.sort_unstable();
    names.dedup();
    names
}

/// The unit of what is compared.
pub(super) fn unit(subject: Subject, what: Quantity) -> Unit {
    measure(subject, what).unit
}
