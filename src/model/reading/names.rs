//! Which ids there are, and which index each has.

use std::collections::BTreeMap;

use crate::notation::{At, Code, Diagnostic, Diagnostics, did_you_mean};
use crate::words::Text;
use crate::words::diagnostics::model as texts;

/// A reference to another record by its id.
pub type Reference = At<String>;

/// The evidence of an entry.
macro_rules! evidence {
    ($entry:expr) => {
        $crate::model::Evidence {
            source: $entry.source.0.clone(),
            confidence: $entry.confidence,
        }
    };
}

/// The ids of one kind of record with their indices.
#[derive(Clone, Debug)]
pub struct Index {
    title: Text,
    ids: BTreeMap<String, usize>,
}

impl Index {
    /// An index of the ids of what has a title, in the order in which their records stand.
    pub fn new<'a>(title: Text, ids: impl IntoIterator<Item = &'a str>) -> Index {
        let ids = ids.into_iter().enumerate();
        Index {
            title,
            ids: ids.map(|(index, id)| (id.to_owned(), index)).collect(),
        }
    }

    /// The index of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The index that a reference means; what it names must be there.
    pub fn find(&self, reference: &Reference, sink: &Diagnostics) -> Option<usize> {
        let found = self.get(&reference.value);
        // A rule asks for each of its consumers; looking for what was meant is slow and once is enough.
        if found.is_none() && !sink.has(Code::UnknownReference, reference.place) {
            let what = texts::NO_SUCH
                .with("kind", self.title.bare())
                .with("id", &reference.value);
            let problem = Diagnostic::error(Code::UnknownReference, reference.place, what);
            if sink.is_crowded() {
                sink.push(problem);
            } else {
                let known: Vec<&str> = self.ids.keys().map(String::as_str).collect();
                sink.push(problem.advice(did_you_mean(&reference.value, &known)));
            }
        }
        found
    }

    /// The index that a reference means, if there is one.
    pub fn find_any(&self, reference: &Option<Reference>, sink: &Diagnostics) -> Option<usize> {
        self.find(reference.as_ref()?, sink)
    }

    /// The indices that references mean.
    pub fn find_all(&self, references: &[Reference], sink: &Diagnostics) -> Vec<usize> {
        let found = references.iter();
        found.filter_map(|one| self.find(one, sink)).collect()
    }
}

/// All ids of a model.
#[derive(Clone, Debug)]
pub struct Names {
    /// Sectors by number.
    pub sectors: Index,
    /// Regions by code.
    pub regions: Index,
    /// Demand profiles.
    pub profiles: Index,
    /// Pools.
    pub pools: Index,
    /// Restorations.
    pub restorations: Index,
    /// Fragilities.
    pub fragilities: Index,
    /// Facilities.
    pub facilities: Index,
}

impl Index {
    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
