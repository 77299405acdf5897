//! Values read off a replicate at stated times.

use crate::scenario::Observed;
use crate::units::{MS_PER_HOUR, PPM};
use crate::world::Network;

/// All observations of a replicate.
pub(super) struct Observations {
    rows: Vec<Row>,
    /// Observations by facility.
    of_facility: Vec<Vec<u32>>,
    now: u64,
}

struct Row {
    what: Observed,
    of: u64,
    /// Sum of levels in ppm.
    levels: u64,
    /// Facilities at level 0.
    down: u64,
    /// Facilities below 1.
    below: u64,
    most_down: u64,
    first_fall: Option<u64>,
    last_rise: u64,
    /// Facility-ms down within the window of a mean.
    down_ms: u128,
    read: Option<f64>,
}

impl Observations {
    pub(super) fn new(net: &Network) -> Observations {
        let mut of_facility = vec![Vec::new(); net.facilities.len()];
        let rows: Vec<Row> = net
            .scenario
            .observations
            .iter()
            .enumerate()
            .map(|(o, observation)| {
                let of = observation.what.facilities();
                for facility in of {
                    of_facility[*facility].push(o as u32);
                }
                Row::new(observation.what.clone(), of.len() as u64)
            })
            .collect();
        Observations {
            rows,
            of_facility,
            now: 0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.now = 0;
        for row in &mut self.rows {
            *row = Row::new(row.what.clone(), row.of);
        }
    }

    /// A facility's level has moved.
    pub(super) fn level(&mut self, facility: u32, before: u32, level: u32) {
        for o in &self.of_facility[facility as usize] {
            let row = &mut self.rows[*o as usize];
            row.levels = row.levels + u64::from(level) - u64::from(before);
            row.down = row.down + u64::from(level == 0) - u64::from(before == 0);
            row.below = row.below + u64::from(level < PPM) - u64::from(before < PPM);
        }
    }

    /// The instant `now` has come to rest.
    pub(super) fn rest(&mut self, now: u64) {
        for row in &mut self.rows {
            row.most_down = row.most_down.max(row.down);
            if row.below > 0 {
                row.first_fall.get_or_insert(now);
                row.last_rise = u64::MAX;
            } else if row.last_rise == u64::MAX {
                row.last_rise = now;
            }
        }
    }

    /// Time moves on to `at`: what stands now has stood until then.
    pub(super) fn advance(&mut self, at: u64) {
        for row in &mut self.rows {
            row.advance(self.now, at);
        }
        self.now = at;
    }

    /// The values, in the order of the scenario's observations.
    pub(super) fn finish(&mut self, horizon: u64, lost_ppm_ms: &[u128]) -> Vec<f64> {
        self.rest(horizon);
        self.advance(horizon + 1);
        self.rows.iter().map(|row| row.value(lost_ppm_ms)).collect()
    }
}

impl Row {
    fn new(what: Observed, of: u64) -> Row {
        Row {
            what,
            of,
            levels: of * u64::from(PPM),
            down: 0,
            below: 0,
            most_down: 0,
            first_fall: None,
            last_rise: 0,
            down_ms: 0,
            read: None,
        }
    }

    fn advance(&mut self, from: u64, to: u64) {
        match &self.what {
            Observed::LevelAt { at, .. } if (from..to).contains(&at.0) => {
                let whole = (self.of * u64::from(PPM)).max(1);
                self.read = Some(self.levels as f64 / whole as f64);
            }
            Observed::DownAt { at, .. } if (from..to).contains(&at.0) => {
                self.read = Some(self.down as f64);
            }
            Observed::MeanDown {
                from: start,
                to: end,
                ..
            } => {
                let (first, last) = (from.max(start.0), to.min(end.0));
                if first < last {
                    self.down_ms += u128::from(self.down) * u128::from(last - first);
                }
            }
            _ => {}
        }
    }

    fn value(&self, lost_ppm_ms: &[u128]) -> f64 {
        let hours = |ms: u64| ms as f64 / MS_PER_HOUR as f64;
        match &self.what {
            Observed::LevelAt { .. } | Observed::DownAt { .. } => self.read.unwrap_or(f64::NAN),
            Observed::MeanDown { from, to, .. } => {
                self.down_ms as f64 / to.0.saturating_sub(from.0).max(1) as f64
            }
            Observed::MostDown { .. } => self.most_down as f64,
            Observed::FirstFall { .. } => self.first_fall.map_or(f64::INFINITY, hours),
            Observed::LastRise { .. } if self.last_rise == u64::MAX => f64::INFINITY,
            Observed::LastRise { .. } => hours(self.last_rise),
            Observed::LostHours { of } => {
                let lost: u128 = of.iter().map(|f| lost_ppm_ms[*f]).sum();
                lost as f64 / (f64::from(PPM) * MS_PER_HOUR as f64)
            }
        }
    }
}
