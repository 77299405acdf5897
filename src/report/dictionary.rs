//! `docs/data.md`, the data dictionary: written from the columns that the tables are written from, and held to be so.

use super::columns::Column;
use super::workbook::{self, purpose};
use super::{
    comparison, hindcast, json, manifest, measures, observed, replicates, service, summary,
};
use crate::batch::synthetic::{axes, outcome};
use crate::batch::{Batch, Figure, Quantity, Stopping, Summary, Until, Width};
use crate::model::Name;
use crate::report::About;
use crate::scenario::Plan;
use crate::words::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

const BLESS: &str = "HAKYU_BLESS=1 cargo test --lib dictionary";

const OPENING: &str = "\
# Data dictionary

Every file that hakyu writes for programs and for spreadsheets: its columns, their units and what they mean. This page
is generated from the code that writes the files. The schema version stands in `manifest.json`, in `summary.json` and in
the first line of `hakyu run --format json`; it changes when a reader of the files has to change.

- CSV is UTF-8, cells are separated by commas and quoted where they have to be, lines end with a line feed, and the
  first row names the columns. `--bom` puts a byte order mark first, for Excel before 2019.
- Decimals are fixed by the unit: probabilities, shares and observed values 6, hours and ratios 4, means of counts 3,
  person-hours 2, people 1. CSV, workbook and JSON hold the same rounded numbers.
- An empty cell (`null` in JSON) is a number that does not exist: nothing was lost, no replicate had the thing, or it
  lies beyond the end of the replicates. The column `note` or `not_back` says which.
- Times are simulated hours from the scenario's start unless the column says otherwise.
- Intervals are two-sided and of 95 %. Quantiles such as `p05` are over replicates.
- A text in a CSV file that a spreadsheet would take for a formula has an apostrophe put before it. In the workbook and
  in JSON texts stand as they are.
- Nothing here depends on the number of threads, the clock or the machine. No table depends on the language; the page
  and the pictures do.
";

const FILES: &str = "
## Files of a result folder

| file | what it holds |
|---|---|
| `summary.csv` | every estimate with its interval, a row each |
| `replicates.csv` | each replicate and sector by itself |
| `service.csv` | share of people served, by sector over time |
| `observed.csv` | observed values of each replicate; only where the scenario observes something |
| `results.xlsx` | all tables as one workbook |
| `summary.json` | the estimates of `summary.csv` for programs |
| `report.html` | all of it as one page for people |
| `manifest.json` | versions, seed, counts, and the hash of every input and output |
| `*.svg`, `*.png` | pictures; `service-13` is the service in one region, by its code: the one that loses most, or those of `--region` |
";

const WORKBOOK: &str = "
## results.xlsx

The first sheet, `about`, says what was simulated and what to know before leaning on it. On the others the header row
holds the column's name, its Japanese name and its unit, a line each. A column of ids has the English and the Japanese
names beside it, e.g. `sector`, `sector_en`, `sector_ja`. Probabilities and shares are numbers from 0 to 1, shown as
percentages. `summary`, `service`, `replicates` and `observed` have the columns of the CSV files; where `replicates` has
more rows than Excel can hold, its last row says so.
";

const SUMMARY_JSON: &str = "
## summary.json

`hakyu batch --format json` prints the same to standard output. `estimates` has a list for each kind of subject
(`LIST`): `nation`, `campaigns`, `observed`, `deadlocks`, `roots`, `flows`, `sectors`, `regions`, `region_sectors`, `facilities`. The
measures (`MEASURE`) are those of `summary.csv`. Of a flow, `item` pulled down and `sector` was pulled down.
";

const HINDCAST: &str = "
## hakyu hindcast --out FOLDER

The comparison with what really happened ([validity.md](validity.md)): `report.html`, a picture of each series as SVG
and PNG, the two tables below, and `hindcast.json` with the totals: `times` are the errors of T50, T90 and T99, `early`
those of rise and peak, `by_series` those of series, each also of the null model.
";

const STORY: &str = "
## hakyu run --format json

JSON lines: the first describes the replicate, and each of the others is an entry of its story. Fields that do not
apply to an entry are left out.

### First line
";

const MEASURES: &str = "
### Measures

A measure with parts has a row for each: `peak_people_mean`, `peak_people_p95`. `not_back` is the probability that it
had not come by the end, given an outage.

| measure | unit | parts | of | meaning | 日本語 |
|---|---|---|---|---|---|
";

/// Replicates of thin air, so many that every measure is there.
fn batch() -> Batch {
    let mut batch = Batch::new(axes());
    batch.asked = 150;
    let quantity = Quantity::Outage;
    let figure = Figure {
        quantity,
        sector: None,
    };
    let width = Width::Absolute(0.01);
    batch.stopping = Some(Stopping {
        rule: Until { figure, width },
        met: false,
        half_width: Some(0.02),
    });
    batch.fold((0..150).map(outcome).collect());
    batch
}

fn about() -> About {
    About {
        plan: Some(Plan {
            file: "plan.ron".into(),
            title: Name::default(),
            summary: Name::default(),
            scenarios: Vec::new(),
            changes: Vec::new(),
        }),
        shuffle_ties: Some(1),
        event_budget: Some(1),
        regions: vec!["tokyo".into()],
        inputs: vec![manifest::Content::of("scenario.ron", b"()")],
        ..About::default()
    }
}

fn table<'c>(text: &mut String, columns: impl IntoIterator<Item = &'c Column>) {
    text.push_str("\n| column | type | unit | meaning | 日本語 |\n|---|---|---|---|---|\n");
    for column in columns {
        let Column {
            name, ja, meaning, ..
        } = column;
        let (kind, unit) = (column.kind.name(), column.unit.name());
        let name = name.replace("{}", "ID");
        let ja = ja.replace("{}", "（名称）");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| `{name}` | {kind} | {unit} | {meaning} | {ja} |");
    }
}

fn section<'c>(text: &mut String, heading: &str, columns: impl IntoIterator<Item = &'c Column>) {
    let _ = write!(text, "\n{heading}\n");
    table(text, columns);
}

/// A row for each measure, with the parts and subjects that the summary really has.
fn measures_table(text: &mut String) {
    text.push_str(MEASURES);
    let batch = batch();
    let summary = Summary::of(&batch);
    for measure in measures::ALL {
        let (mut parts, mut scopes) = (Vec::new(), Vec::new());
        summary::entries(&batch.axes, &summary, &mut |entry| {
            if entry.measure.name == measure.name {
                let (part, scope) = (entry.part.suffix(), entry.of.scope.name());
                let part = part.trim_start_matches('_');
                if !parts.contains(&part) && !part.is_empty() {
                    parts.push(part);
                }
                if !scopes.contains(&scope) {
                    scopes.push(scope);
                }
            }
            Ok(())
        })
        .unwrap();
        assert!(
            !scopes.is_empty(),
            "nothing has the measure {}",
            measure.name
        );
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} | {} |",
            measure.name,
            measure.unit.name(),
            parts.join(", "),
            scopes.join(", "),
            measure.en,
            measure.ja
        );
    }
}

fn workbook_sections(text: &mut String) {
    use workbook::dictionary::{FLOWS, LOST, OF_SECTOR, RECOVERY, REGIONS, ROOTS, SECTORS};
    text.push_str(WORKBOOK);
    let sheets: [(&str, Vec<&Column>); 5] = [
        ("sectors", SECTORS.iter().collect()),
        ("recovery", RECOVERY.iter().collect()),
        ("regions", REGIONS.iter().chain([OF_SECTOR]).collect()),
        ("flows", FLOWS.iter().chain(LOST).collect()),
        ("roots", ROOTS.iter().chain(LOST).collect()),
    ];
    for (name, columns) in sheets {
        let heading = format!("### Sheet `{name}`\n\n{}", purpose(name));
        section(text, &heading, columns);
    }
}

fn dictionary() -> String {
    let mut text = format!("{OPENING}{FILES}");
    section(&mut text, "## summary.csv", summary::COLUMNS);
    measures_table(&mut text);
    section(&mut text, "## replicates.csv", replicates::COLUMNS);
    section(&mut text, "## service.csv", service::COLUMNS);
    section(
        &mut text,
        "## observed.csv",
        [&observed::REPLICATE, &observed::VALUE],
    );
    workbook_sections(&mut text);
    text.push_str(SUMMARY_JSON);
    table(&mut text, json::fields::SUMMARY);
    text.push_str(STORY);
    table(&mut text, json::fields::STORY_HEAD);
    section(&mut text, "### Entries", json::fields::STORY_ENTRY);
    section(&mut text, "## manifest.json", json::fields::MANIFEST);
    text.push_str(HINDCAST);
    let tables = [
        ("### hindcast.csv", hindcast::figure_columns()),
        ("### points.csv", hindcast::point_columns()),
    ];
    for (heading, columns) in &tables {
        section(&mut text, heading, columns);
    }
    text.push_str(&comparison::dictionary());
    section(&mut text, "### comparison.csv", &comparison::columns());
    text
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told to write what it would compare; no result depends on it"
)]
fn the_data_dictionary_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md");
    let wanted = dictionary();
    if std::env::var_os("HAKYU_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = found
        .lines()
        .zip(wanted.lines())
        .find(|(found, wanted)| found != wanted);
    assert!(
        found == wanted,
        "docs/data.md is not what the code writes, first at {differs:?}; regenerate it: {BLESS}"
    );
}

#[test]
fn every_measure_of_the_summary_is_declared_once() {
    let batch = batch();
    let summary = Summary::of(&batch);
    let declared: Vec<&str> = measures::ALL.iter().map(|measure| measure.name).collect();
    let once: BTreeSet<&&str> = declared.iter().collect();
    assert_eq!(once.len(), declared.len());
    summary::entries(&batch.axes, &summary, &mut |entry| {
        assert!(
            declared.contains(&entry.measure.name),
            "{}",
            entry.measure.name
        );
        Ok(())
    })
    .unwrap();
}

#[test]
fn every_column_says_what_it_means_in_both_languages() {
    let batch = batch();
    let summary = Summary::of(&batch);
    for sheet in workbook::sheets(&batch, &summary, &about()) {
        assert!(!purpose(sheet.name).is_empty(), "{}", sheet.name);
        let observed = sheet.name == "observed";
        let mut names = BTreeSet::new();
        for column in &sheet.columns {
            assert!(
                names.insert(&column.name),
                "{} twice in {}",
                column.name,
                sheet.name
            );
            let says = !column.meaning.is_empty() && (observed || !column.ja.is_empty());
            assert!(says, "{} of {}", column.name, sheet.name);
        }
    }
}

/// The fields of a JSON value as dotted paths; keys that are data stand as what they are keys of.
fn fields(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = match path.rsplit('.').next() {
                    Some("measures") => format!("{path}.MEASURE"),
                    Some("estimates") => format!("{path}.LIST"),
                    Some("") => key.clone(),
                    _ => format!("{path}.{key}"),
                };
                fields(value, &path, found);
            }
        }
        Value::Array(items) => {
            let path = format!("{path}[]");
            items.iter().for_each(|item| fields(item, &path, found));
        }
        _ => {
            found.insert(path.to_owned());
        }
    }
}

fn assert_declared(found: &BTreeSet<String>, columns: &[Column]) {
    let declared: BTreeSet<String> = columns
        .iter()
        .map(|column| column.name.to_string())
        .collect();
    assert_eq!(*found, declared);
}

#[test]
fn the_fields_of_the_summary_are_those_of_the_dictionary() {
    let mut batch = batch();
    // An interrupted batch, so that there is a warning.
    batch.asked = 200;
    let text = json::summary_json(&batch.axes, &Summary::of(&batch), &about()).unwrap();
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&text).unwrap(), "", &mut found);
    assert_declared(&found, json::fields::SUMMARY);
}

#[test]
fn the_fields_of_the_manifest_are_those_of_the_dictionary() {
    let batch = batch();
    let outputs = vec![manifest::Content::of("summary.csv", b"")];
    let manifest = manifest::Manifest::new(&about(), &batch.axes, &Summary::of(&batch), outputs);
    let mut found = BTreeSet::new();
    let json = super::Record::to_json(&manifest).unwrap();
    fields(&serde_json::from_slice(&json).unwrap(), "", &mut found);
    assert_declared(&found, json::fields::MANIFEST);
}

#[test]
fn the_fields_of_a_story_are_those_of_the_dictionary() {
    use crate::measure::Chronicle;
    use crate::model::embedded::BuiltIn;
    use crate::scenario::embedded::shipped_plan;
    use crate::scenario::{Written, load_with_plan};
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/hokkaido-2018.ron");
    let (scenario, plan) = (Written::File(&path), shipped_plan("telecom-72h"));
    let loaded = load_with_plan(scenario, plan, &BuiltIn).unwrap();
    let net = crate::world::Network::new(&loaded.model, &loaded.scenario);
    let mut chronicle = Chronicle::new(&net);
    crate::replicate::Worker::new(&net).outcome_told(1, 0, &mut chronicle);
    let head = json::story_head(&net, 1, 0).unwrap();
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&head).unwrap(), "", &mut found);
    assert_declared(&found, json::fields::STORY_HEAD);
    let filter = super::StoryFilter::default();
    let entries = super::story_json(Lang::En, &net, chronicle.entries(), &filter).unwrap();
    let mut found = BTreeSet::new();
    for line in entries.lines() {
        fields(&serde_json::from_str(line).unwrap(), "", &mut found);
    }
    assert_declared(&found, json::fields::STORY_ENTRY);
}

#[test]
fn the_summary_as_json_says_what_the_csv_file_says() {
    let batch = batch();
    let summary = Summary::of(&batch);
    let text = json::summary_json(&batch.axes, &summary, &about()).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let mut csv = Vec::new();
    summary::sheet(&batch.axes, &summary)
        .write_csv(&mut csv, false)
        .unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    let lists = json["estimates"].as_object().unwrap().values();
    let subjects = lists.flat_map(|list| list.as_array().unwrap());
    let estimates = subjects.map(|subject| subject["measures"].as_object().unwrap().len());
    assert_eq!(estimates.sum::<usize>(), records.len());
    let water = &json["estimates"]["sectors"][1];
    assert_eq!(water["sector"]["ja"], "水道");
    for record in records
        .iter()
        .filter(|record| &record[2] == "sector" && &record[3] == "wat")
    {
        let estimate = &water["measures"][&record[0]];
        let number = |place: usize| record[place].parse::<f64>().ok();
        let found = ["estimate", "low", "high"].map(|key| estimate[key].as_f64());
        assert_eq!(found, [number(6), number(7), number(8)], "{record:?}");
    }
}
