//! Long columns in which the same value stands many times in a row, as (how many, value) where they are kept.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) fn serialize<T, S>(column: &[T], serializer: S) -> Result<S::Ok, S::Error>
where
    T: Serialize + PartialEq,
    S: Serializer,
{
    let stretches = column.chunk_by(|a, b| a == b);
    let lengths: Vec<(usize, &T)> = stretches.map(|same| (same.len(), &same[0])).collect();
    lengths.serialize(serializer)
}

pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de> + Clone,
    D: Deserializer<'de>,
{
    let lengths = Vec::<(usize, T)>::deserialize(deserializer)?;
    let stretches = lengths.into_iter();
    Ok(stretches
        .flat_map(|(length, value)| std::iter::repeat_n(value, length))
        .collect())
}
