//! Service over time for all replicates: a histogram for each sector and time step, so that memory does not grow with n.

use super::statistics::{position, quantile_needs};
use crate::units::PPM;

/// Width of a bin in ppm: 0.1 %.
const BIN_PPM: u32 = 1_000;
/// The bin of exactly all. Exactly nothing has bin 0, and the thousand between hold what is strictly between, so that no
/// quantile is rounded to a full service or to none.
const ALL: u16 = 1_001;

/// The distribution of the share of people served at one time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ServiceHistogram {
    /// Bins that hold anything and their counts, in ascending order.
    bins: Vec<(u16, u32)>,
    sum_ppm: u64,
    n: u64,
}

impl ServiceHistogram {
    /// Takes one more replicate.
    pub fn add(&mut self, ppm: u32) {
        let bin = bin_of(ppm);
        match self.bins.binary_search_by_key(&bin, |(bin, _)| *bin) {
            Ok(place) => self.bins[place].1 += 1,
            Err(place) => self.bins.insert(place, (bin, 1)),
        }
        self.sum_ppm += u64::from(ppm);
        self.n += 1;
    }

    /// Takes all that another one has taken.
    pub fn merge(&mut self, other: &ServiceHistogram) {
        for (bin, count) in &other.bins {
            match self.bins.binary_search_by_key(bin, |(bin, _)| *bin) {
                Ok(place) => self.bins[place].1 += count,
                Err(place) => self.bins.insert(place, (*bin, *count)),
            }
        }
        self.sum_ppm += other.sum_ppm;
        self.n += other.n;
    }

    /// The mean share; none without a replicate.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum_ppm as f64 / self.n as f64 / f64::from(PPM))
    }

    /// The `q` quantile of the share, right to half a bin (0.05 %), exact at 0 and 1; none where there are fewer replicates
    /// than [`quantile_needs`].
    pub fn quantile(&self, q: f64) -> Option<f64> {
        (self.n >= quantile_needs(q)).then(|| self.at(q)).flatten()
    }

    /// The quantile of the sample.
    fn at(&self, q: f64) -> Option<f64> {
        if self.n == 0 {
            return None;
        }
        let wanted = position(self.n, q) as u64;
        let mut seen = 0_u64;
        let reached = self.bins.iter().find(|(_, count)| {
            seen += u64::from(*count);
            seen > wanted
        });
        reached.map(|(bin, _)| middle(*bin))
    }
}

fn bin_of(ppm: u32) -> u16 {
    match ppm {
        0 => 0,
        PPM.. => ALL,
        // At most 1,000: fits.
        _ => (1 + (ppm - 1) / BIN_PPM) as u16,
    }
}

/// The share that stands for a bin.
fn middle(bin: u16) -> f64 {
    match bin {
        0 => 0.0,
        ALL => 1.0,
        _ => (f64::from(bin) - 0.5) / 1_000.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_all_are_never_rounded_to() {
        let mut histogram = ServiceHistogram::default();
        [0, 1, 999_999, 1_000_000]
            .iter()
            .for_each(|ppm| histogram.add(*ppm));
        let quartiles = [0.25, 0.5, 0.75, 1.0].map(|q| histogram.at(q).unwrap());
        assert_eq!(quartiles, [0.0, 0.0005, 0.9995, 1.0]);
        assert_eq!(histogram.mean(), Some(0.5));
    }

    #[test]
    fn a_quantile_that_the_replicates_cannot_tell_is_refused() {
        let mut histogram = ServiceHistogram::default();
        (0..71).for_each(|_| histogram.add(5));
        assert_eq!(
            (histogram.quantile(0.05), histogram.quantile(0.95)),
            (None, None)
        );
        assert!(histogram.quantile(0.5).is_some());
        histogram.add(5);
        assert!(histogram.quantile(0.95).is_some());
    }

    #[test]
    fn the_order_of_replicates_changes_nothing() {
        let shares: Vec<u32> = (0..500).map(|k| (k * 7_919_u32) % 1_000_001).collect();
        let (mut forward, mut backward) =
            (ServiceHistogram::default(), ServiceHistogram::default());
        shares.iter().for_each(|ppm| forward.add(*ppm));
        shares.iter().rev().for_each(|ppm| backward.add(*ppm));
        assert_eq!(forward, backward);
    }

    #[test]
    fn quantiles_lie_within_half_a_bin_of_the_exact_ones() {
        let mut shares: Vec<u32> = (0..1_000).map(|k| (k * k * 31_u32) % 1_000_001).collect();
        let mut histogram = ServiceHistogram::default();
        shares.iter().for_each(|ppm| histogram.add(*ppm));
        shares.sort_unstable();
        for q in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let exact = f64::from(shares[position(1_000, q)]) / f64::from(PPM);
            assert!((histogram.quantile(q).unwrap() - exact).abs() <= 0.000_500_1);
        }
    }
}
