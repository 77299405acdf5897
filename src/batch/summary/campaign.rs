//! How far campaigns come, and how soon they are noticed.

use super::{RecoveryTimes, Spread};
use crate::batch::statistics::{Estimate, Spell, proportion};
use crate::batch::{Batch, Row};
use crate::measure::CampaignOutcome;
use crate::units::SimTime;

/// What a batch says of one campaign.
#[derive(Clone, PartialEq, Debug)]
pub struct CampaignSummary {
    /// Probability that the attacker gets into a system.
    pub entered: Estimate,
    /// Probability that something is struck.
    pub struck: Estimate,
    /// Probability that it is noticed and never strikes, of replicates in which it got in.
    pub forestalled: Estimate,
    /// Systems in which the attacker has been.
    pub systems_entered: Spread,
    /// Systems and facilities struck.
    pub systems_struck: Spread,
    /// Hours from the first entry to the first notice, given an entry.
    pub unnoticed: RecoveryTimes,
}

impl CampaignSummary {
    pub(super) fn of(batch: &Batch, campaign: usize) -> CampaignSummary {
        let all = || {
            batch
                .completed()
                .filter_map(move |row: &Row| row.campaigns.get(campaign))
        };
        let count =
            |of: &dyn Fn(&CampaignOutcome) -> bool| all().filter(|one| of(one)).count() as u64;
        // Who needs no way in is in nowhere: of how many that is so is no number.
        let n = all().count() as u64;
        let tries = match batch.axes.campaigns[campaign].enters {
            true => n,
            false => 0,
        };
        let entered = count(&|one| one.entered_at.is_some());
        let forestalled = count(&CampaignOutcome::is_forestalled);
        let end = SimTime(batch.axes.horizon.0);
        CampaignSummary {
            entered: proportion(entered, tries),
            struck: proportion(count(&|one| one.struck > 0), n),
            forestalled: proportion(forestalled, entered),
            systems_entered: Spread::of(
                all().take(tries as usize).map(|one| f64::from(one.entered)),
            ),
            systems_struck: Spread::of(all().map(|one| f64::from(one.struck))),
            unnoticed: RecoveryTimes::of_ms(all().filter_map(|one| unnoticed(one, end)).collect()),
        }
    }
}

/// How long an attacker was in before anybody noticed; who had not been noticed by the end was watched until then.
fn unnoticed(one: &CampaignOutcome, end: SimTime) -> Option<Spell> {
    let entered = one.entered_at?;
    Some(Spell {
        length: one.noticed_at.unwrap_or(end).since(entered).0,
        censored: one.noticed_at.is_none(),
    })
}
