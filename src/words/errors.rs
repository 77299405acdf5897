//! Why something could not be written, drawn or started.

super::words! {
    /// Before what went wrong.
    ERROR = "error: {what}", "エラー: {what}";
    /// Before what a user should know.
    WARNING = "warning: {what}", "警告: {what}";
    /// The folder is somebody else's.
    NOT_OURS = "{path} is not empty and holds no result of hakyu; choose another folder, or replace it with --force",
        "{path} は空でなく、hakyuの結果でもありません。別のフォルダーを選ぶか、--force で置き換えてください";
    /// The folder is of another batch.
    ANOTHER_RESULT = "{path} holds a result of another scenario, plan or seed, or of another command; choose another folder with --out, or replace it with --force",
        "{path} には、シナリオ、対応計画、乱数シード又はコマンドの異なる別の結果があります。--out で別のフォルダーを選ぶか、--force で置き換えてください";
    /// A file is in the way.
    NOT_A_FOLDER = "{path} is no folder; choose another name", "{path} はフォルダーではありません。別の名前を選んでください";
    /// A path such as `..`.
    NO_NAME = "{path} names no folder that could be replaced; give it a name of its own",
        "{path} は置き換えられるフォルダーの名前ではありません。固有の名前を付けてください";
    /// The operating system refused.
    CANNOT_LOOK_INTO = "cannot look into {path}", "{path} の中を見られません";
    /// The operating system refused.
    CANNOT_REMOVE = "cannot remove {path}", "{path} を削除できません";
    /// The operating system refused.
    CANNOT_MAKE = "cannot make {path}", "{path} を作成できません";
    /// The operating system refused.
    CANNOT_WRITE = "cannot write {path}", "{path} に書き込めません";
    /// The operating system refused.
    CANNOT_REPLACE = "cannot replace {path}", "{path} を置き換えられません";
    /// The operating system refused.
    CANNOT_PLACE = "cannot put the result at {path}", "{path} に結果を置けません";
    /// A picture failed.
    NOT_DRAWN = "the picture could not be drawn: {reason}", "図を描けません: {reason}";
    /// A picture failed.
    NOT_ENCODED = "the picture could not be encoded as PNG", "図をPNGにできません";
    /// No threads.
    NO_THREADS = "the threads for the batch could not be started", "計算のスレッドを開始できません";
    /// Characters without a shape.
    MISSING_GLYPHS = "the font of the pictures lacks {characters}; PNG files show 〓 instead",
        "図のフォントに次の文字がありません: {characters}(PNGでは〓で示します)";
    /// Another process holds the journal.
    JOURNAL_AT_WORK = "another hakyu is at work on {path}; wait for it, or give another folder with --out",
        "{path} は別のhakyuが使用中です。終わるのを待つか、--out で別のフォルダーを指定してください";
    /// A batch was stopped before.
    JOURNAL_UNFINISHED = "a batch that was stopped lies at {path} with {replicates} finished replicates; go on with --resume, or begin anew with --force",
        "中断した計算が {path} にあり、{replicates} 回の試行が済んでいます。続けるには --resume、最初からやり直すには --force を付けてください";
    /// The first record cannot be read.
    NO_JOURNAL = "{path} is no journal of hakyu, or its beginning was changed; begin anew with --force",
        "{path} はhakyuの途中記録ではないか、先頭が変更されています。--force で最初からやり直してください";
    /// The batch at hand is another one.
    JOURNAL_DIFFERS = "{path} is the journal of another batch: {differences}; give what it was made of, or begin anew with --force",
        "{path} は別の計算の途中記録です: {differences}。元と同じ内容を指定するか、--force で最初からやり直してください";
    /// One difference.
    DIFFERS = "{what} is {here} here and {there} there", "{what}(今回: {here}、記録: {there})";
    /// Between two differences.
    AND_ALSO = ", ", "、";
    /// What differs.
    ITS_PROGRAM = "the program", "プログラム";
    /// What differs.
    ITS_MODEL_VERSION = "the model version", "モデルの版";
    /// What differs.
    ITS_PLAN = "the contingency plan", "対応計画";
    /// What differs.
    ITS_SEED = "the seed", "乱数シード";
    /// What differs.
    ITS_ORDER = "the seed of --shuffle-ties", "--shuffle-ties の種";
    /// What differs.
    ITS_BUDGET = "--event-budget", "--event-budget の値";
    /// What differs.
    ITS_INPUT = "an input file", "入力ファイル";
    /// The operating system refused.
    JOURNAL_IO = "cannot keep finished replicates in {path}", "済んだ試行を {path} に記録できません";
}
