//! A source text into its tree: read by `ron`, then walked through so that every value keeps its place.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;

use super::faults;
use super::leaf::bad_character;
use super::limits::DEEPEST;
use super::syntax::{self, skip_trivia};
use super::{Code, Diagnostic, Diagnostics, Field, FileId, Node, Place, Shape, Sources, Word};
use crate::words::diagnostics::notation as texts;
use crate::words::{Text as Words, kinds};

/// The bytes of a file as text among the sources, without a byte-order mark; none if they are no text.
pub fn decode(
    name: &str,
    bytes: &[u8],
    sources: &mut Sources,
    sink: &Diagnostics,
) -> Option<FileId> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let place = Place::whole(sources.add(name, String::new()));
        let problem = Diagnostic::error(Code::NotUtf8, place, texts::UTF_16);
        sink.push(problem.advice(texts::SAVE_AS_UTF_8));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(sources.add(name, text.to_owned())),
        Err(error) => {
            let at = error.valid_up_to();
            let file = sources.add(name, String::from_utf8_lossy(bytes).into_owned());
            // What is not UTF-8 stands as one character of three bytes.
            let place = Place {
                file,
                start: at,
                end: at + 3,
            };
            sink.push(not_utf_8(place, &bytes[at..]));
            None
        }
    }
}

fn not_utf_8(place: Place, rest: &[u8]) -> Diagnostic {
    let what = texts::NOT_UTF_8.with("at", place.start);
    let problem = Diagnostic::error(Code::NotUtf8, place, what).advice(texts::CONVERT);
    match syntax::looks_like_shift_jis(rest) {
        true => problem.why(texts::LOOKS_SHIFT_JIS),
        false => problem,
    }
}

/// The tree of a file; none if the text is no RON, which is left in words.
///
/// `ron` reads the whole text first, so that what is walked through afterwards, to give each value its place, is
/// known to be well formed.
pub fn parse(sources: &Sources, file: FileId, sink: &Diagnostics) -> Option<Node> {
    let text = sources.text(file);
    let refused = faults::too_deep_comments(text, file);
    if let Some(problem) = refused.or_else(|| syntax::not_ron_at_all(text, file)) {
        sink.push(problem);
        return None;
    }
    let options = ron::Options::default().with_recursion_limit(DEEPEST);
    if let Err(error) = options.from_str::<IgnoredAny>(text) {
        sink.push(faults::explain(text, file, &error));
        return None;
    }
    let mut walker = Walker {
        text,
        at: 0,
        file,
        sink,
    };
    walker.node()
}

/// A walk through well-formed RON.
struct Walker<'a> {
    text: &'a str,
    at: usize,
    file: FileId,
    sink: &'a Diagnostics,
}

impl<'a> Walker<'a> {
    /// The next value. After a problem within it the walk goes on behind it.
    fn node(&mut self) -> Option<Node> {
        let first = self.peek();
        let start = self.at;
        let word = self.identifier();
        let name = (!word.is_empty()).then(|| self.word(start, word));
        let shape = match (first, name) {
            (Some('"'), _) => self.string(start),
            (Some('r'), _) if self.text[start + 1..].starts_with(['"', '#']) => self.string(start),
            (Some('b'), _) if self.text[start + 1..].starts_with(['"', '\'']) => self.refuse(start),
            (Some('['), _) => self.items(']').map(Shape::List),
            (Some('{'), _) => self.map(),
            (Some('('), _) => self.bracket(None),
            (_, Some(name)) => self.named(name),
            _ => self.number(start),
        };
        self.ended(start, shape?)
    }

    /// A node from `start` to where the walk has come.
    fn ended(&self, start: usize, shape: Shape) -> Option<Node> {
        let place = self.place(start, self.at);
        Some(Node { place, shape })
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place {
            file: self.file,
            start,
            end,
        }
    }

    fn word(&self, start: usize, word: &str) -> Word {
        Word {
            place: self.place(start, start + word.len()),
            text: word.to_owned(),
        }
    }

    /// The next character after white space and comments.
    fn peek(&mut self) -> Option<char> {
        self.at += skip_trivia(&self.text[self.at..]);
        self.text[self.at..].chars().next()
    }

    /// Steps over the identifier that comes next; empty if none does.
    fn identifier(&mut self) -> &'a str {
        let text = self.text;
        let rest = &text[self.at..];
        let word = &rest[..syntax::identifier_length(rest)];
        self.at += word.len();
        word
    }

    /// A bare word, or a bracket with a name.
    fn named(&mut self, name: Word) -> Option<Shape> {
        let end = self.at;
        if self.peek() == Some('(') {
            return self.bracket(Some(name));
        }
        self.at = end;
        Some(match name.text.as_str() {
            "true" | "false" => Shape::Flag(name.text == "true"),
            "inf" | "NaN" => Shape::Number(name.text),
            _ => Shape::Word(name.text),
        })
    }

    fn number(&mut self, start: usize) -> Option<Shape> {
        let rest = &self.text[start..];
        let length = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || "+-._".contains(c)))
            .unwrap_or(rest.len());
        if length == 0 {
            return self.refuse(start);
        }
        self.at = start + length;
        Some(Shape::Number(rest[..length].replace('_', "")))
    }

    /// Refuses a kind of value that RON has and files of this program do not.
    fn refuse(&mut self, start: usize) -> Option<Shape> {
        let place = self.place(start, start + 1);
        let problem = Diagnostic::error(Code::WrongKind, place, texts::NOT_USED);
        self.sink.push(problem.advice(texts::NOT_USED_ADVICE));
        // Where it ends is not known: nothing more can be told of this file.
        self.at = self.text.len();
        None
    }

    fn string(&mut self, start: usize) -> Option<Shape> {
        let rest = &self.text[start..];
        let written = &rest[..syntax::string_length(rest)];
        self.at = start + written.len();
        let place = self.place(start, self.at);
        let text = match written
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
        {
            Some(plain) if !plain.contains('\\') => plain.to_owned(),
            _ => self.unescaped(written, place)?,
        };
        match bad_character(&text, place) {
            None => Some(Shape::Text(text)),
            Some(problem) => {
                self.sink.push(problem);
                None
            }
        }
    }

    fn unescaped(&self, written: &str, place: Place) -> Option<String> {
        let read = ron::from_str(written);
        if let Err(error) = &read {
            self.sink.push(faults::in_words(&error.code, place));
        }
        read.ok()
    }

    /// Values in brackets up to the closing one.
    fn items(&mut self, closing: char) -> Option<Vec<Node>> {
        self.at += 1;
        let mut items = Vec::new();
        while self.goes_on(closing) {
            items.push(self.node());
        }
        items.into_iter().collect()
    }

    /// Whether another item comes before the closing bracket; steps over commas and over that bracket.
    fn goes_on(&mut self, closing: char) -> bool {
        let mut next = self.peek();
        if next == Some(',') {
            self.at += 1;
            next = self.peek();
        }
        if next == Some(closing) {
            self.at += 1;
        }
        next.is_some() && next != Some(closing)
    }

    fn map(&mut self) -> Option<Shape> {
        self.at += 1;
        let mut entries = Vec::new();
        while self.goes_on('}') {
            let key = self.node().and_then(|key| self.map_key(key));
            entries.push(self.value_of(key));
        }
        self.unique(entries, kinds::KEY).map(Shape::Map)
    }

    fn map_key(&self, node: Node) -> Option<Word> {
        match node.shape {
            Shape::Text(text) => Some(Word {
                place: node.place,
                text,
            }),
            _ => {
                let problem = node.unexpected(kinds::QUOTED_ID);
                self.sink.push(match node.head() {
                    Some(word) => problem.advice(texts::KEY_ADVICE.with("word", word)),
                    None => problem,
                });
                None
            }
        }
    }

    /// The value behind a key and its colon.
    fn value_of(&mut self, key: Option<Word>) -> Option<Field> {
        if self.peek() == Some(':') {
            self.at += 1;
        }
        let value = self.node();
        Some(Field {
            key: key?,
            value: value?,
        })
    }

    fn bracket(&mut self, name: Option<Word>) -> Option<Shape> {
        if !self.holds_fields() {
            let items = self.items(')')?;
            return Some(match items.is_empty() {
                true => Shape::Record {
                    name,
                    fields: Vec::new(),
                },
                false => Shape::Tuple { name, items },
            });
        }
        self.at += 1;
        let mut fields = Vec::new();
        while self.goes_on(')') {
            let start = self.at;
            let key = self.identifier();
            let key = self.word(start, key);
            fields.push(self.value_of(Some(key)));
        }
        let fields = self.unique(fields, kinds::FIELD)?;
        Some(Shape::Record { name, fields })
    }

    /// Whether the bracket that opens here holds fields rather than items: a word and a colon come first.
    fn holds_fields(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        self.peek();
        let named = !self.identifier().is_empty() && self.peek() == Some(':');
        self.at = start;
        named
    }

    /// All fields, unless one could not be read or comes twice, which is an error with both places.
    fn unique(&self, fields: Vec<Option<Field>>, kind: Words) -> Option<Vec<Field>> {
        let mut first: BTreeMap<&str, Place> = BTreeMap::new();
        let mut unique = true;
        for field in fields.iter().flatten() {
            if let Some(before) = first.insert(&field.key.text, field.key.place) {
                self.sink.push(self.defined_twice(&field.key, before, kind));
                unique = false;
            }
        }
        fields
            .into_iter()
            .collect::<Option<Vec<Field>>>()
            .filter(|_| unique)
    }

    fn defined_twice(&self, key: &Word, before: Place, kind: Words) -> Diagnostic {
        let what = texts::DEFINED_TWICE
            .with("kind", kind)
            .with("name", &key.text);
        Diagnostic::error(Code::DefinedTwice, key.place, what)
            .other(texts::FIRST_DEFINED, before)
            .advice(texts::REMOVE_ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, String) {
        let mut sources = Sources::default();
        let file = sources.add("a.ron", text.to_owned());
        let sink = Diagnostics::default();
        let node = parse(&sources, file, &sink);
        (node, sink.into_report(sources).to_string())
    }

    #[test]
    fn every_shape_is_kept_with_names_and_places() {
        let text = r#"// head
        (
            a: LogNormal(median: "36h", p90: "5d"), /* note */
            b: { "x": (1, -2.5), "y": Removed },
            c: [true, (), ("one")], // tail
            d: r"raw",
        )"#;
        let (node, problems) = read(text);
        assert_eq!(problems, "");
        let node = node.unwrap();
        let a = node.get("a").unwrap();
        assert_eq!(a.head(), Some("LogNormal"));
        assert_eq!(
            &text[a.place.start..a.place.end],
            r#"LogNormal(median: "36h", p90: "5d")"#
        );
        let y = node.get("b").unwrap().get("y").unwrap();
        assert_eq!(&text[y.place.start..y.place.end], "Removed");
        let Shape::List(items) = &node.get("c").unwrap().shape else {
            panic!("a list is a list");
        };
        assert_eq!(items[0].shape, Shape::Flag(true));
        assert!(matches!(&items[2].shape, Shape::Tuple { items, .. } if items.len() == 1));
        assert_eq!(node.get("d").unwrap().shape, Shape::Text("raw".into()));
    }

    #[test]
    fn values_that_only_ron_has_are_refused() {
        for text in [
            "(a: 'c', b: 1)",
            "(a: [b\"x\", 1])",
            "#![enable(implicit_some)] (a: 1)",
        ] {
            let (node, problems) = read(text);
            assert_eq!(node, None);
            assert!(
                problems.contains("this kind of value is not used here"),
                "{problems}"
            );
        }
    }
}
