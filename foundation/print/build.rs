//! Says what to do when the fonts have not been brought yet.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=fonts");
    for font in ["fonts/Lato-Regular.ttf", "fonts/Lato-Bold.ttf"] {
        if !Path::new(font).exists() {
            println!(
                "cargo::error=foundation/print/{font} is missing: run `make assets` first (it needs Node.js; see web/build-assets.sh)"
            );
        }
    }
}
