//! Official severity of an incident by sector, levels 0 to 4 (NISC 2018), with numeric rules where the schema has words.
//!
//! The schema gives no public numbers, so the cut-offs are our own: 1 anything lost; 2 the service maintenance level in
//! breach; 3 a tenth of a region for 12 h; 4 three tenths of a region for 72 h, which is how long stocks and emergency
//! power are meant to bridge. Where no service maintenance level is in breach meanwhile, it stays at 1. The level of a
//! sector is its own: that others fare badly does not raise it.

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
    (3 * PPM / 10, 72 * MS_PER_HOUR),
];

type Intervals = Vec<(u64, u64)>;

pub(super) fn severities(
    net: &Network,
    sectors: &[Curve],
    cells: &[Curve],
    breaches: &Breaches,
    horizon: u64,
) -> Vec<Severity> {
    let regional = |sector: usize, rule: (u32, u64)| {
        let curves = (0..=net.regions).map(|region| &cells[region * net.sectors + sector]);
        let breached = breaches.sector_intervals(sector);
        let mut all: Intervals = curves
            .flat_map(|curve| lasting(curve, rule, horizon))
            .filter(|interval| meets(*interval, breached))
            .collect();
        unite(&mut all);
        all
    };
    (0..net.sectors)
        .map(|s| {
            let mut levels = [
                lost_at_least(&sectors[s], 1, horizon),
                breaches.sector_intervals(s).to_vec(),
                regional(s, REGIONAL[0]),
                regional(s, REGIONAL[1]),
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

/// Whether a time has an instant in common with one of a list.
fn meets((from, to): (u64, u64), list: &[(u64, u64)]) -> bool {
    list.iter().any(|(start, end)| from < *end && *start < to)
}

/// Times at which at least a share (ppm) of a curve's weight was lost for long enough (ms).
fn lasting(curve: &Curve, (share, long): (u32, u64), horizon: u64) -> Intervals {
    let mut all = lost_at_least(curve, share, horizon);
    all.retain(|(from, to)| to - from >= long);
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A region of weight 10 that loses `lost` at 0 h and has it back at `back`.
    fn curve(lost: u64, back: u64) -> Curve {
        let lost = lost * u64::from(PPM);
        Curve {
            whole: 10,
            lost: 0,
            changes: vec![(0, lost), (back * MS_PER_HOUR, 0)],
            dirty: false,
        }
    }

    fn reached(level: usize, curve: &Curve) -> bool {
        !lasting(curve, REGIONAL[level - 3], 1_000 * MS_PER_HOUR).is_empty()
    }

    #[test]
    fn times_that_only_touch_do_not_meet() {
        assert!(meets((5, 10), &[(0, 2), (9, 12)]));
        assert!(!meets((5, 10), &[(0, 5), (10, 12)]));
    }

    #[test]
    fn a_tenth_of_a_region_for_half_a_day_is_level_3_and_three_tenths_for_three_days_level_4() {
        assert!(!reached(3, &curve(1, 11)) && reached(3, &curve(1, 12)));
        assert!(!reached(4, &curve(3, 71)) && reached(4, &curve(3, 72)));
        assert!(!reached(4, &curve(2, 500)), "a fifth is never level 4");
    }
}
