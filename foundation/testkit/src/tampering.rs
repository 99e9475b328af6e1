//! Changes behind the office's back, as somebody with the database's password makes them: mechanically, in any table.

use database::{Statement, Transaction, sql, sql_for};

use crate::Office;

/// What is done to a table.
#[derive(Clone, Debug)]
pub enum Tampering {
    /// The value of this column is changed a little, in one row.
    Flip(String),
    /// The value of this column is that of another row.
    Swap(String),
    /// The value of this column cannot be read any more: no text, no hash, no id, or gone where there must be one.
    Break(String),
    /// One row is taken away.
    Drop,
    /// All rows are.
    Truncate,
    /// These columns are set so in all rows: `signer = 'Jan Kowalski'`.
    Set(&'static str),
    /// A row is added: one that is there, with other values in these columns.
    Insert(&'static [&'static str]),
}

impl Office {
    /// The columns of a table.
    pub async fn columns(&self, table: &str) -> Vec<String> {
        let mut view = self.database.view().await.expect("a view");
        let named = sql_for(
            "SELECT name FROM pragma_table_info($1)",
            "SELECT CAST(column_name AS text) AS name FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1",
        );
        let rows = view.all(named.bind(table)).await.expect("the columns");
        rows.iter().map(|row| row.get("name").expect("a name")).collect()
    }

    /// A transaction in which a table was changed, and which is never committed: what is read in it is the office after the
    /// change. The row is the one with the greatest `key`. `None` when there was nothing to change, or the database did not
    /// let it happen.
    pub async fn tampered(&self, table: &str, key: &str, how: &Tampering) -> Option<Transaction> {
        let mut transaction = self.database.begin().await.expect("a transaction");
        // Whoever tampers keeps the references whole, or switches their checks off.
        let unchecked = sql_for("PRAGMA defer_foreign_keys = ON", "SET LOCAL session_replication_role = replica");
        transaction.execute(unchecked).await.expect("a superuser");
        let last = format!("{key} = (SELECT {key} FROM {table} ORDER BY {key} DESC LIMIT 1)");
        let statement = match how {
            Tampering::Flip(column) => {
                let (sqlite, postgres) = self.altered(table, column).await;
                let update = |value: &str| {
                    format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NOT NULL AND {last}")
                };
                built(update(&sqlite), update(&postgres))
            }
            Tampering::Swap(column) => {
                let first = format!("(SELECT {column} FROM {table} ORDER BY {key} LIMIT 1)");
                // Equal values are no change.
                let update = format!("UPDATE {table} SET {column} = {first} WHERE {last} AND {column} <> {first}");
                built(update.clone(), update)
            }
            Tampering::Break(column) => {
                // Only SQLite takes what is no text; where nothing may be missing, whoever tampers takes that rule away.
                let sqlite = format!("CASE typeof({column}) WHEN 'blob' THEN x'00ff' ELSE CAST(x'ff' AS TEXT) END");
                let (kind, must) = self.kind(table, column).await;
                if must {
                    let open = format!("ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL");
                    transaction.execute(built("SELECT 1".to_owned(), open)).await.expect("an open column");
                }
                let postgres = match kind.as_str() {
                    "bytea" => "'\\x00ff'",
                    kind if must || kind == "sqlite" => "NULL",
                    _ => return None,
                };
                let update = |value: &str| {
                    format!("UPDATE {table} SET {column} = {value} WHERE {column} IS NOT NULL AND {last}")
                };
                built(update(&sqlite), update(postgres))
            }
            Tampering::Drop => {
                built(format!("DELETE FROM {table} WHERE {last}"), format!("DELETE FROM {table} WHERE {last}"))
            }
            Tampering::Truncate => built(format!("DELETE FROM {table}"), format!("DELETE FROM {table}")),
            Tampering::Set(values) => {
                built(format!("UPDATE {table} SET {values}"), format!("UPDATE {table} SET {values}"))
            }
            Tampering::Insert(others) => {
                let columns = self.columns(table).await;
                let (mut sqlite, mut postgres) = (columns.clone(), columns.clone());
                for (place, column) in
                    columns.iter().enumerate().filter(|(_, column)| others.contains(&column.as_str()))
                {
                    (sqlite[place], postgres[place]) = self.altered(table, column).await;
                }
                let insert = |values: Vec<String>| {
                    format!(
                        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {last}",
                        columns.join(", "),
                        values.join(", ")
                    )
                };
                built(insert(sqlite), insert(postgres))
            }
        };
        transaction.execute(statement).await.is_ok_and(|touched| touched > 0).then_some(transaction)
    }

    /// The type of a column of PostgreSQL, and whether it must have a value and is no part of a key.
    async fn kind(&self, table: &str, column: &str) -> (String, bool) {
        let kind = sql_for(
            "SELECT 'sqlite' AS kind, 0 AS must FROM pragma_table_info($1) WHERE name = $2",
            "SELECT CAST(data_type AS text) AS kind, is_nullable = 'NO' AND NOT EXISTS (
                 SELECT 1 FROM information_schema.table_constraints t
                 JOIN information_schema.constraint_column_usage u ON u.constraint_name = t.constraint_name
                     AND u.table_schema = t.table_schema
                 WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = current_schema() AND u.table_name = $1
                     AND u.column_name = $2) AS must
             FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2",
        );
        let mut view = self.database.view().await.expect("a view");
        let row = view.one(kind.bind(table).bind(column)).await.expect("a column");
        (row.get("kind").expect("a kind"), row.get("must").expect("a rule"))
    }

    /// Another value of a column, in the words of each database.
    async fn altered(&self, table: &str, column: &str) -> (String, String) {
        let (kind, _) = self.kind(table, column).await;
        let sqlite = format!(
            "CASE typeof({column}) WHEN 'integer' THEN {column} + 1 WHEN 'blob' THEN randomblob(length({column}))
             ELSE {column} || 'x' END"
        );
        let postgres = match kind.as_str() {
            "bigint" => format!("{column} + 1"),
            "boolean" => format!("NOT {column}"),
            "uuid" => "gen_random_uuid()".to_owned(),
            "bytea" => format!("sha256({column})"),
            kind if kind.starts_with("timestamp") => format!("{column} + interval '1 microsecond'"),
            _ => format!("{column} || 'x'"),
        };
        (sqlite, postgres)
    }
}

/// Statements are constants of the program; a test's live until its end.
fn built(sqlite: String, postgres: String) -> Statement {
    if sqlite == postgres {
        return sql(Box::leak(sqlite.into_boxed_str()));
    }
    sql_for(Box::leak(sqlite.into_boxed_str()), Box::leak(postgres.into_boxed_str()))
}
