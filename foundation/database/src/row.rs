//! Reading one answered row.

use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};
use time::OffsetDateTime;
use uuid::Uuid;
use vocabulary::{Fault, Id, Instant};

/// One row of an answer.
pub enum Row {
    #[doc(hidden)]
    Sqlite(SqliteRow),
    #[doc(hidden)]
    Postgres(PgRow),
}

impl Row {
    /// The value of the column with this name.
    ///
    /// # Errors
    /// There is no such column, or it holds something else.
    pub fn get<T: Column>(&self, name: &'static str) -> Result<T, Fault> {
        T::read(self, name)
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads the column.
    ///
    /// # Errors
    /// There is no such column, or it holds something else.
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault>;
}

macro_rules! plain_columns {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
                // The driver of SQLite would give 0 or an empty text for NULL.
                Option::<Self>::read(row, name)?.ok_or_else(|| nothing_in(name))
            }
        }
        impl Column for Option<$type> {
            fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
                match row {
                    Row::Sqlite(row) => row.try_get(name),
                    Row::Postgres(row) => row.try_get(name),
                }
                .map_err(unread)
            }
        }
    )*};
}

plain_columns!(i64, String, Vec<u8>, bool, Uuid);

impl<K> Column for Id<K> {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        Uuid::read(row, name).map(Self::from_uuid)
    }
}

impl<K> Column for Option<Id<K>> {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        Ok(Option::<Uuid>::read(row, name)?.map(Id::from_uuid))
    }
}

impl Column for Instant {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        Option::<Self>::read(row, name)?.ok_or_else(|| nothing_in(name))
    }
}

impl Column for Option<Instant> {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        Ok(match row {
            Row::Sqlite(row) => row.try_get::<Option<i64>, _>(name).map_err(unread)?.map(Instant::from_micros),
            Row::Postgres(row) => row.try_get::<Option<OffsetDateTime>, _>(name).map_err(unread)?.map(from_postgres),
        })
    }
}

impl Column for [u8; 32] {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        let bytes = Vec::<u8>::read(row, name)?;
        bytes.try_into().map_err(|_| not_a_hash(name))
    }
}

impl Column for Option<[u8; 32]> {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        Option::<Vec<u8>>::read(row, name)?.map(|bytes| bytes.try_into().map_err(|_| not_a_hash(name))).transpose()
    }
}

fn unread(cause: sqlx::Error) -> Fault {
    match cause {
        sqlx::Error::ColumnDecode { .. } => Fault::unreadable(cause.to_string()),
        cause => cause.into(),
    }
}

fn nothing_in(name: &str) -> Fault {
    Fault::unreadable(format!("no value in column {name}"))
}

fn not_a_hash(name: &str) -> Fault {
    Fault::unreadable(format!("column {name} does not hold 32 bytes"))
}

fn from_postgres(at: OffsetDateTime) -> Instant {
    // A timestamptz spans 4713 BC to 294276 AD: its microseconds fit 64 bits.
    Instant::from_micros(i64::try_from(at.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX))
}

pub(crate) fn to_postgres(at: Instant) -> Result<OffsetDateTime, Fault> {
    Ok(OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.micros()) * 1_000)?)
}
