//! The key of a replicate, and the draws that it gives.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::philox::philox4x64;

/// What a draw is for. Draws of one entity for different purposes are independent.
///
/// The number is part of every result: once given to a purpose it is never given to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Purpose(pub u32);

/// The source of every draw of one replicate.
///
/// A draw is a function of (batch seed, replicate, purpose, entity, occurrence) and of nothing else: it depends neither
/// on the order of events nor on what other entities drew, so that two plans meet the same luck.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReplicateKey([u64; 2]);

impl ReplicateKey {
    /// The key of a replicate: the first 128 bits of ChaCha8 with the batch's seed as key and the replicate as stream.
    pub fn new(batch_seed: u64, replicate: u64) -> ReplicateKey {
        // spelled out, since rand does not promise to keep how it widens a small seed
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&batch_seed.to_le_bytes());
        let mut stream = ChaCha8Rng::from_seed(seed);
        stream.set_stream(replicate);
        ReplicateKey([stream.next_u64(), stream.next_u64()])
    }

    /// 64 random bits for the `occurrence`-th time that `entity` draws for `purpose`.
    ///
    /// `entity` is the [`entity_hash`] of its id, or any other number that does not depend on the order of a file.
    #[inline]
    pub fn bits(&self, purpose: Purpose, entity: u64, occurrence: u64) -> u64 {
        philox4x64([entity, occurrence, u64::from(purpose.0), 0], self.0)[0]
    }

    /// A number strictly between 0 and 1, for the same place.
    #[inline]
    pub fn uniform(&self, purpose: Purpose, entity: u64, occurrence: u64) -> f64 {
        open_unit(self.bits(purpose, entity, occurrence))
    }
}

/// The odd multiple of 2^-53 that the upper 53 bits name: never 0, never 1, and as likely `u` as `1 - u`.
#[inline]
fn open_unit(bits: u64) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    ((bits >> 11) | 1) as f64 * STEP
}

/// The number that stands for an id in draws: FNV-1a, 64 bits.
///
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (RFC 9923).
pub const fn entity_hash(id: &str) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let bytes = id.as_bytes();
    let mut hash = OFFSET;
    let mut at = 0;
    // `while`, since a `for` cannot run in a constant
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPAIR: Purpose = Purpose(7);

    /// Every published result depends on these numbers; a second implementation, in Python, gives the same.
    #[test]
    fn a_replicate_keeps_its_key_for_ever() {
        let key = ReplicateKey::new(2019, 37);
        assert_eq!(key, ReplicateKey::new(2019, 37));
        assert_eq!(key.0, [0x0003_9db4_5126_35ec, 0xd7d6_5140_e3a3_93b5]);
        let draw = key.bits(REPAIR, entity_hash("tokyo-gas-03"), 2);
        assert_eq!(draw, 0xd63a_cdac_11d5_7510);
    }

    #[test]
    fn another_seed_replicate_purpose_entity_or_occurrence_is_another_draw() {
        let draw = |seed, replicate, purpose, entity, occurrence| {
            ReplicateKey::new(seed, replicate).bits(Purpose(purpose), entity, occurrence)
        };
        let draws = [
            draw(1, 1, 1, 1, 1),
            draw(2, 1, 1, 1, 1),
            draw(1, 2, 1, 1, 1),
            draw(1, 1, 2, 1, 1),
            draw(1, 1, 1, 2, 1),
            draw(1, 1, 1, 1, 2),
        ];
        for (i, a) in draws.iter().enumerate() {
            assert!(draws[..i].iter().all(|b| a != b), "draw {i} is not new");
        }
    }

    #[test]
    fn one_bit_more_in_a_place_turns_half_the_bits_of_its_draw() {
        let key = ReplicateKey::new(1, 0);
        let mut turned = [0; 3];
        for place in 0..1_000 {
            let draw = key.bits(REPAIR, place, 0);
            turned[0] += (draw ^ key.bits(Purpose(REPAIR.0 ^ 1), place, 0)).count_ones();
            turned[1] += (draw ^ key.bits(REPAIR, place ^ 1 << 40, 0)).count_ones();
            turned[2] += (draw ^ key.bits(REPAIR, place, 1)).count_ones();
        }
        for turned in turned {
            // 64,000 fair coins: 126 is one standard deviation
            assert!((31_500..32_500).contains(&turned), "{turned} of 64,000");
        }
    }

    #[test]
    fn a_uniform_is_never_zero_and_never_one() {
        assert_eq!(open_unit(0), 1.0 / (1_u64 << 53) as f64);
        assert_eq!(open_unit(u64::MAX), 1.0 - 1.0 / (1_u64 << 53) as f64);
        assert_eq!(open_unit(1 << 63), 0.5 + open_unit(0));
    }

    #[test]
    fn uniforms_fill_the_unit_interval_evenly() {
        let key = ReplicateKey::new(5, 5);
        let mut bins = [0_i64; 100];
        for occurrence in 0..100_000 {
            bins[(key.uniform(REPAIR, 3, occurrence) * 100.0) as usize] += 1;
        }
        let chi_square: f64 = bins
            .iter()
            .map(|n| ((n - 1000) * (n - 1000)) as f64 / 1000.0)
            .sum();
        // 99 degrees of freedom: 1 in 1,000 above 148
        assert!(chi_square < 148.0, "chi-square {chi_square}");
    }

    #[test]
    fn ids_hash_to_the_published_values() {
        assert_eq!(entity_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(entity_hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(entity_hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
