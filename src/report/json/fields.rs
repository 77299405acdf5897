//! The fields of what is written as JSON, for the data dictionary; its tests hold them to what is written.

use crate::report::columns::{Column, Unit};

const FORMAT: Column = Column::text("format", "形式", "What marks the document.");
const SCHEMA: Column = Column::whole(
    "schema",
    Unit::None,
    "スキーマの版",
    "Version of the file formats.",
);
const PROGRAM: Column = Column::text("program", "プログラム", "Name and version of the program.");
const MODEL_VERSION: Column = Column::text(
    "model_version",
    "モデルの版",
    "Version of the model's laws and data.",
);
const SEED: Column = Column::text(
    "seed",
    "乱数シード",
    "Seed of the batch, as text: JSON readers round numbers above 2^53.",
);
const SCENARIO_EN: Column = Column::text(
    "scenario.en",
    "シナリオ名（英語）",
    "Title of the scenario in English.",
);
const SCENARIO_JA: Column = Column::text(
    "scenario.ja",
    "シナリオ名",
    "Title of the scenario in Japanese.",
);
const PLAN_EN: Column = Column::text(
    "plan.en",
    "対応計画名（英語）",
    "Title of the contingency plan in English; `plan` is absent without one.",
);
const PLAN_JA: Column = Column::text(
    "plan.ja",
    "対応計画名",
    "Title of the contingency plan in Japanese.",
);
const HORIZON: Column = Column::whole(
    "horizon_ms",
    Unit::None,
    "期間（ms）",
    "End of a replicate, in milliseconds from the scenario's start.",
);
const ASKED: Column = Column::whole(
    "replicates_asked",
    Unit::Count,
    "指定した試行数",
    "Replicates that were asked for.",
);
const COMPLETED: Column = Column::whole(
    "replicates_completed",
    Unit::Count,
    "完了した試行数",
    "Replicates that came to their horizon.",
);
const FAILED: Column = Column::whole(
    "replicates_failed",
    Unit::Count,
    "失敗した試行数",
    "Replicates that failed.",
);
const UNTIL_FIGURE: Column = Column::text(
    "until_ci.figure",
    "終了条件の指標",
    "Whose interval decided when to stop (`--until-ci-of`); all of `until_ci` is absent without `--until-ci`.",
);
const UNTIL_WIDTH: Column = Column::text(
    "until_ci.width",
    "終了条件の片幅",
    "How wide it may be (`--until-ci`): a share of the estimate with %, else in its unit.",
);
const UNTIL_NOT_BEFORE: Column = Column::whole(
    "until_ci.not_before",
    Unit::Count,
    "終了条件の最少試行数",
    "Replicates before which no batch stops.",
);
const UNTIL_MET: Column = Column::text(
    "until_ci.met",
    "終了条件の成否",
    "`true` where the interval is as narrow as that, `false` where the batch ran to its budget or was interrupted.",
);
const UNTIL_HALF_WIDTH: Column = Column::number(
    "until_ci.half_width",
    Unit::None,
    "達した片幅",
    "The longer side of the interval, as a share or in the figure's unit like the width; null without an interval.",
);
const EVENTS: Column = Column::whole(
    "events",
    Unit::Count,
    "処理イベント数",
    "Events processed in all replicates.",
);

/// `summary.json`.
pub(in crate::report) const SUMMARY: &[Column] = &[
    FORMAT,
    SCHEMA,
    PROGRAM,
    MODEL_VERSION,
    SCENARIO_EN,
    SCENARIO_JA,
    PLAN_EN,
    PLAN_JA,
    SEED,
    ASKED,
    COMPLETED,
    FAILED,
    UNTIL_FIGURE,
    UNTIL_WIDTH,
    UNTIL_NOT_BEFORE,
    UNTIL_MET,
    UNTIL_HALF_WIDTH,
    EVENTS,
    HORIZON,
    Column::text(
        "warnings[]",
        "注意",
        "What to know before leaning on any number, as sentences.",
    ),
    Column::text(
        "estimates.LIST[].sector.id",
        "分野",
        "Sector of the subject, where it has one; of a flow, the one that was pulled down.",
    ),
    Column::text(
        "estimates.LIST[].sector.en",
        "分野名（英語）",
        "Its English name.",
    ),
    Column::text("estimates.LIST[].sector.ja", "分野名", "Its Japanese name."),
    Column::text(
        "estimates.LIST[].region.id",
        "地域",
        "Region of the subject, where it has one.",
    ),
    Column::text(
        "estimates.LIST[].region.en",
        "地域名（英語）",
        "Its English name.",
    ),
    Column::text("estimates.LIST[].region.ja", "地域名", "Its Japanese name."),
    Column::text(
        "estimates.LIST[].item.id",
        "項目",
        "Facility, root, observation or deadlock; of a flow, the sector that pulled down.",
    ),
    Column::text(
        "estimates.LIST[].item.en",
        "項目名（英語）",
        "Its English name, where it has one.",
    ),
    Column::text(
        "estimates.LIST[].item.ja",
        "項目名",
        "Its Japanese name, where it has one.",
    ),
    Column::text(
        "estimates.LIST[].measures.MEASURE.unit",
        "単位",
        "Unit of estimate, low and high.",
    ),
    Column::number(
        "estimates.LIST[].measures.MEASURE.estimate",
        Unit::AsObserved,
        "推定値",
        "The estimate.",
    ),
    Column::number(
        "estimates.LIST[].measures.MEASURE.low",
        Unit::AsObserved,
        "下限（95 %）",
        "Lower end of its 95 % interval.",
    ),
    Column::number(
        "estimates.LIST[].measures.MEASURE.high",
        Unit::AsObserved,
        "上限（95 %）",
        "Upper end of its 95 % interval.",
    ),
    Column::whole(
        "estimates.LIST[].measures.MEASURE.n",
        Unit::Count,
        "試行数",
        "Replicates that it rests on.",
    ),
    Column::text(
        "estimates.LIST[].measures.MEASURE.note",
        "注意",
        "What limits it; left out where nothing does.",
    ),
];

/// The first line of a story.
pub(in crate::report) const STORY_HEAD: &[Column] = &[
    FORMAT,
    SCHEMA,
    PROGRAM,
    MODEL_VERSION,
    SCENARIO_EN,
    SCENARIO_JA,
    PLAN_EN,
    PLAN_JA,
    SEED,
    Column::whole(
        "replicate",
        Unit::None,
        "試行番号",
        "Index of the replicate within its batch.",
    ),
    Column::whole(
        "start_unix_ms",
        Unit::None,
        "開始時刻",
        "The scenario's start, in milliseconds since 1970-01-01T00:00:00Z.",
    ),
    Column::whole(
        "utc_offset_minutes",
        Unit::None,
        "時差（分）",
        "Minutes that local time is ahead of UTC.",
    ),
    HORIZON,
];

/// Every other line of a story.
pub(in crate::report) const STORY_ENTRY: &[Column] = &[
    Column::whole(
        "t_ms",
        Unit::None,
        "経過時間（ms）",
        "Time from the scenario's start, in milliseconds.",
    ),
    Column::text("local_time", "現地時刻", "Local month, day and clock time."),
    Column::text(
        "kind",
        "種別",
        "What happened: `inject`, `fell`, `rose`, `damaged`, `repaired`, `failed`, `collapsed`, `crews` or `deadlock`.",
    ),
    Column::text("facility", "施設", "Id of the facility."),
    Column::text("sector", "分野", "Id of its sector."),
    Column::text(
        "region",
        "地域",
        "Id of its region; national facilities have none.",
    ),
    Column::whole(
        "level_before_ppm",
        Unit::None,
        "直前の機能水準（ppm）",
        "Its level before, in millionths of full service.",
    ),
    Column::whole(
        "level_ppm",
        Unit::None,
        "機能水準（ppm）",
        "Its level from now on, in millionths of full service.",
    ),
    Column::text("root", "原因", "Hazard or inject that it traces back to."),
    Column::text(
        "supplier",
        "供給元",
        "Id of the facility that pulled it down.",
    ),
    Column::text(
        "dependency",
        "依存関係",
        "Id of the dependency through which it was pulled down.",
    ),
    Column::whole(
        "depth",
        Unit::Count,
        "波及の段数",
        "Dependencies between the inject and this fall.",
    ),
    Column::text("sentence", "文", "The same for people."),
];

/// `manifest.json`.
pub(in crate::report) const MANIFEST: &[Column] = &[
    FORMAT,
    SCHEMA,
    Column::text(
        "sha256",
        "この行を除くSHA-256",
        "SHA-256 of the file without this line, by which a changed byte shows.",
    ),
    PROGRAM,
    MODEL_VERSION,
    Column::text("title", "シナリオ名", "Title of the scenario."),
    Column::text(
        "plan.file",
        "対応計画のファイル",
        "File of the contingency plan, which is among the inputs; `plan` is absent without one.",
    ),
    Column::text("plan.title", "対応計画名", "Title of the contingency plan."),
    Column::text(
        "language",
        "言語",
        "Language of the page and the pictures: `en` or `ja`.",
    ),
    SEED,
    Column::text(
        "shuffle_ties",
        "同時の順序の種",
        "Seed of the order among equals (`--shuffle-ties`), as text; absent where they are taken by id, as is usual.",
    ),
    Column::whole(
        "event_budget",
        Unit::Count,
        "イベント数の上限",
        "Events after which a replicate is stopped (`--event-budget`); absent where it is the usual 50 million.",
    ),
    Column::text(
        "regions[]",
        "個別に示した地域",
        "Ids of the regions that the page was asked to show by themselves (`--region`); absent where none was named.",
    ),
    ASKED,
    COMPLETED,
    FAILED,
    UNTIL_FIGURE,
    UNTIL_WIDTH,
    UNTIL_NOT_BEFORE,
    UNTIL_MET,
    UNTIL_HALF_WIDTH,
    EVENTS,
    HORIZON,
    Column::whole(
        "step_ms",
        Unit::None,
        "刻み（ms）",
        "Step of the curves of `service.csv`, in milliseconds.",
    ),
    Column::text(
        "inputs[].name",
        "入力の名称",
        "A file that was read, without its folder.",
    ),
    Column::whole(
        "inputs[].bytes",
        Unit::None,
        "入力の大きさ",
        "Its length in bytes.",
    ),
    Column::text(
        "inputs[].sha256",
        "入力のハッシュ",
        "Its SHA-256 in hexadecimal digits.",
    ),
    Column::text(
        "outputs[].name",
        "出力の名称",
        "A file that lies beside the manifest.",
    ),
    Column::whole(
        "outputs[].bytes",
        Unit::None,
        "出力の大きさ",
        "Its length in bytes.",
    ),
    Column::text(
        "outputs[].sha256",
        "出力のハッシュ",
        "Its SHA-256 in hexadecimal digits.",
    ),
];
