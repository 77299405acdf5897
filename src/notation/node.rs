//! The tree that a source text is, each node with its place.

use super::{Code, Diagnostic, Place};
use crate::words::diagnostics::notation as texts;
use crate::words::{Part, kinds};

/// A value as it was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub shape: Shape,
}

/// A word with its place: a field's name, a key, or the name before a bracket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Where it stands.
    pub place: Place,
    /// The word.
    pub text: String,
}

/// A key and its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// The key.
    pub key: Word,
    /// The value.
    pub value: Node,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// `(a: 1, b: 2)` or `Name(a: 1)`; also `()`.
    Record {
        /// The name before the bracket.
        name: Option<Word>,
        /// Fields in the order in which they were written.
        fields: Vec<Field>,
    },
    /// `(1, 2)` or `Name(1, 2)`.
    Tuple {
        /// The name before the bracket.
        name: Option<Word>,
        /// Items in order.
        items: Vec<Node>,
    },
    /// `{ "a": 1 }`.
    Map(Vec<Field>),
    /// `[1, 2]`.
    List(Vec<Node>),
    /// `"text"`.
    Text(String),
    /// A number as it was written, without underscores.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// A bare word, as `Physical`.
    Word(String),
}

impl Node {
    /// What it is, in words that follow "found".
    pub fn kind(&self) -> Part {
        match &self.shape {
            Shape::Record {
                name: Some(name), ..
            }
            | Shape::Tuple {
                name: Some(name), ..
            } => Part::from(format!("`{}(...)`", clipped(&name.text))),
            Shape::Record { name: None, .. } => kinds::RECORD.into(),
            Shape::Tuple { name: None, .. } => kinds::TUPLE.into(),
            Shape::Map(_) => kinds::MAP.into(),
            Shape::List(_) => kinds::LIST.into(),
            Shape::Text(text) => kinds::THE_TEXT.with("written", clipped(text)).into(),
            Shape::Number(number) => kinds::THE_NUMBER.with("written", clipped(number)).into(),
            Shape::Flag(flag) => Part::from(format!("`{flag}`")),
            Shape::Word(word) => Part::from(format!("`{}`", clipped(word))),
        }
    }

    /// The problem that something else is expected here.
    pub fn unexpected(&self, expected: impl Into<Part>) -> Diagnostic {
        let what = texts::EXPECTED.with("expected", expected);
        let what = what.with("found", self.kind());
        Diagnostic::error(Code::WrongKind, self.caret(), what)
    }

    /// Where a caret points at it: at the whole of what is short, else at the bracket that opens it.
    fn caret(&self) -> Place {
        match self.shape {
            Shape::Record { .. } | Shape::Tuple { .. } | Shape::Map(_) | Shape::List(_) => {
                self.place.opening()
            }
            _ => self.place,
        }
    }

    /// The name that it is or that stands before its bracket.
    pub fn head(&self) -> Option<&str> {
        match &self.shape {
            Shape::Word(word) => Some(word),
            Shape::Record { name, .. } | Shape::Tuple { name, .. } => {
                name.as_ref().map(|name| name.text.as_str())
            }
            _ => None,
        }
    }

    /// The fields of a record or of a map.
    pub fn entries(&self) -> &[Field] {
        match &self.shape {
            Shape::Record { fields, .. } | Shape::Map(fields) => fields,
            _ => &[],
        }
    }

    /// The fields of a record or of a map, to be changed.
    pub fn entries_mut(&mut self) -> Option<&mut Vec<Field>> {
        match &mut self.shape {
            Shape::Record { fields, .. } | Shape::Map(fields) => Some(fields),
            _ => None,
        }
    }

    /// The value under a key of a record or of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let mut entries = self.entries().iter();
        entries
            .find(|field| field.key.text == key)
            .map(|field| &field.value)
    }

    /// Takes the value under a key out of a record or of a map.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let entries = self.entries_mut()?;
        let at = entries.iter().position(|field| field.key.text == key)?;
        Some(entries.remove(at).value)
    }
}

/// The beginning of a text that may be long.
pub(super) fn clipped(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((byte, _)) => format!("{}...", &text[..byte]),
        None => text.to_owned(),
    }
}
