//! The pieces that a page is made of; every text is escaped here and nowhere else.

use std::fmt::Write as _;

/// Text that a browser shows as it is, also within an attribute's quotes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters are not allowed in HTML, not even by number.
            _ if character.is_control() => safe.push(' '),
            _ => safe.push(character),
        }
    }
    safe
}

/// A section with its heading; `body` is markup.
pub(super) fn section(id: &str, title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>\n{body}</section>\n"
    )
}

/// A heading within a section.
pub(super) fn heading(title: &str) -> String {
    format!("<h3>{}</h3>\n", escape(title))
}

/// A paragraph; `class` may be empty.
pub(super) fn paragraph(class: &str, text: &str) -> String {
    match class {
        "" => format!("<p>{}</p>\n", escape(text)),
        _ => format!("<p class=\"{class}\">{}</p>\n", escape(text)),
    }
}

/// What is folded until a reader opens it; `body` is markup.
pub(super) fn folded(title: &str, body: &str) -> String {
    format!(
        "<details>\n<summary>{}</summary>\n{body}</details>\n",
        escape(title)
    )
}

/// A picture; `body` is an SVG element, which names itself for screen readers.
pub(super) fn figure(body: &str) -> String {
    format!("<figure>\n{body}</figure>\n")
}

/// How a column is set, and what it sorts by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Text from the left.
    Words,
    /// Numbers to the right.
    Numbers,
}

/// A cell of a table.
pub(super) struct Cell {
    /// Markup.
    shown: String,
    /// What it sorts by where that is not its text.
    sort: Option<f64>,
    /// Shade of the ground, 0 to 1.
    shade: f64,
}

/// A number and what stands in brackets behind it: a narrow column breaks between them, and nowhere else.
fn parts(text: &str) -> String {
    let bracket = text.find(['[', '(']);
    let (number, range) = text.split_at(bracket.unwrap_or(text.len()));
    let number = escape(number.trim_end());
    match range {
        "" => format!("<span>{number}</span>"),
        _ => format!("<span>{number}</span> <span>{}</span>", escape(range)),
    }
}

impl Cell {
    /// A text.
    pub(super) fn text(text: &str) -> Cell {
        Cell::markup(escape(text))
    }

    /// Markup made here.
    pub(super) fn markup(shown: String) -> Cell {
        Cell {
            shown,
            sort: None,
            shade: 0.0,
        }
    }

    /// A number as people read it; what has no number sorts below all that have one.
    pub(super) fn number(text: &str, value: Option<f64>) -> Cell {
        Cell::markup(parts(text)).sorted_by(value.unwrap_or(f64::MIN))
    }

    /// The same with what it sorts by.
    pub(super) fn sorted_by(self, value: f64) -> Cell {
        Cell {
            sort: Some(value),
            ..self
        }
    }

    /// The same with a bar of a length from 0 to 1.
    pub(super) fn barred(self, share: f64) -> Cell {
        let bar = length(share);
        Cell {
            shown: format!(
                "{}<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:{bar}\"></i></span>",
                self.shown
            ),
            ..self
        }
    }

    /// The same on a ground that is the darker, the nearer `share` is to 1.
    pub(super) fn shaded(self, share: f64) -> Cell {
        Cell {
            shade: share.clamp(0.0, 1.0),
            ..self
        }
    }

    fn ground(&self) -> String {
        if self.shade <= 0.0 {
            return String::new();
        }
        // From white to a blue on which dark text still has a contrast of 7 : 1.
        let mix = |end: f64| (255.0 + (end - 255.0) * self.shade).round() as u8;
        let (red, green, blue) = (mix(127.0), mix(176.0), mix(216.0));
        format!(" style=\"background:#{red:02x}{green:02x}{blue:02x}\"")
    }
}

/// A share as a length in CSS.
pub(super) fn length(share: f64) -> String {
    format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0)
}

/// A table whose first column heads its rows.
pub(super) struct Table {
    caption: String,
    columns: Vec<(String, Column)>,
    rows: Vec<Vec<Cell>>,
    class: &'static str,
    long: bool,
}

impl Table {
    /// An empty table that a click sorts.
    pub(super) fn new(caption: &str, columns: &[(&str, Column)]) -> Table {
        Table {
            caption: caption.to_owned(),
            columns: columns
                .iter()
                .map(|(name, column)| ((*name).to_owned(), *column))
                .collect(),
            rows: Vec::new(),
            class: "sortable",
            long: false,
        }
    }

    /// The same for what stands in an order of its own.
    pub(super) fn in_order(self, class: &'static str) -> Table {
        Table { class, ..self }
    }

    /// The same for what may go over several pages; all else stays whole on paper.
    pub(super) fn long(self) -> Table {
        Table { long: true, ..self }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "{}", self.caption);
        self.rows.push(row);
    }

    /// Whether it has no row.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as markup, in a frame that scrolls where the page is narrow; nothing where there is no row.
    pub(super) fn render(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let long = if self.long { " long" } else { "" };
        let mut text = format!(
            "<div class=\"wide{long}\"><table class=\"{}\">
",
            self.class
        );
        if !self.caption.is_empty() {
            let _ = writeln!(text, "<caption>{}</caption>", escape(&self.caption));
        }
        text.push_str("<thead><tr>");
        for (name, column) in &self.columns {
            let _ = write!(
                text,
                "<th scope=\"col\"{}>{}</th>",
                class(*column),
                escape(name)
            );
        }
        text.push_str("</tr></thead>\n<tbody>\n");
        self.rows.iter().for_each(|row| self.row(&mut text, row));
        text.push_str("</tbody></table></div>\n");
        text
    }

    fn row(&self, text: &mut String, row: &[Cell]) {
        text.push_str("<tr>");
        for (place, (cell, (_, column))) in row.iter().zip(&self.columns).enumerate() {
            let (open, close) = match place {
                0 => ("th scope=\"row\"", "th"),
                _ => ("td", "td"),
            };
            let sort = cell
                .sort
                .map_or_else(String::new, |value| format!(" data-v=\"{value:e}\""));
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "<{open}{}{sort}{}>{}</{close}>",
                class(*column),
                cell.ground(),
                cell.shown
            );
        }
        text.push_str("</tr>\n");
    }
}

fn class(column: Column) -> &'static str {
    match column {
        Column::Words => "",
        Column::Numbers => " class=\"n\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_shown_and_not_obeyed() {
        assert_eq!(
            escape("<script>alert(\"'&\u{0}\")</script>"),
            "&lt;script&gt;alert(&quot;&#39;&amp; &quot;)&lt;/script&gt;"
        );
    }

    #[test]
    fn a_table_heads_its_columns_and_rows_and_sorts_by_values() {
        let mut table = Table::new("A <b>", &[("x", Column::Words), ("y", Column::Numbers)]);
        assert_eq!(table.render(), "");
        table.push(vec![
            Cell::text("a&b"),
            Cell::number("1.5 k", Some(1_500.0)),
        ]);
        let html = table.render();
        assert!(html.contains("<caption>A &lt;b&gt;</caption>"), "{html}");
        assert!(
            html.contains("<th scope=\"col\" class=\"n\">y</th>"),
            "{html}"
        );
        assert!(html.contains("<th scope=\"row\">a&amp;b</th>"), "{html}");
        assert!(
            html.contains("<td class=\"n\" data-v=\"1.5e3\"><span>1.5 k</span></td>"),
            "{html}"
        );
    }
}
