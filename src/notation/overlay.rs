//! Laying one tree over another: how a scenario patches its model and how a model's files become one.

use std::collections::{BTreeMap, BTreeSet};

use super::suggest::{closest, did_you_mean};
use super::{Code, Diagnostic, Diagnostics, Field, Node, Place, Shape, Word};
use crate::words::Text;
use crate::words::diagnostics::notation as texts;

/// The word that takes an entry away when it is laid over it.
pub const REMOVED: &str = "Removed";

/// Leaves the problem that there is nothing under a [`REMOVED`], among the fields that there are.
pub fn refuse_removed(key: &str, node: &Node, fields: &[&[Field]], sink: &Diagnostics) {
    let fields = fields.iter().copied().flatten();
    let kept = fields.filter(|field| !is_removed(&field.value));
    let known: Vec<&str> = kept.map(|field| field.key.text.as_str()).collect();
    let what = texts::NOTHING_TO_REMOVE.with("name", key);
    let problem = Diagnostic::error(Code::NothingToRemove, node.place, what);
    sink.push(problem.advice(did_you_mean(key, &known)));
}

/// Says of an entry that a patch lays over nothing, and that lacks fields, that there is no such thing: who means a new
/// one gives it all that it needs, so the id is most likely mistyped.
pub fn refuse_misspelt<'a>(
    title: Text,
    (id, place): (&str, Place),
    entry: &Node,
    known: impl Iterator<Item = &'a str>,
    sink: &Diagnostics,
) {
    if !sink.is_new(place) {
        return;
    }
    let Some(lacking) = sink.take_back(Code::MissingField, entry.place.opening()) else {
        return;
    };
    let known: Vec<&str> = known.filter(|one| *one != id).collect();
    let what = texts::NO_SUCH.with("kind", title.bare()).with("id", id);
    let problem = Diagnostic::error(Code::UnknownReference, place, what).why(texts::NOT_NEW);
    let near = closest(id, known.iter().copied());
    sink.push(match (near, lacking.advice) {
        (None, Some(add)) => problem.advice(add),
        _ => problem.advice(did_you_mean(id, &known)),
    });
}

/// Whether a node is the word [`REMOVED`].
pub fn is_removed(node: &Node) -> bool {
    matches!(&node.shape, Shape::Word(word) if word == REMOVED)
}

/// Lays `over` over `base`: record onto record field by field, map onto map key by key; anything else replaces.
///
/// An entry `Removed` removes. Where there is nothing under it, it stays: what it is meant for may only come later,
/// when rules are expanded.
pub fn overlay(base: &mut Node, over: Node) {
    lay(base, over, &|_| {});
}

/// Lays a patch over a tree, and keeps the ids under which it finds nothing: see [`refuse_misspelt`].
pub fn patch(base: &mut Node, over: Node, sink: &Diagnostics) {
    lay(base, over, &|field| sink.add_new(field.key.place));
}

fn lay(base: &mut Node, over: Node, see_new: &dyn Fn(&Field)) {
    let is_map = matches!(base.shape, Shape::Map(_));
    let Some(below) = entries_of_same_kind(base, &over) else {
        *base = over;
        return;
    };
    let mut index: BTreeMap<String, usize> = (0..)
        .zip(below.iter())
        .map(|(at, field)| (field.key.text.clone(), at))
        .collect();
    let mut removed: BTreeSet<usize> = BTreeSet::new();
    for field in over.into_entries() {
        match index.get(&field.key.text) {
            Some(&at) if is_removed(&field.value) => drop(removed.insert(at)),
            Some(&at) => lay(&mut below[at].value, field.value, see_new),
            None => {
                if is_map {
                    see_new(&field);
                }
                index.insert(field.key.text.clone(), below.len());
                below.push(field);
            }
        }
    }
    let mut at = 0..;
    below.retain(|_| at.next().is_none_or(|at| !removed.contains(&at)));
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

/// Unites two values of one field: maps entry by entry; a plain value may be stated again.
fn unite_values(known: &mut Field, field: Field, sink: &Diagnostics) {
    let maps = matches!(
        (&known.value.shape, &field.value.shape),
        (Shape::Map(_), Shape::Map(_))
    );
    if !maps {
        if known.value.shape != field.value.shape {
            sink.push(defined_twice(&field.key, known.key.place));
        }
        return;
    }
    let Some(entries) = known.value.entries_mut() else {
        return;
    };
    let mut first: BTreeMap<String, Place> = entries
        .iter()
        .map(|field| (field.key.text.clone(), field.key.place))
        .collect();
    for entry in field.value.into_entries() {
        match first.get(&entry.key.text) {
            Some(&first) => sink.push(defined_twice(&entry.key, first)),
            None => {
                first.insert(entry.key.text.clone(), entry.key.place);
                entries.push(entry);
            }
        }
    }
}

fn defined_twice(key: &Word, first: Place) -> Diagnostic {
    let what = texts::ID_DEFINED_TWICE.with("name", &key.text);
    Diagnostic::error(Code::DefinedTwice, key.place, what)
        .other(texts::FIRST_DEFINED, first)
        .advice(texts::RENAME_ONE)
}

/// The entries of `base` if both are records of one name, or both maps.
fn entries_of_same_kind<'a>(base: &'a mut Node, over: &Node) -> Option<&'a mut Vec<Field>> {
    match is_same_kind(base, over) {
        true => base.entries_mut(),
        false => None,
    }
}

/// Whether both are records of one name, or both maps, so that one is laid over the other entry by entry.
pub(super) fn is_same_kind(base: &Node, over: &Node) -> bool {
    match (&base.shape, &over.shape) {
        (Shape::Record { .. }, Shape::Record { .. }) => base.head() == over.head(),
        (Shape::Map(_), Shape::Map(_)) => true,
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::{Sources, parse};

    fn tree(sources: &mut Sources, text: &str, sink: &Diagnostics) -> Node {
        let file = sources.add("a.ron", text.to_owned());
        parse(sources, file, sink).unwrap()
    }

    #[test]
    fn records_of_another_name_replace_and_those_of_the_same_are_laid_over() {
        let (mut sources, sink) = (Sources::default(), Diagnostics::default());
        let mut base = tree(
            &mut sources,
            "(a: Graded(x: 1, y: 2), b: Areal(x: 1))",
            &sink,
        );
        let over = tree(&mut sources, "(a: Graded(y: 3), b: Graded(y: 3))", &sink);
        overlay(&mut base, over);
        let is = |key: &str, field: &str, number: &str| {
            let node = base.get(key).and_then(|node| node.get(field));
            node.is_some_and(|node| node.shape == Shape::Number(number.to_owned()))
        };
        assert!(is("a", "x", "1") && is("a", "y", "3"));
        assert_eq!(base.get("b").unwrap().get("x"), None);
    }

    #[test]
    fn an_id_in_two_files_of_a_model_is_an_error() {
        let (mut sources, sink) = (Sources::default(), Diagnostics::default());
        let mut base = tree(&mut sources, "(schema: 1, m: { \"a\": 1 })", &sink);
        let other = tree(
            &mut sources,
            "(schema: 1, m: { \"b\": 1, \"a\": 2 })",
            &sink,
        );
        unite(&mut base, other, &sink);
        assert_eq!(base.get("m").unwrap().entries().len(), 2);
        assert_eq!(
            sink.into_report(sources).to_string().lines().next(),
            Some(
                "a.ron:1:26: error[HK012]: `a` is defined twice; it was first defined at a.ron:1:18; remove or rename one of them"
            )
        );
    }
}
