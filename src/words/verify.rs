//! Cases with known answers.

super::words! {
    /// Column: a case.
    CASE = "case", "検証例";
    /// Column: what is compared.
    WHAT = "what", "比べる値";
    /// Column: what must come out.
    EXPECTED = "expected", "期待値";
    /// Column: what came out.
    GOT = "got", "計算値";
    /// Column: most that it may differ by.
    TOLERANCE = "tolerance", "許容差";
    /// Column: whether it does.
    PASS = "pass", "判定";
    /// The answer is met.
    YES = "yes", "一致";
    /// It is not.
    NO = "NO", "不一致";
    /// A time that never comes.
    NEVER = "never", "なし";
    /// What is compared: a mean.
    MEAN = "mean of {id}", "{id} の平均";
    /// What is compared: a variance.
    VARIANCE = "variance of {id}", "{id} の分散";
    /// What is compared: a standard deviation.
    DEVIATION = "sd of {id}", "{id} の標準偏差";
    /// What is compared: a share of replicates.
    EQUAL = "P({id} = {value})", "{id} = {value} の確率";
    /// What is compared: a share of replicates.
    ABOVE = "P({id} > {value})", "{id} > {value} の確率";
    /// In place of what is compared, where a replicate could not be finished.
    STOPPED = "stopped: {reason}", "打切り: {reason}";
    /// Below the table.
    ALL_PASS = "Cases: {cases}, answers: {answers}. All are as expected.",
        "検証例{cases}件、期待値{answers}個。すべて一致しました。";
    /// Below the table.
    SOME_DIFFER = "Cases: {cases}, answers: {answers}. Not as expected: {wrong} ({names}).",
        "検証例{cases}件、期待値{answers}個。一致しない検証例: {wrong}件({names})。";
    /// A file that states no answer.
    NO_ANSWERS = "{file} states no known answer; add `verify: ( ... )`, see `hakyu explain verify`",
        "{file} には期待値がありません。`verify: ( ... )` を加えてください(`hakyu explain verify` を参照)";
    /// Beside the bar of progress; its places are filled by the bar.
    PROGRESS = "{bar:40} {pos}/{len} cases", "{bar:40} 検証例 {pos}/{len}";
}
