//! Everything that a batch estimates: name, unit and meaning of each measure, and of whom it is estimated.
//!
//! A measure that is a distribution over replicates has parts, each a number with an interval: `peak_people_p95`.

use super::columns::Unit;

/// Of what kind the one is that an estimate speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Scope {
    Nation,
    Campaign,
    Observed,
    Deadlock,
    Root,
    Flow,
    Sector,
    Region,
    RegionSector,
    Facility,
}

impl Scope {
    /// In the order of the tables.
    pub(super) const ALL: [Scope; 10] = [
        Scope::Nation,
        Scope::Campaign,
        Scope::Observed,
        Scope::Deadlock,
        Scope::Root,
        Scope::Flow,
        Scope::Sector,
        Scope::Region,
        Scope::RegionSector,
        Scope::Facility,
    ];

    /// The scope as tables name it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Scope::Nation => "nation",
            Scope::Campaign => "campaign",
            Scope::Observed => "observed",
            Scope::Deadlock => "deadlock",
            Scope::Root => "root",
            Scope::Flow => "flow",
            Scope::Sector => "sector",
            Scope::Region => "region",
            Scope::RegionSector => "region x sector",
            Scope::Facility => "facility",
        }
    }

    /// The list of a JSON summary that holds it.
    pub(super) fn list(self) -> &'static str {
        match self {
            Scope::Nation => "nation",
            Scope::Campaign => "campaigns",
            Scope::Observed => "observed",
            Scope::Deadlock => "deadlocks",
            Scope::Root => "roots",
            Scope::Flow => "flows",
            Scope::Sector => "sectors",
            Scope::Region => "regions",
            Scope::RegionSector => "region_sectors",
            Scope::Facility => "facilities",
        }
    }
}

/// Which number of a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The measure is one number.
    Itself,
    Mean,
    P05,
    P25,
    P50,
    P75,
    P95,
    /// Probability that it had not come by the end of the replicate.
    NotBack,
}

impl Part {
    /// What follows the measure's name.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Part::Itself => "",
            Part::Mean => "_mean",
            Part::P05 => "_p05",
            Part::P25 => "_p25",
            Part::P50 => "_p50",
            Part::P75 => "_p75",
            Part::P95 => "_p95",
            Part::NotBack => "_not_back",
        }
    }

    /// The part in English and in Japanese, as it follows what the measure is called.
    pub(super) fn words(self) -> [&'static str; 2] {
        match self {
            Part::Itself => ["", ""],
            Part::Mean => [", mean", "：平均"],
            Part::P05 => [", 5 % of replicates", "：5 %点"],
            Part::P25 => [", 25 % of replicates", "：25 %点"],
            Part::P50 => [", median", "：中央値"],
            Part::P75 => [", 75 % of replicates", "：75 %点"],
            Part::P95 => [", 95 % of replicates", "：95 %点"],
            Part::NotBack => [", not by the end", "：期間内に未復旧"],
        }
    }

    /// The unit of the part of a measure.
    pub(super) fn unit(self, of: Unit) -> Unit {
        match self {
            Part::NotBack => Unit::Probability,
            _ => of,
        }
    }
}

/// What is estimated.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) name: &'static str,
    pub(super) unit: Unit,
    pub(super) en: &'static str,
    pub(super) ja: &'static str,
}

/// Declares measures, and `ALL` of them for the data dictionary.
macro_rules! measures {
    ($( $constant:ident = $name:literal, $unit:ident, $en:literal, $ja:literal; )*) => {
        $( pub(super) const $constant: Measure = Measure { name: $name, unit: Unit::$unit, en: $en, ja: $ja }; )*
        /// All measures in the order of their declaration.
        #[cfg(test)]
        pub(super) const ALL: &[Measure] = &[$($constant),*];
    };
}

measures! {
    OUTAGE = "outage", Probability, "Probability of an outage: a breach of the service maintenance level", "サービス障害の確率（サービス維持レベルの逸脱）";
    LOSS = "loss", Probability, "Probability that anything is lost", "何らかの影響が出る確率";
    OUTAGE_HOURS = "outage_hours", Hours, "Time in breach of the service maintenance level, 0 without an outage", "サービス障害の時間（障害なしは0）";
    PEAK_PEOPLE = "peak_people", People, "Most people without service at one time", "最大影響人数";
    PEAK_PEOPLE_GIVEN_LOSS = "peak_people_given_loss", People, "Most people without service at one time, only of replicates that lost anything", "最大影響人数（影響が出た試行のみ）";
    LOST_PERSON_HOURS = "lost_person_hours", PersonHours, "Lost service: people without it times hours", "サービス損失（人・時間）";
    LOST_PERSON_HOURS_ALL_SECTORS = "lost_person_hours_all_sectors", PersonHours, "Lost service summed over sectors: one person without two services for an hour counts twice", "サービス損失（人・時間）（全分野の合計）";
    UNRESTORABLE_PEOPLE = "unrestorable_people", People, "People whose supply cannot be restored", "復旧不能の人数";
    SECTORS_HIT = "sectors_hit", Count, "Sectors with a facility hit", "被害施設のある分野数";
    SECTORS_OUT = "sectors_out", Count, "Sectors with an outage", "サービス障害の分野数";
    REGIONS_HIT = "regions_hit", Count, "Regions with a facility hit", "被害施設のある地域数";
    FACILITIES_HIT = "facilities_hit", Count, "Facilities below their sector's hit level at some time", "被害施設数";
    FACILITIES_DIRECT = "facilities_direct", Count, "Of the facilities hit, those hit first by their own damage or attack", "直接の被害施設数";
    FACILITIES_INDIRECT = "facilities_indirect", Count, "Of the facilities hit, those hit first through a dependency", "波及の被害施設数";
    DEPTH = "depth", Count, "Longest chain of dependencies from an inject", "波及の段数";
    MULTIPLIER = "multiplier", Ratio, "Facilities hit for each one hit directly, only of replicates with a direct hit", "波及倍率（被害施設数／直接の被害施設数）";
    DELAY = "delay", Hours, "Time from the first inject to the first outage, given both", "最初の事象からサービス障害までの時間";
    T50_FROM_INJECT = "t50_from_inject", Hours, "Time from the first inject until 50 % of the peak restorable loss is back for good, given an outage", "50 %復旧（最初の事象から、障害時）";
    T90_FROM_INJECT = "t90_from_inject", Hours, "Time from the first inject until 90 % is back, given an outage", "90 %復旧（最初の事象から、障害時）";
    T99_FROM_INJECT = "t99_from_inject", Hours, "Time from the first inject until 99 % is back, given an outage", "99 %復旧（最初の事象から、障害時）";
    T100_FROM_INJECT = "t100_from_inject", Hours, "Time from the first inject until 99.9 %, which counts as all, is back, given an outage", "全復旧（最初の事象から、障害時）";
    T50_FROM_ONSET = "t50_from_onset", Hours, "Time from the sector's own onset until 50 % of the peak restorable loss is back for good, given an outage", "50 %復旧（影響の始まりから、障害時）";
    T90_FROM_ONSET = "t90_from_onset", Hours, "Time from the sector's own onset until 90 % is back, given an outage", "90 %復旧（影響の始まりから、障害時）";
    T99_FROM_ONSET = "t99_from_onset", Hours, "Time from the sector's own onset until 99 % is back, given an outage", "99 %復旧（影響の始まりから、障害時）";
    T100_FROM_ONSET = "t100_from_onset", Hours, "Time from the sector's own onset until 99.9 % is back, given an outage", "全復旧（影響の始まりから、障害時）";
    T50_ALL_SECTORS = "t50_from_inject_all_sectors", Hours, "Time from the first inject until the last sector with an outage has 50 % back", "最後の分野の50 %復旧（最初の事象から）";
    T90_ALL_SECTORS = "t90_from_inject_all_sectors", Hours, "Time from the first inject until the last sector with an outage has 90 % back", "最後の分野の90 %復旧（最初の事象から）";
    T99_ALL_SECTORS = "t99_from_inject_all_sectors", Hours, "Time from the first inject until the last sector with an outage has 99 % back", "最後の分野の99 %復旧（最初の事象から）";
    T100_ALL_SECTORS = "t100_from_inject_all_sectors", Hours, "Time from the first inject until the last sector with an outage has 99.9 % back", "最後の分野の全復旧（最初の事象から）";
    SEVERITY_0 = "severity_0", Probability, "Probability that severity 0 is the highest", "最大深刻度0の確率";
    SEVERITY_1 = "severity_1", Probability, "Probability that severity 1 is the highest", "最大深刻度1の確率";
    SEVERITY_2 = "severity_2", Probability, "Probability that severity 2 is the highest", "最大深刻度2の確率";
    SEVERITY_3 = "severity_3", Probability, "Probability that severity 3 is the highest", "最大深刻度3の確率";
    SEVERITY_4 = "severity_4", Probability, "Probability that severity 4 is the highest", "最大深刻度4の確率";
    SEVERITY_1_HOURS = "severity_1_hours", Hours, "Time at severity 1 or above", "深刻度1以上の時間";
    SEVERITY_2_HOURS = "severity_2_hours", Hours, "Time at severity 2 or above", "深刻度2以上の時間";
    SEVERITY_3_HOURS = "severity_3_hours", Hours, "Time at severity 3 or above", "深刻度3以上の時間";
    SEVERITY_4_HOURS = "severity_4_hours", Hours, "Time at severity 4", "深刻度4の時間";
    ENTERED = "entered", Probability, "Probability that the attacker gets into an information system", "攻撃者が情報システムに侵入する確率";
    STRUCK = "struck", Probability, "Probability that the campaign strikes: an objective is carried out, or a flood sent", "攻撃が実行に至る確率";
    FORESTALLED = "forestalled", Probability, "Probability that the campaign is noticed and never strikes, of replicates in which it got in", "検知され実行に至らない確率（侵入された試行のみ）";
    SYSTEMS_ENTERED = "systems_entered", Count, "Information systems in which the attacker has been", "侵入されたシステム数";
    SYSTEMS_STRUCK = "systems_struck", Count, "Information systems struck, and facilities that a flood reached", "攻撃が実行されたシステム数（大量通信を受けた施設を含む）";
    UNNOTICED = "unnoticed", Hours, "Time from the first entry to the first notice, given an entry", "侵入から検知までの時間（侵入された試行のみ）";
    OBSERVED = "observed", AsObserved, "The observed value, in the unit that the observation states", "観測値";
    DEADLOCK = "deadlock", Probability, "Probability of this deadlock at the end of a replicate: facilities that wait for each other", "この膠着が期間末に残る確率";
    HIT = "hit", Probability, "Probability that the facility falls below its sector's hit level", "施設が被害を受ける確率";
    LOST_HOURS = "lost_hours", Hours, "Lost service in hours of full service: half the service for two hours counts one", "失われた時間（全停止換算）";
}

/// T50, T90, T99, T100 from the first inject.
pub(super) const FROM_INJECT: [Measure; 4] = [
    T50_FROM_INJECT,
    T90_FROM_INJECT,
    T99_FROM_INJECT,
    T100_FROM_INJECT,
];
/// T50, T90, T99, T100 from the sector's own onset.
pub(super) const FROM_ONSET: [Measure; 4] = [
    T50_FROM_ONSET,
    T90_FROM_ONSET,
    T99_FROM_ONSET,
    T100_FROM_ONSET,
];
/// T50, T90, T99, T100 of the last of all sectors.
pub(super) const ALL_SECTORS: [Measure; 4] = [
    T50_ALL_SECTORS,
    T90_ALL_SECTORS,
    T99_ALL_SECTORS,
    T100_ALL_SECTORS,
];
/// Probabilities of the highest severity.
pub(super) const SEVERITY: [Measure; 5] =
    [SEVERITY_0, SEVERITY_1, SEVERITY_2, SEVERITY_3, SEVERITY_4];
/// Times at severities.
pub(super) const SEVERITY_HOURS: [Measure; 4] = [
    SEVERITY_1_HOURS,
    SEVERITY_2_HOURS,
    SEVERITY_3_HOURS,
    SEVERITY_4_HOURS,
];
