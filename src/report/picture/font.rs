//! The embedded font: how wide a text is, where it may be broken, and which characters the font lacks.

use ab_glyph::{Font, FontRef, GlyphId};
use std::sync::OnceLock;

/// What an SVG asks its viewer for: our font, else a good Japanese one of each system.
pub(super) const FAMILY: &str =
    "BIZ UDPGothic, Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, Noto Sans JP, sans-serif";

static FILE: &[u8] = include_bytes!("../../../assets/fonts/BIZUDPGothic-Regular-subset.ttf");

/// The characters of `text` that pictures cannot show, each once, in order of appearance.
///
/// ```
/// use hakyu::report::picture::missing_glyphs;
/// assert!(missing_glyphs("復旧まで 90 % → 43–48 h").is_empty());
/// assert_eq!(missing_glyphs("龘と龘"), vec!['龘']);
/// ```
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars() {
        if font().glyph_id(drawn_as(c)).0 == 0 && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// The character that pictures draw for another one.
///
/// BIZ UDPGothic 1.05 has the shapes of ≤ and ≥ exchanged, also where a viewer has it installed: the forms that Japanese
/// print uses are right. Control characters are not for XML and no font shows them.
pub(super) fn drawn_as(c: char) -> char {
    match c {
        '≤' => '≦',
        '≥' => '≧',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// What stands for a character: its shape, or 〓, the printers' sign for a type that is missing.
pub(super) fn glyph(c: char) -> GlyphId {
    let own = font().glyph_id(drawn_as(c));
    match own.0 {
        0 => font().glyph_id('〓'),
        _ => own,
    }
}

/// The embedded font, parsed once.
pub(super) fn font() -> &'static FontRef<'static> {
    static FONT: OnceLock<FontRef<'static>> = OnceLock::new();
    FONT.get_or_init(|| {
        FontRef::try_from_slice(FILE)
            .expect("the file is fixed at build time, and the tests parse it")
    })
}

/// Size of the em in units of the font.
pub(super) fn units_per_em() -> f32 {
    font()
        .units_per_em()
        .expect("the embedded font states its units, and the tests measure with it")
}

/// Width of a line of text in dots.
pub(super) fn width(text: &str, em: f64) -> f64 {
    let units: f32 = text
        .chars()
        .map(|c| font().h_advance_unscaled(glyph(c)))
        .sum();
    f64::from(units) / f64::from(units_per_em()) * em
}

/// The text and the em at which it fits `room`: set smaller down to two thirds, then cut with an ellipsis.
pub(super) fn fit(text: &str, room: f64, em: f64) -> (String, f64) {
    let smallest = (em * 2.0 / 3.0).ceil();
    let mut size = em;
    while width(text, size) > room && size > smallest {
        size -= 1.0;
    }
    let mut shown = text.to_owned();
    while width(&shown, size) > room && !shown.is_empty() {
        shown = shown.trim_end_matches('…').to_owned();
        shown.pop();
        shown = shown.trim_end().to_owned() + "…";
        if shown == "…" {
            break;
        }
    }
    (shown, size)
}

/// Breaks a text into lines no wider than `room`, where its script allows; a Latin word alone may be wider.
///
/// A middle dot joins two names: if the text needs several lines, each name starts one.
pub(super) fn wrap(text: &str, room: f64, em: f64) -> Vec<String> {
    if width(text, em) <= room {
        return vec![text.to_owned()];
    }
    let names = text.split_inclusive('・');
    names
        .flat_map(|name| filled_lines(name, room, em))
        .collect()
}

fn filled_lines(text: &str, room: f64, em: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text, room, em) {
        let longer = format!("{line}{piece}");
        if !line.is_empty() && width(longer.trim_end(), em) > room {
            lines.push(line.trim_end().to_owned());
            line = piece;
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces between which a line may break: words with their space, and single characters of a script without spaces.
fn pieces(text: &str, room: f64, em: f64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in text.chars() {
        match pieces.last_mut() {
            Some(piece) if !may_break(previous, c) => piece.push(c),
            // A word in katakana stays whole unless no line holds it.
            Some(piece)
                if is_katakana(previous) && is_katakana(c) && width(piece, em) + em <= room =>
            {
                piece.push(c);
            }
            _ => pieces.push(c.to_string()),
        }
        previous = c;
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    const NOT_FIRST: &str = "、。，．・）」』】ー々％ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    const NOT_LAST: &str = "（「『【";
    !NOT_FIRST.contains(after)
        && !NOT_LAST.contains(before)
        && (before == ' ' || is_east_asian(before) || is_east_asian(after))
        && after != ' '
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30ff}')
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREFECTURES: &str = "北海道青森岩手宮城秋田山形福島茨城栃木群馬埼玉千葉東京都神奈川新潟富山石川福井山梨長野岐阜静岡愛知\
        三重滋賀京都府大阪兵庫奈良和歌山鳥取島根岡山広島山口徳島香川愛媛高知福岡佐賀長崎熊本大分宮崎鹿児島沖縄県";

    #[test]
    fn the_font_has_the_prefectures_the_words_of_the_field_and_the_signs() {
        assert_eq!(missing_glyphs(PREFECTURES), vec![]);
        assert_eq!(
            missing_glyphs("波及・復旧、重要インフラサービス障害 輻輳 脆弱性 余裕時間"),
            vec![]
        );
        assert_eq!(
            missing_glyphs("≥ ≤ → – — ％ % … × ° ± ② Ōita Kōchi Zürich"),
            vec![]
        );
    }

    #[test]
    fn what_the_font_lacks_is_named_once_and_in_order() {
        assert_eq!(missing_glyphs("a龘b🗾龘\n"), vec!['龘', '🗾']);
    }

    #[test]
    fn a_kanji_is_one_em_wide() {
        assert!((width("電力", 20.0) - 40.0).abs() < 1e-6);
    }

    #[test]
    fn a_text_that_fits_is_left_alone_and_one_that_does_not_ends_in_an_ellipsis() {
        assert_eq!(fit("Gas", 100.0, 20.0), ("Gas".to_owned(), 20.0));
        let (shown, em) = fit("Government and administrative services", 150.0, 24.0);
        assert!(shown.ends_with('…') && em == 16.0);
        assert!(width(&shown, em) <= 150.0);
    }

    #[test]
    fn japanese_breaks_after_a_middle_dot_and_around_katakana_words() {
        let lines = wrap("政府・行政サービス", 80.0, 20.0);
        assert_eq!(lines, ["政府・", "行政", "サービス"]);
    }

    #[test]
    fn a_line_of_japanese_never_starts_with_punctuation_or_a_small_kana() {
        assert_eq!(wrap("復旧した、一部", 80.0, 20.0), ["復旧し", "た、一部"]);
        assert_eq!(
            wrap("クレジットカード", 60.0, 20.0).concat(),
            "クレジットカード"
        );
    }

    #[test]
    fn english_breaks_between_words_only() {
        assert_eq!(
            wrap("Information and communications", 60.0, 20.0),
            ["Information", "and", "communications"]
        );
    }
}
