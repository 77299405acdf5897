//! The page of a model.

super::words! {
    /// Kind of page.
    PAGE = "The model that scenarios happen to", "シナリオの前提となるモデル";

    /// Section.
    ANSWER = "What the model holds", "モデルの概要";
    /// How many and where.
    WHAT_IT_HOLDS = "{facilities} facilities of {sectors} sectors serve {people} residents of {regions} regions: {regional} stand for all of a kind in a region, {named} for a place or a national service of its own.",
        "{sectors}分野・{facilities}施設が、{regions}地域の住民{people}人にサービスを提供する。うち{regional}は地域内の同種施設をまとめたもの、{named}は個別の施設または全国一つのサービス。";
    /// Dependencies.
    HOW_IT_HANGS = "{dependencies} dependencies in {groups} supply groups tie them together; {pools} pools of crews, trucks and responders bring them back.",
        "これらを{dependencies}件の依存関係(供給グループ{groups})が結び、{pools}種の要員・車両プールが復旧にあたる。";
    /// Carriers.
    HOW_IT_IS_FED = " Power flows in {areas} balancing areas, from {sources} sources and over {ties} ties.",
        "電力は{areas}の供給エリアで需給を均衡させ、電源{sources}、連系線{ties}を持つ。";
    /// Provenance in a sentence.
    HOW_SOURCED = "As they were written, {written} of {statements} statements are assumed, and {low} of low confidence. After rules are expanded to {records} records, {assumed} are assumed: what is assumed once holds in many places.",
        "モデルの記載{statements}件のうち{written}は出典のない仮定、{low}は確度の低い値である。規則を各地域に展開した後の記録{records}件では、仮定が{assumed}となる(一つの仮定が多くの地域に適用されるため)。";
    /// Below a number.
    CARD_FACILITIES = "facilities", "施設数";
    /// Below a number.
    CARD_DEPENDENCIES = "dependencies", "依存関係";
    /// Below a number.
    CARD_PEOPLE = "residents", "人口";
    /// Below a number.
    CARD_SOURCED = "of the statements are sourced with high or medium confidence, or calibrated", "確度が高・中または較正の記載";
    /// Caption.
    SECTORS_TABLE = "By sector", "分野別";
    /// Column.
    BY_NAME = "by name", "うち個別";

    /// Section.
    MATRIX = "Who depends on whom", "分野間の相互依存性";
    /// How to read the matrix.
    MATRIX_LEAD = "A row's sector depends on a column's. The number is the largest loss of readiness in % when a supply is gone and buffers are spent, over all dependencies of the pair; below it, how many dependencies there are. The darker, the stronger. Blank: none.",
        "行の分野が列の分野に依存する。数字は、供給が途絶し余裕時間も尽きた場合の機能低下(%)の、依存関係全体での最大値。下段は依存関係の件数。濃いほど強い。空欄は依存なし。";
    /// Above the names of rows.
    MATRIX_CORNER = "row depends on column", "行が列に依存";

    /// Section.
    POWER = "Power areas and ties", "電力の供給エリアと連系線";
    /// How to read the drawing.
    POWER_LEAD = "Powers in {unit}, at the peak of the year. In each box: the peak load (dark bar), what runs at the start (light bar), what stands by (white bar), to the box's own scale. On each tie: its limits, by direction.",
        "単位は{unit}。需要は年間最大。各枠の棒は上が最大需要(濃色)、下が開始時に運転中の電源(淡色)と待機中の電源(白)で、縮尺は枠ごと。連系線の数字は方向別の容量。";
    /// For screen readers.
    POWER_ALT = "Map of {areas} areas with {ties} ties between them; the numbers stand in the tables below.",
        "{areas}エリアと{ties}本の連系の概念図。数値は下の表に示す。";
    /// In a box.
    BOX_LOAD = "load {load} {unit}", "需要 {load} {unit}";
    /// In a box where nothing stands by.
    BOX_RUNNING = "runs {running} {unit}", "運転 {running} {unit}";
    /// In a box.
    BOX_SOURCES = "runs {running} + {standby} {unit}", "運転 {running} + 待機 {standby} {unit}";
    /// Caption.
    AREAS_TABLE = "Areas, in {unit}", "供給エリア({unit})";
    /// Caption.
    TIES_TABLE = "Ties, in {unit}", "連系線({unit})";
    /// Column.
    AREA = "area", "エリア";
    /// Column.
    REGIONS = "regions", "地域";
    /// Column.
    LOAD = "peak load", "最大需要";
    /// Column.
    RUNNING = "runs", "運転中";
    /// Column.
    STANDBY = "stands by", "待機";
    /// Column.
    UNAVAILABLE = "unavailable", "使用不可";
    /// Column.
    SOURCES = "sources", "電源数";
    /// Column.
    IMPORT = "ties can bring", "連系線による受電容量";
    /// Column.
    SHEDDING = "can be shed", "自動負荷遮断量";
    /// Column.
    ONE_END = "from", "送り側";
    /// Column.
    OTHER_END = "to", "受け側";
    /// Column.
    THERE = "there", "順方向";
    /// Column.
    BACK = "back", "逆方向";
    /// Column.
    TIES = "ties", "本数";

    /// Section.
    NEIGHBOURHOOD = "A facility's neighbourhood", "施設ごとの依存関係";
    /// How to use it.
    NEIGHBOURHOOD_LEAD = "What a facility needs stands on its left, what needs it on its right, the strongest first. A bar's length is the loss of readiness without that supply. Names can be followed.",
        "左が依存先、右が依存元(強い順)。棒の長さは、その供給が途絶したときの機能低下を示す。施設名を押すとその施設に移る。";
    /// Without the script.
    NO_SCRIPT = "To choose a facility, a browser needs JavaScript; without it, see", "施設の選択にはJavaScriptが必要。使えない場合は次を参照:";
    /// Before the field.
    FIND = "Find a facility by name or id", "施設を名称・識別子で探す";
    /// Above the cards on the left.
    SUPPLIERS = "Needs ({n})", "依存先({n})";
    /// Above the cards on the right.
    CONSUMERS = "Is needed by ({n})", "依存元({n})";
    /// No cards.
    NOTHING_HERE = "nothing", "なし";
    /// After the first names of a list.
    MORE = "{n} more", "ほか{n}件";
    /// On a button.
    OPEN = "Open or close all", "すべて開く・閉じる";
    /// Nothing found.
    NOT_FOUND = "There is no such facility.", "該当する施設はない。";

    /// Section.
    FACILITIES = "All facilities by sector", "分野別の施設一覧";
    /// What is listed.
    FACILITIES_LEAD = "Facilities with a name stand one by one; those that a rule makes in each region stand by class. What is folded is not printed.",
        "個別の施設は1件ずつ、地域ごとにまとめた施設は種別ごとに示す。閉じた項目は印刷されない。";
    /// Title of a fold.
    FACILITIES_OF = "{sector}: {n} facilities, {named} by name", "{sector}: {n}施設(うち個別{named})";
    /// Column.
    FACILITY = "facility", "施設";
    /// In the place of a name.
    ALL_OF_CLASS = "all of a class", "種別の合計";
    /// In the place of a region.
    IN_REGIONS = "in {n} regions", "{n}地域";

    /// Section.
    PROVENANCE = "Where the values come from", "値の根拠";
    /// What confidences mean.
    PROVENANCE_LEAD = "Every record states a source for its values and how far it can be relied on: high (read in a reliable source), medium (a source that needed interpretation), low (memory or a single weak source), calibrated (fitted to observations), assumed (a judgement; nobody measured it).",
        "各記録は値の出典と確度を持つ。高: 信頼できる資料による。中: 資料の解釈を要した。低: 記憶または弱い資料一つによる。較正: 観測に合わせて定めた。仮定: 測定に基づかないモデル上の判断。";
    /// Caption.
    WRITTEN_TABLE = "As they were written: what a rule makes in many regions counts once", "記載の単位(各地域に展開される規則は1件と数える)";
    /// Caption.
    RECORDS_TABLE = "As the simulation uses them: after rules were expanded", "計算上の単位(規則を各地域に展開した後)";
    /// Column.
    NUMBER = "number", "件数";
    /// Column.
    SHARES = "shares", "内訳";
    /// Last row.
    ALL_RECORDS = "all", "全体";
    /// Heading.
    ASSUMED = "Everything that is assumed", "仮定した値の一覧";
    /// How many there are.
    ASSUMED_LEAD = "{n} statements, which hold in {records} records. Records with the same values and source stand on one line; fields that have their default are left out. What is folded is not printed.",
        "{n}件の記載(記録{records}件に適用)。値と出典が同じ記録は1行にまとめ、既定値のままの項目は省く。閉じた項目は印刷されない。";
    /// Title of a fold.
    ASSUMED_OF = "{name}: {n} statements in {records} records", "{name}: {n}件(記録{records}件)";
    /// What is no sector's own.
    NO_SECTOR = "Damage, repair, crews and demand", "被害・復旧・要員・需要";
    /// Column.
    RECORD = "record", "記録";
    /// Column.
    KIND = "kind", "種類";
    /// Column.
    VALUES = "values", "値";
    /// Column.
    SOURCE = "source as the model states it", "モデル記載の出典(原文)";
}
