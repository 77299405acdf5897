//! What the command line says besides results: messages, progress, wrong usage.

super::words! {
    /// What a bare `hakyu` says.
    WELCOME = "hakyu (波及) simulates incidents of critical infrastructure: disaster, cyberattack, ripple, repair.\n\n\
        Next, try:\n  \
        hakyu list                                 the scenarios that come with it\n  \
        hakyu batch scenarios/hokkaido-2018.ron    a batch of replicates, with pictures and tables\n  \
        hakyu run scenarios/hokkaido-2018.ron      one replicate told as a story\n  \
        hakyu model                                the nation that scenarios happen to\n\n\
        hakyu --help lists everything.\n",
        "hakyu(波及)は、重要インフラのインシデント(災害、サイバー攻撃、分野間の波及、復旧)を模擬します。\n\n\
        次の例から始められます。\n  \
        hakyu list                                 付属のシナリオの一覧\n  \
        hakyu batch scenarios/hokkaido-2018.ron    多数の試行を計算し、図と表を書き出す\n  \
        hakyu run scenarios/hokkaido-2018.ron      1回の試行を時系列で示す\n  \
        hakyu model                                シナリオの舞台となる国のモデルを示す\n\n\
        すべての機能は hakyu --help で確認できます。\n";
    /// A scenario without errors.
    GOOD = "{file}: good ({facilities} facilities, {groups} supply groups, {hazards} hazards, {injects} injects, {campaigns} campaigns)",
        "{file}: 問題なし(施設{facilities}、供給グループ{groups}、ハザード{hazards}、状況付与{injects}、攻撃{campaigns})";
    /// The contingency plan that fits it.
    GOOD_WITH = "\n  with the contingency plan {file}: {title}", "\n  対応計画 {file}: {title}";
    /// A value that it changes.
    CHANGED = "\n    {path}: {before} -> {after}", "\n    {path}: {before} を {after} に変更";
    /// A value that it adds.
    ADDED = "\n    {path}: new: {after}", "\n    {path}: 新規: {after}";
    /// An id that there is not, with advice.
    UNKNOWN = "no {kind} `{id}`; {advice}", "{kind} `{id}` はありません。{advice}";
    /// Kind of id.
    SECTOR = "sector", "分野";
    /// Kind of id.
    REGION = "region", "地域";
    /// Kind of id.
    FACILITY = "facility", "施設";
    /// Kind of name.
    FIGURE = "figure", "指標";
    /// A width that is none.
    NO_WIDTH = "`--until-ci {width}`: write a share of the estimate, as 5%, or a number in its unit, as 0.02",
        "`--until-ci {width}`: 推定値に対する割合(例 5%)か、指標の単位での数(例 0.02)で指定してください";
    /// A budget within which no batch stops early.
    BUDGET_TOO_SMALL = "`--until-ci` looks at the interval after {needed} replicates first: give `--replicates` that many or more",
        "`--until-ci` は{needed}回の試行の後で初めて信頼区間を見ます。`--replicates` をそれ以上にしてください";

    /// A batch that was interrupted too early.
    NOTHING_WRITTEN = "no replicate was finished; nothing is written",
        "完了した試行がないため、何も書き出しません";
    /// Where the results are.
    FILES = "Report: {page} (tables and pictures beside it)", "報告書: {page}（表と図は同じフォルダー）";
    /// Where the page of a model is.
    PAGE = "Page: {file}\n", "ページ: {file}\n";
    /// Words that find facilities each, and none together.
    NONE_TOGETHER = "no facility is meant by all of: {words}", "すべてに当てはまる施設はありません: {words}";
    /// A page of several facilities.
    PAGE_OF_ONE = "{count} facilities are meant, and a page shows one of them: name it, or leave out `--html` for the list",
        "{count}施設が該当しますが、ページに示せるのは1施設です。識別子で指定するか、一覧を見るには `--html` を外してください";
    /// A batch that was interrupted.
    INTERRUPTED = "interrupted: {done} of {asked} replicates are finished and written; the same command with --resume goes on",
        "中断: {asked}回のうち完了した{done}回の試行を書き出しました。同じコマンドに --resume を付けると続きから計算します";
    /// More memory than there is.
    NO_ROOM = "{replicates} replicates need {gigabytes} GB of memory, more than the machine gives; ask for fewer with -n",
        "{replicates} 回の試行には {gigabytes} GB のメモリーが必要ですが、この計算機では確保できません。-n で回数を減らしてください";
    /// What a journal kept.
    RESUMED = "resumed: {replicates} replicates were finished before",
        "再開: {replicates} 回の試行が済んでいます";
    /// The end of a journal was not whole.
    DROPPED = "the end of the journal was torn or changed; what it held runs again",
        "途中記録の末尾が欠けているか変更されているため、その分を計算し直します";
    /// Ctrl-C is not heard.
    CTRL_C = "Ctrl-C will end the batch without results: {error}", "Ctrl-Cで中断すると結果は残りません: {error}";
    /// Beside the bar of progress; its places are filled by the bar.
    PROGRESS = "{bar:40} {pos}/{len} replicates, {per_sec}, {eta} left", "{bar:40} 試行 {pos}/{len}、{per_sec}、残り{eta}";
    /// The story is too long.
    STORY_CUT = "this is the beginning, {kept} entries; the {left} after them are left out", "ここまでが最初の{kept}件です。これより後の{left}件は省きました";
    /// A replicate that a limit stopped.
    STOPPED = "the replicate was stopped: {reason}", "試行を打ち切りました: {reason}";

    /// Wrong usage.
    UNKNOWN_ARGUMENT = "unexpected argument '{argument}'", "引数 '{argument}' は使えません";
    /// Wrong usage.
    UNKNOWN_COMMAND = "unrecognized subcommand '{argument}'", "コマンド '{argument}' はありません";
    /// Wrong usage.
    WRONG_VALUE = "invalid value '{value}' for '{argument}'", "'{argument}' の値 '{value}' は正しくありません";
    /// Wrong usage: the values that there are.
    WHOLE_NUMBER = "it is a whole number from {low} to {high}", "{low}から{high}までの整数を指定してください";
    /// Wrong usage.
    NO_VALUE = "a value is required for '{argument}'", "'{argument}' には値が必要です";
    /// Wrong usage.
    MISSING = "required arguments were not provided: {arguments}", "必要な引数がありません: {arguments}";
    /// Wrong usage.
    TWICE = "the argument '{argument}' cannot be used so often", "引数 '{argument}' は繰り返せません";
    /// Advice after wrong usage.
    SIMILAR = "did you mean '{similar}'?", "'{similar}' のことですか";
    /// Advice after wrong usage.
    SEE_HELP = "For more information, try '--help'.", "詳しくは '--help' を参照してください。";
}
