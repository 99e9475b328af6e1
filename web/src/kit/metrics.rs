//! Counters for operators, in the text format of Prometheus (version 0.0.4).

use std::{
    collections::BTreeMap,
    fmt::{Display, Write as _},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// What this process has counted since its start.
#[derive(Default)]
pub(crate) struct Metrics {
    requests: Mutex<BTreeMap<(&'static str, u16), u64>>,
    filings: AtomicU64,
    refusals: AtomicU64,
    faults: AtomicU64,
}

impl Metrics {
    /// Counts an answer by the class of its address and its status.
    pub(crate) fn answered(&self, class: &'static str, status: u16) {
        *self.requests.lock().unwrap_or_else(PoisonError::into_inner).entry((class, status)).or_default() += 1;
    }

    /// Counts an accepted filing.
    pub(crate) fn filed(&self) {
        self.filings.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a refused filing.
    pub(crate) fn refused(&self) {
        self.refusals.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a fault.
    pub(crate) fn fault(&self) {
        self.faults.fetch_add(1, Ordering::Relaxed);
    }

    /// The counters, followed by gauges read from the database.
    pub(crate) fn text(&self, gauges: &[(&str, &str, i64)]) -> String {
        let mut text = String::from(
            "# HELP okienko_requests_total Answers by class of address and status.\n# TYPE okienko_requests_total counter\n",
        );
        for ((class, status), count) in self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, "okienko_requests_total{{class=\"{class}\",status=\"{status}\"}} {count}");
        }
        for (name, help, count) in [
            ("okienko_filings_total", "Letters accepted by this process.", &self.filings),
            ("okienko_refusals_total", "Letters refused by this process.", &self.refusals),
            ("okienko_faults_total", "Requests that ended in a fault.", &self.faults),
        ] {
            let count = count.load(Ordering::Relaxed);
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {count}");
        }
        for (name, help, value) in gauges {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
        }
        text
    }
}

/// One gauge, or a counter if its name ends so, with a value for each of its labels.
pub(crate) fn labelled<V: Display>(
    name: &str,
    help: &str,
    label: &str,
    values: impl Iterator<Item = (String, V)>,
) -> String {
    let kind = if name.ends_with("_total") { "counter" } else { "gauge" };
    let mut text = format!("# HELP {name} {help}\n# TYPE {name} {kind}\n");
    for (of, value) in values {
        let of = of.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let _ = writeln!(text, "{name}{{{label}=\"{of}\"}} {value}");
    }
    text
}

/// The class of an address: few values, so that the counters stay few.
pub(crate) fn class(path: &str) -> &'static str {
    let within = |root: &str| path == root || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
    match path {
        _ if within("/api") => "api",
        _ if within("/biuro") || within("/administracja") => "office",
        _ if within("/moje-sprawy") || within("/wnioski") || within("/ustawienia") => "client",
        _ if path.ends_with("/zloz") || path.ends_with("/wypelnij") => "client",
        _ if within("/zasoby") => "asset",
        "/healthz" | "/readyz" | "/metrics" => "operator",
        _ => "public",
    }
}
