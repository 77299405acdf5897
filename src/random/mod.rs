//! Keyed randomness: every draw is a function of its key, never of what was drawn before.
