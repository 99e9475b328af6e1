//! An office for tests: an empty migrated database of either kind, a clock that the test moves, a folder of its own, and
//! when asked the sandbox's authorities on a port of this machine, or a token of SoftHSM.

mod clock;
mod office;
mod soft_token;
mod tampering;
mod world;

pub use clock::TestClock;
pub use office::Office;
pub use sandbox;
pub use soft_token::{Hanging, soft_token};
pub use tampering::Tampering;
pub use world::World;

/// Writes each test twice: once on SQLite and once on PostgreSQL. No test knows which it got.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($office:ident) $body:block)*) => {
        $(async fn $name($office: $crate::Office) $body)*
        mod sqlite {
            $($(#[$attribute])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::Office::on_sqlite().await).await;
            })*
        }
        mod postgres {
            $($(#[$attribute])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::Office::on_postgres().await).await;
            })*
        }
    };
}
