//! The buckets of the calendar.

/// Buckets that events are told apart by.
pub const RING: usize = 4096;
/// Behind the ring: what lies beyond it.
pub const FAR: usize = RING;
/// Behind the ring: what lies before it.
pub const LATE: usize = RING + 1;

const WORD: usize = u64::BITS as usize;

/// Unsorted buckets in a ring, and two more for what is outside of it.
///
/// Far and late events have buckets like all others so that a push needs no branch: where it goes depends on a random
/// draw that was made just before, and a processor that guesses wrong there loses more than the whole push costs.
#[derive(Clone, Debug)]
pub struct Ring {
    buckets: Vec<Vec<u128>>,
    /// A bit for each bucket, set for all that hold something.
    occupied: [u64; RING / WORD + 1],
    /// What every bucket has room for.
    room: usize,
}

impl Ring {
    /// An empty ring without memory.
    pub fn new() -> Ring {
        Ring {
            buckets: vec![Vec::new(); RING + 2],
            occupied: [0; RING / WORD + 1],
            room: 0,
        }
    }

    /// Adds an event to a bucket.
    #[inline]
    pub fn push(&mut self, bucket: usize, event: u128) {
        self.buckets[bucket].push(event);
        self.occupied[bucket / WORD] |= 1 << (bucket % WORD);
    }

    /// Whether a bucket holds nothing.
    #[inline]
    pub fn is_empty(&self, bucket: usize) -> bool {
        self.buckets[bucket].is_empty()
    }

    /// The contents of a bucket, to read or to take out.
    pub fn bucket(&mut self, bucket: usize) -> &mut Vec<u128> {
        &mut self.buckets[bucket]
    }

    /// Exchanges the contents of a bucket of the ring for an empty list, so that its memory stays in the ring.
    pub fn exchange(&mut self, bucket: usize, empty: &mut Vec<u128>) {
        self.occupied[bucket / WORD] &= !(1 << (bucket % WORD));
        std::mem::swap(&mut self.buckets[bucket], empty);
    }

    /// How many buckets after `start` the first one of the ring comes that holds something.
    pub fn distance_to_occupied(&self, start: usize) -> Option<usize> {
        // asked first, since reading a bit would wait for the writing of its neighbours
        if !self.is_empty(start) {
            return Some(0);
        }
        let words = RING / WORD;
        // the last step comes back to the first word, for the buckets before the start
        (0..=words).find_map(|step| {
            let mut word = self.occupied[(start / WORD + step) % words];
            if step == 0 {
                word &= u64::MAX << (start % WORD);
            }
            let bit = step * WORD + word.trailing_zeros() as usize;
            (word != 0).then(|| bit - start % WORD)
        })
    }

    /// Puts the contents of the ring on the far list.
    pub fn gather(&mut self) {
        let mut far = std::mem::take(&mut self.buckets[FAR]);
        self.for_each_occupied(|bucket| far.append(bucket));
        self.buckets[FAR] = far;
    }

    /// Forgets all events and keeps the memory.
    pub fn clear(&mut self) {
        self.for_each_occupied(Vec::clear);
        self.buckets[FAR].clear();
        self.buckets[LATE].clear();
    }

    /// Makes room for so many events in every bucket, at once rather than bit by bit while events run.
    pub fn reserve(&mut self, room: usize) {
        if room > self.room {
            self.room = room;
            for bucket in &mut self.buckets {
                bucket.reserve(room.saturating_sub(bucket.len()));
            }
        }
    }

    /// How many events there is memory for.
    pub fn capacity(&self) -> usize {
        self.buckets.iter().map(Vec::capacity).sum()
    }

    /// Hands over each bucket of the ring that holds something, to be emptied.
    fn for_each_occupied(&mut self, mut empty: impl FnMut(&mut Vec<u128>)) {
        for (word, bits) in self.occupied[..RING / WORD].iter_mut().enumerate() {
            while *bits != 0 {
                empty(&mut self.buckets[word * WORD + bits.trailing_zeros() as usize]);
                *bits &= *bits - 1;
            }
        }
    }
}
