//! How much the files of a run may hold, and a count of it by one walk over their bytes, before anything is built.

use super::syntax::{comment_length, string_length};
use super::{Code, Diagnostic, FileId, Place};
use crate::words::Text;
use crate::words::diagnostics::notation as texts;

/// Largest file that is read.
pub const MOST_BYTES: u64 = 16 << 20;

/// Most entries of one map or list: more than any that a model or scenario may have.
pub(super) const MOST_ENTRIES: usize = 250_000;

/// Most entries of all brackets in all files of a run: as a tree they take some 300 MB.
pub const MOST_VALUES: usize = 1_000_000;

/// Deepest nesting of brackets.
pub(super) const DEEPEST: usize = 64;

/// Longest text that names something, in characters.
pub(super) const LONGEST_NAME: usize = 200;

/// Longest text of any kind, in characters.
pub(super) const LONGEST_TEXT: usize = 2_000;

/// Longest id.
pub(super) const LONGEST_ID: usize = 100;

/// Bytes by which even a text of escapes alone (`\u{10FFFF}`) is longer than [`LONGEST_TEXT`].
const FAR_TOO_LONG: usize = 12 * LONGEST_TEXT;

/// The most entries that a map may have under fields of one name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Limit {
    /// The field's name.
    pub field: &'static str,
    /// How many.
    pub most: usize,
    /// That there are more, with a place for `{most}`.
    pub there_are_more: Text,
    /// What to do instead.
    pub advice: Text,
}

impl Limit {
    /// The problem that there are more; the place is that of the first too many.
    pub fn exceeded(&self, place: Place) -> Diagnostic {
        let what = self.there_are_more.with("most", self.most);
        Diagnostic::error(Code::TooMany, place, what).advice(self.advice)
    }
}

/// The limit of every bracket that no other is stated for.
const ANY: Limit = Limit {
    field: "",
    most: MOST_ENTRIES,
    there_are_more: texts::ENTRIES,
    advice: texts::ENTRIES_ADVICE,
};

/// How many entries all brackets of a text hold together, of which `left` are allowed.
///
/// The walk respects texts and comments, and wants nothing else to be right: what is no RON is told by whoever reads it.
///
/// # Errors
/// The first entry that is one too many, or the first text that is far too long.
pub fn count(
    text: &str,
    file: FileId,
    limits: &[Limit],
    left: usize,
) -> Result<usize, Box<Diagnostic>> {
    let mut counter = Counter {
        text,
        file,
        limits,
        left,
        at: 0,
        open: Vec::new(),
        all: 0,
        word: "",
        field: "",
    };
    counter.walk()?;
    Ok(counter.all)
}

/// A bracket that is open.
struct Open {
    limit: Limit,
    entries: usize,
    /// Whether what comes next begins another entry.
    is_next_new: bool,
}

struct Counter<'a> {
    text: &'a str,
    file: FileId,
    limits: &'a [Limit],
    left: usize,
    at: usize,
    open: Vec<Open>,
    /// Entries of all brackets so far.
    all: usize,
    /// The word before.
    word: &'a str,
    /// The field whose value comes next.
    field: &'a str,
}

impl<'a> Counter<'a> {
    fn walk(&mut self) -> Result<(), Box<Diagnostic>> {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' => self.at += comment_length(&self.text[self.at..]).max(1),
                b':' => {
                    self.field = self.word;
                    self.at += 1;
                }
                b',' => {
                    if let Some(open) = self.open.last_mut() {
                        open.is_next_new = true;
                    }
                    (self.word, self.field) = ("", "");
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    self.open.pop();
                    self.at += 1;
                }
                // Deeper ones are refused for their depth.
                b'(' | b'[' | b'{' if self.open.len() == DEEPEST => return Ok(()),
                _ => self.token(byte)?,
            }
        }
        Ok(())
    }

    /// Steps over what belongs to an entry.
    fn token(&mut self, byte: u8) -> Result<(), Box<Diagnostic>> {
        let start = self.at;
        let rest = &self.text[start..];
        self.at += match byte {
            b'"' => string_length(rest),
            b'r' if rest.starts_with("r\"") || rest.starts_with("r#") => string_length(rest),
            _ if rest.is_char_boundary(1) => word_length(rest).max(1),
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        self.enter(start)?;
        match byte {
            b'(' | b'[' | b'{' => self.opened(),
            b'"' if self.at - start > FAR_TOO_LONG => return Err(self.too_long(start)),
            _ => self.word = &self.text[start..self.at],
        }
        Ok(())
    }

    fn opened(&mut self) {
        let stated = self.limits.iter().find(|limit| limit.field == self.field);
        self.open.push(Open {
            limit: *stated.unwrap_or(&ANY),
            entries: 0,
            is_next_new: true,
        });
        (self.word, self.field) = ("", "");
    }

    /// Counts an entry that begins with the token from `start` to here.
    fn enter(&mut self, start: usize) -> Result<(), Box<Diagnostic>> {
        let place = self.place(start);
        let Some(open) = self.open.last_mut().filter(|open| open.is_next_new) else {
            return Ok(());
        };
        open.is_next_new = false;
        open.entries += 1;
        self.all += 1;
        if open.entries > open.limit.most {
            return Err(Box::new(open.limit.exceeded(place)));
        }
        if self.all > self.left {
            let what = texts::VALUES_IN_ALL.with("most", MOST_VALUES);
            let problem = Diagnostic::error(Code::TooMany, place, what);
            return Err(Box::new(problem.advice(texts::ENTRIES_ADVICE)));
        }
        Ok(())
    }

    fn too_long(&self, start: usize) -> Box<Diagnostic> {
        let length = self.text[start..self.at].chars().count() - 2;
        let what = texts::TOO_LONG.with("length", length);
        let place = self.place(start).opening();
        Box::new(Diagnostic::error(Code::TooLong, place, what).why(texts::LONG_TEXTS))
    }

    fn place(&self, start: usize) -> Place {
        Place {
            file: self.file,
            start,
            end: self.at,
        }
    }
}

/// Length of the ASCII word or number at the front; 0 if there is none.
fn word_length(text: &str) -> usize {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.bytes();
    bytes.take_while(|byte| part(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::Sources;

    const FEW: &[Limit] = &[Limit {
        field: "things",
        most: 2,
        ..ANY
    }];

    /// The entries of a text, or what stands where there is one too many.
    fn counted(text: &str, left: usize) -> Result<usize, String> {
        let file = Sources::default().add("a.ron", text.to_owned());
        let found = count(text, file, FEW, left);
        found.map_err(|problem| text[problem.place.start..problem.place.end].to_owned())
    }

    #[test]
    fn texts_and_comments_hold_no_entries_and_a_trailing_comma_begins_none() {
        let text = r####"( // a, b, c
            "t, u": [1, 2.5, -3,], /* x, /* y, */ z, */ r##"a", "b"##: { "k": Word(), },
            things: { "a\", b": (1), "b": "c" },
        )"####;
        assert_eq!(counted(text, 100), Ok(3 + 3 + 1 + 2 + 1));
    }

    #[test]
    fn nothing_behind_the_entry_that_is_one_too_many_is_looked_at() {
        let text = r#"(others: [1, 2, 3], things: { "a": 1, "b": 1, "c": ]]]"#;
        assert_eq!(counted(text, 100), Err("\"c\"".to_owned()));
        assert_eq!(counted(text, 4), Err("things".to_owned()));
    }

    #[test]
    fn a_text_far_too_long_is_known_without_reading_on() {
        let text = format!("(title: \"{}\", b: ]]]", "a".repeat(FAR_TOO_LONG));
        assert_eq!(counted(&text, 100), Err("\"".to_owned()));
    }
}
