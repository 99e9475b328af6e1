//! Reading one answered row.

use sqlx::{
    Row as _, TypeInfo as _, ValueRef as _,
    postgres::{PgRow, PgValueRef},
    sqlite::SqliteRow,
};
use time::OffsetDateTime;
use uuid::Uuid;
use vocabulary::{Fault, Id, Instant};

/// Microseconds of the year 2000, from which PostgreSQL counts.
const YEAR_2000: i64 = 946_684_800_000_000;

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
        match row {
            Row::Sqlite(row) => Ok(row.try_get::<Option<i64>, _>(name).map_err(unread)?.map(Instant::from_micros)),
            Row::Postgres(row) => from_postgres(&row.try_get_raw(name)?, name),
        }
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

/// The driver's own reading panics at `infinity`, which no calendar has.
fn from_postgres(value: &PgValueRef<'_>, name: &str) -> Result<Option<Instant>, Fault> {
    if value.is_null() {
        return Ok(None);
    }
    let bytes: Option<[u8; 8]> = value.as_bytes().ok().and_then(|bytes| bytes.try_into().ok());
    match bytes.filter(|_| value.type_info().name() == "TIMESTAMPTZ") {
        // Microseconds since the year 2000.
        Some(bytes) => Ok(Some(Instant::from_micros(i64::from_be_bytes(bytes).saturating_add(YEAR_2000)))),
        None => Err(Fault::unreadable(format!("column {name} does not hold an instant"))),
    }
}

pub(crate) fn to_postgres(at: Instant) -> Result<OffsetDateTime, Fault> {
    Ok(OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.micros()) * 1_000)?)
}
