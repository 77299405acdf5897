//! One result held to the first one, in everything that is compared.

use super::{Difference, Quantity, Table};

/// A result held to the first one.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Replicates, how they pair.
    pub pairs: Pairs,
    /// Ids of the sectors that both have, in the order of the first.
    pub sectors: Vec<String>,
    /// Ids of the sectors that only one has, and that are not compared.
    pub left_out: Vec<String>,
    /// Everything that is compared: sector by sector, then the nation.
    pub differences: Vec<(Subject, Quantity, Difference)>,
}

/// Of whom a difference speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// One sector, by its place in [`Comparison::sectors`].
    Sector(usize),
    /// All sectors added up.
    Nation,
}

/// How the replicates of two results pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pairs {
    /// Replicates of the first and of the other, failed ones among them.
    pub replicates: [u64; 2],
    /// Replicates that both have.
    pub common: u64,
    /// Of these, failed in the first or in the other, and left out.
    pub failed: u64,
}

impl Pairs {
    /// Pairs that are compared.
    pub fn compared(&self) -> u64 {
        self.common - self.failed
    }
}

impl Comparison {
    /// Holds a result to the first one; none where they have no completed replicate or no sector in common.
    pub fn of(first: &Table, other: &Table) -> Option<Comparison> {
        let places = common(first.completed(), other.completed());
        let sectors = |table: &Table| table.sectors.clone();
        let (kept, alone): (Vec<String>, Vec<String>) = sectors(first)
            .into_iter()
            .partition(|id| other.sectors.contains(id));
        let also_alone = sectors(other).into_iter().filter(|id| !kept.contains(id));
        let left_out = alone.into_iter().chain(also_alone).collect();
        if places.is_empty() || kept.is_empty() {
            return None;
        }
        let paired = Paired {
            columns: [first, other].map(|table| columns(table, &kept)),
            tables: [first, other],
            places,
        };
        Some(Comparison {
            pairs: pairs(first, other, paired.places.len() as u64),
            differences: paired.differences(),
            sectors: kept,
            left_out,
        })
    }

    /// The difference in a quantity of a subject; none where that is not compared.
    pub fn difference(&self, subject: Subject, quantity: Quantity) -> Option<&Difference> {
        let mut all = self.differences.iter();
        let found = all.find(|(of, what, _)| (*of, *what) == (subject, quantity));
        found.map(|(_, _, difference)| difference)
    }
}

/// The places of what two rising lists have in common.
fn common(first: &[u64], other: &[u64]) -> Vec<[usize; 2]> {
    let place = |at: usize| other.binary_search(&first[at]).map(|there| [at, there]);
    (0..first.len()).filter_map(|at| place(at).ok()).collect()
}

fn pairs(first: &Table, other: &Table, compared: u64) -> Pairs {
    let replicates = |table: &Table| (table.completed().len() + table.failed().len()) as u64;
    let shared = |one: &[u64], two: &[u64]| common(one, two).len() as u64;
    let failed = shared(first.failed(), other.completed())
        + shared(first.completed(), other.failed())
        + shared(first.failed(), other.failed());
    Pairs {
        replicates: [first, other].map(replicates),
        common: compared + failed,
        failed,
    }
}

/// Places of the sectors that are compared among those of a table.
fn columns(table: &Table, kept: &[String]) -> Vec<usize> {
    let place = |id: &String| table.sectors.iter().position(|own| own == id);
    kept.iter().filter_map(place).collect()
}

/// Two tables, and where their common replicates and sectors stand.
struct Paired<'a> {
    tables: [&'a Table; 2],
    places: Vec<[usize; 2]>,
    columns: [Vec<usize>; 2],
}

impl Paired<'_> {
    fn differences(&self) -> Vec<(Subject, Quantity, Difference)> {
        let sectors = (0..self.columns[0].len()).flat_map(|sector| {
            let of = move |quantity| (Subject::Sector(sector), quantity);
            Quantity::OF_SECTOR.into_iter().map(of)
        });
        let nation = Quantity::OF_NATION.map(|quantity| (Subject::Nation, quantity));
        let all = sectors.chain(nation);
        all.map(|(subject, quantity)| (subject, quantity, self.difference(subject, quantity)))
            .collect()
    }

    fn difference(&self, subject: Subject, quantity: Quantity) -> Difference {
        let [first, other] = [0, 1].map(|side| self.values(side, subject, quantity));
        let censored = [0, 1].map(|side| self.censored(side, subject, quantity));
        Difference::of(&first, &other, censored)
    }

    fn values(&self, side: usize, subject: Subject, quantity: Quantity) -> Vec<f64> {
        let (table, columns) = (self.tables[side], &self.columns[side]);
        let value = |place: usize, column: usize| table.value(place, column, quantity);
        let of = |place: usize| match subject {
            Subject::Sector(sector) => value(place, columns[sector]),
            Subject::Nation => columns.iter().map(|column| value(place, *column)).sum(),
        };
        self.places.iter().map(|place| of(place[side])).collect()
    }

    fn censored(&self, side: usize, subject: Subject, quantity: Quantity) -> u64 {
        let Subject::Sector(sector) = subject else {
            return 0;
        };
        let (table, column) = (self.tables[side], self.columns[side][sector]);
        let is = |place: &&[usize; 2]| table.is_censored(place[side], column, quantity);
        self.places.iter().filter(is).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::samples::csv;
    use super::*;

    fn table(text: &str) -> Table {
        Table::read(text.as_bytes(), 240.0).unwrap()
    }

    /// Two sectors in three replicates; the losses of power are given.
    fn losses(power: [f64; 3]) -> String {
        let line = |at: usize| {
            let t99 = if at == 0 { "" } else { "50" };
            let not_back = if at == 0 { "t99" } else { "" };
            let out = Some((3.0, 10.0));
            [
                (
                    at as u64,
                    "pow",
                    power[at],
                    out,
                    ["10", "20", t99],
                    not_back,
                ),
                (at as u64, "wat", 7.0, None, [""; 3], ""),
            ]
        };
        csv(&[line(0), line(1), line(2)].concat())
    }

    #[test]
    fn replicates_are_held_to_each_other_sector_by_sector_and_added_up() {
        let (first, other) = (
            table(&losses([10.0, 20.0, 30.0])),
            table(&losses([10.0, 17.0, 24.0])),
        );
        let comparison = Comparison::of(&first, &other).unwrap();
        let lost = |subject| {
            comparison
                .difference(subject, Quantity::LostPersonHours)
                .unwrap()
        };
        let power = lost(Subject::Sector(0));
        assert_eq!(
            (power.first, power.other, power.mean.value),
            (20.0, 17.0, Some(-3.0))
        );
        assert_eq!((power.better, power.equal(), power.worse), (2, 1, 0));
        assert_eq!(power.change.value, Some(-0.15));
        assert_eq!(lost(Subject::Sector(1)).mean.value, Some(0.0));
        let nation = lost(Subject::Nation);
        assert_eq!((nation.first, nation.other), (27.0, 24.0));
        let back = comparison
            .difference(Subject::Sector(0), Quantity::Back99)
            .unwrap();
        // Two at 48 h from the first inject, one cut off at 238 h.
        assert_eq!((back.censored, back.first), ([1, 1], 334.0 / 3.0));
        let facilities = comparison
            .difference(Subject::Nation, Quantity::FacilitiesHit)
            .unwrap();
        assert_eq!(facilities.first, 6.0);
        assert!(
            comparison
                .difference(Subject::Nation, Quantity::Back50)
                .is_none()
        );
    }

    #[test]
    fn only_common_completed_replicates_are_compared() {
        let first = losses([10.0, 20.0, 30.0]) + "3,,stopped,,,,,,,,,,,\n4,,stopped,,,,,,,,,,,\n";
        let other = losses([1.0, 2.0, 3.0]);
        let (lines, _) = other.split_once("\n2,").unwrap();
        let other = format!("{lines}\n2,,stopped,,,,,,,,,,,\n3,,stopped,,,,,,,,,,,\n");
        let comparison = Comparison::of(&table(&first), &table(&other)).unwrap();
        let pairs = comparison.pairs;
        assert_eq!(
            (pairs.replicates, pairs.common, pairs.failed),
            ([5, 4], 4, 2)
        );
        assert_eq!(pairs.compared(), 2);
        assert_eq!(comparison.differences[0].2.first, 15.0);
        let later = losses([1.0, 2.0, 3.0])
            .replace("\n0,", "\n7,")
            .replace("\n1,", "\n8,")
            .replace("\n2,", "\n9,");
        assert_eq!(Comparison::of(&table(&first), &table(&later)), None);
    }

    #[test]
    fn sectors_of_one_side_only_are_left_out_and_named() {
        let first = losses([10.0, 20.0, 30.0]);
        let other = first.replace("wat", "gas");
        let comparison = Comparison::of(&table(&first), &table(&other)).unwrap();
        assert_eq!(comparison.sectors, ["pow"]);
        assert_eq!(comparison.left_out, ["wat", "gas"]);
    }
}
