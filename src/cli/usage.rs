//! Help and wrong usage in the reader's language: clap knows the arguments, `words` what they are for.

use clap::builder::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory};

use hakyu::words::{Lang, Text, cli as texts, help};

use super::arguments::{Arguments, OutOfRange};

/// The command line, with its help in a language.
pub fn command(lang: Lang) -> Command {
    let version = Arg::new("version").short('V').long("version");
    let version = version.action(ArgAction::Version);
    let command = Arguments::command().disable_version_flag(true).arg(version);
    let spoken = spoken(command, lang, "");
    let mut built = spoken.clone();
    built.build();
    with_usage(spoken, &mut built, lang)
}

/// The help of a command by its path, e.g. `model show`.
pub fn help_of(lang: Lang, path: &[String]) -> Option<String> {
    let mut built = command(lang);
    built.build();
    let found = path.iter().try_fold(&mut built, |command, name| {
        command.find_subcommand_mut(name)
    });
    found.map(|command| command.render_help().to_string())
}

fn spoken(command: Command, lang: Lang, path: &str) -> Command {
    let help_flag = Arg::new("help").short('h').long("help");
    let help_flag = help_flag.action(ArgAction::Help);
    let mut command = command
        .disable_help_flag(true)
        .arg(help_flag)
        .subcommand_help_heading(help::COMMANDS.to(lang))
        .subcommand_value_name(help::A_COMMAND.to(lang))
        .help_template(template(lang))
        .mut_args(|arg| spoken_argument(arg, lang, path))
        .mut_subcommands(|command| {
            let path = below(path, command.get_name());
            spoken(command, lang, &path)
        });
    if let Some(about) = help::about(path) {
        command = command.about(about.to(lang));
    }
    if let Some(after) = help::after(path) {
        command = command.after_help(after.to(lang));
    }
    command
}

fn template(lang: Lang) -> String {
    let usage = help::USAGE.to(lang);
    format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}")
}

fn below(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}/{name}"),
    }
}

fn spoken_argument(arg: Arg, lang: Lang, path: &str) -> Arg {
    let heading = match arg.is_positional() {
        true => help::ARGUMENTS,
        false => help::OPTIONS,
    };
    let about = match arg.get_id().as_str() {
        "help" => Some(help::HELP),
        "version" => Some(help::VERSION),
        id => help::about(&below(path, id)),
    };
    let own = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut parts = vec![about.map_or(own, |about| about.to(lang).to_owned())];
    let takes_values = arg.get_action().takes_values();
    let values = arg.get_possible_values();
    // The `true` and `false` of a flag are nothing that one could write.
    if takes_values && !values.is_empty() {
        let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        parts.push(help::VALUES.fill(lang, &[("values", &values.join(", "))]));
    }
    if let Some(value) = arg.get_default_values().first() {
        parts.push(help::DEFAULT.fill(lang, &[("value", &value.to_string_lossy())]));
    }
    arg.help(parts.join(" "))
        .help_heading(heading.to(lang))
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values)
}

/// The usages that clap makes, with their one English word in the language.
fn with_usage(command: Command, built: &mut Command, lang: Lang) -> Command {
    let usage = in_language(&built.render_usage().to_string(), lang);
    command.override_usage(usage).mut_subcommands(|command| {
        match built.find_subcommand_mut(command.get_name()) {
            Some(built) => with_usage(command, built, lang),
            None => command,
        }
    })
}

fn in_language(usage: &str, lang: Lang) -> String {
    usage
        .trim_start_matches("Usage: ")
        .replace(help::ANY_OPTIONS.en, help::ANY_OPTIONS.to(lang))
}

/// What is wrong with the words of a command line, and what would be right.
pub fn complaint(lang: Lang, error: &Error) -> String {
    let Some(what) = what_is_wrong(lang, error) else {
        return error.to_string().trim_end().to_owned();
    };
    let what = hakyu::words::errors::ERROR.fill(lang, &[("what", &what)]);
    let mut lines = vec![what];
    lines.extend(advice(lang, error).map(|advice| format!("  {advice}")));
    if let Some(usage) = context(error, ContextKind::Usage) {
        let usage = in_language(&usage, lang);
        lines.push(format!("\n{} {usage}", help::USAGE.to(lang)));
    }
    lines.push(format!("\n{}", texts::SEE_HELP.to(lang)));
    lines.join("\n")
}

fn what_is_wrong(lang: Lang, error: &Error) -> Option<String> {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let with_argument =
        |text: Text| text.fill(lang, &[("argument", &argument.clone().unwrap_or_default())]);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => with_argument(texts::UNKNOWN_ARGUMENT),
        ErrorKind::ArgumentConflict => with_argument(texts::TWICE),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand)?;
            texts::UNKNOWN_COMMAND.fill(lang, &[("argument", &command)])
        }
        ErrorKind::MissingRequiredArgument => {
            texts::MISSING.fill(lang, &[("arguments", &argument?)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match value.filter(|value| !value.is_empty()) {
                None => with_argument(texts::NO_VALUE),
                Some(value) => {
                    texts::WRONG_VALUE.fill(lang, &[("argument", &argument?), ("value", &value)])
                        + &reason(lang, error)
                }
            }
        }
        _ => return None,
    })
}

fn reason(lang: Lang, error: &Error) -> String {
    let Some(source) = std::error::Error::source(error) else {
        return String::new();
    };
    let reason = match source.downcast_ref::<OutOfRange>() {
        Some(OutOfRange(range)) => texts::WHOLE_NUMBER
            .with("low", *range.start())
            .with("high", *range.end())
            .to(lang),
        None => source.to_string(),
    };
    format!(": {reason}")
}

fn advice(lang: Lang, error: &Error) -> Option<String> {
    let similar = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    if let Some(similar) = similar.into_iter().find_map(|kind| context(error, kind)) {
        return Some(texts::SIMILAR.fill(lang, &[("similar", &similar)]));
    }
    let values = context(error, ContextKind::ValidValue).filter(|values| !values.is_empty())?;
    Some(help::VALUES.fill(lang, &[("values", &values)]))
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command, with its path.
    fn commands(command: &Command, path: &str) -> Vec<(String, Command)> {
        let mut all = vec![(path.to_owned(), command.clone())];
        for inner in command.get_subcommands() {
            all.extend(commands(inner, &below(path, inner.get_name())));
        }
        all
    }

    #[test]
    fn the_definition_holds_in_every_language() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_and_every_argument_says_what_it_is_for_in_both_languages() {
        for (path, command) in commands(&Arguments::command(), "") {
            assert!(help::about(&path).is_some(), "words::help lacks `{path}`");
            for argument in command.get_arguments() {
                let path = below(&path, argument.get_id().as_str());
                assert!(help::about(&path).is_some(), "words::help lacks `{path}`");
            }
        }
    }

    #[test]
    fn the_japanese_help_holds_no_english_word_of_claps_own() {
        let mut built = command(Lang::Ja);
        built.build();
        for (path, mut command) in commands(&built, "") {
            let help = command.render_help().to_string();
            for english in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "OPTIONS",
                "Print",
                "default",
                "possible",
            ] {
                assert!(!help.contains(english), "`{path}` says {english}:\n{help}");
            }
        }
    }

    #[test]
    fn wrong_usage_is_told_in_the_language_with_advice() {
        let complaint = |lang, words: &[&str]| {
            let words = std::iter::once("hakyu").chain(words.iter().copied());
            let error = command(lang).try_get_matches_from(words).unwrap_err();
            super::complaint(lang, &error)
        };
        let japanese = complaint(Lang::Ja, &["batch", "x.ron", "--sede", "1"]);
        assert!(
            japanese.contains("引数 '--sede' は使えません"),
            "{japanese}"
        );
        assert!(japanese.contains("'--seed' のことですか"), "{japanese}");
        assert!(!japanese.contains("Usage"), "{japanese}");
        let english = complaint(Lang::En, &["batch"]);
        assert!(english.contains("<SCENARIO>"), "{english}");
        let value = complaint(Lang::Ja, &["batch", "x.ron", "-n", "0"]);
        assert!(value.contains("の値 '0' は正しくありません"), "{value}");
        let lang = complaint(Lang::En, &["--lang", "fr"]);
        assert!(lang.contains("[possible values: en, ja]"), "{lang}");
    }
}
