//! Records: declared once, read and documented from the declaration.

use std::cell::RefCell;

use super::overlay::{is_removed, refuse_removed};
use super::suggest::{closest, did_you_mean};
use super::{Code, Diagnostic, Diagnostics, Field, Kind, Node, Place, Read, Shape};
use crate::words::diagnostics::notation as texts;
use crate::words::{Text, kinds};

/// A field of a record, for documentation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FieldInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds, with its range, and how that is written.
    pub kind: Kind,
    /// The value when it is left out, as it would be written; none if it must be given.
    pub default: Option<&'static str>,
    /// What it is.
    pub doc: &'static str,
}

/// A record with its fields, for documentation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RecordInfo {
    /// What it is called, with its article.
    pub title: Text,
    /// What it is.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [FieldInfo],
}

/// A record of a file.
pub trait Record: Sized {
    /// What the record is called in messages, with its article.
    const TITLE: Text;
    /// What it is.
    const DOC: &'static str;
    /// Its fields.
    const FIELDS: &'static [FieldInfo];

    /// All of it.
    const INFO: RecordInfo = RecordInfo {
        title: Self::TITLE,
        doc: Self::DOC,
        fields: Self::FIELDS,
    };

    /// Reads it from fields whose names have been checked.
    fn take(fields: &Fields<'_>) -> Option<Self>;

    /// The fields whose default, as it is documented, is another than the one that is taken.
    #[cfg(test)]
    fn wrong_defaults() -> Vec<&'static str>;

    /// Reads it from a record of any name, as after the name of a choice.
    fn read_body(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let fields = Fields::open(node, Self::TITLE, sink)?;
        fields.refuse_unknown(&[Self::FIELDS]);
        Self::take(&fields)
    }
}

/// The fields of a record while it is read.
pub struct Fields<'a> {
    title: Text,
    node: &'a Node,
    fields: &'a [Field],
    sink: &'a Diagnostics,
    /// Known fields that stand under a mistyped name, which is told already.
    mistyped: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// Opens a record.
    pub fn open(node: &'a Node, title: Text, sink: &'a Diagnostics) -> Option<Fields<'a>> {
        match &node.shape {
            Shape::Record { fields, .. } => Some(Fields {
                title,
                node,
                fields,
                sink,
                mistyped: RefCell::default(),
            }),
            shape => {
                let problem = node.unexpected(kinds::RECORD_OF.with("title", title));
                sink.push(match shape {
                    Shape::Word(word) => problem.advice(texts::WITH_FIELDS.with("word", word)),
                    Shape::Tuple { .. } => problem.advice(texts::NAME_FIELDS),
                    _ => problem,
                });
                None
            }
        }
    }

    /// Where the record stands.
    pub fn place(&self) -> Place {
        self.node.place
    }

    /// Leaves a problem for each field that none of the tables has.
    pub fn refuse_unknown(&self, tables: &[&'static [FieldInfo]]) {
        self.refuse_unknown_or(tables, |_| None);
    }

    /// The same, with advice of its own for some names.
    pub fn refuse_unknown_or(
        &self,
        tables: &[&'static [FieldInfo]],
        advice: impl Fn(&str) -> Option<Text>,
    ) {
        let known: Vec<&'static str> = tables
            .iter()
            .flat_map(|table| table.iter().map(|info| info.name))
            .collect();
        for field in self.fields {
            let name = field.key.text.as_str();
            if !known.contains(&name) {
                let what = texts::NO_FIELD.with("title", self.title).with("name", name);
                let problem = Diagnostic::error(Code::UnknownField, field.key.place, what);
                self.sink.push(match advice(name) {
                    Some(advice) => problem.advice(advice),
                    None => problem.advice(did_you_mean(name, &known)),
                });
                let meant = closest(name, known.iter().copied());
                let meant = known.iter().find(|one| Some(**one) == meant);
                self.mistyped.borrow_mut().extend(meant);
            }
        }
    }

    /// A field that must be given.
    pub fn required<T: Read>(&self, name: &str) -> Option<T> {
        match self.value(name) {
            Some(value) => T::read(value, self.sink),
            None if self.mistyped.borrow().contains(&name) => None,
            None => {
                let what = texts::LACKS
                    .with("title", self.title.bare())
                    .with("name", name);
                let place = self.node.place.opening();
                let problem = Diagnostic::error(Code::MissingField, place, what);
                let advice = texts::ADD.with("name", name).with("example", T::EXAMPLE);
                let advice = advice.with("expected", T::KIND.told());
                self.sink.push(problem.advice(advice));
                None
            }
        }
    }

    /// A field that may be left out.
    pub fn or<T: Read>(&self, name: &str, default: impl FnOnce() -> T) -> Option<T> {
        match self.value(name) {
            Some(value) => T::read(value, self.sink),
            None => Some(default()),
        }
    }

    fn value(&self, name: &str) -> Option<&'a Node> {
        let value = self.node.get(name)?;
        if is_removed(value) {
            refuse_removed(name, value, &[self.fields], self.sink);
            return None;
        }
        Some(value)
    }
}

/// Two records written as one, as a facility with its part in a carrier.
#[derive(Clone, PartialEq, Debug)]
pub struct Both<A, B>(pub A, pub B);

impl<A: Record, B: Record> Read for Both<A, B> {
    const EXPECTED: Text = kinds::RECORD;
    const EXAMPLE: &'static str = "( ... )";

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let fields = Fields::open(node, B::TITLE, sink)?;
        fields.refuse_unknown(&[B::FIELDS, A::FIELDS]);
        let (a, b) = (A::take(&fields), B::take(&fields));
        Some(Both(a?, b?))
    }
}

/// Declares a record of a file: `field: Type` must be given, `field: Type = "as written" => value` may be left out.
///
/// `evidenced struct` adds `source` and `confidence`, which every record of a model has; `Confidence` must then be
/// in scope.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $visibility:vis evidenced struct $Name:ident as $title:path { $($fields:tt)* }
    ) => {
        $crate::notation::record! {
            $(#[doc = $doc])+
            $visibility struct $Name as $title {
                $($fields)*
                /// Where the values come from: a reference in words.
                source: $crate::notation::LongText = "\"not stated\"" =>
                    $crate::notation::LongText("not stated".to_owned()),
                /// How far they can be relied on.
                confidence: Confidence = "Assumed" => Confidence::Assumed,
            }
        }
    };
    (
        $(#[doc = $doc:literal])+
        $visibility:vis struct $Name:ident as $title:path {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident : $Type:ty $(= $written:literal => $default:expr)?,
            )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Debug)]
        $visibility struct $Name {
            /// Where the record stands.
            $visibility here: $crate::notation::Place,
            $( $(#[doc = $field_doc])+ $visibility $field: $Type, )*
        }

        impl $crate::notation::Record for $Name {
            const TITLE: $crate::words::Text = $title;
            const DOC: &'static str = concat!($($doc),+).trim_ascii();
            const FIELDS: &'static [$crate::notation::FieldInfo] = &[ $(
                $crate::notation::FieldInfo {
                    name: stringify!($field),
                    kind: <$Type as $crate::notation::Read>::KIND,
                    default: $crate::notation::record!(@written $($written)?),
                    doc: concat!($($field_doc),+).trim_ascii(),
                },
            )* ];

            fn take(fields: &$crate::notation::Fields<'_>) -> Option<Self> {
                $( let $field: Option<$Type> =
                    $crate::notation::record!(@take fields $field $(, $default)?); )*
                Some($Name { here: fields.place(), $( $field: $field?, )* })
            }

            #[cfg(test)]
            fn wrong_defaults() -> Vec<&'static str> {
                let fields: Vec<Option<&'static str>> = vec![ $( $( {
                    let taken: $Type = $default;
                    let right = $crate::notation::is_written_as(&taken, $written);
                    (!right).then_some(stringify!($field))
                }, )? )* ];
                fields.into_iter().flatten().collect()
            }
        }

        impl $crate::notation::Read for $Name {
            const EXPECTED: $crate::words::Text = $title;
            const EXAMPLE: &'static str = "( ... )";
            const KIND: $crate::notation::Kind = $crate::notation::Kind {
                expected: Self::EXPECTED,
                example: Self::EXAMPLE,
                form: $crate::notation::Form::Record,
            };

            fn read(
                node: &$crate::notation::Node,
                sink: &$crate::notation::Diagnostics,
            ) -> Option<Self> {
                match node.head() {
                    Some(_) => Self::refuse(node, sink),
                    None => <Self as $crate::notation::Record>::read_body(node, sink),
                }
            }
        }
    };
    (@written) => { None };
    (@written $written:literal) => { Some($written) };
    (@take $fields:ident $field:ident) => { $fields.required(stringify!($field)) };
    (@take $fields:ident $field:ident, $default:expr) => {
        $fields.or(stringify!($field), || $default)
    };
}

pub(crate) use record;

/// Whether a default is what its documentation reads as; words, as "its id", are no RON and say nothing.
#[cfg(test)]
pub(crate) fn is_written_as<T: Read + PartialEq>(value: &T, written: &str) -> bool {
    let mut sources = super::Sources::default();
    let file = sources.add("default", format!("(x: {written})"));
    let sink = Diagnostics::default();
    let Some(node) = super::parse(&sources, file, &sink) else {
        return true;
    };
    let read = node.get("x").and_then(|node| T::read(node, &sink));
    read.as_ref() == Some(value)
}
