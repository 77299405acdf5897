//! Outcomes out of thin air, for tests: a function of the replicate's index alone.

use super::statistics::trials::Draws;
use crate::measure::{
    Axes, CampaignLabel, CampaignOutcome, FacilityLabel, Outcome, Recovery, RegionLabel,
    SectorLabel, SectorOutcome,
};
use crate::model::Name;
use crate::units::{MS_PER_HOUR, PPM, SimDuration, SimTime};

const STEPS: usize = 25;
const HORIZON_H: u64 = 240;

fn name(en: &str, ja: &str) -> Name {
    Name {
        en: en.into(),
        ja: ja.into(),
    }
}

/// Two sectors in two regions with three facilities.
pub fn axes() -> Axes {
    let sector = |id: &str, label| SectorLabel {
        id: id.into(),
        name: label,
        people: 1_000_000,
    };
    let region = |id: &str, code, label, tile| RegionLabel {
        id: id.into(),
        code,
        people: 1_000_000,
        name: label,
        tile,
    };
    let facility = |id: &str, sector, region| FacilityLabel {
        id: id.into(),
        name: name(id, id),
        sector,
        region,
    };
    Axes {
        sectors: vec![
            sector("pow", name("Electric power", "電力")),
            sector("wat", name("Water", "水道")),
        ],
        regions: vec![
            region("hokkaido", 1, name("Hokkaido", "北海道"), (0, 0)),
            region("tokyo", 13, name("Tokyo", "東京都"), (3, 4)),
        ],
        facilities: vec![
            facility("pow-hokkaido", 0, Some(0)),
            facility("pow-national", 0, None),
            facility("wat-tokyo", 1, Some(1)),
        ],
        roots: vec![
            name("Earthquake, \"main\" shock", "地震"),
            name("=Own failures", "自己故障"),
        ],
        observed: vec!["power back at 24 h".into()],
        campaigns: vec![CampaignLabel {
            name: name("Attack", "攻撃"),
            enters: true,
        }],
        step: SimDuration(HORIZON_H * MS_PER_HOUR / (STEPS as u64 - 1)),
        steps: STEPS,
        horizon: SimDuration(HORIZON_H * MS_PER_HOUR),
    }
}

/// The outcome of a replicate: power is out in most, water in some, and some of it for longer than the horizon.
pub fn outcome(replicate: u64) -> Outcome {
    let mut draws = Draws(replicate.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 2018);
    let power = sector(&mut draws, 0.9, 1.0);
    let water = sector(&mut draws, 0.3, 2.0);
    let (lost_power, lost_water) = (power.lost_person_minutes, water.lost_person_minutes);
    let outages = [&power, &water].map(|sector| sector.outage_start.is_some());
    let t90 = [power.recovery[1], water.recovery[1]];
    let hours_back = draws.uniform();
    Outcome {
        replicate,
        evaluated: 0,
        events: 100 + replicate % 7,
        first_inject: Some(SimTime(MS_PER_HOUR)),
        service_ppm: (0..2 * STEPS)
            .map(|_| PPM.saturating_sub((draws.exponential() * 1e5) as u32))
            .collect(),
        region_lost_person_minutes: vec![lost_power, 0, 0, lost_water],
        region_t90: vec![t90[0], Recovery::NotLost, Recovery::NotLost, t90[1]],
        region_outage: vec![outages[0], false, false, outages[1]],
        facility_lost_ms: vec![lost_power / 7, 0, lost_water / 7],
        facility_hit: vec![outages[0], false, outages[1]],
        flows_person_minutes: vec![lost_power, lost_water, 0, 0],
        roots_person_minutes: vec![lost_power + lost_water, 0],
        observed: vec![hours_back],
        campaigns: vec![CampaignOutcome {
            entered: 1 + (replicate % 3) as u32,
            struck: (replicate % 2) as u32,
            isolated: 1,
            entered_at: Some(SimTime(MS_PER_HOUR)),
            noticed_at: (!replicate.is_multiple_of(4))
                .then_some(SimTime((2 + replicate % 7) * MS_PER_HOUR)),
            struck_at: (!replicate.is_multiple_of(2)).then_some(SimTime(5 * MS_PER_HOUR)),
        }],
        deadlocks: match replicate % 50 {
            49 => vec!["pow-hokkaido + wat-tokyo".into()],
            _ => Vec::new(),
        },
        failed: None,
        sectors: vec![power, water],
    }
}

fn sector(draws: &mut Draws, chance: f64, sigma: f64) -> SectorOutcome {
    let happens = draws.uniform() < chance;
    let hours = 30.0 * draws.lognormal(sigma);
    if !happens {
        return SectorOutcome::default();
    }
    let onset = SimTime(2 * MS_PER_HOUR);
    SectorOutcome {
        onset: Some(onset),
        outage_start: Some(onset),
        outage_time: SimDuration::from_hours(hours.min(200.0)),
        peak_people: (1_000.0 * hours) as u64,
        peak_at: onset,
        lost_person_minutes: (30_000.0 * hours * hours) as u64,
        recovery: [0.5, 0.9, 1.5, 2.0].map(|share| back_after(onset, hours * share)),
        unrestorable_people: 3,
        facilities_hit: 1,
        facilities_direct: u32::from(sigma < 1.5),
        regions_hit: 1,
        depth: 1,
        severity: 2,
        severity_time: [SimDuration::from_hours(5.0); 4],
    }
}

fn back_after(onset: SimTime, hours: f64) -> Recovery {
    let at = onset + SimDuration::from_hours(hours);
    match at.0 <= HORIZON_H * MS_PER_HOUR {
        true => Recovery::At(at),
        false => Recovery::Censored,
    }
}
