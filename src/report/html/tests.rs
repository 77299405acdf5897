//! The page as a whole.

use super::markup::escape;
use super::*;
use crate::batch::{Row, regional_service};
use crate::measure::{Chronicle, Recorder};
use crate::model::embedded::BuiltIn;
use crate::replicate::Worker;
use crate::report::{Content, pictures, regional_pictures};
use crate::scenario::{Loaded, load_text};
use crate::world::Network;

/// Power that fails by an attack in half of the replicates, and water that depends on it, in two regions.
const MODEL: &str = r#"(
  schema: 1,
  title: "Case",
  horizon: "10d",
  model: (
    sectors: {
      "pow": (number: 1, name: "Power", maintenance: [
        (law: "Act", trigger: People(100), scope: Region, lasting: "1h"),
      ]),
      "wat": (number: 2, name: "Water", maintenance: [
        (law: "Policy", trigger: ShareBelow(0.9), scope: Nation, lasting: "1h"),
      ]),
    },
    regions: {
      "north": (code: 1, name: "North", population: 1000, points: [(43.0, 141.0, 1.0, 300.0)], tile: (0, 1)),
      "south": (code: 2, name: "South", population: 1000, points: [(33.0, 131.0, 1.0, 300.0)], tile: (1, 0)),
    },
    pools: { "crew": (strength: 1) },
    restorations: { "plant": (pool: "crew", repair: LogNormal(median: "20h", sigma: 0.8)) },
    facilities: {
      "grid": (sector: "pow", region: "north", people: 1000, restoration: "plant"),
      "tap": (sector: "wat", region: "north", people: 1000),
      "well": (sector: "wat", region: "south", people: 1000),
    },
    dependencies: { "tap-power": (of: ["tap"], on: ["grid"]) },
    systems: { "control": (of: ["grid"], layer: Ot, stake: 0.5, response: (detects: "2d")) },
  ),
  campaigns: {
    "manipulation": (
      name: "<script>alert(1)</script>", at: "1d", entry: (by: Insider, targets: ["grid"], layer: Ot),
      stages: [(tactic: "TA0104", takes: Exponential(mean: "1d"))], objectives: [Manipulate(level: 0.4)],
    ),
  },
  injects: { "attack": (targets: ["grid"], probability: 0.7, effect: Damage(loss: 1.0)) },
  observe: { "tap_up": LastRise(of: ["tap"]) },
)"#;
const ATTACK: &str = "<script>alert(1)</script>";

fn loaded() -> Loaded {
    let mut loaded =
        load_text("case.ron", MODEL, &BuiltIn).unwrap_or_else(|report| panic!("{report}"));
    loaded.scenario.title = Name {
        en: ATTACK.into(),
        ja: ATTACK.into(),
    };
    for facility in &mut loaded.model.facilities {
        facility.name.en += ATTACK;
        facility.name.ja += ATTACK;
    }
    for sector in &mut loaded.model.sectors {
        sector.name.en += ATTACK;
        sector.name.ja += ATTACK;
    }
    loaded
}

fn page(loaded: &Loaded, lang: Lang) -> String {
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut batch = Batch::new(Recorder::axes(&net));
    batch.asked = 200;
    let mut worker = Worker::new(&net);
    batch.fold(
        (0..200)
            .map(|replicate| worker.outcome(7, replicate))
            .collect(),
    );
    let summary = Summary::of(&batch);
    let about = About {
        title: loaded.scenario.title.clone(),
        plan: None,
        model_version: "1".into(),
        seed: 7,
        shuffle_ties: None,
        event_budget: None,
        regions: Vec::new(),
        lang,
        inputs: vec![Content::of("a.ron", MODEL.as_bytes())],
    };
    let stories: Vec<Story> = exemplars(&batch)
        .into_iter()
        .map(|(exemplar, replicate)| {
            let mut chronicle = Chronicle::new(&net);
            worker.outcome_told(7, replicate, &mut chronicle);
            Story {
                exemplar,
                replicate,
                entries: chronicle.entries().to_vec(),
            }
        })
        .collect();
    let mut pictures = pictures(lang, &batch, &summary, &about.title).unwrap();
    let north = |worker: &mut Worker, replicate| {
        worker.outcome(7, replicate);
        vec![worker.region_service(0)]
    };
    let regional = regional_service(&batch, &[0], 1, || Worker::new(&net), north).unwrap();
    pictures.extend(regional_pictures(lang, &batch.axes, &regional, &about.title).unwrap());
    let material = Material {
        net: &net,
        batch: &batch,
        summary: &summary,
        about: &about,
        regional: &regional,
        pictures: &pictures,
        stories: &stories,
        lang,
    };
    html(&material).unwrap()
}

#[test]
fn every_section_stands_in_both_languages_and_the_same_bytes_come_twice() {
    let loaded = loaded();
    for lang in [Lang::En, Lang::Ja] {
        let page_now = page(&loaded, lang);
        for (id, title, _) in SECTIONS {
            let heading = format!("<h2 id=\"{id}-title\">{}</h2>", escape(title.to(lang)));
            assert!(page_now.contains(&heading), "{id} is missing");
        }
        assert_eq!(page_now, page(&loaded, lang));
        assert!(page_now.len() < 1_000_000, "{} bytes", page_now.len());
    }
}

#[test]
fn markup_in_names_is_shown_and_nothing_is_fetched() {
    let page = page(&loaded(), Lang::En);
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert_eq!(page.matches("<script").count(), 1, "only our own");
    for fetch in [
        "http://", "https://", "src=", "@import", "url(", "<link", "<iframe",
    ] {
        assert!(!page.contains(fetch), "{fetch}");
    }
    let outward = page
        .split("href=\"")
        .skip(1)
        .filter(|rest| !rest.starts_with('#'));
    assert_eq!(outward.count(), 0);
}

#[test]
fn the_two_stories_name_their_replicates() {
    let loaded = loaded();
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut batch = Batch::new(Recorder::axes(&net));
    let mut worker = Worker::new(&net);
    batch.fold(
        (0..200)
            .map(|replicate| worker.outcome(7, replicate))
            .collect(),
    );
    let page = page(&loaded, Lang::En);
    for (_, replicate) in exemplars(&batch) {
        assert!(page.contains(&format!("number {replicate}")), "{replicate}");
    }
    let lost = |row: &Row| exemplar::lost_person_minutes(row);
    assert!(
        batch.rows.iter().any(|row| lost(row) > 0),
        "the case loses something"
    );
}

#[test]
fn people_stand_behind_what_serves_them_through_others() {
    let model = loaded().model;
    let behind = assumptions::people_behind(&model);
    for (facility, people) in model.facilities.iter().zip(behind) {
        assert!(facility.people == 0 || people == facility.people as f64);
    }
    let (weak, all) = assumptions::count(&model);
    assert!(weak <= all && all > 0);
}
