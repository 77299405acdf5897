//! Records: length, payload, and a hash over these and the hash before, so that none can be changed, moved or left out.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::measure::Outcome;

const HASH: usize = 32;
/// Longest payload: what a length that was torn or changed may say.
const MOST_BYTES: u32 = 1 << 30;

/// The hashes so far.
#[derive(Clone, Debug)]
pub(super) struct Chain([u8; HASH]);

impl Chain {
    pub(super) fn new() -> Chain {
        Chain([0; HASH])
    }

    /// The next record.
    ///
    /// # Panics
    /// If the payload is longer than 4 GB, which a chunk of replicates never is.
    pub(super) fn record(&mut self, payload: &[u8]) -> Vec<u8> {
        let length = u32::try_from(payload.len()).expect("a chunk is shorter than 4 GB");
        let length = length.to_le_bytes();
        self.add(length, payload);
        [&length[..], payload, &self.0[..]].concat()
    }

    /// Reads the next record's payload; none at the end, or where the record is torn or changed.
    pub(super) fn next(&mut self, input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
        let mut length = [0; 4];
        if !fill(input, &mut length)? || u32::from_le_bytes(length) > MOST_BYTES {
            return Ok(None);
        }
        // Not reserved at once: a changed length must not ask for a gigabyte.
        let mut payload = Vec::new();
        let wanted = u64::from(u32::from_le_bytes(length));
        let read = input.by_ref().take(wanted).read_to_end(&mut payload)? as u64;
        let mut hash = [0; HASH];
        if read < wanted || !fill(input, &mut hash)? {
            return Ok(None);
        }
        self.add(length, &payload);
        Ok((self.0 == hash).then_some(payload))
    }

    fn add(&mut self, length: [u8; 4], payload: &[u8]) {
        let mut hash = Sha256::new_with_prefix(self.0);
        hash.update(length);
        hash.update(payload);
        self.0 = hash.finalize().into();
    }
}

/// Bytes that a payload takes on the disk.
pub(super) fn length(payload: &[u8]) -> u64 {
    (4 + payload.len() + HASH) as u64
}

/// Fills a buffer; false where the input ends before.
pub(super) fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match input.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// The outcomes of a chunk as bytes.
///
/// # Panics
/// Never: writing plain values into memory fails on nothing.
pub(super) fn encode(outcomes: &[Outcome]) -> Vec<u8> {
    postcard::to_stdvec(outcomes).expect("outcomes are plain values")
}

/// The outcomes of a chunk that begins with replicate `first`; none where they are not those.
pub(super) fn decode(payload: &[u8], first: u64) -> Option<Vec<Outcome>> {
    let outcomes: Vec<Outcome> = postcard::from_bytes(payload).ok()?;
    let in_order = |(outcome, index): (&Outcome, u64)| outcome.replicate == index;
    outcomes
        .iter()
        .zip(first..)
        .all(in_order)
        .then_some(outcomes)
}
