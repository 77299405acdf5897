//! The summary of a batch on the terminal.

super::words! {
    /// Heading of the warnings.
    WARNINGS = "BEFORE YOU LEAN ON THIS", "結果を使う前に";
    /// Heading of the table of sectors.
    SECTORS = "SECTORS", "分野別の被害";
    /// What its numbers are.
    SECTORS_LEGEND = "mean and probability (95 % interval); median [5 % to 95 % of replicates]",
        "平均と確率には95%信頼区間、中央値には試行の5%～95%を添える";
    /// Heading of the recovery times.
    RECOVERY = "RECOVERY", "復旧";
    /// What its numbers are.
    RECOVERY_LEGEND = "from the first inject, given an outage: median [5 % to 95 % of replicates]",
        "最初の状況付与からの時間(障害が起きた場合): 中央値[試行の5%～95%]";
    /// Heading of the table of regions.
    REGIONS = "WORST REGIONS", "被害の大きい地域";
    /// What its numbers are.
    REGIONS_LEGEND = "service-person-hours: one person without two services for an hour counts twice",
        "サービス損失(人・時間): 1人が2つのサービスを1時間使えなければ2と数える";
    /// Heading of the table of causes.
    CAUSES = "CAUSES", "原因";
    /// What its numbers are.
    CAUSES_LEGEND = "what the lost person-hours trace back to", "サービス損失(人・時間)の原因となった事象";
    /// Heading of the table of flows.
    FLOWS = "WHO PULLS WHOM DOWN", "分野間の波及";
    /// Heading of the measures of spread.
    SPREAD = "SPREAD", "波及の広がり";
    /// Heading of the observed values.
    OBSERVED = "OBSERVED VALUES", "観測値";

    /// Column: a sector.
    SECTOR = "sector", "分野";
    /// Column: a region.
    REGION = "region", "地域";
    /// Column: a measure.
    MEASURE = "measure", "指標";
    /// Column: probability of an outage.
    OUTAGE = "outage", "障害の確率";
    /// Column: most people without the service at one time, where there are any.
    PEOPLE = "people out at peak, if any", "最大影響人数(被害時)";
    /// Column: lost person-hours.
    LOST = "lost person-h, mean", "サービス損失(人・時間)の平均";
    /// Column: lost person-hours, summed over services.
    SERVICE_LOST = "lost service-person-h, mean", "サービス損失(人・時間)の平均";
    /// Column: time until half is back.
    HALF_BACK = "50 % back", "50%復旧";
    /// Column: time until 90 % is back.
    MOST_BACK = "90 % back", "90%復旧";
    /// Column: time until 99 % is back.
    NEARLY_BACK = "99 % back", "99%復旧";
    /// Row: the time at which the last sector is back.
    ALL_SECTORS = "the last of all sectors", "全分野";
    /// Column: share that is not back by the horizon.
    NOT_BACK = "99 % not by the end", "期間内に99%未復旧";
    /// Column: the sector that loses most in a region.
    WORST_SECTOR = "most in", "最大の分野";
    /// Column: share of the whole loss.
    SHARE = "share", "割合";
    /// Column: a cause.
    CAUSE = "cause", "原因";
    /// Column: the sector that pulls down.
    FROM = "from", "波及元";
    /// Column: the sector that is pulled down.
    TO = "to", "波及先";
    /// Column: a mean.
    MEAN = "mean", "平均";
    /// Column: a median with quantiles.
    RANGE = "median [5 % to 95 %]", "中央値[5%～95%]";

    /// Measure of spread.
    SECTORS_HIT = "sectors hit", "被害を受けた分野";
    /// Measure of spread.
    SECTORS_OUT = "sectors with an outage", "障害の起きた分野";
    /// Measure of spread.
    REGIONS_HIT = "regions hit", "被害を受けた地域";
    /// Measure of spread.
    FACILITIES_HIT = "facilities hit", "被害を受けた施設";
    /// Measure of spread.
    FACILITIES_DIRECT = "  of these directly", "  うち直接の被害";
    /// Measure of spread.
    FACILITIES_INDIRECT = "  of these through dependencies", "  うち相互依存性による波及";
    /// Measure of spread.
    DEPTH = "longest chain", "波及の最大段数";
    /// Measure of spread.
    MULTIPLIER = "hit for each one hit directly", "直接の被害1件当たりの被害施設";
    /// Measure of spread.
    DELAY = "hours to the first outage", "最初の障害までの時間数";

    /// The answer where no outage was seen.
    HEADLINE_NEVER = "No outage in {n} replicates: its probability is below {bound}.",
        "{n}回の試行で重要インフラサービス障害は一度も起きなかった(確率は{bound}未満)。";
    /// The answer where nothing else was seen.
    HEADLINE_ALWAYS = "An outage in every one of {n} replicates: its probability is above {bound}.",
        "{n}回の試行のすべてで重要インフラサービス障害が起きた(確率は{bound}超)。";
    /// The answer.
    HEADLINE = "An outage in {share} of {n} replicates (95 % interval {low} to {high}).",
        "{n}回の試行の{share}で重要インフラサービス障害が起きた(95%信頼区間 {low}～{high})。";
    /// The answer where there is none.
    HEADLINE_NONE = "No replicate was completed: there is nothing to say.",
        "完了した試行がないため、言えることはない。";
    /// The loss of each.
    FOR_EACH = "For each of {people} residents that is {hours} without one service on average, all {sectors} added up.",
        "住民{people}人で割ると、1人当たり平均{hours}、サービスを失うことにあたる(全{sectors}分野の合計)。";
    /// The loss of each where most is lost.
    FOR_EACH_THERE = "In {region}, which loses most, it is {hours} for each of {people}.",
        "損失が最大の{region}では、{people}人の住民が1人当たり{hours}、サービスを失う。";
    /// The sector that loses most; `details` are the next ones, in their order.
    WORST = "Most is lost in {sector}{details}.", "損失が最大の分野は{sector}{details}。";
    /// Detail: people without the service.
    WORST_PEOPLE = ": {people} people without it at the peak", "で、最大影響人数は{people}人";
    /// Detail: when half is back.
    WORST_HALF = ", half of it back after {time}", "、50%復旧まで{time}";
    /// Detail: half is not back.
    WORST_HALF_NOT = ", half of it not back by the end", "、期間内に50%まで復旧せず";
    /// Detail: when 90 % is back.
    WORST_MOST = ", 90 % back after {time}", "、90%復旧まで{time}";
    /// Detail: 90 % is not back.
    WORST_MOST_NOT = ", 90 % not back by the end", "、期間内に90%まで復旧せず";
    /// The contingency plan, below the title.
    WITH_PLAN = "Contingency plan: {title}", "対応計画: {title}";
    /// What the batch is.
    WHAT_IT_IS = "{replicates} replicates of {days} days, seed {seed}.",
        "試行{replicates}回、期間{days}日、乱数シード{seed}。";
    /// Sectors of which nothing was lost.
    UNTOUCHED = "Nothing lost in any replicate: {sectors}.", "どの試行でも損失のない分野: {sectors}。";

    /// Warning.
    INTERRUPTED = "Interrupted: {done} of {asked} replicates are in; the rest is missing.",
        "中断: {asked}回の試行のうち{done}回のみの結果。";
    /// Why the batch is shorter than its budget; `half` and `width` in the same unit.
    STOPPED_EARLY = "Stopped after {done} of at most {asked} replicates: {figure} is known to within {half} ({width} was asked).",
        "最大{asked}回のうち{done}回で終了: {figure}の95%信頼区間の片幅が{half}となり、指定した{width}に達した。";
    /// Warning.
    WIDER_THAN_ASKED = "All replicates of the budget are used, and {figure} is known to within {half} only, not {width}; more replicates would narrow it.",
        "試行の上限に達したが、{figure}の95%信頼区間の片幅は{half}で、指定した{width}に届かない。試行を増やせば狭まる。";
    /// Warning.
    NO_WIDTH = "All replicates of the budget are used, and too few of them are other than zero to say how sure {figure} is; {width} was asked.",
        "試行の上限に達したが、0以外の試行が少なく、{figure}の信頼区間を示せない(指定は{width})。";
    /// A figure whose interval is watched, of a sector or of all.
    FIGURE_OUTAGE = "the probability of an outage ({of})", "障害の確率({of})";
    /// A figure whose interval is watched, of a sector or of all.
    FIGURE_LOST = "the mean of lost person-hours ({of})", "サービス損失(人・時間)の平均({of})";
    /// A distance between percentages.
    POINTS = "{n} percentage points", "{n}ポイント";
    /// Of all sectors.
    FIGURE_ALL = "all sectors", "全分野";
    /// Warning.
    FAILED = "{failed} failed and left out; the first is replicate {first}: {reason}. To see it: {command}",
        "{failed}が失敗し、結果に含まれない。最初は試行{first}: {reason}。確認: {command}";
    /// Warning.
    FEW_FOR_MEANS = "{replicates} are too few for intervals of means; {needed} would do.",
        "{replicates}では平均の信頼区間に足りない({needed}回あればよい)。";
    /// Warning.
    FEW_FOR_QUANTILES = "{replicates} are too few for 5 % and 95 % quantiles; {needed} would do.",
        "{replicates}では5%点と95%点に足りない({needed}回あればよい)。";
    /// Warning.
    RARE_OUTAGES = "Too few outages to say how bad they are: {sectors}.",
        "障害の回数が少なく、規模を言えない分野: {sectors}。";
    /// Warning.
    SHORT_HORIZON = "99 % is not back by the end in a tenth of the outages or more of: {sectors}; a longer horizon would tell.",
        "期間内に99%まで復旧しない障害が1割以上ある分野: {sectors}。期間を延ばせば分かる。";
    /// Warning.
    DEADLOCK = "Black-start deadlock at the end of {share} of replicates: {facilities} wait for each other.",
        "試行の{share}で、期間の終わりにブラックスタートの行き詰まり: {facilities}が互いの復旧を待つ。";
    /// A sector with what is said of it.
    SECTOR_WITH = "{sector} ({what})", "{sector}({what})";
    /// One replicate.
    REPLICATE = "{n} replicate", "{n}回の試行";
    /// Several.
    REPLICATES = "{n} replicates", "{n}回の試行";
    /// Between the members of a list.
    COMMA = ", ", "、";

    /// Why an estimate is weak.
    NO_CASE = "no replicate has it", "該当する試行がない";
    /// Why an estimate is weak.
    FEW_REPLICATES = "too few: needs {needed}", "試行が少ない({needed}回必要)";
    /// Why an estimate is weak.
    FEW_NON_ZERO = "too few other than zero: {seen} of the {needed} it needs",
        "0以外の試行が少ない({needed}回必要なところ{seen}回)";
    /// Why an estimate is weak.
    BASE_NEAR_ZERO = "what it is related to may be zero", "比べる元の平均が0かもしれない";
    /// Why an estimate is weak.
    LEANS_ON_ONE = "one replicate makes up {share} of the sum", "1回の試行が合計の{share}を占める";
    /// Why an estimate is weak.
    NEVER_SEEN = "never seen: below 3/n", "一度も起きていない(3/n未満)";
    /// Why an estimate is weak.
    ALWAYS_SEEN = "always seen: above 1 - 3/n", "毎回起きた(1 - 3/n超)";
    /// Why an estimate is weak.
    BEYOND_HORIZON = "beyond the horizon", "期間内に復旧せず(打切り)";
    /// Why an estimate is weak.
    OPEN_ABOVE = "the upper end is beyond the horizon", "上限は期間の外(打切り)";
}
