//! The discrete-event kernel: the calendar of future events.
