//! Values read off a replicate.

use super::fallen::Fallen;
use crate::scenario::{Observation, Observed, Span};
use crate::units::{MS_PER_HOUR, PPM};
use crate::world::Network;

/// All observations of a replicate.
pub(super) struct Observations {
    rows: Vec<Row>,
    /// (observation, place within it) by facility.
    of_facility: Vec<Vec<(u32, u32)>>,
    now: u64,
}

/// One observation, and what has been seen of it.
struct Row {
    what: Observed,
    /// How many facilities are looked at.
    of: u64,
    /// A facility is down below this level, in ppm.
    below: u32,
    /// Sum of levels in ppm.
    levels: u64,
    /// Facilities down.
    down: u64,
    /// Most of them, how many ever, how often: whatever is counted.
    count: u64,
    fallen: Option<Fallen>,
    first_fall: Option<u64>,
    last_rise: Option<u64>,
    /// Integral over the span: of facilities down in ms, or of levels or losses in ppm x ms.
    integral: u128,
    read: f64,
}

impl Observations {
    pub(super) fn new(net: &Network) -> Observations {
        let observations = &net.scenario.observations;
        let mut of_facility = vec![Vec::new(); net.facilities.len()];
        for (o, observation) in observations.iter().enumerate() {
            for (place, facility) in observation.of.iter().enumerate() {
                of_facility[*facility].push((o as u32, place as u32));
            }
        }
        Observations {
            rows: observations.iter().map(Row::new).collect(),
            of_facility,
            now: 0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.now = 0;
        self.rows.iter_mut().for_each(Row::reset);
    }

    /// A facility's level has moved.
    pub(super) fn level(&mut self, facility: u32, before: u32, level: u32) {
        for (o, place) in &self.of_facility[facility as usize] {
            self.rows[*o as usize].level(*place, before, level);
        }
    }

    /// Facilities wait for each other in a circle at the end.
    pub(super) fn deadlock(&mut self, facilities: &[u32]) {
        for facility in facilities {
            for (o, _) in &self.of_facility[*facility as usize] {
                let row = &mut self.rows[*o as usize];
                if row.what == Observed::Deadlocked {
                    row.count += 1;
                }
            }
        }
    }

    /// Time moves on to `at`: what stands now has stood until then.
    pub(super) fn advance(&mut self, at: u64) {
        for row in &mut self.rows {
            row.stood(self.now, at);
        }
        self.now = at;
    }

    /// The values after `events`, in the order of the scenario's observations.
    pub(super) fn finish(&mut self, horizon: u64, events: u64) -> Vec<f64> {
        // What stands at the horizon can still be read.
        self.advance(horizon + 1);
        self.rows.iter().map(|row| row.value(events)).collect()
    }
}

impl Row {
    fn new(observation: &Observation) -> Row {
        let of = observation.of.len();
        let follows = matches!(observation.what, Observed::EverDown(_) | Observed::Falls(_));
        let mut row = Row {
            what: observation.what,
            of: of as u64,
            below: observation.below.ppm(),
            levels: 0,
            down: 0,
            count: 0,
            fallen: follows.then(|| Fallen::new(of)),
            first_fall: None,
            last_rise: Some(0),
            integral: 0,
            read: f64::NAN,
        };
        row.reset();
        row
    }

    fn reset(&mut self) {
        self.levels = self.of * u64::from(PPM);
        (self.down, self.count, self.integral) = (0, 0, 0);
        (self.first_fall, self.last_rise, self.read) = (None, Some(0), f64::NAN);
        if let Some(fallen) = &mut self.fallen {
            fallen.reset();
        }
    }

    fn level(&mut self, place: u32, before: u32, level: u32) {
        self.levels = self.levels + u64::from(level) - u64::from(before);
        let (was, is) = (before < self.below, level < self.below);
        self.down = self.down + u64::from(is) - u64::from(was);
        if let Some(fallen) = &mut self.fallen
            && was != is
        {
            fallen.moves(place, is);
        }
    }

    /// What stands now has stood from `from` until `to`, which lies later.
    fn stood(&mut self, from: u64, to: u64) {
        match self.what {
            Observed::LevelAt(at) if (from..to).contains(&at.0) => self.read = self.mean_level(),
            Observed::DownAt(at) if (from..to).contains(&at.0) => self.read = self.down as f64,
            Observed::MeanLevel(span) => self.integrate(span, self.levels, from, to),
            Observed::LostHours(span) => {
                self.integrate(span, self.of * u64::from(PPM) - self.levels, from, to);
            }
            Observed::MeanDown(span) | Observed::DownHours(span) => {
                self.integrate(span, self.down, from, to);
            }
            Observed::MostDown(span) if overlaps(span, from, to) => {
                self.count = self.count.max(self.down);
            }
            Observed::EverDown(_) | Observed::Falls(_) => self.follow(from, to),
            Observed::FirstFall if self.down > 0 => _ = self.first_fall.get_or_insert(from),
            Observed::LastRise if self.down > 0 => self.last_rise = None,
            Observed::LastRise => _ = self.last_rise.get_or_insert(from),
            _ => {}
        }
    }

    fn mean_level(&self) -> f64 {
        self.levels as f64 / (self.of * u64::from(PPM)).max(1) as f64
    }

    fn integrate(&mut self, span: Span, value: u64, from: u64, to: u64) {
        let (first, last) = (from.max(span.from.0), to.min(span.to.0));
        if first < last {
            self.integral += u128::from(value) * u128::from(last - first);
        }
    }

    /// Counts falls, or facilities that have ever been down, within the span.
    fn follow(&mut self, from: u64, to: u64) {
        let Some(fallen) = &mut self.fallen else {
            return;
        };
        let falls = fallen.rest();
        self.count += match self.what {
            Observed::Falls(span) if (span.from.0..=span.to.0).contains(&from) => falls,
            Observed::EverDown(span) if overlaps(span, from, to) => fallen.mark(),
            _ => 0,
        };
    }

    fn value(&self, events: u64) -> f64 {
        let hours = |ms: u64| ms as f64 / MS_PER_HOUR as f64;
        let length = |span: Span| span.to.0.saturating_sub(span.from.0).max(1) as f64;
        match self.what {
            Observed::LevelAt(_) | Observed::DownAt(_) => self.read,
            Observed::MeanLevel(span) => {
                let whole = (self.of * u64::from(PPM)).max(1) as f64;
                self.integral as f64 / (whole * length(span))
            }
            Observed::LostHours(_) => self.integral as f64 / (f64::from(PPM) * MS_PER_HOUR as f64),
            Observed::MeanDown(span) => self.integral as f64 / length(span),
            Observed::DownHours(_) => self.integral as f64 / MS_PER_HOUR as f64,
            Observed::MostDown(_)
            | Observed::EverDown(_)
            | Observed::Falls(_)
            | Observed::Deadlocked => self.count as f64,
            Observed::FirstFall => self.first_fall.map_or(f64::INFINITY, hours),
            Observed::LastRise => self.last_rise.map_or(f64::INFINITY, hours),
            Observed::Events => events as f64,
        }
    }
}

/// Whether what stood from `from` until `to` stood at some time of a span, its end included.
fn overlaps(span: Span, from: u64, to: u64) -> bool {
    from <= span.to.0 && to > span.from.0
}
