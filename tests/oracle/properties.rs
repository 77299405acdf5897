//! Laws as properties over random models, each limited to the options under which the law holds.

use hakyu::engine::Equals;
use hakyu::model::{Buffer, Facility, Model, Name, Role};
use hakyu::random::Distribution;
use hakyu::scenario::{Effect, Scenario};
use hakyu::units::{PPM, SimDuration, SimTime};
use hakyu::world::NONE;

use crate::naive::Changes;
use crate::swarm::{Options, roll, roll_with};
use crate::{Verdict, over_seeds, real};

const SEEDS: u64 = 500;

#[test]
fn nobody_serves_more_than_is_asked_and_time_runs_forward() {
    over_seeds(
        "nobody_serves_more",
        SEEDS,
        roll,
        |model, scenario, seed| {
            let (heard, _) = real::run(model, scenario, seed);
            if heard.told.iter().any(|(_, _, level, _)| *level > PPM) {
                return Some("a level is above one".into());
            }
            if heard
                .balances
                .iter()
                .any(|(served, demand)| served > demand)
            {
                return Some("an area serves more than is asked".into());
            }
            let backwards = !heard.told.is_sorted_by_key(|(at, ..)| *at);
            let late = heard.told.iter().any(|(at, ..)| *at > scenario.horizon.0);
            (backwards || late).then(|| "time does not run forward to the horizon".into())
        },
    );
}

#[test]
fn the_order_among_equals_changes_no_level_where_nobody_waits_for_crews() {
    // Two damages of one time to one facility are what is written most often: as many as may be come together.
    let crowded = |seed| {
        let (model, mut scenario) = roll_with(seed, |on| (on.coarse, on.pools) = (true, false));
        let together = scenario.injects.iter().map(|inject| inject.at).min();
        for inject in &mut scenario.injects {
            let damages = matches!(inject.effect, Effect::Damage { .. });
            inject.at = together.filter(|_| damages).unwrap_or(inject.at);
        }
        (model, scenario)
    };
    over_seeds(
        "the_order_among_equals",
        SEEDS,
        crowded,
        |model, scenario, seed| {
            let (by_id, _) = real::run(model, scenario, seed);
            let (shuffled, _) = real::run_in_order(model, scenario, seed, Equals::shuffled(seed));
            (by_id.changes != shuffled.changes).then(|| "another order, another level".into())
        },
    );
}

/// Nothing that is short by the model itself, which no inject explains.
fn whole_at_rest(seed: u64) -> (Model, Scenario) {
    let (mut model, scenario) = roll_with(seed, |on| (on.carrier, on.profiles) = (false, false));
    for facility in &mut model.facilities {
        facility.capacity = facility.capacity.max(1.0);
    }
    (model, scenario)
}

#[test]
fn every_outage_has_a_cause_that_leads_back_to_an_inject() {
    over_seeds(
        "every_outage_has_a_cause",
        SEEDS,
        whole_at_rest,
        |model, scenario, seed| {
            let (heard, _) = real::run(model, scenario, seed);
            let hazards = scenario.hazards.iter().map(|hazard| hazard.at.0);
            let starts: Vec<u64> = hazards
                .chain(scenario.injects.iter().map(|i| i.at.0))
                .collect();
            let fallen = heard.told.iter().filter(|(_, _, level, _)| *level < PPM);
            let mut odd =
                fallen.filter(|(at, _, _, cause)| match starts.get(cause.root as usize) {
                    Some(start) => start > at,
                    None => {
                        cause.root == NONE || model.facilities.iter().all(|f| f.failures.is_none())
                    }
                });
            let (at, facility, _, cause) = odd.next()?;
            let id = &model.facilities[*facility as usize].id;
            Some(format!("{id} falls at {at} ms, for {cause:?}"))
        },
    );
}

/// All effects end, all damage is repaired, crews are there.
fn restored(seed: u64) -> (Model, Scenario) {
    let (mut model, mut scenario) = roll_with(seed, |on| {
        (on.carrier, on.profiles, on.failures, on.unrestorable) = (false, false, false, false);
        on.restorations = true;
    });
    for facility in &mut model.facilities {
        facility.capacity = facility.capacity.max(1.0);
        facility.restoration = facility.restoration.or(Some(0));
    }
    for pool in &mut model.pools {
        // Ample, or trucks that stand somewhere for ever can keep the crews from the repair that would let them go.
        pool.strength = vec![(0, 90)];
    }
    for inject in &mut scenario.injects {
        match &mut inject.effect {
            Effect::Ability { lasting, .. } | Effect::Demand { lasting, .. } => {
                *lasting = Some(Distribution::Fixed(36e5));
            }
            Effect::Damage { .. } => {}
        }
    }
    scenario.horizon = SimDuration(2_000 * 86_400_000);
    (model, scenario)
}

#[test]
fn restoring_everything_ends_every_outage_but_named_deadlocks() {
    over_seeds(
        "restoring_everything",
        SEEDS,
        restored,
        |model, scenario, seed| {
            let (heard, outcome) = real::run(model, scenario, seed);
            // A replicate that stops is an error, not an outage; and shrinking may take away what restores.
            if outcome.failed.is_some() || model.facilities.iter().any(|f| f.restoration.is_none())
            {
                return None;
            }
            let mut explained: Vec<usize> = heard.deadlocked.iter().map(|f| *f as usize).collect();
            // What depends on a deadlock may stay down with it.
            for _ in 0..model.facilities.len() {
                for group in &model.groups {
                    if group
                        .members
                        .iter()
                        .any(|member| explained.contains(&member.supplier))
                    {
                        explained.push(group.consumer);
                    }
                }
            }
            let last = |f: usize| heard.changes[f].last().map_or(PPM, |(_, level)| *level);
            let down =
                (0..model.facilities.len()).find(|f| last(*f) < PPM && !explained.contains(f));
            down.map(|f| format!("{} stays at {} ppm", model.facilities[f].id, last(f)))
        },
    );
}

/// The histories of both must be the same.
fn same(model: &Model, one: &Changes, other: &Changes) -> Verdict {
    real::first_difference(model, one, other)
}

#[test]
fn display_names_change_nothing() {
    over_seeds("display_names", SEEDS, roll, |model, scenario, seed| {
        let mut renamed = model.clone();
        for (f, facility) in renamed.facilities.iter_mut().enumerate() {
            let en = format!("{}", 99 - f);
            facility.name = Name { ja: en.clone(), en };
            facility.class = format!("class {}", f % 3);
        }
        let (other, _) = real::run(&renamed, scenario, seed);
        same(
            model,
            &real::run(model, scenario, seed).0.changes,
            &other.changes,
        )
    });
}

#[test]
fn an_inject_of_probability_zero_is_as_if_absent() {
    over_seeds(
        "an_inject_of_probability_zero",
        SEEDS,
        roll,
        |model, scenario, seed| {
            let mut more = scenario.clone();
            if let Some(first) = scenario.injects.first() {
                let mut never = first.clone();
                (never.id, never.probability, never.at) =
                    ("a-never".into(), 0.0, SimTime(7_200_000));
                never.targets = (0..model.facilities.len()).collect();
                more.injects.insert(0, never);
            }
            let (other, _) = real::run(model, &more, seed);
            same(
                model,
                &real::run(model, scenario, seed).0.changes,
                &other.changes,
            )
        },
    );
}

#[test]
fn something_unrelated_added_before_everything_else_changes_nothing() {
    over_seeds(
        "something_unrelated",
        SEEDS,
        roll,
        |model, scenario, seed| {
            let (mut more, mut shifted) = (model.clone(), scenario.clone());
            add_unrelated(&mut more, &mut shifted);
            let (mut other, _) = real::run(&more, &shifted, seed);
            other.changes.remove(0);
            same(
                model,
                &real::run(model, scenario, seed).0.changes,
                &other.changes,
            )
        },
    );
}

/// A facility, a fragility, a pool and a profile whose ids come first, so that every index moves.
fn add_unrelated(model: &mut Model, scenario: &mut Scenario) {
    fn lead<T: Clone>(list: &mut Vec<T>, rename: fn(&mut T)) -> usize {
        if let Some(mut first) = list.first().cloned() {
            rename(&mut first);
            list.insert(0, first);
        }
        usize::from(!list.is_empty())
    }
    let fragilities = lead(&mut model.fragilities, |x| x.id = "a".into());
    let pools = lead(&mut model.pools, |x| x.id = "a".into());
    let profiles = lead(&mut model.profiles, |x| x.id = "a".into());
    lead(&mut model.facilities, |x| {
        (x.id, x.role, x.people) = ("a".into(), Role::Service, 0);
        (x.restoration, x.failures, x.restart_lag) = (None, None, None);
    });
    for facility in &mut model.facilities {
        shift_facility(facility, fragilities, pools, profiles);
    }
    for restoration in &mut model.restorations {
        restoration.pool = restoration.pool.map(|pool| pool + pools);
    }
    for group in &mut model.groups {
        group.consumer += 1;
        group
            .members
            .iter_mut()
            .for_each(|member| member.supplier += 1);
        match &mut group.buffer {
            Buffer::Graded {
                refill: Some(refill),
                ..
            } => {
                refill.by.iter_mut().for_each(|f| *f += 1);
            }
            Buffer::Areal {
                refuel: Some(refuel),
                ..
            } => {
                refuel.by.iter_mut().for_each(|f| *f += 1);
                refuel.pool += pools;
            }
            _ => {}
        }
    }
    for inject in &mut scenario.injects {
        inject.targets.iter_mut().for_each(|target| *target += 1);
    }
}

fn shift_facility(facility: &mut Facility, fragilities: usize, pools: usize, profiles: usize) {
    facility
        .fragilities
        .iter_mut()
        .for_each(|x| *x += fragilities);
    facility.profile = facility.profile.map(|p| p + profiles);
    if let Some(failures) = &mut facility.failures {
        failures.pool = failures.pool.map(|pool| pool + pools);
    }
    let lag = facility.restart_lag.as_mut();
    if let Some(visits) = lag.and_then(|lag| lag.visits.as_mut()) {
        visits.pool += pools;
    }
    match &mut facility.role {
        Role::Source(source) => source.area += 1,
        Role::Tie(tie) => (tie.from, tie.to) = (tie.from + 1, tie.to + 1),
        Role::Service | Role::Area(_) => {}
    }
}

/// All times given, in whole hours, and nothing that moves at a rate.
fn timed(seed: u64) -> (Model, Scenario) {
    roll_with(seed, |on| {
        (on.coarse, on.fixed) = (true, true);
        (on.many, on.graded, on.backlog, on.needs, on.profiles) =
            (false, false, false, false, false);
    })
}

#[test]
fn all_times_scaled_scale_the_times_of_the_result() {
    const K: u64 = 3;
    over_seeds("all_times_scaled", SEEDS, timed, |model, scenario, seed| {
        let (mut slow, mut later) = (model.clone(), scenario.clone());
        slow_down(&mut slow, &mut later, K);
        let (mut quick, _) = real::run(model, scenario, seed);
        let told = quick.changes.iter_mut().flatten();
        told.for_each(|(at, _)| *at *= K);
        same(
            model,
            &quick.changes,
            &real::run(&slow, &later, seed).0.changes,
        )
    });
}

fn slow_down(model: &mut Model, scenario: &mut Scenario, k: u64) {
    let slow = |time: &mut Distribution| *time = time.scaled(k as f64);
    for facility in &mut model.facilities {
        slow(&mut facility.restart);
        if let Some(failures) = &mut facility.failures {
            slow(&mut failures.up);
            slow(&mut failures.repair);
        }
        match &mut facility.role {
            Role::Area(area) => area.window_ms *= k,
            Role::Source(source) => slow(&mut source.start),
            Role::Tie(tie) => slow(&mut tie.start),
            Role::Service => {}
        }
    }
    for group in &mut model.groups {
        if let Buffer::Areal {
            stock,
            rotating_off_ms,
            ..
        } = &mut group.buffer
        {
            slow(&mut stock.lasting);
            *rotating_off_ms = rotating_off_ms.map(|off| off * k);
        }
    }
    for pool in &mut model.pools {
        pool.strength.iter_mut().for_each(|(after, _)| *after *= k);
        slow(&mut pool.mobilise);
        slow(&mut pool.travel);
    }
    for restoration in &mut model.restorations {
        slow(&mut restoration.dead_time);
        slow(&mut restoration.repair);
    }
    let states = model
        .fragilities
        .iter_mut()
        .flat_map(|fragility| &mut fragility.states);
    states
        .filter_map(|state| state.repair.as_mut())
        .for_each(slow);
    scenario.horizon.0 *= k;
    scenario.step.0 *= k;
    scenario
        .hazards
        .iter_mut()
        .for_each(|hazard| hazard.at.0 *= k);
    for inject in &mut scenario.injects {
        inject.at.0 *= k;
        match &mut inject.effect {
            Effect::Damage { repair, .. } => repair.iter_mut().for_each(slow),
            Effect::Ability { lasting, .. } | Effect::Demand { lasting, .. } => {
                lasting.iter_mut().for_each(slow);
            }
        }
    }
}

/// Ample carriers and crews, no shares by class and no order of return, by which one gains what another loses.
fn ample(seed: u64) -> (Model, Scenario) {
    roll_with(seed, |on: &mut Options| {
        (on.carrier, on.pools, on.needs, on.by_class) = (false, false, false, false);
        (on.return_order, on.fixed) = (false, true);
    })
}

#[test]
fn removing_a_dependency_never_widens_an_outage() {
    over_seeds(
        "removing_a_dependency",
        SEEDS,
        ample,
        |model, scenario, seed| {
            let with = finished(model, scenario, seed)?;
            (0..model.groups.len()).find_map(|g| {
                let mut fewer = model.clone();
                let removed = fewer.groups.remove(g);
                let without = finished(&fewer, scenario, seed)?;
                worse(model, &without, &with).map(|what| format!("without {} {what}", removed.id))
            })
        },
    );
}

#[test]
fn more_buffer_never_deepens_an_outage() {
    over_seeds("more_buffer", SEEDS, ample, |model, scenario, seed| {
        let with = finished(model, scenario, seed)?;
        (0..model.groups.len()).find_map(|g| {
            let mut more = model.clone();
            match &mut more.groups[g].buffer {
                Buffer::None => return None,
                Buffer::Graded { stock, .. } | Buffer::Areal { stock, .. } => {
                    let ms = stock.lasting.mean() * 1.5 + 1_234_567.0;
                    stock.lasting = Distribution::Fixed(ms);
                }
            }
            let buffered = finished(&more, scenario, seed)?;
            worse(model, &buffered, &with)
                .map(|what| format!("with more before {} {what}", model.groups[g].id))
        })
    });
}

/// The history of a replicate that reaches its horizon; of one that is stopped on the way nothing can be compared.
fn finished(model: &Model, scenario: &Scenario, seed: u64) -> Option<Changes> {
    let (heard, outcome) = real::run(model, scenario, seed);
    outcome.failed.is_none().then_some(heard.changes)
}

/// Where a history is anywhere below another.
fn worse(model: &Model, got: &Changes, than: &Changes) -> Verdict {
    let level = |moves: &[(u64, u32)], now: u64| {
        let upto = moves.iter().take_while(|(at, _)| *at <= now);
        upto.last().map_or(PPM, |(_, level)| *level)
    };
    got.iter()
        .zip(than)
        .enumerate()
        .find_map(|(f, (got, than))| {
            let (got, than) = (real::moves(PPM, got), real::moves(PPM, than));
            let mut times = got.iter().chain(&than).map(|(at, _)| *at);
            let at = times.find(|at| level(&got, *at) < level(&than, *at))?;
            let (low, high) = (level(&got, at), level(&than, at));
            Some(format!(
                "{} stands at {low}, not {high} ppm at {at} ms",
                model.facilities[f].id
            ))
        })
}
