//! Small graphs by enumeration: every subset of initial failures of random graphs of up to 12 facilities, against the
//! greatest fixed point, found by trying all sets.

use hakyu::replicate::Worker;
use hakyu::world::Network;

use super::loaded;

/// A need: (suppliers with their weights, weight that is required).
type Need = (Vec<(usize, u32)>, u32);

/// A random graph: the needs of each facility, all of which must be met.
struct Graph {
    needs: Vec<Vec<Need>>,
}

/// Numbers from a linear congruential generator (Knuth's MMIX): any will do, the graphs are compared whole.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }
}

impl Graph {
    fn random(facilities: usize, dice: &mut Dice) -> Graph {
        let need = |consumer: usize, dice: &mut Dice| {
            let mut suppliers: Vec<(usize, u32)> = Vec::new();
            for _ in 0..=dice.below(3) {
                let supplier = dice.below(facilities);
                let known = suppliers.iter().any(|(other, _)| *other == supplier);
                if supplier != consumer && !known {
                    suppliers.push((supplier, dice.below(2) as u32 + 1));
                }
            }
            let all: u32 = suppliers.iter().map(|(_, weight)| weight).sum();
            let required = dice.below(all.max(1) as usize) as u32 + 1;
            (suppliers, required)
        };
        let needs = (0..facilities).map(|consumer| {
            let needs: Vec<Need> = (0..dice.below(3)).map(|_| need(consumer, dice)).collect();
            needs.into_iter().filter(|(by, _)| !by.is_empty()).collect()
        });
        Graph {
            needs: needs.collect(),
        }
    }

    /// The facilities whose needs the set `up` meets, as a set of bits.
    fn met(&self, up: usize) -> usize {
        let meets = |(suppliers, required): &Need| {
            let stand = suppliers.iter().filter(|(s, _)| up >> s & 1 == 1);
            stand.map(|(_, weight)| weight).sum::<u32>() >= *required
        };
        let all_met = self.needs.iter().map(|needs| needs.iter().all(meets));
        let bits = all_met.zip(0..).filter(|(met, _)| *met);
        bits.fold(0, |set, (_, f)| set | 1 << f)
    }

    /// All sets that hold themselves up: `up` lies within `met(up)`. Their unions hold themselves up too.
    fn self_supporting(&self) -> Vec<usize> {
        let sets = 0..1_usize << self.needs.len();
        sets.filter(|up| up & !self.met(*up) == 0).collect()
    }

    /// The scenario in which the facilities of a set fail at the start.
    fn text(&self, failed: usize) -> String {
        let ids = 0..self.needs.len();
        let each = |line: &dyn Fn(usize) -> String| ids.clone().map(line).collect::<String>();
        let facilities = each(&|f| format!("\"f{f:02}\": (sector: \"s\", minimum: 1.0), "));
        let observed = each(&|f| format!("\"f{f:02}\": LevelAt(of: [\"f{f:02}\"], at: \"1h\"), "));
        let fail = |f: usize| {
            format!("\"f{f:02}\": (targets: [\"f{f:02}\"], effect: Plant(level: 0.0)), ")
        };
        let injects = ids.clone().filter(|f| failed >> f & 1 == 1).map(fail);
        let injects: String = injects.collect();
        let mut dependencies = String::new();
        for (f, needs) in self.needs.iter().enumerate() {
            for (n, (suppliers, required)) in needs.iter().enumerate() {
                let on = suppliers.iter();
                let on = on.map(|(s, w)| format!("(from: \"f{s:02}\", weight: {w}), "));
                let on: String = on.collect();
                dependencies += &format!(
                    "\"n{n}-{f}\": (of: [\"f{f:02}\"], on: [{on}], requirement: {required}), "
                );
            }
        }
        format!(
            "(schema: 1, title: \"Small graph\", horizon: \"2h\", step: \"1h\", \
             model: (sectors: {{\"s\": (number: 1)}}, facilities: {{{facilities}}}, \
             dependencies: {{{dependencies}}}), injects: {{{injects}}}, observe: {{{observed}}})"
        )
    }
}

/// What stands after an hour, as a set of bits.
fn standing(text: &str) -> usize {
    let loaded = loaded("small-graph.ron", text);
    let net = Network::new(&loaded.model, &loaded.scenario);
    let outcome = Worker::new(&net).outcome(1, 0);
    assert_eq!(outcome.failed, None, "{text}");
    let levels = outcome.observed.iter().zip(0..);
    levels.fold(0, |set, (level, f)| {
        assert!([0.0, 1.0].contains(level), "{level}: {text}");
        set | usize::from(*level == 1.0) << f
    })
}

#[test]
fn every_subset_of_failures_leaves_the_greatest_set_that_holds_itself_up() {
    let mut dice = Dice(4);
    let mut widened = 0;
    for facilities in [3, 4, 5, 6, 7, 8, 8, 9, 9, 10, 11, 12] {
        let graph = Graph::random(facilities, &mut dice);
        let candidates = graph.self_supporting();
        for failed in 0..1_usize << facilities {
            let within = candidates.iter().filter(|up| *up & failed == 0);
            let greatest = within.fold(0, |union, up| union | up);
            let text = graph.text(failed);
            let got = standing(&text);
            assert_eq!(got, greatest, "{got:b} is not {greatest:b}: {text}");
            let all = (1 << facilities) - 1;
            widened += u32::from(greatest != all & !failed);
        }
    }
    assert!(widened > 1_000, "most subsets pull others down: {widened}");
}
