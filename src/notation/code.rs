//! Kinds of problems, each with a stable number.

use std::fmt;

use crate::words::Text;
use crate::words::diagnostics::codes as texts;

macro_rules! codes {
    ($( $name:ident = $number:literal, $meaning:ident, $cure:ident; )*) => {
        /// What kind of problem it is: a stable number that `hakyu explain` describes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code {
            $(
                #[doc = concat!("Number ", stringify!($number), "; [`Code::meaning`] says what it is.")]
                $name = $number,
            )*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[ $( Code::$name, )* ];

            /// The kind in a sentence.
            pub fn meaning(self) -> Text {
                match self { $( Code::$name => texts::$meaning, )* }
            }

            /// What to do about a problem of this kind.
            pub fn cure(self) -> Text {
                match self { $( Code::$name => texts::$cure, )* }
            }
        }
    };
}

codes! {
    CannotRead = 1, CANNOT_READ, CANNOT_READ_CURE;
    Empty = 2, EMPTY, EMPTY_CURE;
    NotUtf8 = 3, NOT_UTF8, NOT_UTF8_CURE;
    OtherFormat = 4, OTHER_FORMAT, OTHER_FORMAT_CURE;
    Syntax = 5, SYNTAX, SYNTAX_CURE;
    TooDeep = 6, TOO_DEEP, TOO_DEEP_CURE;
    Unclosed = 7, UNCLOSED, UNCLOSED_CURE;
    LeavesFolder = 8, LEAVES_FOLDER, LEAVES_FOLDER_CURE;
    NewerSchema = 9, NEWER_SCHEMA, NEWER_SCHEMA_CURE;
    UnknownField = 10, UNKNOWN_FIELD, UNKNOWN_FIELD_CURE;
    MissingField = 11, MISSING_FIELD, MISSING_FIELD_CURE;
    DefinedTwice = 12, DEFINED_TWICE, DEFINED_TWICE_CURE;
    WrongKind = 13, WRONG_KIND, WRONG_KIND_CURE;
    UnknownChoice = 14, UNKNOWN_CHOICE, UNKNOWN_CHOICE_CURE;
    OutOfRange = 20, OUT_OF_RANGE, OUT_OF_RANGE_CURE;
    BadDuration = 21, BAD_DURATION, BAD_DURATION_CURE;
    BadDistribution = 22, BAD_DISTRIBUTION, BAD_DISTRIBUTION_CURE;
    TooLong = 23, TOO_LONG, TOO_LONG_CURE;
    BadCharacter = 24, BAD_CHARACTER, BAD_CHARACTER_CURE;
    BadId = 25, BAD_ID, BAD_ID_CURE;
    UnknownReference = 30, UNKNOWN_REFERENCE, UNKNOWN_REFERENCE_CURE;
    SelectsNothing = 31, SELECTS_NOTHING, SELECTS_NOTHING_CURE;
    NothingToRemove = 32, NOTHING_TO_REMOVE, NOTHING_TO_REMOVE_CURE;
    CircularGroup = 40, CIRCULAR_GROUP, CIRCULAR_GROUP_CURE;
    Contradiction = 41, CONTRADICTION, CONTRADICTION_CURE;
    OutsideTime = 42, OUTSIDE_TIME, OUTSIDE_TIME_CURE;
    TooMany = 43, TOO_MANY, TOO_MANY_CURE;
    StrongLoop = 60, STRONG_LOOP, STRONG_LOOP_CURE;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HK{:03}", *self as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_codes_are_unique() {
        let mut numbers: Vec<u16> = Code::ALL.iter().map(|&code| code as u16).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), Code::ALL.len());
    }
}
