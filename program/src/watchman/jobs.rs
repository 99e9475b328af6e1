//! Jobs that were put aside.

use journal::Journal;
use vocabulary::Fault;
use watch::{Concern, Facts, Kind};

/// A concern when there is any: nobody but a person makes them good.
pub async fn look(journal: &Journal) -> Result<Vec<Concern>, Fault> {
    let mut view = journal.view().await?;
    let aside = jobs::backlog(&mut view).await?.dead;
    let oldest = jobs::dead_letters(&mut view, 1).await?;
    Ok(oldest
        .into_iter()
        .map(|(_, job, since, error)| {
            let facts = Facts { count: Some(aside), detail: Some(format!("{job}: {error}")), ..Facts::default() };
            Concern { kind: Kind::JobsAside, subject: String::new(), since, facts }
        })
        .collect())
}
