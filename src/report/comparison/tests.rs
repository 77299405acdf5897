//! What a batch writes is what is read again, and compared.

use crate::batch::Batch;
use crate::batch::synthetic::{axes, outcome};
use crate::compare::{Comparison, Quantity, Subject, Table};
use crate::measure::{Recovery, SectorOutcome};
use crate::report::About;
use crate::report::replicates;
use crate::units::SimTime;

fn batch() -> Batch {
    let mut batch = Batch::new(axes());
    batch.asked = 150;
    batch.fold((0..150).map(outcome).collect());
    batch
}

fn read(batch: &Batch, byte_order_mark: bool) -> Table {
    let about = About::default();
    let mut csv = Vec::new();
    replicates::sheet(batch, &about)
        .write_csv(&mut csv, byte_order_mark)
        .unwrap();
    Table::read(csv.as_slice(), batch.axes.horizon.hours()).unwrap()
}

/// The number of a quantity as the batch has it, and whether it is censored.
fn truth(batch: &Batch, origin: SimTime, of: &SectorOutcome, what: Quantity) -> (f64, bool) {
    let end = SimTime::ZERO + batch.axes.horizon;
    let back = |share: usize| match (of.outage_start, of.recovery[share]) {
        (None, _) | (_, Recovery::NotLost) => (0.0, false),
        (_, Recovery::At(at)) => (at.since(origin).hours(), false),
        (_, Recovery::Censored) => (end.since(origin).hours(), true),
    };
    match what {
        Quantity::LostPersonHours => (of.lost_person_minutes as f64 / 60.0, false),
        Quantity::OutageHours => (of.outage_time.hours(), false),
        Quantity::PeakPeople => (of.peak_people as f64, false),
        Quantity::Outage => (f64::from(u8::from(of.outage_start.is_some())), false),
        Quantity::Back50 => back(0),
        Quantity::Back90 => back(1),
        Quantity::Back99 => back(2),
        Quantity::FacilitiesHit => (f64::from(of.facilities_hit), false),
        Quantity::RegionsHit => (f64::from(of.regions_hit), false),
    }
}

#[test]
fn what_a_batch_writes_is_what_is_compared() {
    let batch = batch();
    let table = read(&batch, true);
    assert_eq!(table, read(&batch, false));
    let comparison = Comparison::of(&table, &table).unwrap();
    let completed: Vec<_> = batch.completed().collect();
    assert_eq!(comparison.pairs.compared(), completed.len() as u64);
    for (subject, what, difference) in &comparison.differences {
        let (mut total, mut censored) = (0.0, 0);
        for row in &completed {
            for (sector, outcome) in row.sectors.iter().enumerate() {
                if [Subject::Sector(sector), Subject::Nation].contains(subject) {
                    let (value, is_cut) = truth(&batch, row.origin(), outcome, *what);
                    total += value;
                    censored += u64::from(is_cut);
                }
            }
        }
        let mean = total / completed.len() as f64;
        let near = (difference.first - mean).abs() <= 1e-4 * mean.abs().max(1.0);
        assert!(
            near,
            "{subject:?} {what:?}: {} for {mean}",
            difference.first
        );
        assert_eq!(difference.mean.value, Some(0.0), "{subject:?} {what:?}");
        let of_sector = matches!(subject, Subject::Sector(_));
        assert_eq!(difference.censored[0], if of_sector { censored } else { 0 });
    }
}

#[test]
fn some_of_what_is_compared_was_cut_off() {
    let batch = batch();
    let table = read(&batch, false);
    let comparison = Comparison::of(&table, &table).unwrap();
    let cut = comparison
        .differences
        .iter()
        .any(|(_, _, one)| one.censored[0] > 0);
    assert!(cut, "or the other test would hold nothing of censoring");
}
