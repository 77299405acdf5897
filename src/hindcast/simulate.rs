//! Many replicates of an incident, and how its curves spread between them.

use std::sync::atomic::AtomicBool;

use super::Known;
use super::bracket::Figure;
use super::track::{Tracks, sample_times};
use crate::batch::statistics::position;
use crate::batch::{Batch, NoThreads, Options, run};
use crate::measure::Recorder;
use crate::replicate::Worker;
use crate::units::SimTime;
use crate::world::Network;

/// Percentiles between replicates; infinite where a time lies beyond the horizon.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spread {
    /// 5th percentile.
    pub p05: f64,
    /// 25th percentile.
    pub p25: f64,
    /// Median.
    pub p50: f64,
    /// 75th percentile.
    pub p75: f64,
    /// 95th percentile.
    pub p95: f64,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Spread {
        values.sort_by(f64::total_cmp);
        let n = values.len() as u64;
        let at = |q: f64| values[position(n, q)];
        Spread {
            p05: at(0.05),
            p25: at(0.25),
            p50: at(0.5),
            p75: at(0.75),
            p95: at(0.95),
        }
    }
}

/// One compared curve over all replicates.
#[derive(Clone, PartialEq, Debug)]
pub struct Simulated {
    /// In the order of [`Figure::ALL`].
    pub figures: [Spread; Figure::ALL.len()],
    /// What is out at each observed point, as a share of the series' base.
    pub points: Vec<Spread>,
    /// The same at each of [`Simulated::times_h`].
    pub curve: Vec<Spread>,
    /// Hours of the curve.
    pub times_h: Vec<f64>,
}

/// Runs an incident; one curve for each of its series, or none where no replicate was finished.
///
/// `progress` hears how many replicates are done. Setting `cancel` lets those that are under way finish.
///
/// # Errors
/// If no threads can be started.
pub fn simulate(
    known: &Known,
    options: Options,
    seed: u64,
    cancel: &AtomicBool,
    progress: impl Fn(u64, u64) + Sync,
) -> Result<Option<Vec<Simulated>>, NoThreads> {
    let loaded = &known.loaded;
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut axes = Recorder::axes(&net);
    axes.observed = columns(known);
    let mut batch = Batch::new(axes);
    run(
        &mut batch,
        options,
        || (Worker::new(&net), Tracks::new(&net, known)),
        |(worker, tracks), replicate| {
            tracks.reset();
            let mut outcome = worker.outcome_told(seed, replicate, tracks);
            // The batch keeps what is read off each replicate; here that is the curves.
            outcome.observed = tracks.readings();
            outcome
        },
        cancel,
        progress,
    )?;
    let rows: Vec<&[f64]> = batch.completed().map(|row| &row.observed[..]).collect();
    Ok((!rows.is_empty()).then(|| spreads(known, &rows)))
}

/// The series of each reading of a replicate.
fn columns(known: &Known) -> Vec<String> {
    let scenario = &known.loaded.scenario;
    let series = scenario.compared.iter().zip(&known.series);
    let columns = series.flat_map(|(compared, series)| {
        let samples = sample_times(scenario, compared).count();
        let readings = Figure::ALL.len() + series.points.len() + samples;
        std::iter::repeat_n(compared.id.clone(), readings)
    });
    columns.collect()
}

/// Takes the readings of all replicates apart again, column by column.
fn spreads(known: &Known, rows: &[&[f64]]) -> Vec<Simulated> {
    let scenario = &known.loaded.scenario;
    let mut next = 0;
    let mut column = || {
        let values = rows.iter().map(|row| row[next]).collect();
        next += 1;
        Spread::of(values)
    };
    let mut take = |count: usize| -> Vec<Spread> { (0..count).map(|_| column()).collect() };
    let series = known.series.iter().zip(&scenario.compared);
    let series = series.map(|(series, compared)| {
        let times = sample_times(scenario, compared);
        let times_h: Vec<f64> = times.map(SimTime::hours).collect();
        let figures = take(Figure::ALL.len());
        Simulated {
            figures: std::array::from_fn(|figure| figures[figure]),
            points: take(series.points.len()),
            curve: take(times_h.len()),
            times_h,
        }
    });
    series.collect()
}
