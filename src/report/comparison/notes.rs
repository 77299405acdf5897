//! What has to be known before one leans on a comparison.

use std::fmt::Display;

use super::Source;
use super::phrases::quantity;
use super::telling::Telling;
use crate::batch::statistics::Caution;
use crate::compare::Subject;
use crate::report::manifest::Content;
use crate::report::words::{percent, short, whole};
use crate::words::{compare as texts, summary};

/// More than so many times as many replicates are not worth a number.
const WORTH_A_NUMBER: f64 = 1_000.0;

impl Telling<'_> {
    /// What has to be known before one leans on it.
    pub(in crate::report) fn notes(&self) -> Vec<String> {
        let mut notes = self.inputs();
        notes.extend(self.replicates());
        notes.extend(self.left_out());
        notes.extend(self.censored());
        notes.extend(self.leaning());
        notes.extend(self.gain());
        notes.extend(self.pointwise());
        notes.push(texts::HOW.to(self.lang).to_owned());
        notes
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
        let names = differing(&self.first().besides(), &self.other.source.besides());
        if !names.is_empty() {
            let names = self.listed(names);
            notes.push(self.fill(texts::OTHER_INPUTS, &[("names", &names)]));
        }
        if notes.is_empty() {
            let plans = [self.first(), &self.other.source].map(Source::plan);
            notes.push(match plans[0] == plans[1] {
                true => self.fill(texts::SAME_INPUTS, &[]),
                false => self.fill(texts::ONLY_THE_PLAN, &[]),
            });
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

    /// Where one pair decides more than it should.
    fn leaning(&self) -> Option<String> {
        let leaning = self.losses().filter_map(|(sector, one)| {
            let Some(Caution::LeansOnOne { share }) = one.mean.caution else {
                return None;
            };
            let (of, share) = (self.sector(sector), percent(self.lang, share));
            let values: [(&str, &dyn Display); 2] = [("sector", &of), ("what", &share)];
            Some(summary::SECTOR_WITH.fill(self.lang, &values))
        });
        let list = self.listed(leaning.collect());
        (!list.is_empty()).then(|| self.fill(texts::LEANING, &[("list", &list)]))
    }

    /// What the common luck was worth where the difference is largest.
    fn gain(&self) -> Option<String> {
        let most = self
            .losses()
            .max_by(|(_, a), (_, b)| a.size().total_cmp(&b.size()));
        let (sector, gain) = most.and_then(|(sector, one)| Some((sector, one.gain?)))?;
        let gain = match gain < WORTH_A_NUMBER {
            true => short(self.lang, gain),
            false => texts::OVER_A_THOUSAND.to(self.lang).to_owned(),
        };
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

/// Names of files that only one side has, or that differ.
fn differing(first: &[&Content], other: &[&Content]) -> Vec<String> {
    let alone = |own: &[&Content], there: &[&Content]| -> Vec<String> {
        let alone = own.iter().filter(|content| !there.contains(content));
        alone.map(|content| content.name.clone()).collect()
    };
    let mut names = alone(first, other);
    names.extend(alone(other, first));
    names.sort_unstable();
    names.dedup();
    names
}
