//! Buffers: stocks that drain and fill, and places that each outlast a cut by their own autonomy.

use super::event::class;
use super::instant::Run;
use super::observer::Observer;
use crate::engine::EventKey;
use crate::units::PPM;
use crate::world::{BufferRow, Network};

const PPM64: u64 = PPM as u64;

/// When something is due and when the calendar will say so. A timer is pushed again only if it comes earlier: one
/// that has moved away is found out when its old event comes up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Timer {
    due: u64,
    scheduled: u64,
}

impl Timer {
    pub(super) const IDLE: Timer = Timer {
        due: u64::MAX,
        scheduled: u64::MAX,
    };

    /// Sets when it is due; the time to push, if an event must be pushed.
    pub(super) fn set(&mut self, due: u64) -> Option<u64> {
        self.due = due;
        if due >= self.scheduled {
            return None;
        }
        self.scheduled = due;
        Some(due)
    }

    /// An event has come up at `now`. True if it is due; a time to push if it is due later.
    pub(super) fn comes_up(&mut self, now: u64) -> (bool, Option<u64>) {
        if self.scheduled != now {
            return (false, None);
        }
        self.scheduled = u64::MAX;
        if self.due <= now {
            return (true, None);
        }
        (
            false,
            (self.due != u64::MAX)
                .then_some(self.due)
                .inspect(|due| self.scheduled = *due),
        )
    }
}

/// The minimum of a step function over trailing windows `(t - b, t]` of several lengths, exactly.
///
/// What is kept of the past is a queue of pieces (end, value) whose values rise towards the present: a piece that is
/// followed by a lower one can never be the minimum again. Each window stands at its first piece, which is its lowest,
/// and only moves on.
#[derive(Default, Debug)]
pub(super) struct TrailingMinimum {
    pieces: Vec<(u64, u32)>,
    /// Pieces at the front that no window reaches any more.
    gone: usize,
    current: u32,
    /// What stood before it.
    before: u32,
    /// Since when the present value stands; one that an instant replaces by another has stood for no time at all.
    since: u64,
    windows: Vec<Window>,
}

/// One of the windows.
#[derive(Clone, Copy, Debug)]
struct Window {
    length: u64,
    /// Its first piece.
    first: usize,
}

impl TrailingMinimum {
    pub(super) fn reset(&mut self, value: u32, lengths: impl Iterator<Item = u64>) {
        self.pieces.clear();
        (self.gone, self.current, self.since) = (0, value, 0);
        self.windows.clear();
        self.windows
            .extend(lengths.map(|length| Window { length, first: 0 }));
    }

    /// Replaces the length of the only window.
    pub(super) fn set_length(&mut self, length: u64) {
        self.windows[0].length = length;
    }

    /// Sum over windows of `weight x min(past, present)`, in ppm^2.
    pub(super) fn weighted(&mut self, now: u64, weights: &[(u32, u64)], present: u32) -> u64 {
        let stood = (self.since < now || now == 0).then_some(self.current);
        let mut sum = 0;
        for ((weight, _), window) in weights.iter().zip(&mut self.windows) {
            window.move_on(now, &self.pieces);
            let mut lowest = present;
            if let Some(current) = stood
                && window.length > 0
            {
                lowest = lowest.min(current);
            }
            if let Some((_, value)) = self.pieces.get(window.first) {
                lowest = lowest.min(*value);
            }
            sum += u64::from(*weight) * u64::from(lowest);
        }
        sum
    }

    /// The instant `now` rests at `value`.
    pub(super) fn rest(&mut self, now: u64, value: u32) {
        // What the instant had rested at before has stood for no time: what stood before it stands again.
        if self.since == now && self.last().is_some_and(|(end, _)| end == now) {
            self.drop_last();
            (self.current, self.since) = (self.before, 0);
        }
        if value != self.current {
            while self.last().is_some_and(|(_, last)| last >= self.current) {
                self.drop_last();
            }
            self.pieces.push((now, self.current));
            (self.before, self.current, self.since) = (self.current, value, now);
        }
        self.forget(now);
    }

    /// The next time at which a window's minimum changes by itself.
    pub(super) fn due(&mut self, now: u64) -> u64 {
        let mut due = u64::MAX;
        for window in &mut self.windows {
            window.move_on(now, &self.pieces);
            if let Some((end, value)) = self.pieces.get(window.first)
                && *value < self.current
            {
                due = due.min(end + window.length);
            }
        }
        due
    }

    /// The latest piece that any window may still reach.
    fn last(&self) -> Option<(u64, u32)> {
        self.pieces[self.gone..].last().copied()
    }

    fn drop_last(&mut self) {
        self.pieces.pop();
        let len = self.pieces.len();
        for window in &mut self.windows {
            window.first = window.first.min(len);
        }
    }

    /// Lets go of pieces that all windows have left, in one go once they are the greater part.
    fn forget(&mut self, now: u64) {
        let mut gone = self.pieces.len();
        for window in &mut self.windows {
            window.move_on(now, &self.pieces);
            gone = gone.min(window.first);
        }
        self.gone = gone;
        if 2 * gone > self.pieces.len() {
            self.pieces.drain(..gone);
            self.gone = 0;
            self.windows
                .iter_mut()
                .for_each(|window| window.first -= gone);
        }
    }
}

impl Window {
    fn move_on(&mut self, now: u64, pieces: &[(u64, u32)]) {
        while let Some((end, _)) = pieces.get(self.first)
            && end + self.length <= now
        {
            self.first += 1;
        }
    }
}

/// The state of a buffer.
#[derive(Default, Debug)]
pub(super) enum Stock {
    #[default]
    None,
    Graded(Graded),
    Areal(Areal),
}

/// A stock in cohorts; contents in ms x ppm.
#[derive(Default, Debug)]
pub(super) struct Graded {
    full: Vec<i64>,
    content: Vec<i64>,
    rate: i64,
    since: u64,
    /// Share of cohorts that are spent, in ppm.
    spent: u64,
}

/// Places that outlast a cut.
#[derive(Default, Debug)]
pub(super) struct Areal {
    pub(super) window: TrailingMinimum,
    /// Share of all places that trucks keep alive, in ppm, before fuel and roads are asked.
    pub(super) kept: u32,
    /// Share of places that have lost what they need, trucks aside, in ppm.
    pub(super) lost: u32,
}

impl Stock {
    pub(super) fn reset_graded(&mut self, cohorts: &[(u32, u64)]) {
        if !matches!(self, Stock::Graded(_)) {
            *self = Stock::Graded(Graded::default());
        }
        if let Stock::Graded(graded) = self {
            graded.full.clear();
            graded
                .full
                .extend(cohorts.iter().map(|(_, ms)| *ms as i64 * i64::from(PPM)));
            graded.fill(cohorts);
        }
    }

    pub(super) fn reset_areal(&mut self, cohorts: &[(u32, u64)]) {
        if !matches!(self, Stock::Areal(_)) {
            *self = Stock::Areal(Areal::default());
        }
        if let Stock::Areal(areal) = self {
            areal.window.reset(0, cohorts.iter().map(|(_, ms)| *ms));
            (areal.kept, areal.lost) = (0, 0);
        }
    }

    /// Replaces the duration of the only cohort by what was drawn.
    pub(super) fn set_drawn(&mut self, ms: u64, cohorts: &[(u32, u64)]) {
        match self {
            Stock::None => {}
            Stock::Graded(graded) => {
                graded.full[0] = ms as i64 * i64::from(PPM);
                graded.fill(cohorts);
            }
            Stock::Areal(areal) => areal.window.set_length(ms),
        }
    }
}

impl Graded {
    fn fill(&mut self, cohorts: &[(u32, u64)]) {
        self.content.clear();
        self.content.extend_from_slice(&self.full);
        (self.rate, self.since) = (0, 0);
        self.count_spent(cohorts);
    }

    /// Brings the contents up to `now`.
    fn advance(&mut self, now: u64, cohorts: &[(u32, u64)]) {
        if self.since == now {
            return;
        }
        let gained = self.rate.saturating_mul((now - self.since) as i64);
        self.since = now;
        if gained == 0 {
            return;
        }
        for (content, full) in self.content.iter_mut().zip(&self.full) {
            *content = content.saturating_add(gained).clamp(0, *full);
        }
        self.count_spent(cohorts);
    }

    fn count_spent(&mut self, cohorts: &[(u32, u64)]) {
        self.spent = cohorts
            .iter()
            .zip(&self.content)
            .filter(|(_, content)| **content == 0)
            .map(|((share, _), _)| u64::from(*share))
            .sum();
    }

    /// When the next cohort is spent at the present rate.
    fn due(&self, now: u64) -> u64 {
        if self.rate >= 0 {
            return u64::MAX;
        }
        self.content
            .iter()
            .filter(|content| **content > 0)
            .map(|content| now + (*content as u64).div_ceil(self.rate.unsigned_abs()))
            .min()
            .unwrap_or(u64::MAX)
    }
}

impl<O: Observer> Run<'_, O> {
    /// What a group lets through when `missing` (ppm) of its requirement is not delivered: `f`, in ppm.
    pub(super) fn let_through(&mut self, group: u32, missing: u32) -> u32 {
        let net = self.net;
        let row = &net.groups[group as usize];
        let (strength, immediate) = (row.strength, row.immediate);
        let missing64 = u64::from(missing);
        let loss = match (&row.buffer, &mut self.memory.stocks[group as usize]) {
            (BufferRow::None, _) => loss((strength, 0), (missing64, 0), row.squared),
            (
                BufferRow::Graded {
                    cohorts,
                    drain,
                    delivery,
                    by,
                    ..
                },
                Stock::Graded(graded),
            ) => {
                graded.advance(self.now, cohorts);
                let spent = graded.spent;
                let delivered = delivered_rate(*delivery, lowest(&self.memory.delivers, net, *by));
                let felt = felt_shortfall(missing64, delivered, *drain as u64);
                let buffered = (strength - immediate) * spent;
                loss((immediate, buffered), (missing64, felt), row.squared)
            }
            (BufferRow::Areal { cohorts, by, .. }, Stock::Areal(areal)) => {
                let lost = areal.window.weighted(self.now, cohorts, missing);
                areal.lost = (lost / PPM64) as u32;
                let kept =
                    u64::from(areal.kept) * u64::from(lowest(&self.memory.delivers, net, *by));
                let dark = lost.saturating_sub(kept);
                (immediate * PPM64 * missing64 + (strength - immediate) * dark) / (PPM64 * PPM64)
            }
            (BufferRow::Graded { .. } | BufferRow::Areal { .. }, _) => {
                unreachable!("a stock is reset to the kind of its row")
            }
        };
        (PPM - loss.min(PPM64) as u32).max(row.black_start)
    }

    /// Windows, stocks and their timers of the groups that this instant has touched.
    pub(super) fn rest_groups(&mut self) {
        for position in 0..self.memory.touched_groups.len() {
            let group = self.memory.touched_groups.get(position);
            self.rest_group(group);
        }
        self.memory.touched_groups.clear();
    }

    fn rest_group(&mut self, group: u32) {
        let net = self.net;
        let row = &net.groups[group as usize];
        let missing = self.groups.missing[group as usize].0;
        if row.place < PPM64 {
            let peak = &mut self.memory.return_peak[group as usize];
            *peak = if missing == 0 { 0 } else { missing.max(*peak) };
        }
        let felt = self.returned_first(group, missing);
        let due = match (&row.buffer, &mut self.memory.stocks[group as usize]) {
            (
                BufferRow::Graded {
                    cohorts,
                    recharge,
                    drain,
                    delivery,
                    by,
                    ..
                },
                Stock::Graded(graded),
            ) => {
                graded.advance(self.now, cohorts);
                let delivered = delivered_rate(*delivery, lowest(&self.memory.delivers, net, *by));
                let gain = if felt == 0 { *recharge } else { 0 };
                graded.rate = delivered as i64 + gain - share_of(*drain as u64, felt) as i64;
                graded.due(self.now)
            }
            (BufferRow::Areal { trucks, .. }, Stock::Areal(areal)) => {
                areal.window.rest(self.now, felt);
                let due = areal.window.due(self.now);
                if *trucks != crate::world::NONE {
                    self.want_trucks(*trucks, group);
                }
                due
            }
            _ => return,
        };
        if let Some(at) = self.memory.stock_timers[group as usize].set(due) {
            self.push(at, EventKey::new(class::STOCK, group, 0));
        }
    }

    /// The shortfall that a consumer feels by its place in the order of return, in ppm.
    pub(super) fn returned_first(&self, group: u32, missing: u32) -> u32 {
        let place = self.net.groups[group as usize].place;
        if place >= PPM64 {
            return missing;
        }
        let peak = u64::from(self.memory.return_peak[group as usize].max(missing));
        let still = u64::from(missing) * PPM64;
        let others = (PPM64 - place) * peak;
        (still.saturating_sub(others) / place) as u32
    }

    /// A stock's timer has come up.
    pub(super) fn stock_comes_up(&mut self, group: u32) {
        let (due, push) = self.memory.stock_timers[group as usize].comes_up(self.now);
        if let Some(at) = push {
            self.push(at, EventKey::new(class::STOCK, group, 0));
        }
        if due {
            self.refresh_group(group);
        }
    }
}

/// `immediate x missing^p + buffered x felt^p` in ppm, rounded down once; `buffered` is in ppm^2.
fn loss((immediate, buffered): (u64, u64), (missing, felt): (u64, u64), squared: bool) -> u64 {
    if missing == 0 {
        return 0;
    }
    if !squared {
        return (immediate * PPM64 * missing + buffered * felt) / (PPM64 * PPM64);
    }
    let squares = u128::from(immediate * PPM64) * u128::from(missing * missing)
        + u128::from(buffered) * u128::from(felt * felt);
    (squares / 1_000_000_000_000_000_000) as u64
}

/// What an empty stock lets through of a shortfall: `D (1 - delivery / drain)`, nothing while delivery keeps up.
fn felt_shortfall(missing: u64, delivered: u64, drain: u64) -> u64 {
    if delivered == 0 {
        return missing;
    }
    if drain == 0
        || u128::from(delivered) * u128::from(PPM64) >= u128::from(drain) * u128::from(missing)
    {
        return 0;
    }
    missing * (drain - delivered) / drain
}

/// Delivery at the level of what delivers, in ppm, rounded up.
fn delivered_rate(rate: i64, level: u32) -> u64 {
    (rate as u64 * u64::from(level)).div_ceil(PPM64)
}

fn share_of(rate: u64, share: u32) -> u64 {
    rate * u64::from(share) / PPM64
}

/// Lowest level among those who deliver, as it is felt; one where nobody is named.
fn lowest(delivers: &[u32], net: &Network, by: (u32, u32)) -> u32 {
    net.deliverers[by.0 as usize..by.1 as usize]
        .iter()
        .map(|facility| delivers[*facility as usize])
        .min()
        .unwrap_or(PPM)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The minimum by looking at every piece.
    fn naive(history: &[(u64, u32)], now: u64, length: u64) -> u32 {
        let mut minimum = history.last().map_or(0, |(_, value)| *value);
        for pair in history.windows(2) {
            let (end, value) = (pair[1].0, pair[0].1);
            if end + length > now {
                minimum = minimum.min(value);
            }
        }
        minimum
    }

    #[test]
    fn the_queue_finds_the_minimum_that_looking_at_everything_finds() {
        let lengths = [0_u64, 3, 10, 40];
        let mut window = TrailingMinimum::default();
        window.reset(0, lengths.iter().copied());
        let mut history = vec![(0, 0)];
        let mut state = 12_345_u64;
        let mut now = 0;
        for _ in 0..4_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            now += 1 + (state >> 60);
            let value = ((state >> 33) % 7) as u32 * 100_000;
            history.push((now, value));
            for (c, length) in lengths.iter().enumerate() {
                let mut weights = [(0, 0); 4];
                weights[c].0 = PPM;
                let got = window.weighted(now, &weights, value) / PPM64;
                assert_eq!(
                    got,
                    u64::from(naive(&history, now, *length)),
                    "at {now} over {length}"
                );
            }
            window.rest(now, value);
        }
    }

    #[test]
    fn a_timer_is_pushed_again_only_if_it_comes_earlier() {
        let mut timer = Timer::IDLE;
        assert_eq!(timer.set(100), Some(100));
        assert_eq!(timer.set(150), None);
        assert_eq!(timer.comes_up(100), (false, Some(150)));
        assert_eq!(timer.set(120), Some(120));
        assert_eq!(timer.comes_up(120), (true, None));
        assert_eq!(timer.comes_up(150), (false, None));
    }
}
