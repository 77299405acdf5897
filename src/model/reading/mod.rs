//! RON in, checked model out: every problem at once, each with its place.
//!
//! A model's files become one tree; a patch is laid over it; rules are expanded; records are read by their
//! declarations; references become indices.
//!
//! Invariant: what leaves this room has been checked, and nothing here runs a model.

#[macro_use]
mod names;
mod carriers;
mod contradictions;
mod counts;
mod dependencies;
mod entries;
mod expand;
mod facilities;
mod files;
mod fleets;
mod format;
mod limits;
mod loops;
mod nation;
mod repair;
mod selector;
mod systems;

pub use entries::ModelEntry;
pub use files::{FileName, Gathered, Input, Library, NoLibrary, model_id};
pub use fleets::FleetEntry;
pub use format::{CHOICES, RECORDS};
pub use limits::FACILITIES;
pub use names::{Index, Names, Reference};
pub use selector::{Catalogue, Known, Selection, Selector};
pub use systems::{ProductEntry, VendorEntry};

use super::Model;
use crate::notation::{At, Code, Diagnostic, Diagnostics, Ids, Node, Record, Report};
use crate::units::Level;
use crate::words::diagnostics::model as texts;
use crate::words::{Text, kinds};
use std::path::Path;

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
    /// What could be read; if not all, there are stand-ins, and the model is only good to find more problems.
    pub known: Known,
}

/// Reads a model from its tree, which was patched before; `id` is its name where it states none.
///
/// What comes out is whole only if the sink has no errors.
pub fn model_from_tree(node: &Node, id: &str, sink: &Diagnostics) -> Option<Named> {
    let entry = entry_of(node, sink)?;
    check_schema(&entry.schema, sink);
    let sectors = nation::sectors(&entry.sectors, sink);
    let region_index = by_key(kinds::REGION, &entry.regions, |region| region.code.value);
    let drafts = expand::drafts(&entry, &region_index, sink)?;
    let names = Names {
        sectors: by_key(kinds::SECTOR, &entry.sectors, |sector| sector.number.value),
        regions: region_index,
        profiles: sorted(kinds::PROFILE, entry.profiles.ids()),
        pools: sorted(kinds::POOL, entry.pools.ids()),
        restorations: sorted(kinds::RESTORATION, entry.restorations.ids()),
        fragilities: sorted(kinds::FRAGILITY, entry.fragilities.ids()),
        facilities: Index::new(
            kinds::FACILITY,
            drafts.iter().map(|draft| draft.id.value.as_str()),
        ),
        vendors: sorted(kinds::VENDOR, entry.vendors.ids()),
        products: sorted(kinds::PRODUCT, entry.products.ids()),
        fleets: sorted(kinds::FLEET, entry.fleets.ids()),
    };
    let restorations = repair::restorations(&entry.restorations, &names, sink);
    let (regions, all_regions) = nation::regions(&entry.regions, &names, sink);
    let (facilities, all_facilities) = facilities::facilities(&drafts, &entry, &names, sink);
    let names = Names {
        sectors: names.sectors.called(sectors.iter().map(|one| &one.name)),
        regions: names.regions.called(regions.iter().map(|one| &one.name)),
        facilities: names
            .facilities
            .called(facilities.iter().map(|one| &one.name)),
        ..names
    };
    let all_restorations = restorations.len() == names.restorations.len();
    let known = Known {
        all: all_regions && all_facilities && all_restorations && systems::all_known(&entry),
        classes: expand::knows_classes(&entry, &drafts),
    };
    let catalogue = Catalogue::new(&names, &facilities, &regions, known, sink);
    let groups = dependencies::groups(&entry.dependencies, &catalogue);
    loops::warn(&groups, &facilities, sink);
    let cyber = systems::cyber(&entry, &catalogue);
    catalogue.follow_mentioned();
    let model = Model {
        name: name_or_id(&entry.name, id),
        resolution: Level::from_share(entry.resolution.0),
        sectors,
        profiles: nation::profiles(&entry.profiles, sink),
        pools: repair::pools(&entry.pools, sink),
        restorations,
        fragilities: repair::fragilities(&entry.fragilities, sink),
        groups: groups.into_iter().map(|(group, _)| group).collect(),
        regions,
        facilities,
        cyber,
    };
    Some(Named {
        model,
        names,
        known,
    })
}

/// What a tree says. Where a field cannot be read that nothing else refers to, the others are read without it, so that
/// their problems are told in the same pass.
fn entry_of(node: &Node, sink: &Diagnostics) -> Option<ModelEntry> {
    const REFERRED_TO_BY_NOBODY: [&str; 5] =
        ["schema", "name", "resolution", "sharing", "procurement"];
    ModelEntry::read_body(node, sink).or_else(|| {
        let mut rest = node.clone();
        for field in REFERRED_TO_BY_NOBODY {
            rest.take(field);
        }
        // What is wrong with the rest is told already.
        ModelEntry::read_body(&rest, &Diagnostics::default())
    })
}

/// An index in byte order of the ids.
fn sorted<'a>(title: Text, ids: impl Iterator<Item = &'a str>) -> Index {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    Index::new(title, ids)
}

/// An index in order of a number; records that could not be read come last.
fn by_key<T>(title: Text, entries: &Ids<T>, key: impl Fn(&T) -> u32) -> Index {
    let mut ids: Vec<(u32, &str)> = entries
        .0
        .iter()
        .map(|(id, entry)| (entry.as_ref().map_or(u32::MAX, &key), id.value.as_str()))
        .collect();
    ids.sort_unstable();
    Index::new(title, ids.into_iter().map(|(_, id)| id))
}

/// Leaves a problem if a file was written for a newer release.
pub fn check_schema(schema: &At<u32>, sink: &Diagnostics) {
    if schema.value == 0 || schema.value > SCHEMA {
        let what = texts::SCHEMA.with("schema", schema.value);
        let why = match schema.value {
            0 => texts::SCHEMA_ZERO.into(),
            _ => texts::SCHEMA_NEWER.with("newest", SCHEMA),
        };
        let problem = Diagnostic::error(Code::NewerSchema, schema.place, what).why(why);
        sink.push(problem.advice(texts::SCHEMA_ADVICE.with("newest", SCHEMA)));
    }
}

/// A model as read from files.
#[derive(Clone, Debug)]
pub struct LoadedModel {
    /// The model.
    pub model: Model,
    /// Its ids.
    pub names: Names,
    /// All files that were read, for their hashes.
    pub inputs: Vec<Input>,
    /// Problems that stop nothing.
    pub warnings: Report,
}

/// Loads a model by its name, if it is built in, or from its folder or file.
///
/// # Errors
/// All problems of all files, sorted by place.
pub fn load(name: &str, library: &dyn Library) -> Result<LoadedModel, Report> {
    let sink = Diagnostics::default();
    let mut gathered = Gathered::default();
    let path = Path::new(name);
    let tree = match library.models().contains(&name) {
        true => gathered.built_in(name, library, &sink),
        false if path.is_file() => gathered.read_file(path, FileName::of_path(path), &sink),
        false => gathered.folder(path, name.trim_end_matches('/'), &sink),
    };
    let named = tree.and_then(|tree| model_from_tree(&tree, model_id(name), &sink));
    let failed = sink.has_errors();
    let report = sink.into_report(gathered.sources);
    match named {
        Some(Named { model, names, .. }) if !failed => Ok(LoadedModel {
            model,
            names,
            inputs: gathered.inputs,
            warnings: report,
        }),
        _ => Err(report),
    }
}
