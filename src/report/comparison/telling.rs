//! A comparison that is told in a language: what all its sentences and tables are filled with.

use std::fmt::Display;

use super::{Compared, Other, Source};
use crate::compare::{Difference, Quantity, Subject};
use crate::report::words::whole;
use crate::words::{Lang, Text, compare as texts, summary};

/// So many of a list are named; the rest is counted.
const NAMED: usize = 8;

/// One result, and the first one, in a language.
pub(in crate::report) struct Telling<'a> {
    pub(super) lang: Lang,
    pub(super) compared: &'a Compared,
    pub(super) other: &'a Other,
}

impl Telling<'_> {
    /// Of each result that was held to the first one, in their order.
    pub(in crate::report) fn each(
        lang: Lang,
        compared: &Compared,
    ) -> impl Iterator<Item = Telling<'_>> {
        let others = compared.others.iter();
        others.map(move |other| Telling {
            lang,
            compared,
            other,
        })
    }

    /// What is compared with what.
    pub(in crate::report) fn title(&self) -> String {
        let titled = [&self.other.source, self.first()].map(Source::titled);
        let [name, first] = [0, 1].map(|place| titled[place].to(self.lang));
        self.fill(texts::AGAINST, &[("name", &name), ("first", &first)])
    }

    /// What was compared, in a sentence.
    pub(in crate::report) fn what_it_is(&self) -> String {
        let terms = &self.first().terms;
        let days = format!("{:.1}", terms.horizon.hours() / 24.0);
        let days = days.strip_suffix(".0").unwrap_or(&days);
        self.fill(texts::WHAT_IT_IS, &[("days", &days), ("seed", &terms.seed)])
    }

    /// The result that all are held to.
    pub(super) fn first(&self) -> &Source {
        &self.compared.first
    }

    /// The name of a sector by its place in the comparison.
    pub(super) fn sector(&self, sector: usize) -> &str {
        let id = &self.other.comparison.sectors[sector];
        self.first().sector(id, self.lang)
    }

    /// A text filled with values, with the short names of both results and with the number of pairs.
    pub(super) fn fill(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        let n = whole(self.other.comparison.pairs.compared());
        let mut all: Vec<(&str, &dyn Display)> = values.to_vec();
        let names = [&self.other.source, self.first()].map(|source| source.short.to(self.lang));
        all.extend([
            ("name", &names[0] as &dyn Display),
            ("first", &names[1]),
            ("n", &n),
        ]);
        text.fill(self.lang, &all)
    }

    /// How a quantity of a sector differs.
    pub(super) fn difference(&self, sector: usize, what: Quantity) -> Option<&Difference> {
        let subject = Subject::Sector(sector);
        self.other.comparison.difference(subject, what)
    }

    /// Lost person-hours, sector by sector.
    pub(super) fn losses(&self) -> impl Iterator<Item = (usize, &Difference)> {
        let sectors = 0..self.other.comparison.sectors.len();
        sectors.filter_map(|sector| {
            let difference = self.difference(sector, Quantity::LostPersonHours);
            Some((sector, difference?))
        })
    }

    /// The first of a list, and how many more there are.
    pub(super) fn listed(&self, mut list: Vec<String>) -> String {
        let more = list.len().saturating_sub(NAMED);
        list.truncate(NAMED);
        if more > 0 {
            list.push(texts::AND_MORE.fill(self.lang, &[("n", &more)]));
        }
        list.join(summary::COMMA.to(self.lang))
    }
}
