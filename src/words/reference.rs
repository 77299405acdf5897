//! What `explain`, `list` and `new` say.

use super::Text;
use crate::notation::Code;

super::words! {
    /// Heading of a field: the record that it belongs to.
    FIELD_OF = "{field}: a field of {record}", "{field}: {record} の項目";
    /// Heading of a variant: the choice that it belongs to.
    CHOICE_OF = "{name}: one of the choices for {choice}", "{name}: {choice} の選択肢の一つ";
    /// What a field takes.
    VALUE = "value", "値";
    /// What a field is when it is left out.
    DEFAULT = "default", "省略時";
    /// There is no default.
    REQUIRED = "none, it must be given", "なし(必須)";
    /// How it is written.
    EXAMPLE = "example", "書き方";
    /// Fields of a record.
    FIELDS = "fields", "項目";
    /// Nothing has the name.
    NOTHING_CALLED = "nothing is called `{word}`; {advice}", "`{word}` という項目はありません; {advice}";
    /// Heads of the list of scenarios.
    LIST_NAME = "name", "名前";
    /// Kind of a scenario.
    LIST_KIND = "kind", "種類";
    /// Sectors that are struck directly.
    LIST_SECTORS = "struck first", "最初に打撃を受ける分野";
    /// Length of a scenario.
    LIST_LENGTH = "length", "期間";
    /// Title of a scenario.
    LIST_TITLE = "title", "題名";
    /// Every sector there is.
    ALL_SECTORS = "all {count}", "全{count}分野";
    /// What to do with the list.
    LIST_NEXT = "\nhakyu run NAME tells one replicate of it, hakyu batch NAME runs a thousand.\n",
        "\nhakyu run 名前 で1回の経過を、hakyu batch 名前 で1000回の反復を計算します。\n";
    /// A hazard that shakes.
    EARTHQUAKE = "earthquake", "地震";
    /// A hazard that blows.
    STORM = "storm", "暴風";
    /// A hazard that floods.
    FLOOD = "flood", "浸水";
    /// Information systems fall.
    CYBER = "cyber", "サイバー";
    /// People are absent.
    WORKFORCE = "workforce", "要員不足";
    /// Things break by themselves.
    ACCIDENT = "accident", "事故";
    /// Everybody wants more.
    DEMAND = "demand", "需要";
    /// Nothing happens.
    QUIET = "quiet", "平常";
    /// After a file has been made from a template.
    MADE = "made {file}\n", "{file} を作成しました\n";
    /// What to do with it.
    NEXT = "\nNext, try:\n  hakyu check {file}\n  hakyu run {file}\n  hakyu batch {file}\n",
        "\n次に:\n  hakyu check {file}\n  hakyu run {file}\n  hakyu batch {file}\n";
    /// A file is in the way.
    EXISTS = "{file} exists; --force replaces it", "{file} は既にあります。--force で置き換えます";
    /// The shipped scenario that may have been meant.
    SHIPPED_MEANT = "did you mean the shipped scenario `{name}`?", "同梱シナリオ `{name}` のことですか?";
}

/// What the commands of this file and their arguments are for, by path: `new/scenario` is a command, `explain/word` an
/// argument.
pub const ABOUT: &[(&str, Text)] = &[
    (
        "list",
        text(
            "Lists the scenarios that are inside the program, by kind, sectors and length",
            "同梱シナリオを種類、分野、期間とともに列挙する",
        ),
    ),
    (
        "new",
        text(
            "Starts a scenario or a small model from a commented template",
            "注釈付きのひな型からシナリオ又は小さなモデルを作る",
        ),
    ),
    (
        "new/scenario",
        text(
            "A scenario on the built-in model of Japan",
            "組込みの日本モデルの上のシナリオ",
        ),
    ),
    (
        "new/scenario/file",
        text("The file to write", "書くファイル"),
    ),
    (
        "new/scenario/force",
        text("Replace what is there", "既にあるものを置き換える"),
    ),
    (
        "new/model",
        text(
            "A model of a small city, with a scenario",
            "小さな市のモデルと、そのシナリオ",
        ),
    ),
    (
        "new/model/target",
        text(
            "The folder to write, or a file whose name ends in .ron",
            "書くフォルダー、又は名前が .ron で終わるファイル",
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
            "ファイルの項目、又は番号の問題を説明する",
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
        text("Prints completions for a shell", "シェルの補完を出力する"),
    ),
    ("completions/shell", text("The shell", "シェル")),
    (
        "manual",
        text(
            "Writes manual pages into a folder",
            "マニュアルページをフォルダーに書く",
        ),
    ),
    (
        "manual/folder",
        text(
            "Folder for the pages; made if it is not there",
            "書くフォルダー。なければ作る",
        ),
    ),
];

/// What stands below the help of a command, by path.
pub const AFTER: &[(&str, Text)] = &[
    (
        "new",
        text(
            "Examples:
  hakyu new scenario my-quake.ron
  hakyu new model my-city           a folder with a model, and my-city.ron, a scenario on it
  hakyu new model my-city.ron       the same in one file",
            "例:
  hakyu new scenario my-quake.ron
  hakyu new model my-city           モデルのフォルダーと、そのシナリオ my-city.ron
  hakyu new model my-city.ron       同じものを一つのファイルに",
        ),
    ),
    (
        "explain",
        text(
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
        ),
    ),
    (
        "completions",
        text(
            "Example:
  hakyu completions bash > ~/.local/share/bash-completion/completions/hakyu",
            "例:
  hakyu completions bash > ~/.local/share/bash-completion/completions/hakyu",
        ),
    ),
    (
        "manual",
        text(
            "Example:
  hakyu manual ~/.local/share/man/man1",
            "例:
  hakyu manual ~/.local/share/man/man1",
        ),
    ),
];

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

/// What a kind of problem means and what to do about it.
pub fn problem(code: Code) -> (Text, Text) {
    let (ja, advice_en, advice_ja) = said_of(code);
    let meaning = Text {
        en: code.meaning(),
        ja,
    };
    let advice = Text {
        en: advice_en,
        ja: advice_ja,
    };
    (meaning, advice)
}

/// The meaning in Japanese, and the advice in both languages.
fn said_of(code: Code) -> (&'static str, &'static str, &'static str) {
    match code {
        Code::CannotRead => (
            "ファイル又はフォルダーが読めない、通常のファイルでない、又は上限より大きい。",
            "Check the path and that you may read it; `hakyu list` names the scenarios that need no file.",
            "パスと読取り権限を確かめる。`hakyu list` はファイルなしで使えるシナリオを示す。",
        ),
        Code::Empty => (
            "ファイルが空である。",
            "`hakyu new scenario FILE` writes a commented start.",
            "`hakyu new scenario ファイル` が注釈付きのひな型を書く。",
        ),
        Code::NotUtf8 => (
            "ファイルがUTF-8の文字列でない。",
            "Save it as UTF-8; editors on Windows may write Shift_JIS.",
            "UTF-8で保存する。Windowsの編集ソフトはShift_JISで書くことがある。",
        ),
        Code::OtherFormat => (
            "ファイルがJSON、YAMLなど別の形式である。",
            "Write records as `( field: value, )` and maps as `{ \"id\": value, }`.",
            "レコードは `( 項目: 値, )`、マップは `{ \"id\": 値, }` と書く。",
        ),
        Code::Syntax => (
            "RONとして読めない。",
            "Look just before the place that is shown: most often a comma or a quote is missing there.",
            "示された箇所の直前を見る。読点(,)や引用符が抜けていることが多い。",
        ),
        Code::TooDeep => (
            "括弧の入れ子が上限より深い。",
            "No valid file is nested that deep: look for brackets that are opened and never closed.",
            "正しいファイルはそこまで深くならない。閉じていない括弧を探す。",
        ),
        Code::Unclosed => (
            "括弧、文字列又は注釈が閉じていない。",
            "Close it; the place that is shown is where it opens.",
            "閉じる。示された箇所が始まりである。",
        ),
        Code::LeavesFolder => (
            "パスがシナリオのフォルダーの外に出る。",
            "Put the model's folder beside the scenario and write `model: \"./my-city\"`.",
            "モデルのフォルダーをシナリオの隣に置き、`model: \"./my-city\"` と書く。",
        ),
        Code::NewerSchema => (
            "新しい版のために書かれたファイルである。",
            "Install a newer hakyu, or write `schema: 1` if the file uses nothing newer.",
            "新しい版のhakyuを入れる。新しい機能を使わないなら `schema: 1` と書く。",
        ),
        Code::UnknownField => (
            "その種類のレコードにない項目がある。",
            "Correct the name; `hakyu explain RECORD` lists the fields of a record.",
            "項目名を直す。`hakyu explain レコード名` が項目を列挙する。",
        ),
        Code::MissingField => (
            "必要な項目がない。",
            "Add it; the message shows how it is written.",
            "追加する。書き方はメッセージにある。",
        ),
        Code::DefinedTwice => (
            "項目又はidが二度定義されている。",
            "Remove one or rename it; files of one model share their ids. What is to change a model goes into `patch`.",
            "一方を消すか改名する。一つのモデルのファイルはidを共有する。変更は `patch` に書く。",
        ),
        Code::WrongKind => (
            "値の種類が違う。",
            "Write the value as the message shows; texts and durations stand in double quotes, numbers do not.",
            "メッセージの書き方に従う。文字列と期間は二重引用符で囲み、数は囲まない。",
        ),
        Code::UnknownChoice => (
            "選択肢にない語である。",
            "Choose one of those listed; they begin with a capital letter.",
            "列挙されたものから選ぶ。大文字で始まる。",
        ),
        Code::OutOfRange => (
            "数が範囲外である。",
            "Shares run from 0 to 1, not from 0 to 100; powers are in kW.",
            "割合は0から1(0から100ではない)、電力はkW。",
        ),
        Code::BadDuration => (
            "期間又は時刻の書き方が違う。",
            "Write durations with their unit, as \"36h\" or \"1d 6h\", and times as \"2018-09-06T03:07:00+09:00\".",
            "期間は単位付きで \"36h\"、\"1d 6h\" のように、時刻は \"2018-09-06T03:07:00+09:00\" のように書く。",
        ),
        Code::BadDistribution => (
            "分布の母数が矛盾している。",
            "Keep min, mode, max in order and p90 above the median; `hakyu explain distribution` shows all forms.",
            "min、mode、maxの順、p90は中央値以上。`hakyu explain distribution` が全ての形を示す。",
        ),
        Code::TooLong => (
            "文字列が長すぎる。",
            "Shorten it: names have up to 200 characters, other texts up to 2,000.",
            "短くする。名前は200字、その他は2,000字まで。",
        ),
        Code::BadCharacter => (
            "制御文字又は見えない文字を含む。",
            "Type the text anew: such characters come in by copying from a page.",
            "打ち直す。ページからの複写で紛れ込むことがある。",
        ),
        Code::BadId => (
            "idに使えない文字がある。",
            "Use ASCII letters, digits and `-_./`; Japanese goes into `name`.",
            "ASCIIの英数字と `-_./` を使う。日本語は `name` に書く。",
        ),
        Code::UnknownReference => (
            "参照先がない。",
            "Correct the id; `hakyu model --model FILE` shows what there is.",
            "idを直す。`hakyu model --model ファイル` が一覧を示す。",
        ),
        Code::SelectsNothing => (
            "規則又は選択が何も見つけない。",
            "Correct the class or the region, or write `optional: true` where finding nobody is meant.",
            "class又は地域を直す。無くてよいなら `optional: true` と書く。",
        ),
        Code::NothingToRemove => (
            "パッチがないものを消そうとしている。",
            "Correct the id after which `Removed` stands, or drop the line.",
            "`Removed` の前のidを直すか、その行を消す。",
        ),
        Code::CircularGroup => (
            "施設が自身に、又は一つのグループで同じ供給元に二度依存している。",
            "Leave the consumer out of its suppliers, or name each supplier once.",
            "供給先を供給元から外す。供給元は一度だけ挙げる。",
        ),
        Code::Contradiction => (
            "値が互いに矛盾している。",
            "The message names the fields that do not go together: change one of them.",
            "メッセージにある項目の一方を変える。",
        ),
        Code::OutsideTime => (
            "出来事がシナリオの期間の外にある。",
            "Move the event, or lengthen `horizon`.",
            "時刻を変えるか `horizon` を延ばす。",
        ),
        Code::TooMany => (
            "数が上限を超えている。",
            "Write fewer: one facility can stand for many sites (`sites`).",
            "減らす。一つの施設で多数の箇所(`sites`)を表せる。",
        ),
        Code::StrongLoop => (
            "依存の循環が損失を増幅し、自力では戻らないおそれがある。",
            "Weaken `strength` on the loop, or give one of its facilities a `black_start` level, if that is what is meant.",
            "循環の `strength` を弱めるか、いずれかの施設に `black_start` を与える(それが意図なら)。",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_text_and_every_problem_is_told_in_both_languages() {
        let problems = Code::ALL.iter().flat_map(|&code| {
            let (meaning, advice) = problem(code);
            [meaning, advice]
        });
        let texts = [ALL, ABOUT, AFTER].concat();
        let texts = texts.into_iter().map(|(_, text)| text).chain(problems);
        for text in texts {
            assert!(!text.to(Lang::En).is_empty());
            assert!(!text.to(Lang::Ja).is_ascii(), "{}", text.ja);
        }
    }
}
