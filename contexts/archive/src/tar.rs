//! Members of an uncompressed tar (POSIX.1-1988, ustar), one after the other. Who made it, where and when leaves no trace in it.

use vocabulary::{Fault, Instant};

/// Everything in a tar comes in blocks of this many bytes.
const BLOCK: usize = 512;
/// What ends a tar.
pub(crate) const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];

/// A file under a path, whose parts are parted by `/`.
///
/// # Errors
/// The path is longer than ustar takes, or is not the program's own.
pub(crate) fn member(path: &str, content: &[u8], at: Instant) -> Result<Vec<u8>, Fault> {
    let mut header = [0_u8; BLOCK];
    let (prefix, name) = parts(path).ok_or_else(|| Fault::new(format!("{path} is no path for a package")))?;
    let mut put = |from: usize, text: &[u8]| header[from..from + text.len()].copy_from_slice(text);
    put(0, name.as_bytes());
    put(100, b"0000644\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{:011o}\0", content.len()).as_bytes());
    put(136, format!("{:011o}\0", at.seconds().max(0)).as_bytes());
    // The sum is counted with spaces in its place.
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    put(345, prefix.as_bytes());
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut member = header.to_vec();
    member.extend_from_slice(content);
    member.resize(member.len().next_multiple_of(BLOCK), 0);
    Ok(member)
}

/// The path as ustar keeps it: up to 155 bytes, then up to 100.
fn parts(path: &str) -> Option<(&str, &str)> {
    let own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/');
    let leaves = path.split('/').any(|part| part.is_empty() || part.chars().all(|c| c == '.'));
    if leaves || !path.chars().all(own) {
        return None;
    }
    if path.len() <= 100 {
        return Some(("", path));
    }
    let at = path.rmatch_indices('/').map(|(at, _)| at).find(|at| *at <= 155)?;
    Some((&path[..at], &path[at + 1..])).filter(|(_, name)| name.len() <= 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_whole_blocks_and_its_sum_is_right() {
        let member = member("a/b.txt", b"abc", Instant::from_seconds(1)).expect("a member");
        assert_eq!((member.len(), &member[..7], &member[512..516]), (1024, b"a/b.txt".as_slice(), b"abc\0".as_slice()));
        let told = u32::from_str_radix(std::str::from_utf8(&member[148..154]).expect("digits"), 8).expect("a sum");
        let counted: u32 = member[..512]
            .iter()
            .enumerate()
            .map(|(at, byte)| if (148..156).contains(&at) { u32::from(b' ') } else { u32::from(*byte) })
            .sum();
        assert_eq!(told, counted);
    }

    #[test]
    fn a_path_that_leaves_or_is_not_ours_is_refused_and_a_long_one_is_parted() {
        for path in ["", "/a", "a//b", "../a", "a/..", "a/ż", "a\\b", "a b"] {
            assert!(parts(path).is_none(), "{path}");
        }
        let long = format!("{}/{}", "d".repeat(90), "n".repeat(90));
        assert_eq!(parts(&long).map(|(prefix, name)| (prefix.len(), name.len())), Some((90, 90)));
        assert_eq!(parts(&"n".repeat(101)), None);
        assert_eq!(parts(&format!("{}/{}", "d".repeat(160), "n")), None);
    }
}
