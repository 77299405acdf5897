//! What a comparison has to know of a result besides its table: from the manifest, and names from the summary.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::compare::Terms;
use crate::model::Name;
use crate::report::hindcast;
use crate::report::manifest::{About, Content, MANIFEST, Manifest};
use crate::units::SimDuration;
use crate::words::{Lang, compare as texts};

/// A result that is compared.
#[derive(Clone, Debug)]
pub struct Source {
    /// What people call it: the plan's title, or the scenario's with the folder.
    pub name: Name,
    /// The same where there is little room: the plan's title, or the folder.
    pub short: Name,
    /// What programs call it: its folder's name, with as much of the path as tells it from the others.
    pub label: String,
    /// What it was made under.
    pub terms: Terms,
    /// What it was made of; the scenario is the first.
    pub inputs: Vec<Content>,
    /// Which of these is the plan.
    pub plan_file: Option<String>,
    /// Its manifest.
    pub manifest: Content,
    /// Title of the scenario.
    pub title: Name,
    plan: Option<Name>,
    sectors: BTreeMap<String, Name>,
}

impl Source {
    /// Of a manifest, its bytes, what it says of the batch, and the bytes of `summary.json`. What these lack is left out.
    pub fn of(
        label: String,
        manifest: &Manifest,
        about: &About,
        json: &[u8],
        summary: &[u8],
    ) -> Source {
        let summary: Value = serde_json::from_slice(summary).unwrap_or_default();
        let title = named(&summary["scenario"]);
        let title = title.unwrap_or_else(|| both(&manifest.title));
        let in_english = manifest.plan.as_ref().map(|plan| both(&plan.title));
        let plan = named(&summary["plan"]).or(in_english);
        Source {
            name: plan.clone().unwrap_or_else(|| with_label(&title, &label)),
            short: plan.clone().unwrap_or_else(|| both(&label)),
            label,
            terms: Terms {
                program: manifest.program.clone(),
                model_version: manifest.model_version.clone(),
                seed: about.seed,
                shuffle_ties: about.shuffle_ties,
                event_budget: about.event_budget,
                horizon: SimDuration(manifest.horizon_ms),
            },
            inputs: manifest.inputs.clone(),
            plan_file: manifest.plan.as_ref().map(|plan| plan.file.clone()),
            manifest: Content::of(MANIFEST, json),
            plan,
            title,
            sectors: sectors(&summary),
        }
    }

    /// The name of a sector; its id where none is known.
    pub fn sector<'a>(&'a self, id: &'a str, lang: Lang) -> &'a str {
        self.sectors.get(id).map_or(id, |name| name.to(lang))
    }

    /// The title of its plan, or of its scenario, with the folder.
    pub(super) fn titled(&self) -> Name {
        let title = self.plan.as_ref().unwrap_or(&self.title);
        with_label(title, &self.label)
    }

    /// The plan's file; none without a plan.
    pub(super) fn plan(&self) -> Option<&Content> {
        let mut besides = self.inputs.iter().skip(1);
        besides.find(|input| Some(&input.name) == self.plan_file.as_ref())
    }

    /// What it was made of besides scenario and plan.
    pub(super) fn besides(&self) -> Vec<&Content> {
        let besides = self.inputs.iter().skip(1);
        besides
            .filter(|input| Some(*input) != self.plan())
            .collect()
    }

    /// The sector's names in both languages.
    pub(super) fn sector_name(&self, id: &str) -> Name {
        self.sectors.get(id).cloned().unwrap_or_default()
    }
}

/// The command of a manifest that is not of a batch, e.g. `hakyu hindcast`.
pub fn other_kind(json: &[u8]) -> Option<String> {
    let parsed: Value = serde_json::from_slice(json).ok()?;
    let others = [hindcast::FORMAT, super::FORMAT];
    let format = parsed["format"].as_str()?;
    others.contains(&format).then(|| format.to_owned())
}

/// The shortest ends of paths that are all different: folder names, where these do.
pub fn labels(paths: &[impl AsRef<Path>]) -> Vec<String> {
    let parts = |path: &Path| -> Vec<String> {
        let parts = path.components();
        parts
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    let parts: Vec<Vec<String>> = paths.iter().map(|path| parts(path.as_ref())).collect();
    let longest = parts.iter().map(Vec::len).max().unwrap_or(0);
    let ends = |length: usize| -> Vec<String> {
        let end = |parts: &Vec<String>| parts[parts.len().saturating_sub(length)..].join("/");
        parts.iter().map(end).collect()
    };
    let are_distinct = |labels: &Vec<String>| {
        let mut sorted = labels.clone();
        sorted.sort_unstable();
        sorted.windows(2).all(|pair| pair[0] != pair[1])
    };
    let found = (1..=longest).map(ends).find(are_distinct);
    found.unwrap_or_else(|| ends(longest))
}

/// Puts the folder behind the names of those that have the same one.
pub fn tell_apart(sources: &mut [&mut Source]) {
    let names: Vec<Name> = sources.iter().map(|source| source.name.clone()).collect();
    for source in sources {
        let is_ambiguous = names.iter().filter(|name| **name == source.name).count() > 1;
        if is_ambiguous {
            source.name = source.titled();
            source.short = both(&source.label);
        }
    }
}

fn with_label(title: &Name, label: &str) -> Name {
    let named = |lang| texts::NAMED.fill(lang, &[("title", &title.to(lang)), ("label", &label)]);
    Name {
        en: named(Lang::En),
        ja: named(Lang::Ja),
    }
}

fn both(text: &str) -> Name {
    Name {
        en: text.to_owned(),
        ja: text.to_owned(),
    }
}

/// A text, or an object with `en` and `ja`.
fn named(value: &Value) -> Option<Name> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let (en, ja) = (text(&value["en"]), text(&value["ja"]));
    match (text(value), &en, &ja) {
        (Some(text), ..) => Some(both(&text)),
        (None, None, None) => None,
        _ => Some(Name {
            en: en.unwrap_or_default(),
            ja: ja.unwrap_or_default(),
        }),
    }
}

fn sectors(summary: &Value) -> BTreeMap<String, Name> {
    let listed = summary["estimates"]["sectors"].as_array();
    let listed = listed.into_iter().flatten().map(|one| &one["sector"]);
    let known = listed.filter_map(|one| Some((one["id"].as_str()?.to_owned(), named(one)?)));
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::manifest::PlanRecord;

    #[test]
    fn labels_are_as_short_as_tells_results_apart() {
        assert_eq!(labels(&["results/a", "results/b/"]), ["a", "b"]);
        assert_eq!(labels(&["x/a", "y/a", "b"]), ["x/a", "y/a", "b"]);
        assert_eq!(labels(&["a"]), ["a"]);
    }

    fn source(label: &str, plan: Option<&str>) -> Source {
        let manifest = Manifest {
            title: "Quake".into(),
            plan: plan.map(|title| PlanRecord {
                file: "plan.ron".into(),
                title: title.into(),
            }),
            ..Manifest::default()
        };
        let japanese = plan.map_or("", |_| r#""plan": {"en": "Batteries", "ja": "蓄電池"},"#);
        let summary = r#"{"scenario": {"en": "Quake", "ja": "地震"}, PLAN
            "estimates": {"sectors": [{"sector": {"id": "pow", "en": "Power", "ja": "電力"}}]}}"#;
        let summary = summary.replace("PLAN", japanese);
        let about = About::default();
        Source::of(label.into(), &manifest, &about, b"{}", summary.as_bytes())
    }

    #[test]
    fn a_result_is_called_by_its_plan_or_by_title_and_folder() {
        let none = source("as-it-is", None);
        assert_eq!(none.name.to(Lang::En), "Quake (as-it-is)");
        assert_eq!(none.name.to(Lang::Ja), "地震（as-it-is）");
        assert_eq!(
            (none.sector("pow", Lang::Ja), none.sector("wat", Lang::Ja)),
            ("電力", "wat")
        );
        let planned = source("a", Some("Batteries"));
        assert_eq!(planned.name.to(Lang::Ja), "蓄電池");
        assert_eq!(planned.short.to(Lang::En), "Batteries");
        assert_eq!(planned.titled().to(Lang::En), "Batteries (a)");
        let [mut a, mut b] = ["a", "b"].map(|label| source(label, Some("Batteries")));
        tell_apart(&mut [&mut a, &mut b]);
        assert_eq!(b.name.to(Lang::En), "Batteries (b)");
        assert_eq!(b.short.to(Lang::En), "b");
    }

    #[test]
    fn the_kind_of_a_folder_is_read_from_whatever_manifest() {
        let kind = other_kind(br#"{"format": "hakyu hindcast", "x": 1}"#);
        assert_eq!(kind.as_deref(), Some("hakyu hindcast"));
        assert_eq!(other_kind(br#"{"format": "hakyu batch"}"#), None);
        assert_eq!(other_kind(b"no json"), None);
    }
}
