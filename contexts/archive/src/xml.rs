//! The transfer list as XML, in the shape that the state archives' tools read: `SpisZdawczoOdbiorczy` with a `Sprawa` for each
//! case, in the order of their schema.

use registry::FileClass;
use vocabulary::ClassId;
use xml::Writer;

use crate::{ArchivedCase, TransferList};

/// The namespace of what goes to the state archives, in all its versions.
pub(crate) const NAMESPACE: &str = "http://www.mswia.gov.pl/standardy/ndap";

/// The list, with each case's file class as `class` gives it.
#[must_use]
pub fn transfer_xml<'c>(
    list: &TransferList,
    cases: &[ArchivedCase],
    class: impl Fn(ClassId) -> Option<&'c FileClass>,
) -> String {
    let mut xml = Writer::new();
    xml.open("SpisZdawczoOdbiorczy", &[("xmlns", NAMESPACE)]);
    for case in cases {
        let heading = class(case.class).map(|class| format!("{} {}", class.symbol, class.title)).unwrap_or_default();
        xml.open("Sprawa", &[]);
        xml.element("LiczbaPorzadkowa", &[], &case.position.to_string());
        xml.element("ZnakSprawy", &[], &case.sign);
        xml.element("HasloKlasyfikacyjne", &[], &heading);
        xml.element("TytulSprawy", &[], &case.title);
        xml.element("DataWszczecia", &[], &case.started_on.to_string());
        xml.element("DataZakonczenia", &[], &case.closed_on.to_string());
        xml.element("LiczbaDokumentow", &[], &case.documents.to_string());
        xml.element("Uwagi", &[], &format!("kategoria {}, spis nr {}", case.category, list.number));
        xml.close();
    }
    xml.finish()
}
