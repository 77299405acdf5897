//! Values found by comparing with what was observed.

use super::Lang;

super::words! {
    /// Title.
    TITLE = "Values of a model found by comparing with what was observed", "観測との比較によるモデルの値の当てはめ";
    /// What was done.
    WHAT_IT_IS = "model {model}, {free} free values, {points} observed points; at most {evaluations} evaluations of {replicates} replicates each, seed {seed}; {program}, laws of version {version}",
        "モデル {model}、動かす値 {free} 個、観測点 {points} 個。評価は最大 {evaluations} 回(試行 各 {replicates} 回)、乱数シード {seed}、{program}、モデル法則 第{version}版";
    /// Heading.
    VALUES = "VALUES", "値";
    /// Column.
    VALUE = "free value", "動かす値";
    /// Column.
    LOW = "low", "下限";
    /// Column.
    HIGH = "high", "上限";
    /// Column.
    START = "start", "開始値";
    /// Column.
    BEST = "best", "最良";
    /// Column, and progress.
    WITHOUT = "without {incident}", "{incident} を除く";
    /// Row.
    OBJECTIVE = "objective at the start and at the end", "目的関数(開始と終了)";
    /// Row.
    EVALUATIONS = "evaluations", "評価の回数";
    /// Heading.
    SCORES = "SCORES, WITH OTHER DRAWS THAN THE SEARCH HAD: AT THE START -> WITH WHAT WAS FOUND",
        "採点(探索とは別の乱数による): 開始値 → 見つけた値";
    /// Heading where each incident was left out.
    UNSEEN = "SCORES OF EACH INCIDENT WITH VALUES THAT WERE FOUND WITHOUT IT: AT THE START -> WITH WHAT WAS FOUND",
        "採点(各事例を、それを除いて見つけた値で採点): 開始値 → 見つけた値";
    /// Column.
    INCIDENT = "incident", "事例";
    /// Row.
    OF_ALL = "all", "全体";
    /// Column.
    TIMES = "T50, T90, T99", "T50・T90・T99";
    /// Column.
    EARLY = "rise, peak", "立上り・ピーク";
    /// Column.
    WITHIN = "series within 1.5", "1.5倍以内の系列";
    /// Column.
    POINTS = "points in band", "幅に入る点";
    /// Before and after.
    FROM_TO = "{from} -> {to}", "{from} → {to}";
    /// Progress.
    PROGRESS = "{evaluation} evaluations, objective {value}", "評価 {evaluation} 回、目的関数 {value}";
    /// No replicate.
    UNFINISHED = "no replicate of an incident was finished, so that nothing can be scored",
        "完了した試行のない事例があるため、採点できません";
    /// First line of a patch.
    PATCH = "Values found by hakyu fit: put them under `patch` in a scenario, or into the model.",
        "hakyu fit で見つけた値。シナリオの `patch` に入れるか、モデルに書き写す。";
}

/// How far a search is.
pub fn progress(lang: Lang, evaluation: u32, value: f64) -> String {
    let value = format!("{value:.4}");
    PROGRESS.fill(lang, &[("evaluation", &evaluation), ("value", &value)])
}
