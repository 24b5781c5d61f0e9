//! Reads `os-release` (os-release(5)).

/// The longest value in bytes. A longer one is no name of a distribution, and counts as empty.
const LONGEST: usize = 255;

/// What a line is read without, around it and around its parts.
const BLANKS: &[char] = &[' ', '\t', '\r'];

/// What of `os-release` tells where a kernel's file lies.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct OsRelease {
    pub id: String,
    pub version_id: String,
    pub id_like: Vec<String>,
}

/// Reads an `os-release`. A line that is no assignment means nothing, and the last one of a key wins.
pub fn parse(text: &[u8]) -> OsRelease {
    let text = text_of(text);
    let mut read = OsRelease::default();
    for line in text.split('\n') {
        let Some((key, value)) = line.split_once('=') else {
            continue;
        };
        let value = || unquoted(value.trim_matches(BLANKS));
        match key.trim_matches(BLANKS) {
            "ID" => read.id = value(),
            "VERSION_ID" => read.version_id = value(),
            "ID_LIKE" => {
                let value = value();
                let words = value.split(BLANKS).filter(|word| !word.is_empty());
                read.id_like = words.map(str::to_owned).collect();
            }
            _ => {}
        }
    }
    read
}

/// Bytes as text. In place of each byte that is not part of any UTF-8 stands one control character, which
/// no bundle has, and which a sentence shows as one `?`.
pub fn text_of(mut bytes: &[u8]) -> String {
    let mut text = String::new();
    loop {
        let (whole, rest) = match std::str::from_utf8(bytes) {
            Ok(whole) => (whole, None),
            Err(error) => {
                let (whole, rest) = bytes.split_at(error.valid_up_to());
                (std::str::from_utf8(whole).unwrap_or_default(), Some(rest))
            }
        };
        text.push_str(whole);
        match rest {
            None => return text,
            Some(rest) => bytes = &rest[1..],
        }
        text.push('\u{1a}');
    }
}

/// A value as a shell reads it.
fn unquoted(value: &str) -> String {
    let mut text = String::new();
    let mut quote = None;
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '\\') => text.push(characters.next().unwrap_or('\\')),
            (Some('"'), '\\') => {
                let escaped = characters.next_if(|next| matches!(next, '"' | '\\' | '$' | '`'));
                text.push(escaped.unwrap_or('\\'));
            }
            (None, blank) if BLANKS.contains(&blank) => break,
            _ => text.push(character),
        }
    }
    if text.len() > LONGEST {
        text.clear();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(line: &str) -> String {
        parse(line.as_bytes()).id
    }

    #[test]
    fn reads_values_as_a_shell_does() {
        for (line, value) in [
            ("ID=ubuntu", "ubuntu"),
            ("ID=\"ubuntu\"", "ubuntu"),
            ("ID='ubuntu'\r", "ubuntu"),
            (" \tID = ubuntu \t", "ubuntu"),
            ("ID='a'\"b\"c", "abc"),
            (r#"ID="\"\\\$\`\n""#, r#""\$`\n"#),
            (r"ID='\n'", r"\n"),
            (r"ID=a\ b", "a b"),
            ("ID=a # comment", "a"),
            ("ID=a#b", "a#b"),
            ("ID=\"a b", "a b"),
            ("ID=a\\", "a\\"),
            ("ID=\"a\\", "a\\"),
            ("ID==a", "=a"),
            ("ID=", ""),
            ("ID", ""),
            ("#ID=a", ""),
            (" # ID=a", ""),
            ("export ID=a", ""),
            ("id=a", ""),
            ("ID=a\nID=b", "b"),
            ("ID=a\nID=", ""),
        ] {
            assert_eq!(id(line), value, "{line}");
        }
    }

    #[test]
    fn leaves_out_what_is_too_long() {
        assert_eq!(id(&format!("ID={}", "x".repeat(255))).len(), 255);
        assert_eq!(id(&format!("ID={}", "x".repeat(256))), "");
    }

    #[test]
    fn each_byte_that_is_no_utf_8_is_one_character() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"a", "a"),
            (b"a\xffb", "a\u{1a}b"),
            (b"\xe2\x82", "\u{1a}\u{1a}"),
            ("é\u{fffd}".as_bytes(), "é\u{fffd}"),
            (b"\xf0\x9f\x98x\xc3", "\u{1a}\u{1a}\u{1a}x\u{1a}"),
        ] {
            assert_eq!(text_of(bytes), text);
        }
    }

    #[test]
    fn splits_id_like() {
        let read = parse(b"ID_LIKE=\"rhel  fedora\tcentos\"\nVERSION_ID=\"7.9\"\nID=\xff\n");
        assert_eq!(read.id_like, ["rhel", "fedora", "centos"]);
        assert_eq!(read.version_id, "7.9");
        assert_eq!(read.id, "\u{1a}");
        assert_eq!(parse(b""), OsRelease::default());
    }
}
