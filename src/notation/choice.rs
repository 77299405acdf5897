//! Choices: a value that is one of several named ones, with or without what belongs to it.

/// Declares how a choice is written: `Word`, `Word(Type, ...)` or `Word { Record }`.
///
/// Titles have their article. `impl` reads an existing enumeration of bare words.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $visibility:vis enum $Name:ident as $title:path, $example:literal {
            $( $(#[doc = $variant_doc:literal])+ $Variant:ident $(($($Part:ty),+))? $({ $Record:ty })?, )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Debug)]
        $visibility enum $Name {
            $( $(#[doc = $variant_doc])+ $Variant $(($($Part),+))? $(($Record))?, )+
        }

        impl $crate::notation::Choice for $Name {
            const INFO: $crate::notation::ChoiceInfo = $crate::notation::ChoiceInfo {
                title: $title,
                doc: concat!($($doc),+).trim_ascii(),
                variants: &[ $( $crate::notation::VariantInfo {
                    name: stringify!($Variant),
                    holds: &[
                        $( $( <$Part as $crate::notation::Read>::KIND, )+ )?
                        $( <$Record as $crate::notation::Read>::KIND, )?
                    ],
                    doc: concat!($($variant_doc),+).trim_ascii(),
                }, )+ ],
            };
        }

        impl $crate::notation::Read for $Name {
            const EXPECTED: $crate::words::Text = $title;
            const EXAMPLE: &'static str = $example;
            const KIND: $crate::notation::Kind = $crate::notation::Kind {
                expected: Self::EXPECTED,
                example: Self::EXAMPLE,
                form: $crate::notation::Form::Words(&[$(stringify!($Variant)),+]),
            };

            fn read(
                node: &$crate::notation::Node,
                sink: &$crate::notation::Diagnostics,
            ) -> Option<Self> {
                match node.head() {
                    $( Some(stringify!($Variant)) => {
                        $crate::notation::choice!(@read node sink $Variant $(($($Part),+))? $({ $Record })?)
                    } )+
                    head => $crate::notation::refuse_choice(
                        node, head, $title, &[$(stringify!($Variant)),+], sink,
                    ),
                }
            }
        }
    };
    (
        impl $Name:ty as $title:path { $( $Variant:ident ),+ $(,)? }
    ) => {
        impl $crate::notation::Read for $Name {
            const EXPECTED: $crate::words::Text = $title;
            const EXAMPLE: &'static str = $crate::notation::choice!(@first $($Variant),+);
            const KIND: $crate::notation::Kind = $crate::notation::Kind {
                expected: Self::EXPECTED,
                example: Self::EXAMPLE,
                form: $crate::notation::Form::Words(&[$(stringify!($Variant)),+]),
            };

            fn read(
                node: &$crate::notation::Node,
                sink: &$crate::notation::Diagnostics,
            ) -> Option<Self> {
                match &node.shape {
                    $( $crate::notation::Shape::Word(word) if word == stringify!($Variant) => {
                        Some(<$Name>::$Variant)
                    } )+
                    _ => $crate::notation::refuse_choice(
                        node, node.head(), $title, &[$(stringify!($Variant)),+], sink,
                    ),
                }
            }
        }
    };
    (@read $node:ident $sink:ident $Variant:ident) => {
        $crate::notation::bare($node, $sink).map(|()| Self::$Variant)
    };
    (@read $node:ident $sink:ident $Variant:ident ($Part:ty)) => {{
        let items = $crate::notation::parts($node, 1, $sink)?;
        <$Part as $crate::notation::Read>::read(&items[0], $sink).map(Self::$Variant)
    }};
    (@read $node:ident $sink:ident $Variant:ident ($First:ty, $Second:ty)) => {{
        let items = $crate::notation::parts($node, 2, $sink)?;
        let first = <$First as $crate::notation::Read>::read(&items[0], $sink);
        let second = <$Second as $crate::notation::Read>::read(&items[1], $sink);
        Some(Self::$Variant(first?, second?))
    }};
    (@read $node:ident $sink:ident $Variant:ident { $Record:ty }) => {
        <$Record as $crate::notation::Record>::read_body($node, $sink).map(Self::$Variant)
    };
    (@first $First:ident $(, $Rest:ident)*) => { stringify!($First) };
}

pub(crate) use choice;

/// A choice with its variants, for documentation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ChoiceInfo {
    /// What it is called, with its article.
    pub title: Text,
    /// What it is.
    pub doc: &'static str,
    /// What can be chosen.
    pub variants: &'static [VariantInfo],
}

impl ChoiceInfo {
    /// Whether a word is one of its.
    pub fn has(&self, word: &str) -> bool {
        self.variants.iter().any(|variant| variant.name == word)
    }
}

/// What can be chosen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VariantInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds in brackets, in order; a record's fields stand there themselves.
    pub holds: &'static [Kind],
    /// What it is.
    pub doc: &'static str,
}

/// A choice that holds more than bare words.
pub trait Choice {
    /// All of it.
    const INFO: ChoiceInfo;
}

use super::suggest::did_you_mean;
use super::{Code, Diagnostic, Diagnostics, Kind, Node, Shape};
use crate::words::Text;
use crate::words::diagnostics::notation as texts;

/// Leaves the problem that a node is none of the choices.
pub fn refuse_choice<T>(
    node: &Node,
    head: Option<&str>,
    title: Text,
    known: &[&str],
    sink: &Diagnostics,
) -> Option<T> {
    let problem = match head {
        Some(word) if known.contains(&word) => {
            let what = texts::STANDS_ALONE.with("word", word);
            Diagnostic::error(Code::WrongKind, node.place, what)
        }
        Some(word) => {
            let what = texts::NO_CHOICE
                .with("word", word)
                .with("title", title.bare());
            Diagnostic::error(Code::UnknownChoice, node.place, what)
                .advice(did_you_mean(word, known))
        }
        None => refuse_no_word(node, title, known),
    };
    sink.push(problem);
    None
}

/// The problem that no word stands where one of the known ones must; often it is only quoted.
fn refuse_no_word(node: &Node, title: Text, known: &[&str]) -> Diagnostic {
    let problem = node.unexpected(title);
    match &node.shape {
        Shape::Text(text) if known.contains(&text.as_str()) => problem
            .why(texts::WITHOUT_QUOTES)
            .advice(texts::WRITE_IT_AS.with("example", text)),
        _ => problem.advice(did_you_mean("", known)),
    }
}

/// That a word stands alone.
pub fn bare(node: &Node, sink: &Diagnostics) -> Option<()> {
    match &node.shape {
        Shape::Word(_) => Some(()),
        _ => {
            let what = texts::TAKES_NOTHING.with("found", node.kind());
            sink.error(Code::WrongKind, node.place, what);
            None
        }
    }
}

/// The items in a choice's brackets, as many as it takes.
pub fn parts<'a>(node: &'a Node, count: usize, sink: &Diagnostics) -> Option<&'a [Node]> {
    match &node.shape {
        Shape::Tuple { items, .. } if items.len() == count => Some(items),
        _ => {
            let values = match count {
                1 => texts::ONE_VALUE.into(),
                _ => texts::VALUES.with("count", count),
            };
            let name = node.head().unwrap_or_default();
            let what = texts::TAKES.with("name", name).with("count", values);
            sink.error(Code::WrongKind, node.place, what);
            None
        }
    }
}
