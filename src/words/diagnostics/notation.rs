//! Problems of how a file is written.

crate::words::words! {
    ERROR = "error[{code}]", "エラー[{code}]";
    WARNING = "warning[{code}]", "警告[{code}]";
    NEXT = "; ", "。";
    AND_MORE = "... and {count} more", "ほか{count}件";

    DID_YOU_MEAN = "did you mean `{id}`?", "`{id}` のことですか";
    DID_YOU_MEAN_CALLED = "did you mean `{id}` ({name})?", "`{id}`({name})のことですか";
    THERE_ARE = "there are: {ids}", "使えるもの: {ids}";
    THERE_ARE_MANY = "there are {count}, as {first} and {second}", "{count}件あります({first}、{second} など)";
    THERE_ARE_NONE = "there are none", "1件もありません";

    NOT_REGULAR = "this is not a regular file", "通常のファイルではありません";
    TOO_LARGE = "the file is larger than the limit of {most} MB", "ファイルが上限の{most} MBを超えています";
    CANNOT_READ = "the file cannot be read", "ファイルを読めません";
    EMPTY_STEP = "a step of the path is empty", "パスに空の段があります";
    EMPTY = "the file is empty", "ファイルが空です";
    ONLY_COMMENTS = "the file holds nothing but comments", "ファイルに注釈しかありません";
    EMPTY_ADVICE = "`hakyu new scenario FILE` writes a commented start",
        "`hakyu new scenario ファイル` で注釈付きのひな型を作れます";
    UTF_16 = "the file is UTF-16", "文字コードがUTF-16です";
    SAVE_AS_UTF_8 = "save it as UTF-8", "UTF-8で保存し直してください";
    NOT_UTF_8 = "the file is not UTF-8 at byte {at}", "{at}バイト目からUTF-8として読めません";
    LOOKS_SHIFT_JIS = "it looks like Shift_JIS", "Shift_JISのようです";
    CONVERT = "save it as UTF-8, for example with `iconv -f CP932 -t UTF-8 old.ron > new.ron`",
        "UTF-8で保存し直してください(例: `iconv -f CP932 -t UTF-8 old.ron > new.ron`)";
    OTHER_FORMAT = "the file looks like {format}", "{format}のファイルのようです";
    FILES_ARE_RON = "files of this program are RON", "このプログラムのファイルはRON形式です";
    WRITE_RON = "write `( schema: 1, title: \"...\" )` with round brackets and bare field names",
        "`( schema: 1, title: \"...\" )` のように、丸括弧と引用符のない項目名で書いてください";

    FULL_WIDTH = "the full-width character `{c}` ({code}) stands here", "全角文字 `{c}`({code})があります";
    WRITE_QUOTE = "put texts between double quotes: `\"`", "文字列は半角の二重引用符 `\"` で囲んでください";
    PERCENT_SIGN = "a percent sign stands after a number", "数の後にパーセント記号があります";
    WRITE_SHARE = "write the share: {share} for {percent} %", "割合で書いてください({percent} %は {share})";
    WRITE_A_SHARE = "write the share: 0.7 for 70 %", "割合で書いてください(70 %は 0.7)";
    SWAPPED = "this looks like a longitude: degrees north come first, then degrees east",
        "経度のようです。緯度、経度の順に書いてください";
    WRITE_SPACE = "write an ASCII space", "半角の空白にしてください";
    WRITE_ASCII = "write the ASCII character `{ascii}`", "半角の `{ascii}` にしてください";
    COMMA_MISSING = "a comma is missing before this", "この前にコンマ `,` がありません";
    COLON_EXPECTED = "a colon is expected between a key and its value", "キーと値の間にはコロン `:` が必要です";
    END_EXPECTED = "a comma or `{closing}` is expected here", "ここには `,` 又は `{closing}` が必要です";
    TRAILING = "something follows after the end of the record", "レコードの終わりの後に余分なものがあります";
    TRAILING_ADVICE = "a file holds one record: remove what follows, or put it inside the bracket",
        "1ファイルに書けるレコードは一つです。余分を消すか、括弧の中に入れてください";
    CONTROL_HERE = "the control character {code} is not expected here", "ここに制御文字 {code} は書けません";
    NOT_EXPECTED = "the character `{c}` is not expected here", "ここに文字 `{c}` は書けません";
    ENDS_EARLY = "the file ends where a value is expected", "値が必要な箇所でファイルが終わっています";
    BAD_ESCAPE = "this text holds a `\\` that stands for nothing", "文字列の `\\` の使い方が正しくありません";
    BAD_ESCAPE_ADVICE = "write `\\\\` for the character itself", "文字そのものは `\\\\` と書きます";

    EQUALS_SIGN = "an equals sign stands here", "等号 `=` があります";
    WRITE_COLON = "write a colon between a name and its value: `title: \"...\"`", "項目名と値の間はコロンにしてください(`title: \"...\"`)";
    SEMICOLON = "a semicolon stands here", "セミコロン `;` があります";
    WRITE_COMMA = "write a comma between two fields, and nothing at the end of the file", "項目の区切りはコンマ `,` です。ファイルの終わりには要りません";
    HASH = "the character `#` is not expected here", "ここに文字 `#` は書けません";
    WRITE_COMMENT = "a comment begins with `//`", "注釈は `//` で始めます";
    SINGLE_QUOTE = "a single quote stands here", "一重引用符 `'` があります";
    QUOTE_TEXT = "put texts between double quotes: `\"{text}\"`", "文字列は二重引用符で囲んでください: `\"{text}\"`";
    QUOTE_ID = "put ids between double quotes: `\"{id}\"`", "idは二重引用符で囲んでください: `\"{id}\"`";
    KEY_ADVICE = "put ids between double quotes: `\"{word}\"`; if it is a field, round brackets belong around it: `({word}: ...)`",
        "idなら二重引用符で囲み(`\"{word}\"`)、項目なら丸括弧の中に書いてください(`({word}: ...)`)";
    QUOTED_FIELD = "the field's name `{name}` stands between quotes", "項目名 `{name}` が引用符で囲まれています";
    FIELD_UNQUOTED = "write names of fields without quotes; only ids between curly brackets have them",
        "項目名に引用符は要りません。引用符が要るのは波括弧の中のidだけです";
    ID_OUTSIDE = "the id `{id}` stands outside of curly brackets", "id `{id}` が波括弧の外にあります";
    OTHER_BRACKET = "write `{open}` in place of the `{bracket}` before it, and `{close}` at the end", "前の `{bracket}` を `{open}` に、終わりを `{close}` にしてください";
    OPEN_BRACE = "write `{open}` before the first id and `{close}` after the last entry", "最初のidの前に `{open}`、最後の要素の後に `{close}` を書いてください";
    CURLY_BRACKET = "a curly bracket stands behind a word", "語の後に波括弧があります";
    ROUND_BRACKETS = "write round brackets: `{word}( ... )`", "丸括弧で `{word}( ... )` と書いてください";
    HYPHEN = "a name with a hyphen stands here", "ハイフンを含む名前があります";
    DATE_UNQUOTED = "a date stands here without quotes", "日時が引用符で囲まれていません";
    PARTED_NUMBER = "the number `{number}` is cut into parts", "数 `{number}` が途中で区切られています";
    UNREADABLE_NUMBER = "a letter stands before a number", "数の前に文字があります";
    DURATION_UNQUOTED = "a duration stands here without quotes", "期間が引用符で囲まれていません";
    WRITE_DURATION = "write `\"{meant}\"`; the units are d, h, min, s, ms", "`\"{meant}\"` と書いてください(単位はd、h、min、s、ms)";
    WRITE_INSTANT = "write date and time of day: `\"{meant}\"`", "日付と時刻を `\"{meant}\"` のように書いてください";
    UNIT_BEHIND = "`{word}` stands behind a number", "数の後に `{word}` があります";
    TEXT_UNQUOTED = "a text stands here without quotes", "文字列が引用符で囲まれていません";
    NUMBER_UNQUOTED = "write numbers without quotes: {number}", "数に引用符は要りません: {number}";

    NAME_EXPECTED = "a field's name is expected here", "ここには項目名が必要です";
    NUMBER_EXPECTED = "this is not written as a number", "数値として読めません";
    NUMBER_TOO_LARGE = "this number is larger than any that a file may hold", "数値が大きすぎます";
    UNREADABLE = "this cannot be read as RON", "RONとして読めません";
    LIBRARY_SAYS = "the reader says: {words}", "読取り部のメッセージ: {words}";
    NEVER_CLOSED = "the bracket `{bracket}` is opened here and never closed", "ここで開いた括弧 `{bracket}` が閉じられていません";
    TEXT_NEVER_CLOSED = "the text that opens here is never closed", "ここで始まる文字列が閉じられていません";
    CLOSE_TEXT = "close it with a double quote", "二重引用符 `\"` で閉じてください";
    COMMENT_NEVER_CLOSED = "the comment that opens here is never closed", "ここで始まる注釈が閉じられていません";
    CLOSE_COMMENT = "close it with `*/`", "`*/` で閉じてください";
    CLOSE_BRACKET = "write `{closing}` where it ends", "終わりに `{closing}` を書いてください";
    MISMATCH = "`{closing}` does not close `{opening}`", "`{closing}` は `{opening}` を閉じません";
    OPENED_AT = "that one was opened at {place}", "開いた箇所は {place} です";
    CLOSE_THAT = "write `{closing}` before it, or correct one of the two", "その前に `{closing}` を書くか、どちらかを直してください";
    REMOVE_IT = "remove it, or open a bracket before it", "消すか、その前で括弧を開いてください";
    CLOSES_NOTHING = "`{closing}` closes nothing", "`{closing}` に対応する開き括弧がありません";
    TOO_DEEP = "brackets are nested too deeply", "括弧の入れ子が深すぎます";
    COMMENTS_TOO_DEEP = "comments are nested too deeply", "注釈の入れ子が深すぎます";
    ENTRIES = "there are more than {most} entries between two brackets", "一組の括弧の中の項目が{most}件を超えています";
    VALUES_IN_ALL = "the files hold more than {most} entries in all", "全ファイルの項目が合わせて{most}件を超えています";
    ENTRIES_ADVICE = "this limit is fixed: let one entry stand for many with rules, selectors or `sites`", "この上限は変えられません。規則(`facility_rules` など)、選択又は `sites` を使い、1件に多数をまとめてください";
    LIMIT_IS = "the limit is {most}", "上限は{most}です";
    CLOSE_EACH = "look for brackets that are opened and never closed", "閉じ忘れた括弧がないか確かめてください";

    NOT_USED = "this kind of value is not used here", "この種の値は使えません";
    NOT_USED_ADVICE = "write a text in double quotes, a number, a word or a bracket",
        "二重引用符の文字列、数値、語又は括弧で書いてください";
    DEFINED_TWICE = "the {kind} `{name}` is defined twice", "{kind} `{name}` が二度定義されています";
    FIRST_DEFINED = "it was first defined at {place}", "最初の定義は {place} です";
    REMOVE_ONE = "remove one of them", "一方を削除してください";
    ID_DEFINED_TWICE = "`{name}` is defined twice", "`{name}` が二度定義されています";
    RENAME_ONE = "remove or rename one of them", "一方を削除するか改名してください";
    NO_SUCH = "there is no {kind} `{id}`", "{kind} `{id}` はありません";
    NOT_NEW = "as a new one it lacks fields", "新しく加えるには項目が足りません";
    NOTHING_TO_REMOVE = "there is no `{name}` to remove", "削除する `{name}` がありません";

    EXPECTED = "expected {expected}, found {found}", "{found} は使えません。ここに書けるのは{expected}です";
    EVEN_ONE = "put square brackets around it, even around a single one: `[ ... ]`", "1件だけのときも、角括弧で `[ ... ]` のように囲んでください";
    WRITE_FLAG = "write `true` for yes and `false` for no", "はいは `true`、いいえは `false` と書いてください";
    NAME_FIELDS = "write each value behind the name of its field and a colon", "値の前に項目名とコロンを書いてください";
    WITH_FIELDS = "write `{word}( ... )` with its fields, or `{word}()` where all may be left out",
        "`{word}( ... )` のように項目を付けて書いてください(全て省けるなら `{word}()`)";
    WRITE_IT_AS = "write it as `{example}`", "`{example}` のように書いてください";
    NO_FIELD = "{title} has no field `{name}`", "{title}に項目 `{name}` はありません";
    LACKS = "the {title} that opens here lacks `{name}`", "ここで始まる{title}に `{name}` がありません";
    ADD = "add `{name}: {example}`, {expected}", "`{name}: {example}` のように{expected}を書き加えてください";
    STANDS_ALONE = "`{word}` stands alone here, without brackets", "`{word}` には括弧を付けません";
    NO_CHOICE = "`{word}` is no {title}", "`{word}` は{title}として使えません";
    TAKES_NOTHING = "{found} takes nothing in brackets", "{found} の括弧の中には何も書けません";
    TAKES = "`{name}` takes {count} in brackets", "`{name}` の括弧の中には{count}を書きます";
    ONE_VALUE = "1 value", "値1個";
    VALUES = "{count} values", "値{count}個";
    WITHOUT_QUOTES = "a word stands without quotes", "語は引用符で囲みません";

    NOT_FINITE = "it must be a finite number", "有限の数でなければなりません";
    ROUNDS_TO_ZERO = "it would round to 0", "0に丸められてしまいます";
    WRITE_ZERO_OR_MORE = "write 0 or a larger number", "0又はより大きい数を書いてください";
    OUT_OF_RANGE = "it lies outside the range", "範囲外です";
    NOT_A_NUMBER = "it is not written as a number", "数値の書き方ではありません";
    PERCENT_AS_SHARE = "for {percent} % write {share}", "{percent}%は {share} と書いてください";
    ZERO_OR_MORE = "it must be 0 or more", "0以上でなければなりません";
    AT_MOST = "at most {most}", "上限は{most}です";
    DIGITS_ONLY = "it must be written with digits only", "数字だけで書かなければなりません";
    WRITE = "write {number}", "{number} と書いてください";
    SHARES_ARE_PPM = "shares are whole parts per million, and this would round to 0",
        "割合は100万分の1の単位なので、0に丸められてしまいます";
    WRITE_PPM = "write 0 or at least 0.000001", "0か0.000001以上を書いてください";
    TOO_LONG = "the text is {length} characters long", "文字列が{length}文字あります";
    LONG_TEXTS = "names have up to 200 characters, `source` and `summary` up to 2000; put more into a comment",
        "名前は200文字、`source` や `summary` は2000文字までです。それより長い説明は注釈に書いてください";
    INVISIBLE = "the text holds the invisible character {code}", "見えない文字 {code} が含まれています";
    CONTROL = "the text holds the control character {code}", "制御文字 {code} が含まれています";
    TYPE_ANEW = "remove it, or type the text anew", "取り除くか、打ち直してください";
    ID_EMPTY = "an id is empty", "idが空です";
    ID_TOO_LONG = "an id is longer than {most} characters", "idが{most}文字を超えています";
    NO_ID = "`{id}` is no id", "`{id}` はidとして使えません";
    ID_ADVICE = "ids are made of ASCII letters, digits and `-`, `_`, `.`, `/`; names are free",
        "idに使えるのは半角英数字と `-`、`_`、`.`、`/` です。日本語は `name` に書けます";

    DURATION_EMPTY = "the duration is empty", "期間が空です";
    DURATION_NO_NUMBER = "`{text}` is no duration", "`{text}` は期間として読めません";
    DURATION_NUMBER_AT = "a number is expected at `{at}`", "`{at}` の箇所には数が必要です";
    DURATION_NEGATIVE = "times and durations are never negative", "時刻や期間は負にできません";
    DURATION_FULL_WIDTH = "it holds full-width characters", "全角文字が含まれています";
    NO_UNIT = "`{text}` has no unit", "`{text}` に単位がありません";
    NO_SUCH_UNIT = "`{unit}` is no unit of time", "`{unit}` は時間の単位ではありません";
    TOO_LONG_A_TIME = "`{text}` is longer than 200 years", "`{text}` は200年を超えています";
    DURATION_ADVICE = "durations are written like `\"36h\"` or `\"1d 6h\"`; the units are d, h, min, s, ms",
        "期間は `\"36h\"` や `\"1d 6h\"` のように書きます(単位はd、h、min、s、ms)";
    NO_INSTANT = "`{text}` is no calendar time", "`{text}` は日時として読めません";

    NO_SPREAD = "`{name}` is no distribution", "`{name}` という分布はありません";
    P90_BELOW_MEDIAN = "the median must be above 0 and p90 at least the median",
        "median(中央値)は0より大きく、p90はmedian以上でなければなりません";
    P90_MEANS = "nine of ten draws lie below p90, and half of them below the median",
        "9割の値がp90を下回り、半分がmedianを下回るためです";
    MIXTURE_TAKES = "`Mixture` takes a list of weights and distributions", "`Mixture` には重みと分布のリストを書きます";
    MIXTURE_ADVICE = "write it as `Mixture([(0.6, ...), (0.4, ...)])`", "`Mixture([(0.6, ...), (0.4, ...)])` のように書いてください";
    NO_PARAMETER = "`{name}` has no parameter `{parameter}`", "`{name}` にパラメーター `{parameter}` はありません";
    LACKS_PARAMETER = "`{name}` lacks `{parameter}`", "`{name}` に `{parameter}` がありません";
    PARAMETERS_ARE = "`{name}` takes {names}", "`{name}` のパラメーターは {names} です";
    SOUND_FIXED = "a fixed value must be finite", "固定値は有限でなければなりません";
    SOUND_BOUNDS = "min must not be above max", "minはmax以下でなければなりません";
    SOUND_MODE = "mode must lie between min and max", "modeはmin以上max以下でなければなりません";
    SOUND_MEAN = "the mean must be above 0", "mean(平均)は0より大きくなければなりません";
    SOUND_LOG_NORMAL = "the median must be above 0", "median(中央値)は0より大きくなければなりません";
    SOUND_SHAPE_AND_SCALE = "shape and scale must be above 0", "shapeとscaleは0より大きくなければなりません";
    SOUND_PARTS = "a mixture must have parts", "混合分布には部分が必要です";
    SOUND_WEIGHTS = "weights must be above 0 and have a finite sum", "重みは0より大きく、合計が有限でなければなりません";
    GIVEN = "given are {values}", "書かれているのは {values} です";
}
