//! Who depends on whom, sector by sector.

use crate::model::Model;
use crate::units::Level;

/// Dependencies of a sector on another, or on itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(in crate::report) struct Dependence {
    /// Largest loss of readiness without any supply, buffers spent.
    pub strongest: Level,
    /// Number of dependencies: one a supplier of a group.
    pub count: u64,
}

/// The dependences of every sector on every sector.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Matrix {
    /// Row by row: consumer, then supplier.
    cells: Vec<Dependence>,
    sectors: usize,
}

impl Matrix {
    /// That of a model.
    pub fn of(model: &Model) -> Matrix {
        let sectors = model.sectors.len();
        let mut cells = vec![Dependence::default(); sectors * sectors];
        for group in &model.groups {
            let consumer = model.facilities[group.consumer].sector;
            for member in &group.members {
                let supplier = model.facilities[member.supplier].sector;
                let cell = &mut cells[consumer * sectors + supplier];
                cell.strongest = cell.strongest.max(group.strength);
                cell.count += 1;
            }
        }
        Matrix { cells, sectors }
    }

    /// What each sector, as a consumer, needs of all sectors in turn.
    pub fn rows(&self) -> impl Iterator<Item = &[Dependence]> {
        // A matrix without sectors has no rows, but rows cannot be of length 0.
        self.cells.chunks(self.sectors.max(1))
    }
}

/// A level in whole percents; 0 is only what is nothing.
pub(in crate::report) fn percents(level: Level) -> u32 {
    match level.ppm() {
        0 => 0,
        ppm => ((ppm + 5_000) / 10_000).max(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_weaker_than_one_percent_is_not_shown_as_nothing() {
        let percents = [0, 1, 14_999, 15_000, 1_000_000].map(|ppm| percents(Level::from_ppm(ppm)));
        assert_eq!(percents, [0, 1, 1, 2, 100]);
    }
}
