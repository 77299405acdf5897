//! Philox4x64-10: 256 bits of counter and 128 bits of key in, 256 bits that look random out.
//!
//! Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11,
//! doi:10.1145/2063384.2063405; the same function as in their library Random123.

/// Ten rounds: seven pass every test of TestU01's BigCrush, three more are the authors' margin.
const ROUNDS: usize = 10;
const MULTIPLIERS: [u64; 2] = [0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157];
/// What the key grows by from round to round: the golden ratio, and the square root of 3 less 1.
const KEY_STEPS: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B];

/// The block of random bits that belongs to `counter` under `key`.
#[inline]
pub fn philox4x64(mut counter: [u64; 4], mut key: [u64; 2]) -> [u64; 4] {
    for _ in 0..ROUNDS {
        counter = round(counter, key);
        key = [
            key[0].wrapping_add(KEY_STEPS[0]),
            key[1].wrapping_add(KEY_STEPS[1]),
        ];
    }
    counter
}

#[inline]
fn round(counter: [u64; 4], key: [u64; 2]) -> [u64; 4] {
    let (low_0, high_0) = multiply(counter[0], MULTIPLIERS[0]);
    let (low_1, high_1) = multiply(counter[2], MULTIPLIERS[1]);
    [
        high_1 ^ counter[1] ^ key[0],
        low_1,
        high_0 ^ counter[3] ^ key[1],
        low_0,
    ]
}

/// Low and high half of the full product.
#[inline]
fn multiply(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    (product as u64, (product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows `philox4x64 10` of Random123's own file `tests/kat_vectors`: counter, key, answer.
    const KNOWN_ANSWERS: [([u64; 4], [u64; 2], [u64; 4]); 3] = [
        (
            [0; 4],
            [0; 2],
            [
                0x1655_4d9e_ca36_314c,
                0xdb20_fe9d_672d_0fdc,
                0xd7e7_72ce_e186_176b,
                0x7e68_b68a_ec7b_a23b,
            ],
        ),
        (
            [u64::MAX; 4],
            [u64::MAX; 2],
            [
                0x87b0_92c3_013f_e90b,
                0x438c_3c67_be8d_0224,
                0x9cc7_d7c6_9cd7_77b6,
                0xa09c_aebf_594f_0ba0,
            ],
        ),
        (
            [
                0x243f_6a88_85a3_08d3,
                0x1319_8a2e_0370_7344,
                0xa409_3822_299f_31d0,
                0x082e_fa98_ec4e_6c89,
            ],
            [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c],
            [
                0xa528_f454_03e6_1d95,
                0x38c7_2dbd_566e_9788,
                0xa5a1_610e_72fd_18b5,
                0x57bd_43b5_e52b_7fe6,
            ],
        ),
    ];

    #[test]
    fn the_published_answers_come_out() {
        for (counter, key, answer) in KNOWN_ANSWERS {
            assert_eq!(philox4x64(counter, key), answer);
        }
    }
}
