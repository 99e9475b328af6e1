//! A table of figures for other programs.

use axum::{
    extract::{Query, State as FromState},
    response::Response,
};

use super::{Asked, find};
use crate::{
    State,
    kit::{download::download, frame::Here, rights::AsOfficial, trouble::Trouble, visit::Visit},
    office::extract::table::{MARK, rows},
};

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let found = find(&state, &frame, &official, &asked).await?;
    // Without a name it is the first, of months.
    let place = found.tables.iter().position(|table| table.id == asked.tabela).unwrap_or_default();
    let table = found.tables.into_iter().nth(place).ok_or(Trouble::NotFound)?;
    let detailed = table.lines.iter().any(|line| !line.detail.is_empty());
    let mut heads = table.heads;
    if detailed {
        heads.insert(1, t!(frame, "statistics-name"));
    }
    let lines = table.lines.into_iter().map(|line| {
        let detail = detailed.then_some(line.detail);
        [line.name].into_iter().chain(detail).chain(line.cells).collect::<Vec<_>>()
    });
    let name = format!("{}-{}-{}.csv", t!(frame, "statistics-file"), table.id, found.year);
    let mut content = MARK.as_bytes().to_vec();
    content.extend(rows([heads].into_iter().chain(lines))?);
    Ok(download(&name, "text/csv; charset=utf-8", content))
}
