//! What a letter is about, where its template says so.

use xml::Limits;

/// Letter templates of the central repository (observed: 1410, 4566, 9378) keep the title in the root's namespace.
const TEMPLATES: &str = "http://crd.gov.pl/wzor/";
const LONGEST: usize = 200;

/// The title of a general letter made by a known kind of template. The signature covers the whole document, so what is
/// read here is what was signed.
pub(crate) fn subject(document: &[u8]) -> Option<String> {
    let tree = xml::parse(document, &Limits::default()).ok()?;
    let root = tree.document_element()?;
    let namespace = tree.element(root)?.name.namespace_uri.as_deref()?;
    if !namespace.starts_with(TEMPLATES) {
        return None;
    }
    let content = xml::first_child(&tree, root, namespace, "TrescDokumentu")?;
    let title = xml::text(&tree, xml::first_child(&tree, content, namespace, "Tytul")?);
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    files::clean_name(&title.replace(['/', '\\'], "\u{2215}")).ok()
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn the_title_of_a_known_template_is_the_subject() {
        let letter = "<w:Dokument xmlns:w=\"http://crd.gov.pl/wzor/2013/12/12/1410/\"><w:TrescDokumentu><w:Tytul>
            Wniosek  o dostęp </w:Tytul></w:TrescDokumentu></w:Dokument>";
        assert_eq!(subject(letter.as_bytes()).as_deref(), Some("Wniosek o dostęp"));
    }

    #[test]
    fn any_other_document_has_no_subject_of_its_own() {
        assert_eq!(subject(b"<a><Tytul>x</Tytul></a>"), None);
        assert_eq!(subject(b"not xml"), None);
    }
}
