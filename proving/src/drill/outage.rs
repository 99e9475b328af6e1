//! The timestamp authorities are out of order, and then the office is killed too.

use std::{sync::Arc, time::Duration};

use vocabulary::{Clock as _, Fault};

use crate::{
    clock::{Stopwatch, SystemClock},
    door::{Answer, Door, Filing},
    drill::{ledger::Ledger, times::Times},
    facts::Failures,
    letters::Letter,
    office::{Office, Site},
};

const FILINGS: usize = 12;
/// For sealing without a timestamp, and for the pause after failed tries.
const SEALING: Duration = Duration::from_secs(2);
const FOLLOWING: Duration = Duration::from_secs(90);

/// Files letters while there are no timestamps, kills the office, and waits for the receipts once there are timestamps
/// again. Gives the office, open, and what to tell.
pub async fn run(
    site: &Site,
    office: Office,
    letters: &Arc<[Letter]>,
    ledger: &mut Ledger,
    against: &mut Failures,
) -> Result<(Office, String), Fault> {
    office.authorities(false).await?;
    let mut filed = Vec::new();
    for place in 0..FILINGS {
        let letter = place % letters.len();
        match office.door.file(&format!("outage-{place}"), &letters[letter]).await {
            Answer::Filed(filing) => {
                ledger.acknowledge(filing.clone(), letter, against);
                filed.push(filing);
            }
            other => against.note(format!("without timestamps: {other:?}")),
        }
    }
    tokio::time::sleep(SEALING).await;
    let early = ready(&office.door, &filed).await?;
    against.unless(early.is_empty(), || format!("{} receipts without a timestamp", early.len()));
    let killed = SystemClock.now();
    office.kill().await?;

    // The switch is forgotten with the process, so it is turned off again at once.
    let office = site.open().await?;
    office.authorities(false).await?;
    for filing in &filed {
        against.unless(office.door.receipt(filing).await.is_ok(), || format!("{} is lost", filing.number));
    }
    office.authorities(true).await?;
    let watch = Stopwatch::start();
    loop {
        let ready = ready(&office.door, &filed).await?;
        if ready.len() == filed.len() {
            break;
        }
        if watch.elapsed() > FOLLOWING {
            against.note(format!("{} receipts do not follow", filed.len() - ready.len()));
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let seconds = watch.seconds();
    let mut kept = 0;
    for filing in &filed {
        let receipt = office.door.receipt(filing).await?;
        let times = receipt.and_then(|receipt| Times::of(&receipt));
        kept += usize::from(times.is_some_and(|times| times.made < killed));
    }
    let told = format!(
        "{FILINGS} filings without timestamp authorities, then a kill: all receipts were there {seconds:.1} s after they \
         came back, {kept} of them with the seal that had waited"
    );
    against.unless(kept > 0, || "no seal that waited was used".to_owned());
    Ok((office, told))
}

async fn ready(door: &Door, filed: &[Filing]) -> Result<Vec<String>, Fault> {
    let mut ready = Vec::new();
    for filing in filed {
        if door.receipt(filing).await?.is_some() {
            ready.push(filing.id.clone());
        }
    }
    Ok(ready)
}
