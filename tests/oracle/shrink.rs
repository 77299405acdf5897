//! Makes a failing model smaller, and puts it into words.

use hakyu::model::{Allocation, Buffer, Model, Name, Role};
use hakyu::random::Distribution;
use hakyu::scenario::Scenario;
use hakyu::units::Level;

type Pair = (Model, Scenario);

/// Takes away what can be taken away while it still fails.
pub fn smallest(
    model: Model,
    scenario: Scenario,
    fails: impl Fn(&Model, &Scenario) -> bool,
) -> Pair {
    let mut kept = (model, scenario);
    loop {
        let smaller = candidates(&kept).into_iter().find(|(model, scenario)| {
            (model, scenario) != (&kept.0, &kept.1) && fails(model, scenario)
        });
        match smaller {
            Some(smaller) => kept = smaller,
            None => return kept,
        }
    }
}

/// Everything that is smaller by one thing.
fn candidates(pair: &Pair) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut add = |change: &dyn Fn(&mut Pair)| {
        let mut smaller = pair.clone();
        change(&mut smaller);
        all.push(smaller);
    };
    for i in 0..pair.1.injects.len() {
        add(&|(_, s)| drop(s.injects.remove(i)));
    }
    for h in 0..pair.1.hazards.len() {
        add(&|(_, s)| drop(s.hazards.remove(h)));
    }
    for g in 0..pair.0.groups.len() {
        add(&|(m, _)| drop(m.groups.remove(g)));
        add(&|(m, _)| m.groups[g].buffer = Buffer::None);
        add(&|(m, _)| m.groups[g].return_place = Level::ONE);
        add(&|(m, _)| m.groups[g].elastic = false);
        add(&|(m, _)| m.groups[g].chance = 1.0);
        add(&|(m, _)| m.groups[g].black_start = Level::ZERO);
        add(&|(m, _)| m.groups[g].exponent = 1);
        add(&|(m, _)| m.groups[g].immediate = Level::ZERO);
        add(&|(m, _)| {
            m.groups[g].members.truncate(1);
            m.groups[g].requirement = m.groups[g].members[0].weight;
        });
    }
    for f in 0..pair.0.facilities.len() {
        add(&|(m, _)| m.facilities[f].restoration = None);
        add(&|(m, _)| m.facilities[f].restart_lag = None);
        add(&|(m, _)| m.facilities[f].failures = None);
        add(&|(m, _)| m.facilities[f].backlog = None);
        add(&|(m, _)| m.facilities[f].profile = None);
        add(&|(m, _)| m.facilities[f].fragilities.clear());
        add(&|(m, _)| m.facilities[f].capacity = 1.0);
        add(&|(m, _)| m.facilities[f].people = 0);
        add(&|(m, _)| m.facilities[f].allocation = Allocation::Proportional);
        add(&|(m, _)| {
            m.facilities[f].minimum = Level::ZERO;
            m.facilities[f].restart = Distribution::Fixed(0.0);
        });
    }
    add(&|(m, s)| drop_last(m, s));
    for r in 0..pair.0.restorations.len() {
        add(&|(m, _)| m.restorations[r].needs.clear());
        add(&|(m, _)| m.restorations[r].switching = None);
        add(&|(m, _)| m.restorations[r].work.clear());
        add(&|(m, _)| m.restorations[r].unrestorable = Distribution::Fixed(0.0));
    }
    all
}

/// Drops the last facility, with all that names it.
fn drop_last(model: &mut Model, scenario: &mut Scenario) {
    let last = model.facilities.len() - 1;
    let in_carrier = !matches!(model.facilities[last].role, Role::Service);
    let named = model.groups.iter().any(|group| {
        let by = match &group.buffer {
            Buffer::Graded {
                refill: Some(refill),
                ..
            } => &refill.by[..],
            Buffer::Areal {
                refuel: Some(refuel),
                ..
            } => &refuel.by[..],
            _ => &[],
        };
        let member = group.members.iter().any(|member| member.supplier == last);
        group.consumer == last || member || by.contains(&last)
    });
    let hit = scenario
        .injects
        .iter()
        .any(|inject| inject.targets.contains(&last));
    if last > 0 && !in_carrier && !named && !hit {
        model.facilities.pop();
    }
}

/// One line for each thing, without what is empty or the same everywhere.
pub fn text(model: &Model, scenario: &Scenario) -> String {
    let mut lines = vec![format!("horizon {}", scenario.horizon)];
    lines.extend(model.pools.iter().map(|x| format!("{x:?}")));
    lines.extend(model.restorations.iter().map(|x| format!("{x:?}")));
    lines.extend(model.fragilities.iter().map(|x| format!("{x:?}")));
    lines.extend(model.facilities.iter().map(|x| format!("{x:?}")));
    lines.extend(model.groups.iter().map(|x| format!("{x:?}")));
    lines.extend(scenario.hazards.iter().map(|x| format!("{x:?}")));
    lines.extend(scenario.injects.iter().map(|x| format!("{x:?}")));
    let name = format!("name: {:?}, ", Name::default());
    let clutter = [
        name.as_str(),
        ", evidence: Evidence { source: \"\", confidence: Assumed }",
        "class: \"any\", ",
        "place: None, ",
        "profile: None, ",
        "restart_lag: None, ",
        "fragilities: [], ",
        "failures: None, ",
        "backlog: None, ",
        "capacity: 1.0, ",
        "allocation: Proportional, ",
        "role: Service",
    ];
    let plain = lines.into_iter().map(|line| {
        clutter
            .iter()
            .fold(line, |line, part| line.replace(part, ""))
    });
    plain.collect::<Vec<_>>().join("\n")
}
