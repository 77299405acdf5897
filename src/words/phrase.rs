//! A text with the values that fill it, said in a language only when somebody reads it.

use std::fmt::Display;

use super::{Lang, Text};

/// A text with its values.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Phrase {
    text: Text,
    values: Vec<(&'static str, Part)>,
}

/// A value of a phrase.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// The same in every language, as an id, a number or what stands in a file.
    Written(String),
    /// Said in the reader's language.
    Said(Phrase),
}

impl Text {
    /// The text with the first of its values.
    pub fn with(self, name: &'static str, value: impl Into<Part>) -> Phrase {
        Phrase::from(self).with(name, value)
    }
}

impl Phrase {
    /// The phrase with one more value.
    pub fn with(mut self, name: &'static str, value: impl Into<Part>) -> Phrase {
        self.values.push((name, value.into()));
        self
    }

    /// The phrase in a language.
    pub fn to(&self, lang: Lang) -> String {
        let said = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.to(lang)));
        let said: Vec<(&str, String)> = said.collect();
        let values = said
            .iter()
            .map(|(name, value)| (*name, value as &dyn Display));
        self.text.fill(lang, &values.collect::<Vec<_>>())
    }
}

impl Part {
    /// The value in a language.
    pub fn to(&self, lang: Lang) -> String {
        match self {
            Part::Written(written) => written.clone(),
            Part::Said(phrase) => phrase.to(lang),
        }
    }
}

impl From<Text> for Phrase {
    fn from(text: Text) -> Phrase {
        let values = Vec::new();
        Phrase { text, values }
    }
}

impl From<Text> for Part {
    fn from(text: Text) -> Part {
        Part::Said(text.into())
    }
}

impl From<Phrase> for Part {
    fn from(phrase: Phrase) -> Part {
        Part::Said(phrase)
    }
}

macro_rules! written {
    ($($Type:ty),*) => { $(
        impl From<$Type> for Part {
            fn from(value: $Type) -> Part {
                Part::Written(value.to_string())
            }
        }
    )* };
}

written!(&str, &String, String, char, u8, u32, u64, usize, f64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_said_with_its_parts_in_each_language() {
        let kind = Text {
            en: "facility",
            ja: "施設",
        };
        let none = Text {
            en: "no {kind} `{id}`",
            ja: "{kind} `{id}` はない",
        };
        let phrase = none.with("kind", kind).with("id", "p");
        assert_eq!(phrase.to(Lang::En), "no facility `p`");
        assert_eq!(phrase.to(Lang::Ja), "施設 `p` はない");
    }
}
