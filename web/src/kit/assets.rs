//! Style, fonts and pictures, embedded in the program and served under names that carry the hash of their content, so
//! that browsers keep them for good.

use std::{collections::HashMap, io::Write as _, sync::LazyLock};

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use crate::links;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Embedded;

struct Asset {
    mime: String,
    plain: Bytes,
    packed: Option<Bytes>,
}

struct Assets {
    by_address: HashMap<String, Asset>,
    addresses: HashMap<String, String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut assets = Assets { by_address: HashMap::new(), addresses: HashMap::new() };
    let (styles, others): (Vec<_>, Vec<_>) = Embedded::iter().partition(|name| name.ends_with(".css"));
    // Style sheets last: they name the others.
    for name in others.iter().chain(&styles) {
        let Some(file) = Embedded::get(name) else { continue };
        let mut content = file.data.into_owned();
        if name.ends_with(".css") {
            content = with_addresses(&content, &assets.addresses);
        }
        let hash = hex::encode(&Sha256::digest(&content)[..8]);
        let bare = name.rsplit('/').next().unwrap_or(name);
        let address = links::ASSET.replace("{*name}", &format!("{hash}/{bare}"));
        let packed = (name.ends_with(".css") || name.ends_with(".js") || name.ends_with(".svg"))
            .then(|| packed(&content))
            .flatten();
        let mime = file.metadata.mimetype().to_owned();
        assets.by_address.insert(address.clone(), Asset { mime, plain: content.into(), packed });
        assets.addresses.insert(name.to_string(), address);
    }
    assets
});

/// The address of an asset by its name under `assets/`.
pub(crate) fn link(name: &str) -> &'static str {
    // A test renders every page, and another asks for every asset a page names.
    ASSETS.addresses.get(name).map_or("", String::as_str)
}

/// Answers with an asset.
pub(crate) async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.by_address.get(&links::ASSET.replace("{*name}", &name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let fixed = [
        (header::CONTENT_TYPE, asset.mime.as_str()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "Accept-Encoding"),
    ];
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|coding| coding.trim() == "gzip"));
    match &asset.packed {
        Some(packed) if takes_gzip => (fixed, [(header::CONTENT_ENCODING, "gzip")], packed.clone()).into_response(),
        _ => (fixed, asset.plain.clone()).into_response(),
    }
}

fn with_addresses(style: &[u8], addresses: &HashMap<String, String>) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(style).into_owned();
    for (name, address) in addresses {
        text = text.replace(&format!("url(\"{name}\")"), &format!("url(\"{address}\")"));
    }
    text.into_bytes()
}

fn packed(content: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_visit_weighs_less_than_100_kb() {
        let fonts: usize = ASSETS
            .by_address
            .iter()
            .filter(|(address, _)| address.ends_with(".woff2"))
            .map(|(_, asset)| asset.plain.len())
            .sum();
        let style: usize = ASSETS.by_address[link("okienko.css")].packed.as_ref().expect("packed").len();
        let weight = fonts + style + ASSETS.by_address[link("mark.svg")].plain.len();
        // The pages themselves are held under 20 kB by the test that renders them.
        assert!(weight < 80_000, "{weight}");
    }

    #[test]
    fn the_style_sheet_names_only_assets_that_exist() {
        let style = String::from_utf8(ASSETS.by_address[link("okienko.css")].plain.to_vec()).expect("UTF-8");
        for address in style.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ASSETS.by_address.contains_key(address), "{address}");
        }
    }
}
