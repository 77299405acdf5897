//! What is known beforehand of a scenario's observations: a case with known answers.

/// The known answers of a case, and how many replicates are asked.
#[derive(Clone, PartialEq, Debug)]
pub struct KnownAnswers {
    /// Where the answers come from.
    pub source: String,
    /// Seed of the batch.
    pub seed: u64,
    /// Replicates of the batch; at least 1.
    pub replicates: u64,
    /// The answers, in the order of the file.
    pub answers: Vec<KnownAnswer>,
}

/// One number that is known beforehand.
#[derive(Clone, PartialEq, Debug)]
pub struct KnownAnswer {
    /// Index of the observation.
    pub observation: usize,
    /// What is computed of its values.
    pub statistic: Statistic,
    /// What must come out, in the unit of the observation or its square; infinite for what never happens.
    pub expected: f64,
    /// Most that it may differ by; without it, what the statistic allows by itself.
    pub tolerance: Option<f64>,
    /// The closed form that the number comes from.
    pub formula: String,
}

/// What is computed of an observation's values over all replicates.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Statistic {
    /// Each value by itself; they must all be the same.
    Each,
    /// The mean.
    Mean,
    /// The variance.
    Variance,
    /// The standard deviation.
    Deviation,
    /// The share of replicates with exactly this value.
    Equal(f64),
    /// The share of replicates with a larger value than this.
    Above(f64),
}
