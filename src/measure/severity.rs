//! Official severity of an incident by sector, levels 0 to 4 (NISC 2018), with numeric rules where the schema has words.
//!
//! The schema gives no public numbers, so the cut-offs are assumed: 1 anything lost; 2 the service maintenance level in
//! breach; 3 a tenth of a region for 12 h; 4 three tenths of a region for 24 h, or three sectors at 3 at one time.

use super::breach::{Breaches, unite};
use super::curve::Curve;
use crate::units::{MS_PER_HOUR, PPM};
use crate::world::Network;

/// How severe it was.
#[derive(Clone, Copy, Default)]
pub(super) struct Severity {
    /// Highest level.
    pub(super) highest: u8,
    /// Time at level 1, 2, 3 and 4 or above, in ms.
    pub(super) time: [u64; 4],
}

/// Share of a region in ppm and how long it must be lost, for levels 3 and 4 (assumed).
const REGIONAL: [(u32, u64); 2] = [
    (PPM / 10, 12 * MS_PER_HOUR),
    (3 * PPM / 10, 24 * MS_PER_HOUR),
];

type Intervals = Vec<(u64, u64)>;

pub(super) fn severities(
    net: &Network,
    sectors: &[Curve],
    cells: &[Curve],
    breaches: &Breaches,
    horizon: u64,
) -> Vec<Severity> {
    let regional = |sector: usize, (share, lasting): (u32, u64)| {
        let mut all = Intervals::new();
        for region in 0..=net.regions {
            let curve = &cells[region * net.sectors + sector];
            lost_at_least(curve, share, horizon)
                .into_iter()
                .filter(|(from, to)| to - from >= lasting)
                .for_each(|interval| all.push(interval));
        }
        unite(&mut all);
        all
    };
    let third: Vec<Intervals> = (0..net.sectors).map(|s| regional(s, REGIONAL[0])).collect();
    let together = three_at_once(&third);
    (0..net.sectors)
        .map(|s| {
            let mut fourth = regional(s, REGIONAL[1]);
            fourth.extend(overlap(&third[s], &together));
            let mut levels = [
                lost_at_least(&sectors[s], 1, horizon),
                breaches.sector_intervals(s).to_vec(),
                third[s].clone(),
                fourth,
            ];
            for level in (0..3).rev() {
                let above = levels[level + 1].clone();
                levels[level].extend(above);
            }
            levels.iter_mut().for_each(unite);
            Severity {
                highest: levels
                    .iter()
                    .rposition(|level| !level.is_empty())
                    .map_or(0, |l| l as u8 + 1),
                time: levels.map(|level| level.iter().map(|(from, to)| to - from).sum()),
            }
        })
        .collect()
}

/// Times at which at least a share (ppm) of a curve's weight was lost.
fn lost_at_least(curve: &Curve, share: u32, horizon: u64) -> Intervals {
    let most = PPM - share.max(1);
    let mut intervals = Intervals::new();
    let mut since = None;
    for (at, lost) in &curve.changes {
        let below = curve.service(*lost) <= most;
        match (since, below) {
            (None, true) => since = Some(*at),
            (Some(from), false) => {
                intervals.push((from, *at));
                since = None;
            }
            _ => {}
        }
    }
    intervals.extend(since.map(|from| (from, horizon)));
    intervals
}

/// Times that stand in at least three lists.
fn three_at_once(lists: &[Intervals]) -> Intervals {
    let mut edges: Vec<(u64, i32)> = lists
        .iter()
        .flatten()
        .flat_map(|(from, to)| [(*from, 1), (*to, -1)])
        .collect();
    edges.sort_unstable();
    let (mut count, mut since, mut all) = (0, None, Intervals::new());
    for (at, change) in edges {
        count += change;
        match since {
            None if count >= 3 => since = Some(at),
            Some(from) if count < 3 => {
                all.push((from, at));
                since = None;
            }
            _ => {}
        }
    }
    all.retain(|(from, to)| from < to);
    all
}

/// Times that stand in both lists.
fn overlap(one: &[(u64, u64)], other: &[(u64, u64)]) -> Intervals {
    let mut both = Intervals::new();
    for (from, to) in one {
        for (start, end) in other {
            let common = (*from.max(start), *to.min(end));
            if common.0 < common.1 {
                both.push(common);
            }
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_sectors_at_once_are_found() {
        let lists = vec![
            vec![(0, 10)],
            vec![(5, 20)],
            vec![(8, 9), (12, 15)],
            vec![(14, 30)],
        ];
        assert_eq!(three_at_once(&lists), [(8, 9), (14, 15)]);
    }

    #[test]
    fn what_both_have_is_kept() {
        assert_eq!(
            overlap(&[(0, 10), (20, 30)], &[(5, 25)]),
            [(5, 10), (20, 25)]
        );
    }
}
