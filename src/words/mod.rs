//! Every sentence that people read, in English and in Japanese: one table of strings, a file for each form of output.
//!
//! Invariant: nothing here decides or computes, and nothing knows another room; a text is filled with values that its
//! caller has made.

pub mod cli;
pub mod compare;
pub(crate) mod cyber;
pub mod errors;
pub mod failure;
pub mod figures;
pub mod fit;
pub mod help;
pub mod hindcast;
pub(crate) mod kinds;
pub mod machine;
pub mod model;
pub mod nation;
mod phrase;
pub mod reference;
pub mod reproduce;
pub mod story;
pub mod summary;
pub mod units;
pub mod verify;

pub use phrase::{Part, Phrase};

use std::fmt::Display;

/// A language of what people read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// All languages.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Ja];

    /// The tag of BCP 47, as `--lang` and the `lang` of a page take it.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ja => "ja",
        }
    }

    /// The language of a tag.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The language of a POSIX locale, e.g. `ja_JP.UTF-8`; English where it is none of ours.
    pub fn of_locale(locale: &str) -> Lang {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        Lang::of_tag(&language.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// A text in both languages. `{name}` in it is a place to be filled, in the order that each language wants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Text {
    /// A title without the article that English gives it.
    pub fn bare(self) -> Text {
        let en = self.en.split_once(' ').map_or(self.en, |(_, bare)| bare);
        Text { en, ..self }
    }

    /// The text in a language.
    pub const fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }

    /// The text in a language, each `{name}` replaced by its value. Braces in a value mean nothing.
    pub fn fill(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        let mut filled = String::new();
        let mut rest = self.to(lang);
        while let Some((before, place, after)) = next_place(rest) {
            filled.push_str(before);
            match values.iter().find(|(name, _)| *name == place) {
                Some((_, value)) => filled.push_str(&value.to_string()),
                // Without a value the place stays seen.
                None => filled.push_str(&format!("{{{place}}}")),
            }
            rest = after;
        }
        filled + rest
    }
}

/// What is before the first place, its name, and what is after it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((before, place, after))
}

/// Declares texts, and `ALL` of them for the test that none is missing.
macro_rules! words {
    ($( $(#[doc = $doc:literal])* $name:ident = $en:literal, $ja:literal; )*) => {
        $( $(#[doc = $doc])* pub const $name: $crate::words::Text = $crate::words::Text { en: $en, ja: $ja }; )*
        /// All texts of this file.
        #[cfg(test)]
        pub(in crate::words) const ALL: &[(&str, $crate::words::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use words;

pub(crate) mod diagnostics;

pub(crate) mod html;
#[cfg(test)]
mod tests;
