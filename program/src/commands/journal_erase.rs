//! `okienko journal erase`

use std::sync::Arc;

use journal::{Actor, RequestNumber};
use uuid::Uuid;
use vocabulary::Fault;

use crate::{
    Ending,
    assemble::{assemble, open_database},
    cli::JournalErase,
    clock::SystemClock,
    commands,
};

/// Erases the personal data beside entries about one thing, and records that and why.
pub async fn run(options: &JournalErase) -> Result<Ending, Fault> {
    let settings = match commands::settings(&options.of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let Ok(subject) = options.subject.parse::<Uuid>() else {
        eprintln!("okienko: the subject is an id such as 0199e0c4-7a3b-7c55-9d21-5d0f6c1a2b3c");
        return Ok(Ending::Wrong);
    };
    let reason = options.reason.trim();
    if reason.is_empty() {
        eprintln!("okienko: the reason: the legal ground and the sign of the case");
        return Ok(Ending::Wrong);
    }
    let database = open_database(&settings, false).await?;
    let parts = assemble(&settings, database, Arc::new(SystemClock))?;
    let request = RequestNumber::new("ERASURE");
    let erased = journal::erase(&parts.journal, Actor::System, subject, reason, &request).await?;
    parts.database.close().await;
    let pieces = erased.map_or(0, |erased| erased.pieces);
    if options.of.json {
        print_line!("{}", serde_json::json!({ "erased": pieces }));
    } else if pieces == 0 {
        print_line!("Nothing personal stands beside entries about {subject}.");
    } else {
        print_line!("{pieces} pieces of personal data were erased; an entry of the journal says which and why.");
    }
    Ok(if pieces > 0 { Ending::Good } else { Ending::No })
}
