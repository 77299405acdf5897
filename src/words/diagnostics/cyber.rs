//! Problems of information systems, campaigns and fleets.

crate::words::words! {
    FASTER_WITHOUT = "a system comes back faster without a backup than with one",
        "バックアップがない方が早く復旧することになっています";
    FASTER_WITHOUT_WHY = "`without_backup` multiplies the time to rebuild the core and must be at least 1",
        "`without_backup` は基幹部分の再構築時間に掛ける係数で、1以上です";
    WITHOUT_SYSTEM = "none of these facilities has such an information system",
        "これらの施設には該当する情報システムがありません";
    WITHOUT_SYSTEM_ADVICE = "give them one under `systems`, or correct the layer",
        "`systems` で情報システムを持たせるか、層を確かめてください";
    LEADS_NOWHERE = "this link leads to no information system", "この接続の先に情報システムがありません";
    MANY_DEVICES = "too many devices for one fleet", "一つの機器群の台数が多すぎます";
    MANY_DEVICES_WHY = "the limit is {most}", "上限は{most}台です";
    MEAN_ABOVE_ZERO = "a mean time must be above 0", "平均時間は0より長くなければなりません";
    TACTIC = "`{found}` is no tactic of MITRE ATT&CK", "`{found}` はMITRE ATT&CKの戦術ではありません";
    TACTIC_ADVICE = "write its id, not a technique's: `TA` and four digits, as `TA0001` (initial access) or `TA0105` (impact, ICS)",
        "手法(T…)ではなく戦術のidを「TA」と4桁の数字で書いてください(例: `TA0001` 初期侵入、`TA0105` ICSへの影響)";
    NO_TARGET = "this entry reaches no system", "この侵入はどのシステムにも届きません";
    NO_TARGET_WHY = "none of the facilities that it names has a system of that layer, or buys from there",
        "対象施設に該当する層のシステムがないか、その調達先を使っていません";
    NO_TARGET_ADVICE = "name `targets` that have a system, or correct the vendor, the product or the layer",
        "システムを持つ施設を `targets` に挙げるか、ベンダー、製品又は層を確かめてください";
    SUSCEPTIBLE = "no device of the fleet `{fleet}` is open to an infection", "機器群 `{fleet}` に感染し得る機器がありません";
    SUSCEPTIBLE_WHY = "its exposed share times the share with default credentials leaves none",
        "外部から到達できる割合と初期認証情報のままの割合の積が0です";
    SEEDS = "the infection begins on no device", "感染が始まる機器が0台です";
    SEEDS_WHY = "at least one device must be infected first", "最初に1台以上が感染している必要があります";
    NO_OBJECTIVE = "this campaign has no objective", "この攻撃キャンペーンには目的がありません";
    NO_OBJECTIVE_ADVICE = "state what it does in the end, e.g. `objectives: [Encrypt()]`",
        "最後に何をするのかを書いてください(例: `objectives: [Encrypt()]`)";
    POWERLESS = "this flood adds no demand", "この大量通信は需要を増やしません";
    POWERLESS_WHY = "its `factor` is 1 and it has no fleet with a load", "`factor` が1で、負荷を持つ機器群もありません";
    PATCHES_NOBODY = "this patch or recall is for no fleet", "この修正又は回収の対象となる機器群がありません";
    PATCHES_NOBODY_ADVICE = "name `fleets`, or the `manufacturer` of one; there are: {fleets}",
        "`fleets` か、その `manufacturer` を書いてください(機器群: {fleets})";
    NEW_TACTIC = "`{found}` is none of the tactics that this release knows", "`{found}` は、この版が知るATT&CKの戦術にありません";
    MANY_SEEDS = "only {open} devices of this fleet are open to an infection", "この機器群で感染し得る機器は{open}台だけです";
    OUT_OF_REACH = "this campaign can never carry out one of its objectives", "この攻撃は、目的の一つを決して実行できません";
    OUT_OF_REACH_WHY = "no system of the layers that the objective needs is entered, or reached by its lateral movement (`Manipulate` needs `Ot`)",
        "目的に必要な層のシステムに、侵入も横展開も届きません(`Manipulate` には `Ot` が必要です)";
    OUT_OF_REACH_ADVICE = "add `lateral: (over: [Internal], ...)`, enter that layer, or correct `layers`; `hakyu model show FACILITY` lists its systems",
        "`lateral: (over: [Internal], ...)` を加えるか、その層から侵入させるか、`layers` を直してください。`hakyu model show 施設` でシステムを確かめられます";
    NEVER_TOGETHER = "this campaign waits for {wanted} systems and can reach {count}", "{wanted}システムを待ちますが、届くのは{count}システムです";
    NEVER_TOGETHER_ADVICE = "lower the number of `Together`", "`Together` の数を減らしてください";
    STRIKES_BEFORE = "this campaign strikes before it begins", "開始より前に発動することになっています";
    STRIKES_BEFORE_WHY = "both times count from the scenario's start", "どちらの時刻もシナリオの開始から数えます";
    IDLE_FLEET = "no campaign infects the fleet `{fleet}`, whose devices this flood needs", "この大量通信が使う機器群 `{fleet}` に感染する攻撃がありません";
    IDLE_FLEET_ADVICE = "let a campaign enter it: `entry: (by: Fleet(\"...\"))`", "`entry: (by: Fleet(\"...\"))` で感染させてください";
    LINKS_TOO_MANY = "this link joins more than {most} pairs of systems", "この接続で結ばれるシステムの組が{most}を超えています";
    LINKS_TOO_MANY_ADVICE = "this limit is fixed: name fewer facilities, or use `Here`", "この上限は変えられません。施設を絞るか、`Here` を使ってください";
}
