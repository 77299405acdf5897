//! Plain slips of people who do not program, recognised where reading had to stop.

use super::node::clipped;
use super::syntax::identifier_length;
use super::times::{duration_meant, instant_meant};
use super::{Code, Diagnostic, Place};
use crate::words::Phrase;
use crate::words::diagnostics::notation as texts;

/// The problem in words, if what stands at a byte is one of the slips that are known.
pub(super) fn explain(text: &str, stop: Place) -> Option<Diagnostic> {
    let here = Here::new(text, stop.start)?;
    let slip = here
        .sign()
        .or_else(|| here.date())
        .or_else(|| here.parted_number())
        .or_else(|| here.unit_behind_number())
        .or_else(|| here.unquoted_text())?;
    let place = Place {
        file: stop.file,
        start: slip.start,
        end: slip.end,
    };
    Some(Diagnostic::error(Code::Syntax, place, slip.what).advice(slip.advice))
}

struct Slip {
    start: usize,
    end: usize,
    what: Phrase,
    advice: Phrase,
}

/// The byte at which reading had to stop, and what is around it.
struct Here<'a> {
    text: &'a str,
    at: usize,
    next: char,
    /// What is before, without blanks behind it.
    before: &'a str,
    /// What comes from here on.
    rest: &'a str,
}

impl<'a> Here<'a> {
    fn new(text: &'a str, at: usize) -> Option<Here<'a>> {
        let rest = &text[at..];
        Some(Here {
            text,
            at,
            next: rest.chars().next()?,
            before: text[..at].trim_end(),
            rest,
        })
    }

    /// A slip from a byte to another.
    fn slip(
        &self,
        (start, end): (usize, usize),
        what: impl Into<Phrase>,
        advice: impl Into<Phrase>,
    ) -> Option<Slip> {
        let (what, advice) = (what.into(), advice.into());
        Some(Slip {
            start,
            end,
            what,
            advice,
        })
    }

    /// The slip that a sign alone gives away.
    fn sign(&self) -> Option<Slip> {
        let here = (self.at, self.at + self.next.len_utf8());
        let word = self.word_before();
        match self.next {
            '=' => self.slip(here, texts::EQUALS_SIGN, texts::WRITE_COLON),
            ';' => self.slip(here, texts::SEMICOLON, texts::WRITE_COMMA),
            '#' => self.slip(here, texts::HASH, texts::WRITE_COMMENT),
            '\'' => {
                let quoted = self.rest[1..].split(['\'', '\n']).next()?;
                let advice = texts::QUOTE_TEXT.with("text", clipped(quoted));
                self.slip(here, texts::SINGLE_QUOTE, advice)
            }
            '"' if self.begins_field() => {
                let quoted = self.rest[1..].split('"').next()?;
                let end = self.at + quoted.len() + 2;
                let what = texts::QUOTED_FIELD.with("name", clipped(quoted));
                self.slip((self.at, end), what, texts::FIELD_UNQUOTED)
            }
            ':' if self.before.ends_with('"') => self.id_outside(),
            '{' if !word.is_empty() => {
                let advice = texts::ROUND_BRACKETS.with("word", word);
                self.slip(here, texts::CURLY_BRACKET, advice)
            }
            '-' if !word.is_empty() && self.names_something() => {
                let rest = word_length(self.rest);
                let (start, end) = (self.before.len() - word.len(), self.at + rest);
                let advice = texts::QUOTE_ID.with("id", clipped(&self.text[start..end]));
                self.slip((start, end), texts::HYPHEN, advice)
            }
            _ => None,
        }
    }

    /// `injects: "fire": (...)`, or another bracket before the id.
    fn id_outside(&self) -> Option<Slip> {
        // Without an opening quote this one opens a text that is never closed.
        let (head, id) = self.before.strip_suffix('"')?.rsplit_once('"')?;
        let start = head.len();
        let what = texts::ID_OUTSIDE.with("id", clipped(id));
        let bracket = self.before[..start].trim_end().chars().next_back();
        let advice = match bracket.filter(|bracket| "[(".contains(*bracket)) {
            Some(bracket) => texts::OTHER_BRACKET.with("bracket", bracket),
            None => texts::OPEN_BRACE.into(),
        };
        let advice = advice.with("open", "{").with("close", "}");
        self.slip((start, self.before.len()), what, advice)
    }

    /// Whether a quoted word with a colon stands here.
    fn begins_field(&self) -> bool {
        let mut parts = self.rest[1..].splitn(2, '"').skip(1);
        let behind = parts.next().unwrap_or_default();
        behind.trim_start().starts_with(':')
    }

    /// Whether what stands here, with its signs, is the name of something: a colon follows.
    fn names_something(&self) -> bool {
        let behind = &self.rest[word_length(self.rest)..];
        behind.trim_start().starts_with(':')
    }

    /// The identifier before; empty if there is none.
    fn word_before(&self) -> &'a str {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let word = &self.before[self.before.trim_end_matches(part).len()..];
        match identifier_length(word) == word.len() {
            true => word,
            false => "",
        }
    }

    /// The number before; empty if there is none.
    fn number_before(&self) -> &'a str {
        let part = |c: char| c.is_ascii_digit() || c == '.';
        &self.before[self.before.trim_end_matches(part).len()..]
    }

    /// From a byte to the end of the value that begins there, as far as a line goes.
    fn value_from(&self, start: usize) -> &'a str {
        let value = self.text[start..].split([',', ')', ']', '}', '\n']).next();
        value.unwrap_or_default().trim_end()
    }

    /// Whether a field of its own comes next, so that only a comma is missing.
    fn is_field(&self) -> bool {
        let word = identifier_length(self.rest);
        word > 0 && self.rest[word..].trim_start().starts_with(':')
    }

    /// `start: 2018-09-06`
    fn date(&self) -> Option<Slip> {
        let start = self.before.len() - self.number_before().len();
        let start = if self.number_before().is_empty() {
            self.at
        } else {
            start
        };
        let written = self.value_from(start);
        let advice = texts::WRITE_INSTANT.with("meant", instant_meant(written)?);
        self.slip((start, start + written.len()), texts::DATE_UNQUOTED, advice)
    }

    /// `0,5`, `1,000` or `10 000`
    fn parted_number(&self) -> Option<Slip> {
        let sign = self.text[..self.at].chars().next_back()?;
        let before = self.text[..self.at].strip_suffix([',', ' '])?;
        let first = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        let start = before.len() - first.len();
        let is_field = before[..start].trim_end().ends_with(':');
        let part = |c: char| c.is_ascii_digit() || c == sign;
        let written = &self.text[start..];
        let written = &written[..written.find(|c| !part(c)).unwrap_or(written.len())];
        let written = written.trim_end_matches(sign);
        let groups: Vec<&str> = written.split(sign).collect();
        if !is_field || groups.len() < 2 || groups.contains(&"") {
            return None;
        }
        let thousands = groups[1..].iter().all(|group| group.len() == 3) && !first.starts_with('0');
        let meant = match (thousands, sign, groups.len()) {
            (true, ..) => groups.concat(),
            (false, ',', 2) => groups.join("."),
            _ => return None,
        };
        let what = texts::PARTED_NUMBER.with("number", clipped(written));
        let place = (start, start + written.len());
        self.slip(place, what, texts::WRITE.with("number", meant))
    }

    /// `30d`, `3時間`, `1000人`, `5万`
    fn unit_behind_number(&self) -> Option<Slip> {
        let number = self.number_before();
        if number.is_empty() || !self.next.is_alphabetic() || self.is_field() {
            return None;
        }
        let start = self.before.len() - number.len();
        let written = self.value_from(start);
        let place = (start, start + written.len());
        let word = &self.rest[..identifier_length(self.rest)];
        // Behind a number alone `m` are metres as well as minutes.
        if let Some(meant) = duration_meant(written).filter(|_| word != "m") {
            let advice = texts::WRITE_DURATION.with("meant", meant.to_string());
            return self.slip(place, texts::DURATION_UNQUOTED, advice);
        }
        let what = texts::UNIT_BEHIND.with("word", clipped(word));
        let times: f64 = match self.next {
            '万' => 1e4,
            '億' => 1e8,
            _ => 1.0,
        };
        let number: f64 = number.parse().ok()?;
        self.slip(place, what, texts::WRITE.with("number", number * times))
    }

    /// `title: Hokkaido 2018`
    fn unquoted_text(&self) -> Option<Slip> {
        let word = self.word_before();
        let start = self.before.len() - word.len();
        let is_value = self.before[..start].trim_end().ends_with(':');
        let goes_on = self.next.is_alphanumeric() || "-/.&+!?'・".contains(self.next);
        if word.is_empty() || !is_value || !goes_on || self.is_field() {
            return None;
        }
        let written = self.value_from(start);
        let number = written.trim_start_matches(char::is_alphabetic);
        if number.parse::<f64>().is_ok() {
            let advice = texts::WRITE.with("number", number);
            return self.slip(
                (start, start + written.len()),
                texts::UNREADABLE_NUMBER,
                advice,
            );
        }
        let advice = texts::QUOTE_TEXT.with("text", clipped(written));
        self.slip((start, start + written.len()), texts::TEXT_UNQUOTED, advice)
    }
}

/// Length of the word at the front, with the signs that an id may hold.
fn word_length(text: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    text.find(|c| !part(c)).unwrap_or(text.len())
}
