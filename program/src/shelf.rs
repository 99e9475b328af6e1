//! Keeps the catalogue as the office's folder of service definitions says: a file dropped in there is published without a
//! restart. A file that is wrong is told in the log, and the service stays as it was.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use catalogue::{Definition, Flaw};
use journal::{Journal, RequestNumber};
use tokio::sync::watch;
use vocabulary::Fault;

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_secs(3);

/// The services that come with the program, and the folder with the office's own.
pub struct Shelf {
    journal: Journal,
    shipped: Vec<Definition>,
    folder: Option<PathBuf>,
}

/// What a folder looks like from outside: names, sizes and times of change.
type Look = Vec<(PathBuf, u64, Option<SystemTime>)>;

impl Shelf {
    /// A shelf; of two services with one code the one in the folder counts.
    pub fn new(journal: Journal, shipped: Vec<Definition>, folder: Option<PathBuf>) -> Self {
        Self { journal, shipped, folder }
    }

    /// Publishes what is not published yet.
    ///
    /// # Errors
    /// The database failed. Wrong files are no error: they are told in the log.
    pub async fn publish(&self) -> Result<(), Fault> {
        let (own, mut flawed) = match &self.folder {
            Some(folder) => catalogue::read_folder(folder),
            None => (Vec::new(), Vec::new()),
        };
        // Which service a wrong file was meant to replace cannot always be told: then none goes back to the shipped wording.
        let all_good = flawed.is_empty();
        let codes: BTreeSet<&str> = own.iter().map(|definition| definition.service().code.as_str()).collect();
        let mut wanted = own.clone();
        for definition in &self.shipped {
            let code = definition.service().code.as_str();
            let replaced = codes.contains(code);
            if !replaced && (all_good || !self.is_published(code).await?) {
                wanted.push(definition.clone());
            }
        }
        let mut good = Vec::new();
        for definition in wanted {
            match self.unit_is_missing(&definition).await? {
                None => good.push(definition),
                Some(flaw) => flawed.push((PathBuf::from(&definition.service().code), vec![flaw])),
            }
        }
        for (file, flaws) in flawed {
            for flaw in flaws {
                tracing::warn!(file = %file.display(), %flaw, "a service is not published");
            }
        }
        let published = catalogue::publish(&self.journal, &good, &RequestNumber::new("SERVICES")).await?;
        for revision in published {
            tracing::info!(%revision, "a service was published");
        }
        Ok(())
    }

    /// Looks at the folder again and again, until stopped. A file still being written is left for the next look.
    pub async fn watch(self, mut stopped: watch::Receiver<bool>) {
        let Some(folder) = self.folder.clone() else { return };
        let mut published = look(&folder);
        let mut before = published.clone();
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
            let now = look(&folder);
            if now == before && now != published {
                match self.publish().await {
                    Ok(()) => published = now.clone(),
                    Err(fault) => tracing::error!(fault = fault.chain(), "the services could not be published"),
                }
            }
            before = now;
        }
    }

    async fn is_published(&self, code: &str) -> Result<bool, Fault> {
        Ok(catalogue::service(&mut self.journal.view().await?, code).await?.is_some())
    }

    /// A letter to such a service could not be routed.
    async fn unit_is_missing(&self, definition: &Definition) -> Result<Option<Flaw>, Fault> {
        let unit = &definition.service().unit;
        let known = accounts::unit_by_symbol(&mut self.journal.view().await?, unit).await?.is_some();
        let flaw = || Flaw { place: "unit".to_owned(), what: format!("there is no unit {unit}") };
        Ok((!known).then(flaw))
    }
}

fn look(folder: &Path) -> Look {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut seen: Look = files
        .filter_map(|file| {
            // What a link leads to counts, not the link: mounted folders change that way.
            let about = std::fs::metadata(file.path()).ok()?;
            Some((file.path(), about.len(), about.modified().ok()))
        })
        .collect();
    seen.sort();
    seen
}
