//! Changes that mostly leave a file good, so that what it says is run: the engine meets values and combinations that
//! nobody wrote.

use super::dice::Dice;
use super::pieces::{Kind, Piece, entry};

/// What a number is multiplied by.
const FACTORS: &[f64] = &[0.0, 0.01, 0.3, 0.9, 1.1, 2.0, 7.0, 1000.0];
/// What stands in the place of a duration.
const DURATIONS: &[&str] = &[
    "\"0s\"",
    "\"1ms\"",
    "\"30s\"",
    "\"10min\"",
    "\"1h\"",
    "\"6h\"",
    "\"1d 12h\"",
    "\"3d\"",
    "\"30d\"",
    "\"400d\"",
];

/// Changes the pieces some times.
pub fn changed(text: &mut Vec<Piece>, dice: &mut Dice) {
    for _ in 0..dice.from(1, 5) {
        change(text, dice);
    }
}

fn change(text: &mut Vec<Piece>, dice: &mut Dice) {
    match dice.below(16) {
        _ if text.is_empty() => {}
        0 => {
            let at = dice.below(text.len());
            drop(text.drain(entry(text, at)));
        }
        1 | 2 => another(text, |text, at| is_choice(&text[at]), dice),
        3 | 4 => another(text, is_reference, dice),
        5..9 => {
            let is_one = |piece: &Piece| piece.kind == Kind::Text && is_duration(&piece.text);
            if let Some(at) = place(text, |text, at| is_one(&text[at]), dice) {
                text[at] = Piece::new(Kind::Text, dice.one(DURATIONS));
            }
        }
        _ => {
            if let Some(at) = place(text, |text, at| text[at].kind == Kind::Number, dice) {
                text[at] = Piece::new(Kind::Number, number_like(&text[at].text, dice));
            }
        }
    }
}

/// Where a piece of a sort is.
fn place(
    text: &[Piece],
    is_one: impl Fn(&[Piece], usize) -> bool,
    dice: &mut Dice,
) -> Option<usize> {
    let places: Vec<usize> = (0..text.len()).filter(|&at| is_one(text, at)).collect();
    (!places.is_empty()).then(|| dice.one(&places))
}

/// A piece of a sort in the place of another one of the file.
fn another(text: &mut [Piece], is_one: impl Fn(&[Piece], usize) -> bool + Copy, dice: &mut Dice) {
    if let (Some(at), Some(other)) = (place(text, is_one, dice), place(text, is_one, dice)) {
        text[at] = text[other].clone();
    }
}

/// The name of a choice.
fn is_choice(piece: &Piece) -> bool {
    piece.kind == Kind::Word && piece.text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// A text that is no key, so that it may be an id that is pointed at.
fn is_reference(text: &[Piece], at: usize) -> bool {
    let mut rest = text[at + 1..].iter();
    let next = rest.find(|piece| piece.kind != Kind::Blank);
    text[at].kind == Kind::Text
        && !is_duration(&text[at].text)
        && next.is_none_or(|piece| piece.text != ":")
}

fn is_duration(text: &str) -> bool {
    let inner = text.trim_matches('"');
    inner.starts_with(|c: char| c.is_ascii_digit()) && inner.ends_with(['d', 'h', 'n', 's'])
}

/// A number of the same form; a share stays one.
fn number_like(written: &str, dice: &mut Dice) -> String {
    let Ok(number) = written.replace('_', "").parse::<f64>() else {
        return written.to_owned();
    };
    let changed = number * dice.one(FACTORS);
    match written.contains('.') {
        true if number <= 1.0 => format!("{:?}", changed.min(1.0)),
        true => format!("{changed:?}"),
        false => (changed.min(1e9) as u64 + dice.below(2) as u64).to_string(),
    }
}
