//! `okienko journal consistency`

use journal::tree;
use vocabulary::Fault;

use crate::{Ending, assemble::open_database, cli::Consistency, commands};

/// Prints, as JSON, the path by which anybody sees that the later tree begins with the earlier (RFC 9162, section 2.1.4).
pub async fn run(options: &Consistency) -> Result<Ending, Fault> {
    let settings = match commands::settings(&options.of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let database = open_database(&settings, false).await?;
    let mut view = database.view().await?;
    let mut ends = Vec::new();
    for size in [options.earlier, options.later] {
        match journal::roots(&mut view, size.saturating_sub(1), 1).await?.pop().filter(|root| root.size == size) {
            Some(root) => ends.push(root),
            None => {
                eprintln!("okienko: there is no root over {size} entries");
                return Ok(Ending::Wrong);
            }
        }
    }
    let [earlier, later] = ends.as_slice() else { return Ok(Ending::Wrong) };
    let path = journal::prove_consistency(&mut view, earlier.size, later.size).await?;
    drop(view);
    database.close().await;
    let of = |root: &journal::Root| (root.size.cast_unsigned(), root.hash);
    let ((first, first_root), (second, second_root)) = (of(earlier), of(later));
    let continues = tree::continues((first, &first_root), (second, &second_root), &path);
    let told = |(size, root): (u64, tree::Hash)| serde_json::json!({ "size": size, "root": hex(&root) });
    let path: Vec<String> = path.iter().map(hex).collect();
    print_line!(
        "{}",
        serde_json::json!({ "version": 1, "earlier": told((first, first_root)), "later": told((second, second_root)),
            "path": path, "continues": continues })
    );
    Ok(if continues { Ending::Good } else { Ending::No })
}

fn hex(hash: &tree::Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
