//! Every page, in every language, holds what all pages promise.

use vocabulary::Language;

use super::samples;

/// Elements without an end tag (HTML Living Standard, 13.1.2).
const VOID: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];
/// A page weighs less than this before any compression; style and fonts take the rest of the 100 kB.
const HEAVIEST: usize = 20_000;

fn each(check: impl Fn(&str, &str)) {
    for language in Language::ALL {
        for (name, page) in samples::pages(language) {
            check(&format!("{name} in {}", language.tag()), &page);
        }
    }
}

/// The tags of a page in order: name, whether it ends an element, the text between the brackets.
fn tags(page: &str) -> Vec<(String, bool, &str)> {
    page.split('<')
        .skip(1)
        .filter(|rest| !rest.starts_with('!'))
        .map(|rest| {
            let inside = rest.split('>').next().unwrap_or_default();
            let name: String =
                inside.trim_start_matches('/').chars().take_while(|sign| sign.is_alphanumeric()).collect();
            (name, inside.starts_with('/'), inside)
        })
        .collect()
}

#[test]
fn elements_are_nested_and_ended() {
    each(|name, page| {
        let mut open: Vec<String> = Vec::new();
        for (tag, ends, inside) in tags(page) {
            assert!(!tag.is_empty(), "{name}: <{inside}");
            if VOID.contains(&tag.as_str()) || inside.ends_with('/') {
                continue;
            }
            if ends {
                assert_eq!(open.pop().as_deref(), Some(tag.as_str()), "{name}: </{tag}> after {open:?}");
            } else {
                open.push(tag);
            }
        }
        assert!(open.is_empty(), "{name}: {open:?} never ended");
    });
}

#[test]
fn ids_are_unique_and_references_lead_to_them() {
    each(|name, page| {
        let values = |attribute: &str| -> Vec<String> {
            let mark = format!(" {attribute}=\"");
            page.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let ids = values("id");
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id), "{name}: id {id} twice");
        }
        let references = ["for", "aria-labelledby", "aria-describedby", "popovertarget"].map(values).concat();
        for id in references.iter().flat_map(|list| list.split(' ')) {
            assert!(ids.iter().any(|known| known == id), "{name}: {id} leads nowhere");
        }
    });
}

#[test]
fn nothing_of_a_stranger_becomes_markup_and_nothing_runs() {
    each(|name, page| {
        // The keys of officials and the preview of letters are our own files; nothing else may run.
        let own = ["desk.js", "preview.js"].map(|script| {
            let own = format!("<script src=\"{}\" defer></script>", crate::kit::assets::link(script));
            page.matches(&own).count()
        });
        assert_eq!(page.matches("<script").count(), own.into_iter().sum::<usize>(), "{name}");
        for (_, _, inside) in tags(page) {
            for attribute in [" style=", " onclick=", " onload=", " onerror="] {
                assert!(!inside.contains(attribute), "{name}: <{inside}>");
            }
        }
    });
}

#[test]
fn a_page_has_one_heading_a_title_a_main_place_and_little_weight() {
    each(|name, page| {
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert_eq!(page.matches("<main ").count(), 1, "{name}");
        assert!(page.contains("<a class=\"skip\" href=\"#tresc\">"), "{name}");
        assert!(!page.contains("<title> "), "{name}");
        assert!(!page.contains("href=\"\""), "{name}");
        // The receipt's seal and guilloche are drawn in the page; nobody's first visit is a receipt.
        let most = if name.starts_with("receipt") { 2 * HEAVIEST } else { HEAVIEST };
        assert!(page.len() < most, "{name}: {}", page.len());
    });
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    each(|name, page| {
        let mut last = 0;
        for (tag, ends, _) in tags(page) {
            let level = match tag.as_str() {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                _ => continue,
            };
            assert!(ends || level <= last + 1, "{name}: {tag} after h{last}");
            last = level;
        }
    });
}
