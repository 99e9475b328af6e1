//! What a runner of jobs promises, proved on both databases. The test moves the clock; the runner looks at its table when
//! the signal is raised.

mod fences;
mod runners;
mod world;
