//! How the office reaches other people's computers: `[outbound]`.

use outbound::Allowed;

use super::reader::Reader;

/// The section, or what holds without it.
pub fn read(reader: &mut Reader<'_>) -> Allowed {
    let mut outbound = Allowed::default();
    if let Some(mut section) = reader.optional_section("outbound") {
        outbound.proxy = section.optional_text("proxy");
        outbound.roots = section.optional_files("roots");
        for host in section.optional_texts("private") {
            match host.rsplit_once(':').map(|(name, port)| (name.to_owned(), port.parse())) {
                Some((name, Ok(port))) => outbound.private.push((name, port)),
                _ => section.mistake("private", "holds hosts with their ports, such as \"tsa.local:3318\""),
            }
        }
        section.end();
    }
    outbound
}
