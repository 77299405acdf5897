//! What is lost of a sector, a cell or a compared series over time.

use super::outcome::Recovery;
use crate::units::{PPM, SimTime};

const PPM64: u64 = PPM as u64;

/// A loss over time.
#[derive(Default, Clone)]
pub(crate) struct Curve {
    /// Weight that could be served: all but the unrestorable.
    pub(crate) whole: u64,
    /// Lost weight x ppm now.
    pub(crate) lost: u64,
    /// (time in ms, lost weight x ppm) at every change.
    pub(crate) changes: Vec<(u64, u64)>,
    /// Whether it has moved within the instant that has not come to rest.
    pub(crate) dirty: bool,
}

impl Curve {
    /// Forgets what happened; `whole` could be served.
    pub(crate) fn reset(&mut self, whole: u64) {
        self.whole = whole;
        (self.lost, self.dirty) = (0, false);
        self.changes.clear();
    }

    /// Share served in ppm; never one while anything is lost.
    pub(crate) fn service(&self, lost: u64) -> u32 {
        if self.whole == 0 {
            return PPM;
        }
        PPM - (lost.div_ceil(self.whole)).min(PPM64) as u32
    }

    /// When the most was lost for the first time, and how much.
    pub(crate) fn peak(&self) -> (u64, u64) {
        let mut peak = (0, 0);
        for (at, lost) in &self.changes {
            if *lost > peak.1 {
                peak = (*at, *lost);
            }
        }
        peak
    }

    /// The last crossing of a share of the peak.
    pub(crate) fn recovery(&self, share_ppm: u32) -> Recovery {
        let peak = self.peak().1;
        if peak == 0 {
            return Recovery::NotLost;
        }
        let most = u128::from(peak) * u128::from(PPM - share_ppm);
        let above = |lost: u64| u128::from(lost) * u128::from(PPM) > most;
        match self.changes.iter().rposition(|(_, lost)| above(*lost)) {
            None => Recovery::NotLost,
            Some(last) => match self.changes.get(last + 1) {
                Some((at, _)) => Recovery::At(SimTime(*at)),
                None => Recovery::Censored,
            },
        }
    }

    /// When a share of the peak was first lost; none where nothing ever was.
    pub(crate) fn rise(&self, share_ppm: u32) -> Option<SimTime> {
        let peak = self.peak().1;
        let least = u128::from(peak) * u128::from(share_ppm);
        let reached = |lost: u64| lost > 0 && u128::from(lost) * u128::from(PPM) >= least;
        let first = self.changes.iter().find(|(_, lost)| reached(*lost));
        first.map(|(at, _)| SimTime(*at))
    }

    /// What was lost at a time, once its instant had come to rest.
    pub(crate) fn at(&self, time: SimTime) -> u64 {
        let after = self.changes.partition_point(|(at, _)| *at <= time.0);
        after.checked_sub(1).map_or(0, |last| self.changes[last].1)
    }
}
