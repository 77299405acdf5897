//! Which replicates are told as stories.

use crate::batch::statistics::position;
use crate::batch::{Batch, Row};

/// What a replicate is an example of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exemplar {
    /// Its loss is the median.
    Typical,
    /// Its loss is the 95th percentile.
    Bad,
}

/// The replicates worth telling, with what each is an example of; none where no replicate was completed.
///
/// They are ordered by what all sectors lose together, equal ones by index.
pub fn exemplars(batch: &Batch) -> Vec<(Exemplar, u64)> {
    let mut order: Vec<(u64, u64)> = batch
        .completed()
        .map(|row| (lost_person_minutes(row), row.replicate))
        .collect();
    if order.is_empty() {
        return Vec::new();
    }
    order.sort_unstable();
    let at = |q| order[position(order.len() as u64, q)].1;
    vec![(Exemplar::Typical, at(0.5)), (Exemplar::Bad, at(0.95))]
}

/// What a replicate loses in all sectors together.
pub(super) fn lost_person_minutes(row: &Row) -> u64 {
    row.sectors
        .iter()
        .map(|sector| sector.lost_person_minutes)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::synthetic::{axes, outcome};

    #[test]
    fn half_lose_less_than_the_typical_and_one_in_twenty_more_than_the_bad() {
        let mut batch = Batch::new(axes());
        assert_eq!(exemplars(&batch), []);
        batch.fold((0..100).map(outcome).collect());
        let told = exemplars(&batch);
        let above = |index: usize| {
            let lost = lost_person_minutes(&batch.rows[told[index].1 as usize]);
            batch
                .rows
                .iter()
                .filter(|row| lost_person_minutes(row) > lost)
                .count()
        };
        assert_eq!([told[0].0, told[1].0], [Exemplar::Typical, Exemplar::Bad]);
        assert!((48..=51).contains(&above(0)), "{}", above(0));
        assert!((3..=6).contains(&above(1)), "{}", above(1));
    }
}
