use super::*;
use crate::model::Buffer;
use crate::model::reading::NoLibrary;
use crate::random::Distribution;
use crate::units::Level;

/// The cases of the design's list of known answers, each as a file.
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
    lines.map(|problem| report.line(problem)).collect()
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
fn all_mistakes_of_a_file_are_told_in_one_pass() {
    let text = RIPPLE
        .replace("horizon: \"2d\"", "horizn: \"2d\"")
        .replace("restart: \"1h\"", "restart: 1")
        .replace("targets: [\"p\"]", "targets: [\"q\"]")
        .replace(
            "minimum: 0.5, restart: \"0.5h\"",
            "minimum: 1.5, restart: \"0.5h\"",
        );
    assert_eq!(problems(&text), [""]);
}
