//! The future event list: a ring of buckets, each sorted only when its time has come.
//!
//! Sources: Brown (1988), "Calendar queues: a fast O(1) priority queue implementation for the simulation event set
//! problem", CACM 31(10), 1220-1227; the unsorted far list and the late sorting as in Tang, Goh, Thng (2005), "Ladder
//! queue", ACM TOMACS 15(3), 175-204.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ring::{FAR, LATE, RING, Ring};

/// Far events that are looked at to guess how dense the pending ones lie.
const SAMPLE: usize = 64;
/// So wide that a bucket holds all of time: the width of a calendar from which nothing was popped yet.
const UNDIVIDED: u32 = 63;
/// Far before every number, so that all that is pushed before the first pop is far and can be dealt out at once.
const CLOSED: u64 = (1_u64 << 62).wrapping_neg();

/// Pending events in the total order of (time, key).
///
/// Any times up to `u64::MAX / 2` and any keys; two equal events both come. Whatever was pushed first, the least pending
/// (time, key) is popped first: how wide the buckets happen to be can make the calendar slow but never wrong.
///
/// ```
/// use hakyu::engine::Calendar;
///
/// let mut calendar = Calendar::new();
/// calendar.push(20, 1);
/// calendar.push(10, 7);
/// calendar.push(10, 3);
/// assert_eq!(calendar.peek_time(), Some(10));
/// assert_eq!(calendar.pop(), Some((10, 3)));
/// assert_eq!(calendar.pop(), Some((10, 7)));
/// assert_eq!(calendar.pop(), Some((20, 1)));
/// assert_eq!(calendar.pop(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Rest of the bucket that has come up, the next event last.
    current: Vec<u128>,
    /// Pushed into that bucket, or before it, after it had come up; the ring's late bucket is emptied into it.
    late: BinaryHeap<Reverse<u128>>,
    /// Everything else, unsorted.
    ring: Ring,
    /// Buckets are 2^shift wide, and numbered by their time over it.
    shift: u32,
    /// Number of the bucket after the current one: the first of the `RING` buckets that the ring takes.
    next: u64,
    /// The far list holds nothing for buckets before this one.
    fetched: u64,
    /// The width that the replicate before this one ended with.
    habit: Option<u32>,
    len: usize,
    /// Events popped since the far list was last looked through.
    popped: usize,
}

impl Calendar {
    /// An empty calendar.
    pub fn new() -> Calendar {
        Calendar {
            current: Vec::new(),
            late: BinaryHeap::new(),
            ring: Ring::new(),
            shift: UNDIVIDED,
            next: CLOSED,
            fetched: CLOSED,
            habit: None,
            len: 0,
            popped: 0,
        }
    }

    /// Forgets all events and keeps the memory, for the next replicate.
    pub fn clear(&mut self) {
        self.current.clear();
        self.late.clear();
        self.ring.clear();
        self.habit = (self.shift != UNDIVIDED).then_some(self.shift);
        (self.shift, self.next, self.fetched) = (UNDIVIDED, CLOSED, CLOSED);
        (self.len, self.popped) = (0, 0);
    }

    /// How many events are pending.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no event is pending.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many events there is memory for: while it stays the same, nothing was allocated.
    pub fn capacity(&self) -> usize {
        self.current.capacity() + self.late.capacity() + self.ring.capacity()
    }

    /// Adds an event.
    #[inline]
    pub fn push(&mut self, time: u64, key: u64) {
        debug_assert!(time <= u64::MAX / 2, "time {time} is beyond the calendar");
        self.len += 1;
        let event = u128::from(time) << 64 | u128::from(key);
        let number = time >> self.shift;
        let ahead = number.wrapping_sub(self.next);
        let outside = if ahead.cast_signed() < 0 { LATE } else { FAR };
        let bucket = if ahead < RING as u64 {
            slot(number)
        } else {
            outside
        };
        self.ring.push(bucket, event);
    }

    /// Takes the least pending (time, key).
    #[inline]
    pub fn pop(&mut self) -> Option<(u64, u64)> {
        if !self.come_up() {
            return None;
        }
        self.len -= 1;
        self.popped += 1;
        let event = if self.has_late() {
            self.pop_late()?
        } else {
            self.current.pop()?
        };
        Some((time(event), event as u64))
    }

    /// The time of the least pending event.
    #[inline]
    pub fn peek_time(&mut self) -> Option<u64> {
        if !self.come_up() {
            return None;
        }
        self.settle_late();
        let next = self.current.last().copied();
        let late = self.late.peek().map(|late| late.0);
        next.into_iter().chain(late).min().map(time)
    }

    #[inline]
    fn has_late(&self) -> bool {
        !self.late.is_empty() || !self.ring.is_empty(LATE)
    }

    fn settle_late(&mut self) {
        self.late
            .extend(self.ring.bucket(LATE).drain(..).map(Reverse));
    }

    #[cold]
    fn pop_late(&mut self) -> Option<u128> {
        self.settle_late();
        match (self.current.last(), self.late.peek()) {
            (Some(next), Some(late)) if *next < late.0 => self.current.pop(),
            _ => self.late.pop().map(|late| late.0),
        }
    }

    /// Sees to it that the least pending event is in `current` or late; false when none is pending.
    #[inline]
    fn come_up(&mut self) -> bool {
        !self.current.is_empty() || self.has_late() || self.advance()
    }

    /// Brings up the next bucket that holds something.
    fn advance(&mut self) -> bool {
        if self.len == 0 {
            return false;
        }
        loop {
            let Some(distance) = self.ring.distance_to_occupied(slot(self.next)) else {
                let habit = self.habit.take();
                let shift = habit.unwrap_or_else(|| shift_by_sample(self.ring.bucket(FAR)));
                self.open(shift);
                continue;
            };
            let number = self.next + distance as u64;
            let round_is_over = number >= self.fetched;
            if round_is_over {
                self.next = self.fetched;
            }
            if let Some(shift) = self.better_shift() {
                self.ring.gather();
                self.open(shift);
            } else if round_is_over {
                self.turn();
            } else {
                self.bring_up(number);
                return true;
            }
        }
    }

    fn bring_up(&mut self, number: u64) {
        self.next = number + 1;
        self.ring.exchange(slot(number), &mut self.current);
        self.current.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// A width that suits the pace of events better, where they came four times faster or slower than it was made for.
    fn better_shift(&self) -> Option<u32> {
        let wanted = events_a_round(self.len);
        let elapsed = RING - (self.fetched - self.next) as usize;
        // a change of width costs as much as popping all that is pending, so it has to have been earned
        let earned = self.popped > self.len.max(RING / 4);
        let too_wide = earned && self.shift > 0 && self.popped * RING > 4 * wanted * elapsed;
        let too_narrow = elapsed == RING && self.popped * 4 < wanted;
        if !too_wide && !too_narrow {
            return None;
        }
        let elapsed = (elapsed as u128) << self.shift;
        let shift = shift_for(elapsed * wanted as u128 / self.popped.max(1) as u128);
        (shift != self.shift).then_some(shift)
    }

    /// Begins the next round of the ring.
    fn turn(&mut self) {
        self.fetched += RING as u64;
        self.popped = 0;
        self.fetch();
    }

    /// Starts the ring at the first event of the far list, where everything pending has to be.
    fn open(&mut self, shift: u32) {
        self.make_room();
        let first = self
            .ring
            .bucket(FAR)
            .iter()
            .min()
            .map_or(0, |event| time(*event));
        self.shift = shift;
        self.next = first >> shift;
        self.fetched = self.next + RING as u64;
        self.popped = 0;
        self.fetch();
    }

    /// Takes now the memory that a steady state of so many events may need, so that it allocates nothing later.
    fn make_room(&mut self) {
        // rounding the width up makes a bucket up to twice as full as wanted, and chance adds to that
        let mean = 2 * events_a_round(self.len) / RING;
        let room = mean + mean / 2 + 24;
        self.ring.reserve(room);
        self.ring.bucket(FAR).reserve(self.len);
        self.current
            .reserve(room.saturating_sub(self.current.len()));
        self.late.reserve(room.saturating_sub(self.late.len()));
    }

    /// Moves from the far list to the ring what lies before `fetched`.
    fn fetch(&mut self) {
        let mut far = std::mem::take(self.ring.bucket(FAR));
        far.retain(|event| {
            let number = time(*event) >> self.shift;
            let near = number < self.fetched;
            if near {
                self.ring.push(slot(number), *event);
            }
            !near
        });
        *self.ring.bucket(FAR) = far;
    }
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::new()
    }
}

#[inline]
fn time(event: u128) -> u64 {
    (event >> 64) as u64
}

/// Where in the ring the bucket of this number is.
#[inline]
fn slot(number: u64) -> usize {
    number as usize % RING
}

/// How many events a round of the ring should pop: enough to pay for looking through the far list once.
fn events_a_round(pending: usize) -> usize {
    pending.max(RING)
}

/// The least width with which the ring spans `span`.
fn shift_for(span: u128) -> u32 {
    let width = span.div_ceil(RING as u128).max(1);
    width
        .next_power_of_two()
        .trailing_zeros()
        .min(UNDIVIDED - 1)
}

/// The width for which the near half of these events, if its density goes on, makes a round of the ring.
fn shift_by_sample(events: &[u128]) -> u32 {
    let mut sample = [0; SAMPLE];
    let stride = events.len().div_ceil(SAMPLE).max(1);
    let count = events.len().div_ceil(stride);
    for (place, event) in sample.iter_mut().zip(events.iter().step_by(stride)) {
        *place = time(*event);
    }
    let sample = &mut sample[..count];
    sample.sort_unstable();
    let ends = sample.get(count / 2).zip(sample.first());
    let near_half = ends.map_or(0, |(middle, first)| u128::from(middle - first));
    shift_for(near_half * 2 * events_a_round(events.len()) as u128 / events.len().max(1) as u128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Purpose, ReplicateKey};

    /// The calendar beside the standard heap, which has to agree after every step.
    #[derive(Default)]
    struct Pair {
        calendar: Calendar,
        heap: BinaryHeap<Reverse<(u64, u64)>>,
    }

    impl Pair {
        fn push(&mut self, time: u64, key: u64) {
            self.calendar.push(time, key);
            self.heap.push(Reverse((time, key)));
            assert_eq!(self.calendar.len(), self.heap.len());
        }

        fn pop(&mut self) -> Option<(u64, u64)> {
            let expected = self.heap.pop().map(|event| event.0);
            assert_eq!(self.calendar.pop(), expected);
            assert_eq!(self.calendar.len(), self.heap.len());
            expected
        }

        fn peek(&mut self) {
            let expected = self.heap.peek().map(|event| event.0.0);
            assert_eq!(self.calendar.peek_time(), expected);
        }

        fn drain(&mut self) {
            while self.pop().is_some() {}
        }
    }

    /// A stream of whole numbers below a bound, the same in every run.
    struct Dice {
        key: ReplicateKey,
        thrown: u64,
    }

    impl Dice {
        fn new(seed: u64) -> Dice {
            Dice {
                key: ReplicateKey::new(seed, 0),
                thrown: 0,
            }
        }

        fn below(&mut self, bound: u64) -> u64 {
            self.thrown += 1;
            self.key.bits(Purpose(0), 0, self.thrown) % bound
        }

        /// Any order of magnitude up to 2^bits is as likely as any other.
        fn magnitude(&mut self, bits: u64) -> u64 {
            let bits = self.below(bits);
            self.below(1 << bits)
        }
    }

    #[test]
    fn any_mixture_of_pushes_and_pops_gives_the_order_of_the_standard_heap() {
        for seed in 0..200 {
            let mut dice = Dice::new(seed);
            let mut pair = Pair::default();
            let (mut now, mut longest) = (0, 40);
            for _ in 0..5_000 {
                match dice.below(100) {
                    0 => longest = 1 + dice.below(45),
                    1 => {
                        for _ in 0..dice.below(300) {
                            pair.push(now + dice.magnitude(longest), dice.below(50));
                        }
                    }
                    2 => {
                        for _ in 0..dice.below(300) {
                            now = pair.pop().map_or(now, |event| event.0);
                        }
                    }
                    3..10 => pair.push(now, dice.below(1_000)),
                    10..15 => pair.peek(),
                    15..55 => pair.push(now + dice.magnitude(longest), dice.below(1_000)),
                    _ => now = pair.pop().map_or(now, |event| event.0),
                }
            }
            pair.drain();
        }
    }

    #[test]
    fn a_steady_state_goes_round_the_ring_many_times() {
        for (pending, mean) in [
            (1, 1),
            (3, 1_000_000),
            (500, 1),
            (500, 77_777),
            (20_000, 3_600_000),
        ] {
            let mut dice = Dice::new(pending);
            let mut pair = Pair::default();
            for key in 0..pending {
                pair.push(dice.below(2 * mean), key);
            }
            for _ in 0..60_000 {
                if let Some((now, key)) = pair.pop() {
                    pair.push(now + dice.below(2 * mean + 1), key);
                }
            }
            pair.drain();
        }
    }

    #[test]
    fn a_change_of_pace_by_a_million_is_followed() {
        let mut dice = Dice::new(1);
        let mut pair = Pair::default();
        for key in 0..2_000 {
            pair.push(dice.below(1_000), key);
        }
        for pace in [1_000, 1_000_000_000, 10, 1_000_000] {
            for _ in 0..40_000 {
                if let Some((now, key)) = pair.pop() {
                    pair.push(now + dice.below(pace), key);
                }
            }
        }
        pair.drain();
    }

    #[test]
    fn equal_times_come_in_the_order_of_their_keys_whenever_they_were_pushed() {
        let mut pair = Pair::default();
        for key in (0..1_000).rev() {
            pair.push(5, key * 2);
        }
        for key in 0..500 {
            pair.pop();
            pair.push(5, 1_999 - 2 * key);
        }
        pair.drain();
    }

    #[test]
    fn an_event_before_the_last_one_popped_still_comes_first() {
        let mut pair = Pair::default();
        for time in [100, 200, 1 << 40] {
            pair.push(time, 0);
        }
        pair.pop();
        pair.pop();
        pair.push(50, 0);
        pair.push(150, 0);
        pair.drain();
    }

    #[test]
    fn peeking_across_a_gap_does_not_hide_what_is_pushed_into_the_gap() {
        let mut pair = Pair::default();
        pair.push(1, 0);
        pair.push(1 << 50, 0);
        pair.pop();
        pair.peek();
        pair.push(2, 0);
        pair.push(1 << 49, 0);
        pair.peek();
        pair.drain();
    }

    #[test]
    fn the_ends_of_time_are_in_order() {
        let mut pair = Pair::default();
        let last = u64::MAX / 2;
        for time in [last, 0, last - 1, 1, last / 2, last] {
            pair.push(time, u64::MAX);
            pair.push(time, 0);
        }
        pair.pop();
        pair.push(last, 1);
        pair.push(0, 1);
        pair.drain();
        pair.push(last, 3);
        pair.drain();
    }

    #[test]
    fn a_steady_state_allocates_nothing_after_its_first_events() {
        for pending in [100, 20_000] {
            let mut dice = Dice::new(pending);
            let mut calendar = Calendar::new();
            for key in 0..pending {
                calendar.push(dice.below(7_200_000), key);
            }
            let mut hold = |events: u64| {
                for _ in 0..events {
                    if let Some((now, key)) = calendar.pop() {
                        calendar.push(now + dice.below(7_200_000), key);
                    }
                }
                calendar.capacity()
            };
            let warm = hold(2 * pending);
            assert_eq!(hold(500_000), warm);
        }
    }

    #[test]
    fn a_cleared_calendar_is_as_new() {
        let mut dice = Dice::new(3);
        let mut pair = Pair::default();
        for round in 0..20 {
            for _ in 0..2_000 {
                pair.push(dice.magnitude(40), dice.below(100));
            }
            for _ in 0..round * 100 {
                pair.pop();
            }
            pair.calendar.clear();
            pair.heap.clear();
            assert!(pair.calendar.is_empty());
            pair.peek();
        }
        pair.push(0, 0);
        pair.drain();
    }
}
