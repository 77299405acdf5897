//! The HTML report.

words! {
    REPORT = "Report of a batch", "シミュレーション結果報告";
    CONTENTS = "Contents", "目次";
    SORT = "Sort by this column", "この列で並べ替え";
    TABLE_HINT = "A click on a column's head sorts the table.", "列見出しをクリックすると並べ替えられます。";

    WHAT_IT_IS = "{n} replicates of {days} days each, seed {seed}; {program}, laws of version {version}",
        "試行 {n} 回、各 {days} 日間、乱数シード {seed}、{program}、モデル法則 第{version}版";

    ANSWER = "The answer", "結論";
    HOW_BAD = "Over all sectors, {median} service-person-hours are lost in the median replicate{range}. The mean is {mean}.",
        "全分野のサービス損失(人・時間)は、中央値で {median}{range}。平均は {mean}。";
    NINE_OF_TEN = ", and {low} to {high} in nine replicates of ten", "(試行の9割は {low}～{high})";
    NOTHING_LOST = "Nothing is lost in any replicate.", "いずれの試行でも損失は生じない。";
    HOW_LONG = "Until 90 % of the peak loss is back in the last sector, it takes {median} in the median replicate with an outage{range}.",
        "障害が生じた試行では、最後の分野でピーク時の損失の90%が回復するまで、中央値で {median}{range}かかる。";
    NOT_BACK = " In {share} of the replicates with an outage, 90 % is not back in every sector by the end of day {days}.",
        "障害が生じた試行の {share} では、{days} 日目の終わりまでに全分野の90%回復に至らない。";
    HOW_WIDE = "In the median replicate {out} of {sectors} sectors have an outage, and facilities are hit in {regions} of {all} regions. Of {hit} facilities hit on average, {indirect} are hit through what they depend on rather than by damage of their own.",
        "中央値では {sectors} 分野のうち {out} 分野でサービス障害が発生し、{all} 地域のうち {regions} 地域で施設が影響を受ける。影響を受ける施設は平均 {hit}、そのうち {indirect} は自らの被害ではなく依存先からの波及による。";
    HOW_SURE = "How sure: ranges show how much replicates differ, and intervals in parentheses how well {n} replicates know a number. Both hold for the model as it stands, of which {weak} of {records} records are assumed or of low confidence.",
        "確からしさ: 範囲は試行どうしの違いを、括弧内の95%信頼区間は試行 {n} 回による推定の精度を示す。いずれもモデルを前提とする。モデルの {records} 件の記載のうち {weak} 件は仮定または確度の低い値である。";
    SEE_ASSUMPTIONS = "Which of them matter here", "結果に効く仮定";
    SEE_WARNINGS = "{n} things to know before leaning on this", "利用前に知っておくべき事項({n}件)";
    SEE_WARNING = "1 thing to know before leaning on this", "利用前に知っておくべき事項(1件)";
    CARD_OUTAGE = "probability of an outage in any sector", "いずれかの分野でサービス障害が生じる確率";
    CARD_LOST = "lost service-person-hours, median [5 % to 95 %]", "サービス損失(人・時間)中央値 [5%～95%]";
    CARD_PEAK = "people out at the peak in the worst sector ({sector}), median [5 % to 95 %]",
        "最大の影響分野({sector})のピーク影響人数 中央値 [5%～95%]";
    CARD_BACK = "until 90 % is back everywhere, median [5 % to 95 %]", "全分野で90%回復するまで 中央値 [5%～95%]";

    STORIES = "Two replicates as stories", "二つの試行の経過";
    STORIES_LEAD = "Each is one of the replicates of this batch, run again. Lines are chosen by how many people they concern; each sector's first fall and last return are always among them.",
        "本バッチの試行から選び、同じ条件で再実行したもの。行は影響人数の大きさで選び、各分野の最初の低下と最後の復旧は必ず含めた。";
    TYPICAL = "A typical replicate: number {replicate}", "典型的な試行(第 {replicate} 試行)";
    TYPICAL_WHY = "Its loss is the median of all replicates: {lost} service-person-hours.",
        "サービス損失は全試行の中央値にあたる {lost} 人・時間。";
    BAD = "A bad replicate: number {replicate}", "厳しい試行(第 {replicate} 試行)";
    BAD_WHY = "Nineteen replicates of twenty lose no more than this one: {lost} service-person-hours.",
        "サービス損失は全試行の95パーセンタイルにあたる {lost} 人・時間。";
    STORY_EMPTY = "Nothing happened that would be told.", "特筆すべき事象はなかった。";
    DID_NOT_HAPPEN = "Did not happen in this replicate: {events}.", "この試行では発生しなかった事象: {events}。";
    STORY_REST = "The other {n} lines", "その他の経過({n}行)";
    STORY_CUT = "{n} lines of lesser weight are left out here; the whole story: {command}",
        "影響の小さい {n} 行は省略。全経過: {command}";
    SINCE = "since the start", "経過時間";
    CLOCK = "local time", "現地時刻";
    HAPPENS = "what happens", "事象";
    AS_IN_STORY = "Times: days, hours and minutes since the scenario's start.", "経過時間はシナリオ開始からの日・時・分。";

    SERVICE = "Service by sector over time", "分野別サービス水準の推移";
    SERVICE_LEAD = "Each panel shows the share of people served: the line is the median, the dark band holds half of the replicates, the light band nine tenths.",
        "各図は利用できている人の割合。線は中央値、濃い帯は試行の半数、薄い帯は9割が入る範囲。";
    SERVICE_IN = "In {region}", "{region}の状況";
    SERVICE_WHERE_MOST_IS_LOST = "The same for the people of {region}, the region that loses most: shares of the whole nation hide what one region suffers. Of the first {n} replicates, and of the sectors with a facility there; --region shows another region.",
        "損失が最大の{region}について、同じものを示す(全国の割合からは一地域の影響が読み取れないため)。最初の {n} 試行、当該地域に施設のある分野のみ。他の地域は --region で指定できる。";
    SERVICE_WHERE_ASKED = "The same for the people of {region}. Of the first {n} replicates, and of the sectors with a facility there.",
        "{region}について、同じものを示す。最初の {n} 試行、当該地域に施設のある分野のみ。";
    SERVICE_TABLE = "How bad it is, by sector", "分野別の影響";
    SECTOR = "sector", "分野";
    OUTAGE = "probability of an outage (95 % interval)", "サービス障害の確率(95%信頼区間)";
    OUTAGE_ANY = "probability of an outage of any sector there (95 % interval)", "いずれかの分野でサービス障害が生じる確率(95%信頼区間)";
    PEAK = "people out at peak, if any: median [5 % to 95 %]", "ピーク影響人数(影響がある場合)中央値 [5%～95%]";
    LOST_MEAN = "lost person-hours: mean (95 % interval)", "サービス損失(人・時間) 平均(95%信頼区間)";
    LOST_RANGE = "lost person-hours: median [5 % to 95 %]", "サービス損失(人・時間) 中央値 [5%～95%]";
    UNRESTORABLE = "people whose supply cannot be restored: mean (95 % interval)", "復旧不能な人数 平均(95%信頼区間)";
    ALL_SECTORS = "all sectors", "全分野";

    SPREAD = "How it spreads", "波及";
    SPREAD_LEAD = "A facility is hit directly when its own damage or attack brings it down first, and indirectly when something that it depends on does.",
        "「直接」は自らの被害や攻撃が先に施設を低下させた場合、「間接」は依存先の低下が先に波及した場合。";
    SPREAD_TABLE = "Which sectors are hit, when and how", "どの分野が、いつ、どう影響を受けるか";
    DELAY = "hours from the first inject to the first outage: median [5 % to 95 %]", "最初の状況付与から障害発生まで(時間)中央値 [5%～95%]";
    HIT = "facilities hit: mean (95 % interval)", "影響を受ける施設数 平均(95%信頼区間)";
    DIRECT_SHARE = "direct | indirect, mean", "直接|間接 平均";
    DIRECT = "direct: by its own damage or attack", "直接(自らの被害・攻撃)";
    INDIRECT = "indirect: through a dependency", "間接(依存先からの波及)";
    REGIONS_HIT = "regions hit: median [5 % to 95 %]", "影響地域数 中央値 [5%～95%]";
    DEPTH = "longest chain of dependencies: median [5 % to 95 %]", "依存の連鎖の最大長 中央値 [5%～95%]";
    GRAPH = "Who pulls whom down", "分野間の波及(どの分野がどの分野を低下させるか)";
    GRAPH_ALT = "Graph of {sectors} sectors. The largest flows of lost person-hours: {flows}.",
        "{sectors}分野のグラフ。サービス損失(人・時間)の主な流れ: {flows}。";
    GRAPH_LEAD = "An arrow leads from the sector that fails to the one that loses service because of it. Its width is the mean of lost person-hours (thinnest: {least}, widest: {most}); the numbers are the ranks in the table. A disc's area is what a sector loses by itself.",
        "矢印は、障害を起こした分野からそのためにサービスを失う分野へ向かう。太さはサービス損失(人・時間)の平均(最小 {least}、最大 {most})。番号は下表の順位。円の面積は自分野内の損失を表す。";
    GRAPH_FLOW = "{from} to {to} {share}", "{from}から{to}へ {share}";
    GRAPH_CUT = "{n} smaller flows, together {share} of all loss, are not drawn.", "これより小さい {n} 件の流れ(全損失の {share})は図示していない。";
    NO_FLOWS = "No sector loses anything because of another one.", "他分野からの波及による損失はない。";
    FLOWS_TABLE = "The largest flows between sectors", "分野間の主な波及";
    RANK = "rank", "順位";
    FROM = "from", "波及元";
    TO = "to", "波及先";
    SHARE = "share of all loss", "全損失に占める割合";
    OWN_TABLE = "What sectors lose by themselves", "自分野内で生じる損失";
    CAUSES = "What the losses trace back to", "損失の原因";
    CAUSE = "cause", "原因";

    RECOVERY = "How long it takes", "復旧までの時間";
    RECOVERY_LEAD = "Given an outage. T50, T90 and T99 are the times until 50 %, 90 % and 99 % of the peak restorable loss are back for good. What is not back by the end (day {days}) is censored: it counts as longer than was watched, never as recovered (Kaplan-Meier).",
        "サービス障害が生じた試行について。T50・T90・T99 は、ピーク時の復旧可能な損失の50%・90%・99%が回復し、以後再び失われなくなるまでの時間。期間の終わり({days}日目)までに回復しないものは打切りとし、観測期間より長いものとして扱う(カプラン・マイヤー法)。";
    FROM_INJECT = "From the first inject: median [5 % to 95 %]", "最初の状況付与からの時間 中央値 [5%～95%]";
    FROM_EITHER = "From the first inject, which is also each sector's own onset: median [5 % to 95 %]", "最初の状況付与からの時間(各分野の影響開始も同時) 中央値 [5%～95%]";
    FROM_ONSET = "From the sector's own onset: median [5 % to 95 %]", "当該分野の影響開始からの時間 中央値 [5%～95%]";
    CASES = "replicates with an outage", "障害が生じた試行";
    CENSORED = "99 % not back by the end (censored)", "期間内に99%が未回復(打切り)";
    INTERVAL_OF = "{what} median, 95 % interval", "{what} 中央値の95%信頼区間";
    OR_MORE = "{time} or more", "{time}以上";
    LAST_OF_ALL = "the last of all sectors", "全分野のうち最後";
    CENSORED_CELL = "{share} ({seen} of {cases})", "{share}({cases}件中{seen}件)";

    REGIONS = "Prefectures and regions", "都道府県・地域";
    REGIONS_LEAD = "Service-person-hours: one person without two services for an hour counts twice.",
        "サービス損失(人・時間): 1人が二つのサービスを1時間失えば2と数える。";
    REGIONS_TABLE = "By region", "地域別";
    REGION = "region", "地域";
    LOST_EACH = "lost by each resident, services added up: mean", "住民1人当たりの損失(全分野の合計) 平均";
    UNTOUCHED = "Nothing is lost in: {names}.", "損失なし: {names}。";
    WORST_SECTOR = "largest loss in", "損失最大の分野";
    WORST_T90 = "T90 there, from the first inject: median [5 % to 95 %]", "その分野のT90(最初の状況付与から)中央値 [5%～95%]";

    BREACHES = "Breaches of service maintenance levels", "サービス維持レベルの逸脱(重要インフラサービス障害)";
    BREACHES_LEAD = "An outage is a breach of any of a sector's levels. Where law or policy gives no number, the model assumes one, and the sector's record says so.",
        "サービス維持レベルのいずれかを逸脱した場合をサービス障害とする。法令や行動計画に数値がない分野では、モデルが数値を仮定している。";
    LAW = "level by law or policy", "法令・行動計画上の基準";
    RULE = "as the model reads it", "モデル上の判定基準";
    BREACH_HOURS = "hours in breach: mean (95 % interval)", "逸脱時間(時間)平均(95%信頼区間)";
    BREACH_RANGE = "hours in breach: median [5 % to 95 %]", "逸脱時間(時間)中央値 [5%～95%]";
    RULE_PEOPLE = "{n} people or more without service in {scope}{lasting}", "{scope}で{n}人以上がサービスを失う{lasting}";
    RULE_KILOWATTS = "{n} kW or more of load not served in {scope}{lasting}", "{scope}で{n}kW以上の供給支障が生じる{lasting}";
    RULE_SHARE = "less than {n} of the service in {scope}{lasting}", "{scope}でサービスが{n}未満となる{lasting}";
    FOR_LONG = " for {time} or longer", "状態が{time}以上継続";
    AT_ONCE = ", at once", "と直ちに";
    IN_FACILITY = "one facility", "一施設";
    IN_REGION = "one region", "一地域";
    IN_NATION = "the nation", "全国";
    IN_AREA = "one supply area", "一供給区域";
    IN_HOURS = "{n} h", "{n}時間";
    IN_MINUTES = "{n} min", "{n}分";

    ASSUMPTIONS = "Assumptions that the result leans on", "結果を左右する仮定";
    ASSUMPTIONS_LEAD = "Records of the model that are assumed or of low confidence, ranked by the mean of lost person-hours that pass through them. Of a facility: what is lost at it (where it serves nobody itself: its lost hours times the people behind what directly depends on it, but no more than these lose through its sector). Of a dependency: what its consumers lose, times the share of their sector's loss that comes from the supplier's sector. Of damage and repair: what the facilities that use it lose, times the share of their sector's loss that stays within the sector. Shares overlap and do not add up to 100 %.",
        "モデルの記載のうち仮定または確度の低いものを、それを経由するサービス損失(人・時間)の平均が大きい順に示す。施設: その施設での損失(自ら利用者を持たない施設は、その停止時間に、直接これに依存する施設の利用者数を乗じたもの。ただし当該分野に由来する損失を上限とする)。依存関係: 需要側施設の損失に、当該分野の損失のうち供給側分野に由来する割合を乗じたもの。被害・復旧: それを用いる施設の損失に、当該分野の損失のうち自分野内で生じる割合を乗じたもの。割合は重複し、合計は100%にならない。";
    ASSUMPTIONS_TABLE = "The {n} that matter most", "影響の大きい {n} 件";
    ASSUMPTIONS_CUT = "{n} further groups of records with smaller shares are not listed; {none} groups carry no loss at all.",
        "これより割合の小さい {n} 件は省略。{none} 件は損失に関係しない。";
    ASSUMPTIONS_NONE = "No loss passes through a record that is assumed or of low confidence.", "仮定または確度の低い記載を経由する損失はない。";
    RECORD = "record", "記載";
    RECORDS = "records", "件数";
    THROUGH = "lost person-hours through it: mean", "経由するサービス損失(人・時間) 平均";
    CONFIDENCE = "confidence", "確度";
    SOURCE = "source as the model states it", "モデル記載の出典(原文)";
    KIND_FACILITY = "Facility: {sector}, {name}", "施設: {sector} {name}";
    KIND_DEPENDENCY = "Dependency: {from} → {to}", "依存関係: {from} → {to}";
    KIND_RESTORATION = "Repair: {sectors}", "復旧: {sectors}";
    KIND_FRAGILITY = "Damage: {sectors}", "被害: {sectors}";
    AND_MORE = "{names} and {n} more", "{names} ほか{n}件";
    ASSUMED = "assumed", "仮定";
    LOW = "low", "低";

    SEVERITY = "Severity", "深刻度";
    SEVERITY_LEAD = "Highest severity of a replicate by sector, on the levels of the national severity schema (NISC 2018), which has no public numbers. Assumed here: 1 anything lost; 2 service maintenance level in breach; 3 a tenth of a region's service lost for 12 h; 4 three tenths for 72 h, which is how long stocks and emergency power are meant to bridge; 3 and 4 only where a service maintenance level is in breach meanwhile.",
        "試行ごとの最大深刻度(分野別)。サイバー攻撃による重要インフラサービス障害等の深刻度評価基準(NISC 2018)の段階による。公表された数値基準がないため次を仮定: 1 何らかの損失、2 サービス維持レベルの逸脱、3 一地域のサービスの1割が12時間失われる、4 同3割が72時間(備蓄・非常用電源で持ちこたえるべきとされる時間)。3・4はその間にサービス維持レベルの逸脱がある場合に限る。";
    SEVERITY_TABLE = "Probability that a level is the highest (95 % interval)", "最大深刻度が各段階となる確率(95%信頼区間)";
    LEVEL = "level {level}", "深刻度 {level}";
    SEVERE_HOURS = "hours at 3 or above: mean (95 % interval)", "深刻度3以上の時間 平均(95%信頼区間)";

    OBSERVED = "Observed values", "観測値";
    OBSERVED_LEAD = "Values that the scenario asks for.", "シナリオが指定した観測値。";
    VALUE = "value", "値";
    MEAN = "mean (95 % interval)", "平均(95%信頼区間)";
    RANGE = "median [5 % to 95 %]", "中央値 [5%～95%]";

    WARNINGS = "Before you lean on this", "利用上の注意";
    NO_WARNINGS = "There are enough replicates for everything that is shown, and none failed.", "試行数は示した値に対して十分であり、失敗した試行はない。";
    IT_IS_A_MODEL = "These are results of a model, not a forecast: they say what follows from its assumptions.", "本結果はモデルによるものであり、予測ではない。仮定から何が導かれるかを示す。";

    REPRODUCE = "How to get this again", "再現方法";
    REPRODUCE_LEAD = "The same program, inputs and seed give the same bytes on every machine, whatever the number of threads.",
        "同じプログラム・入力・乱数シードからは、機種やスレッド数によらず同一の結果が得られる。";
    INPUTS = "What it was made from", "入力";
    FILE = "file", "ファイル";
    BYTES = "bytes", "バイト数";
    HASH = "SHA-256", "SHA-256 ハッシュ値";
    OPEN_FOLDER = "Run it where the scenario's file lies.", "シナリオファイルのあるフォルダで実行する。";
    OUTPUTS = "The hashes of all files of this folder stand in manifest.json.", "本フォルダの全ファイルのハッシュ値は manifest.json に記載。";

    GLOSSARY = "Words", "用語";
    REPLICATE = "replicate", "試行";
    REPLICATE_IS = "one run of the scenario with its own draws of damage, repair times and the like", "被害や復旧時間などを改めて抽選した、シナリオの一回の実行";
    INTERVAL = "95 % interval (in parentheses)", "95%信頼区間(丸括弧)";
    INTERVAL_IS = "where the number would lie with very many replicates, in 19 batches of 20", "試行を限りなく増やしたときの値が入る範囲(20回中19回)";
    PERCENTILES = "median [5 % to 95 %]", "中央値 [5%～95%]";
    PERCENTILES_IS = "half of the replicates lie below the median, nine tenths within the brackets", "試行の半数が中央値以下、9割が角括弧内に入る";
    PERSON_HOURS = "lost person-hours", "サービス損失(人・時間)";
    PERSON_HOURS_IS = "people without the service, summed over hours", "サービスを利用できない人数を時間で積算したもの";
    CENSORED_WORD = "censored", "打切り";
    CENSORED_IS = "not over when the replicate ends; the time is at least what was watched", "試行の終了時点で未回復。所要時間は観測期間以上";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    /// The names of the places in a text, sorted.
    fn places(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_say_something_about_the_same_things() {
        for (name, text) in ALL {
            assert!(!text.en.is_empty() && !text.ja.is_empty(), "{name}");
            assert_eq!(places(text.en), places(text.ja), "{name}");
        }
    }

    #[test]
    fn japanese_is_japanese() {
        let plain: Vec<&str> = ALL
            .iter()
            .filter(|(_, text)| text.ja.is_ascii())
            .map(|(name, _)| *name)
            .collect();
        assert!(plain.is_empty(), "{plain:?}");
    }
}
