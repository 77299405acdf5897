//! RON in, checked model out: every problem at once, each with its place.
//!
//! A model's files become one tree; a patch is laid over it; rules are expanded; records are read by their
//! declarations; references become indices.
//!
//! Invariant: what leaves this room has been checked, and nothing here runs a model.

#[macro_use]
mod names;
mod dependencies;
mod entries;
mod expand;
mod facilities;
mod files;
mod loops;
mod nation;
mod repair;
mod selector;

pub use entries::ModelEntry;
pub use files::{Gathered, Input, Library, NoLibrary};
pub use names::{Index, Names, Reference};
pub use selector::{Catalogue, Selection, Selector};

use super::Model;
use crate::notation::{At, Code, Diagnostic, Diagnostics, Ids, Node, Record};
use nation::name_or_id;

/// The newest version of the format that this build reads.
pub const SCHEMA: u32 = 1;

/// A model with the ids by which a scenario refers to it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The model.
    pub model: Model,
    /// Its ids.
    pub names: Names,
}

/// Reads a model from its tree, which was patched before; `id` is its name where it states none.
///
/// What comes out is whole only if the sink has no errors.
pub fn model_from_tree(node: &Node, id: &str, sink: &Diagnostics) -> Option<Named> {
    let entry = ModelEntry::read_body(node, sink)?;
    if let Some(schema) = &entry.schema {
        check_schema(schema, sink);
    }
    let sectors = nation::sectors(&entry.sectors, sink);
    let region_index = by_key("region", &entry.regions, |region| region.code.value);
    let drafts = expand::drafts(&entry, &region_index, sink);
    let sorted = |kind, ids: Vec<&str>| {
        let mut ids = ids;
        ids.sort_unstable();
        Index::new(kind, ids)
    };
    let names = Names {
        sectors: by_key("sector", &entry.sectors, |sector| sector.number.value),
        regions: region_index,
        profiles: sorted("profile", entry.profiles.ids().collect()),
        pools: sorted("pool", entry.pools.ids().collect()),
        restorations: sorted("restoration", entry.restorations.ids().collect()),
        fragilities: sorted("fragility", entry.fragilities.ids().collect()),
        facilities: Index::new(
            "facility",
            drafts.iter().map(|draft| draft.id.value.as_str()),
        ),
    };
    let regions = nation::regions(&entry.regions, &names, sink);
    let facilities = facilities::facilities(&drafts, &names, sink);
    let complete =
        facilities.len() == names.facilities.len() && regions.len() == names.regions.len();
    let groups = match complete {
        true => {
            let catalogue = Catalogue::new(&names, &facilities, &regions, sink);
            let groups = dependencies::groups(&entry.dependencies, &catalogue);
            loops::warn(&groups, &facilities, sink);
            groups.into_iter().map(|(group, _)| group).collect()
        }
        // Selectors over a list with gaps would find the wrong facilities.
        false => Vec::new(),
    };
    let model = Model {
        name: name_or_id(&entry.name, id),
        sectors,
        profiles: nation::profiles(&entry.profiles, sink),
        pools: repair::pools(&entry.pools, sink),
        restorations: repair::restorations(&entry.restorations, &names, sink),
        fragilities: repair::fragilities(&entry.fragilities, sink),
        regions,
        facilities,
        groups,
    };
    Some(Named { model, names })
}

/// An index in order of a number; records that could not be read come last.
fn by_key<T>(kind: &'static str, entries: &Ids<T>, key: impl Fn(&T) -> u32) -> Index {
    let mut ids: Vec<(u32, &str)> = entries
        .0
        .iter()
        .map(|(id, entry)| (entry.as_ref().map_or(u32::MAX, &key), id.value.as_str()))
        .collect();
    ids.sort_unstable();
    Index::new(kind, ids.into_iter().map(|(_, id)| id))
}

/// Leaves a problem if a file was written for a newer release.
pub fn check_schema(schema: &At<u32>, sink: &Diagnostics) {
    if schema.value == 0 || schema.value > SCHEMA {
        let what = format!("the file states schema {}", schema.value);
        let problem = Diagnostic::error(Code::NewerSchema, schema.place, what);
        sink.push(problem.why(format!("this build reads 1..={SCHEMA}")));
    }
}
