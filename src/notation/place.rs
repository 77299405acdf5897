//! Where something stands: a stretch of a source text.

/// A source file within [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FileId(u32);

/// A stretch of a source text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Place {
    /// The place of what stands in no file, as a default.
    pub const NOWHERE: Place = Place {
        file: FileId(u32::MAX),
        start: 0,
        end: 0,
    };

    /// The place of what is about a file as a whole; it comes after all that is within the file.
    pub fn whole(file: FileId) -> Place {
        Place {
            file,
            start: usize::MAX,
            end: usize::MAX,
        }
    }

    /// Whether it is a file as a whole.
    pub fn is_whole_file(self) -> bool {
        self == Place::whole(self.file)
    }

    /// Whether it is in a file.
    pub fn is_somewhere(self) -> bool {
        self != Place::NOWHERE
    }

    /// The first character of the place, for what is about a bracket rather than about all within it.
    pub fn opening(self) -> Place {
        Place {
            end: (self.start + 1).min(self.end),
            ..self
        }
    }
}

/// All texts that were read, by which places are turned into lines and columns.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

impl Sources {
    /// Adds a file under the name that messages show.
    pub fn add(&mut self, name: &str, text: String) -> FileId {
        self.files.push((name.to_owned(), text));
        // Files are limited to dozens; a count never reaches 2^32.
        FileId(self.files.len() as u32 - 1)
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].1
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn line_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        let before = &self.text(file)[..self.boundary(file, byte)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }

    /// The line on which a byte stands, with the byte's offset within it.
    pub fn line(&self, file: FileId, byte: usize) -> (&str, usize) {
        let text = self.text(file);
        let byte = self.boundary(file, byte);
        let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
        (text[start..end].trim_end_matches('\r'), byte - start)
    }

    fn boundary(&self, file: FileId, byte: usize) -> usize {
        let text = self.text(file);
        (0..=byte.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.ron", "(\n  名: 1,\n)".to_owned());
        let byte = sources.text(file).find('1').unwrap();
        assert_eq!(sources.line_column(file, byte), (2, 6));
        assert_eq!(sources.line(file, byte), ("  名: 1,", 7));
    }
}
