//! Laying one tree over another: how a scenario patches its model and how a model's files become one.

use super::{Code, Diagnostic, Diagnostics, Field, Node, Shape};

/// The word that takes an entry away when it is laid over it.
pub const REMOVED: &str = "Removed";

/// Whether a node is the word [`REMOVED`].
pub fn is_removed(node: &Node) -> bool {
    matches!(&node.shape, Shape::Word(word) if word == REMOVED)
}

/// Lays `over` over `base`: record onto record field by field, map onto map key by key; anything else replaces.
///
/// An entry `Removed` removes. Where there is nothing under it, it stays: what it is meant for may only come later,
/// when rules are expanded.
pub fn overlay(base: &mut Node, over: Node) {
    let Some(below) = entries_of_same_kind(base, &over) else {
        *base = over;
        return;
    };
    for field in over.into_entries() {
        let under = below
            .iter()
            .position(|known| known.key.text == field.key.text);
        match under {
            Some(at) if is_removed(&field.value) => {
                below.remove(at);
            }
            Some(at) => overlay(&mut below[at].value, field.value),
            None => below.push(field),
        }
    }
}

/// Unites two files of one model: records and maps at the top two levels; what both define is an error.
pub fn unite(base: &mut Node, other: Node, sink: &Diagnostics) {
    let Some(below) = entries_of_same_kind(base, &other) else {
        return;
    };
    for field in other.into_entries() {
        let under = below
            .iter_mut()
            .find(|known| known.key.text == field.key.text);
        match under {
            None => below.push(field),
            Some(known) => unite_values(known, field, sink),
        }
    }
}

fn unite_values(known: &mut Field, field: Field, sink: &Diagnostics) {
    if !matches!(
        (&known.value.shape, &field.value.shape),
        (Shape::Map(_), Shape::Map(_))
    ) {
        sink.push(
            Diagnostic::error(
                Code::DefinedTwice,
                field.key.place,
                format!("`{}` is defined twice", field.key.text),
            )
            .why("another file of this model has it as well"),
        );
        return;
    }
    for entry in field.value.into_entries() {
        if known.value.get(&entry.key.text).is_some() {
            sink.push(
                Diagnostic::error(
                    Code::DefinedTwice,
                    entry.key.place,
                    format!("`{}` is defined twice", entry.key.text),
                )
                .why("another file of this model has it as well"),
            );
        } else if let Some(entries) = known.value.entries_mut() {
            entries.push(entry);
        }
    }
}

/// The entries of `base` if both are records of one name, or both maps.
fn entries_of_same_kind<'a>(base: &'a mut Node, over: &Node) -> Option<&'a mut Vec<Field>> {
    match (&mut base.shape, &over.shape) {
        (
            Shape::Record { name, fields },
            Shape::Record {
                name: over_name, ..
            },
        ) => {
            let text = |word: &super::Word| word.text.clone();
            (name.as_ref().map(text) == over_name.as_ref().map(text)).then_some(fields)
        }
        (Shape::Map(entries), Shape::Map(_)) => Some(entries),
        _ => None,
    }
}

impl Node {
    fn into_entries(self) -> Vec<Field> {
        match self.shape {
            Shape::Record { fields, .. } | Shape::Map(fields) => fields,
            _ => Vec::new(),
        }
    }
}
