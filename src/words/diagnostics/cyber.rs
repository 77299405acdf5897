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
    MANY_DEVICES = "too many devices for one fleet", "一つの機器群の台数が多すぎます";
    MANY_DEVICES_WHY = "the limit is {most}", "上限は{most}台です";
    MEAN_ABOVE_ZERO = "a mean time must be above 0", "平均時間は0より長くなければなりません";
    TACTIC = "`{found}` is no tactic of MITRE ATT&CK", "`{found}` はMITRE ATT&CKの戦術ではありません";
    TACTIC_ADVICE = "write its id: `TA` and four digits, as `TA0001` (initial access) or `TA0105` (impact, ICS)",
        "「TA」と4桁の数字でidを書いてください(例: `TA0001` 初期侵入、`TA0105` ICSへの影響)";
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
    PATCHES_NOBODY = "this patch is for no fleet", "この修正プログラムの対象となる機器群がありません";
}
