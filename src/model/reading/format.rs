//! The format of a model's file as tables, for documentation: taken from the declarations that read it.

use super::carriers::{AreaEntry, CarrierEntry, SourceEntry, TieEntry};
use super::dependencies::{
    ArealEntry, BufferEntry, DependencyEntry, GradedEntry, RefillEntry, RefuelEntry, WeightedEntry,
};
use super::entries::ModelEntry;
use super::facilities::{
    BacklogEntry, FacilityEntry, FacilityRuleEntry, FailuresEntry, RegionsEntry, RestartLagEntry,
    VisitsEntry,
};
use super::fleets::{DeviceEntry, DeviceNetworkEntry, DeviceServiceEntry, FleetEntry};
use super::nation::{
    MaintenanceEntry, NameEntry, ProfileEntry, RegionEntry, SectorEntry, TriggerEntry,
};
use super::repair::{
    DamageStateEntry, FragilityEntry, NeedEntry, PoolEntry, RestorationEntry, SwitchingEntry,
};
use super::selector::Selector;
use super::systems::{
    CentreEntry, LinkEntry, ProcurementEntry, ProductEntry, RecoveryEntry, ResponseEntry,
    SharingEntry, SystemEntry, VendorEntry,
};
use crate::notation::{Choice, ChoiceInfo, Record, RecordInfo};

/// All records of a model's file.
pub const RECORDS: &[RecordInfo] = &[
    ModelEntry::INFO,
    SectorEntry::INFO,
    MaintenanceEntry::INFO,
    RegionEntry::INFO,
    NameEntry::INFO,
    ProfileEntry::INFO,
    PoolEntry::INFO,
    RestorationEntry::INFO,
    SwitchingEntry::INFO,
    NeedEntry::INFO,
    FragilityEntry::INFO,
    DamageStateEntry::INFO,
    FacilityEntry::INFO,
    RestartLagEntry::INFO,
    VisitsEntry::INFO,
    FailuresEntry::INFO,
    BacklogEntry::INFO,
    FacilityRuleEntry::INFO,
    CarrierEntry::INFO,
    AreaEntry::INFO,
    SourceEntry::INFO,
    TieEntry::INFO,
    DependencyEntry::INFO,
    WeightedEntry::INFO,
    GradedEntry::INFO,
    RefillEntry::INFO,
    ArealEntry::INFO,
    RefuelEntry::INFO,
    SystemEntry::INFO,
    ResponseEntry::INFO,
    RecoveryEntry::INFO,
    VendorEntry::INFO,
    ProductEntry::INFO,
    LinkEntry::INFO,
    FleetEntry::INFO,
    DeviceEntry::INFO,
    DeviceNetworkEntry::INFO,
    DeviceServiceEntry::INFO,
    CentreEntry::INFO,
    SharingEntry::INFO,
    ProcurementEntry::INFO,
];

/// All choices of a model's file that hold more than bare words.
pub const CHOICES: &[ChoiceInfo] = &[
    TriggerEntry::INFO,
    RegionsEntry::INFO,
    Selector::INFO,
    BufferEntry::INFO,
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
            wrong::<ModelEntry>(),
            wrong::<SectorEntry>(),
            wrong::<MaintenanceEntry>(),
            wrong::<RegionEntry>(),
            wrong::<NameEntry>(),
            wrong::<ProfileEntry>(),
            wrong::<PoolEntry>(),
            wrong::<RestorationEntry>(),
            wrong::<SwitchingEntry>(),
            wrong::<NeedEntry>(),
            wrong::<FragilityEntry>(),
            wrong::<DamageStateEntry>(),
            wrong::<FacilityEntry>(),
            wrong::<RestartLagEntry>(),
            wrong::<VisitsEntry>(),
            wrong::<FailuresEntry>(),
            wrong::<BacklogEntry>(),
            wrong::<FacilityRuleEntry>(),
            wrong::<CarrierEntry>(),
            wrong::<AreaEntry>(),
            wrong::<SourceEntry>(),
            wrong::<TieEntry>(),
            wrong::<DependencyEntry>(),
            wrong::<WeightedEntry>(),
            wrong::<GradedEntry>(),
            wrong::<RefillEntry>(),
            wrong::<ArealEntry>(),
            wrong::<RefuelEntry>(),
            wrong::<SystemEntry>(),
            wrong::<ResponseEntry>(),
            wrong::<RecoveryEntry>(),
            wrong::<VendorEntry>(),
            wrong::<ProductEntry>(),
            wrong::<LinkEntry>(),
            wrong::<FleetEntry>(),
            wrong::<DeviceEntry>(),
            wrong::<DeviceNetworkEntry>(),
            wrong::<DeviceServiceEntry>(),
            wrong::<CentreEntry>(),
            wrong::<SharingEntry>(),
            wrong::<ProcurementEntry>(),
        ]
        .concat();
        assert_eq!(wrong, []);
    }

    #[test]
    fn every_field_is_documented_in_sentences() {
        for record in RECORDS {
            for field in record.fields {
                let place = format!("`{}` of {}", field.name, record.title.en);
                assert!(field.doc.ends_with('.'), "{place}: {}", field.doc);
            }
        }
    }
}
