//! Seals as others see them.

mod canonical;
mod keys;
mod shapes;
mod world;
