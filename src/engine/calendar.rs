//! The future event list: a ring of buckets, each sorted only when its time has come.
//!
//! Sources: Brown (1988), "Calendar queues: a fast O(1) priority queue implementation for the simulation event set
//! problem", CACM 31(10), 1220-1227; the unsorted far list and late sorting as in Tang, Goh, Thng (2005), "Ladder
//! queue", ACM TOMACS 15(3), 175-204.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Buckets of the ring.
const RING: usize = 4096;
/// Far events that are looked at to guess how dense the pending ones lie.
const SAMPLE: usize = 64;
/// So wide that a bucket holds all of time: the width of a calendar from which nothing was popped yet.
const UNDIVIDED: u32 = 63;
/// Beyond every number that an undivided bucket has, so that the ring takes nothing.
const CLOSED: u64 = 2;

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
    /// Pushed into that bucket, or before it, after it had come up.
    late: BinaryHeap<Reverse<u128>>,
    /// The buckets after the current one, by the lowest bits of their number, unsorted.
    ring: Vec<Vec<u128>>,
    /// A bit for each bucket of the ring that holds something.
    occupied: [u64; RING / 64],
    /// What was too far for the ring when it was pushed, unsorted.
    far: Vec<u128>,
    /// Buckets are 2^shift wide, and numbered by their time over it.
    shift: u32,
    /// Number of the bucket after the current one: the first of the `RING` buckets that the ring takes.
    next: u64,
    /// The far list holds nothing for buckets before this one.
    fetched: u64,
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
            ring: vec![Vec::new(); RING],
            occupied: [0; RING / 64],
            far: Vec::new(),
            shift: UNDIVIDED,
            next: CLOSED,
            fetched: CLOSED,
            len: 0,
            popped: 0,
        }
    }

    /// Forgets all events but keeps the memory, for the next replicate.
    pub fn clear(&mut self) {
        self.current.clear();
        self.late.clear();
        self.far.clear();
        self.ring.iter_mut().for_each(Vec::clear);
        self.occupied.fill(0);
        (self.shift, self.next, self.fetched) = (UNDIVIDED, CLOSED, CLOSED);
        (self.len, self.popped) = (0, 0);
    }

    /// How many events are pending.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many events there is memory for; what does not change it has not allocated.
    pub fn capacity(&self) -> usize {
        let ring: usize = self.ring.iter().map(Vec::capacity).sum();
        self.current.capacity() + self.late.capacity() + ring + self.far.capacity()
    }

    /// Whether no event is pending.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds an event.
    #[inline]
    pub fn push(&mut self, time: u64, key: u64) {
        debug_assert!(time <= u64::MAX / 2, "time {time} is beyond the calendar");
        self.len += 1;
        let event = u128::from(time) << 64 | u128::from(key);
        let number = time >> self.shift;
        // the current bucket and those before it are, wrapped, very far ahead
        if number.wrapping_sub(self.next) < RING as u64 {
            put(&mut self.ring, &mut self.occupied, number, event);
        } else {
            self.push_outside(number, event);
        }
    }

    /// Takes the least pending (time, key).
    #[inline]
    pub fn pop(&mut self) -> Option<(u64, u64)> {
        if !self.come_up() {
            return None;
        }
        self.len -= 1;
        self.popped += 1;
        let event = if self.late.is_empty() {
            self.current.pop()?
        } else {
            self.pop_late()?
        };
        Some((time(event), event as u64))
    }

    /// The time of the least pending event.
    #[inline]
    pub fn peek_time(&mut self) -> Option<u64> {
        if !self.come_up() {
            return None;
        }
        let next = self.current.last().copied();
        let late = self.late.peek().map(|late| late.0);
        let event = next.into_iter().chain(late).min()?;
        Some(time(event))
    }

    /// An event for the current bucket or an earlier one, or beyond the ring.
    #[cold]
    fn push_outside(&mut self, number: u64, event: u128) {
        // before the first pop there is no current bucket, and the far list can be dealt out all at once
        if number < self.next && self.shift != UNDIVIDED {
            self.late.push(Reverse(event));
        } else {
            self.far.push(event);
        }
    }

    #[cold]
    fn pop_late(&mut self) -> Option<u128> {
        match (self.current.last(), self.late.peek()) {
            (Some(next), Some(late)) if *next < late.0 => self.current.pop(),
            _ => self.late.pop().map(|late| late.0),
        }
    }

    /// Sees to it that the least pending event is in `current` or `late`; false when none is pending.
    #[inline]
    fn come_up(&mut self) -> bool {
        !self.current.is_empty() || !self.late.is_empty() || self.advance()
    }

    /// Brings up the next bucket that holds something.
    fn advance(&mut self) -> bool {
        if self.len == 0 {
            return false;
        }
        loop {
            match self.next_occupied() {
                Some(number) if number < self.fetched => {
                    self.bring_up(number);
                    return true;
                }
                Some(_) => self.turn(),
                None => self.open(self.shift_by_sample()),
            }
        }
    }

    fn bring_up(&mut self, number: u64) {
        let slot = slot(number);
        self.next = number + 1;
        self.occupied[slot / 64] &= !(1 << (slot % 64));
        std::mem::swap(&mut self.current, &mut self.ring[slot]);
        self.current.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// Number of the nearest bucket of the ring that holds something.
    fn next_occupied(&self) -> Option<u64> {
        let start = slot(self.next);
        let first = self.occupied[start / 64] >> (start % 64);
        if first != 0 {
            return Some(self.next + u64::from(first.trailing_zeros()));
        }
        // the last step comes back to the first word, for the buckets below the start
        (1..=self.occupied.len()).find_map(|step| {
            let word = self.occupied[(start / 64 + step) % self.occupied.len()];
            let ahead = step * 64 - start % 64 + word.trailing_zeros() as usize;
            (word != 0).then(|| self.next + ahead as u64)
        })
    }

    /// Takes the next round of the ring, with wider or narrower buckets where the last round asks for it.
    fn turn(&mut self) {
        let wanted = events_a_round(self.len);
        let popped = std::mem::take(&mut self.popped);
        if popped < wanted / 4 || popped > wanted * 4 {
            let span = (RING as u128) << self.shift;
            let shift = shift_for(span * wanted as u128 / popped.max(1) as u128);
            if shift != self.shift {
                self.gather();
                return self.open(shift);
            }
        }
        self.next = self.fetched;
        self.fetched += RING as u64;
        self.fetch();
    }

    /// Puts the contents of the ring back on the far list.
    fn gather(&mut self) {
        for (word, occupied) in self.occupied.iter_mut().enumerate() {
            while *occupied != 0 {
                let slot = word * 64 + occupied.trailing_zeros() as usize;
                self.far.append(&mut self.ring[slot]);
                *occupied &= *occupied - 1;
            }
        }
    }

    /// Starts the ring at the first event of the far list, where everything pending has to be.
    fn open(&mut self, shift: u32) {
        let first = self.far.iter().min().map_or(0, |event| time(*event));
        self.shift = shift;
        self.next = first >> shift;
        self.fetched = self.next + RING as u64;
        self.popped = 0;
        self.fetch();
    }

    /// Moves from the far list to the ring what lies before `fetched`.
    fn fetch(&mut self) {
        let mut kept = 0;
        for at in 0..self.far.len() {
            let event = self.far[at];
            let number = time(event) >> self.shift;
            if number < self.fetched {
                put(&mut self.ring, &mut self.occupied, number, event);
            } else {
                self.far[kept] = event;
                kept += 1;
            }
        }
        self.far.truncate(kept);
    }

    /// The width for which the near half of the far list, if its density goes on, makes a round of the ring.
    fn shift_by_sample(&self) -> u32 {
        let mut sample = [0; SAMPLE];
        let stride = self.far.len().div_ceil(SAMPLE).max(1);
        let mut count = 0;
        for (place, event) in sample.iter_mut().zip(self.far.iter().step_by(stride)) {
            *place = time(*event);
            count += 1;
        }
        let sample = &mut sample[..count];
        sample.sort_unstable();
        let near_half = sample
            .get(count / 2)
            .zip(sample.first())
            .map_or(0, |(middle, first)| middle - first);
        let wanted = events_a_round(self.far.len()) as u128;
        shift_for(u128::from(near_half) * 2 * wanted / self.far.len().max(1) as u128)
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

/// Not a method, since the far list is being read while it is dealt out.
#[inline]
fn put(ring: &mut [Vec<u128>], occupied: &mut [u64; RING / 64], number: u64, event: u128) {
    let slot = slot(number);
    ring[slot].push(event);
    occupied[slot / 64] |= 1 << (slot % 64);
}

/// How many events a round of the ring should pop: enough to pay for looking through the far list once.
fn events_a_round(pending: usize) -> usize {
    (2 * pending).max(RING)
}

/// The least width with which the ring spans `span`.
fn shift_for(span: u128) -> u32 {
    let width = span.div_ceil(RING as u128).max(1);
    width
        .next_power_of_two()
        .trailing_zeros()
        .min(UNDIVIDED - 1)
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
