//! Replicates run again, and their rows held to those of the folder.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader};
use std::sync::atomic::AtomicBool;

use super::lockstep::Lockstep;
use super::{Finding, ResultFolder};
use crate::batch::{self, Batch, NoThreads, Options, Summary};
use crate::measure::Recorder;
use crate::replicate::Worker;
use crate::report::{TableOptions, tables};
use crate::world::Network;

/// Tables whose rows rest on one replicate each; those of the others rest on all.
const BY_REPLICATE: [&str; 2] = ["replicates.csv", "observed.csv"];

/// So many of `there` replicates, evenly spread, first and last among them.
pub fn picks(there: u64, wanted: u64) -> Vec<u64> {
    if wanted >= there {
        return (0..there).collect();
    }
    let steps = wanted.saturating_sub(1).max(1);
    // In 128 bits, for both factors may be large.
    let place = |step: u64| (u128::from(step) * u128::from(there - 1) / u128::from(steps)) as u64;
    (0..wanted).map(place).collect()
}

/// Runs replicates of a result again. Only the rows of what comes back count where these are not all.
///
/// # Errors
/// If no threads can be started.
pub fn run_again(
    result: &ResultFolder,
    net: &Network,
    picks: &[u64],
    threads: usize,
    progress: impl Fn(u64, u64) + Sync,
) -> Result<Batch, NoThreads> {
    let about = &result.about;
    let mut batch = Batch::new(Recorder::axes(net));
    let options = Options {
        replicates: picks.len() as u64,
        threads,
        until: None,
    };
    batch::run(
        &mut batch,
        options,
        || Worker::asked(net, about.shuffle_ties, about.event_budget),
        |worker, place| worker.outcome(about.seed, picks[place as usize]),
        &AtomicBool::new(false),
        progress,
    )?;
    for (row, pick) in batch.rows.iter_mut().zip(picks) {
        row.replicate = *pick;
    }
    Ok(batch)
}

/// What became of holding tables to what comes out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Held {
    /// Names of the tables.
    pub tables: Vec<String>,
    /// What differs.
    pub findings: Vec<Finding>,
}

/// Holds the tables of a folder to replicates that were run again: the rows of these, or where they are all of the
/// batch, every row of every table.
///
/// # Errors
/// If a table cannot be read to its end.
pub fn differing_rows(result: &ResultFolder, again: &Batch) -> io::Result<Held> {
    let picks: BTreeSet<u64> = again.rows.iter().map(|row| row.replicate).collect();
    let are_all = picks.len() as u64 == result.replicates();
    let summary = Summary::of(again);
    let mut held = Held::default();
    for table in tables(again, &summary, &result.about, TableOptions::default()) {
        if !are_all && !BY_REPLICATE.contains(&table.name.as_str()) {
            continue;
        }
        let file = match File::open(result.path.join(&table.name)) {
            Ok(file) => BufReader::new(file),
            // That it is missing has been told with the other files.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        let only = (!are_all).then_some(&picks);
        let mut lockstep = Lockstep::new(&table.name, file, only);
        (table.write)(&mut lockstep)?;
        held.findings.extend(lockstep.finish()?);
        held.tables.push(table.name);
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replicates_are_spread_from_the_first_to_the_last() {
        assert_eq!(picks(1_000, 3), [0, 499, 999]);
        assert_eq!(picks(1_000, 1), [0]);
        assert_eq!(picks(3, 20), [0, 1, 2]);
        assert!(picks(0, 20).is_empty());
        let many = picks(u64::MAX, 20);
        assert_eq!((many.len(), many[19]), (20, u64::MAX - 1));
        assert!(many.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
