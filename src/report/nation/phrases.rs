//! The parts of a model in words: durations, shares, buffers, sources.

use super::super::words;
use super::provenance::confidence;
use crate::model::{Buffer, DependencyKind, Evidence, Model, Name, SupplyGroup};
use crate::random::Distribution;
use crate::units::{MS_PER_HOUR, SimDuration};
use crate::words::{Lang, Text, nation as texts};
use std::fmt::Display;

/// A model in a language.
#[derive(Clone, Copy)]
pub(in crate::report) struct Phrases<'a> {
    /// The language.
    pub lang: Lang,
    /// The model.
    pub model: &'a Model,
}

impl<'a> Phrases<'a> {
    /// A text in the language.
    pub fn say(&self, text: Text) -> &'static str {
        text.to(self.lang)
    }

    /// A text with its places filled.
    pub fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.fill(self.lang, values)
    }

    /// A name in the language.
    pub fn name<'n>(&self, name: &'n Name) -> &'n str {
        name.to(self.lang)
    }

    /// The name of a sector, by index.
    pub fn sector(&self, sector: usize) -> &'a str {
        self.model.sectors[sector].name.to(self.lang)
    }

    /// The name of a region, by index; of none, the nation.
    pub fn region(&self, region: Option<usize>) -> &'a str {
        match region {
            Some(region) => self.model.regions[region].name.to(self.lang),
            None => texts::NATION.to(self.lang),
        }
    }

    /// A source with its confidence.
    pub fn source(&self, evidence: &Evidence) -> String {
        let confidence = self.say(confidence(evidence.confidence));
        let values: [(&str, &dyn Display); 2] =
            [("source", &evidence.source), ("confidence", &confidence)];
        self.fill(texts::SOURCE_WITH, &values)
    }

    /// Physical, cyber or logical.
    pub fn kind(&self, kind: DependencyKind) -> &'static str {
        self.say(match kind {
            DependencyKind::Physical => texts::PHYSICAL,
            DependencyKind::Cyber => texts::CYBER,
            DependencyKind::Logical => texts::LOGICAL,
        })
    }

    /// What is lost without any supply, at once and in the end.
    pub fn loss(&self, group: &SupplyGroup) -> String {
        let values: [(&str, &dyn Display); 2] = [
            ("immediate", &group.immediate),
            ("strength", &group.strength),
        ];
        self.fill(texts::LOSS, &values)
    }

    /// What bridges a shortfall.
    pub fn buffer(&self, buffer: &Buffer) -> String {
        let (text, stock) = match buffer {
            Buffer::None => return self.say(texts::NO_BUFFER).to_owned(),
            Buffer::Graded { stock, .. } => (texts::STOCK, stock),
            Buffer::Areal {
                stock,
                refuel: None,
                ..
            } => (texts::PLACES, stock),
            Buffer::Areal { stock, .. } => (texts::PLACES_TRUCKS, stock),
        };
        self.fill(text, &[("time", &self.lasting(&stock.lasting))])
    }

    /// How many of its suppliers a group needs; nothing where it needs them all.
    pub fn requirement(&self, group: &SupplyGroup) -> Option<String> {
        let all: u32 = group.members.iter().map(|member| member.weight).sum();
        let values: [(&str, &dyn Display); 2] = [("needed", &group.requirement), ("all", &all)];
        (group.requirement != all).then(|| self.fill(texts::REQUIREMENT, &values))
    }

    /// A duration in ms in words; a spread one by its median, and no finer than it is known.
    pub fn lasting(&self, distribution: &Distribution) -> String {
        let is_fixed = matches!(distribution, Distribution::Fixed(_));
        self.spread(distribution, |ms| {
            let hours = ms / MS_PER_HOUR as f64;
            let step = match hours {
                _ if is_fixed => 0.1,
                hours if hours < 2.0 => 0.1,
                hours if hours < 10.0 => 0.5,
                hours if hours < 72.0 => 1.0,
                _ => 24.0,
            };
            let rounded = (hours / step + 0.5).max(0.0).trunc() * step;
            words::duration(self.lang, SimDuration::from_hours(rounded))
        })
    }

    /// A share in percent; a spread one by its median.
    pub fn share(&self, distribution: &Distribution) -> String {
        self.spread(distribution, |share| words::percent(self.lang, share))
    }

    /// A number; a spread one by its median.
    pub fn number(&self, distribution: &Distribution) -> String {
        self.spread(distribution, |value| words::short(self.lang, value))
    }

    fn spread(&self, distribution: &Distribution, each: impl Fn(f64) -> String) -> String {
        match distribution {
            Distribution::Fixed(value) => each(*value),
            spread => {
                let [low, median, high] = [0.1, 0.5, 0.9].map(|q| each(spread.quantile(q)));
                let values: [(&str, &dyn Display); 3] =
                    [("median", &median), ("low", &low), ("high", &high)];
                self.fill(texts::ABOUT, &values)
            }
        }
    }
}
