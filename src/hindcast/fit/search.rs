//! Compass search: one value at a time, a step up or down, the step halved where neither helps.
//!
//! Chosen for what it is not: it draws nothing at random but the order of values, needs no gradient of a score that goes
//! in steps, and what it did can be told.

use crate::random::{Purpose, ReplicateKey};

/// The first step, as a share of a value's range.
const FIRST_STEP: f64 = 0.25;
/// A step below which nothing is tried.
const LAST_STEP: f64 = 0.02;
/// The draw that decides in what order values are tried.
const ORDER: Purpose = Purpose(0);

/// A search.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Search {
    /// Seed of the order in which values are tried.
    pub seed: u64,
    /// Evaluations at most, that of the start included.
    pub evaluations: u32,
}

/// Where a search stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Evaluations so far.
    pub evaluation: u32,
    /// The best point, each coordinate a share of its range.
    pub point: Vec<f64>,
    /// What it is worth; less is better.
    pub value: f64,
}

impl Search {
    /// Walks from a point of a known value to the best that it finds.
    ///
    /// # Errors
    /// The first of an evaluation.
    pub fn run<E>(
        &self,
        start: Vec<f64>,
        value: f64,
        mut evaluate: impl FnMut(&[f64]) -> Result<f64, E>,
        mut progress: impl FnMut(Step),
    ) -> Result<Step, E> {
        let mut at = Step {
            evaluation: 1,
            point: start,
            value,
        };
        progress(at.clone());
        let mut upward = vec![true; at.point.len()];
        let (mut step, mut round) = (FIRST_STEP, 0);
        while step >= LAST_STEP && self.goes_on(&at) {
            let before = at.value;
            for coordinate in self.order(at.point.len(), round) {
                for turn in [false, true] {
                    let up = upward[coordinate] != turn;
                    if self.goes_on(&at) && try_step(&mut at, coordinate, up, step, &mut evaluate)?
                    {
                        upward[coordinate] = up;
                        break;
                    }
                }
                progress(at.clone());
            }
            if at.value >= before {
                step /= 2.0;
            }
            round += 1;
        }
        Ok(at)
    }

    fn goes_on(&self, at: &Step) -> bool {
        at.evaluation < self.evaluations
    }

    fn order(&self, count: usize, round: u64) -> Vec<usize> {
        let key = ReplicateKey::new(self.seed, round);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|coordinate| key.bits(ORDER, *coordinate as u64, 0));
        order
    }
}

/// Tries one step; whether it was taken.
fn try_step<E>(
    at: &mut Step,
    coordinate: usize,
    up: bool,
    step: f64,
    evaluate: &mut impl FnMut(&[f64]) -> Result<f64, E>,
) -> Result<bool, E> {
    let signed = if up { step } else { -step };
    let mut point = at.point.clone();
    point[coordinate] = (point[coordinate] + signed).clamp(0.0, 1.0);
    if point == at.point {
        return Ok(false);
    }
    let value = evaluate(&point)?;
    at.evaluation += 1;
    let better = value < at.value;
    if better {
        (at.point, at.value) = (point, value);
    }
    Ok(better)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn bowl(point: &[f64]) -> Result<f64, Infallible> {
        let to = [0.3, 0.8, 1.0];
        let squares = point.iter().zip(to).map(|(x, to)| (x - to) * (x - to));
        Ok(squares.sum())
    }

    fn searched(evaluations: u32) -> (Step, u32) {
        let search = Search {
            seed: 7,
            evaluations,
        };
        let mut asked = 1;
        let evaluate = |point: &[f64]| {
            asked += 1;
            bowl(point)
        };
        let start = vec![0.5; 3];
        let Ok(value) = bowl(&start);
        let Ok(end) = search.run(start, value, evaluate, |_| {});
        (end, asked)
    }

    #[test]
    fn the_bottom_of_a_bowl_is_found_to_a_last_step() {
        let (end, asked) = searched(200);
        for (x, to) in end.point.iter().zip([0.3, 0.8, 1.0]) {
            assert!((x - to).abs() <= LAST_STEP * 2.0, "{end:?}");
        }
        assert_eq!(end.evaluation, asked);
    }

    #[test]
    fn no_more_evaluations_are_asked_for_than_are_allowed() {
        for most in 1..20 {
            assert!(searched(most).1 <= most);
        }
    }

    #[test]
    fn the_same_seed_takes_the_same_way() {
        assert_eq!(searched(25), searched(25));
    }
}
