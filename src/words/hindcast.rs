//! The comparison with what really happened: terminal, page and pictures.

super::words! {
    /// Title of the page.
    TITLE = "The model against what really happened", "実際の事例とモデルの比較";
    /// Kind of the page.
    KIND = "Hindcast", "再現計算(ハインドキャスト)";
    /// What was run.
    WHAT_IT_IS = "{series} series of {incidents} incidents, {replicates} replicates each, seed {seed}; {program}, laws of version {version}",
        "事例 {incidents} 件、系列 {series} 本、試行 各 {replicates} 回、乱数シード {seed}、{program}、モデル法則 第{version}版";
    /// The answer.
    ANSWER = "Times of recovery err by a factor of {mean} (geometric mean of {count}); the null model, which answers the median of the sector's other series, by {null}.",
        "復旧時間の誤差は幾何平均で {mean} 倍({count}件)。同じ分野の他の系列の中央値を答える帰無モデルでは {null} 倍。";
    /// The answer without a null model.
    ANSWER_ALONE = "Times of recovery err by a factor of {mean} (geometric mean of {count}).",
        "復旧時間の誤差は幾何平均で {mean} 倍({count}件)。";
    /// Nothing to compare.
    NO_ANSWER = "No time of recovery is known to an interval, so that none is scored.",
        "区間として知られる復旧時間がないため、採点できるものがない。";
    /// The worst.
    WORST = "The worst series is {series} ({incident}), with a factor of {error}.",
        "最も外れた系列は「{series}」({incident})で {error} 倍。";
    /// Points within bands.
    POINTS = "Of {count} observed points {inside} lie within the band of nine tenths of the replicates.",
        "観測点 {count} 個のうち {inside} 個が試行の90%の幅に入る。";
    /// The order of series.
    ORDER = "Of {count} pairs of series whose half recovery was observed apart, {right} come in the observed order.",
        "半分の復旧の時期が観測で明らかに前後する系列の組 {count} のうち、{right} 組で順序が一致。";
    /// Censored medians.
    CENSORED = "{count} simulated medians lie beyond the horizon, which is scored in their place.",
        "模擬の中央値 {count} 個は期間内に達せず、期間の終わりの値で採点した。";
    /// How it is scored.
    HOW = "The error is the factor between the simulated median and the nearest end of the interval between two observations in which the real value lies, and 1 within it; less than an hour counts as an hour. An interval without an end is scored where it is missed; to meet it earns nothing. T50, T90, T99: until that share of the peak outage was back. Rise: until half of the peak was out. Peak: the most that was out, as a share of all.",
        "誤差は、実際の値があった二つの観測の間の区間に対する、模擬の中央値と近い方の端との倍率(区間内なら1)。1時間未満は1時間とみなす。上端のない区間は、外れたときだけ採点する(満たしても得点にしない)。T50・T90・T99はピーク時の途絶のその割合が復旧するまでの時間、立上りはピークの半分に達するまでの時間、ピークは全体に対する最大の途絶割合。";
    /// Where the card is.
    VALIDITY = "What the model has been compared with, and where not to believe it: docs/validity.md (hakyu hindcast)",
        "実際の事例との比較と、モデルを信じてはならない範囲: docs/validity.md(hakyu hindcast)";

    /// Heading of the totals.
    TOTALS = "TOTALS", "総合";
    /// Heading of the totals on the page.
    OVERALL = "How far the model is from what was observed", "観測との隔たり";
    /// Column.
    MEASURE = "measure", "指標";
    /// Column.
    MODEL = "model", "モデル";
    /// Column.
    NULL = "null model", "帰無モデル";
    /// Column.
    GOAL = "goal", "目標";
    /// Row.
    MEAN_TIMES = "error of T50, T90 and T99, geometric mean", "T50・T90・T99の誤差(幾何平均)";
    /// Row.
    MEAN_EARLY = "error of rise and peak, geometric mean", "立上りとピークの誤差(幾何平均)";
    /// Row.
    WITHIN_1_5 = "series within a factor of 1.5", "誤差1.5倍以内の系列";
    /// Row.
    WITHIN_2 = "series within a factor of 2", "誤差2倍以内の系列";
    /// Row.
    WORST_SERIES = "error of the worst series", "最も外れた系列の誤差";
    /// Row.
    POINTS_INSIDE = "observed points within the 5-95 % band", "5～95%の幅に入る観測点";
    /// Row.
    NARROW = "series whose band of T90 spans a factor of 4 or less", "T90の幅が4倍以内の系列";
    /// Row.
    IN_ORDER = "pairs of series in the observed order", "観測と同じ順序の系列の組";
    /// Row.
    SCORED = "figures scored", "採点した値の数";

    /// Row.
    DELAYS_MET = "delays between sectors within a factor of 2", "分野間の遅れが2倍以内";
    /// Heading.
    DELAYS = "Delays between sectors", "分野間の遅れ";
    /// Column.
    FELL_FIRST = "fell first", "先に途絶";
    /// Column.
    FELL_LATER = "fell later", "後に途絶";
    /// Column.
    DELAY_OBSERVED = "delay observed", "観測された遅れ";
    /// Column.
    DELAY_SIMULATED = "simulated", "模擬";
    /// A delay of the other order.
    OTHER_ORDER = "the other order ({hours})", "順序が逆({hours})";
    /// What a delay is.
    DELAYS_HOW = "A delay is the time from half of one sector's outage to half of another's, wherever the order was observed.",
        "遅れは、ある分野の途絶がピークの半分に達してから別の分野が半分に達するまでの時間(順序が観測された組だけ)。";

    /// Column.
    SERIES = "series", "系列";
    /// Column.
    FIGURE = "figure", "値";
    /// Column.
    OBSERVED = "observed", "観測";
    /// Column.
    SIMULATED = "simulated [5–95 %]", "模擬 [5～95%]";
    /// Column.
    ERROR = "error", "誤差";
    /// An error that is not scored.
    UNSCORED = "({error})", "（{error}）";
    /// A figure.
    RISE = "rise", "立上り";
    /// A figure.
    PEAK = "peak", "ピーク";
    /// A bracket without an end.
    FROM = "from {low}", "{low}以上";
    /// Beyond the horizon.
    BEYOND = "> end", "期間外";
    /// Observed points within the band.
    INSIDE = "points in band", "幅に入る点";

    /// Subtitle of a picture.
    SUBTITLE = "{incident} - {replicates} replicates", "{incident} - 試行{replicates}回";
    /// Axis.
    DAYS = "days since the start", "開始からの日数";
    /// Axis.
    OF_PEAK = "out, share of the peak (%)", "途絶(ピークに対する%)";
    /// Axis.
    OF_WHOLE = "out, share of all (%)", "途絶(全体に対する%)";
    /// Legend.
    POINT_INSIDE = "observed, within the band", "観測(幅の内)";
    /// Legend.
    POINT_OUTSIDE = "observed, outside", "観測(幅の外)";
    /// Below a picture.
    SOURCES = "Sources of the observed points", "観測点の出典";
    /// Column.
    HOURS = "hours", "時間";
    /// Column.
    OUT = "out", "途絶";
    /// Column.
    SOURCE = "source", "出典";
    /// Column.
    CONFIDENCE = "confidence", "信頼度";
    /// Column.
    NOTE = "note", "注記";

    /// Progress.
    RUNNING = "{incident} ...", "{incident} を計算中";
    /// Where the results are.
    FILES = "Report: {page} (tables and pictures beside it)", "報告書: {page}(表と図は同じフォルダー)";
    /// No incident of that name.
    UNKNOWN = "no incident `{name}` and no file of that name; there are: {names}",
        "事例 `{name}` も、その名前のファイルもありません。使えるもの: {names}";
    /// No table.
    NO_TABLE = "cannot read {file}, the table of what was observed, beside the scenario",
        "シナリオの隣にあるはずの観測の表 {file} を読めません";
    /// A scenario without compared series.
    NOTHING_COMPARED = "{file}: the scenario names no series in `compare`; see hakyu explain compare",
        "{file}: シナリオの `compare` に系列がありません。hakyu explain compare を参照してください";
    /// No replicate.
    NO_REPLICATE = "{incident}: no replicate was finished, so that there is nothing to compare",
        "{incident}: 完了した試行がないため、比較できません";

    /// A problem of a table.
    PROBLEM = "{file}, line {line}: {what}", "{file} {line}行目: {what}";
    /// A problem of a table as a whole.
    PROBLEM_OF_ALL = "{file}: {what}", "{file} 全体: {what}";
    /// A problem.
    NOT_CSV = "this is no CSV ({reason})", "CSVとして読めません({reason})";
    /// A problem.
    NO_COLUMN = "the first line lacks the column `{column}`", "1行目に列 `{column}` がありません";
    /// A problem.
    UNKNOWN_SERIES = "the scenario compares no series `{id}`", "シナリオの `compare` に系列 `{id}` がありません";
    /// A problem.
    UNKNOWN_MEASURE = "`measure` is `out` or `peak`, not `{text}`", "`measure` は `out` か `peak` です(`{text}` は不可)";
    /// A problem.
    NOT_A_NUMBER = "`{column}` wants a number (a share is one from 0 to 1), and finds `{text}`",
        "`{column}` には数(割合は0から1)が必要です(`{text}` は不可)";
    /// A problem.
    BEYOND_HORIZON = "{hours} h lie after the scenario's horizon", "{hours}時間はシナリオの期間を越えています";
    /// A problem.
    REVERSED = "`low` is above `high`", "`low` が `high` を上回っています";
    /// A problem.
    TOO_LONG = "there are more than {most} lines", "行数が上限の{most}を超えています";
    /// A problem.
    UNOBSERVED = "nothing was observed of the compared series `{id}`", "系列 `{id}` の観測がありません";
}
