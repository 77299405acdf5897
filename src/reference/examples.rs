//! A mistake of each kind, and how it is written rightly.

use crate::notation::Code;
use crate::words::{Text, reference as texts};

/// A mistake and its cure.
pub(super) struct Example {
    /// What is wrong.
    pub mistake: &'static str,
    /// What is right.
    pub cure: &'static str,
    /// Where both stand.
    pub within: Within,
}

/// Where an example stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Within {
    /// It is a whole file.
    File,
    /// It is the model of a scenario.
    Bare,
    /// It is a field of a scenario.
    Scenario,
    /// It is a field of a model.
    Model,
    /// It is too long to be shown in full.
    Shortened,
    /// It is a command.
    Command,
}

impl Within {
    /// Where it stands, in words.
    pub(super) fn told(self) -> Text {
        match self {
            Within::File => texts::AS_FILE,
            Within::Bare | Within::Scenario => texts::IN_SCENARIO,
            Within::Model => texts::IN_MODEL,
            Within::Shortened => texts::SHORTENED,
            Within::Command => texts::AS_COMMAND,
        }
    }
}

const fn example(within: Within, mistake: &'static str, cure: &'static str) -> Example {
    Example {
        mistake,
        cure,
        within,
    }
}

/// An example of a kind of problem.
pub(super) fn example_of(code: Code) -> Example {
    use Within::{Bare, Command, File, Model, Scenario, Shortened};
    match code {
        Code::CannotRead => example(
            Command,
            "hakyu check my-quake.rn",
            "hakyu check my-quake.ron",
        ),
        Code::Empty => example(
            Command,
            "touch my-quake.ron; hakyu check my-quake.ron",
            "hakyu new scenario my-quake.ron --force; hakyu check my-quake.ron",
        ),
        Code::NotUtf8 => example(
            Command,
            "hakyu check saved-as-shift-jis.ron",
            "iconv -f CP932 -t UTF-8 saved-as-shift-jis.ron > my-quake.ron; hakyu check my-quake.ron",
        ),
        Code::OtherFormat => example(
            File,
            r#"{ "schema": 1, "title": "Quake" }"#,
            r#"( schema: 1, title: "Quake", horizon: "30d", model: "japan" )"#,
        ),
        Code::Syntax => example(
            Scenario,
            r#"step: "1h" announce: ["6h"],"#,
            r#"step: "1h", announce: ["6h"],"#,
        ),
        Code::TooDeep => example(
            Shortened,
            "announce: [[[[[[[[[[[[[[[[...",
            r#"announce: ["6h"],"#,
        ),
        Code::Unclosed => example(Scenario, r#"summary: "A quake,"#, r#"summary: "A quake","#),
        Code::LeavesFolder => example(Bare, r#"model: "../my-city","#, r#"model: "./my-city","#),
        Code::NewerSchema => example(
            File,
            r#"( schema: 2, title: "Quake", horizon: "30d", model: "japan" )"#,
            r#"( schema: 1, title: "Quake", horizon: "30d", model: "japan" )"#,
        ),
        Code::UnknownField => example(Scenario, r#"stpe: "1h","#, r#"step: "1h","#),
        Code::MissingField => example(
            Model,
            r#"pools: { "crew": () },"#,
            r#"pools: { "crew": (strength: 10) },"#,
        ),
        Code::DefinedTwice => example(
            Model,
            r#"pools: { "crew": (strength: 10), "crew": (strength: 20) },"#,
            r#"pools: { "crew": (strength: 10), "crew-west": (strength: 20) },"#,
        ),
        Code::WrongKind => example(Scenario, "summary: 2018,", r#"summary: "2018","#),
        Code::UnknownChoice => example(
            Model,
            r#"restorations: { "quick": (confidence: Hihg) },"#,
            r#"restorations: { "quick": (confidence: High) },"#,
        ),
        Code::OutOfRange => example(
            Scenario,
            r#"injects: { "fire": (probability: 50, targets: ["plant"], effect: Plant(level: 0.0)) },"#,
            r#"injects: { "fire": (probability: 0.5, targets: ["plant"], effect: Plant(level: 0.0)) },"#,
        ),
        Code::BadDuration => example(Scenario, r#"step: "1","#, r#"step: "1h","#),
        Code::BadDistribution => example(
            Model,
            r#"restorations: { "quick": (repair: LogNormal(median: "36h", p90: "12h")) },"#,
            r#"restorations: { "quick": (repair: LogNormal(median: "36h", p90: "5d")) },"#,
        ),
        Code::TooLong => example(
            Shortened,
            r#"title: "In the night of 6 September, at 3:07, the ground of Iburi shook ...","#,
            r#"title: "Hokkaido, 6 September 2018","#,
        ),
        Code::BadCharacter => example(
            Scenario,
            r#"summary: "A quake\u{7}","#,
            r#"summary: "A quake","#,
        ),
        Code::BadId => example(
            Model,
            r#"pools: { "復旧班": (strength: 10) },"#,
            r#"pools: { "crew": (name: "復旧班", strength: 10) },"#,
        ),
        Code::UnknownReference => example(
            Scenario,
            r#"injects: { "fire": (targets: ["plnat"], effect: Plant(level: 0.0)) },"#,
            r#"injects: { "fire": (targets: ["plant"], effect: Plant(level: 0.0)) },"#,
        ),
        Code::SelectsNothing => example(
            Scenario,
            r#"observe: { "lost": LostHours(of: []) },"#,
            r#"observe: { "lost": LostHours(of: ["plant"]) },"#,
        ),
        Code::NothingToRemove => example(
            Scenario,
            r#"patch: (facilities: { "pmup": Removed }),"#,
            r#"patch: (facilities: { "pump": Removed }),"#,
        ),
        Code::CircularGroup => example(
            Model,
            r#"dependencies: { "power": (of: [Sector("power")], on: ["plant"]) },"#,
            r#"dependencies: { "power": (of: [Sector("power")], except: ["plant"], on: ["plant"]) },"#,
        ),
        Code::Contradiction => example(
            Model,
            r#"dependencies: { "power": (of: ["pump"], on: ["plant"], strength: 0.5, immediate: 0.8) },"#,
            r#"dependencies: { "power": (of: ["pump"], on: ["plant"], strength: 0.5, immediate: 0.3) },"#,
        ),
        Code::OutsideTime => example(Scenario, r#"announce: ["40d"],"#, r#"announce: ["6h"],"#),
        Code::TooMany => example(
            Shortened,
            r#""lamp-000001": (sector: "power"), "lamp-000002": (sector: "power"), ..."#,
            r#""lamps": (sector: "power", sites: 300_000),"#,
        ),
        Code::StrongLoop => example(
            Model,
            r#"dependencies: { "a": (of: ["pump"], on: ["plant"]), "b": (of: ["plant"], on: ["pump"]) },"#,
            r#"dependencies: { "a": (of: ["pump"], on: ["plant"]), "b": (of: ["plant"], on: ["pump"], black_start: 0.1) },"#,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embedded::BuiltIn;
    use crate::scenario::load_text;

    /// A whole file around an example.
    fn around(text: &str, within: Within) -> String {
        let head = r#"schema: 1, title: "Quake", horizon: "30d","#;
        let nation = r#"sectors: { "power": (number: 1) },
            facilities: { "plant": (sector: "power"), "pump": (sector: "power") },"#;
        match within {
            Within::File | Within::Shortened | Within::Command => text.to_owned(),
            Within::Bare => format!("( {head}\n{text}\n)"),
            Within::Scenario => format!("( {head} model: ( {nation} ),\n{text}\n)"),
            Within::Model => format!("( {head} model: ( {nation}\n{text}\n) )"),
        }
    }

    fn codes_of(text: &str, within: Within) -> Vec<Code> {
        let report = match load_text("example.ron", &around(text, within), &BuiltIn) {
            Ok(loaded) => loaded.warnings,
            Err(report) => report,
        };
        report
            .problems()
            .iter()
            .map(|problem| problem.code)
            .collect()
    }

    #[test]
    fn every_example_makes_the_mistake_of_its_number_and_its_cure_does_not() {
        for &code in Code::ALL {
            let Example {
                mistake,
                cure,
                within,
            } = example_of(code);
            if !matches!(within, Within::Shortened | Within::Command) {
                assert_eq!(codes_of(mistake, within), [code], "{mistake}");
                assert!(!codes_of(cure, within).contains(&code), "{cure}");
            }
        }
    }
}
