//! Titles, axes and legends of the pictures.

super::words! {
    /// Below each title.
    SUBTITLE = "{title} - {replicates} replicates", "{title} - 試行{replicates}回";
    /// Title of the curves of service.
    SERVICE = "Service by sector", "分野別のサービス水準";
    /// Title of the curves of service in one region.
    SERVICE_IN = "Service by sector in {region}", "{region}の分野別サービス水準";
    /// Axis of time.
    SERVICE_TIME = "days since the start", "開始からの日数";
    /// Axis of service.
    SERVICE_LEVEL = "share of people served (%)", "サービスを受けている人の割合(%)";
    /// Legend.
    MEDIAN = "median", "中央値";
    /// Legend.
    MEAN = "mean", "平均";
    /// Legend.
    HALF_OF_REPLICATES = "half of the replicates", "試行の50%";
    /// Legend.
    MOST_OF_REPLICATES = "nine tenths of the replicates", "試行の90%";
    /// Legend of a band that is not drawn.
    BAND_NEEDS = "{band} (needs {needed})", "{band}({needed}回必要)";
    /// Title of the recovery times.
    RECOVERY = "Time until 90 % of the peak loss is back", "最大の損失の90%が復旧するまでの時間";
    /// Column: how often there is an outage.
    RECOVERY_OUTAGE = "outage", "障害の確率";
    /// Axis of time.
    RECOVERY_TIME = "time from the first inject, given an outage", "最初の状況付与からの時間(障害が起きた場合)";
    /// Column: share that is not back by the horizon.
    RECOVERY_CENSORED = "90 % not back in time", "期間内に90%未復旧(打切り)";
    /// Legend.
    HALF_OF_CASES = "half of the cases", "障害の50%";
    /// Legend.
    MOST_OF_CASES = "nine tenths of the cases", "障害の90%";
    /// Legend.
    BEYOND = "beyond the horizon", "期間の外(打切り)";
    /// Title of the table of shades.
    LOSSES = "Lost person-hours by region and sector (mean)", "地域・分野別のサービス損失(人・時間、平均)";
    /// Title of the map.
    MAP = "Lost person-hours by region, all sectors (mean)", "地域別のサービス損失(全分野、人・時間、平均)";
    /// Scale of shades.
    LOST = "lost person-hours", "サービス損失(人・時間)";
    /// Blank in a scale of shades.
    NOTHING_LOST = "nothing lost", "損失なし";
}
