//! `hakyu run`: one replicate, told as a story.

use std::error::Error;

use hakyu::measure::Chronicle;
use hakyu::replicate::Worker;
use hakyu::report::{StoryFilter, story, story_head, story_json};
use hakyu::words::{Lang, cli as texts};
use hakyu::world::Network;

use super::arguments::{Format, RunArguments};
use super::exit::{Exit, complain, fail, print, warn};
use super::loading::{positions, regions, scenario};

/// Runs it.
pub fn run(lang: Lang, arguments: &RunArguments) -> Exit {
    match told(lang, arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn told(lang: Lang, arguments: &RunArguments) -> Result<Exit, Exit> {
    let loaded = scenario(lang, &arguments.scenario, arguments.plan.as_deref())?;
    let sectors = loaded.model.sectors.iter();
    let sectors = sectors.map(|sector| sector.name.candidate(&sector.id));
    let filter = StoryFilter {
        sectors: positions(lang, texts::SECTOR, &arguments.sector, sectors)?,
        regions: regions(lang, &loaded.model, &arguments.region)?,
    };
    let net = Network::new(&loaded.model, &loaded.scenario);
    let mut chronicle = Chronicle::new(&net);
    let mut worker = Worker::asked(&net, arguments.shuffle_ties, arguments.event_budget);
    let outcome = worker.outcome_told(arguments.seed, arguments.replicate, &mut chronicle);
    let exit = match arguments.format {
        Format::Text => print(lang, &story(lang, &net, &chronicle.told(), &filter)),
        Format::Json => match story_head(&net, arguments.seed, arguments.replicate)
            .and_then(|head| Ok(head + &story_json(lang, &net, chronicle.entries(), &filter)?))
        {
            Ok(lines) => print(lang, &lines),
            Err(error) => fail(lang, Exit::Machine, &error.to_string(), error.source()),
        },
    };
    if chronicle.left_out() > 0 {
        let (kept, left) = (chronicle.entries().len(), chronicle.left_out());
        warn(
            lang,
            &texts::STORY_CUT.fill(lang, &[("kept", &kept), ("left", &left)]),
        );
    }
    Ok(match outcome.failed {
        Some(failure) => {
            let reason = failure.to(lang);
            complain(lang, &texts::STOPPED.fill(lang, &[("reason", &reason)]));
            Exit::Limit
        }
        None => exit,
    })
}
