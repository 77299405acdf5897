//! `hakyu run`: one replicate, told as a story.

use hakyu::measure::Chronicle;
use hakyu::replicate::Worker;
use hakyu::report::{StoryFilter, story, story_head, story_json};
use hakyu::world::Network;

use super::arguments::{Format, RunArguments};
use super::exit::{Exit, fail, print, talk};
use super::loading::{positions, scenario};

/// Runs it.
pub fn run(arguments: &RunArguments) -> Exit {
    match told(arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn told(arguments: &RunArguments) -> Result<Exit, Exit> {
    let loaded = scenario(&arguments.scenario)?;
    let ids = |sector: &'_ hakyu::model::Sector| sector.id.clone();
    let sectors: Vec<String> = loaded.model.sectors.iter().map(ids).collect();
    let regions: Vec<String> = loaded
        .model
        .regions
        .iter()
        .map(|region| region.id.clone())
        .collect();
    let filter = StoryFilter {
        sectors: positions(
            "sector",
            &arguments.sector,
            sectors.iter().map(String::as_str),
        )?,
        regions: positions(
            "region",
            &arguments.region,
            regions.iter().map(String::as_str),
        )?,
    };
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut chronicle = Chronicle::new(&net);
    let outcome =
        Worker::new(&net).outcome_told(arguments.seed, arguments.replicate, &mut chronicle);
    let exit = match arguments.format {
        Format::Text => print(&story(&net, chronicle.entries(), &filter)),
        Format::Json => match story_head(&net, arguments.seed, arguments.replicate)
            .and_then(|head| Ok(head + &story_json(&net, chronicle.entries(), &filter)?))
        {
            Ok(lines) => print(&lines),
            Err(error) => fail(Exit::Machine, &error),
        },
    };
    Ok(match outcome.failed {
        Some(reason) => {
            talk(&format!("error: the replicate was stopped: {reason}"));
            Exit::Limit
        }
        None => exit,
    })
}
