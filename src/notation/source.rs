//! A source text into its tree, read by `ron` one level at a time so that every value keeps its place.

use std::collections::BTreeMap;
use std::fmt;

use ron::value::RawValue;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use super::leaf::bad_character;
use super::syntax::{self, skip_trivia};
use super::{Code, Diagnostic, Diagnostics, Field, FileId, Node, Place, Shape, Sources, Word};

/// Largest file that is read.
pub const MOST_BYTES: u64 = 64 << 20;

/// Deepest nesting of brackets.
pub(super) const DEEPEST: usize = 64;

/// The bytes of a file as text, without a byte-order mark; `name` is the file's for messages.
pub fn decode(name: &str, bytes: &[u8], sink: &Diagnostics) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let what = format!("{name}: the file is UTF-16");
        sink.push(Diagnostic::nowhere(Code::NotUtf8, what).advice("save it as UTF-8"));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let looks = match syntax::looks_like_shift_jis(&bytes[at..]) {
                true => " (it looks like Shift_JIS)",
                false => "",
            };
            let what = format!("{name}: the file is not UTF-8 at byte {at}{looks}");
            sink.push(Diagnostic::nowhere(Code::NotUtf8, what).advice(
                "save it as UTF-8, for example with `iconv -f CP932 -t UTF-8 old.ron > new.ron`",
            ));
            None
        }
    }
}

/// The tree of a file; none if the text is no RON, which is left in words.
pub fn parse(sources: &Sources, file: FileId, sink: &Diagnostics) -> Option<Node> {
    let text = sources.text(file);
    let source = Source { text, file, sink };
    if let Some(problem) = syntax::not_ron_at_all(text, file) {
        sink.push(problem);
        return None;
    }
    match options().from_str::<&RawValue>(text) {
        Ok(raw) => source.node(raw.get_ron()),
        Err(error) => {
            sink.push(syntax::explain(text, file, &error));
            None
        }
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_recursion_limit(DEEPEST)
}

struct Source<'a> {
    text: &'a str,
    file: FileId,
    sink: &'a Diagnostics,
}

impl<'a> Source<'a> {
    /// The node of a value's text, which is a slice of the source.
    fn node(&self, raw: &'a str) -> Option<Node> {
        let raw = &raw[skip_trivia(raw)..];
        let name_length = syntax::identifier_length(raw);
        let after_name = &raw[name_length..];
        let body = &after_name[skip_trivia(after_name)..];
        let first = raw.chars().next();
        match first {
            Some('"') => self.string(raw),
            Some('r') if after_name.starts_with(['"', '#']) => self.string(raw),
            Some('[') => self.list(raw),
            Some('{') => self.map(raw),
            Some('(') => self.bracket(raw, None, raw),
            Some(_) if name_length > 0 && body.starts_with('(') => {
                let name = self.word(&raw[..name_length]);
                self.bracket(raw, Some(name), body)
            }
            Some(_) if name_length > 0 => Some(self.bare_word(&raw[..name_length])),
            _ => self.number(raw),
        }
    }

    fn place(&self, part: &str) -> Place {
        // `part` is a slice of the text: ron hands out borrowed slices only.
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        let end = start + part.len();
        Place {
            file: self.file,
            start,
            end,
        }
    }

    fn word(&self, part: &str) -> Word {
        Word {
            place: self.place(part),
            text: part.to_owned(),
        }
    }

    fn leaf(&self, part: &str, shape: Shape) -> Node {
        Node {
            place: self.place(part),
            shape,
        }
    }

    fn bare_word(&self, part: &str) -> Node {
        match part {
            "true" | "false" => self.leaf(part, Shape::Flag(part == "true")),
            "inf" | "NaN" => self.leaf(part, Shape::Number(part.to_owned())),
            _ => self.leaf(part, Shape::Word(part.to_owned())),
        }
    }

    fn number(&self, raw: &'a str) -> Option<Node> {
        let end = raw
            .find(|c: char| !(c.is_ascii_alphanumeric() || "+-._".contains(c)))
            .unwrap_or(raw.len());
        let part = &raw[..end];
        if part.is_empty() {
            self.sink.push(
                Diagnostic::error(
                    Code::WrongKind,
                    self.place(raw),
                    "this kind of value is not used here",
                )
                .advice("write a text in double quotes, a number, a word or a bracket"),
            );
            return None;
        }
        Some(self.leaf(part, Shape::Number(part.replace('_', ""))))
    }

    fn string(&self, raw: &'a str) -> Option<Node> {
        let part = &raw[..syntax::string_length(raw)];
        let text: String = self.level(part)?;
        if let Some(problem) = bad_character(&text, self.place(part)) {
            self.sink.push(problem);
            return None;
        }
        Some(self.leaf(part, Shape::Text(text)))
    }

    fn list(&self, raw: &'a str) -> Option<Node> {
        let items: Vec<&RawValue> = self.level(raw)?;
        let shape = Shape::List(self.items(items)?);
        Some(self.leaf(syntax::trimmed(raw), shape))
    }

    fn map(&self, raw: &'a str) -> Option<Node> {
        let MapLevel(entries) = self.level(raw)?;
        let entries = entries
            .into_iter()
            .map(|(key, value)| Some((self.map_key(key.get_ron())?, value)));
        let entries = all(entries)?;
        let shape = Shape::Map(self.fields(entries, "key")?);
        Some(self.leaf(syntax::trimmed(raw), shape))
    }

    fn map_key(&self, raw: &'a str) -> Option<Word> {
        let node = self.node(raw)?;
        match node.shape {
            Shape::Text(text) => Some(Word {
                place: node.place,
                text,
            }),
            _ => {
                let what = format!("expected an id in double quotes, found {}", node.kind());
                self.sink.error(Code::WrongKind, node.place, what);
                None
            }
        }
    }

    fn bracket(&self, whole: &'a str, name: Option<Word>, body: &'a str) -> Option<Node> {
        let shape = match self.level(body)? {
            Level::Nothing => Shape::Record {
                name,
                fields: Vec::new(),
            },
            Level::Fields(fields) => {
                let fields = fields
                    .into_iter()
                    .map(|(key, value)| (self.word(key), value))
                    .collect();
                Shape::Record {
                    name,
                    fields: self.fields(fields, "field")?,
                }
            }
            Level::Items(items) => Shape::Tuple {
                name,
                items: self.items(items)?,
            },
        };
        Some(self.leaf(syntax::trimmed(whole), shape))
    }

    fn items(&self, items: Vec<&'a RawValue>) -> Option<Vec<Node>> {
        all(items.into_iter().map(|item| self.node(item.get_ron())))
    }

    /// Reads the values under their keys; a key that comes twice is an error with both places.
    fn fields(&self, entries: Vec<(Word, &'a RawValue)>, kind: &str) -> Option<Vec<Field>> {
        let mut first: BTreeMap<String, Place> = BTreeMap::new();
        let mut unique = true;
        for (key, _) in &entries {
            if let Some(&before) = first.get(&key.text) {
                self.sink.push(self.defined_twice(key, before, kind));
                unique = false;
            } else {
                first.insert(key.text.clone(), key.place);
            }
        }
        let fields = all(entries.into_iter().map(|(key, value)| {
            let value = self.node(value.get_ron())?;
            Some(Field { key, value })
        }));
        fields.filter(|_| unique)
    }

    fn defined_twice(&self, key: &Word, before: Place, kind: &str) -> Diagnostic {
        let line = self.text[..before.start].matches('\n').count() + 1;
        Diagnostic::error(
            Code::DefinedTwice,
            key.place,
            format!("the {kind} `{}` is defined twice", key.text),
        )
        .why(format!("it was first defined on line {line}"))
        .advice("remove one of them")
    }

    /// Reads one level. The whole text was read once before, so that this hardly ever fails.
    fn level<T: Deserialize<'a>>(&self, raw: &'a str) -> Option<T> {
        match options().from_str::<T>(raw) {
            Ok(level) => Some(level),
            Err(error) => {
                let what = format!("this cannot be read: {}", error.code);
                self.sink
                    .error(Code::Syntax, self.place(syntax::trimmed(raw)), what);
                None
            }
        }
    }
}

/// All values, or none if any is missing; all are asked for, so that each leaves its problem.
fn all<T>(values: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let values: Vec<Option<T>> = values.collect();
    values.into_iter().collect()
}

/// What stands in round brackets.
enum Level<'a> {
    Nothing,
    Fields(Vec<(&'a str, &'a RawValue)>),
    Items(Vec<&'a RawValue>),
}

impl<'de> Deserialize<'de> for Level<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelVisitor)
    }
}

struct LevelVisitor;

impl<'de> Visitor<'de> for LevelVisitor {
    type Value = Level<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields or items in round brackets")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Level::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Level::Items(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(key) = fields.next_key_seed(FieldName)? {
            list.push((key, fields.next_value()?));
        }
        Ok(Level::Fields(list))
    }
}

/// A field's name, borrowed from the source, by which its place is known.
struct FieldName;

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = &'de str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'de str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for FieldName {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<&'de str, E> {
        Ok(name)
    }
}

/// What stands in curly brackets, in order and with keys that come twice.
struct MapLevel<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for MapLevel<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor)
    }
}

struct MapVisitor;

impl<'de> Visitor<'de> for MapVisitor {
    type Value = MapLevel<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys and values in curly brackets")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            list.push(entry);
        }
        Ok(MapLevel(list))
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

    fn first_line(text: &str) -> String {
        read(text).1.lines().next().unwrap_or("").to_owned()
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
    fn an_id_that_comes_twice_is_an_error_with_both_places() {
        let line = first_line("(m: {\n\"a\": 1,\n\"a\": 2})");
        assert_eq!(
            line,
            "a.ron:3:1: error[HK012]: the key `a` is defined twice; it was first defined on line 2; remove one of them"
        );
    }

    #[test]
    fn what_is_no_ron_is_told_in_words() {
        let cases = [
            (" \n", "a.ron:1:1: error[HK002]: the file is empty"),
            (
                "{\"schema\": 1}",
                "a.ron:1:1: error[HK004]: the file looks like JSON; files of this program are RON",
            ),
            (
                "schema: 1\n",
                "a.ron:1:1: error[HK004]: the file looks like YAML; files of this program are RON",
            ),
            (
                "(\n  a: (1,\n",
                "a.ron:2:6: error[HK007]: the bracket `(` is opened here and never closed",
            ),
            (
                "(a: \u{FF11})",
                "a.ron:1:5: error[HK005]: the full-width character `１` (U+FF11) stands here; write the ASCII character `1`",
            ),
            (
                "(a: \"x)",
                "a.ron:1:5: error[HK007]: the text that opens here is never closed",
            ),
        ];
        for (text, expected) in cases {
            let line = first_line(text);
            assert!(line.starts_with(expected), "{text:?}: {line}");
        }
    }

    #[test]
    fn brackets_nested_without_end_are_refused_at_once() {
        let line = first_line(&format!("(a: {}", "[".repeat(100_000)));
        assert!(
            line.contains("error[HK006]: brackets are nested too deeply; the limit is 64"),
            "{line}"
        );
    }

    #[test]
    fn control_and_invisible_characters_are_refused() {
        let line = first_line("(a: \"x\u{202E}y\")");
        assert!(
            line.starts_with(
                "a.ron:1:5: error[HK024]: the text holds the invisible character U+202E"
            ),
            "{line}"
        );
        assert!(first_line("(a: \"x\\u{0}y\")").contains("control character U+0000"));
    }

    #[test]
    fn a_byte_order_mark_is_skipped_and_other_encodings_are_named() {
        let sink = Diagnostics::default();
        assert_eq!(
            decode("a", b"\xEF\xBB\xBF(a: 1)", &sink).as_deref(),
            Some("(a: 1)")
        );
        assert_eq!(decode("a", b"\xFF\xFE(\0", &sink), None);
        assert_eq!(decode("a", b"(\x93\xFA\x96\x7B)", &sink), None);
        let text = sink.into_report(Sources::default()).to_string();
        assert!(text.contains("UTF-16") && text.contains("byte 1 (it looks like Shift_JIS)"));
    }
}
