//! Standard output, whose reader may have seen enough.

use std::{
    fmt::Arguments,
    io::{ErrorKind, Write as _},
    process::exit,
};

/// Writes a line to standard output, as `println!` does. When nobody reads on (`okienko key list | head -1`) the command ends
/// here, without a word.
macro_rules! print_line {
    () => { $crate::out::line(format_args!("")) };
    ($($words:tt)+) => { $crate::out::line(format_args!($($words)+)) };
}

/// What a shell says of a program that was ended by the signal about a closed pipe.
const NOBODY_READS: i32 = 141;

/// See [`print_line`].
pub fn line(words: Arguments<'_>) {
    let Err(fault) = writeln!(std::io::stdout(), "{words}") else { return };
    if fault.kind() == ErrorKind::BrokenPipe {
        exit(NOBODY_READS);
    }
    eprintln!("okienko: standard output cannot be written: {fault}");
    exit(3);
}
