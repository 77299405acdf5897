//! The order among equals, which no law gives: by id, or for a trial shuffled.

use super::EventKey;

/// How ids stand among equals, e.g. events of one time and class.
///
/// A result that changes with the order among equals rests on a convention and not on a law; to see which do, results
/// are compared under several of these orders.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Equals(u32);

impl Equals {
    /// By id: the order of all published results.
    pub const BY_ID: Equals = Equals(0);

    /// An order that the seed draws: whether the lesser of two ids comes first is as good as a coin's throw.
    pub const fn shuffled(seed: u64) -> Equals {
        // The finalizer of SplitMix64 (Steele and others 2014), so that neighbouring seeds have nothing in common.
        let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Equals((mixed ^ (mixed >> 31)) as u32)
    }

    /// Where an id stands among equals, and which id stands at a place: turning bits round undoes itself.
    #[inline]
    pub const fn place(self, id: u32) -> u32 {
        id ^ self.0
    }

    /// A key with its place for its id, and back.
    #[inline]
    pub const fn turn(self, key: EventKey) -> EventKey {
        EventKey::new(key.class(), self.place(key.id()), key.occurrence())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_twice_a_key_is_itself_and_its_class_and_occurrence_stand() {
        let key = EventKey::new(3, 70_000, 5);
        assert_eq!(Equals::BY_ID.turn(key), key);
        let equals = Equals::shuffled(1);
        let turned = equals.turn(key);
        assert_ne!(turned.id(), key.id());
        assert_eq!((turned.class(), turned.occurrence()), (3, 5));
        assert_eq!(equals.turn(turned), key);
    }

    #[test]
    fn any_two_ids_change_places_under_half_of_the_seeds() {
        for (a, b) in [(0, 1), (6, 9), (100, 19_999)] {
            let turned = (0..1_000).filter(|seed| {
                let equals = Equals::shuffled(*seed);
                equals.place(a) > equals.place(b)
            });
            let turned = turned.count();
            assert!((440..560).contains(&turned), "{a} and {b}: {turned}");
        }
    }
}
