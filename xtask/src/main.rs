//! The workshop: commands for those who build Okienko, started as `cargo xtask COMMAND`.

mod load;
mod rust_text;
mod tidy;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  tidy    checks the rules of the house that the compiler cannot: who may know whom,
          where SQL, the clock and words for people may stand, migrations in pairs
  load --database ADDRESS --cases NUMBER
          fills a database that has no cases with an office of many years, for figures
          under load, and prints whom to sign in as";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["tidy"] => tidy::run(),
        ["load", ..] => load::run(&words[1..]),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
