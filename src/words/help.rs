//! The help of the command line, by path: `batch` is a command, `batch/seed` an argument of it.

use super::{Text, compare};

super::words! {
    /// Heading of the usage.
    USAGE = "Usage:", "使い方:";
    /// Heading of the commands.
    COMMANDS = "Commands", "コマンド";
    /// Heading of the arguments without a name.
    ARGUMENTS = "Arguments", "引数";
    /// Heading of the options.
    OPTIONS = "Options", "オプション";
    /// Options in a usage.
    ANY_OPTIONS = "[OPTIONS]", "[オプション]";
    /// A command in a usage.
    A_COMMAND = "COMMAND", "コマンド";
    /// A default.
    DEFAULT = "[default: {value}]", "[既定: {value}]";
    /// Values that there are.
    VALUES = "[possible values: {values}]", "[値: {values}]";
    /// `--help`, everywhere.
    HELP = "Print help", "この説明を表示する";
    /// `--version`.
    VERSION = "Print version", "版を表示する";
}

/// What a command or an argument is for.
pub fn about(path: &str) -> Option<Text> {
    text_of(ABOUT, path).or_else(|| text_of(compare::ABOUT, path))
}

/// What stands below the help of a command, e.g. examples.
pub fn after(path: &str) -> Option<Text> {
    text_of(AFTER, path).or_else(|| text_of(compare::AFTER, path))
}

fn text_of(table: &[(&str, Text)], path: &str) -> Option<Text> {
    let found = table.iter().find(|(known, _)| *known == path);
    found.map(|(_, text)| *text)
}

pub(super) const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

/// By path; `` is the program.
pub(super) const ABOUT: &[(&str, Text)] = &[
    (
        "",
        text(
            "Simulator of critical-infrastructure incidents: disaster, cyberattack, ripple between sectors, repair, recovery",
            "重要インフラのインシデントのシミュレーター: 災害、サイバー攻撃、分野間の波及、修理、復旧",
        ),
    ),
    (
        "lang",
        text(
            "Language of what people read; from the locale if not given. Changes nothing in the tables",
            "表示の言語。なければロケールによる。表の中身は変わらない",
        ),
    ),
    (
        "model",
        text(
            "Shows a model: counts and the sector matrix, or one facility with what it needs and what needs it; or all of it as a page",
            "モデルを示す: 件数と分野間の相互依存性、1施設の依存先と依存元、又はその全体をページとして",
        ),
    ),
    (
        "model/model",
        text(
            "A built-in model, a folder with a model, or a scenario file (its model, patched)",
            "組込みのモデル、モデルのフォルダー、又はシナリオのファイル(変更を加えたそのモデル)",
        ),
    ),
    (
        "model/html",
        text(
            "Write it as a page to open in a browser, with the neighbourhood of every facility and all assumed values",
            "ブラウザーで開くページとして書き出す(各施設の依存関係と仮定した値の一覧を含む)",
        ),
    ),
    (
        "model/force",
        text("Replace what is there", "既にあるものを置き換える"),
    ),
    (
        "model/show",
        text(
            "Finds facilities by region, sector, class or name; shows a single one with its dependencies up and down",
            "地域、分野、種別又は名称で施設を探す。施設が一つならその依存先・依存元を示す",
        ),
    ),
    (
        "model/show/id",
        text(
            "Id or name of a facility, region, sector or class; several words find what is meant by each of them",
            "施設、地域、分野、種別の識別子又は名称。複数書くと、すべてに当てはまる施設に絞る",
        ),
    ),
    (
        "check",
        text(
            "Reads scenarios and says everything that is wrong with them, running nothing",
            "シナリオを読み、誤りをすべて示す(計算はしない)",
        ),
    ),
    ("check/files", text("Scenario files", "シナリオのファイル")),
    (
        "check/plan",
        text(
            "A contingency plan laid over the scenario: a file, or a shipped one by its name (hakyu list)",
            "シナリオに重ねる対応計画: ファイル、又は同梱の対応計画の名前(hakyu list)",
        ),
    ),
    (
        "check/format",
        text(
            "Problems to read, or as JSON with file, line, column, code and sentences",
            "読むための形、又はファイル、行、列、番号、説明を含むJSON",
        ),
    ),
    (
        "run",
        text(
            "Runs one replicate and tells it as a story",
            "1回の試行を計算し、時系列で示す",
        ),
    ),
    (
        "run/scenario",
        text("The scenario file", "シナリオのファイル"),
    ),
    (
        "run/replicate",
        text(
            "Index of the replicate within its batch",
            "試行の番号(0から)",
        ),
    ),
    (
        "run/plan",
        text(
            "A contingency plan laid over the scenario: a file, or a shipped one by its name (hakyu list)",
            "シナリオに重ねる対応計画: ファイル、又は同梱の対応計画の名前(hakyu list)",
        ),
    ),
    (
        "run/seed",
        text(
            "Seed of the batch; the same seed gives the same results",
            "乱数シード。同じ乱数シードからは同じ結果が出る",
        ),
    ),
    (
        "run/shuffle_ties",
        text(
            "Take what happens at one time in another order, where no law gives one; docs/trust.md says what that changes",
            "法則が順序を定めない同時の出来事を、別の順序で処理する。影響は docs/trust.md を参照",
        ),
    ),
    (
        "run/event_budget",
        text(
            "Events after which a replicate is stopped and counted as failed; 50 million if not given",
            "1回の試行のイベント数の上限。超えた試行は打ち切り、失敗として数える。なければ5000万",
        ),
    ),
    (
        "run/sector",
        text(
            "Only these sectors (ids, separated by commas)",
            "示す分野(識別子をコンマで区切る)",
        ),
    ),
    (
        "run/region",
        text(
            "Only these regions (ids, separated by commas)",
            "示す地域(識別子をコンマで区切る)",
        ),
    ),
    (
        "run/format",
        text(
            "How to tell it: lines for people, or JSON lines for programs",
            "形式: textは人が読む行、jsonはプログラムのためのJSON Lines",
        ),
    ),
    (
        "batch",
        text(
            "Runs many replicates and writes a folder of tables and pictures",
            "多数の試行を計算し、表と図のフォルダーを書き出す",
        ),
    ),
    (
        "batch/scenario",
        text("The scenario file", "シナリオのファイル"),
    ),
    (
        "batch/plan",
        text(
            "A contingency plan laid over the scenario: a file, or a shipped one by its name (hakyu list)",
            "シナリオに重ねる対応計画: ファイル、又は同梱の対応計画の名前(hakyu list)",
        ),
    ),
    (
        "batch/replicates",
        text(
            "Number of replicates: 1000 if not given; with --until-ci the most there may be, 100000 if not given",
            "試行の回数。指定がなければ1000。--until-ci と併用すると試行の上限で、指定がなければ100000",
        ),
    ),
    (
        "batch/until_ci",
        text(
            "Stop once the longer side of a figure's 95 % interval is no more than this: 5% of the estimate, or a number in the figure's unit such as 0.02. Looked at every 64 replicates, from 1000 and 10 non-zero ones on",
            "指標の95%信頼区間の片幅がこの値以下になれば終える。推定値に対する割合(5%)か、指標の単位での数(0.02)。試行1000回かつ0以外10回以上の後、64回ごとに調べる",
        ),
    ),
    (
        "batch/until_ci_of",
        text(
            "The figure: outage (probability) or lost_person_hours (mean) of all sectors, or of one as in pow/outage. If not given, lost_person_hours for a share and outage for a number",
            "その指標。全分野の outage(障害の確率)又は lost_person_hours(平均損失)、1分野なら pow/outage のように書く。指定がなければ、割合には lost_person_hours、数には outage",
        ),
    ),
    (
        "batch/seed",
        text(
            "Seed of the batch; the same seed gives the same results",
            "乱数シード。同じ乱数シードからは同じ結果が出る",
        ),
    ),
    (
        "batch/shuffle_ties",
        text(
            "Take what happens at one time in another order, where no law gives one; docs/trust.md says what that changes",
            "法則が順序を定めない同時の出来事を、別の順序で処理する。影響は docs/trust.md を参照",
        ),
    ),
    (
        "batch/event_budget",
        text(
            "Events after which a replicate is stopped and counted as failed; 50 million if not given",
            "1回の試行のイベント数の上限。超えた試行は打ち切り、失敗として数える。なければ5000万",
        ),
    ),
    (
        "batch/region",
        text(
            "Regions whose service by sector the page also shows (ids, separated by commas); the one that loses most if not given. Changes no table",
            "報告で分野別サービス水準を個別に示す地域(識別子をコンマで区切る)。なければ損失が最大の地域。表は変わらない",
        ),
    ),
    (
        "batch/threads",
        text(
            "Threads; one a core if not given. Changes nothing in the results",
            "スレッド数。なければコアごとに1つ。結果は変わらない",
        ),
    ),
    (
        "batch/out",
        text(
            "Folder for tables and pictures; `results/` and the scenario's name if not given",
            "表と図のフォルダー。なければ `results/` の下のシナリオの名前",
        ),
    ),
    (
        "batch/format",
        text("What to print when it is done", "終了時に表示する形式"),
    ),
    (
        "batch/bom",
        text(
            "Begin CSV files with a byte order mark, for Excel before 2019",
            "CSVの先頭にBOMを付ける（2019より前のExcel用）",
        ),
    ),
    (
        "batch/resume",
        text(
            "Go on with a batch that was stopped, from the replicates that it finished",
            "中断した計算を、済んだ試行の続きから再開する",
        ),
    ),
    (
        "batch/force",
        text(
            "Replace a folder that holds no result of hakyu, and begin a stopped batch anew",
            "hakyuの結果でないフォルダーも置き換え、中断した計算は最初からやり直す",
        ),
    ),
    (
        "reproduce",
        text(
            "Holds a result folder to its manifest: its files by their hashes, its replicates by running some again",
            "結果フォルダーを検証する: ファイルをハッシュで、試行を一部の再計算で照合する",
        ),
    ),
    (
        "reproduce/folder",
        text(
            "A folder that `hakyu batch` has written",
            "`hakyu batch` が書き出したフォルダー",
        ),
    ),
    (
        "reproduce/replicates",
        text(
            "Replicates to run again, spread over the batch, first and last among them; as many as there are, or more: also all tables. \
             If not given: 20, or all where a table is not as it was written, to name the row and column",
            "再計算する試行の数(最初と最後を含め、等間隔に選ぶ)。全数以上なら表もすべて照合する。\
             なければ20。表が書き出した時と異なれば、行と列を示すため全数",
        ),
    ),
    (
        "reproduce/scenario",
        text(
            "The scenario file, where it lies neither beside the folder nor here nor inside the program",
            "シナリオのファイル。結果フォルダーの近くにも、現在のフォルダーにも、同梱シナリオにもない場合に指定する",
        ),
    ),
    (
        "reproduce/plan",
        text(
            "The contingency plan's file, where it lies in none of these places either",
            "対応計画のファイル。同様に見つからない場合に指定する",
        ),
    ),
    (
        "reproduce/threads",
        text(
            "Threads; one a core if not given. Changes nothing in the results",
            "スレッド数。なければコアごとに1つ。結果は変わらない",
        ),
    ),
    (
        "reproduce/quiet",
        text(
            "Say nothing on standard error but errors",
            "標準エラー出力にエラーだけを出す",
        ),
    ),
    (
        "verify",
        text(
            "Runs cases with known answers, and prints expected, got, tolerance and whether they agree",
            "答えの分かっている検証例を計算し、期待値・計算値・許容差・判定を示す",
        ),
    ),
    (
        "verify/files",
        text(
            "Scenario files with `verify: ( ... )`, or names of cases; all cases inside the program if none is given",
            "`verify: ( ... )` のあるシナリオのファイル、又は検証例の名前。なければ同梱の検証例すべて",
        ),
    ),
    (
        "verify/replicates",
        text(
            "Number of replicates of each case, instead of its own",
            "各検証例の試行の回数(検証例に書かれた回数に代えて)",
        ),
    ),
    (
        "verify/seed",
        text(
            "Seed of each case, instead of its own",
            "各検証例の乱数シード(検証例に書かれた乱数シードに代えて)",
        ),
    ),
    (
        "verify/threads",
        text(
            "Threads; one a core if not given. Changes nothing in the results",
            "スレッド数。なければコアごとに1つ。結果は変わらない",
        ),
    ),
    ("verify/format", text("What to print", "表示する形式")),
    (
        "hindcast",
        text(
            "Runs incidents that really happened and compares them with what was observed",
            "実際に起きた事例を計算し、観測と比較する",
        ),
    ),
    (
        "hindcast/incidents",
        text(
            "Names of incidents, or scenario files with a table of observed points beside them (my.ron, my.csv); all that come with the program if none is given",
            "事例の名前、又は観測の表が隣にあるシナリオのファイル(my.ron と my.csv)。なければ同梱の事例すべて",
        ),
    ),
    (
        "hindcast/replicates",
        text("Replicates of each incident", "各事例の試行の回数"),
    ),
    (
        "hindcast/seed",
        text(
            "Seed of the batches; the same seed gives the same results",
            "乱数シード。同じシードからは同じ結果が出る",
        ),
    ),
    (
        "hindcast/threads",
        text(
            "Threads; one a core if not given. Changes nothing in the results",
            "スレッド数。なければコアごとに1つ。結果は変わらない",
        ),
    ),
    (
        "hindcast/out",
        text(
            "Folder for a page, tables and pictures; nothing is written if not given",
            "ページ・表・図のフォルダー。なければ書き出さない",
        ),
    ),
    (
        "hindcast/force",
        text(
            "Replace a folder that holds no result of hakyu",
            "hakyuの結果でないフォルダーも置き換える",
        ),
    ),
    (
        "hindcast/quiet",
        text(
            "Say nothing on standard error but errors",
            "標準エラー出力にエラーだけを出す",
        ),
    ),
    (
        "fit",
        text(
            "Searches values of a model with which incidents come out as they were observed",
            "事例が観測どおりになるモデルの値を探す",
        ),
    ),
    (
        "fit/file",
        text(
            "What is free, what counts, and how long to search (hakyu explain fit)",
            "動かす値、目的関数、探索の長さを書いたファイル(hakyu explain fit)",
        ),
    ),
    (
        "fit/leave_one_out",
        text(
            "Leave out each incident in turn, and score it with values that were found without it",
            "事例を一つずつ除いて探し、除いた事例を採点する",
        ),
    ),
    (
        "fit/threads",
        text(
            "Threads; one a core if not given. Changes nothing in the results",
            "スレッド数。なければコアごとに1つ。結果は変わらない",
        ),
    ),
    (
        "fit/out",
        text(
            "File for the values that were found, as a patch",
            "見つけた値をパッチとして書き出すファイル",
        ),
    ),
    (
        "fit/force",
        text("Replace the file", "ファイルを置き換える"),
    ),
    (
        "fit/quiet",
        text(
            "Say nothing on standard error but errors",
            "標準エラー出力にエラーだけを出す",
        ),
    ),
    (
        "list",
        text(
            "Lists the scenarios that are inside the program, by kind, sectors and length",
            "同梱シナリオを種類・分野・長さとともに一覧する",
        ),
    ),
    (
        "new",
        text(
            "Starts a scenario, a contingency plan or a small model from a commented template",
            "注釈付きのひな形からシナリオ、対応計画又は小さなモデルを始める",
        ),
    ),
    (
        "new/scenario",
        text(
            "A scenario on the built-in model of Japan",
            "同梱の日本モデルの上のシナリオ",
        ),
    ),
    (
        "new/scenario/file",
        text("The file to write", "書き出すファイル"),
    ),
    (
        "new/scenario/force",
        text("Replace what is there", "既にあるものを置き換える"),
    ),
    (
        "new/plan",
        text(
            "A contingency plan for scenarios on the built-in model of Japan",
            "同梱の日本モデルの上のシナリオに重ねる対応計画",
        ),
    ),
    (
        "new/plan/file",
        text("The file to write", "書き出すファイル"),
    ),
    (
        "new/plan/force",
        text("Replace what is there", "既にあるものを置き換える"),
    ),
    (
        "new/model",
        text(
            "A model of a small city, with a scenario",
            "小さな市のモデルとシナリオ",
        ),
    ),
    (
        "new/model/target",
        text(
            "The folder to write, or a file whose name ends in .ron",
            "書き出すフォルダー、又は .ron で終わるファイル",
        ),
    ),
    (
        "new/model/force",
        text("Replace what is there", "既にあるものを置き換える"),
    ),
    (
        "explain",
        text(
            "Explains a field of the files, or a problem by its number",
            "ファイルの項目、又は問題の番号を説明する",
        ),
    ),
    (
        "explain/word",
        text(
            "A field, a record, a choice, or the number of a problem",
            "項目、レコード、選択肢、又は問題の番号",
        ),
    ),
    (
        "completions",
        text("Prints completions for a shell", "シェルの補完を表示する"),
    ),
    ("completions/shell", text("The shell", "シェル")),
    (
        "manual",
        text(
            "Writes manual pages into a folder",
            "マニュアルページをフォルダーに書き出す",
        ),
    ),
    (
        "manual/folder",
        text(
            "Folder for the pages; made if it is not there",
            "ページのフォルダー。なければ作る",
        ),
    ),
    (
        "help",
        text(
            "Prints this help, or that of a command",
            "この説明又はコマンドの説明を表示する",
        ),
    ),
    ("help/commands", text("The command", "コマンド")),
    (
        "batch/quiet",
        text(
            "Say nothing on standard error but errors",
            "標準エラー出力にエラーだけを出す",
        ),
    ),
];

/// By path of a command.
pub(super) const AFTER: &[(&str, Text)] = &[
    ("", text(
        "Examples:
  hakyu batch scenarios/hokkaido-2018.ron --replicates 1000 --out results/hokkaido
  hakyu run scenarios/hokkaido-2018.ron --sector ict --region hokkaido
  hakyu check scenarios/*.ron
  hakyu model show pow-distribution-hokkaido

Exit codes: 0 done, 1 a known answer did not come out (verify) or a result differs
(reproduce), 2 wrong usage or input, 3 cannot read or write, 4 interrupted with what is
finished kept, 5 stopped by a limit.",
        "例:
  hakyu batch scenarios/hokkaido-2018.ron --replicates 1000 --out results/hokkaido
  hakyu run scenarios/hokkaido-2018.ron --sector ict --region hokkaido
  hakyu check scenarios/*.ron
  hakyu model show pow-distribution-hokkaido

終了コード: 0 完了、1 期待値との不一致(verify)又は結果との不一致(reproduce)、2 使い方又は入力の誤り、3 読み書きの失敗、4 中断(完了分は保存)、5 上限による停止",
    )),
    ("model", text(
        "Examples:
  hakyu model
  hakyu model --model ./my-city
  hakyu model show med-disaster-tokyo
  hakyu model show niigata
  hakyu model show niigata pow
  hakyu model --html japan.html",
        "例:
  hakyu model
  hakyu model --model ./my-city
  hakyu model show med-disaster-tokyo
  hakyu model show 新潟
  hakyu model show 新潟 電力
  hakyu model --html japan.html",
    )),
    ("check", text(
        "Examples:
  hakyu check scenarios/hokkaido-2018.ron my-scenario.ron
  hakyu check --format json my-scenario.ron",
        "例:
  hakyu check scenarios/hokkaido-2018.ron my-scenario.ron
  hakyu check --format json my-scenario.ron",
    )),
    ("run", text(
        "Examples:
  hakyu run scenarios/hokkaido-2018.ron
  hakyu run scenarios/hokkaido-2018.ron --sector pow,ict --region hokkaido
  hakyu run scenarios/hokkaido-2018.ron --replicate 37 --format json > story.jsonl",
        "例:
  hakyu run scenarios/hokkaido-2018.ron
  hakyu run scenarios/hokkaido-2018.ron --sector pow,ict --region hokkaido
  hakyu run scenarios/hokkaido-2018.ron --replicate 37 --format json > story.jsonl",
    )),
    ("batch", text(
        "Examples:
  hakyu batch scenarios/hokkaido-2018.ron
  hakyu batch scenarios/tokyo-inland.ron --replicates 10000 --threads 8 --out results/tokyo",
        "例:
  hakyu batch scenarios/hokkaido-2018.ron
  hakyu batch scenarios/tokyo-inland.ron --replicates 10000 --threads 8 --out results/tokyo",
    )),
    ("reproduce", text(
        "Examples:
  hakyu reproduce results/hokkaido-2018
  hakyu reproduce results/my-quake --scenario exercises/my-quake.ron --replicates 200

Exit code 1 if anything differs: a file that was changed or is missing, an input or a model version that is not the one
of the batch, a row that comes out otherwise. Another version of the program alone is told, and is no difference.",
        "例:
  hakyu reproduce results/hokkaido-2018
  hakyu reproduce results/my-quake --scenario exercises/my-quake.ron --replicates 200

ファイルの変更や欠落、入力又はモデルの版の違い、再計算と異なる行のいずれかがあれば、終了コードは1です。
プログラムの版だけの違いは知らせますが、不一致とはしません。",
    )),
    ("verify", text(
        "Examples:
  hakyu verify
  hakyu verify availability machine-repair --replicates 100000
  hakyu verify my-case.ron --format csv

Exit code 1 if an answer differs by more than its tolerance.",
        "例:
  hakyu verify
  hakyu verify availability machine-repair --replicates 100000
  hakyu verify my-case.ron --format csv

許容差を超えて異なる値があれば、終了コードは1です。",
    )),
    ("hindcast", text(
        "Examples:
  hakyu hindcast --out results/hindcast
  hakyu hindcast hokkaido-2018 faxai-2019 -n 1000
  hakyu hindcast my-incident.ron            with my-incident.csv beside it

Columns of the table: series, measure (out or peak), hours, low, high, source, confidence, note.
The series are those that the scenario names in `compare`.",
        "例:
  hakyu hindcast --out results/hindcast
  hakyu hindcast hokkaido-2018 faxai-2019 -n 1000
  hakyu hindcast my-incident.ron            隣に my-incident.csv を置く

表の列: series、measure(out 又は peak)、hours、low、high、source、confidence、note。
系列はシナリオの `compare` に挙げたもの。",
    )),
    ("fit", text(
        "Examples:
  hakyu fit assets/history/fit.ron --out found.ron
  hakyu fit assets/history/fit.ron --leave-one-out

The same file gives the same values, at any number of threads.",
        "例:
  hakyu fit assets/history/fit.ron --out found.ron
  hakyu fit assets/history/fit.ron --leave-one-out

同じファイルからは、スレッド数によらず同じ値が出ます。",
    )),
    ("new", text(
        "Examples:
  hakyu new scenario my-quake.ron
  hakyu new plan my-plan.ron
  hakyu new model my-city           a folder with a model, and my-city.ron, a scenario on it
  hakyu new model my-city.ron       the same in one file",
        "例:
  hakyu new scenario my-quake.ron
  hakyu new plan my-plan.ron
  hakyu new model my-city           モデルのフォルダーと、その上のシナリオ my-city.ron
  hakyu new model my-city.ron       同じものを1つのファイルに",
    )),
    ("explain", text(
        "Examples:
  hakyu explain horizon
  hakyu explain facility.restart_lag
  hakyu explain LogNormal
  hakyu explain HK020",
        "例:
  hakyu explain horizon
  hakyu explain facility.restart_lag
  hakyu explain LogNormal
  hakyu explain HK020",
    )),
];
