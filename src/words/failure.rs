//! Why a replicate has no outcome, in words.

super::words! {
    /// Consequences in a circle.
    CIRCLE = "consequences without delay go in a circle at {time}: {facilities}; see their `minimum` and `restart`",
        "{time}の時点で、遅れのない波及が循環し、収まりません: {facilities}。これらの `minimum` と `restart` を見直してください";
    /// Too many events.
    BUDGET = "event budget reached at {time}: {events} events", "{time}の時点で、イベント数の上限に達しました: {events}件";
    /// A fault of ours.
    FAULT = "fault in the program: {said}", "プログラムの不具合: {said}";
}
