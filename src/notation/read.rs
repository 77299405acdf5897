//! What a typed value is read by.

use std::marker::PhantomData;

use super::leaf::check_id;
use super::overlay::{is_removed, refuse_misspelt, refuse_removed};
use super::{Diagnostics, Node, Place, Shape};
use crate::words::diagnostics::notation as texts;
use crate::words::{Phrase, Text, kinds};

/// A kind of value, for documentation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Kind {
    /// What is expected, as far as its form does not say it.
    pub expected: Text,
    /// How it is written.
    pub example: &'static str,
    /// What it is made of.
    pub form: Form,
}

/// What a kind of value is made of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Form {
    /// Nothing that needs a word of its own.
    Plain,
    /// Fields in round brackets.
    Record,
    /// One of these words, some with a bracket.
    Words(&'static [&'static str]),
    /// A list of these.
    List(&'static Kind),
    /// A map from ids to these.
    Map(&'static Kind),
    /// A tuple of these.
    Tuple(&'static [Kind]),
}

impl Kind {
    /// What is expected, in words that follow "expected".
    pub fn told(&self) -> Phrase {
        match self.form {
            Form::Record => kinds::RECORD_OF.with("title", self.expected),
            Form::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                kinds::CHOICE_OF
                    .with("title", self.expected)
                    .with("words", words.join(" "))
            }
            _ => self.expected.into(),
        }
    }
}

/// A value that can be read from a node; problems are left in the sink, and then there is none.
pub trait Read: Sized {
    /// What is expected; of a record or a choice its title.
    const EXPECTED: Text;
    /// How it is written.
    const EXAMPLE: &'static str;
    /// Both, and what it is made of.
    const KIND: Kind = Kind {
        expected: Self::EXPECTED,
        example: Self::EXAMPLE,
        form: Form::Plain,
    };

    /// Reads it.
    fn read(node: &Node, sink: &Diagnostics) -> Option<Self>;

    /// Leaves the problem that a node is of another kind.
    fn refuse(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let problem = node.unexpected(Self::KIND.told());
        sink.push(problem.advice(texts::WRITE_IT_AS.with("example", Self::EXAMPLE)));
        None
    }
}

/// A value with its place; values are equal wherever they stand.
#[derive(Clone, Copy, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> At<T> {
    /// A value at a place.
    pub fn new(value: T, place: Place) -> At<T> {
        At { value, place }
    }

    /// A value that stands in no file, as a default.
    pub fn nowhere(value: T) -> At<T> {
        At::new(value, Place::NOWHERE)
    }
}

impl<T: PartialEq> PartialEq for At<T> {
    fn eq(&self, other: &At<T>) -> bool {
        self.value == other.value
    }
}

impl<T: Read> Read for At<T> {
    const EXPECTED: Text = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;
    const KIND: Kind = T::KIND;

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let value = T::read(node, sink)?;
        Some(At::new(value, node.place))
    }
}

impl<T: Read> Read for Option<T> {
    const EXPECTED: Text = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;
    const KIND: Kind = T::KIND;

    /// The bare word `None` takes a value away that a patch lays over another.
    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        match &node.shape {
            Shape::Word(word) if word == "None" => Some(None),
            _ => T::read(node, sink).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    const EXPECTED: Text = kinds::LIST;
    const EXAMPLE: &'static str = "[ ... ]";
    const KIND: Kind = Kind {
        expected: Self::EXPECTED,
        example: Self::EXAMPLE,
        form: Form::List(&T::KIND),
    };

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::List(items) = &node.shape else {
            // Whoever means one thing forgets that there could be several.
            let problem = node.unexpected(Self::KIND.told());
            sink.push(problem.advice(texts::EVEN_ONE));
            return None;
        };
        let values: Vec<Option<T>> = items.iter().map(|item| T::read(item, sink)).collect();
        values.into_iter().collect()
    }
}

/// Values by id. One that cannot be read keeps its id, so that references to it are no further problem.
#[derive(Clone, PartialEq, Debug)]
pub struct Ids<T>(pub Vec<(At<String>, Option<T>)>);

impl<T> Default for Ids<T> {
    fn default() -> Self {
        Ids(Vec::new())
    }
}

impl<T: Read> Read for Ids<T> {
    const EXPECTED: Text = kinds::IDS;
    const EXAMPLE: &'static str = "{ \"id\": ( ... ) }";
    const KIND: Kind = Kind {
        expected: Self::EXPECTED,
        example: Self::EXAMPLE,
        form: Form::Map(&T::KIND),
    };

    fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
        let Shape::Map(entries) = &node.shape else {
            return Self::refuse(node, sink);
        };
        let entries = entries.iter().filter_map(|field| {
            if is_removed(&field.value) {
                refuse_removed(&field.key.text, &field.value, &[entries], sink);
                return None;
            }
            let id = At::new(field.key.text.clone(), field.key.place);
            let good = check_id(&id, sink);
            let value = T::read(&field.value, sink);
            let others = entries.iter().map(|field| field.key.text.as_str());
            let known = (id.value.as_str(), id.place);
            refuse_misspelt(T::EXPECTED, known, &field.value, others, sink);
            Some((id, value.filter(|_| good)))
        });
        Some(Ids(entries.collect()))
    }
}

macro_rules! tuples {
    ($($count:literal $TITLE:ident: $($T:ident $at:tt)*;)*) => { $(
        impl<$($T: Read),*> Read for ($($T,)*) {
            const EXPECTED: Text = kinds::$TITLE;
            const EXAMPLE: &'static str = "( ..., ... )";
            const KIND: Kind = Kind {
                expected: Self::EXPECTED,
                example: Self::EXAMPLE,
                form: Form::Tuple(&[$($T::KIND),*]),
            };

            fn read(node: &Node, sink: &Diagnostics) -> Option<Self> {
                match &node.shape {
                    Shape::Tuple { name: None, items } if items.len() == $count => {
                        let values = ($($T::read(&items[$at], sink),)*);
                        Some(($(values.$at?,)*))
                    }
                    _ => Self::refuse(node, sink),
                }
            }
        }
    )* };
}

tuples! {
    2 PAIR: A 0 B 1;
    3 TRIPLE: A 0 B 1 C 2;
    4 QUADRUPLE: A 0 B 1 C 2 D 3;
}

/// A tree that is to be read as a `T` after it has been completed.
#[derive(Clone, PartialEq, Debug)]
pub struct Unread<T> {
    /// The tree.
    pub node: Node,
    kind: PhantomData<T>,
}

impl<T: Read> Read for Unread<T> {
    const EXPECTED: Text = T::EXPECTED;
    const EXAMPLE: &'static str = T::EXAMPLE;
    const KIND: Kind = T::KIND;

    fn read(node: &Node, _: &Diagnostics) -> Option<Self> {
        Some(Unread {
            node: node.clone(),
            kind: PhantomData,
        })
    }
}

impl<T> Ids<T> {
    /// The values that could be read, with their ids.
    pub fn known(&self) -> impl Iterator<Item = (&At<String>, &T)> {
        self.0
            .iter()
            .filter_map(|(id, value)| Some((id, value.as_ref()?)))
    }

    /// Whether all values could be read.
    pub fn all_known(&self) -> bool {
        self.0.iter().all(|(_, value)| value.is_some())
    }

    /// What is made of each value with its id, with a stand-in for one that could not be read.
    pub fn each<R>(&self, made: impl Fn(&str, &T) -> R, stand_in: impl Fn(&str) -> R) -> Vec<R> {
        let all = self.0.iter().map(|(id, value)| match value {
            Some(value) => made(&id.value, value),
            None => stand_in(&id.value),
        });
        all.collect()
    }

    /// The value under an id, if it could be read.
    pub fn get(&self, id: &str) -> Option<&T> {
        let mut known = self.known();
        known
            .find(|(known, _)| known.value == id)
            .map(|(_, value)| value)
    }

    /// All ids, also of values that could not be read.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.value.as_str())
    }
}
