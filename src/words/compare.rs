//! Two results held to each other: terminal, page, pictures, refusals and help.

use super::{Text, help::text};

super::words! {
    /// Title of the page.
    TITLE = "Compared with {first}", "「{first}」との比較";
    /// Kind of the page.
    KIND = "Comparison of results", "計算結果の比較";
    /// A result by the title of its scenario and its folder.
    NAMED = "{title} ({label})", "{title}（{label}）";
    /// Heading of one comparison.
    AGAINST = "{name}, compared with {first}", "「{name}」と「{first}」の比較";
    /// What was compared.
    WHAT_IT_IS = "{n} pairs of replicates of {days} days, seed {seed}: the same luck on both sides. In brackets: 95 % intervals.",
        "試行{n}組、期間{days}日、乱数シード{seed}(両方の試行に同じ乱数を用いる)。角括弧内は95%信頼区間。";

    /// The answer: less is lost.
    SAVES = "{name} saves {amount} person-hours{ends} of service in {sector} on average{change}; better in {share} of {n} replicates.",
        "「{name}」では、{sector}のサービス損失が平均で{amount}人・時間{ends}減る{change}。{n}回の試行の{share}で改善。";
    /// The answer: more is lost.
    COSTS = "{name} loses {amount} more person-hours{ends} of service in {sector} on average{change}; worse in {share} of {n} replicates.",
        "「{name}」では、{sector}のサービス損失が平均で{amount}人・時間{ends}増える{change}。{n}回の試行の{share}で悪化。";
    /// Share of the first's mean, in the answer.
    LESS_BY = ", {share}{ends} less", "({share}{ends}減)";
    /// Share of the first's mean, in the answer.
    MORE_BY = ", {share}{ends} more", "({share}{ends}増)";
    /// Why there is no interval anywhere.
    TOO_FEW_PAIRS = "An interval takes {needed} pairs of replicates.", "信頼区間には試行が{needed}組必要。";
    /// The answer where nothing is decided.
    UNDECIDED_ALL = "{name}: {n} replicates do not decide whether more or less is lost than in {first}, in any sector.",
        "「{name}」: {n}回の試行では、「{first}」より損失が増えるとも減るとも言えない(全分野)。";
    /// The nearest to a decision.
    NEAREST = "Nearest to a decision is {sector}: {difference} person-hours; about {needed} replicates would decide, if the difference is as large as it looks now.",
        "最も判明に近い分野は{sector}(差は{difference}人・時間)。差が今の推定どおりなら、約{needed}回の試行で判明する。";
    /// The answer where nothing differs.
    SAME_ALL = "{name} and {first} are equal: in each of {n} replicates everything that is compared is the same.",
        "「{name}」と「{first}」は等しい。{n}回の試行のすべてで、比較した値がすべて一致。";
    /// How many sectors.
    TALLY = "Lost person-hours, in sectors: less {better}{tiny_better}, more {worse}{tiny_worse}, undecided {undecided}, too few pairs that differ {few}, no difference {same}.",
        "サービス損失(人・時間)の分野数: 減る{better}{tiny_better}、増える{worse}{tiny_worse}、どちらとも言えない{undecided}、差のある組が少ない{few}、差がない{same}。";
    /// Of sectors that differ hardly at all.
    TINY = " ({n} of them by under 0.1 %)", "(うち{n}は0.1 %未満)";
    /// Two scenarios.
    TWO_SCENARIOS = "These are results of two scenarios, {a} and {b}: no difference below is the effect of a plan.",
        "「{a}」と「{b}」という2つのシナリオの結果の比較であり、以下の差は対応計画の効果ではない。";
    /// What is worse, also where the answer is good.
    WORSE_LIST = "Worse than in {first}: {list}.", "「{first}」より悪化: {list}。";
    /// Of a time of recovery that is longer only because less has to come back.
    OF_LOWER_PEAK = "{what}, of a lower peak", "{what}、ただし最大影響は小さい";
    /// Of a longer list.
    AND_MORE = "{n} more", "ほか{n}件";
    /// All sectors.
    ALL_SECTORS = "All sectors added up, where one person without two services for an hour counts twice: {difference} person-hours, {change}.",
        "全分野の合計(1人が2つのサービスを1時間使えなければ2と数える): {difference}人・時間、{change}。";

    /// Heading.
    LOSS = "Lost person-hours", "サービス損失（人・時間）";
    /// What its numbers are.
    LOSS_LEGEND = "Means over the pairs. Difference: {name} minus {first}, with its 95 % interval; less is better",
        "試行の組の平均。差は「{name}」から「{first}」を引いたもの(95%信頼区間)。少ないほど良い";
    /// Heading.
    OUTAGES = "Outage and people without service", "サービス障害と影響人数";
    /// What its numbers are.
    OUTAGES_LEGEND = "Differences of means, with 95 % intervals; ?: undecided, the interval holds 0. Outage: behind the difference of its probability, in how many pairs only {first} and only {name} had one",
        "平均の差(95%信頼区間)。?は区間が0を含みどちらとも言えないもの。サービス障害は確率の差で、「{first}」だけ、「{name}」だけで障害が起きた組の数を添える";
    /// Heading.
    RECOVERY = "Time until service is back", "復旧までの時間";
    /// What its numbers are.
    RECOVERY_LEGEND = "Differences of restricted means, from the first inject, with 95 % intervals; ?: undecided. 0 without an outage; what is not back by the horizon counts as back then. Shares are of the peak of each result, so that who lowers the peak may take longer to 50 % of it",
        "最初の状況付与からの時間の制限付き平均の差(95%信頼区間)。?はどちらとも言えないもの。障害なしは0、期間内に復旧しないものは期間の終わりに復旧したとみなす。割合はそれぞれの結果の最大影響に対するもので、最大影響が小さくなるとその50%までの時間は延びることがある";
    /// Heading.
    NATION = "All sectors added up", "全分野の合計";
    /// What its numbers are.
    NATION_LEGEND = "One person without two services for an hour counts twice, and so does a region hit in two sectors",
        "1人が2つのサービスを1時間使えなければ2と数え、2分野で被害のある地域も2と数える";
    /// Nothing differs there.
    UNTOUCHED = "The same in every pair, in all that is compared: {sectors}.", "比較したすべての値が全試行で等しい分野: {sectors}。";

    /// Column.
    SECTOR = "sector", "分野";
    /// Column.
    MEASURE = "measure", "指標";
    /// Column.
    DIFFERENCE = "difference", "差";
    /// Column.
    CHANGE = "change", "増減率";
    /// Column.
    BETTER_IN = "better in", "改善した試行";
    /// Column.
    WORSE_IN = "worse in", "悪化した試行";
    /// Column.
    VERDICT = "verdict", "判定";
    /// Column.
    OUTAGE = "outage", "サービス障害";
    /// Column.
    OUTAGE_HOURS = "hours of outage", "障害の時間";
    /// Column.
    PEAK = "people at the peak", "最大影響人数";
    /// Measure.
    LOST = "lost person-hours", "サービス損失（人・時間）";
    /// Measure.
    FACILITIES_HIT = "facilities hit", "被害施設数";
    /// Measure.
    REGIONS_HIT = "regions hit, sector by sector", "被害地域数（分野ごとの合計）";
    /// Seconds, as a unit.
    SECONDS = " s", "秒";
    /// Percentage points, as a unit.
    POINTS = " pt", "ポイント";
    /// Discordant pairs, behind a difference.
    DISCORDANT = "{difference} ({only_first} : {only_other})", "{difference}（{only_first}対{only_other}）";

    /// Verdict.
    BETTER = "better", "改善";
    /// Verdict.
    WORSE = "worse", "悪化";
    /// Verdict.
    SAME = "no difference", "差なし";
    /// Verdict.
    UNDECIDED = "undecided", "どちらとも言えない";
    /// Verdict.
    UNDECIDED_UNTIL = "undecided; about {needed} would decide", "どちらとも言えない(約{needed}回で判明)";
    /// Verdict.
    FEW_DIFFER = "too few pairs differ: {seen} of the {needed} it takes", "差のある組が少ない({needed}組必要、現在{seen}組)";
    /// Verdict.
    FEW_PAIRS = "too few pairs: it takes {needed}", "試行の組が少ない({needed}組必要)";
    /// Ends of an interval of a difference.
    FROM_TO = "{low} to {high}", "{low}～{high}";

    /// Heading of what to know.
    NOTES = "Before you lean on this", "結果を使う前に";
    /// Note.
    FEWER = "{first} has {a} replicates and {name} has {b}; the {common} that both have are compared.",
        "試行は「{first}」が{a}回、「{name}」が{b}回。両方にある{common}回を比べる。";
    /// Note.
    FAILED = "{failed} of the common replicates failed in at least one of the two and are left out of both.",
        "共通の試行のうち{failed}回は少なくとも一方で失敗したため、両方から除く。";
    /// Note.
    OTHER_SCENARIO = "The scenario files differ ({a} of {first}, SHA-256 {x}..., and {b} of {name}, {y}...): what happens may differ as well, so that the difference is not the plan's alone.",
        "シナリオのファイルが異なる(「{first}」は{a}、SHA-256 {x}…、「{name}」は{b}、{y}…)。起きる事象も異なり得るため、差は計画だけによるものではない。";
    /// Note.
    OTHER_INPUTS = "Files besides scenario and plan that differ, or that only one of the two was made of: {names}.",
        "シナリオと計画以外に、内容が異なるか一方だけで使われたファイル: {names}。";
    /// Note.
    ONLY_THE_PLAN = "Scenario and model are the same files: nothing but the plan differs.", "シナリオとモデルは同じファイルで、異なるのは計画だけである。";
    /// Note.
    SAME_INPUTS = "Both were made of the same files.", "両方とも同じファイルから計算されている。";
    /// Note.
    LEFT_OUT = "Only one of the two has these sectors, which are not compared: {ids}.", "一方にしかなく比べていない分野: {ids}。";
    /// Note.
    CENSORED = "Not back by the horizon, and counted as back then (replicates of {first}, of {name}): {list}. The true difference of these times may be larger.",
        "期間内に復旧せず、期間の終わりに復旧したとみなした試行(「{first}」、「{name}」の回数): {list}。これらの時間の真の差はより大きいことがある。";
    /// One of the censored.
    CENSORED_ONE = "{sector} {share} ({a}, {b})", "{sector} {share}（{a}、{b}）";
    /// Note.
    LEANING = "The difference in lost person-hours leans on one pair of replicates, which makes up so much of it: {list}.",
        "サービス損失の差の多くを1組の試行が占める分野と、その割合: {list}。";
    /// Note.
    GAIN = "Because the pairs share their luck, these replicates say as much on lost person-hours of {sector} as {gain} times as many with luck of their own.",
        "両方に同じ乱数を用いたため、{sector}のサービス損失については、別々の乱数で{gain}倍の回数を試行したのに相当する精度がある。";
    /// A gain that is not worth a number.
    OVER_A_THOUSAND = "more than 1,000", "1,000超";
    /// Note.
    POINTWISE = "Each interval by itself misses the true difference in one of twenty cases: of the {k} of this comparison about {miss}. Who picks the largest of many differences should expect it to be smaller.",
        "信頼区間は1つずつ見たもので、20に1つは真の差を外す(この比較の{k}個では約{miss}個)。多くの中から最大の差を選ぶと、実際の差はそれより小さいことが多い。";
    /// Note.
    HOW = "A change in % is that of the mean; its interval allows for the first's mean being an estimate too (Fieller). What the simulation leaves out, both sides leave out.",
        "増減率は平均の増減で、その区間は比べる元の平均も推定値であることを織り込む(フィーラーの方法)。モデルにないことは、どちらの結果にも含まれない。";

    /// Section of the page.
    ANSWER = "The answer", "結論";
    /// Section of the page.
    SOURCES = "What was compared", "比べた結果";
    /// Column.
    RESULT = "result", "結果";
    /// Column.
    FOLDER = "folder", "フォルダー";
    /// Column.
    SCENARIO_FILE = "scenario file", "シナリオのファイル";
    /// Column.
    REPLICATES = "replicates", "試行";
    /// Column.
    HASH = "SHA-256 of manifest.json", "manifest.jsonのSHA-256";
    /// Made by what.
    MADE_BY = "All results: {program}, model version {version}. This page: hakyu compare.", "結果はすべて{program}、モデルの版{version}による。このページは hakyu compare による。";

    /// Title of a picture.
    FIGURE = "Lost person-hours by sector: change of the mean", "分野別のサービス損失（人・時間）: 平均の増減率";
    /// Subtitle of a picture.
    SUBTITLE = "{name}, compared with {first}; {n} pairs of replicates", "「{name}」と「{first}」の比較、試行{n}組";
    /// Axis.
    AXIS = "change of the mean, %", "平均の増減率（%）";
    /// Axis, below zero.
    LESS = "← less is lost", "← 損失が減る";
    /// Axis, above zero.
    MORE = "more is lost →", "損失が増える →";
    /// Column of a picture.
    PERSON_HOURS = "difference, person-hours", "差（人・時間）";
    /// Legend.
    DECIDED = "decided, with its 95 % interval", "差がある（95%信頼区間）";
    /// Legend.
    OPEN = "undecided: the interval holds 0", "どちらとも言えない（区間が0を含む）";
    /// Legend.
    BARE = "too few pairs differ for an interval", "差のある組が少なく区間を示せない";

    /// A result that cannot be compared.
    MISMATCH = "{folder} cannot be compared with {first}: {differences}; make both with the same program, seed, options and horizon, so that both meet the same luck",
        "{folder} は {first} と比較できません: {differences}。同じプログラム、乱数シード、オプション、期間で両方を計算し直してください";
    /// One difference.
    DIFFER = "{what} is {there} there and {here} here", "{what}({there}に対し{here})";
    /// A term that has no value.
    USUAL = "as usual", "既定値";
    /// What differs.
    HORIZON = "the horizon in hours", "期間(時間)";
    /// A result that has nothing in common.
    NO_COMMON = "{folder} and {first} have no completed replicate of a common sector; give results with the same sectors, batched with the same --replicates",
        "{folder} と {first} に共通の分野の完了した試行がありません。同じ分野を持ち、--replicates を揃えて計算した結果を指定してください";
    /// A folder given twice.
    TWICE = "{folder} is given twice; a result is compared with others", "{folder} が2回指定されています。別の結果を指定してください";
    /// A folder of another kind.
    NOT_BATCH = "{folder} holds the result of `{format}`; give results of `hakyu batch`", "{folder} は `{format}` の結果です。`hakyu batch` の結果を指定してください";
    /// A changed folder.
    CHANGED = "{folder} is not as it was written, and is not compared: {findings}; take the result as `hakyu batch` wrote it (`hakyu reproduce {folder}` tells more)",
        "{folder} は書き出した時のままではないため、比較しません: {findings}。`hakyu batch` が書き出したままの結果を使ってください(詳細は `hakyu reproduce {folder}`)";
    /// A table that cannot be used.
    PROBLEM = "{folder}: replicates.csv, line {line}: {what}; make the result again with `hakyu batch`",
        "{folder}: replicates.csv の{line}行目: {what}。`hakyu batch` で計算し直してください";
    /// A problem.
    NOT_CSV = "this is no CSV ({reason})", "CSVとして読めません({reason})";
    /// A problem.
    NO_COLUMN = "the column `{column}` is missing", "列 `{column}` がありません";
    /// A problem.
    NOT_A_NUMBER = "`{column}` holds `{text}`", "`{column}` の値が `{text}` です";
    /// A problem.
    OUT_OF_ORDER = "the rows are not replicate by replicate with the same sectors each", "行が試行ごと、同じ分野の順に並んでいません";
    /// The folder for the comparison is one of the results.
    OUT_IS_RESULT = "--out {path} would replace a result that is compared; choose another folder",
        "--out {path} は比較する結果を置き換えてしまいます。別のフォルダーを選んでください";
    /// Where the comparison is.
    FILES = "Report: {page} (table and pictures beside it)", "報告書: {page}(表と図は同じフォルダー)";
}

/// The help, by path.
pub(super) const ABOUT: &[(&str, Text)] = &[
    (
        "compare",
        text(
            "Holds results of the same seed to the first one, replicate by replicate: better, by how much, how sure",
            "同じシードの結果を最初の結果と試行ごとに比べる: 良くなるか、どれだけか、どの程度確かか",
        ),
    ),
    (
        "compare/first",
        text(
            "Result folder that the others are compared with, e.g. of the nation as it is",
            "比べる元の結果フォルダー(現状の結果など)",
        ),
    ),
    (
        "compare/others",
        text(
            "Result folders to be compared with it, e.g. of contingency plans",
            "比べる結果フォルダー(計画ごとの結果など)。複数可",
        ),
    ),
    ("compare/format", text("What to print", "表示する形式")),
    (
        "compare/out",
        text(
            "Folder for a page, a table and pictures; nothing is written if not given",
            "ページ・表・図のフォルダー。なければ書き出さない",
        ),
    ),
    (
        "compare/force",
        text(
            "Replace a folder that holds no result of hakyu",
            "hakyuの結果でないフォルダーも置き換える",
        ),
    ),
    (
        "compare/quiet",
        text(
            "Say nothing on standard error but errors",
            "標準エラー出力にエラーだけを出す",
        ),
    ),
];

/// What stands below the help.
pub(super) const AFTER: &[(&str, Text)] = &[(
    "compare",
    text(
        "Examples:
  hakyu batch hokkaido-2018 --out results/as-it-is
  hakyu batch hokkaido-2018 --plan telecom-72h --out results/telecom
  hakyu batch hokkaido-2018 --plan trucks-forward --out results/trucks
  hakyu compare results/as-it-is results/telecom
  hakyu compare results/as-it-is results/telecom results/trucks --out results/plans

Program, model version, seed, options and horizon have to be the same. Differences are the
other's values minus the first's; of all that is compared, less is better.",
        "例:
  hakyu batch hokkaido-2018 --out results/as-it-is
  hakyu batch hokkaido-2018 --plan telecom-72h --out results/telecom
  hakyu batch hokkaido-2018 --plan trucks-forward --out results/trucks
  hakyu compare results/as-it-is results/telecom
  hakyu compare results/as-it-is results/telecom results/trucks --out results/plans

プログラム、モデルの版、乱数シード、オプション、期間が同じである必要があります。差は後の結果から
最初の結果を引いたもので、比べる値はすべて少ないほど良いものです。",
    ),
)];
