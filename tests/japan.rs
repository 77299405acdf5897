//! The base model of Japan: what it counts, and that it is quiet at rest.

use hakyu::dynamics::{Cause, Observer};
use hakyu::model::Model;
use hakyu::model::embedded::BuiltIn;
use hakyu::replicate::Worker;
use hakyu::scenario::load_text;
use hakyu::world::Network;

fn quiet(start: &str) -> Network {
    let text = format!(
        "(schema: 1, title: \"Quiet\", start: \"{start}\", horizon: \"30d\", model: \"japan\")"
    );
    let loaded =
        load_text("quiet.ron", &text, &BuiltIn).unwrap_or_else(|report| panic!("{report}"));
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    Network::new(&loaded.model, &loaded.scenario)
}

fn japan() -> Model {
    quiet("2018-09-01T00:00:00+09:00").model
}

/// Nothing may ever move.
struct Still<'n>(&'n Network);

impl Observer for Still<'_> {
    fn level(&mut self, at: u64, facility: u32, level: u32, _: &Cause) {
        panic!(
            "{} moves to {level} ppm at {at} ms",
            self.0.facility(facility).id
        );
    }
}

#[test]
fn the_nation_is_quiet_at_rest_in_every_season() {
    for start in ["2018-01-10", "2018-04-10", "2018-07-25", "2018-10-10"] {
        let net = quiet(&format!("{start}T00:00:00+09:00"));
        let outcome = Worker::new(&net).outcome_told(1, 0, &mut Still(&net));
        assert_eq!(outcome.failed, None);
        // Ticks of demand profiles are the only events: one an hour for each.
        let profiles = net
            .profile_users
            .iter()
            .filter(|users| !users.is_empty())
            .count() as u64;
        assert!(
            outcome.events <= profiles * (30 * 24 + 1),
            "{} events",
            outcome.events
        );
    }
}

#[test]
fn the_nation_has_the_size_that_it_must_have() {
    let model = japan();
    assert_eq!((model.sectors.len(), model.regions.len()), (13, 47));
    let national = |f: &&hakyu::model::Facility| f.region.is_none() || f.place.is_some();
    let named = model.facilities.iter().filter(national).count();
    let regional = model.facilities.len() - named;
    assert!(regional >= 611, "{regional} regional facilities");
    assert!(named >= 100, "{named} named facilities");
    let edges: usize = model.groups.iter().map(|group| group.members.len()).sum();
    assert!(edges >= 5_000, "{edges} dependencies");
    let population: u64 = model.regions.iter().map(|region| region.population).sum();
    assert_eq!(population, 126_146_099, "the census of 2020");
}

#[test]
fn every_value_says_where_it_comes_from() {
    let model = japan();
    let evidence = (model.sectors.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.regions.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.profiles.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.facilities.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.groups.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.pools.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.restorations.iter().map(|r| (&r.id, &r.evidence)))
        .chain(model.fragilities.iter().map(|r| (&r.id, &r.evidence)));
    for (id, evidence) in evidence {
        assert!(
            !evidence.source.is_empty() && evidence.source != "not stated",
            "{id} has no source"
        );
    }
}
