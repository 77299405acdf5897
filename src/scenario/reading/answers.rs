//! Known answers of a file: what `hakyu verify` compares with.

use crate::notation::{
    At, Code, Diagnostic, Diagnostics, LongText, Node, NotNegative, Number, Read, Shape, choice,
    did_you_mean, number_within, record,
};
use crate::scenario::{KnownAnswer, KnownAnswers, Observation, Statistic};
use crate::words::diagnostics::scenario as texts;
use crate::words::{Text, kinds};

record! {
    /// What is known beforehand of a scenario's observations, from a closed form or from counting by hand.
    pub struct KnownAnswersEntry as kinds::KNOWN_ANSWERS {
        /// Where the answers come from.
        source: LongText = "\"\"" => LongText(String::new()),
        /// Replicates that are run.
        replicates: At<u32> = "1" => At::nowhere(1),
        /// Seed of the batch.
        seed: u64 = "2019" => 2019,
        /// The answers.
        answers: Vec<KnownAnswerEntry>,
    }
}

record! {
    /// One number that is known beforehand.
    pub struct KnownAnswerEntry as kinds::KNOWN_ANSWER {
        /// Id of the observation.
        observed: At<String>,
        /// What is computed of its values over all replicates.
        statistic: StatisticEntry = "Each" => StatisticEntry::Each,
        /// What must come out.
        expected: Expected,
        /// Most that it may differ by.
        tolerance: Option<NotNegative> = "none for `Each`, four standard errors otherwise" => None,
        /// The closed form that the number comes from.
        formula: LongText = "\"\"" => LongText(String::new()),
    }
}

choice! {
    /// What is computed of an observation's values over all replicates.
    pub enum StatisticEntry as kinds::STATISTIC, "Mean" {
        /// The value of each replicate: every one must be the expected one.
        Each,
        /// The mean, within 4 sd / sqrt(replicates).
        Mean,
        /// The variance, within four of its standard errors (from the fourth moment).
        Variance,
        /// The standard deviation, within four of its standard errors.
        Deviation,
        /// The share of replicates whose value is this, within 4 sqrt(p (1 - p) / replicates) for an expected p.
        Equal(Number),
        /// The share of replicates whose value is larger than this, within the same.
        Above(Number),
    }
}

/// A number, or `Never`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Expected(pub f64);

impl Read for Expected {
    const EXPECTED: Text = kinds::NUMBER_OR_NEVER;
    const EXAMPLE: &'static str = "10.5";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match &node.shape {
            Shape::Word(word) if word == "Never" => Some(Expected(f64::INFINITY)),
            _ => number_within(node, f64::MIN..=f64::MAX, Self::EXPECTED, sink).map(Expected),
        }
    }
}

/// Known answers with the observations that they are about.
pub(super) fn known_answers(
    entry: &KnownAnswersEntry,
    observations: &[Observation],
    sink: &Diagnostics,
) -> KnownAnswers {
    if entry.replicates.value == 0 {
        sink.error(
            Code::OutOfRange,
            entry.replicates.place,
            texts::NO_REPLICATE,
        );
    }
    let answers = entry.answers.iter();
    KnownAnswers {
        source: entry.source.0.clone(),
        seed: entry.seed,
        replicates: u64::from(entry.replicates.value),
        answers: answers
            .filter_map(|answer| known_answer(answer, observations, sink))
            .collect(),
    }
}

fn known_answer(
    entry: &KnownAnswerEntry,
    observations: &[Observation],
    sink: &Diagnostics,
) -> Option<KnownAnswer> {
    let id = entry.observed.value.as_str();
    let known = observations.binary_search_by(|observation| observation.id.as_str().cmp(id));
    let Ok(observation) = known else {
        let what = texts::NOT_OBSERVED.with("id", id);
        let problem = Diagnostic::error(Code::UnknownReference, entry.observed.place, what);
        let ids: Vec<&str> = observations.iter().map(|one| one.id.as_str()).collect();
        sink.push(problem.advice(did_you_mean(id, &ids)));
        return None;
    };
    Some(KnownAnswer {
        observation,
        statistic: match entry.statistic {
            StatisticEntry::Each => Statistic::Each,
            StatisticEntry::Mean => Statistic::Mean,
            StatisticEntry::Variance => Statistic::Variance,
            StatisticEntry::Deviation => Statistic::Deviation,
            StatisticEntry::Equal(value) => Statistic::Equal(value.0),
            StatisticEntry::Above(value) => Statistic::Above(value.0),
        },
        expected: entry.expected.0,
        tolerance: entry.tolerance.map(|tolerance| tolerance.0),
        formula: entry.formula.0.clone(),
    })
}
