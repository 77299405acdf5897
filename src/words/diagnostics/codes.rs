//! What each kind of problem means and what to do about it, as `hakyu explain` says it.

crate::words::words! {
    CANNOT_READ = "A file or folder cannot be read, is no regular file, or is larger than the limit.",
        "ファイル又はフォルダーが読めない、通常のファイルでない、又は上限より大きい。";
    CANNOT_READ_CURE = "Check the path and that you may read it; `hakyu list` names the scenarios that need no file.",
        "パスと読取り権限を確かめる。`hakyu list` はファイルなしで使えるシナリオを示す。";
    EMPTY = "The file is empty.", "ファイルが空である。";
    EMPTY_CURE = "`hakyu new scenario FILE` writes a commented start.", "`hakyu new scenario ファイル` が注釈付きのひな型を書く。";
    NOT_UTF8 = "The file is not UTF-8 text.", "ファイルがUTF-8の文字列でない。";
    NOT_UTF8_CURE = "Save it as UTF-8; editors on Windows may write Shift_JIS.",
        "UTF-8で保存する。Windowsの編集ソフトはShift_JISで書くことがある。";
    OTHER_FORMAT = "The file is in another format, as JSON or YAML.", "ファイルがJSON、YAMLなど別の形式である。";
    OTHER_FORMAT_CURE = "Write records as `( field: value, )` and maps as `{ \"id\": value, }`.",
        "レコードは `( field: value, )`、マップは `{ \"id\": value, }` と書く。";
    SYNTAX = "The text is no RON.", "RONとして読めない。";
    SYNTAX_CURE = "Look just before the place that is shown: most often a comma or a quote is missing there.",
        "示された箇所の直前を見る。コンマ(,)や引用符が抜けていることが多い。";
    TOO_DEEP = "Brackets are nested deeper than the limit.", "括弧の入れ子が上限より深い。";
    TOO_DEEP_CURE = "No valid file is nested that deep: look for brackets that are opened and never closed.",
        "正しいファイルはそこまで深くならない。閉じていない括弧を探す。";
    UNCLOSED = "A bracket, string or comment is never closed.", "括弧、文字列又は注釈が閉じていない。";
    UNCLOSED_CURE = "Close it; the place that is shown is where it opens.", "閉じる。示された箇所が始まりである。";
    LEAVES_FOLDER = "A path leaves the folder of the scenario.", "パスがシナリオのフォルダーの外に出る。";
    LEAVES_FOLDER_CURE = "Put the model's folder beside the scenario and write `model: \"./my-city\"`.",
        "モデルのフォルダーをシナリオの隣に置き、`model: \"./my-city\"` と書く。";
    NEWER_SCHEMA = "The file was written for a newer release.", "新しい版のために書かれたファイルである。";
    NEWER_SCHEMA_CURE = "Install a newer hakyu, or write `schema: 1` if the file uses nothing newer.",
        "新しい版のhakyuを入れる。新しい機能を使わないなら `schema: 1` と書く。";
    UNKNOWN_FIELD = "A record has a field that its kind does not have.", "その種類のレコードにない項目がある。";
    UNKNOWN_FIELD_CURE = "Correct the name; `hakyu explain RECORD` lists the fields of a record.",
        "項目名を直す。`hakyu explain レコード名` が項目を列挙する。";
    MISSING_FIELD = "A record lacks a field that its kind needs.", "必要な項目がない。";
    MISSING_FIELD_CURE = "Add it; the message shows how it is written.", "追加する。書き方はメッセージにある。";
    DEFINED_TWICE = "A field or an id is defined twice.", "項目又はidが二度定義されている。";
    DEFINED_TWICE_CURE = "Remove one or rename it; files of one model share their ids. What is to change a model goes into `patch`.",
        "一方を消すか改名する。一つのモデルのファイルはidを共有する。変更は `patch` に書く。";
    WRONG_KIND = "A value has the wrong kind.", "値の種類が違う。";
    WRONG_KIND_CURE = "Write the value as the message shows; texts and durations stand in double quotes, numbers do not.",
        "メッセージの書き方に従う。文字列と期間は二重引用符で囲み、数は囲まない。";
    UNKNOWN_CHOICE = "A choice is none of those that there are.", "選択肢にない語である。";
    UNKNOWN_CHOICE_CURE = "Choose one of those listed; they begin with a capital letter.", "列挙されたものから選ぶ。大文字で始まる。";
    OUT_OF_RANGE = "A number lies outside its range.", "数が範囲外である。";
    OUT_OF_RANGE_CURE = "Shares run from 0 to 1, not from 0 to 100; powers are in kW.", "割合は0から1(0から100ではない)、電力はkW。";
    BAD_DURATION = "A duration or a time is not written as one.", "期間又は時刻の書き方が違う。";
    BAD_DURATION_CURE = "Write durations with their unit, as \"36h\" or \"1d 6h\", and times as \"2018-09-06T03:07:00+09:00\".",
        "期間は単位付きで \"36h\"、\"1d 6h\" のように、時刻は \"2018-09-06T03:07:00+09:00\" のように書く。";
    BAD_DISTRIBUTION = "The parameters of a distribution contradict each other.", "分布のパラメーターが矛盾している。";
    BAD_DISTRIBUTION_CURE = "Keep min, mode, max in order and p90 above the median; `hakyu explain distribution` shows all forms.",
        "min、mode、maxの順、p90は中央値以上。`hakyu explain distribution` が全ての形を示す。";
    TOO_LONG = "A text is too long.", "文字列が長すぎる。";
    TOO_LONG_CURE = "Shorten it: names have up to 200 characters, other texts up to 2,000.",
        "短くする。名前は200字、その他は2,000字まで。";
    BAD_CHARACTER = "A text holds a control character or an invisible one.", "制御文字又は見えない文字を含む。";
    BAD_CHARACTER_CURE = "Type the text anew: such characters come in by copying from a page.",
        "打ち直す。ページからの複写で紛れ込むことがある。";
    BAD_ID = "An id is written with other characters than ids have.", "idに使えない文字がある。";
    BAD_ID_CURE = "Use ASCII letters, digits and `-_./`; Japanese goes into `name`.",
        "ASCIIの英数字と `-_./` を使う。日本語は `name` に書く。";
    UNKNOWN_REFERENCE = "A reference names nothing that there is.", "参照先がない。";
    UNKNOWN_REFERENCE_CURE = "Correct the id; `hakyu model --model FILE` shows what there is.",
        "idを直す。`hakyu model --model ファイル` が一覧を示す。";
    SELECTS_NOTHING = "A rule or a selection finds nobody.", "規則又は選択が何も見つけない。";
    SELECTS_NOTHING_CURE = "Correct the class or the region, or write `optional: true` where finding nobody is meant.",
        "class又は地域を直す。無くてよいなら `optional: true` と書く。";
    NOTHING_TO_REMOVE = "A patch removes what is not there.", "パッチがないものを消そうとしている。";
    NOTHING_TO_REMOVE_CURE = "Correct the id after which `Removed` stands, or drop the line.",
        "`Removed` の前のidを直すか、その行を消す。";
    CIRCULAR_GROUP = "A facility depends on itself, or on one supplier twice within a group.",
        "施設が自身に、又は一つのグループで同じ供給元に二度依存している。";
    CIRCULAR_GROUP_CURE = "Leave the consumer out of its suppliers, or name each supplier once.",
        "供給先を供給元から外す。供給元は一度だけ挙げる。";
    CONTRADICTION = "Values contradict each other.", "値が互いに矛盾している。";
    CONTRADICTION_CURE = "The message names the fields that do not go together: change one of them.",
        "メッセージにある項目の一方を変える。";
    OUTSIDE_TIME = "An event lies outside the scenario's time.", "出来事がシナリオの期間の外にある。";
    OUTSIDE_TIME_CURE = "Move the event, or lengthen `horizon`.", "時刻を変えるか `horizon` を延ばす。";
    TOO_MANY = "There is more of something than the limit.", "数が上限を超えている。";
    TOO_MANY_CURE = "Write fewer: one facility can stand for many sites (`sites`).", "減らす。一つの施設で多数の箇所(`sites`)を表せる。";
    STRONG_LOOP = "A loop of dependencies amplifies losses and may not lift itself again.",
        "依存の循環が損失を増幅し、自力では戻らないおそれがある。";
    STRONG_LOOP_CURE = "Weaken `strength` on the loop, or give one of its facilities a `black_start` level, if that is what is meant.",
        "循環の `strength` を弱めるか、いずれかの施設に `black_start` を与える(それが意図なら)。";
}
