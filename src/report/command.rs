//! The commands that make a replicate or a batch again.

use super::manifest::About;

/// Name of the scenario's file, which is read first, and the argument that names the plan's.
pub(super) fn scenario(about: &About) -> String {
    let first = about.inputs.first();
    let scenario = first.map_or("SCENARIO.ron", |input| input.name.as_str());
    match &about.plan {
        Some(plan) => format!("{scenario} --plan {}", plan.file),
        None => scenario.to_owned(),
    }
}

/// The arguments, besides the seed, on which a replicate depends; each stands only where it is not the usual one.
pub(super) fn unusual(about: &About) -> String {
    let given = [
        ("shuffle-ties", about.shuffle_ties),
        ("event-budget", about.event_budget),
    ];
    let given = given
        .iter()
        .filter_map(|(name, value)| Some((name, (*value)?)));
    given
        .map(|(name, value)| format!(" --{name} {value}"))
        .collect()
}

/// The argument that names the regions of the page; none where it was left to the result.
pub(super) fn regions(about: &About) -> String {
    match about.regions.is_empty() {
        true => String::new(),
        false => format!(" --region {}", about.regions.join(",")),
    }
}

/// What tells one replicate as a story.
pub(super) fn replicate(about: &About, index: u64) -> String {
    let (scenario, seed, more) = (scenario(about), about.seed, unusual(about));
    format!("hakyu run {scenario} --seed {seed} --replicate {index}{more}")
}
