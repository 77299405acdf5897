//! Every sentence that people read, in English and in Japanese: one table of strings, a file for each form of output.
//!
//! Invariant: nothing here decides or computes; a text is filled with values that its caller has made.

pub mod reference;

/// A language of what people read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

/// A text in both languages. `{name}` in it is a place to be filled, in the order that each language wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Text {
    /// The text in a language.
    pub const fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }

    /// The text in a language, each `{name}` replaced by its value.
    pub fn fill(self, lang: Lang, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let mut text = self.to(lang).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), &value.to_string());
        }
        text
    }
}

impl crate::model::Name {
    /// The name in a language.
    pub fn to(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }
}

/// Declares texts, and `ALL` of them for the test that none is missing.
#[allow(unused_macros, reason = "as below")]
macro_rules! words {
    ($( $(#[doc = $doc:literal])* $name:ident = $en:literal, $ja:literal; )*) => {
        $( $(#[doc = $doc])* pub const $name: $crate::words::Text = $crate::words::Text { en: $en, ja: $ja }; )*
        /// All texts of this file.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, $crate::words::Text)] = &[$((stringify!($name), $name)),*];
    };
}
#[allow(
    unused_imports,
    reason = "the files of this table come with the forms that need them"
)]
pub(crate) use words;
