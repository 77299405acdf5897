//! Which ids there are, and which index each has.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::ops::Deref;

use crate::model::{Confidence, Evidence, Name};
use crate::notation::{At, Candidate, Code, Diagnostic, Diagnostics, Node, Read, Record, which_id};
use crate::words::diagnostics::notation;
use crate::words::{Text, kinds};

/// What is referred to by its id.
pub trait Referable {
    /// What it is called in messages, with its article.
    const TITLE: Text;
}

impl<T: Record> Referable for T {
    const TITLE: Text = <T as Record>::TITLE;
}

/// A class of facilities, which is no record: it is there as soon as a facility states it.
pub struct Class;

impl Referable for Class {
    const TITLE: Text = kinds::CLASS;
}

/// A reference to another record by its id, as `Reference<SectorEntry>`.
///
/// Whoever reads one mentions it, so that it is followed even where the record around it cannot be used.
pub struct Reference<T> {
    /// The id.
    pub id: At<String>,
    to: PhantomData<fn() -> T>,
}

impl<T: Referable> Read for Reference<T> {
    const EXPECTED: Text = String::EXPECTED;
    const EXAMPLE: &'static str = String::EXAMPLE;

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let id: At<String> = At::read(node, sink)?;
        sink.mention(T::TITLE, id.clone());
        let to = PhantomData;
        Some(Reference { id, to })
    }
}

impl<T> Deref for Reference<T> {
    type Target = At<String>;

    fn deref(&self) -> &At<String> {
        &self.id
    }
}

// What is referred to need be none of these, so they cannot be derived.

impl<T> Clone for Reference<T> {
    fn clone(&self) -> Self {
        let (id, to) = (self.id.clone(), PhantomData);
        Reference { id, to }
    }
}

impl<T> PartialEq for Reference<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<T> Debug for Reference<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

/// The evidence of an entry.
macro_rules! evidence {
    ($entry:expr) => {
        $crate::model::Evidence {
            source: $entry.source.0.clone(),
            confidence: $entry.confidence,
        }
    };
}

/// The evidence of what could not be read.
pub(super) fn no_evidence() -> Evidence {
    Evidence {
        source: String::new(),
        confidence: Confidence::Assumed,
    }
}

/// The ids of one kind of record with their indices.
#[derive(Clone, Debug)]
pub struct Index {
    title: Text,
    ids: BTreeMap<String, usize>,
    /// What people call them, by index, as far as that is known.
    names: Vec<Name>,
}

impl Index {
    /// An index of the ids of what has a title, in the order in which their records stand.
    pub fn new<'a>(title: Text, ids: impl IntoIterator<Item = &'a str>) -> Index {
        let ids = ids.into_iter().enumerate();
        Index {
            title,
            ids: ids.map(|(index, id)| (id.to_owned(), index)).collect(),
            names: Vec::new(),
        }
    }

    /// The index with the names of its records, in the same order, for those who write a name in place of an id.
    pub fn called<'a>(self, names: impl Iterator<Item = &'a Name>) -> Index {
        let names = names.cloned().collect();
        Index { names, ..self }
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        let ids = self.ids.iter();
        ids.map(|(id, &index)| match self.names.get(index) {
            Some(name) => name.candidate(id),
            None => Candidate::bare(id),
        })
        .collect()
    }

    /// The index of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The index that a reference means; what it names must be there.
    pub fn find(&self, reference: &At<String>, sink: &Diagnostics) -> Option<usize> {
        let found = self.get(&reference.value);
        // A rule asks for each of its consumers; looking for what was meant is slow and once is enough.
        if found.is_none() && !sink.has(Code::UnknownReference, reference.place) {
            let what = notation::NO_SUCH
                .with("kind", self.title.bare())
                .with("id", &reference.value);
            let problem = Diagnostic::error(Code::UnknownReference, reference.place, what);
            if sink.is_crowded() {
                sink.push(problem);
            } else {
                sink.push(problem.advice(which_id(&reference.value, &self.candidates())));
            }
        }
        found
    }

    /// The index that a reference means, if there is one.
    pub fn find_any<T>(
        &self,
        reference: &Option<Reference<T>>,
        sink: &Diagnostics,
    ) -> Option<usize> {
        self.find(reference.as_ref()?, sink)
    }

    /// The indices that references mean.
    pub fn find_all<T>(&self, references: &[Reference<T>], sink: &Diagnostics) -> Vec<usize> {
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
    /// Vendors.
    pub vendors: Index,
    /// Products.
    pub products: Index,
    /// Fleets.
    pub fleets: Index,
}

impl Names {
    /// The index of what has a title, if ids of such are kept.
    pub fn of(&self, title: Text) -> Option<&Index> {
        let all = [
            &self.sectors,
            &self.regions,
            &self.profiles,
            &self.pools,
            &self.restorations,
            &self.fragilities,
            &self.facilities,
            &self.vendors,
            &self.products,
            &self.fleets,
        ];
        all.into_iter().find(|index| index.title == title)
    }
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
