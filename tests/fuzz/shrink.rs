//! An input cut down to what still fails.

use super::trial::Input;

/// The smallest input that leaving out lines and then words finds, and that still fails.
pub fn smallest(input: Input, fails: impl Fn(&Input) -> bool) -> Input {
    let Ok(text) = String::from_utf8(input.changed().to_vec()) else {
        return input;
    };
    let fails = |text: &str| fails(&input.with(text.to_owned()));
    let by_lines = without(
        text.split_inclusive('\n').map(str::to_owned).collect(),
        &fails,
    );
    let words = by_lines.split_inclusive([' ', ',', '(', ')', '{', '}', '[', ']']);
    input.with(without(words.map(str::to_owned).collect(), &fails))
}

/// Leaves out stretches of parts, shorter and shorter ones, as long as what is left fails (delta debugging).
fn without(mut parts: Vec<String>, fails: &impl Fn(&str) -> bool) -> String {
    let mut length = parts.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        while at < parts.len() {
            let mut fewer = parts.clone();
            fewer.drain(at..parts.len().min(at + length));
            match fails(&fewer.concat()) {
                true => parts = fewer,
                false => at += length,
            }
        }
        if length == 1 {
            return parts.concat();
        }
        length /= 2;
    }
}
