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
    SYSTEMS = "INFORMATION SYSTEMS ({count})", "情報システム({count})";
    /// Value of a system.
    VENDORS = "vendors", "ベンダー";
    /// Value of a system.
    PRODUCTS = "products", "製品";
    /// Value of a system.
    LINKS = "links", "接続";
    /// Value of a system.
    WATCHED_BY = "watched by", "監視機関";
    /// Heading in a facility's sheet.
    NEEDS = "NEEDS ({count})", "依存先({count})";
    /// Heading.
    IS_NEEDED_BY = "IS NEEDED BY ({count})", "依存元({count})";
    /// In the place of a region.
    NATION = "the nation", "全国";

    /// Property or column.
    ID = "id", "識別子";
    /// Column.
    NAME = "name", "名称";
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
    RECORD_PROFILES = "demand profiles", "需要の時間変動";
    /// Kind of record.
    RECORD_POOLS = "pools", "要員プール";
    /// Kind of record.
    RECORD_RESTORATIONS = "restorations", "復旧手順";
    /// Kind of record.
    RECORD_FRAGILITIES = "fragilities", "被害関数";
    /// Kind of record.
    RECORD_SYSTEMS = "kinds of information systems", "情報システムの種類";
    /// Kind of record.
    RECORD_LINKS = "cyber links", "サイバー上の接続";
    /// Kind of record.
    RECORD_FLEETS = "fleets of devices", "IoT機器群";
    /// Kind of record.
    RECORD_VENDORS = "vendors", "ベンダー";
    /// Kind of record.
    RECORD_PRODUCTS = "products", "製品";
    /// Kind of record.
    RECORD_CENTRES = "monitoring centres", "監視機関";
    /// Kind of record.
    RECORD_POLICIES = "sharing and procurement", "情報共有・調達";

    /// Value of a system: its layer.
    LAYER = "layer", "層";
    /// A layer.
    LAYER_IT = "IT", "IT";
    /// A layer.
    LAYER_OT = "OT (control of plant)", "OT(設備の制御)";
    /// A layer.
    LAYER_IOT = "IoT", "IoT";
    /// Value of a system.
    STAKE = "service lost without it", "停止時に失われるサービス";
    /// Value of a system.
    SECURITY = "attempts withstood", "侵入を防ぐ割合";
    /// Value of a system.
    PATCHED = "known vulnerabilities closed", "既知の脆弱性への対処率";
    /// Value of a system.
    SEGMENTATION = "attempts from another layer withstood", "他の層からの侵入を防ぐ割合";
    /// Value of a system.
    ISOLATION_COST = "service lost while isolated", "切離し中に失われるサービス";
    /// Value of a system.
    PRECAUTION_COST = "service lost while disconnected as a precaution", "予防的遮断中に失われるサービス";
    /// Value of a system or centre.
    NOTICES_IN = "notices an intruder in (mean)", "検知までの平均時間";
    /// Value of a system.
    TRIAGE = "notice to isolation", "検知から切離しまで";
    /// Value of a system.
    FORENSICS = "forensics", "原因調査(フォレンジック)";
    /// Value of a system.
    ERADICATION = "eradication", "排除";
    /// Value of a system.
    CORE = "rebuilding the core", "基幹部分の再構築";
    /// Value of a system.
    BACKUP = "backup", "バックアップ";
    /// A backup.
    BACKUP_OFFLINE = "offline", "オフライン保管";
    /// A backup.
    BACKUP_ONLINE = "within an attacker's reach", "攻撃者の手が届く場所";
    /// A backup.
    BACKUP_MISSING = "none", "なし";
    /// Value of a system.
    TERMINALS = "terminals to set up again", "再設定する端末";
    /// Value of a link.
    LINK_KIND = "connection", "接続";
    /// A kind of link.
    LINK_VENDOR = "shared vendor", "共通のベンダー";
    /// A kind of link.
    LINK_SERVICE = "managed service", "運用委託";
    /// A kind of link.
    LINK_NETWORK = "joined networks", "ネットワーク接続";
    /// A kind of link.
    LINK_PARTNER = "business partners", "取引先";
    /// A kind of link.
    LINK_PRODUCT = "common product", "共通の製品";
    /// A kind of link.
    LINK_INTERNAL = "within a facility", "施設内";
    /// Value of a link.
    PASSES = "attempts that get across", "到達する割合";
    /// Value of a fleet.
    DEVICES = "devices", "台数";
    /// Value of a fleet.
    EXPOSED = "reachable from outside", "外部から到達できる割合";
    /// Value of a fleet.
    DEFAULT_CREDENTIALS = "with default credentials", "初期認証情報のままの割合";
    /// Value of a fleet.
    SECURE_BY_DESIGN = "protected by design", "設計段階で保護されている割合";
    /// Value of a fleet.
    PATCHABLE = "can be patched", "修正できる割合";
    /// Value of a fleet.
    CONTACT = "infects another in (mean)", "次の機器に感染するまでの平均時間";
    /// Value of a centre.
    WATCHES = "systems watched", "監視するシステム数";
    /// A record.
    SHARING = "information sharing", "情報共有";
    /// A record.
    PROCUREMENT = "agreement on IT procurement", "IT調達の申合せ";
    /// Value of sharing.
    REPORTS = "first notice to NISC", "最初の検知からNISCへの報告まで";
    /// Value of sharing.
    FORWARDS = "NISC to the others", "NISCから各事業者への共有まで";
    /// Value of sharing.
    NOTICE_FACTOR = "factor on detection from then on", "共有後の検知率の倍率";
    /// Value of procurement.
    KEEPS_OUT = "compromised deliveries kept out", "不正な納入品を排除する割合";

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
    /// Between the names of a list.
    COMMA = ", ", "、";
    /// A dependency: what is lost without it, what bridges it, which it is.
    DEPENDENCY = "{kind}; {loss}; {buffer}; {id} [{source}]", "{kind}、{loss}、{buffer}、{id} [{source}]";
    /// What is lost without any supply.
    LOSS = "{immediate} lost at once, {strength} in the end", "直ちに{immediate}、最終的に{strength}の機能低下";
    /// How many suppliers a group needs, by their weights.
    REQUIREMENT = "{needed} of {all} are enough", "{all}のうち{needed}で足りる";
    /// Kind of a dependency (Rinaldi 2001).
    PHYSICAL = "physical", "物理的";
    /// Kind of a dependency.
    CYBER = "cyber", "サイバー";
    /// Kind of a dependency.
    LOGICAL = "logical", "論理的";
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

    /// A value with what it is.
    VALUE = "{what} {value}", "{what} {value}";
    /// Between values on a line.
    BETWEEN_VALUES = "; ", "、";
    /// What a supply group depends on.
    ON = "on {sectors}", "依存先: {sectors}";

    /// Property.
    CAPACITY = "capacity", "容量(平常時比)";
    /// Property.
    RESTART = "restart", "再起動時間";
    /// Property of many sites.
    RESTART_LAG = "return lag", "復帰の遅れ";
    /// Property of many sites.
    VISITS = "need a visit", "要現地対応の割合";
    /// Property.
    FAILS_EVERY = "fails every", "故障間隔";
    /// Property.
    REPAIR = "repair", "修理時間";
    /// Property.
    BACKLOG = "backlog up to", "滞留の上限";
    /// Property of an area.
    SHEDDING = "shedding", "自動負荷遮断";
    /// Property of a source.
    STATE = "state", "状態";
    /// State of a source.
    RUNNING = "running", "運転中";
    /// State of a source.
    STANDBY = "standing by", "待機";
    /// State of a source.
    UNAVAILABLE = "unavailable", "使用不可";
    /// Property of a source.
    START = "start", "起動時間";
    /// Property of a source.
    CRANKING = "cranking power", "起動に要する電源";

    /// Property of a dependency.
    DEPENDENCY_KIND = "kind", "種類";
    /// Property of a dependency.
    WITHOUT = "without supply", "供給停止時";
    /// Property of a dependency.
    BUFFER = "buffer", "余裕時間";
    /// Property of a dependency.
    EXPONENT = "exponent", "指数";
    /// Property of a dependency.
    RETURN_PLACE = "place in the order of return", "復旧順位";
    /// Property of a dependency.
    BLACK_START = "starts without it up to", "単独起動の水準";

    /// Property of a sector.
    MAINTENANCE = "outage", "サービス維持レベル";
    /// Property of a sector.
    HIT_BELOW = "a facility is hit below", "影響ありとする水準";
    /// Property of a region.
    POPULATION = "residents", "人口";
    /// Property of a profile.
    BY_HOUR = "by hour", "時刻別";
    /// Property of a profile.
    BY_MONTH = "by month", "月別";
    /// Property of a pool.
    STRENGTH_OF_POOL = "strength", "規模";
    /// A step of a pool's strength.
    COUNT_FROM = "{count} from {from}", "{from}以降{count}";
    /// Property of a pool.
    MOBILISE = "mobilise", "参集時間";
    /// Property of a pool.
    TRAVEL = "travel", "移動時間";
    /// Property of a restoration.
    DEAD_TIME = "before work starts", "着手までの時間";
    /// Property of a restoration.
    SWITCHING = "back by switching", "切替えによる復旧";
    /// A share with its time.
    SHARE_WITHIN = "{share} within {time}", "{time}で{share}";
    /// Property of a restoration.
    WORK = "work", "作業";
    /// A class of work.
    WORK_RATE = "{share} at {rate} sites a crew and day", "{share}を1班1日{rate}か所";
    /// Property of a restoration.
    WORK_FACTOR = "factor on the work", "作業量の倍率";
    /// Property of a restoration.
    WORK_NEEDS = "work needs", "作業に必要なサービス";
    /// A service that work needs, with its weight.
    SECTOR_BY = "{sector} by {weight}", "{sector}(重み{weight})";
    /// Property of a restoration.
    CREWS = "crews at most", "最大班数";
    /// Property of a restoration.
    UNRESTORABLE = "cannot be restored", "復旧不能の割合";
    /// Property of a fragility.
    MEASURE = "measure", "外力の指標";
    /// Measure.
    PGA = "peak ground acceleration, cm/s2", "最大加速度(cm/s2)";
    /// Measure.
    PGV = "peak ground velocity, cm/s", "最大速度(cm/s)";
    /// Measure.
    JMA = "JMA seismic intensity", "計測震度";
    /// Measure.
    WIND = "peak gust, m/s", "最大瞬間風速(m/s)";
    /// Measure.
    DEPTH = "depth of water, m", "浸水深(m)";
    /// Property of a fragility.
    DAMAGE_STATE = "damage", "被害";
    /// A curve of a fragility.
    CURVE = "half of the sites at {median} (beta {beta}), {loss} lost", "{median}で半数(β {beta})、機能低下{loss}";
}
