//! Listens to a replicate and reads the compared curves off it.

use crate::dynamics::{Cause, Observer};
use crate::measure::{Curve, RECOVERY_SHARES_PPM, Recovery};
use crate::scenario::{Base, Compared, Scenario};
use crate::units::{PPM, SimDuration, SimTime};
use crate::world::Network;

use super::Known;

/// The compared curves of one replicate at a time.
pub(super) struct Tracks<'n> {
    net: &'n Network,
    /// Hours at which points were observed, by series.
    observed_at: Vec<Vec<SimTime>>,
    tracks: Vec<Track>,
    /// Series of each facility.
    of_facility: Vec<Vec<u32>>,
    level: Vec<u32>,
    unrestorable: Vec<u32>,
}

struct Track {
    curve: Curve,
    /// Weight of each facility, by facility; 0 for those that are not in the series.
    weight: Vec<u64>,
    with_unrestorable: bool,
    until: SimTime,
}

impl<'n> Tracks<'n> {
    pub(super) fn new(net: &'n Network, known: &Known) -> Tracks<'n> {
        let compared = &net.scenario.compared;
        let mut of_facility = vec![Vec::new(); net.facilities.len()];
        for (s, series) in compared.iter().enumerate() {
            for facility in &series.of {
                of_facility[*facility].push(s as u32);
            }
        }
        let time = |hours: f64| SimTime(SimDuration::from_hours(hours).0);
        let hours = known.series.iter().map(|series| {
            let points = series.points.iter();
            points.map(|point| time(point.hours)).collect()
        });
        Tracks {
            net,
            observed_at: hours.collect(),
            tracks: compared
                .iter()
                .map(|series| Track::new(net, series))
                .collect(),
            of_facility,
            level: Vec::new(),
            unrestorable: Vec::new(),
        }
    }

    /// Forgets the last replicate.
    pub(super) fn reset(&mut self) {
        let facilities = self.net.facilities.len();
        self.level.clear();
        self.level.resize(facilities, PPM);
        self.unrestorable.clear();
        self.unrestorable.resize(facilities, 0);
        for track in &mut self.tracks {
            let whole = track.weight.iter().sum();
            track.curve.reset(whole);
        }
    }

    /// What the replicate that has ended says, series after series: the figures, what is out at the observed points,
    /// and the sampled curve.
    pub(super) fn readings(&self) -> Vec<f64> {
        let scenario = &self.net.scenario;
        let mut readings = Vec::new();
        let series = self.tracks.iter().zip(&scenario.compared);
        for ((track, compared), observed_at) in series.zip(&self.observed_at) {
            track.figures(&mut readings);
            track.shares(&mut readings, compared.base, observed_at);
            let samples: Vec<SimTime> = sample_times(scenario, compared).collect();
            track.shares(&mut readings, compared.base, &samples);
        }
        readings
    }

    fn moved(&mut self, at: u64, facility: usize, change: impl FnOnce(&mut Self)) {
        let before = self.lost(facility);
        change(self);
        let after = self.lost(facility);
        for series in &self.of_facility[facility] {
            let track = &mut self.tracks[*series as usize];
            let which = usize::from(track.with_unrestorable);
            track.moved(at, facility, before[which], after[which]);
        }
    }

    /// What is lost of a facility in ppm: without and with what cannot be restored.
    fn lost(&self, facility: usize) -> [u64; 2] {
        let missing = PPM - self.level[facility];
        let restorable = missing.saturating_sub(self.unrestorable[facility]);
        [u64::from(restorable), u64::from(missing)]
    }
}

/// The times at which a curve is sampled.
pub(super) fn sample_times(
    scenario: &Scenario,
    compared: &Compared,
) -> impl Iterator<Item = SimTime> + use<> {
    let step = scenario.step.0.max(1);
    (0..=compared.until.0 / step).map(move |k| SimTime(k * step))
}

impl Track {
    fn new(net: &Network, series: &Compared) -> Track {
        let facilities = &net.model.facilities;
        let people = series.of.iter().any(|f| facilities[*f].people > 0);
        let mut weight = vec![0; facilities.len()];
        for facility in &series.of {
            weight[*facility] = match people {
                true => facilities[*facility].people,
                false => facilities[*facility].sites,
            };
        }
        Track {
            curve: Curve::default(),
            weight,
            with_unrestorable: series.with_unrestorable,
            until: series.until,
        }
    }

    fn moved(&mut self, at: u64, facility: usize, before: u64, after: u64) {
        let (weight, curve) = (self.weight[facility], &mut self.curve);
        if before == after || at > self.until.0 {
            return;
        }
        curve.lost = curve.lost + weight * after - weight * before;
        match curve.changes.last_mut() {
            // Within an instant only what it comes to rest at counts.
            Some(last) if last.0 == at => last.1 = curve.lost,
            _ => curve.changes.push((at, curve.lost)),
        }
    }

    /// The figures in the order of [`super::Figure::ALL`].
    fn figures(&self, readings: &mut Vec<f64>) {
        let curve = &self.curve;
        let rise = curve.rise(PPM / 2);
        readings.push(rise.map_or(f64::INFINITY, SimTime::hours));
        readings.push(self.share(curve.peak().1));
        let back = |share: &u32| back(curve.recovery(*share));
        readings.extend(RECOVERY_SHARES_PPM[..3].iter().map(back));
    }

    /// What is out at each time, as a share of the base.
    fn shares(&self, readings: &mut Vec<f64>, base: Base, times: &[SimTime]) {
        let peak = self.share(self.curve.peak().1);
        readings.extend(times.iter().map(|time| {
            let share = self.share(self.curve.at(*time));
            match base {
                Base::Whole => share,
                Base::Peak if peak > 0.0 => share / peak,
                Base::Peak => 0.0,
            }
        }));
    }

    fn share(&self, lost: u64) -> f64 {
        let whole = self.curve.whole as f64 * f64::from(PPM);
        if whole > 0.0 {
            lost as f64 / whole
        } else {
            0.0
        }
    }
}

fn back(recovery: Recovery) -> f64 {
    match recovery {
        Recovery::NotLost => 0.0,
        Recovery::At(time) => time.hours(),
        Recovery::Censored => f64::INFINITY,
    }
}

impl Observer for Tracks<'_> {
    fn level(&mut self, at: u64, facility: u32, level: u32, _cause: &Cause) {
        let f = facility as usize;
        self.moved(at, f, |tracks| tracks.level[f] = level);
    }

    fn unrestorable(&mut self, at: u64, facility: u32, share: u32) {
        let f = facility as usize;
        self.moved(at, f, |tracks| tracks.unrestorable[f] = share);
    }
}
