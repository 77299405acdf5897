//! Problems of a model.

crate::words::words! {
    NO_RON_FILE = "the folder holds no .ron file", "フォルダーに .ron ファイルがありません";
    TOO_MANY_FILES = "the folder holds {count} .ron files, and the limit is {most}",
        "フォルダーの .ron ファイルが{count}個あり、上限の{most}個を超えています";
    CANNOT_READ_FOLDER = "the folder cannot be read", "フォルダーを読めません";
    SCHEMA = "the file states schema {schema}", "schemaが{schema}になっています";
    SCHEMA_ZERO = "schemas are counted from 1", "schemaは1から始まります";
    SCHEMA_NEWER = "this build reads schemas up to {newest}", "このプログラムが読めるのは{newest}までです";
    SCHEMA_ADVICE = "install a newer hakyu, or write `schema: {newest}`", "新しい版のhakyuを使うか、`schema: {newest}` と書いてください";

    NO_CLASS = "there is no facility of class `{class}`", "種別 `{class}` の施設はありません";
    NAMES_NOBODY = "this list names nobody", "このリストには何も挙げられていません";
    NAME_SOMEBODY = "name at least one, as `[\"id\"]` or `[Class(\"...\")]`",
        "`[\"id\"]` や `[Class(\"...\")]` のように一つ以上挙げてください";
    SELECTS_NONE = "this selects no facility", "該当する施設がありません";
    CHECK_CLASS = "correct the class, the sector or the regions", "種別、分野又は地域を確かめてください";
    RELATIVE = "`Here` and `Area` are seen from a consumer", "`Here` と `Area` は供給先から見た選択です";
    USE_ABSOLUTE = "use `Class`, `ClassIn`, `Sector` or an id here", "ここでは `Class`、`ClassIn`、`Sector` 又はidを使ってください";
    NO_REGION = "`{id}` has no region to look in", "`{id}` に地域がないため、周りを探せません";
    GIVE_REGION = "state its `region`, or leave it out with `except`", "`region` を書くか、`except` で除いてください";

    DEFINED_TWICE = "the facility `{id}` is defined twice", "施設 `{id}` が二度定義されています";
    TOO_MANY = "the model has more than {most} facilities", "施設が{most}件を超えています";
    USE_SITES = "this limit is fixed: let one facility stand for many places with `sites`",
        "この上限は変えられません。`sites` を使い、一つの施設で多数の拠点を表してください";
    TOO_MANY_GROUPS = "the rules make more than {most} dependencies", "規則から生じる依存関係が{most}件を超えています";
    TOO_MANY_MEMBERS = "the rules give consumers more than {most} suppliers in all", "規則から生じる供給元が合わせて{most}件を超えています";
    SELECT_FEWER = "this limit is fixed: select fewer consumers or suppliers",
        "この上限は変えられません。供給先か供給元を絞ってください";
    RULE_NAMES_NO_REGION = "the id `{id}` of the rule names no region", "規則のid `{id}` に地域がありません";
    PUT_REGION = "put `{place}` into it, or facilities would share one id",
        "idに `{place}` を入れてください(なければ全地域の施設が同じidになります)";
    SAME_NUMBER = "the number {number} is that of `{other}` already", "番号{number}は `{other}` と重複しています";
    SAME_CODE = "the code {number} is that of `{other}` already", "コード{number}は `{other}` と重複しています";
    UNIQUE_NUMBER = "give each its own", "一つずつ別の値にしてください";
    POINTS_WEIGH_NOTHING = "the weights of the points of `{id}` sum to 0", "`{id}` の地点の重みの合計が0です";
    SOME_WEIGHT = "give at least one of them a weight above 0", "少なくとも一つの重みを0より大きくしてください";
    FACTORS = "expected {expected} factors, found {found}", "係数が{expected}個必要ですが、{found}個あります";

    NO_SITE = "`{id}` has no site", "`{id}` の拠点数が0です";
    NO_SITE_WHY = "a facility has at least one", "施設の拠点は1以上です";
    BACKLOG_STUCK = "`{id}` has a `backlog` and no capacity to work it off", "`{id}` には `backlog` があるのに、処理する余力がありません";
    BACKLOG_STUCK_WHY = "its `capacity` must be above 1", "`capacity` は1より大きくなければなりません";
    NEVER_UP = "`{id}` fails again in the instant in which it is repaired", "`{id}` は復旧した瞬間に再び故障します";
    NEVER_UP_WHY = "the time `up` from whole to failed must be above 0", "正常な時間 `up` は0より長くなければなりません";
    NOWHERE = "`{id}` has fragilities and stands nowhere", "`{id}` には被害関数があるのに、場所がありません";
    NOWHERE_WHY = "hazards are felt at its `place` or at its region's points", "ハザードは `place` 又は地域の地点で受けます";
    CARRIER_MANY = "`{id}` is a part of a carrier and has many sites", "`{id}` はキャリアの一部なのに、拠点が複数あります";
    CARRIER_MANY_WHY = "an area, a source and a tie are one each: state its units one by one",
        "区域、供給源、連系は1件ずつです。設備ごとに分けて書いてください";
    RESTART_IDLE = "`{id}` has a `restart` and no `minimum`", "`{id}` には `restart` があるのに `minimum` がありません";
    RESTART_IDLE_WHY = "what never trips never restarts; state the readiness below which it trips",
        "停止しない施設は再開もしません。停止する水準を `minimum` に書いてください";
    LAG_ONE = "`{id}` has one site and a `restart_lag`", "`{id}` は拠点が一つなのに `restart_lag` があります";
    LAG_ONE_WHY = "a single site comes back after its `restart`", "単独の拠点には `restart` を使います";
    RESTART_MANY = "`{id}` has many sites and a `restart`", "`{id}` は拠点が複数なのに `restart` があります";
    RESTART_MANY_WHY = "many sites do not trip as one; they come back with a `restart_lag`",
        "多数の拠点は一斉には停止しません。`restart_lag` を使ってください";
    MINIMUM_MANY = "`{id}` has many sites and a `minimum`", "`{id}` は拠点が複数なのに `minimum` があります";
    MINIMUM_MANY_WHY = "many sites do not trip as one", "多数の拠点は一斉には停止しません";
    LEFT_BROKEN_ONE = "`{id}` has one site, and its restoration states no `repair`",
        "`{id}` は拠点が一つですが、その復旧手順に `repair` がありません";
    LEFT_BROKEN_MANY = "`{id}` has many sites, and its restoration states no `work`",
        "`{id}` は拠点が複数ですが、その復旧手順に `work` がありません";
    LEFT_BROKEN_WHY = "what its fragilities damage would be repaired in no time or never",
        "被害が一瞬で直るか、永久に直らないことになります";
    COHORTS = "there are {count} cohorts", "コホート数が{count}です";
    FROM_ONE_TO = "it must be from 1 to {most}", "1から{most}までにしてください";
    AREA_WITHOUT_DEMAND = "the demand of an area must be above 0", "区域の需要は0より大きくなければなりません";
    TIE_TO_ITSELF = "the tie joins `{id}` to itself", "連系の両端が同じ `{id}` です";
    NO_AREA = "`{id}` is no area of a carrier", "`{id}` はキャリアの区域ではありません";
    NAME_AREA = "name an id that stands under `areas`", "`areas` の下にあるidを書いてください";

    IMMEDIATE = "the immediate loss {immediate} is above the strength {strength}",
        "`immediate`({immediate})が `strength`({strength})を超えています";
    EXPONENT = "the exponent is {exponent}", "`exponent` が{exponent}です";
    EXPONENT_WHY = "it is 1 or 2", "1又は2でなければなりません";
    AREAL_EXPONENT = "an areal buffer goes with the exponent 1 only", "`Areal` の余裕時間と併用できる `exponent` は1だけです";
    RETURN_PLACE = "`return_place` must be above 0", "`return_place` は0より大きくなければなりません";
    AT_LEAST_ONE = "`{field}` must be at least 1", "`{field}` は1以上でなければなりません";
    LONELY = "a consumer of this rule finds no supplier here", "この規則の供給先に、供給元のないものがあります";
    LONELY_WHY = "`{id}` is one", "例えば `{id}` です";
    LONELY_ADVICE = "leave it out with `except`, or write `optional: true`", "`except` で除くか、`optional: true` と書いてください";
    REQUIREMENT = "the requirement {requirement} is above the sum of the weights",
        "`requirement`({requirement})が重みの合計を超えています";
    REQUIREMENT_WHY = "for `{id}` they sum to {sum}", "`{id}` では合計が{sum}です";
    ON_ITSELF = "`{id}` depends on itself", "`{id}` が自分自身に依存しています";
    ON_ITSELF_ADVICE = "leave it out with `except`, or name other suppliers", "`except` で除くか、別の供給元を挙げてください";
    SUPPLIER_TWICE = "`{id}` is a supplier twice within one group", "`{id}` が一つのグループで二度供給元になっています";
    SUPPLIER_TWICE_FIRST = "the first time at {place}", "最初は {place} です";
    SUPPLIER_TWICE_ADVICE = "name it once; a `weight` makes it count more", "一度だけ挙げ、必要なら `weight` を大きくしてください";
    STRENGTHLESS = "the strength has no step", "`strength` に段階がありません";
    STRENGTH_ADVICE = "write a number, or `[(\"0h\", 10), (\"24h\", 30)]`", "数、又は `[(\"0h\", 10), (\"24h\", 30)]` のように書いてください";
    STRENGTH_ORDER = "the times of the strength must rise", "`strength` の時刻は昇順でなければなりません";
    FLOOR = "the floor must be above 0", "`floor` は0より大きくなければなりません";
    FLOOR_WHY = "repairs that stop altogether never end", "復旧が完全に止まると、いつまでも終わらないためです";
    WORK_SUM = "the shares of work sum to {sum}", "`work` の割合の合計が{sum}です";
    WORK_SUM_WHY = "they must sum to 1", "合計は1でなければなりません";
    NO_DAMAGE_STATE = "a fragility needs at least one state", "被害関数には被害状態が一つ以上必要です";
    MEDIANS = "the median {worse} does not lie above the {milder} of the milder state before it",
        "median({worse})が、一つ軽い状態のmedian({milder})を上回っていません";
    MEDIANS_WHY = "states stand in order of severity", "被害状態は軽いものから順に並べます";

    LOOP = "a loop of dependencies without buffer has the gain {gain}: {ids}", "余裕時間のない依存の循環があります(増幅率{gain}): {ids}";
    LOOP_WHY = "what is lost in it may not come back by itself", "循環の中で失われた機能が、自力では戻らないおそれがあります";
    LOOP_ADVICE = "give one of them a buffer or a black start, or lower a strength",
        "いずれかに `buffer` か `black_start` を与えるか、`strength` を下げてください";
}
