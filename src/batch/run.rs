//! Replicates on all cores, their outcomes in index order.

use std::any::Any;
use std::convert::Infallible;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Batch;
use super::until::{Stopping, Until, Watch};
use crate::measure::{Failure, Outcome};

/// Replicates that are handed out at once. Memory holds the outcomes of two chunks, and a batch stops early at the end
/// of one only.
const CHUNK: u64 = 64;

/// How much is asked for, and of what.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Options {
    /// Replicates of the whole batch, those it holds already included.
    pub replicates: u64,
    /// Threads; 0 for one a core. Changes nothing in the results.
    pub threads: usize,
    /// When to stop before that.
    pub until: Option<Until>,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// All replicates are in, or as many as the rule for stopping wants.
    Complete,
    /// It was cancelled: what was finished without a gap is kept.
    Cancelled,
}

/// The operating system gave no threads.
#[derive(Debug)]
pub struct NoThreads(rayon::ThreadPoolBuildError);

impl fmt::Display for NoThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the threads for the batch could not be started")
    }
}

impl std::error::Error for NoThreads {
    /// What the operating system says.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The library's own words only repeat it.
        self.0.source().or(Some(&self.0))
    }
}

/// Why a run did not end by itself.
#[derive(Debug)]
pub enum Halted<E> {
    /// It did not begin.
    NoThreads(NoThreads),
    /// Finished replicates could not be kept.
    NotKept(E),
}

/// Brings `batch` up to the replicates asked for, continuing where it stands.
///
/// Each thread makes itself one worker, e.g. a world, and reuses it. `progress` hears after each replicate how many of how
/// many are done, from any thread. Setting `cancel` lets the replicates that are under way finish and starts no more.
///
/// # Errors
/// If no threads can be started.
pub fn run<W: Send>(
    batch: &mut Batch,
    options: Options,
    make_worker: impl Fn() -> W + Sync,
    replicate: impl Fn(&mut W, u64) -> Outcome + Sync,
    cancel: &AtomicBool,
    progress: impl Fn(u64, u64) + Sync,
) -> Result<Ending, NoThreads> {
    let keep = |_: &[Outcome]| Ok::<(), Infallible>(());
    run_keeping(
        batch,
        options,
        make_worker,
        replicate,
        cancel,
        progress,
        keep,
    )
    .map_err(|halted| match halted {
        Halted::NoThreads(reason) => reason,
        Halted::NotKept(never) => match never {},
    })
}

/// The same, handing each chunk of outcomes in index order to `keep` before the batch takes it up.
///
/// # Errors
/// If no threads can be started, or what `keep` says; the batch then holds what was kept before.
pub fn run_keeping<W: Send, E: Send>(
    batch: &mut Batch,
    options: Options,
    make_worker: impl Fn() -> W + Sync,
    replicate: impl Fn(&mut W, u64) -> Outcome + Sync,
    cancel: &AtomicBool,
    progress: impl Fn(u64, u64) + Sync,
    mut keep: impl FnMut(&[Outcome]) -> Result<(), E> + Send,
) -> Result<Ending, Halted<E>> {
    let pool = pool(options.threads).map_err(Halted::NoThreads)?;
    let crew = Crew {
        workers: (0..pool.current_num_threads())
            .map(|_| Mutex::new(None))
            .collect(),
        make_worker,
        replicate,
        cancel,
        done: AtomicU64::new(batch.next()),
        total: options.replicates,
        until: options.until,
        progress,
    };
    batch.asked = options.replicates;
    pool.install(|| crew.work(batch, &mut keep))
        .map_err(Halted::NotKept)
}

/// So many threads; 0 for one a core.
pub(super) fn pool(threads: usize) -> Result<rayon::ThreadPool, NoThreads> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads);
    builder.build().map_err(NoThreads)
}

/// Hears of finished outcomes before they are folded.
type Keep<'k, E> = &'k mut (dyn FnMut(&[Outcome]) -> Result<(), E> + Send);

/// The threads' workers and what they have to know.
struct Crew<'a, W, M, R, P> {
    workers: Vec<Mutex<Option<W>>>,
    make_worker: M,
    replicate: R,
    cancel: &'a AtomicBool,
    done: AtomicU64,
    total: u64,
    until: Option<Until>,
    progress: P,
}

impl<W, M, R, P> Crew<'_, W, M, R, P>
where
    W: Send,
    M: Fn() -> W + Sync,
    R: Fn(&mut W, u64) -> Outcome + Sync,
    P: Fn(u64, u64) + Sync,
{
    fn work<E: Send>(&self, batch: &mut Batch, keep: Keep<E>) -> Result<Ending, E> {
        let mut watch = self.until.map(Watch::new);
        let enough = |batch: &Batch| watch.as_mut().is_some_and(|watch| watch.look(batch).met);
        let ending = self.chunks(batch, keep, enough)?;
        batch.stopping = watch.map(|mut watch| {
            let stopping = watch.look(batch);
            // Where a person stops a batch is no end of a chunk.
            let met = stopping.met && ending == Ending::Complete;
            Stopping { met, ..stopping }
        });
        Ok(ending)
    }

    /// Chunk after chunk; each is kept and folded while the next one is simulated.
    fn chunks<E: Send>(
        &self,
        batch: &mut Batch,
        keep: Keep<E>,
        mut enough: impl FnMut(&Batch) -> bool,
    ) -> Result<Ending, E> {
        let mut next = batch.next();
        let mut finished = Vec::new();
        let mut whole = true;
        while whole && next < self.total {
            // On one grid wherever the batch was continued, so that it stops at the same place.
            let chunk = next..self.total.min((next / CHUNK + 1) * CHUNK);
            next = chunk.end;
            let wanted = (chunk.end - chunk.start) as usize;
            let previous = std::mem::take(&mut finished);
            let kept;
            (finished, kept) = rayon::join(
                || self.simulate(chunk),
                || keep(&previous).map(|()| batch.fold(previous)),
            );
            kept?;
            whole = finished.len() == wanted;
            if batch.next().is_multiple_of(CHUNK) && enough(batch) {
                // What was simulated meanwhile lies beyond the end.
                return Ok(Ending::Complete);
            }
        }
        keep(&finished)?;
        batch.fold(finished);
        Ok(match whole {
            true => Ending::Complete,
            false => Ending::Cancelled,
        })
    }

    /// The outcomes of a chunk in index order, up to the first that was not begun.
    fn simulate(&self, chunk: std::ops::Range<u64>) -> Vec<Outcome> {
        let offsets = 0..(chunk.end - chunk.start) as usize;
        // Single replicates are dealt out: they differ in length by far more than dealing costs.
        let dealt = offsets.into_par_iter().with_max_len(1);
        let outcomes: Vec<Option<Outcome>> = dealt
            .map(|offset| self.one(chunk.start + offset as u64))
            .collect();
        outcomes.into_iter().map_while(|outcome| outcome).collect()
    }

    fn one(&self, index: u64) -> Option<Outcome> {
        if self.cancel.load(Ordering::Relaxed) {
            return None;
        }
        let slot = &self.workers[rayon::current_thread_index().unwrap_or(0)];
        let mut worker = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = self.guarded(&mut worker, index);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.progress)(done, self.total);
        Some(outcome)
    }

    /// One replicate; a panic in it is one failed row, because a million others must not be lost to it.
    ///
    /// Unwind safety: what the panic left half done is the worker alone, and that is thrown away.
    fn guarded(&self, worker: &mut Option<W>, index: u64) -> Outcome {
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let worker = worker.get_or_insert_with(|| (self.make_worker)());
            (self.replicate)(worker, index)
        }));
        let outcome = attempt.unwrap_or_else(|panic| {
            *worker = None;
            Outcome {
                failed: Some(fault(panic.as_ref())),
                ..Outcome::default()
            }
        });
        Outcome {
            replicate: index,
            ..outcome
        }
    }
}

/// What a panic said, on one line.
fn fault(panic: &(dyn Any + Send)) -> Failure {
    let words = match (panic.downcast_ref::<&str>(), panic.downcast_ref::<String>()) {
        (Some(words), _) => words,
        (_, Some(words)) => words.as_str(),
        _ => "no reason given",
    };
    let line: Vec<&str> = words.split_whitespace().collect();
    Failure::Fault(line.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::synthetic::{axes, outcome};
    use crate::batch::{Figure, Quantity, Row, Width};

    fn batch_of(replicates: u64, threads: usize) -> Batch {
        let options = Options {
            replicates,
            threads,
            until: None,
        };
        let mut batch = Batch::new(axes());
        let never = AtomicBool::new(false);
        let ending = run(
            &mut batch,
            options,
            || (),
            |(), index| outcome(index),
            &never,
            |_, _| {},
        );
        assert_eq!(ending.unwrap(), Ending::Complete);
        batch
    }

    fn indices(batch: &Batch) -> Vec<u64> {
        batch.rows.iter().map(|row| row.replicate).collect()
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let alone = format!("{:?}", batch_of(300, 1));
        for threads in [2, 3, 8] {
            assert_eq!(
                format!("{:?}", batch_of(300, threads)),
                alone,
                "{threads} threads"
            );
        }
    }

    #[test]
    fn a_batch_stops_at_the_same_replicate_on_any_number_of_threads_and_wherever_it_was_continued()
    {
        let figure = Figure {
            quantity: Quantity::Outage,
            sector: Some(1),
        };
        let until = |width| Some(Until { figure, width });
        let grown = |steps: &[u64], threads, width| {
            let mut batch = Batch::new(axes());
            for replicates in steps {
                let options = Options {
                    replicates: *replicates,
                    threads,
                    until: until(width),
                };
                let never = AtomicBool::new(false);
                let replicate = |_: &mut (), index| outcome(index);
                run(&mut batch, options, || (), replicate, &never, |_, _| {}).unwrap();
            }
            batch
        };
        let narrow = Width::Absolute(0.03);
        let alone = grown(&[5_000], 1, narrow);
        let stopping = alone.stopping.unwrap();
        assert!(stopping.met && stopping.half_width.unwrap() <= 0.03);
        assert!((1_000..4_000).contains(&alone.next()) && alone.next() % CHUNK == 0);
        for threads in [2, 3, 8] {
            let other = grown(&[5_000], threads, narrow);
            assert_eq!(
                format!("{other:?}"),
                format!("{alone:?}"),
                "{threads} threads"
            );
        }
        let continued = grown(&[130, 777, 5_000], 2, narrow);
        assert_eq!(format!("{continued:?}"), format!("{alone:?}"));
        let wide = grown(&[1_500], 2, Width::Absolute(0.001));
        assert_eq!((wide.next(), wide.stopping.unwrap().met), (1_500, false));
    }

    #[test]
    fn the_first_hundred_of_a_thousand_are_the_batch_of_a_hundred() {
        let (hundred, thousand) = (batch_of(100, 2), batch_of(1_000, 3));
        assert_eq!(hundred.rows[..], thousand.rows[..100]);
    }

    #[test]
    fn a_batch_goes_on_where_it_stands() {
        let mut batch = batch_of(130, 2);
        let options = Options {
            replicates: 300,
            threads: 2,
            until: None,
        };
        let never = AtomicBool::new(false);
        run(
            &mut batch,
            options,
            || (),
            |(), index| outcome(index),
            &never,
            |_, _| {},
        )
        .unwrap();
        assert_eq!(format!("{batch:?}"), format!("{:?}", batch_of(300, 1)));
    }

    #[test]
    fn cancelling_keeps_the_finished_replicates_without_a_gap() {
        let mut batch = Batch::new(axes());
        let cancel = AtomicBool::new(false);
        let options = Options {
            replicates: 1_000,
            threads: 3,
            until: None,
        };
        let replicate = |_: &mut (), index| outcome(index);
        let progress = |done, _| cancel.store(done >= 200, Ordering::Relaxed);
        let ending = run(&mut batch, options, || (), replicate, &cancel, progress).unwrap();
        assert_eq!(ending, Ending::Cancelled);
        let kept = batch.next();
        assert!((128..=203).contains(&kept), "{kept}");
        assert_eq!(indices(&batch), (0..kept).collect::<Vec<_>>());
        assert_eq!(
            (batch.asked, &batch.rows[..]),
            (1_000, &batch_of(kept, 1).rows[..])
        );
    }

    #[test]
    fn a_panic_is_one_failed_row_and_its_worker_is_made_anew() {
        let made = AtomicU64::new(0);
        let make_worker = || made.fetch_add(1, Ordering::Relaxed);
        let replicate = |_: &mut u64, index| {
            assert!(index != 7, "the queue of replicate {index}\n ran dry");
            outcome(index)
        };
        let mut batch = Batch::new(axes());
        let options = Options {
            replicates: 20,
            threads: 1,
            until: None,
        };
        let never = AtomicBool::new(false);
        run(
            &mut batch,
            options,
            make_worker,
            replicate,
            &never,
            |_, _| {},
        )
        .unwrap();
        assert_eq!(made.into_inner(), 2);
        let failed: Vec<&Row> = batch
            .rows
            .iter()
            .filter(|row| row.failed.is_some())
            .collect();
        assert_eq!((failed.len(), failed[0].replicate), (1, 7));
        let said = Failure::Fault("the queue of replicate 7 ran dry".into());
        assert_eq!(failed[0].failed, Some(said));
        assert_eq!(batch.completed().count(), 19);
    }

    #[test]
    fn each_thread_makes_itself_one_worker() {
        let made = AtomicU64::new(0);
        let make_worker = || made.fetch_add(1, Ordering::Relaxed);
        let mut batch = Batch::new(axes());
        let options = Options {
            replicates: 500,
            threads: 3,
            until: None,
        };
        let never = AtomicBool::new(false);
        run(
            &mut batch,
            options,
            make_worker,
            |_, index| outcome(index),
            &never,
            |_, _| {},
        )
        .unwrap();
        assert!(made.into_inner() <= 3);
    }
}
