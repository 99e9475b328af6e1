//! Publishing services.

use journal::{Actor, Entry, Journal, Recorded, RequestNumber};
use vocabulary::Fault;

use crate::{Definition, Revision, store};

/// Makes these wordings the current ones of their services, by one act with an entry for each; gives those that were not
/// current before. What is current already is left alone, so publishing the same bytes again writes nothing, and two
/// processes doing it at once publish once.
///
/// # Errors
/// Two definitions have one code, or the database failed.
pub async fn publish(
    journal: &Journal,
    definitions: &[Definition],
    request: &RequestNumber,
) -> Result<Vec<Revision>, Fault> {
    // One order in every process, so that none waits for another that waits for it.
    let mut definitions: Vec<&Definition> = definitions.iter().collect();
    definitions.sort_by_key(|definition| &definition.service().code);
    if let Some(twice) = definitions.windows(2).find(|two| two[0].service().code == two[1].service().code) {
        return Err(Fault::new(format!("two definitions of the service {}", twice[0].service().code)));
    }
    // Looked at first without writing: mostly there is nothing to do.
    let mut view = journal.view().await?;
    let mut changed = Vec::new();
    for definition in definitions {
        let service = definition.service();
        let current = store::current(&mut view, &service.code).await?;
        if current.is_none_or(|(_, revision)| revision != service.revision) {
            changed.push(definition);
        }
    }
    drop(view);
    if changed.is_empty() {
        return Ok(Vec::new());
    }

    let mut act = journal.act(Actor::System, request).await?;
    let mut published = Vec::new();
    let mut recorded: Option<Recorded> = None;
    for definition in changed {
        let (service, at) = (definition.service(), act.at());
        act.execute(store::insert_revision(service.revision, &service.code, definition.content(), at)).await?;
        let new = act.new_id();
        if act.execute(store::make_current(new, &service.code, service.revision)).await? == 0 {
            continue;
        }
        let id = store::current(act.view(), &service.code).await?.map_or(new, |(id, _)| id);
        let entry = Entry::new("service.published", id)
            .fact("code", service.code.as_str())
            .fact("revision", service.revision.to_string());
        recorded = Some(act.record(entry));
        published.push(service.revision);
    }
    // Without a record somebody else published all of it meanwhile, and the act leaves no trace.
    if let Some(recorded) = recorded {
        act.commit(recorded).await?;
    }
    Ok(published)
}
