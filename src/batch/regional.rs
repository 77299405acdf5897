//! Service over time in single regions: the first replicates once more, looked at there.
//!
//! The curves of every sector in every region would be fifty times what a batch keeps of the nation. A replicate is a
//! function of its index, so those of the few regions that somebody looks at are made again when the batch is in.

use rayon::prelude::*;

use super::run::{NoThreads, pool};
use super::{Batch, ServiceHistogram};

/// Replicates that are made again: enough for bands of nine tenths, and a hundredth of a batch of 10,000.
const AGAIN: usize = 100;

/// Service over time in one region.
#[derive(Clone, PartialEq, Debug)]
pub struct RegionService {
    /// Index into [`crate::measure::Axes::regions`].
    pub region: usize,
    /// Replicates that it is made of: the first that came to their horizon.
    pub replicates: u64,
    /// `sector * steps + step`.
    pub service: Vec<ServiceHistogram>,
}

impl RegionService {
    fn add(&mut self, service_ppm: &[u32]) {
        self.replicates += 1;
        let columns = self.service.iter_mut().zip(service_ppm);
        columns.for_each(|(histogram, ppm)| histogram.add(*ppm));
    }

    fn merge(&mut self, other: &RegionService) {
        self.replicates += other.replicates;
        let columns = self.service.iter_mut().zip(&other.service);
        columns.for_each(|(histogram, more)| histogram.merge(more));
    }
}

/// Service over time in `regions`, of the first replicates of a batch. `service` makes a replicate again and gives its
/// shares in ppm in each of them, `sector * steps + step`.
///
/// # Errors
/// If no threads can be started.
pub fn regional_service<W>(
    batch: &Batch,
    regions: &[usize],
    threads: usize,
    make_worker: impl Fn() -> W + Sync,
    service: impl Fn(&mut W, u64) -> Vec<Vec<u32>> + Sync,
) -> Result<Vec<RegionService>, NoThreads> {
    let none = || -> Vec<RegionService> {
        let columns = batch.service.len();
        let of = |region: &usize| RegionService {
            region: *region,
            replicates: 0,
            service: vec![ServiceHistogram::default(); columns],
        };
        regions.iter().map(of).collect()
    };
    if regions.is_empty() {
        return Ok(none());
    }
    let first = batch.completed().take(AGAIN);
    let first: Vec<u64> = first.map(|row| row.replicate).collect();
    let span = |replicates: &[u64]| {
        let (mut worker, mut all) = (make_worker(), none());
        for replicate in replicates {
            let made = service(&mut worker, *replicate);
            let each = all.iter_mut().zip(&made);
            each.for_each(|(region, service_ppm)| region.add(service_ppm));
        }
        all
    };
    let pool = pool(threads)?;
    let length = first.len().div_ceil(pool.current_num_threads()).max(1);
    let spans: Vec<Vec<RegionService>> =
        pool.install(|| first.par_chunks(length).map(span).collect());
    let mut all = none();
    for part in &spans {
        let each = all.iter_mut().zip(part);
        each.for_each(|(region, more)| region.merge(more));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::synthetic::{axes, outcome};

    fn made(replicates: u64, threads: usize) -> RegionService {
        let mut batch = Batch::new(axes());
        batch.fold((0..replicates).map(outcome).collect());
        let columns = batch.service.len();
        let service = |_: &mut (), replicate| vec![vec![replicate as u32; columns]];
        let all = regional_service(&batch, &[1], threads, || (), service);
        all.expect("threads can be started").remove(0)
    }

    #[test]
    fn threads_change_nothing_in_a_region() {
        assert_eq!(made(100, 1), made(100, 3));
        assert_eq!((made(100, 2).region, made(100, 2).replicates), (1, 100));
    }

    #[test]
    fn no_more_replicates_are_made_again_than_bands_need() {
        assert_eq!(made(500, 2), made(200, 2));
    }
}
