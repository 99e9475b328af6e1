//! The sandbox as others see it.

mod certificates;
mod letters;
mod timestamps;
mod world;
