//! The format of a scenario's file as tables, for documentation: taken from the declarations that read it.

use super::answers::{KnownAnswerEntry, KnownAnswersEntry, StatisticEntry};
use super::campaign_entries::{
    CampaignEntry, CrashEntry, FloodEntry, IntrusionEntry, LateralEntry, ManipulationEntry,
    ObjectiveEntry, PatchingEntry, StageEntry, StrikeEntry, TheftEntry, TriggerEntry, WayEntry,
};
use super::entries::{
    AbilityEntry, ComparedEntry, DamageEntry, DemandEntry, EarthquakeEntry, EffectEntry,
    EventsEntry, FootprintEntry, HazardEntry, InjectEntry, MapEntry, ScenarioEntry, SummaryEntry,
};
use super::observations::{
    DownAtEntry, DownSpanEntry, FallEntry, LevelAtEntry, LevelSpanEntry, ObservedEntry, OfEntry,
};
use super::plan::PlanEntry;
use crate::notation::{Choice, ChoiceInfo, Record, RecordInfo};

/// All records of a scenario's file.
pub const RECORDS: &[RecordInfo] = &[
    ScenarioEntry::INFO,
    EventsEntry::INFO,
    SummaryEntry::INFO,
    HazardEntry::INFO,
    EarthquakeEntry::INFO,
    MapEntry::INFO,
    InjectEntry::INFO,
    DamageEntry::INFO,
    AbilityEntry::INFO,
    DemandEntry::INFO,
    CampaignEntry::INFO,
    IntrusionEntry::INFO,
    StageEntry::INFO,
    LateralEntry::INFO,
    StrikeEntry::INFO,
    CrashEntry::INFO,
    TheftEntry::INFO,
    ManipulationEntry::INFO,
    FloodEntry::INFO,
    PatchingEntry::INFO,
    LevelAtEntry::INFO,
    LevelSpanEntry::INFO,
    DownAtEntry::INFO,
    DownSpanEntry::INFO,
    FallEntry::INFO,
    OfEntry::INFO,
    ComparedEntry::INFO,
    KnownAnswersEntry::INFO,
    KnownAnswerEntry::INFO,
];

/// All records of a plan's file; what they hold besides is that of a scenario's.
pub const PLAN_RECORDS: &[RecordInfo] = &[PlanEntry::INFO];

/// All choices of a scenario's file that hold more than bare words.
pub const CHOICES: &[ChoiceInfo] = &[
    FootprintEntry::INFO,
    EffectEntry::INFO,
    WayEntry::INFO,
    TriggerEntry::INFO,
    ObjectiveEntry::INFO,
    ObservedEntry::INFO,
    StatisticEntry::INFO,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong<R: Record>() -> Vec<(&'static str, &'static str)> {
        let fields = R::wrong_defaults().into_iter();
        fields.map(|field| (R::TITLE.en, field)).collect()
    }

    #[test]
    fn documented_defaults_are_those_that_are_taken() {
        let wrong: Vec<(&str, &str)> = [
            wrong::<ScenarioEntry>(),
            wrong::<EventsEntry>(),
            wrong::<SummaryEntry>(),
            wrong::<HazardEntry>(),
            wrong::<EarthquakeEntry>(),
            wrong::<MapEntry>(),
            wrong::<InjectEntry>(),
            wrong::<DamageEntry>(),
            wrong::<AbilityEntry>(),
            wrong::<DemandEntry>(),
            wrong::<CampaignEntry>(),
            wrong::<IntrusionEntry>(),
            wrong::<StageEntry>(),
            wrong::<LateralEntry>(),
            wrong::<StrikeEntry>(),
            wrong::<CrashEntry>(),
            wrong::<TheftEntry>(),
            wrong::<ManipulationEntry>(),
            wrong::<FloodEntry>(),
            wrong::<PatchingEntry>(),
            wrong::<LevelAtEntry>(),
            wrong::<LevelSpanEntry>(),
            wrong::<DownAtEntry>(),
            wrong::<DownSpanEntry>(),
            wrong::<FallEntry>(),
            wrong::<OfEntry>(),
            wrong::<ComparedEntry>(),
            wrong::<KnownAnswersEntry>(),
            wrong::<KnownAnswerEntry>(),
            wrong::<PlanEntry>(),
        ]
        .concat();
        assert_eq!(wrong, []);
    }

    #[test]
    fn every_field_is_documented_in_sentences() {
        for record in RECORDS.iter().chain(PLAN_RECORDS) {
            for field in record.fields {
                let place = format!("`{}` of {}", field.name, record.title.en);
                assert!(field.doc.ends_with('.'), "{place}: {}", field.doc);
            }
        }
    }
}
