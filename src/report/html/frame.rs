//! What is around the sections of a page: head, title, contents, foot.

use super::markup::{escape, section};
use crate::words::html as w;
use crate::words::{Lang, Text};

/// A page without its sections.
pub(super) struct Frame<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// What kind of page it is.
    pub kind: &'a str,
    /// What it is about.
    pub title: &'a str,
    /// Markup below the title.
    pub opening: String,
    /// Style besides that of every page.
    pub style: &'static str,
    /// Markup behind the sections, e.g. a script.
    pub closing: String,
}

impl Frame<'_> {
    /// The page with its sections: an id, a title, markup. One without markup is left out with its title.
    pub(super) fn around(&self, sections: &[(&str, Text, String)]) -> String {
        let titled = sections.iter().map(|(id, title, inside)| {
            let title = title.to(self.lang).to_owned();
            ((*id).to_owned(), title, inside.clone())
        });
        self.around_titled(&titled.collect::<Vec<_>>())
    }

    /// The same with titles that are no fixed texts.
    pub(super) fn around_titled(&self, sections: &[(String, String, String)]) -> String {
        let mut contents = String::new();
        let mut body = String::new();
        for (id, title, inside) in sections {
            if inside.is_empty() {
                continue;
            }
            contents += &format!("<li><a href=\"#{id}\">{}</a></li>\n", escape(title));
            body += &section(id, title, inside);
        }
        self.head() + &self.header() + &self.nav(&contents) + &body + &self.foot()
    }

    fn head(&self) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{} - {}</title>\n<style>\n{}{}</style>\n</head>\n<body data-sort=\"{}\">\n",
            self.lang.tag(),
            escape(self.title),
            escape(self.kind),
            include_str!("page.css"),
            self.style,
            escape(w::SORT.to(self.lang)),
        )
    }

    fn header(&self) -> String {
        format!(
            "<header>\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n{}</header>\n<main>\n",
            escape(self.kind),
            escape(self.title),
            self.opening,
        )
    }

    fn nav(&self, contents: &str) -> String {
        let title = escape(w::CONTENTS.to(self.lang));
        format!("<nav aria-label=\"{title}\">\n<ol>\n{contents}</ol>\n</nav>\n")
    }

    /// What closes the page: scripts after its tables, so that they find them.
    fn foot(&self) -> String {
        let script = include_str!("page.js");
        format!(
            "</main>\n{}<script>\n{script}</script>\n</body>\n</html>\n",
            self.closing
        )
    }
}
