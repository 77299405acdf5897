//! The labels by which the columns of outcomes are read.

use super::outcome::{Axes, CampaignLabel, FacilityLabel, RegionLabel, SectorLabel};
use crate::model::Name;
use crate::world::Network;

/// Labels of a network's outcomes.
pub(super) fn axes(net: &Network) -> Axes {
    let (model, scenario) = (&net.model, &net.scenario);
    let hazards = scenario.hazards.iter().map(|hazard| &hazard.name);
    let injects = scenario.injects.iter().map(|inject| &inject.name);
    let campaigns = scenario.campaigns.iter().map(|campaign| &campaign.name);
    let own = Name {
        en: "own failures".into(),
        ja: "設備自体の故障".into(),
    };
    Axes {
        sectors: model
            .sectors
            .iter()
            .enumerate()
            .map(|(s, sector)| SectorLabel {
                id: sector.id.clone(),
                name: sector.name.clone(),
                people: model
                    .facilities
                    .iter()
                    .filter(|facility| facility.sector == s)
                    .map(|facility| facility.people)
                    .sum(),
            })
            .collect(),
        regions: model
            .regions
            .iter()
            .map(|region| RegionLabel {
                id: region.id.clone(),
                code: region.code,
                people: region.population,
                name: region.name.clone(),
                tile: region.tile,
            })
            .collect(),
        facilities: model
            .facilities
            .iter()
            .map(|facility| FacilityLabel {
                id: facility.id.clone(),
                name: facility.name.clone(),
                sector: facility.sector,
                region: facility.region,
            })
            .collect(),
        roots: hazards
            .chain(injects)
            .chain(campaigns)
            .cloned()
            .chain([own])
            .collect(),
        observed: scenario
            .observations
            .iter()
            .map(|observation| observation.id.clone())
            .collect(),
        campaigns: scenario
            .campaigns
            .iter()
            .map(|campaign| CampaignLabel {
                name: campaign.name.clone(),
                enters: !campaign.entry.targets.is_empty(),
            })
            .collect(),
        step: scenario.step,
        steps: (scenario.horizon.0 / scenario.step.0.max(1)) as usize + 1,
        horizon: scenario.horizon,
    }
}
