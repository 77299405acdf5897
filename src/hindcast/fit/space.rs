//! The values that a fit moves, each as a coordinate from 0 to 1 between its ends.

use super::quantity::Quantity;
use crate::notation::{Node, Path};
use crate::random::math;
use crate::scenario::reading::Revision;

/// A value that is free between two ends.
#[derive(Clone, PartialEq, Debug)]
pub struct Free {
    /// What it is called.
    pub id: String,
    /// Where it stands in the model, with what stands there now; all but the first move in proportion to the first.
    pub at: Vec<(Path, Quantity)>,
    /// Where the search starts.
    pub start: Quantity,
    /// The lower end.
    pub low: Quantity,
    /// The upper end.
    pub high: Quantity,
    /// Whether equal steps are equal factors.
    pub logarithmic: bool,
}

impl Free {
    /// The value at a coordinate.
    fn value(&self, coordinate: f64) -> Quantity {
        let (low, high) = (self.low.size(), self.high.size());
        let size = match self.logarithmic {
            true => low * math::exp(coordinate * math::ln(high / low)),
            false => low + coordinate * (high - low),
        };
        self.start.sized(size)
    }

    fn coordinate(&self, size: f64) -> f64 {
        let (low, high) = (self.low.size(), self.high.size());
        match self.logarithmic {
            true => math::ln(size / low) / math::ln(high / low),
            false => (size - low) / (high - low),
        }
    }
}

/// All free values of a model.
#[derive(Clone, PartialEq, Debug)]
pub struct Space {
    /// The model's name.
    pub model: String,
    /// Its tree before the fit.
    pub tree: Node,
    /// The values in order of their ids.
    pub free: Vec<Free>,
}

impl Space {
    /// The coordinates of the start.
    pub fn start(&self) -> Vec<f64> {
        let coordinates = self.free.iter();
        coordinates
            .map(|one| one.coordinate(one.start.size()))
            .collect()
    }

    /// The values at a point.
    pub fn quantities(&self, point: &[f64]) -> Vec<Quantity> {
        let pairs = self.free.iter().zip(point);
        pairs
            .map(|(one, coordinate)| one.value(*coordinate))
            .collect()
    }

    /// The model's changes at a point.
    pub fn revision(&self, point: &[f64]) -> Revision {
        let free = self.free.iter().zip(self.quantities(point));
        let values = free.flat_map(|(one, value)| {
            let first = one.at[0].1.size();
            one.at.iter().map(move |(path, now)| {
                let size = now.size() * (value.size() / first);
                (path.clone(), now.sized(size).shape())
            })
        });
        Revision {
            model: self.model.clone(),
            values: values.collect(),
        }
    }

    /// A revision as the text of a patch.
    pub fn patch(&self, revision: &Revision) -> String {
        let mut tree = self.tree.clone();
        revision.apply(&mut tree);
        let paths: Vec<&Path> = revision.values.iter().map(|(path, _)| path).collect();
        tree.pruned(&paths).to_ron()
    }
}
