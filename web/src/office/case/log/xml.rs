//! The log of a case as XML: the columns of the regulation, each act with a code that programs read. There is no official
//! schema; `docs/integrating` tells this one.

use cases::CaseLog;
use vocabulary::{Instant, Language};
use xml::Writer;

use super::view;

const NAMESPACE: &str = "urn:okienko:metryka-sprawy:1";

/// The log as it is now. Words are Polish, instants in the office's own time with its offset.
pub(super) fn write(log: &CaseLog, now: Instant) -> String {
    let row = &log.case.row;
    let mut xml = Writer::new();
    xml.open("m:MetrykaSprawy", &[("xmlns:m", NAMESPACE)]);
    xml.element("m:OznaczenieSprawy", &[], &row.sign.to_string());
    xml.element("m:TytulSprawy", &[], &row.title);
    xml.element("m:DataWszczecia", &[], &row.started_on.to_string());
    xml.element("m:DataWydania", &[], &now.rfc3339_warsaw());
    for line in &log.lines {
        let shown = view(Language::Pl, line);
        xml.open("m:Czynnosc", &[("rodzaj", &line.step.code())]);
        xml.element("m:Data", &[], &shown.datetime);
        xml.open("m:Osoba", &[]);
        xml.element("m:ImieNazwisko", &[], &shown.who);
        if !shown.post.is_empty() {
            xml.element("m:Stanowisko", &[], &shown.post);
        }
        xml.close();
        xml.element("m:Opis", &[], &shown.what);
        if !shown.id.is_empty() {
            xml.open("m:Dokument", &[]);
            xml.element("m:Identyfikator", &[], &shown.id);
            xml.element("m:Nazwa", &[], &shown.document);
            xml.close();
        }
        xml.close();
    }
    xml.finish()
}
