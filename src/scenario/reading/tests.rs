use super::*;
use crate::model::reading::NoLibrary;
use crate::model::{Buffer, Role, SourceState};
use crate::random::Distribution;
use crate::scenario::{Effect, Observed, Span};
use crate::units::{Level, SimTime};
use crate::words::Lang;

const RIPPLE: &str = r#"(
    schema: 1,
    title: "Hand ripple",
    horizon: "2d",
    model: (
        sectors: { "x": (number: 1) },
        pools: { "crew": (strength: 1, travel: "1h") },
        restorations: { "plant": (pool: "crew", repair: "9h") },
        facilities: {
            "p": (sector: "x", minimum: 0.5, restoration: "plant"),
            "t": (sector: "x", minimum: 0.5, restart: "0.5h"),
            "w": (sector: "x", minimum: 0.5, restart: "1h"),
            "h": (sector: "x", minimum: 0.5),
            "b": (sector: "x", minimum: 0.5),
        },
        dependencies: {
            "t-p": (of: ["t"], on: ["p"], buffer: Graded(lasting: "4h")),
            "w-p": (of: ["w"], on: ["p"], buffer: Graded(lasting: "6h")),
            "w-t": (of: ["w"], on: ["t"], buffer: Graded(lasting: "3h")),
            "h-p": (of: ["h"], on: ["p"], buffer: Graded(lasting: "24h")),
            "h-w": (of: ["h"], on: ["w"], buffer: Graded(lasting: "2h")),
            "b-p": (of: ["b"], on: ["p"], buffer: Graded(lasting: "1h")),
            "b-t": (of: ["b"], on: [Facility("t")]),
        },
    ),
    injects: { "fire": (targets: ["p"], effect: Damage(loss: 1.0)) },
    observe: { "lost": LostHours(of: [Sector("x")]), "most": MostDown(of: [Sector("x")]) },
)"#;

fn loaded(text: &str) -> Loaded {
    match load_text("test.ron", text, &NoLibrary) {
        Ok(loaded) => loaded,
        Err(report) => panic!("{report}"),
    }
}

/// The problems of a text, each on one line.
fn problems(text: &str) -> Vec<String> {
    let report = match load_text("test.ron", text, &NoLibrary) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    let lines = report.problems().iter();
    lines
        .map(|problem| report.line(Lang::En, problem))
        .collect()
}

/// A scenario around a model's text.
fn around(model: &str, rest: &str) -> String {
    format!(
        "(schema: 1, title: \"t\", horizon: \"10d\", model: (sectors: {{\"x\": (number: 1)}}, {model}), {rest})"
    )
}

/// The one problem of a model's text, without its place.
fn problem_of(model: &str) -> String {
    let problems = problems(&around(model, ""));
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let (_, problem) = problems[0].split_once(": ").unwrap();
    problem.to_owned()
}

#[test]
fn the_hand_ripple_is_one_file() {
    let Loaded {
        model, scenario, ..
    } = loaded(RIPPLE);
    let ids: Vec<&str> = model.facilities.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["b", "h", "p", "t", "w"]);
    let groups: Vec<&str> = model.groups.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        groups,
        [
            "b-p/b", "b-t/b", "h-p/h", "h-w/h", "t-p/t", "w-p/w", "w-t/w"
        ]
    );
    assert_eq!(
        model.facilities[3].restart,
        Distribution::Fixed(1_800_000.0)
    );
    assert_eq!(model.groups[0].strength, Level::ONE);
    assert!(matches!(model.groups[1].buffer, Buffer::None));
    assert_eq!(scenario.injects[0].targets, [2]);
    assert_eq!(scenario.step, SimDuration(MS_PER_HOUR));
    assert_eq!(scenario.observations.len(), 2);
}

#[test]
fn machines_that_fail_by_themselves_are_one_file() {
    let text = around(
        r#"pools: { "crew": (strength: 1) },
        facility_rules: { "machine": (id: "m-{region}", sector: "x", class: "machine",
            failures: (up: Exponential(mean: "60h"), repair: Exponential(mean: "9.6h"), pool: "crew")) },
        regions: { "a": (code: 1), "b": (code: 2) },"#,
        r#"observe: { "down": MeanDown(of: [Class("machine")], from: "48h") }"#,
    );
    let Loaded {
        model, scenario, ..
    } = loaded(&text);
    assert_eq!(model.facilities[1].id, "m-b");
    assert_eq!(
        model.facilities[1].failures.as_ref().unwrap().up,
        Distribution::Exponential {
            mean: 60.0 * MS_PER_HOUR as f64
        }
    );
    let span = Span {
        from: SimTime(48 * MS_PER_HOUR),
        to: SimTime(240 * MS_PER_HOUR),
    };
    let observation = &scenario.observations[0];
    assert_eq!(observation.what, Observed::MeanDown(span));
    assert_eq!(observation.of, [0, 1]);
}

#[test]
fn a_ring_of_two_areas_is_one_file() {
    let text = around(
        r#"carriers: { "power": (sector: "x",
            areas: { "a": (demand_kw: 1_000), "b": (demand_kw: 1_000, shedding_kw: 300) },
            sources: {
                "ga": (area: "a", kw: 600),
                "gb": (area: "b", kw: 600, state: Standby, start: "2h", cranking: 0.02),
            },
            ties: { "ab": (from: "a", to: "b", kw: 10_000) },
        ) }"#,
        r#"injects: { "loss": (targets: [Class("power-source")], effect: Plant(level: 0.0, lasting: "5h")) }"#,
    );
    let Loaded {
        model, scenario, ..
    } = loaded(&text);
    let ids: Vec<&str> = model.facilities.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a", "ab", "b", "ga", "gb"]);
    let Role::Source(source) = &model.facilities[4].role else {
        panic!("gb is a source");
    };
    assert_eq!((source.area, source.state), (2, SourceState::Standby));
    let Role::Tie(tie) = &model.facilities[1].role else {
        panic!("ab is a tie");
    };
    assert_eq!((tie.from, tie.to, tie.back_kw), (0, 2, 10_000));
    assert_eq!(scenario.injects[0].targets, [3, 4]);
}

#[test]
fn many_sites_with_batteries_and_a_lag_are_one_file() {
    let text = around(
        r#"facilities: {
            "area": (sector: "x"),
            "mobile": (sector: "x", sites: 1000, restart_lag: (lag: "24h")),
        },
        dependencies: { "power": (of: ["mobile"], on: ["area"], elastic: false, buffer: Areal(
            lasting: Mixture([(0.6, LogNormal(median: "4h", p90: "8h")), (0.4, "12h")])),
        ) }"#,
        r#"injects: { "cut": (targets: ["area"], effect: Plant(level: 0.99)) }"#,
    );
    let Buffer::Areal { stock, .. } = &loaded(&text).model.groups[0].buffer else {
        panic!("the buffer is areal");
    };
    assert_eq!(stock.cohorts, 16);
    assert!(matches!(&stock.lasting, Distribution::Mixture(parts) if parts.len() == 2));
}

#[test]
fn one_of_two_suppliers_is_enough_where_the_requirement_says_so() {
    let text = around(
        r#"facilities: {
            "e": (sector: "x"), "f": (sector: "x"), "b": (sector: "x", allocation: ByClass),
            "a": (sector: "x"), "c": (sector: "x", minimum: 0.5, restart: "24h"),
        },
        dependencies: {
            "either": (of: ["a", "c"], on: ["e", "f"], requirement: 1),
            "a-b": (of: ["a"], on: [(from: "b", offtake: 5)], class: 1),
            "b-a": (of: ["b"], on: ["a"], black_start: 0.1),
        }"#,
        "",
    );
    let model = loaded(&text).model;
    assert_eq!(
        (model.groups[1].requirement, model.groups[1].members.len()),
        (1, 2)
    );
    assert_eq!(
        (model.groups[0].members[0].offtake, model.groups[0].class),
        (5, 1)
    );
}

#[test]
fn a_patch_changes_adds_and_removes_by_id() {
    let patch = r#"model: (
        facilities: { "p": (minimum: 0.25, restoration: None), "h": Removed, "new": (sector: "x") },
        dependencies: { "h-p": Removed, "h-w": Removed, "t-p": (buffer: Graded(cohorts: 4)) },
    ),"#;
    let text = RIPPLE
        .replace("Damage(loss: 1.0)", "Damage(repair: \"9h\")")
        .replace(
            "injects:",
            &format!("{}\n injects:", patch.replacen("model", "patch", 1)),
        );
    let model = loaded(&text).model;
    let ids: Vec<&str> = model.facilities.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["b", "new", "p", "t", "w"]);
    assert_eq!(model.facilities[2].minimum, Level::from_share(0.25));
    assert_eq!(model.facilities[2].restoration, None);
    let Buffer::Graded { stock, .. } = &model.groups[2].buffer else {
        panic!("the buffer stays graded");
    };
    assert_eq!(stock.cohorts, 4);
    assert_eq!(stock.lasting, Distribution::Fixed(4.0 * MS_PER_HOUR as f64));
}

#[test]
fn a_rule_makes_a_facility_in_each_region_and_an_entry_is_laid_over_it() {
    let text = around(
        r#"regions: {
            "tokyo": (code: 13, name: (en: "Tokyo", ja: "東京都"), population: 14_000_000, areas: ["grid"]),
            "chiba": (code: 12, name: (en: "Chiba", ja: "千葉県"), population: 6_000_000, areas: ["grid"]),
            "okinawa": (code: 47, population: 10),
        },
        facilities: { "grid": (sector: "x", class: "area"), "mobile-chiba": (sites: 3), "fixed-okinawa": Removed },
        facility_rules: {
            "mobile": (id: "mobile-{region}", regions: Except(["okinawa"]), sector: "x", class: "mobile",
                name: (en: "Mobile access, {region}", ja: "{region} 携帯電話"), sites_per_million: 1600.0, people_share: 0.6),
            "fixed": (id: "fixed-{region}", sector: "x", class: "fixed", sites_per_million: 10),
        },
        dependencies: {
            "power": (of: [Class("mobile")], on: [Area("area")]),
            "line": (of: [Class("mobile")], on: [Here("fixed")]),
        }"#,
        "",
    );
    let model = loaded(&text).model;
    let ids: Vec<&str> = model.facilities.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "fixed-chiba",
            "fixed-tokyo",
            "grid",
            "mobile-chiba",
            "mobile-tokyo"
        ]
    );
    let (chiba, tokyo) = (&model.facilities[3], &model.facilities[4]);
    assert_eq!((chiba.sites, tokyo.sites), (3, 22_400));
    assert_eq!((chiba.people, chiba.region), (3_600_000, Some(0)));
    assert_eq!(tokyo.name.ja, "東京都 携帯電話");
    assert_eq!(model.groups[0].id, "line/mobile-chiba");
    assert_eq!(model.groups[0].members[0].supplier, 0);
}

#[test]
fn every_effect_and_observation_is_read() {
    let facility = r#"facilities: { "p": (sector: "x") }, regions: { "r": (code: 1) },"#;
    let text = around(
        facility,
        r#"start: "2018-09-06T03:07:00",
        hazards: {
            "quake": (at: "1h", between_sigma: 0.2, footprint: Earthquake(magnitude: 6.6, depth_km: 37, epicentre: (42.69, 142.01), fault: Intraslab)),
            "wind": (footprint: Map(measure: Wind, values: { "r": 50.0 })),
        },
        injects: {
            "a": (targets: ["p"], effect: Cyber(level: 0.2, lasting: "5h")),
            "b": (targets: ["p"], effect: Workforce(level: 0.5)),
            "c": (targets: ["p"], effect: Demand(factor: 3.0, lasting: Uniform(min: "2h", max: "6h"))),
        },
        observe: {
            "a": LevelAt(of: ["p"], at: "24h"), "b": DownAt(of: ["p"], at: "24h"), "c": FirstFall(of: ["p"]),
            "d": LastRise(of: ["p"]),
        }"#,
    );
    let scenario = loaded(&text).scenario;
    assert_eq!(scenario.start.unix_ms, 1_536_170_820_000);
    assert_eq!(scenario.start.offset_minutes, 540);
    assert_eq!(
        (scenario.hazards.len(), scenario.observations.len()),
        (2, 4)
    );
    assert!(matches!(scenario.injects[2].effect, Effect::Demand { factor, .. } if factor == 3.0));
}

#[test]
fn all_mistakes_of_a_file_are_told_in_one_pass() {
    let text = RIPPLE
        .replace("horizon: \"2d\"", "horizn: \"2d\"")
        .replace("restart: \"1h\"", "restart: 1")
        .replace("targets: [\"p\"]", "targets: [\"q\"]")
        .replace(
            "minimum: 0.5, restart: \"0.5h\"",
            "minimum: 1.5, restart: \"0.5h\"",
        );
    assert_eq!(
        problems(&text),
        [
            "test.ron:4:5: error[HK010]: a scenario has no field `horizn`; did you mean `horizon`?",
            "test.ron:11:41: error[HK020]: expected a share from 0 to 1, found the number 1.5; it lies outside the range; for 1.5 % write 0.015",
            "test.ron:12:55: error[HK021]: expected a duration with its unit, found the number 1; durations are written like `\"36h\"` or `\"1d 6h\"`; the units are d, h, min, s, ms",
            "test.ron:26:35: error[HK030]: there is no facility `q`; there are: b, h, p, t, w",
        ]
    );
}

#[test]
fn each_mistake_has_its_words() {
    let cases = [
        (
            r#"facilities: { "p": (sector: "y") }"#,
            "error[HK030]: there is no sector `y`; there are: x",
        ),
        (
            r#"facilities: { "p q": (sector: "x") }"#,
            "error[HK025]: `p q` is no id; ids are made of ASCII letters, digits and `-`, `_`, `.`, `/`; names are free",
        ),
        (
            r#"facilities: { "p": (sector: "x", sites: 3.0) }"#,
            "error[HK020]: expected a whole number of 0 or more, found the number 3.0; it must be written with digits only; write 3",
        ),
        (
            r#"facilities: { "p": (sector: "x", sites: -3) }"#,
            "error[HK020]: expected a whole number of 0 or more, found the number -3; it must be 0 or more",
        ),
        (
            r#"facilities: { "p": (sector: "x", capacity: NaN) }"#,
            "error[HK020]: expected a number from 0 to 1000000, found the number NaN; it must be a finite number",
        ),
        (
            r#"facilities: { "p": (sector: "x", capacity: 1e-400) }"#,
            "error[HK020]: expected a number from 0 to 1000000, found the number 1e-400; it would round to 0; write 0 or a larger number",
        ),
        (
            r#"facilities: { "p": (sector: "x", restart: "2h") }"#,
            "error[HK041]: `p` has a `restart` and no `minimum`; what never trips never restarts; state the readiness below which it trips",
        ),
        (
            r#"facilities: { "p": (sector: "x", minimum: 0.5, restart: "36") }"#,
            "error[HK021]: `36` has no unit; durations are written like `\"36h\"` or `\"1d 6h\"`; the units are d, h, min, s, ms",
        ),
        (
            r#"facilities: { "p": (sector: "x", minimum: 0.5, restart: LogNormal(median: "5h", p90: "2h")) }"#,
            "error[HK022]: the median must be above 0 and p90 at least the median; nine of ten draws lie below p90, and half of them below the median; given are median: \"5h\", p90: \"2h\"",
        ),
        (
            r#"facilities: { "p": (sector: "x", minimum: 0.5, restart: LogNorml(median: "5h")) }"#,
            "error[HK014]: `LogNorml` is no distribution; did you mean `LogNormal`?",
        ),
        (
            r#"facilities: { "p": (sector: "x", allocation: ByClas) }"#,
            "error[HK014]: `ByClas` is no allocation; did you mean `ByClass`?",
        ),
        (
            r#"facilities: { "p": (sector: "x", sites: 5, restart_lag: (lag: "4h", visits: (share: 0.1, per_crew_day: 3, pool: "crew"))) }"#,
            "error[HK030]: there is no pool `crew`; there are none",
        ),
        (
            r#"facilities: { "p": (sector: "x") }, dependencies: { "d": (of: ["p"], on: ["p"]) }"#,
            "error[HK040]: `p` depends on itself; leave it out with `except`, or name other suppliers",
        ),
        (
            r#"facilities: { "p": (sector: "x"), "q": (sector: "x") }, dependencies: { "d": (of: ["p"], on: ["q", Class("q")]) }"#,
            "error[HK040]: `q` is a supplier twice within one group; the first time at test.ron:1:172; name it once; a `weight` makes it count more",
        ),
        (
            r#"facilities: { "p": (sector: "x"), "q": (sector: "x") }, dependencies: { "d": (of: ["p"], on: ["q"], strength: 0.5, immediate: 0.6) }"#,
            "error[HK041]: the immediate loss 0.6 is above the strength 0.5",
        ),
        (
            r#"facilities: { "p": (sector: "x"), "q": (sector: "x") }, dependencies: { "d": (of: ["p"], on: ["q"], requirement: 2) }"#,
            "error[HK041]: the requirement 2 is above the sum of the weights; for `p` they sum to 1",
        ),
        (
            r#"regions: { "r": (code: 1) }, facilities: { "p": (sector: "x", region: "r"), "q": (sector: "x") }, dependencies: { "d": (of: ["p"], on: [Here("q")]) }"#,
            "error[HK031]: a consumer of this rule finds no supplier here; `p` is one; leave it out with `except`, or write `optional: true`",
        ),
        (
            r#"facilities: { "p": (sector: "x"), "q": (sector: "x") }, dependencies: { "d": (of: ["p"], on: ["q"]), "e": (of: ["q"], on: ["p"]) }"#,
            "warning[HK060]: a loop of dependencies without buffer has the gain 1.000: p <- q; what is lost in it may not come back by itself; give one of them a buffer or a black start, or lower a strength",
        ),
        (
            r#"restorations: { "r": (work: [(0.5, 10), (0.4, 1)]) }"#,
            "error[HK041]: the shares of work sum to 0.9; they must sum to 1",
        ),
        (
            r#"restorations: { "r": (repair: "9h") }, fragilities: { "f": (measure: Jma, states: [(median: 6.0, beta: 0.1, loss: 1.0)]) },
            facilities: { "p": (sector: "x", place: (35, 139), sites: 9, restoration: "r", fragilities: ["f"]) }"#,
            "error[HK041]: `p` has many sites, and its restoration states no `work`; what its fragilities damage would be repaired in no time or never",
        ),
        (
            r#"facilities: { "p": (sector: "x") }, dependencies: { "d": (of: [], on: ["p"]) }"#,
            "error[HK031]: this list names nobody; name at least one, as `[\"id\"]` or `[Class(\"...\")]`",
        ),
        (
            r#"facilities: { "p": (sector: "x", minimum: 1e-9) }"#,
            "error[HK020]: expected a share from 0 to 1, found the number 1e-9; shares are whole parts per million, and this would round to 0; write 0 or at least 0.000001",
        ),
        (
            r#"profiles: { "p": (hours: [1.0]) }"#,
            "error[HK041]: expected 24 factors, found 1",
        ),
        (
            r#"carriers: { "power": (areas: { "a": (sector: "x", demand_kw: 5, shedding: 3) }) }"#,
            "error[HK010]: a carrier area has no field `shedding`; did you mean `shedding_kw`?",
        ),
    ];
    for (model, expected) in cases {
        assert_eq!(problem_of(model), expected, "{model}");
    }
}

#[test]
fn damage_that_nothing_repairs_is_refused() {
    let damage = |restoration: &str, effect: &str| {
        let text = around(
            &format!(
                "restorations: {{ \"r\": (priority: 1) }}, facilities: {{ \"p\": (sector: \"x\"{restoration}) }}"
            ),
            &format!("injects: {{ \"i\": (targets: [\"p\"], effect: {effect}) }}"),
        );
        problems(&text).concat()
    };
    let with = ", restoration: \"r\"";
    assert!(damage("", "Damage()").contains(
        "error[HK041]: nothing says how this damage is repaired; `p` has no restoration"
    ));
    assert!(damage(with, "Damage()").contains("the restoration `r` of `p` states no `repair`"));
    assert_eq!(damage(with, "Damage(repair: \"9h\")"), "");
}

#[test]
fn events_after_the_end_are_refused() {
    let text = around(
        r#"facilities: { "p": (sector: "x") }"#,
        r#"injects: { "late": (at: "37d 12h", targets: ["p"], effect: Damage(repair: "9h")) }"#,
    );
    let problems = problems(&text);
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].ends_with("error[HK042]: 37d 12h (900h) lies after the end; the horizon is 10d (240h); move it, or lengthen `horizon`"),
        "{problems:?}"
    );
}

/// A folder with a scenario about the model in its folder `city`, and what loading it gives.
fn loaded_folder(model: &str) -> (tempfile::TempDir, Result<Loaded, Report>) {
    let home = tempfile::tempdir().unwrap();
    let city = home.path().join("city");
    std::fs::create_dir(&city).unwrap();
    let sectors = "(schema: 1, sectors: { \"x\": (number: 1) })";
    std::fs::write(city.join("a.ron"), sectors).unwrap();
    let facilities = "(schema: 1, facilities: { \"p\": (sector: \"x\") })";
    std::fs::write(city.join("b.ron"), facilities).unwrap();
    let scenario = format!("(schema: 1, title: \"t\", horizon: \"1d\", model: \"{model}\")");
    let path = home.path().join("scenario.ron");
    std::fs::write(&path, scenario).unwrap();
    let loaded = load(&path, &NoLibrary);
    (home, loaded)
}

#[test]
fn a_model_in_a_folder_beside_the_scenario_is_united() {
    for name in ["./city", "city"] {
        let (_home, loaded) = loaded_folder(name);
        let loaded = loaded.unwrap();
        assert_eq!(loaded.model.name.en, "city");
        assert_eq!(loaded.model.facilities[0].id, "p");
        let inputs: Vec<&str> = loaded.inputs.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(inputs, ["scenario.ron", "city/a.ron", "city/b.ron"]);
    }
}

#[test]
fn a_path_that_leads_out_of_the_folder_is_refused() {
    for name in ["../../etc", "/etc", "city/../../x"] {
        let (_home, loaded) = loaded_folder(name);
        let text = loaded.unwrap_err().to_string();
        let told = format!("error[HK008]: the model's path `{name}` leaves the scenario's folder");
        assert!(text.contains(&told), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_refused() {
    let (home, _) = loaded_folder("link");
    let (elsewhere, _) = loaded_folder("city");
    std::os::unix::fs::symlink(elsewhere.path().join("city"), home.path().join("link")).unwrap();
    let report = load(&home.path().join("scenario.ron"), &NoLibrary).unwrap_err();
    assert!(report.to_string().contains("error[HK008]"), "{report}");
}

#[test]
fn a_model_that_is_nowhere_and_a_newer_file_are_told_as_such() {
    let (_home, loaded) = loaded_folder("cty");
    let report = loaded.unwrap_err();
    assert!(report.to_string().contains(
        "error[HK030]: there is no model `cty`; neither built in nor a folder beside this file"
    ));
    let newer = RIPPLE.replace("schema: 1", "schema: 3");
    assert_eq!(
        problems(&newer),
        [
            "test.ron:2:13: error[HK009]: the file states schema 3; this build reads schemas up to 1; install a newer hakyu, or write `schema: 1`"
        ]
    );
}

#[test]
fn a_missing_file_is_told_as_such() {
    let report = load(Path::new("no/such.ron"), &NoLibrary).unwrap_err();
    assert!(report.cannot_read());
    assert_eq!(
        report.to_string(),
        "no/such.ron: error[HK001]: the file cannot be read; there is no such file or folder\n"
    );
}

/// Texts made from a good one by changing characters here and there, the same on every run.
fn mutilated(text: &str, round: u64) -> String {
    let mut state = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    };
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..1 + draw(3) {
        let at = draw(letters.len());
        let with = [
            '(', ')', '{', '"', ',', ':', 'x', '-', '9', '\\', '\'', '\u{FF08}',
        ][draw(12)];
        match draw(3) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, with),
            _ => letters[at] = with,
        }
    }
    letters.into_iter().collect()
}

#[test]
fn no_mutilated_file_makes_the_loader_panic() {
    let mut refused = 0;
    for round in 0..3_000 {
        if let Err(report) = load_text("test.ron", &mutilated(RIPPLE, round), &NoLibrary) {
            assert!(!report.to_string().is_empty(), "round {round} says nothing");
            refused += 1;
        }
    }
    assert!(refused > 1_500, "only {refused} of 3,000 were refused");
}

#[test]
fn a_file_cut_off_anywhere_is_refused_in_words() {
    for (end, _) in RIPPLE.char_indices() {
        let report = load_text("test.ron", &RIPPLE[..end], &NoLibrary).unwrap_err();
        assert!(report.to_string().contains("error[HK"), "cut at {end}");
    }
}

#[test]
fn with_each_every_other_of_a_class_is_a_need_of_its_own() {
    let text = around(
        r#"facilities: { "a": (sector: "x"), "b": (sector: "x"), "c": (sector: "x") },
        dependencies: { "d": (of: [Sector("x")], on: [Sector("x")], each: true, chance: 0.1) },"#,
        "",
    );
    let groups = loaded(&text).model.groups;
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids, ["d/a/b", "d/a/c", "d/b/a", "d/b/c", "d/c/a", "d/c/b"]);
    assert!(groups.iter().all(|group| group.chance == 0.1));
}
