//! Name, unit and meaning of everything that is compared.

use crate::compare::{Quantity, Subject};
use crate::report::columns::Unit;
use crate::report::measures::{
    FACILITIES_HIT, LOST_PERSON_HOURS, LOST_PERSON_HOURS_ALL_SECTORS, Measure, OUTAGE,
    OUTAGE_HOURS, PEAK_PEOPLE,
};

const BACK_50: Measure = Measure {
    name: "t50_restricted",
    unit: Unit::Hours,
    en: "Time from the first inject until 50 % of the peak restorable loss is back for good: 0 without an outage, the time until the horizon where it was not back by then",
    ja: "50 %復旧までの制限付き時間（最初の事象から。障害なしは0、未復旧は期間の終わりまで）",
};
const BACK_90: Measure = Measure {
    name: "t90_restricted",
    unit: Unit::Hours,
    en: "The same for 90 %",
    ja: "90 %復旧までの制限付き時間（同上）",
};
const BACK_99: Measure = Measure {
    name: "t99_restricted",
    unit: Unit::Hours,
    en: "The same for 99 %",
    ja: "99 %復旧までの制限付き時間（同上）",
};
const REGIONS: Measure = Measure {
    name: "regions_hit_by_sector",
    unit: Unit::Count,
    en: "Regions with a facility hit, summed over sectors: a region hit in two sectors counts twice",
    ja: "被害施設のある地域数（分野ごとの合計）",
};

/// The measure that a difference speaks of.
pub(super) fn measure(subject: Subject, quantity: Quantity) -> Measure {
    match quantity {
        Quantity::LostPersonHours => match subject {
            Subject::Sector(_) => LOST_PERSON_HOURS,
            Subject::Nation => LOST_PERSON_HOURS_ALL_SECTORS,
        },
        Quantity::OutageHours => OUTAGE_HOURS,
        Quantity::PeakPeople => PEAK_PEOPLE,
        Quantity::Outage => OUTAGE,
        Quantity::Back50 => BACK_50,
        Quantity::Back90 => BACK_90,
        Quantity::Back99 => BACK_99,
        Quantity::FacilitiesHit => FACILITIES_HIT,
        Quantity::RegionsHit => REGIONS,
    }
}

/// All measures, in the order of the table, each with whom it is of.
#[cfg(test)]
pub(super) fn all() -> Vec<(&'static str, Measure)> {
    let sector =
        Quantity::OF_SECTOR.map(|quantity| ("sector", measure(Subject::Sector(0), quantity)));
    let nation = Quantity::OF_NATION.map(|quantity| ("nation", measure(Subject::Nation, quantity)));
    sector.into_iter().chain(nation).collect()
}
