//! SQL of figures: each reads an index range, and of letters in no case the rows.

use database::{View, sql};
use vocabulary::{Fault, Instant, UnitId};

use crate::LetterState;

pub(crate) async fn arrived(view: &mut View, unit: Option<UnitId>, from: Instant, to: Instant) -> Result<u32, Fault> {
    let counted = sql("SELECT COUNT(*) AS counted FROM letters
                       WHERE registered_at >= $1 AND registered_at < $2 AND (unit = $3 OR $3 IS NULL)");
    let row = view.one(counted.bind(from).bind(to).bind(unit)).await?;
    Ok(u32::try_from(row.get::<i64>("counted")?)?)
}

pub(crate) async fn lying(
    view: &mut View,
    unit: Option<UnitId>,
    since: [Instant; 3],
) -> Result<Vec<(LetterState, [u32; 4])>, Fault> {
    let statement = sql("SELECT state,
                SUM(CASE WHEN registered_at >= $1 THEN 1 ELSE 0 END) AS newest,
                SUM(CASE WHEN registered_at < $1 AND registered_at >= $2 THEN 1 ELSE 0 END) AS newer,
                SUM(CASE WHEN registered_at < $2 AND registered_at >= $3 THEN 1 ELSE 0 END) AS older,
                SUM(CASE WHEN registered_at < $3 THEN 1 ELSE 0 END) AS oldest
         FROM letters
         WHERE state IN ('registered', 'scanned', 'returned', 'for_assignment', 'distributed', 'assigned', 'taken', 'for_annulment')
           AND (unit = $4 AND with_unit OR $4 IS NULL)
         GROUP BY state LIMIT 20");
    let statement = since.into_iter().fold(statement, database::Statement::bind).bind(unit);
    let mut found = Vec::new();
    for row in view.all(statement).await? {
        let state: String = row.get("state")?;
        let state = LetterState::of_code(&state).ok_or_else(|| Fault::new(format!("unknown state {state}")))?;
        let mut ages = [0; 4];
        for (age, name) in ages.iter_mut().zip(["newest", "newer", "older", "oldest"]) {
            *age = u32::try_from(row.get::<i64>(name)?)?;
        }
        found.push((state, ages));
    }
    found.sort_by_key(|(state, _)| LetterState::ALL.iter().position(|other| other == state));
    Ok(found)
}
