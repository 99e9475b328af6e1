//! A PostgreSQL schema of its own for each office and measurement.

use database::{Database, sql};
use vocabulary::Fault;

/// The address of an empty schema on the server that `scripts/with-postgres.sh` started; `None` when there is none.
pub async fn fresh(name: &str) -> Result<Option<String>, Fault> {
    let Ok(server) = std::env::var("OKIENKO_TEST_POSTGRES") else { return Ok(None) };
    let admin = Database::open(&server).await?;
    let mut transaction = admin.begin().await?;
    // Statements are constants of the program; these few live until its end.
    for statement in [format!("DROP SCHEMA IF EXISTS {name} CASCADE"), format!("CREATE SCHEMA {name}")] {
        transaction.execute(sql(Box::leak(statement.into_boxed_str()))).await?;
    }
    transaction.commit().await?;
    admin.close().await;
    Ok(Some(format!("{server}?options=-c%20search_path%3D{name}")))
}
