//! The page of a model as a whole.

use super::*;
use crate::model::Name;
use crate::model::embedded::BuiltIn;
use crate::model::reading::load;
use crate::report::nation::{Kind, assumed, records};
use crate::scenario::load_text;

/// Two areas with a tie, and pumps that need power.
const CASE: &str = r#"(
  schema: 1,
  title: "Case",
  horizon: "1d",
  model: (
    sectors: { "pow": (number: 1, name: "Power"), "wat": (number: 2, name: "Water") },
    regions: {
      "north": (code: 1, name: "North", population: 1000, points: [(43.0, 141.0, 1.0, 300.0)], areas: ["area-n"], tile: (0, 1)),
    },
    carriers: { "power": (
      sector: "pow",
      areas: {
        "area-n": (demand_kw: 900, shedding_kw: 100, window: "30min"),
        "area-s": (demand_kw: 500, shedding_kw: 100, window: "30min"),
      },
      sources: { "plant": (area: "area-n", kw: 1500) },
      ties: { "tie": (from: "area-s", to: "area-n", kw: 70, back_kw: 650) },
    ) },
    facilities: {
      "tap": (sector: "wat", region: "north", people: 1000, source: "guess", confidence: Assumed),
      "pump": (sector: "wat", region: "north", minimum: 0.5, restart: "2h"),
    },
    dependencies: {
      "tap-pump": (of: ["tap"], on: ["pump"], strength: 0.8, kind: Cyber),
      "pump-power": (of: ["pump"], on: ["area-n"]),
    },
  ),
)"#;
const ATTACK: &str = "</script><script>alert(\"'1'\")</script>";

fn case() -> Model {
    let loaded = load_text("case.ron", CASE, &BuiltIn);
    loaded.unwrap_or_else(|report| panic!("{report}")).model
}

fn japan() -> Model {
    let loaded = load("japan", &BuiltIn);
    loaded.unwrap_or_else(|report| panic!("{report}")).model
}

/// The same with markup in every name and source.
fn attacked(mut model: Model) -> Model {
    let attack = |name: &mut Name| {
        name.en += ATTACK;
        name.ja += ATTACK;
    };
    attack(&mut model.name);
    model
        .sectors
        .iter_mut()
        .for_each(|record| attack(&mut record.name));
    model
        .regions
        .iter_mut()
        .for_each(|record| attack(&mut record.name));
    for facility in &mut model.facilities {
        attack(&mut facility.name);
        facility.evidence.source += ATTACK;
        facility.class += ATTACK;
    }
    for group in &mut model.groups {
        group.evidence.source += ATTACK;
        group.id.insert_str(0, ATTACK);
    }
    model
}

#[test]
fn every_section_stands_in_both_languages_and_the_same_bytes_come_twice() {
    let model = case();
    for lang in Lang::ALL {
        let page = model_page(lang, &model, None);
        for (id, title, _) in SECTIONS {
            let heading = format!("<h2 id=\"{id}-title\">{}</h2>", escape(title.to(lang)));
            assert!(page.contains(&heading), "{id} is missing");
        }
        assert_eq!(page, model_page(lang, &model, None));
    }
}

#[test]
fn every_element_that_is_opened_is_closed_in_its_place() {
    const VOID: [&str; 6] = ["meta", "input", "br", "line", "rect", "!doctype"];
    let page = model_page(Lang::En, &attacked(case()), None);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page.as_str();
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '\n']).next().unwrap_or("");
        rest = behind;
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{:?}", &tag),
            None if VOID.contains(&name.to_lowercase().as_str()) => {}
            None => open.push(name),
        }
        if name == "script" || name == "style" {
            let end = rest.find(&format!("</{name}")).expect("a script ends");
            rest = &rest[end..];
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn markup_in_names_is_shown_and_nothing_is_fetched() {
    let page = model_page(Lang::En, &attacked(case()), None);
    assert!(page.contains("&lt;script&gt;alert("));
    assert_eq!(
        page.matches("<script").count(),
        3,
        "only data and our own two"
    );
    assert_eq!(page.matches("</script").count(), 3);
    for fetch in [
        "http://", "https://", "src=", "@import", "url(", "<link", "<iframe",
    ] {
        assert!(!page.contains(fetch), "{fetch}");
    }
    let links = page.split("href=\"").skip(1);
    assert_eq!(links.filter(|rest| !rest.starts_with('#')).count(), 0);
}

#[test]
fn a_model_without_carriers_or_dependencies_has_a_page_too() {
    let mut model = case();
    model.groups.clear();
    model.facilities.clear();
    let page = model_page(Lang::Ja, &model, None);
    assert!(!page.contains("id=\"power\""));
    assert!(page.contains("id=\"provenance\""));
}

#[test]
fn japan_fits_into_five_megabytes_and_shows_every_assumed_record_once() {
    let model = japan();
    for lang in Lang::ALL {
        let page = model_page(lang, &model, None);
        assert!(page.len() < 5_000_000, "{} bytes", page.len());
        let phrases = Phrases {
            lang,
            model: &model,
        };
        let statements = assumed(phrases);
        let is_assumed = |evidence: &crate::model::Evidence| {
            evidence.confidence == crate::model::Confidence::Assumed
        };
        for kind in Kind::ALL {
            let records = records(&model);
            let of = records.iter().filter(|record| record.kind == kind);
            let expected = of.filter(|record| is_assumed(record.evidence)).count() as u64;
            let of = statements.iter().filter(|statement| statement.kind == kind);
            assert_eq!(
                of.map(|statement| statement.records).sum::<u64>(),
                expected,
                "{kind:?}"
            );
        }
    }
}

#[test]
fn a_tie_brings_each_area_what_its_own_direction_allows() {
    let model = case();
    let areas = crate::report::nation::areas(&model);
    let imports: Vec<(u64, u64)> = areas
        .iter()
        .map(|area| (area.demand_kw, area.import_kw))
        .collect();
    assert_eq!(imports, [(900, 70), (500, 650)]);
    let page = model_page(Lang::En, &model, None);
    assert!(page.contains("runs 1,500 kW"), "sources stand in the box");
}

#[test]
fn the_data_of_the_script_is_json_that_names_every_facility_and_its_links() {
    let model = case();
    let page = model_page(Lang::En, &model, Some(3));
    let (_, rest) = page
        .split_once("id=\"model-data\">")
        .expect("there is data");
    let (json, _) = rest.split_once("</script>").expect("it ends");
    let data: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(data["first"], 3);
    let facilities = data["facilities"].as_array().expect("a list");
    let ids: Vec<_> = facilities
        .iter()
        .map(|facility| facility[0].as_str())
        .collect();
    let expected: Vec<_> = model
        .facilities
        .iter()
        .map(|f| Some(f.id.as_str()))
        .collect();
    assert_eq!(ids, expected);
    let groups = data["groups"].as_array().expect("a list");
    for (group, of) in groups.iter().zip(&model.groups) {
        assert_eq!(group[2], of.consumer);
        assert_eq!(group[4][0], of.members[0].supplier);
        let terms = &data["terms"][group[1].as_u64().expect("a place") as usize];
        assert_eq!(terms[1], of.strength.ppm());
    }
}
