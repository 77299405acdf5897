//! Attack and defence with the same luck: what a better defence does to each replicate, and what the attacker is owed.
//!
//! Every test compares replicates that differ by one value of a file and meet the same draws.

use hakyu::model::reading::NoLibrary;
use hakyu::replicate::Worker;
use hakyu::scenario::load_text;
use hakyu::world::Network;

/// Two towns of five hospitals and a water works each; one vendor serves all hospitals.
const TOWNS: &str = r#"(
  schema: 1, title: "Towns", horizon: "120d",
  model: (
    sectors: { "med": (number: 1), "wat": (number: 2), "gov": (number: 3) },
    regions: { "r1": (code: 1), "r2": (code: 2) },
    pools: { "responders": (strength: RESPONDERS) },
    facility_rules: {
      "a": (id: "a-{region}", sector: "med", class: "hospital"),
      "b": (id: "b-{region}", sector: "med", class: "hospital"),
      "c": (id: "c-{region}", sector: "med", class: "hospital"),
      "works": (id: "works-{region}", sector: "wat", class: "works"),
      "hall": (id: "hall-{region}", sector: "gov", class: "hall"),
      "bureau": (id: "bureau-{region}", sector: "gov", class: "bureau"),
    },
    vendors: { "records": () },
    products: { "vpn": (vendor: "records") },
    systems: {
      "it": (
        of: [Class("hospital")], stake: 0.7, security: SECURITY, patched: PATCHED, vendors: ["records"], products: ["vpn"],
        response: (detects: "DETECTS", triage: LogNormal(median: "TRIAGE", sigma: 0.5), isolation: 0.1, precaution: PRECAUTION,
          forensics: "3d", eradication: "1d"),
        recovery: (backup: BACKUP, core: LogNormal(median: "10d", sigma: 0.5), terminals: 400, per_responder_day: 10.0,
          pool: "responders", responders_max: 4),
      ),
      "office": (of: [Class("works"), Class("bureau")], stake: 0.1, scopes: [Foundation], vendors: ["records"],
        response: (detects: "40d", isolation: 0.05), recovery: (core: "5d")),
      "control": (of: [Class("works")], layer: Ot, stake: 0.9, segmentation: SEGMENTATION,
        response: (forensics: "2d"), recovery: (core: "2d")),
    },
    links: { "referrals": (kind: Interconnection, from: [Class("hospital")]) },
    sharing: (active: SHARING, reports: "12h", forwards: "24h", factor: 10.0),
    procurement: (active: PROCUREMENT, scopes: [Foundation], keeps_out: 0.8),
    fleets: {
      "cameras": (
        device: (count: 20_000, default_credentials: 0.6, secure_by_design: DESIGN),
        network: (contact: "6h", cleaned: "3d", load: 0.4),
      ),
    },
  ),
  campaigns: {
    "ransomware": (
      entry: (by: RemoteAccess, targets: [Class("hospital"), Class("works")], chance: 0.5, takes: Exponential(mean: "2d")),
      stages: [(tactic: "TA0003", takes: Exponential(mean: "4d")), (tactic: "TA0007", takes: Exponential(mean: "6d"))],
      lateral: (over: [SharedVendor, Interconnection, CommonProduct, Internal], chance: 0.3, takes: Exponential(mean: "2d")),
      trigger: At("30d"),
      objectives: [Exfiltrate(), Encrypt(after: "1h"), Manipulate(level: 0.2)],
    ),
    "backdoor": (entry: (by: Supplier("records"), chance: 0.5), stages: [(tactic: "TA0003", takes: "5d")], objectives: [Wipe()]),
    "botnet": (entry: (by: Fleet("cameras"), seeds: 5), trigger: At("4d"), objectives: [Flood(targets: [Class("hall")], fleet: "cameras", lasting: "30h")]),
  },
  patches: { "recall": (at: "RECALL", fleets: ["cameras"], coverage: 0.9, within: "1d") },
  observe: {
    "hospitals": LostHours(of: [Class("hospital")]), "works": LostHours(of: [Class("works")]),
    "works-hit": EverDown(of: [Class("works")], below: 0.5), "halls": LostHours(of: [Class("hall")]),
    "bureaus-hit": EverDown(of: [Class("bureau")], below: 0.92), "flood": LostHours(of: [Class("hall")], from: "4d", to: "6d"),
    "hit": EverDown(of: [Class("hospital")], below: 0.5), "back": LastRise(of: [Class("hospital")]),
  },
)"#;

const NAMES: [(&str, &str); 12] = [
    ("RESPONDERS", "4"),
    ("SECURITY", "0.3"),
    ("PATCHED", "0.4"),
    ("DETECTS", "20d"),
    ("TRIAGE", "1d"),
    ("PRECAUTION", "0.0"),
    ("BACKUP", "Online"),
    ("SEGMENTATION", "0.2"),
    ("SHARING", "false"),
    ("PROCUREMENT", "false"),
    ("DESIGN", "0.0"),
    ("RECALL", "60d"),
];

/// The towns with some values changed.
fn towns(changes: &[(&str, &str)]) -> Network {
    let mut text = TOWNS.to_owned();
    for (name, value) in changes.iter().chain(&NAMES) {
        text = text.replace(name, value);
    }
    let loaded =
        load_text("towns.ron", &text, &NoLibrary).unwrap_or_else(|report| panic!("{report}"));
    Network::new(&loaded.model, &loaded.scenario)
}

const REPLICATES: u64 = 200;

/// One observed value of each replicate.
fn observed(net: &Network, what: &str) -> Vec<f64> {
    let place = net
        .scenario
        .observations
        .iter()
        .position(|one| one.id == what);
    let place = place.expect("it is observed");
    let mut worker = Worker::new(net);
    (0..REPLICATES)
        .map(|replicate| {
            let outcome = worker.outcome(11, replicate);
            assert_eq!(outcome.failed, None, "replicate {replicate}");
            outcome.observed[place]
        })
        .collect()
}

/// (replicates that are better, worse) with a change than without, and the ratio of the means.
fn compared(what: &str, changes: &[(&str, &str)]) -> (usize, usize, f64) {
    compared_on(&[], what, changes)
}

/// The same, where both have some other changes.
fn compared_on(both: &[(&str, &str)], what: &str, changes: &[(&str, &str)]) -> (usize, usize, f64) {
    let before = observed(&towns(both), what);
    let after = observed(&towns(&[both, changes].concat()), what);
    let pairs = || before.iter().zip(&after);
    let better = pairs().filter(|(before, after)| after < before).count();
    let worse = pairs().filter(|(before, after)| after > before).count();
    let sum = |values: &[f64]| values.iter().sum::<f64>();
    (better, worse, sum(&after) / sum(&before))
}

#[test]
fn an_intruder_noticed_sooner_does_no_more_anywhere() {
    let (better, worse, ratio) = compared("hit", &[("DETECTS", "5d")]);
    assert_eq!(worse, 0);
    assert!(better > 60 && ratio < 0.7, "{better} better, ratio {ratio}");
}

#[test]
fn a_system_isolated_sooner_does_no_more_anywhere() {
    let (better, worse, ratio) = compared("hit", &[("TRIAGE", "1h")]);
    assert_eq!(worse, 0);
    assert!(
        better > 10 && ratio < 0.98,
        "{better} better, ratio {ratio}"
    );
}

#[test]
fn segmentation_keeps_plant_out_of_reach() {
    let (better, worse, ratio) = compared("works-hit", &[("SEGMENTATION", "0.95")]);
    assert_eq!(worse, 0);
    assert!(better > 30 && ratio < 0.5, "{better} better, ratio {ratio}");
}

#[test]
fn a_backup_out_of_reach_brings_service_back_sooner() {
    let (better, worse, ratio) = compared("hospitals", &[("BACKUP", "Offline")]);
    assert_eq!(worse, 0);
    assert!(
        better > 150 && ratio < 0.75,
        "{better} better, ratio {ratio}"
    );
}

#[test]
fn more_responders_bring_service_back_sooner() {
    let (better, worse, ratio) = compared("hospitals", &[("RESPONDERS", "24")]);
    assert_eq!(worse, 0);
    assert!(
        better > 100 && ratio < 0.99,
        "{better} better, ratio {ratio}"
    );
}

#[test]
fn what_withstands_more_is_hit_less() {
    let (better, worse, ratio) = compared("hit", &[("SECURITY", "0.8")]);
    // Who was entered early and cleaned is safe from the same campaign; who withstood that may be entered later.
    assert!(worse < 5, "{worse} worse");
    assert!(
        better > 20 && ratio < 0.95,
        "{better} better, ratio {ratio}"
    );
    // A closed vulnerability helps where the product is the only way across.
    let over = "over: [SharedVendor, Interconnection, CommonProduct, Internal]";
    let by_product = [(over, "over: [CommonProduct]")];
    let (better, worse, ratio) = compared_on(&by_product, "hit", &[("PATCHED", "0.95")]);
    assert_eq!(worse, 0);
    assert!(
        better > 20 && ratio < 0.97,
        "{better} better, ratio {ratio}"
    );
}

#[test]
fn shared_indicators_help_those_who_have_not_noticed() {
    let (better, worse, ratio) = compared("hit", &[("SHARING", "true")]);
    assert_eq!(worse, 0);
    assert!(better > 40 && ratio < 0.8, "{better} better, ratio {ratio}");
}

#[test]
fn the_agreement_on_procurement_keeps_compromised_deliveries_out() {
    let (better, worse, ratio) = compared("bureaus-hit", &[("PROCUREMENT", "true")]);
    assert_eq!(worse, 0);
    assert!(better > 80 && ratio < 0.5, "{better} better, ratio {ratio}");
}

#[test]
fn disconnecting_as_a_precaution_costs_service() {
    let (better, worse, ratio) = compared("hospitals", &[("PRECAUTION", "0.3")]);
    assert_eq!(better, 0);
    assert!(worse > 80 && ratio > 1.02, "{worse} worse, ratio {ratio}");
}

#[test]
fn security_by_design_and_a_recall_shrink_the_flood() {
    for change in [("DESIGN", "0.9"), ("RECALL", "1d")] {
        let (better, worse, ratio) = compared("flood", &[change]);
        assert!(worse < 5, "{change:?}: {worse} worse");
        assert!(
            better > 150 && ratio < 0.7,
            "{change:?}: {better} better, ratio {ratio}"
        );
    }
}

#[test]
fn campaigns_that_never_happen_change_nothing() {
    let net = towns(&[
        (
            "entry: (by: RemoteAccess",
            "probability: 0.0, entry: (by: RemoteAccess",
        ),
        (
            "entry: (by: Supplier",
            "probability: 0.0, entry: (by: Supplier",
        ),
        ("entry: (by: Fleet", "probability: 0.0, entry: (by: Fleet"),
    ]);
    for what in ["hospitals", "works", "halls", "bureaus-hit"] {
        assert!(
            observed(&net, what).iter().all(|lost| *lost == 0.0),
            "{what}"
        );
    }
}

/// A dozen offices with links, vendors and products at random, and how many moves lie between the first and each.
struct Maze {
    text: String,
    moves: Vec<Option<u32>>,
}

const OFFICES: usize = 12;

impl Maze {
    fn of(seed: u64) -> Maze {
        let mut state = seed;
        let mut below = |n: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % n
        };
        // Who shares a vendor or a product with nobody has one of a kind; a link leads one way, and some carry nothing.
        let vendor: Vec<u64> = (0..OFFICES)
            .map(|office| {
                if below(3) == 0 {
                    below(3)
                } else {
                    10 + office as u64
                }
            })
            .collect();
        let product: Vec<u64> = (0..OFFICES)
            .map(|office| {
                if below(4) == 0 {
                    below(2)
                } else {
                    10 + office as u64
                }
            })
            .collect();
        let links: Vec<(usize, usize, bool)> = (0..10)
            .map(|_| {
                (
                    below(OFFICES as u64) as usize,
                    below(OFFICES as u64) as usize,
                    below(5) > 0,
                )
            })
            .filter(|(from, to, _)| from != to)
            .collect();
        let joined = |from: usize, to: usize| {
            vendor[from] == vendor[to]
                || product[from] == product[to]
                || links
                    .iter()
                    .any(|(a, b, passes)| *passes && (*a, *b) == (from, to))
        };
        let mut moves = vec![None; OFFICES];
        moves[0] = Some(0);
        let mut reached = vec![0];
        while let Some(from) = reached.first().copied() {
            reached.remove(0);
            for to in 0..OFFICES {
                if moves[to].is_none() && joined(from, to) {
                    moves[to] = moves[from].map(|so_far| so_far + 1);
                    reached.push(to);
                }
            }
        }
        Maze {
            text: Maze::text(&vendor, &product, &links),
            moves,
        }
    }

    fn text(vendor: &[u64], product: &[u64], links: &[(usize, usize, bool)]) -> String {
        let each = |line: &dyn Fn(usize) -> String| (0..OFFICES).map(line).collect::<String>();
        let named = |what: &str, of: &[u64]| {
            let mut ids = of.to_vec();
            ids.sort_unstable();
            ids.dedup();
            ids.iter()
                .map(|id| format!("\"{what}{id}\": (), "))
                .collect::<String>()
        };
        let link = |(n, (from, to, passes)): (usize, &(usize, usize, bool))| {
            let passes = u8::from(*passes);
            format!(
                "\"l{n}\": (kind: Partner, from: [\"o{from}\"], to: [\"o{to}\"], passes: {passes}.0), "
            )
        };
        format!(
            r#"(schema: 1, title: "Maze", horizon: "10d", model: (
                sectors: {{ "s": (number: 1) }},
                facilities: {{ {} }}, vendors: {{ {} }}, products: {{ {} }},
                systems: {{ {} }}, links: {{ {} }}),
                campaigns: {{ "c": (
                    entry: (by: Insider, targets: ["o0"]),
                    lateral: (over: [Partner, SharedVendor, CommonProduct], takes: "3h"),
                    objectives: [Encrypt()] ) }},
                observe: {{ {} }})"#,
            each(&|o| format!("\"o{o}\": (sector: \"s\"), ")),
            named("v", vendor),
            named("p", product),
            each(&|o| format!(
                "\"it{o}\": (of: [\"o{o}\"], vendors: [\"v{}\"], products: [\"p{}\"], response: (triage: \"300d\")), ",
                vendor[o], product[o]
            )),
            links.iter().enumerate().map(link).collect::<String>(),
            each(&|o| format!("\"f{o:02}\": FirstFall(of: [\"o{o}\"]), ")),
        )
    }
}

#[test]
fn an_attacker_whom_nothing_stops_takes_the_shortest_way_everywhere() {
    let mut far = 0;
    for seed in 0..150 {
        let maze = Maze::of(seed);
        let loaded = load_text("maze.ron", &maze.text, &NoLibrary)
            .unwrap_or_else(|report| panic!("{report}\n{}", maze.text));
        let net = Network::new(&loaded.model, &loaded.scenario);
        let outcome = Worker::new(&net).outcome(seed, 0);
        for (office, moves) in maze.moves.iter().enumerate() {
            let expected = moves.map_or(f64::INFINITY, |moves| 3.0 * f64::from(moves));
            assert_eq!(
                outcome.observed[office], expected,
                "seed {seed}, office {office}\n{}",
                maze.text
            );
            far += usize::from(expected.is_finite() && expected > 6.0);
        }
        let reached = maze.moves.iter().flatten().count() as u32;
        assert_eq!(outcome.campaigns[0].struck, reached, "seed {seed}");
    }
    assert!(far > 50, "few mazes are deep: {far}");
}
