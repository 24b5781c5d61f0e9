//! Which paths within a bundle are followed.

/// The rule, for a message about a path that breaks it.
pub const RULE: &str =
    "a path leads down from the bundle's directory, without \"..\", \".\" and empty parts";

const LONGEST: usize = 255;

/// Whether a path with `/` leads to something below where it starts, on any system.
pub fn stays_inside(path: &str) -> bool {
    path.len() <= LONGEST && path.split('/').all(is_part)
}

/// Whether a text may stand between the slashes of a path: it has printable ASCII alone.
pub fn is_part(part: &str) -> bool {
    let harmless = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'/' | b'\\');
    !matches!(part, "" | "." | "..") && part.len() <= LONGEST && part.bytes().all(harmless)
}

#[cfg(test)]
mod tests {
    use super::stays_inside;

    #[test]
    fn follows_only_what_leads_down() {
        let long = "x".repeat(255);
        for path in [
            "x",
            "btf/3f2a.btf",
            "ol/7/x86_64/3.10.0+~a:b.btf",
            "...",
            "a..b",
            &long,
        ] {
            assert!(stays_inside(path), "{path}");
        }
        let too_long = "x".repeat(256);
        for path in [
            "", "/", "/x", "x/", "a//b", ".", "./x", "a/.", "..", "../x", "a/../b", "a\\b", "a\0b",
            "a\nb", "a b", "\u{e9}", &too_long,
        ] {
            assert!(!stays_inside(path), "{path}");
        }
    }
}
