//! The only room that names a database driver.
//!
//! One SQL text serves SQLite and PostgreSQL: `$1` places, `ON CONFLICT`, `RETURNING`. Where the two differ a store gives
//! both texts to [`sql_for`]. Instants are integer microseconds in SQLite and `timestamptz` in PostgreSQL, ids are blobs
//! and `uuid`, whole numbers are 64 bits wide. SQLite has one writing connection (a fair queue instead of busy waits) and
//! separate readers that cannot write; both databases answer a commit only after it is synced to disk.

mod migrate;
mod open;
mod row;
mod statement;
mod transaction;

pub use migrate::{MIGRATIONS, Migration, MigrationState};
pub use open::{Database, OpenError};
pub use row::{Column, Row};
pub use statement::{Statement, Value, sql, sql_for};
pub use transaction::{Transaction, View};
