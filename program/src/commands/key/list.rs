//! `okienko key list`

use vocabulary::{Clock as _, Fault};

use crate::{Ending, cli::Of, clock::SystemClock, commands, commands::doctor::sealing};

/// Tells each key in the order in which they are tried.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let now = SystemClock.now();
    let (mut told, mut good) = (Vec::new(), true);
    for named in settings.seals.iter() {
        let looked = sealing::look(&settings, named, now).await;
        good &= looked.is_ok();
        let (is_good, text) = match looked {
            Ok(text) => (true, text),
            Err(text) => (false, text),
        };
        if !of.json {
            let word = if is_good { "good " } else { "WRONG" };
            print_line!("{word}  {:16} until {}  {text}", named.name, named.expires().warsaw_date());
        }
        told.push(serde_json::json!({
            "name": named.name,
            "good": is_good,
            "subject": named.key.certificate().subject(),
            "serial": named.key.certificate().serial_hex(),
            "from": named.key.certificate().not_before().rfc3339(),
            "until": named.expires().rfc3339(),
            "text": text,
        }));
    }
    if of.json {
        print_line!("{}", serde_json::json!({ "good": good, "keys": told }));
    }
    Ok(if good { Ending::Good } else { Ending::No })
}
