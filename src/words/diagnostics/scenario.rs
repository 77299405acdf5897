//! Problems of a scenario.

crate::words::words! {
    HAZARDS = "there are more than {most} hazards", "ハザードが{most}件を超えています";
    INJECTS = "there are more than {most} injects", "状況付与が{most}件を超えています";
    CAMPAIGNS = "there are more than {most} campaigns", "攻撃が{most}件を超えています";
    PATCHES = "there are more than {most} patches", "パッチの適用が{most}件を超えています";
    COMPARED = "there are more than {most} compared series", "比較する系列が{most}件を超えています";
    OBSERVATIONS = "there are more than {most} observations", "観測が{most}件を超えています";
    USE_SELECTORS = "this limit is fixed: let one of them name many facilities", "この上限は変えられません。1件で多数の施設を対象にしてください";
    POINTLESS = "an earthquake needs points at which it is felt", "地震には、揺れを受ける地点が必要です";
    POINTLESS_WHY = "the region of `{id}` has none", "`{id}` の地域に地点がありません";
    POINTLESS_ADVICE = "state `points` of the region, or use a `Map`", "地域に `points` を書くか、`Map` を使ってください";
    UNREPAIRABLE = "nothing says how this damage is repaired", "この被害をどう復旧するかが書かれていません";
    NO_RESTORATION = "`{id}` has no restoration", "`{id}` に復旧手順がありません";
    WITHOUT_REPAIR = "the restoration `{way}` of `{id}` states no `repair`", "`{id}` の復旧手順 `{way}` に `repair` がありません";
    WITHOUT_WORK = "the restoration `{way}` of `{id}` states no `work`", "`{id}` の復旧手順 `{way}` に `work` がありません";
    UNREPAIRABLE_ADVICE = "state `repair` here, or what the restoration lacks", "ここに `repair` を書くか、復旧手順に不足を補ってください";
    DEEP_WATER = "water {depth} m deep is deeper than any flood", "浸水深{depth} mは、どの洪水や津波よりも深い値です";
    DEEP_WATER_WHY = "`Depth` is in metres", "`Depth` の単位はメートルです";
    DEEP_WATER_ADVICE = "write metres: 0.8 for 80 cm", "メートルで書いてください(80 cmは 0.8)";
    HARMLESS = "the hazard `{id}` damages next to nothing", "ハザード `{id}` による被害は、ほとんど生じません";
    HARMLESS_TO_ALL = "where it is felt, no facility has a fragility that it could reach", "及ぶ範囲に、その強さで損傷し得る被害関数(`fragilities`)を持つ施設がありません";
    HARMLESS_HERE = "even where it is strongest, the chance of slight damage is below 0.01 %", "最も強い地点でも、軽微な被害の確率が0.01 %を下回ります";
    HARMLESS_ADVICE = "check its strength, its place and its measure", "強さ、位置及び指標を確かめてください";
    AT_ZERO = "`{id}` counts as down only when nothing of it serves", "`{id}` は、全く機能しないときだけ停止と数えられます";
    AT_ZERO_WHY = "it stands for {sites} sites, and `below` is not given", "{sites}か所をまとめた施設で、`below` が書かれていません";
    AT_ZERO_ADVICE = "say what is down, e.g. `below: 0.5`, or observe `LostHours`", "停止とみなす水準を `below: 0.5` のように書くか、`LostHours` を使ってください";
    SPAN = "the span ends before it begins", "期間の終わりが始まりより前です";
    SPAN_WHY = "it goes from {from} to {to}", "{from} から {to} までとなっています";
    NO_REPLICATE = "a case needs at least 1 replicate", "検証には1回以上の試行が必要です";
    NOT_OBSERVED = "nothing is observed as `{id}`", "`{id}` という観測はありません";
    AFTER_END = "{time} lies after the end", "{time} はシナリオの終了後です";
    AFTER_END_WHY = "the horizon is {horizon}", "期間(`horizon`)は {horizon} です";
    AFTER_END_ADVICE = "move it, or lengthen `horizon`", "時刻を早めるか、`horizon` を延ばしてください";
    HORIZON = "the horizon must be above 0", "期間(`horizon`)は0より長くなければなりません";
    STEP = "the step must be above 0 and at most the horizon", "`step` は0より長く、`horizon` 以下でなければなりません";
    STEPS = "the horizon has more than {most} steps", "`horizon` の刻みが{most}個を超えています";
    LENGTHEN_STEP = "lengthen `step`", "`step` を長くしてください";
    NO_INCLUDES = "files include no others: a model's folder is read whole, so put the files into a folder beside this one and name it: `model: \"./my-city\"`",
        "他のファイルを取り込む項目はありません。モデルはフォルダーごと読み込まれるので、隣のフォルダーにまとめて `model: \"./my-city\"` のように書いてください";
    NO_MODEL = "there is no model `{name}`", "モデル `{name}` はありません";
    NO_MODEL_WHY = "neither built in nor a folder beside this file", "組込みのモデルにも、このファイルの隣のフォルダーにもありません";
    NO_FACILITY = "the model has no facility", "モデルに施設がありません";
    NO_FACILITY_ADVICE = "add `facilities` or `facility_rules` to the model", "モデルに `facilities` 又は `facility_rules` を加えてください";
    LEAVES = "the model's path `{name}` leaves the scenario's folder", "モデルのパス `{name}` がシナリオのフォルダーの外に出ています";
    LEAVES_ADVICE = "put the model's folder beside the scenario: `\"./my-city\"`",
        "モデルのフォルダーをシナリオの隣に置き、`\"./my-city\"` のように書いてください";
}
