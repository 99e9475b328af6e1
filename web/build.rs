//! Says what to do when others' files (fonts) have not been brought yet.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=assets");
    if !Path::new("assets/built/lato-latin-400-normal.woff2").exists() {
        println!(
            "cargo::error=web/assets/built is missing: run `make assets` first (it needs Node.js; see web/build-assets.sh)"
        );
    }
}
