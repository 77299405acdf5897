//! The tables that people read, for terminal and page alike.

use std::fmt::Display;

use super::numbers;
use super::phrases::{quantity, unit, verdict};
use super::telling::Telling;
use crate::compare::{Difference, Quantity, Subject, Verdict};
use crate::report::words::{NOTHING, probability};
use crate::words::{Text, compare as texts, summary};

/// A table whose first column names its rows and whose last may be words.
pub(in crate::report) struct Grid {
    pub(in crate::report) title: Text,
    /// Heads of the columns.
    pub(in crate::report) heads: Vec<String>,
    pub(in crate::report) rows: Vec<Vec<String>>,
    /// What its numbers are.
    pub(in crate::report) legend: String,
    /// Whether the last column is words.
    pub(in crate::report) ends_in_words: bool,
}

impl Telling<'_> {
    /// The tables; sectors in which nothing differs are left to a sentence.
    pub(in crate::report) fn grids(&self) -> Vec<Grid> {
        let outages = [
            Quantity::Outage,
            Quantity::OutageHours,
            Quantity::PeakPeople,
        ];
        let all = vec![
            self.loss_grid(),
            self.narrow(texts::OUTAGES, texts::OUTAGES_LEGEND, &outages),
            self.narrow(texts::RECOVERY, texts::RECOVERY_LEGEND, &Quantity::RECOVERY),
            self.nation(),
        ];
        all.into_iter()
            .filter(|grid| !grid.rows.is_empty())
            .collect()
    }

    /// Sectors in which nothing differs in any pair; none where all do, or none does.
    pub(in crate::report) fn untouched(&self) -> Option<String> {
        let sectors = 0..self.other.comparison.sectors.len();
        let untouched = sectors.filter(|sector| !self.differs_in(*sector));
        let names: Vec<&str> = untouched.map(|sector| self.sector(sector)).collect();
        let is_some = !names.is_empty() && names.len() < self.other.comparison.sectors.len();
        let names = names.join(summary::COMMA.to(self.lang));
        is_some.then(|| self.fill(texts::UNTOUCHED, &[("sectors", &names)]))
    }

    fn differs_in(&self, sector: usize) -> bool {
        let all = Quantity::OF_SECTOR.into_iter();
        let mut all = all.filter_map(|what| self.difference(sector, what));
        all.any(|difference| difference.verdict() != Verdict::Same)
    }

    fn loss_grid(&self) -> Grid {
        let sectors = (0..self.other.comparison.sectors.len()).filter(|one| self.differs_in(*one));
        let what = Quantity::LostPersonHours;
        let rows = sectors.filter_map(|sector| {
            let difference = self.difference(sector, what)?;
            let name = self.sector(sector).to_owned();
            Some(self.wide(name, Subject::Sector(sector), what, difference))
        });
        Grid {
            title: texts::LOSS,
            heads: self.wide_heads(texts::SECTOR),
            rows: rows.collect(),
            legend: self.fill(texts::LOSS_LEGEND, &[]),
            ends_in_words: true,
        }
    }

    fn nation(&self) -> Grid {
        let rows = Quantity::OF_NATION.into_iter().filter_map(|what| {
            let difference = self.other.comparison.difference(Subject::Nation, what)?;
            if difference.verdict() == Verdict::Same {
                return None;
            }
            let name = quantity(what).to(self.lang).to_owned();
            Some(self.wide(name, Subject::Nation, what, difference))
        });
        Grid {
            title: texts::NATION,
            heads: self.wide_heads(texts::MEASURE),
            rows: rows.collect(),
            legend: self.fill(texts::NATION_LEGEND, &[]),
            ends_in_words: true,
        }
    }

    fn wide_heads(&self, of: Text) -> Vec<String> {
        let said = |text: Text| text.to(self.lang).to_owned();
        vec![
            said(of),
            self.first().label.clone(),
            self.other.source.label.clone(),
            said(texts::DIFFERENCE),
            said(texts::CHANGE),
            said(texts::BETTER_IN),
            said(texts::WORSE_IN),
            said(texts::VERDICT),
        ]
    }

    /// Everything that is known of one difference.
    fn wide(
        &self,
        name: String,
        subject: Subject,
        what: Quantity,
        difference: &Difference,
    ) -> Vec<String> {
        let (lang, unit) = (self.lang, unit(subject, what));
        let [better, _, worse] = difference.shares();
        vec![
            name,
            numbers::mean(lang, difference.first, unit),
            numbers::mean(lang, difference.other, unit),
            numbers::difference(lang, &difference.mean, unit),
            numbers::change(lang, &difference.change),
            probability(lang, &better),
            probability(lang, &worse),
            verdict(lang, difference),
        ]
    }

    /// Several quantities side by side, of each the difference alone.
    fn narrow(&self, title: Text, legend: Text, quantities: &[Quantity]) -> Grid {
        let heads = std::iter::once(texts::SECTOR);
        let heads = heads.chain(quantities.iter().map(|what| quantity(*what)));
        let sectors = (0..self.other.comparison.sectors.len()).filter(|sector| {
            let mut own = quantities.iter();
            own.any(|what| self.verdict(*sector, *what) != Some(Verdict::Same))
        });
        let row = |sector: usize| {
            let name = std::iter::once(self.sector(sector).to_owned());
            let cells = quantities.iter().map(|what| self.cell(sector, *what));
            name.chain(cells).collect()
        };
        Grid {
            title,
            heads: heads.map(|head| head.to(self.lang).to_owned()).collect(),
            rows: sectors.map(row).collect(),
            legend: self.fill(legend, &[]),
            ends_in_words: false,
        }
    }

    fn verdict(&self, sector: usize, what: Quantity) -> Option<Verdict> {
        self.difference(sector, what).map(Difference::verdict)
    }

    fn cell(&self, sector: usize, what: Quantity) -> String {
        let Some(difference) = self.difference(sector, what) else {
            return NOTHING.to_owned();
        };
        let unit = unit(Subject::Sector(sector), what);
        let said = numbers::difference(self.lang, &difference.mean, unit);
        let said = match what {
            Quantity::Outage => self.discordant(&said, difference),
            _ => said,
        };
        match difference.verdict() {
            Verdict::Same => NOTHING.to_owned(),
            Verdict::Undecided(_) => format!("{said} ?"),
            _ => said,
        }
    }

    /// A difference in outages, with the pairs in which only one of the two had one.
    fn discordant(&self, said: &str, difference: &Difference) -> String {
        let (first, other) = (&difference.better, &difference.worse);
        let values: [(&str, &dyn Display); 3] = [
            ("difference", &said),
            ("only_first", first),
            ("only_other", other),
        ];
        self.fill(texts::DISCORDANT, &values)
    }
}
