//! Reading the catalogue.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use database::View;
use vocabulary::Fault;

use crate::{Definition, Revision, Service, definition::is_name, store};

/// The most wordings that a process keeps read: several times what a list may hold, else every list would read all of it
/// again.
const MOST_KEPT: usize = 4_096;
/// The most bytes of their definitions.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Wordings that were read already. A revision is the hash of its content, so nothing here can ever be out of date.
static KEPT: LazyLock<Mutex<Read>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Read {
    services: HashMap<Revision, Arc<Service>>,
    bytes: usize,
}

impl Read {
    fn keep(&mut self, service: &Arc<Service>, bytes: usize) {
        if self.services.len() >= MOST_KEPT || self.bytes + bytes > MOST_BYTES {
            *self = Self::default();
        }
        if self.services.insert(service.revision, service.clone()).is_none() {
            self.bytes += bytes;
        }
    }
}

/// The listed services in their current wording, in the order people see them.
///
/// # Errors
/// The database failed.
pub async fn services(view: &mut View) -> Result<Vec<Arc<Service>>, Fault> {
    let mut services = Vec::new();
    for current in store::all_current(view).await? {
        match revision(view, &current).await {
            Ok(service) => services.extend(service.filter(|service| service.listed)),
            // A newer program may have published what this one cannot read yet; the other services are still offered.
            Err(fault) => tracing::error!(%fault, "a service is left out of the catalogue"),
        }
    }
    services.sort_by(|one, other| (one.place, &one.code).cmp(&(other.place, &other.code)));
    Ok(services)
}

/// The service with this code in its current wording, listed or not; `None` for any text that is no code.
///
/// # Errors
/// The database failed.
pub async fn service(view: &mut View, code: &str) -> Result<Option<Arc<Service>>, Fault> {
    if !is_name(code) {
        return Ok(None);
    }
    match store::current(view, code).await? {
        Some((_, current)) => revision(view, &current).await,
        None => Ok(None),
    }
}

/// Whether this revision of this service is still kept byte for byte.
///
/// # Errors
/// The database failed.
pub async fn is_whole(view: &mut View, revision: Revision, code: &str) -> Result<bool, Fault> {
    let kept = Fault::readable(store::kept(view, revision).await)?.flatten();
    Ok(kept.is_some_and(|(kept_code, content)| kept_code == code && Revision::of(&content) == revision))
}

/// A service as it was worded in this revision, current or not.
///
/// # Errors
/// The database failed, or holds a wording that this program cannot read.
pub async fn revision(view: &mut View, revision: &Revision) -> Result<Option<Arc<Service>>, Fault> {
    if let Some(service) = KEPT.lock().unwrap_or_else(PoisonError::into_inner).services.get(revision) {
        return Ok(Some(service.clone()));
    }
    let Some(content) = store::content(view, *revision).await? else { return Ok(None) };
    let definition = Definition::read(&content).map_err(|flaws| {
        let first = flaws.first().map(ToString::to_string).unwrap_or_default();
        Fault::new(format!("the published revision {revision} cannot be read: {first}"))
    })?;
    let service = Arc::new(definition.into_service());
    KEPT.lock().unwrap_or_else(PoisonError::into_inner).keep(&service, content.len());
    Ok(Some(service))
}

#[cfg(test)]
mod tests {
    use journal::{Actor, Entry};
    use testkit::on_both_databases;

    use crate::{Revision, built_in, publish, service, services, store};

    on_both_databases! {
        async fn a_wording_that_this_program_cannot_read_hides_no_other_service(office) {
            publish(&office.journal, &built_in(), &office.request).await.expect("services");
            let content = b"a wording of a newer program";
            let mut act = office.journal.act(Actor::System, &office.request).await.expect("an act");
            let (id, revision, at) = (act.new_id(), Revision::of(content), act.at());
            act.execute(store::insert_revision(revision, "nowsza", content, at)).await.expect("a revision");
            act.execute(store::make_current(id, "nowsza", revision)).await.expect("a service");
            let recorded = act.record(Entry::new("service.published", id));
            act.commit(recorded).await.expect("a commit");
            let mut view = office.journal.view().await.expect("a view");
            let listed = services(&mut view).await.expect("the catalogue");
            assert_eq!(listed.iter().map(|service| service.code.as_str()).collect::<Vec<_>>(), ["pismo-ogolne"]);
            assert!(service(&mut view, "nowsza").await.is_err());
        }
    }
}
