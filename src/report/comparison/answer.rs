//! The answer: what is better, by how much, how sure that is, and what is worse.

use std::fmt::Display;

use super::numbers;
use super::phrases::quantity;
use super::telling::Telling;
use crate::batch::statistics::{Estimate, MEAN_NEEDS};
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::columns::Unit;
use crate::report::words::{percent, whole};
use crate::words::{compare as texts, summary};

impl Telling<'_> {
    /// What the comparison says, most important first.
    pub(in crate::report) fn answer(&self) -> Vec<String> {
        let mut sentences: Vec<String> = self.two_scenarios().into_iter().collect();
        sentences.extend(self.headline());
        sentences.extend(self.worse());
        if self.differs() {
            sentences.push(self.tally());
            sentences.extend(self.all_sectors());
        }
        sentences
    }

    /// That two scenarios are compared, which nobody should take for the effect of a plan.
    fn two_scenarios(&self) -> Option<String> {
        let [first, other] = [self.first(), &self.other.source].map(|source| &source.title);
        let (a, b) = (first.to(self.lang), other.to(self.lang));
        let values: [(&str, &dyn Display); 2] = [("a", &a), ("b", &b)];
        (first != other).then(|| self.fill(texts::TWO_SCENARIOS, &values))
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
        let decided = self.losses().filter(|(_, difference)| {
            matches!(difference.verdict(), Verdict::Better | Verdict::Worse)
        });
        let largest = decided.max_by(|(_, a), (_, b)| a.size().total_cmp(&b.size()));
        match largest {
            Some((sector, difference)) => vec![self.decided(sector, difference)],
            None => std::iter::once(self.fill(texts::UNDECIDED_ALL, &[]))
                .chain(self.nearest())
                .chain(self.too_few_pairs())
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
        let [amount, ends] = numbers::size(lang, &size(&difference.mean), Unit::PersonHours);
        let change = size(&difference.change);
        let change = change.value.map_or_else(String::new, |_| {
            let [share, ends] = numbers::share(lang, &change);
            by.fill(lang, &[("share", &share), ("ends", &ends)])
        });
        let share = percent(lang, pairs as f64 / difference.pairs() as f64);
        let values: [(&str, &dyn Display); 6] = [
            ("name", &self.other.source.name.to(lang)),
            ("sector", &self.sector(sector)),
            ("amount", &amount),
            ("ends", &ends),
            ("change", &change),
            ("share", &share),
        ];
        self.fill(text, &values)
    }

    fn too_few_pairs(&self) -> Option<String> {
        let is_few = self.other.comparison.pairs.compared() < MEAN_NEEDS;
        is_few.then(|| self.fill(texts::TOO_FEW_PAIRS, &[("needed", &MEAN_NEEDS)]))
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
        let mut sectors: Vec<(Subject, Vec<String>)> = Vec::new();
        for (subject, what) in self.all_worse() {
            let said = self.worse_in(subject, what);
            match sectors.iter_mut().find(|(known, _)| *known == subject) {
                Some((_, list)) => list.push(said),
                None => sectors.push((subject, vec![said])),
            }
        }
        let said = sectors.into_iter().map(|(subject, list)| {
            let of = match subject {
                Subject::Sector(sector) => self.sector(sector),
                Subject::Nation => summary::FIGURE_ALL.to(self.lang),
            };
            let what = list.join(summary::COMMA.to(self.lang));
            let values: [(&str, &dyn Display); 2] = [("sector", &of), ("what", &what)];
            summary::SECTOR_WITH.fill(self.lang, &values)
        });
        let list = self.listed(said.collect());
        (!list.is_empty()).then(|| self.fill(texts::WORSE_LIST, &[("list", &list)]))
    }

    /// What is worse, that which grows most first, and first of all what there was none of before.
    fn all_worse(&self) -> impl Iterator<Item = (Subject, Quantity)> {
        let growth = |one: &Difference| one.change.value.unwrap_or(f64::INFINITY);
        let differences = self.other.comparison.differences.iter();
        let worse = differences.filter(|(_, _, one)| one.verdict() == Verdict::Worse);
        let mut worse: Vec<_> = worse.collect();
        worse.sort_by(|(_, _, a), (_, _, b)| growth(b).total_cmp(&growth(a)));
        worse
            .into_iter()
            .map(|(subject, what, _)| (*subject, *what))
    }

    /// What is worse; recovery from a lower peak may take longer without anybody being worse off.
    fn worse_in(&self, subject: Subject, what: Quantity) -> String {
        let said = quantity(what).to(self.lang);
        let peak = self
            .other
            .comparison
            .difference(subject, Quantity::PeakPeople);
        let is_lower = peak.is_some_and(|peak| peak.verdict() == Verdict::Better);
        match is_lower && Quantity::RECOVERY.contains(&what) {
            true => self.fill(texts::OF_LOWER_PEAK, &[("what", &said)]),
            false => said.to_owned(),
        }
    }

    fn tally(&self) -> String {
        let count = |is: fn(&Verdict) -> bool| {
            let verdicts = self.losses().map(|(_, difference)| difference.verdict());
            verdicts.filter(is).count()
        };
        let better = count(|verdict| *verdict == Verdict::Better);
        let worse = count(|verdict| *verdict == Verdict::Worse);
        let values: [(&str, &dyn Display); 7] = [
            ("better", &better),
            ("tiny_better", &self.tiny(Verdict::Better)),
            ("worse", &worse),
            ("tiny_worse", &self.tiny(Verdict::Worse)),
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

    /// How many sectors of a verdict differ by less than anybody would notice; nothing where none does.
    fn tiny(&self, verdict: Verdict) -> String {
        /// As a share of the first's mean.
        const TINY: f64 = 0.001;
        let of_verdict = self.losses().filter(|(_, one)| one.verdict() == verdict);
        let shares = of_verdict.filter_map(|(_, one)| one.change.value);
        match shares.filter(|share| share.abs() < TINY).count() {
            0 => String::new(),
            count => self.fill(texts::TINY, &[("n", &count)]),
        }
    }

    fn all_sectors(&self) -> Option<String> {
        let comparison = &self.other.comparison;
        let all = comparison.difference(Subject::Nation, Quantity::LostPersonHours)?;
        let difference = numbers::difference(self.lang, &all.mean, Unit::PersonHours);
        let change = numbers::change(self.lang, &all.change);
        let values: [(&str, &dyn Display); 2] = [("difference", &difference), ("change", &change)];
        Some(self.fill(texts::ALL_SECTORS, &values))
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
