//! Commented starts for a scenario and for a small model.

use crate::words::Lang;

macro_rules! template {
    ($lang:expr, $name:literal) => {
        match $lang {
            Lang::En => include_str!(concat!("../../assets/templates/", $name, ".en.ron")),
            Lang::Ja => include_str!(concat!("../../assets/templates/", $name, ".ja.ron")),
        }
    };
}

/// The line of the city's scenario that names its model.
const MODEL_LINE: &str = "    model: \"./my-city\",\n";

/// A scenario on the built-in model.
pub fn scenario(lang: Lang) -> &'static str {
    template!(lang, "scenario")
}

/// A contingency plan for scenarios on the built-in model.
pub fn plan(lang: Lang) -> &'static str {
    template!(lang, "plan")
}

/// The files of a small model: (name, text).
pub fn city(lang: Lang) -> [(&'static str, &'static str); 3] {
    [
        ("nation.ron", template!(lang, "nation")),
        ("repair.ron", template!(lang, "repair")),
        ("supply.ron", template!(lang, "supply")),
    ]
}

/// The scenario of the small model in the folder of this name beside it.
pub fn city_scenario(lang: Lang, folder: &str) -> String {
    let line = format!("    model: {:?},\n", format!("./{folder}"));
    template!(lang, "city").replace(MODEL_LINE, &line)
}

/// The same with the model inside.
pub fn city_in_one_file(lang: Lang) -> String {
    let parts: String = city(lang).iter().map(|(_, text)| inside(text)).collect();
    let model = format!("    model: (\n{parts}    ),\n");
    template!(lang, "city").replace(MODEL_LINE, &model)
}

/// What stands between the outermost brackets of a file, which have lines of their own, further to the right; comments
/// before them stay.
fn inside(file: &str) -> String {
    file.lines()
        .filter(|line| !["(", ")"].contains(line))
        .map(|line| match line.strip_prefix("//") {
            Some(_) => format!("        {line}\n"),
            None if line.is_empty() => "\n".to_owned(),
            None => format!("    {line}\n"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::embedded::BuiltIn;
    use crate::model::reading::NoLibrary;
    use crate::scenario::{Loaded, Written, load_text, load_with_plan};

    fn good(loaded: Result<Loaded, crate::notation::Report>) -> Loaded {
        let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
        assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
        loaded
    }

    #[test]
    fn the_scenario_is_the_same_in_both_languages_but_for_its_comments() {
        let [en, ja] = [Lang::En, Lang::Ja]
            .map(|lang| good(load_text("scenario.ron", scenario(lang), &BuiltIn)));
        assert_eq!(en.scenario, ja.scenario);
    }

    #[test]
    fn the_plan_fits_the_scenario_and_is_the_same_in_both_languages_but_for_its_comments() {
        let [en, ja] = [Lang::En, Lang::Ja].map(|lang| {
            let (scenario, plan) = (scenario(lang), plan(lang));
            let scenario = Written::text("scenario.ron", scenario);
            let plan = Written::text("plan.ron", plan);
            good(load_with_plan(scenario, Some(plan), &BuiltIn))
        });
        assert_eq!(en.scenario, ja.scenario);
        assert_eq!(en.model, ja.model);
    }

    #[test]
    fn the_city_is_the_same_in_both_languages_but_for_its_comments() {
        let [en, ja] = [Lang::En, Lang::Ja]
            .map(|lang| good(load_text("city.ron", &city_in_one_file(lang), &NoLibrary)));
        assert_eq!(en.scenario, ja.scenario);
        assert_eq!(en.model, ja.model);
    }

    #[test]
    fn the_citys_scenario_names_its_folder() {
        for lang in [Lang::En, Lang::Ja] {
            let text = city_scenario(lang, "港町");
            assert!(text.contains("    model: \"./港町\",\n"), "{text}");
        }
    }
}
