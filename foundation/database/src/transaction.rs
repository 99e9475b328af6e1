//! A view reads; a transaction reads and writes.

use sqlx::{
    PgConnection, Postgres, Sqlite, SqliteConnection, pool::PoolConnection, postgres::PgArguments, query::Query,
    sqlite::SqliteArguments,
};
use vocabulary::Fault;

use crate::{Row, Statement, Value, row::to_postgres};

pub(crate) enum Connection {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
    SqliteAlone(PoolConnection<Sqlite>),
    PostgresAlone(PoolConnection<Postgres>),
}

enum Driver<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Connection {
    fn driver(&mut self) -> Driver<'_> {
        match self {
            Self::Sqlite(connection) => Driver::Sqlite(connection),
            Self::Postgres(connection) => Driver::Postgres(connection),
            Self::SqliteAlone(connection) => Driver::Sqlite(connection),
            Self::PostgresAlone(connection) => Driver::Postgres(connection),
        }
    }
}

/// One consistent state of the database, for reading; the state of each statement's own moment when it came from
/// [`crate::Database::look`].
pub struct View {
    connection: Connection,
}

/// A writing transaction. Contexts meet it only inside an act or a housekeeping.
pub struct Transaction {
    view: View,
}

impl View {
    pub(crate) const fn over(connection: Connection) -> Self {
        Self { connection }
    }

    /// The only row of the answer.
    ///
    /// # Errors
    /// The statement failed or there was no row.
    pub async fn one(&mut self, statement: Statement) -> Result<Row, Fault> {
        self.optional(statement).await?.ok_or_else(|| Fault::new("a row was expected and is not there"))
    }

    /// The first row of the answer, if any.
    ///
    /// # Errors
    /// The statement failed.
    pub async fn optional(&mut self, statement: Statement) -> Result<Option<Row>, Fault> {
        Ok(match self.connection.driver() {
            Driver::Sqlite(connection) => sqlite_query(statement).fetch_optional(connection).await?.map(Row::Sqlite),
            Driver::Postgres(connection) => {
                postgres_query(statement)?.fetch_optional(connection).await?.map(Row::Postgres)
            }
        })
    }

    /// Every row of the answer; the statement itself bounds how many.
    ///
    /// # Errors
    /// The statement failed.
    pub async fn all(&mut self, statement: Statement) -> Result<Vec<Row>, Fault> {
        Ok(match self.connection.driver() {
            Driver::Sqlite(connection) => {
                sqlite_query(statement).fetch_all(connection).await?.into_iter().map(Row::Sqlite).collect()
            }
            Driver::Postgres(connection) => {
                postgres_query(statement)?.fetch_all(connection).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }
}

impl Transaction {
    pub(crate) const fn over(connection: Connection) -> Self {
        Self { view: View::over(connection) }
    }

    /// What can be read, this transaction's own changes included.
    pub const fn view(&mut self) -> &mut View {
        &mut self.view
    }

    /// Runs a writing statement; gives how many rows it touched.
    ///
    /// # Errors
    /// The statement failed.
    pub async fn execute(&mut self, statement: Statement) -> Result<u64, Fault> {
        Ok(match self.view.connection.driver() {
            Driver::Sqlite(connection) => sqlite_query(statement).execute(connection).await?.rows_affected(),
            Driver::Postgres(connection) => postgres_query(statement)?.execute(connection).await?.rows_affected(),
        })
    }

    /// Runs several statements without values, as a migration holds them.
    pub(crate) async fn script(&mut self, sqlite: &'static str, postgres: &'static str) -> Result<(), Fault> {
        match self.view.connection.driver() {
            Driver::Sqlite(connection) => sqlx::raw_sql(sqlite).execute(connection).await.map(|_| ())?,
            Driver::Postgres(connection) => sqlx::raw_sql(postgres).execute(connection).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Makes everything done here durable and visible. When it returns without an error it is on disk.
    ///
    /// # Errors
    /// The commit failed, or its answer was lost: then the outcome is not known.
    pub async fn commit(self) -> Result<(), Fault> {
        match self.view.connection {
            Connection::Sqlite(connection) => connection.commit().await?,
            Connection::Postgres(connection) => connection.commit().await?,
            // Only a view stands alone.
            Connection::SqliteAlone(_) | Connection::PostgresAlone(_) => return Err(Fault::new("nothing was begun")),
        }
        Ok(())
    }
}

fn sqlite_query(statement: Statement) -> Query<'static, Sqlite, SqliteArguments> {
    let mut query = sqlx::query(statement.sqlite);
    for value in statement.values {
        query = match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Id(id) => query.bind(id),
            Value::At(at) => query.bind(at.map(vocabulary::Instant::micros)),
            Value::Flag(flag) => query.bind(flag),
        };
    }
    query
}

fn postgres_query(statement: Statement) -> Result<Query<'static, Postgres, PgArguments>, Fault> {
    let mut query = sqlx::query(statement.postgres);
    for value in statement.values {
        query = match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Id(id) => query.bind(id),
            Value::At(at) => query.bind(at.map(to_postgres).transpose()?),
            Value::Flag(flag) => query.bind(flag),
        };
    }
    Ok(query)
}
