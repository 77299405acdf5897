//! A model, and one of its facilities.

super::words! {
    /// What a model holds.
    COUNTS = "{sectors} sectors, {regions} regions; {facilities} facilities ({regional} regional, {named} named); \
        {dependencies} dependencies in {groups} supply groups; {pools} pools",
        "{sectors}分野、{regions}地域、{facilities}施設(地域単位{regional}、個別{named})、\
        依存関係{dependencies}件(供給グループ{groups})、要員プール{pools}";
    /// Heading.
    SECTORS = "SECTORS", "分野";
    /// Heading.
    MATRIX = "WHO (ROW) DEPENDS ON WHOM (COLUMN): largest loss of readiness in % without any supply",
        "相互依存性(行の分野が列の分野に依存): 供給が全くないときの機能低下の最大値(%)";
    /// Heading.
    PROVENANCE = "WHERE THE VALUES COME FROM: records by confidence", "値の根拠: 確度別の件数";
    /// Heading.
    NEEDS = "NEEDS ({count})", "依存先({count})";
    /// Heading.
    IS_NEEDED_BY = "IS NEEDED BY ({count})", "依存元({count})";
    /// In the place of a region.
    NATION = "the nation", "全国";

    /// Property or column.
    ID = "id", "識別子";
    /// Property or column.
    SECTOR = "sector", "分野";
    /// Property.
    REGION = "region", "地域";
    /// Property.
    CLASS = "class", "種別";
    /// Property or column.
    SITES = "sites", "拠点数";
    /// Property or column.
    PEOPLE = "people served", "利用者数";
    /// Property.
    DEMAND = "demand", "需要";
    /// Property.
    OUTPUT = "output", "出力";
    /// Property.
    LIMITS = "limits", "容量";
    /// Property.
    TRIPS_BELOW = "trips below", "停止する水準";
    /// Property.
    RESTORATION = "restoration", "復旧手順";
    /// Property.
    FRAGILE_TO = "fragile to", "被害関数";
    /// Property.
    SOURCE = "source", "根拠";
    /// Value of the limits.
    BOTH_WAYS = "{there} MW there, {back} MW back", "順方向{there} MW、逆方向{back} MW";
    /// Column.
    FACILITIES = "facilities", "施設数";
    /// Column.
    NEEDS_COLUMN = "needs", "依存先";
    /// Column.
    IS_NEEDED_COLUMN = "is needed", "依存元";
    /// Column.
    RECORDS = "records", "記録";

    /// Kind of record.
    RECORD_SECTORS = "sectors", "分野";
    /// Kind of record.
    RECORD_REGIONS = "regions", "地域";
    /// Kind of record.
    RECORD_FACILITIES = "facilities", "施設";
    /// Kind of record.
    RECORD_GROUPS = "supply groups", "供給グループ";
    /// Kind of record.
    RECORD_POOLS = "pools", "要員プール";
    /// Kind of record.
    RECORD_RESTORATIONS = "restorations", "復旧手順";
    /// Kind of record.
    RECORD_FRAGILITIES = "fragilities", "被害関数";

    /// Confidence.
    HIGH = "high", "高";
    /// Confidence.
    MEDIUM = "medium", "中";
    /// Confidence.
    LOW = "low", "低";
    /// Confidence.
    ASSUMED = "assumed", "仮定";
    /// Confidence.
    CALIBRATED = "calibrated", "較正";

    /// A source with its confidence.
    SOURCE_WITH = "{source} ({confidence})", "{source}(確度: {confidence})";
    /// After the first names of a list.
    MORE = " and {count} more", " ほか{count}件";
    /// How strong a dependency is.
    STRENGTH = "{immediate} at once, {strength} in the end; {buffer}; {id} [{source}]",
        "直ちに{immediate}、最終的に{strength}の機能低下、{buffer}、{id} [{source}]";
    /// No buffer.
    NO_BUFFER = "no buffer", "余裕時間なし";
    /// A stock.
    STOCK = "stock for {time}", "備蓄による余裕時間{time}";
    /// Stocks of places.
    PLACES = "each place lasts {time}", "拠点ごとの余裕時間{time}";
    /// Stocks of places that trucks refill.
    PLACES_TRUCKS = "each place lasts {time}, then trucks", "拠点ごとの余裕時間{time}、その後は車両で補給";
    /// A duration that is drawn.
    ABOUT = "about {median} ({low} to {high})", "約{median}({low}～{high})";
}
