//! What stands behind the time in the order of events.

/// Class, id and occurrence of an event in one number that orders as they do, in this order.
///
/// 8 bits of class, 32 of id, 24 of occurrence. Two events of one instant come in the order of their keys, whoever
/// scheduled them and when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EventKey(u64);

impl EventKey {
    const OCCURRENCE_BITS: u32 = 24;
    const ID_BITS: u32 = 32;

    /// The key of the `occurrence`-th event of `class` at `id`.
    ///
    /// The occurrence is kept modulo 2^24: enough to tell a live timer from the stale ones before it.
    #[inline]
    pub const fn new(class: u8, id: u32, occurrence: u32) -> EventKey {
        let class = (class as u64) << (Self::ID_BITS + Self::OCCURRENCE_BITS);
        let id = (id as u64) << Self::OCCURRENCE_BITS;
        EventKey(class | id | Self::truncate(occurrence) as u64)
    }

    /// The key that [`EventKey::to_bits`] gave as a number.
    #[inline]
    pub const fn from_bits(bits: u64) -> EventKey {
        EventKey(bits)
    }

    /// The key as the calendar takes it.
    #[inline]
    pub const fn to_bits(self) -> u64 {
        self.0
    }

    /// What kind of event it is; of one instant, lower classes come first.
    #[inline]
    pub const fn class(self) -> u8 {
        (self.0 >> (Self::ID_BITS + Self::OCCURRENCE_BITS)) as u8
    }

    /// What it happens to.
    #[inline]
    pub const fn id(self) -> u32 {
        (self.0 >> Self::OCCURRENCE_BITS) as u32
    }

    /// Which of the events of its class at its id it is, modulo 2^24.
    #[inline]
    pub const fn occurrence(self) -> u32 {
        Self::truncate(self.0 as u32)
    }

    /// An occurrence as a key keeps it: what to compare [`EventKey::occurrence`] with.
    #[inline]
    pub const fn truncate(occurrence: u32) -> u32 {
        occurrence & ((1 << Self::OCCURRENCE_BITS) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_into_a_key_comes_out() {
        for (class, id, occurrence) in [(0, 0, 0), (255, u32::MAX, 0xff_ffff), (3, 70_000, 5)] {
            let key = EventKey::from_bits(EventKey::new(class, id, occurrence).to_bits());
            assert_eq!(
                (key.class(), key.id(), key.occurrence()),
                (class, id, occurrence)
            );
        }
    }

    #[test]
    fn keys_order_by_class_then_id_then_occurrence() {
        let keys = [
            EventKey::new(0, 9, 9),
            EventKey::new(1, 0, 9),
            EventKey::new(1, 2, 0),
            EventKey::new(1, 2, 1),
            EventKey::new(2, 0, 0),
        ];
        assert!(keys.is_sorted());
        assert!(keys.map(EventKey::to_bits).is_sorted());
    }

    #[test]
    fn an_occurrence_too_long_for_a_key_touches_neither_id_nor_class() {
        let key = EventKey::new(1, 2, 0x0300_0004);
        assert_eq!((key.class(), key.id(), key.occurrence()), (1, 2, 4));
        assert_eq!(EventKey::truncate(0x0300_0004), 4);
    }
}
