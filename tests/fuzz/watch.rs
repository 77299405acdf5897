//! How long an input takes, and how much memory all of them: asked of the system, since no result depends on it.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// After so long an input is taken to hang for ever, and the program ends with its number.
const FOR_EVER: Duration = Duration::from_secs(60);

/// What each thread is at, and since when.
pub struct Watch {
    slots: Vec<Mutex<Option<(u64, Instant)>>>,
    over: AtomicBool,
}

impl Watch {
    pub fn new() -> Watch {
        let slots = 0..rayon::current_num_threads();
        Watch {
            slots: slots.map(|_| Mutex::new(None)).collect(),
            over: AtomicBool::new(false),
        }
    }

    /// Does something about input `number`, and how long it took.
    #[expect(clippy::disallowed_methods, reason = "how long it takes is no result")]
    pub fn timed<T>(&self, number: u64, work: impl FnOnce() -> T) -> (T, Duration) {
        let slot = &self.slots[rayon::current_thread_index().unwrap_or(0)];
        let start = Instant::now();
        let set = |value| *slot.lock().expect("nobody panics while holding it") = value;
        set(Some((number, start)));
        let done = work();
        set(None);
        (done, start.elapsed())
    }

    /// Does all the work while a second thread looks for what hangs.
    pub fn over<T>(&self, work: impl FnOnce() -> T) -> T {
        std::thread::scope(|scope| {
            scope.spawn(|| self.look());
            let done = work();
            self.over.store(true, Ordering::Relaxed);
            done
        })
    }

    fn look(&self) {
        while !self.over.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(100));
            for slot in &self.slots {
                let at = *slot.lock().expect("nobody panics while holding it");
                if let Some((number, _)) = at.filter(|(_, start)| start.elapsed() > FOR_EVER) {
                    eprintln!("input {number} hangs; {}", super::reproduce(number));
                    std::process::exit(1);
                }
            }
        }
    }
}

/// What this thread has had of the processor; none where the system does not tell.
pub fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Most memory that the program has had at one time, in bytes; none where the system does not tell.
pub fn peak_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes << 10)
}
