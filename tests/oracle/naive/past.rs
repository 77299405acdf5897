//! The whole past of a quantity: of a level that moves in steps, and of a content that moves at a rate.

use super::ONE;

/// A level and when it moved; what stood at the start has stood for ever.
pub struct Steps {
    start: u64,
    moves: Vec<(u64, u64)>,
}

impl Steps {
    pub fn new(start: u64) -> Steps {
        Steps {
            start,
            moves: Vec::new(),
        }
    }

    /// The instant `now` has come to rest at `value`.
    pub fn rest(&mut self, now: u64, value: u64) {
        if self.moves.last().is_some_and(|(at, _)| *at == now) {
            self.moves.pop();
        }
        let last = self.moves.last().map_or(self.start, |(_, value)| *value);
        if value != last {
            self.moves.push((now, value));
        }
    }

    /// The lowest value over `(now - length, now]`, if it stands at `present` at `now`.
    pub fn lowest(&self, now: u64, present: u64, length: u64) -> u64 {
        let mut lowest = present;
        let mut value = self.start;
        for (at, next) in self.moves.iter().copied().chain([(now, present)]) {
            if at.min(now) + length > now {
                lowest = lowest.min(value);
            }
            if at >= now {
                break;
            }
            value = next;
        }
        lowest
    }

    /// Sum of `share x lowest` over cohorts.
    pub fn weighted(&self, now: u64, present: u64, cohorts: &[(u64, u64)]) -> u64 {
        let each = cohorts.iter();
        each.map(|(share, length)| share * self.lowest(now, present, *length))
            .sum()
    }

    /// Times at which something drops out of a cohort's window.
    pub fn turns<'a>(&'a self, cohorts: &'a [(u64, u64)]) -> impl Iterator<Item = u64> + 'a {
        let ends = self.moves.iter().map(|(at, _)| at);
        ends.flat_map(|at| cohorts.iter().map(move |(_, length)| at + length))
    }
}

/// A content between 0 and `most` and the rates at which it has moved.
pub struct Content {
    start: u64,
    most: u64,
    rates: Vec<(u64, i64)>,
}

impl Content {
    pub fn new(start: u64, most: u64) -> Content {
        Content {
            start,
            most,
            rates: Vec::new(),
        }
    }

    /// From `now` on it moves at `rate`.
    pub fn set_rate(&mut self, now: u64, rate: i64) {
        if self.rates.last().is_some_and(|(at, _)| *at == now) {
            self.rates.pop();
        }
        if self.rate() != rate {
            self.rates.push((now, rate));
        }
    }

    fn rate(&self) -> i64 {
        self.rates.last().map_or(0, |(_, rate)| *rate)
    }

    pub fn at(&self, now: u64) -> u64 {
        let ends = self.rates.iter().skip(1).map(|(at, _)| *at).chain([now]);
        let mut content = i128::from(self.start);
        for ((from, rate), to) in self.rates.iter().zip(ends) {
            content += i128::from(*rate) * i128::from(to - from);
            content = content.clamp(0, i128::from(self.most));
        }
        content as u64
    }

    /// When it will be spent.
    pub fn spent_at(&self, now: u64) -> Option<u64> {
        let content = self.at(now);
        let rate = self.rate();
        (rate < 0 && content > 0).then(|| now + content.div_ceil(rate.unsigned_abs()))
    }
}

#[test]
fn a_window_forgets_what_lies_behind_it() {
    let mut past = Steps::new(ONE);
    past.rest(10, 3 * ONE / 100);
    past.rest(10, 5 * ONE / 100);
    past.rest(20, ONE);
    assert_eq!(past.lowest(20, ONE, 1), 5 * ONE / 100);
    assert_eq!(past.lowest(29, ONE, 10), 5 * ONE / 100);
    assert_eq!(past.lowest(30, ONE, 10), ONE);
}
