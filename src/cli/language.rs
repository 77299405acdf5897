//! Which language to speak, before anything else is known.

use std::ffi::OsString;

use hakyu::words::Lang;

/// The language that `--lang` asks for, wherever it stands and whatever else is wrong; else that of the locale.
pub fn spoken(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    asked(arguments).unwrap_or_else(|| of_locale(variable))
}

fn asked(arguments: &[OsString]) -> Option<Lang> {
    let words = arguments.iter().map(|word| word.to_str().unwrap_or(""));
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let apart = words
        .windows(2)
        .filter(|pair| pair[0] == "--lang")
        .map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    apart.chain(joined).find_map(Lang::of_tag)
}

/// POSIX: the first of these that is set and not empty decides.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = variables.into_iter().filter_map(variable);
    let locale = set.into_iter().find(|locale| !locale.is_empty());
    Lang::of_locale(&locale.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken_with(arguments: &[&str], locale: &[(&str, &str)]) -> Lang {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        spoken(&arguments, |name| {
            let found = locale.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_flag_goes_before_the_locale() {
        let japan = [("LANG", "ja_JP.UTF-8")];
        assert_eq!(spoken_with(&["run", "--lang", "en"], &japan), Lang::En);
        assert_eq!(spoken_with(&["--lang=ja", "run"], &[]), Lang::Ja);
        assert_eq!(spoken_with(&["run", "--", "--lang=ja"], &[]), Lang::En);
        assert_eq!(spoken_with(&["run", "--lang", "fr"], &japan), Lang::Ja);
    }

    #[test]
    fn the_locale_is_read_as_posix_says() {
        let all = [("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")];
        assert_eq!(spoken_with(&[], &all), Lang::En);
        let empty = [("LC_ALL", ""), ("LC_MESSAGES", "ja"), ("LANG", "en_US")];
        assert_eq!(spoken_with(&[], &empty), Lang::Ja);
    }
}
