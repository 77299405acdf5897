//! Tables of text whose columns line up, also where names are Japanese.

use crate::words::{Lang, Text};

/// How a column's cells stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// Rows under one heading.
pub(super) struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

/// Between columns.
const GAP: &str = "  ";

impl Table {
    /// No row yet.
    pub(super) fn new(columns: &[(&str, Align)]) -> Table {
        let owned = |(name, align): &(&str, Align)| (String::from(*name), *align);
        Table {
            columns: columns.iter().map(owned).collect(),
            rows: Vec::new(),
        }
    }

    /// No row yet, below headings in a language.
    pub(super) fn headed(lang: Lang, columns: &[(Text, Align)]) -> Table {
        let said = columns.iter().map(|(text, align)| (text.to(lang), *align));
        Table::new(&said.collect::<Vec<_>>())
    }

    /// Adds a row with one cell for each column.
    pub(super) fn push<const N: usize>(&mut self, cells: [String; N]) {
        self.push_row(cells.into());
    }

    /// Adds a row whose length is known only when it is made.
    pub(super) fn push_row(&mut self, cells: Vec<String>) {
        assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.rows.push(cells);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// [`Table::render`] below a heading.
    pub(super) fn indented(&self) -> String {
        let lines = self.render();
        lines.lines().map(|line| format!("  {line}\n")).collect()
    }

    /// The heading and all rows, a line each, without blanks at the ends of lines.
    pub(super) fn render(&self) -> String {
        let heading: Vec<String> = self.columns.iter().map(|(name, _)| name.clone()).collect();
        let lines = std::iter::once(&heading).chain(&self.rows);
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                lines
                    .clone()
                    .map(|line| width(&line[column]))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut text = String::new();
        for line in lines {
            let cells = line.iter().zip(&widths).zip(&self.columns);
            let padded: Vec<String> = cells
                .map(|((cell, width), (_, align))| pad(cell, *width, *align))
                .collect();
            text.push_str(padded.join(GAP).trim_end());
            text.push('\n');
        }
        text
    }
}

fn pad(cell: &str, to: usize, align: Align) -> String {
    let blanks = " ".repeat(to.saturating_sub(width(cell)));
    match align {
        Align::Left => format!("{cell}{blanks}"),
        Align::Right => format!("{blanks}{cell}"),
    }
}

/// Columns that a text takes on a terminal: Japanese characters take two.
pub(super) fn width(text: &str) -> usize {
    text.chars()
        .map(|character| if is_wide(character) { 2 } else { 1 })
        .sum()
}

/// The wide blocks of Unicode's East Asian Width (UAX 11) that Japanese names use.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x1100..=0x115F   // Hangul Jamo
        | 0x2E80..=0x303E // radicals, CJK punctuation
        | 0x3041..=0x33FF // kana, CJK symbols
        | 0x3400..=0x4DBF // CJK extension A
        | 0x4E00..=0x9FFF // CJK
        | 0xAC00..=0xD7A3 // Hangul
        | 0xF900..=0xFAFF // CJK compatibility
        | 0xFF01..=0xFF60 // full-width forms
        | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFD // CJK extensions B and on
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_japanese_names() {
        let mut table = Table::new(&[("name", Align::Left), ("n", Align::Right)]);
        table.push(["北海道".into(), "1".into()]);
        table.push(["Tokyo".into(), "1,000".into()]);
        assert_eq!(
            table.render(),
            "name        n\n北海道      1\nTokyo   1,000\n"
        );
    }
}
