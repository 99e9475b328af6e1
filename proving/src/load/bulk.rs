//! Many rows in few statements: a thousand rows travel as one JSON text.

use database::{Database, Statement, sql_for};
use serde_json::Value;
use vocabulary::Fault;

/// Rows that travel together.
const TOGETHER: usize = 1_000;

/// What a column holds; JSON has no bytes and no instants.
#[derive(Clone, Copy)]
pub enum Holds {
    /// An id, as hexadecimal digits.
    Id,
    /// A whole number.
    Number,
    /// A text.
    Text,
    /// An instant, as microseconds.
    At,
    /// Yes or no, as 1 or 0.
    Flag,
}

/// A table that is being filled.
pub struct Bulk {
    /// Its name.
    pub table: &'static str,
    insert: [&'static str; 2],
    waiting: Vec<Value>,
    /// How many rows it got.
    pub rows: usize,
}

impl Bulk {
    /// Fills these columns of a table.
    pub fn into(table: &'static str, columns: &[(&str, Holds)]) -> Self {
        let names = columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let read = |of: fn(Holds, String) -> String| {
            let read = columns.iter().enumerate().map(|(place, (_, holds))| of(*holds, format!("(value ->> {place})")));
            read.collect::<Vec<_>>().join(", ")
        };
        let sqlite = format!("INSERT INTO {table} ({names}) SELECT {} FROM json_each($1)", read(sqlite));
        let postgres =
            format!("INSERT INTO {table} ({names}) SELECT {} FROM json_array_elements($1::json)", read(postgres));
        // Statements are constants of the program; these few live until its end.
        let constant = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
        Self { table, insert: [constant(sqlite), constant(postgres)], waiting: Vec::new(), rows: 0 }
    }

    /// Takes a row; its values stand in the order of the columns.
    pub fn push(&mut self, row: Value) {
        self.waiting.push(row);
        self.rows += 1;
    }

    /// The rows that were taken since, as statements.
    fn statements(&mut self) -> Result<Vec<Statement>, Fault> {
        let waiting = std::mem::take(&mut self.waiting);
        let [sqlite, postgres] = self.insert;
        waiting.chunks(TOGETHER).map(|rows| Ok(sql_for(sqlite, postgres).bind(serde_json::to_string(rows)?))).collect()
    }
}

/// Writes what all of them took, in this order, in one transaction.
pub async fn write(database: &Database, bulks: &mut [Bulk]) -> Result<(), Fault> {
    let mut transaction = database.begin().await?;
    for bulk in bulks {
        for statement in bulk.statements()? {
            transaction.execute(statement).await?;
        }
    }
    transaction.commit().await
}

fn sqlite(holds: Holds, value: String) -> String {
    match holds {
        Holds::Id => format!("unhex{value}"),
        _ => value,
    }
}

fn postgres(holds: Holds, value: String) -> String {
    match holds {
        Holds::Id => format!("{value}::uuid"),
        Holds::Number => format!("{value}::bigint"),
        Holds::Text => value,
        Holds::At => format!("timestamptz '1970-01-01T00:00:00Z' + {value}::bigint * interval '1 microsecond'"),
        Holds::Flag => format!("{value} = '1'"),
    }
}
