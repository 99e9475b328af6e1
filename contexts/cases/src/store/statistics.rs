//! SQL of figures: each reads an index range and nothing besides.

use database::{View, sql, sql_for};
use vocabulary::{Date, Fault, Instant, UnitId};

use crate::{
    Stage,
    statistics::{Lying, Settled},
};

pub(crate) async fn opened(view: &mut View, unit: Option<UnitId>, from: Instant, to: Instant) -> Result<u32, Fault> {
    let statement = sql("SELECT COUNT(*) AS counted FROM cases
                         WHERE opened_at >= $1 AND opened_at < $2 AND (unit = $3 OR $3 IS NULL)");
    Ok(u32::try_from(view.one(statement.bind(from).bind(to).bind(unit)).await?.get::<i64>("counted")?)?)
}

pub(crate) async fn closed(view: &mut View, unit: Option<UnitId>, from: Instant, to: Instant) -> Result<u32, Fault> {
    let statement = sql("SELECT COUNT(*) AS counted FROM cases
                         WHERE closed_at >= $1 AND closed_at < $2 AND (unit = $3 OR $3 IS NULL)");
    Ok(u32::try_from(view.one(statement.bind(from).bind(to).bind(unit)).await?.get::<i64>("counted")?)?)
}

/// What was settled while clocks in Poland were so many seconds ahead of UTC.
pub(crate) async fn settled(
    view: &mut View,
    unit: Option<UnitId>,
    from: Instant,
    to: Instant,
    ahead: i64,
) -> Result<Vec<Settled>, Fault> {
    let statement = sql_for(
        "SELECT unit, sign_class, took, kept, COUNT(*) AS counted FROM (
             SELECT unit, sign_class,
                    CAST(julianday(date(settled_at / 1000000 + $4, 'unixepoch')) - julianday(started_on) AS INTEGER) AS took,
                    date(settled_at / 1000000 + $4, 'unixepoch') <= effective AS kept
             FROM cases WHERE settled_at >= $1 AND settled_at < $2 AND (unit = $3 OR $3 IS NULL)) AS ended
         GROUP BY unit, sign_class, took, kept LIMIT 1000000",
        "SELECT unit, sign_class, took, kept, COUNT(*) AS counted FROM (
             SELECT unit, sign_class,
                    ((settled_at AT TIME ZONE 'UTC' + $4 * INTERVAL '1 second')::date - started_on::date)::bigint AS took,
                    (CASE WHEN (settled_at AT TIME ZONE 'UTC' + $4 * INTERVAL '1 second')::date <= effective::date
                          THEN 1 WHEN effective IS NOT NULL THEN 0 END)::bigint AS kept
             FROM cases WHERE settled_at >= $1 AND settled_at < $2 AND (unit = $3 OR $3 IS NULL)) AS ended
         GROUP BY unit, sign_class, took, kept LIMIT 1000000",
    );
    let rows = view.all(statement.bind(from).bind(to).bind(unit).bind(ahead)).await?;
    rows.iter()
        .map(|row| {
            let list: String = row.get("sign_class")?;
            Ok(Settled {
                unit: row.get("unit")?,
                // A group of cases has a list of its own, `3120.2`, within its class.
                class: list.split('.').next().unwrap_or_default().to_owned(),
                // Proceedings cannot begin after they end; a clock that was wrong is no reason to fail.
                days: u32::try_from(row.get::<i64>("took")?.max(0))?,
                in_time: row.get::<Option<i64>>("kept")?.map(|kept| kept == 1),
                cases: u32::try_from(row.get::<i64>("counted")?)?,
            })
        })
        .collect()
}

/// What lies open: late is what the office itself has let pass.
pub(crate) async fn lying(
    view: &mut View,
    unit: Option<UnitId>,
    since: [Date; 3],
    today: Date,
) -> Result<Vec<Lying>, Fault> {
    let statement = sql("SELECT stage,
                SUM(CASE WHEN started_on >= $1 THEN 1 ELSE 0 END) AS newest,
                SUM(CASE WHEN started_on < $1 AND started_on >= $2 THEN 1 ELSE 0 END) AS newer,
                SUM(CASE WHEN started_on < $2 AND started_on >= $3 THEN 1 ELSE 0 END) AS older,
                SUM(CASE WHEN started_on < $3 THEN 1 ELSE 0 END) AS oldest,
                SUM(CASE WHEN due < $4 AND stands_since IS NULL THEN 1 ELSE 0 END) AS late
         FROM cases WHERE closed_at IS NULL AND (unit = $5 OR $5 IS NULL) GROUP BY stage LIMIT 50");
    let days = since.into_iter().chain([today]).map(|day| day.to_string());
    let statement = days.fold(statement, database::Statement::bind).bind(unit);
    let mut found = Vec::new();
    for row in view.all(statement).await? {
        let stage: String = row.get("stage")?;
        let stage = Stage::of_code(&stage).ok_or_else(|| Fault::new(format!("unknown stage {stage}")))?;
        let counted = |name| Ok::<_, Fault>(u32::try_from(row.get::<i64>(name)?)?);
        let ages = [counted("newest")?, counted("newer")?, counted("older")?, counted("oldest")?];
        found.push(Lying { stage, ages, late: counted("late")? });
    }
    Ok(found)
}
