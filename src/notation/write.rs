//! A tree as RON text again.

use std::fmt::{self, Write};

use super::{Field, Node, Path, Shape, Word};

impl Node {
    /// What is needed of a tree to lay these values over it: the records and maps on their paths, with those entries
    /// only; lists and tuples are replaced as a whole, and so are kept as a whole.
    pub fn pruned(&self, paths: &[&Path]) -> Node {
        let steps: Vec<&[String]> = paths.iter().map(|path| path.steps()).collect();
        self.kept(&steps)
    }

    fn kept(&self, paths: &[&[String]]) -> Node {
        let mut node = self.clone();
        if let Some(entries) = node.entries_mut() {
            let on_path = |key: &str| -> Vec<&[String]> {
                let own = paths.iter().filter_map(|path| path.split_first());
                own.filter(|(step, _)| *step == key)
                    .map(|(_, rest)| rest)
                    .collect()
            };
            entries.retain_mut(|field| {
                let below = on_path(&field.key.text);
                if below.iter().any(|rest| !rest.is_empty()) {
                    field.value = field.value.kept(&below);
                }
                !below.is_empty()
            });
        }
        node
    }

    /// The tree as text, its outer records and maps with a line for each entry.
    pub fn to_ron(&self) -> String {
        let mut text = String::new();
        // Writing into a text cannot fail.
        let _ = Writer { text: &mut text }.node(self, 0);
        text
    }

    /// The tree as text on one line.
    pub fn to_ron_line(&self) -> String {
        let mut text = String::new();
        // Writing into a text cannot fail.
        let _ = Writer { text: &mut text }.node(self, SPREAD);
        text
    }
}

/// Levels of records and maps that are written a line an entry.
const SPREAD: usize = 3;

struct Writer<'t> {
    text: &'t mut String,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node, depth: usize) -> fmt::Result {
        match &node.shape {
            Shape::Record { name, fields } => {
                self.name(name.as_ref())?;
                self.entries(fields, ['(', ')'], depth, |key| key.to_owned())
            }
            Shape::Map(fields) => self.entries(fields, ['{', '}'], depth, |key| format!("{key:?}")),
            Shape::Tuple { name, items } => {
                self.name(name.as_ref())?;
                self.items(items, ['(', ')'])
            }
            Shape::List(items) => self.items(items, ['[', ']']),
            Shape::Text(text) => write!(self.text, "{text:?}"),
            Shape::Number(text) | Shape::Word(text) => self.text.write_str(text),
            Shape::Flag(flag) => write!(self.text, "{flag}"),
        }
    }

    fn name(&mut self, name: Option<&Word>) -> fmt::Result {
        name.map_or(Ok(()), |name| self.text.write_str(&name.text))
    }

    fn entries(
        &mut self,
        fields: &[Field],
        [open, close]: [char; 2],
        depth: usize,
        key: impl Fn(&str) -> String,
    ) -> fmt::Result {
        self.text.write_char(open)?;
        for (index, field) in fields.iter().enumerate() {
            match depth < SPREAD {
                true => write!(self.text, "\n{:1$}", "", 4 * (depth + 1))?,
                false if index > 0 => self.text.write_char(' ')?,
                false => {}
            }
            write!(self.text, "{}: ", key(&field.key.text))?;
            self.node(&field.value, depth + 1)?;
            if depth < SPREAD || index + 1 < fields.len() {
                self.text.write_char(',')?;
            }
        }
        if depth < SPREAD && !fields.is_empty() {
            write!(self.text, "\n{:1$}", "", 4 * depth)?;
        }
        self.text.write_char(close)
    }

    fn items(&mut self, items: &[Node], [open, close]: [char; 2]) -> fmt::Result {
        self.text.write_char(open)?;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.write_str(", ")?;
            }
            self.node(item, SPREAD)?;
        }
        self.text.write_char(close)
    }
}

#[cfg(test)]
mod tests {
    use crate::notation::{Diagnostics, Node, Path, Sources, parse};

    fn tree(text: &str) -> Node {
        let (mut sources, sink) = (Sources::default(), Diagnostics::default());
        let file = sources.add("a.ron", text.to_owned());
        parse(&sources, file, &sink).expect("it is RON")
    }

    #[test]
    fn what_is_written_of_a_tree_is_what_its_paths_need() {
        let base = tree(
            "(m: { \"a\": (x: [(1, Fixed(value: \"2h\")), (3, \"4h\")], y: 5), \"b\": (y: 6) }, n: {})",
        );
        let path = Path::of("m/a/x/0/1/value");
        assert!(path.within(&base).is_some());
        let text = base.pruned(&[&path]).to_ron();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(
            lines.join(" "),
            "( m: { \"a\": ( x: [(1, Fixed(value: \"2h\")), (3, \"4h\")], ), }, )"
        );
        let again = tree(&text);
        assert_eq!(again.to_ron(), text);
        assert_eq!(Path::of("m/a/x/2").within(&base), None);
        assert_eq!(Path::of("m/c").within(&base), None);
    }
}
