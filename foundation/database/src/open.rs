//! Opening a database by its address.

use std::{
    fs::OpenOptions,
    io::ErrorKind,
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::Path,
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use sqlx::{
    Connection as _, PgConnection, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use vocabulary::Fault;

use crate::{Transaction, View, transaction::Connection};

/// How long a request may wait for a connection before it is told that the office is busy.
const WAIT: Duration = Duration::from_secs(15);
const SQLITE_READERS: u32 = 8;
const POSTGRES_WRITERS: u32 = 16;
const POSTGRES_READERS: u32 = 8;

/// An open database; cheap to clone.
#[derive(Clone)]
pub struct Database {
    pub(crate) inner: Inner,
}

#[derive(Clone)]
pub(crate) enum Inner {
    Sqlite { writer: SqlitePool, readers: SqlitePool, file: SqliteFile },
    Postgres { writers: PgPool, readers: PgPool },
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither `sqlite:PATH` nor `postgres://…`.
    #[error("a database address begins with sqlite: or postgres://")]
    Address,
    /// The address was understood, the database did not answer.
    #[error("the database cannot be opened")]
    Unreachable(#[from] sqlx::Error),
    /// The database's file cannot be looked at.
    #[error("the database's file cannot be read")]
    File(#[from] std::io::Error),
}

/// Makes a missing file for the office's own user alone; what SQLite writes beside it gets the same mode. A file that is there
/// is not opened: closing it would drop the locks that SQLite holds on it for this process.
fn make_private(file: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Opens the writing connection. Switching a new file to the write-ahead log waits for nobody, so programs that start
/// together on one try again.
async fn connect(pool: SqlitePoolOptions, options: &SqliteConnectOptions) -> Result<SqlitePool, sqlx::Error> {
    const TRIES: u32 = 100;
    for _ in 1..TRIES {
        match pool.clone().connect_with(options.clone()).await {
            // SQLITE_BUSY
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("5") => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            outcome => return outcome,
        }
    }
    pool.connect_with(options.clone()).await
}

impl Database {
    /// Opens `sqlite:PATH` (made when missing) or `postgres://…`. Afterwards every commit is durable when it returns.
    ///
    /// # Errors
    /// The address is of neither kind, or the database does not answer.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        let inner = if address.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(address)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(WAIT);
            make_private(options.get_filename())?;
            let writer =
                SqlitePoolOptions::new().max_connections(1).acquire_timeout(WAIT).idle_timeout(None).max_lifetime(None);
            let writer = connect(writer, &options).await?;
            let file = SqliteFile::of(options.get_filename())?;
            let readers = SqlitePoolOptions::new()
                .max_connections(SQLITE_READERS)
                .acquire_timeout(WAIT)
                .connect_with(options.pragma("query_only", "ON"))
                .await?;
            Inner::Sqlite { writer, readers, file }
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            // The server's default may be off; an acknowledged act must be on disk.
            let options = PgConnectOptions::from_str(address)?.application_name("okienko").options([
                ("synchronous_commit", "on"),
                ("lock_timeout", "15s"),
                ("timezone", "UTC"),
            ]);
            // Asked once by itself: a pool would only say that it waited in vain.
            PgConnection::connect_with(&options).await?.close().await?;
            let pool = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(WAIT);
            let writers = pool(POSTGRES_WRITERS).connect_with(options.clone()).await?;
            let options = options.options([("default_transaction_read_only", "on")]);
            let readers = pool(POSTGRES_READERS).connect_with(options).await?;
            Inner::Postgres { writers, readers }
        } else {
            return Err(OpenError::Address);
        };
        Ok(Self { inner })
    }

    /// Begins a writing transaction. Dropped without a commit it leaves no trace.
    ///
    /// # Errors
    /// No connection came free in time, or the database is gone: for SQLite also when its file was removed or replaced,
    /// for what is written to a removed file is lost.
    pub async fn begin(&self) -> Result<Transaction, Fault> {
        const BEGIN: &str = "BEGIN IMMEDIATE";
        let connection = match &self.inner {
            Inner::Sqlite { writer, file, .. } => {
                file.is_in_place()?;
                match writer.begin_with(BEGIN).await {
                    Ok(transaction) => Connection::Sqlite(transaction),
                    Err(sqlx::Error::PoolTimedOut) => return Err(sqlx::Error::PoolTimedOut.into()),
                    // When the disk is full SQLite ends a transaction by itself and the driver goes on counting it. Such a
                    // connection never begins another; a new one does.
                    Err(_) => {
                        writer.acquire().await?.close().await?;
                        Connection::Sqlite(writer.begin_with(BEGIN).await?)
                    }
                }
            }
            Inner::Postgres { writers, .. } => Connection::Postgres(writers.begin().await?),
        };
        Ok(Transaction::over(connection))
    }

    /// Opens a view: one consistent state of the database, which cannot be changed through it.
    ///
    /// # Errors
    /// No connection came free in time, or the database is gone.
    pub async fn view(&self) -> Result<View, Fault> {
        let connection = match &self.inner {
            Inner::Sqlite { readers, .. } => Connection::Sqlite(readers.begin().await?),
            Inner::Postgres { readers, .. } => {
                Connection::Postgres(readers.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(View::over(connection))
    }

    /// Opens a view for a single statement, or for several that need not see the same state: it costs no transaction.
    ///
    /// # Errors
    /// No connection came free in time, or the database is gone.
    pub async fn look(&self) -> Result<View, Fault> {
        let connection = match &self.inner {
            Inner::Sqlite { readers, .. } => Connection::SqliteAlone(readers.acquire().await?),
            Inner::Postgres { readers, .. } => Connection::PostgresAlone(readers.acquire().await?),
        };
        Ok(View::over(connection))
    }

    /// `SQLite` or `PostgreSQL`, for the operator.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.inner {
            Inner::Sqlite { .. } => "SQLite",
            Inner::Postgres { .. } => "PostgreSQL",
        }
    }

    /// Waits for the connections in use and closes them all.
    pub async fn close(&self) {
        match &self.inner {
            Inner::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Inner::Postgres { writers, readers } => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}

/// The file that was opened, to be told from another under its name.
#[derive(Clone)]
pub(crate) struct SqliteFile {
    path: Arc<Path>,
    opened: (u64, u64),
}

impl SqliteFile {
    fn of(path: &Path) -> Result<Self, std::io::Error> {
        Ok(Self { path: path.into(), opened: identity(path)? })
    }

    fn is_in_place(&self) -> Result<(), Fault> {
        match identity(&self.path) {
            Ok(found) if found == self.opened => Ok(()),
            Ok(_) => Err(Fault::new(format!("{} was replaced under the running office", self.path.display()))),
            Err(error) => Err(Fault::new(format!("{} is gone: {error}", self.path.display()))),
        }
    }
}

/// Device and inode.
fn identity(path: &Path) -> Result<(u64, u64), std::io::Error> {
    let found = std::fs::metadata(path)?;
    Ok((found.dev(), found.ino()))
}
