//! Which of an observation's facilities are down, and which have ever been.

/// One entry a facility, by its place within the observation.
pub(super) struct Fallen {
    down: Vec<bool>,
    ever: Vec<bool>,
    /// Facilities that moved within the instant, with whether they were down before it.
    moved: Vec<(u32, bool)>,
    /// Facilities that have gone down since they were last marked.
    unmarked: Vec<u32>,
}

impl Fallen {
    pub(super) fn new(of: usize) -> Fallen {
        Fallen {
            down: vec![false; of],
            ever: vec![false; of],
            moved: Vec::new(),
            unmarked: Vec::new(),
        }
    }

    pub(super) fn reset(&mut self) {
        self.down.fill(false);
        self.ever.fill(false);
        self.moved.clear();
        self.unmarked.clear();
    }

    /// A facility goes down or comes back, perhaps not for the last time in this instant.
    pub(super) fn moves(&mut self, place: u32, down: bool) {
        let was = std::mem::replace(&mut self.down[place as usize], down);
        if self.moved.iter().all(|(other, _)| *other != place) {
            self.moved.push((place, was));
        }
    }

    /// The instant has come to rest: how many have gone down in it.
    pub(super) fn rest(&mut self) -> u64 {
        let mut falls = 0;
        for (place, was) in self.moved.drain(..) {
            if !was && self.down[place as usize] {
                falls += 1;
                if !self.ever[place as usize] {
                    self.unmarked.push(place);
                }
            }
        }
        falls
    }

    /// Marks those that are down: how many had never been marked.
    pub(super) fn mark(&mut self) -> u64 {
        let mut new = 0;
        for place in self.unmarked.drain(..) {
            let ever = &mut self.ever[place as usize];
            if self.down[place as usize] && !*ever {
                *ever = true;
                new += 1;
            }
        }
        new
    }
}
