//! SQL of the board of a unit: what lies there is read off one index.

use database::{View, sql};
use uuid::Uuid;
use vocabulary::{CaseId, Date, Fault, UnitId};

use super::lists;
use crate::{BoardCell, BoardFilter, CaseRow, Stage};

pub(crate) async fn cells(view: &mut View, unit: UnitId, today: Date, soon: Date) -> Result<Vec<BoardCell>, Fault> {
    let statement = sql("SELECT officer, officer_name, stage, COUNT(*) AS counted,
                SUM(CASE WHEN due < $2 AND stands_since IS NULL THEN 1 ELSE 0 END) AS late,
                SUM(CASE WHEN due >= $2 AND due <= $3 AND stands_since IS NULL THEN 1 ELSE 0 END) AS soon
         FROM case_lines WHERE unit = $1 AND closed_at IS NULL GROUP BY officer, officer_name, stage LIMIT 5000");
    let rows = view.all(statement.bind(unit).bind(today.to_string()).bind(soon.to_string())).await?;
    let mut cells = Vec::new();
    for row in rows {
        let stage: String = row.get("stage")?;
        let counted = |name| Ok::<_, Fault>(u32::try_from(row.get::<i64>(name)?)?);
        cells.push(BoardCell {
            officer: (row.get("officer")?, row.get("officer_name")?),
            stage: Stage::of_code(&stage).ok_or_else(|| Fault::new(format!("unknown stage {stage}")))?,
            cases: counted("counted")?,
            late: counted("late")?,
            soon: counted("soon")?,
        });
    }
    Ok(cells)
}

pub(crate) async fn cases(
    view: &mut View,
    unit: UnitId,
    filter: BoardFilter,
    (from, to): (Date, Date),
    after: Option<(Date, CaseId)>,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let (day, id) = after.unwrap_or((Date::MIN, CaseId::from_uuid(Uuid::nil())));
    let statement = sql("SELECT * FROM case_lines WHERE id IN (
             SELECT id FROM cases WHERE unit = $1 AND closed_at IS NULL AND (stage = $2 OR $2 IS NULL)
                 AND (officer = $3 OR $3 IS NULL) AND due >= $4 AND due <= $5 AND (stands_since IS NULL OR $6)
                 AND (due, id) > ($7, $8)
             ORDER BY due, id LIMIT $9)
         ORDER BY due, id")
    .bind(unit)
    .bind(filter.stage.map(Stage::code))
    .bind(filter.officer)
    .bind(from.to_string())
    .bind(to.to_string())
    .bind(filter.urgency.is_none())
    .bind(day.to_string())
    .bind(id)
    .bind(most);
    lists::read(view, statement).await
}
