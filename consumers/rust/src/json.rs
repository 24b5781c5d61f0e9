//! Reads JSON (RFC 8259) from left to right, without a tree in memory.

use std::borrow::Cow;

/// How deep objects and arrays may lie within one another.
pub const DEPTH: usize = 8;

/// The largest whole number that every reader of JSON gives exactly.
const LARGEST: u64 = (1 << 53) - 1;

/// Why a text was not read.
#[derive(Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no JSON, or something else should stand at a place: what, and where.
    Syntax(String),
    /// It is nested too deep.
    Deep,
    /// It is not what the one who reads it wants.
    Meaning(String),
}

/// A place within a JSON text. Every method reads one thing there.
pub struct Json<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Result<T> = std::result::Result<T, Wrong>;

impl<'a> Json<'a> {
    pub fn new(text: &'a str) -> Self {
        Json {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// An object: calls `member` with each name, before its value, which `member` must read. A name
    /// may stand there twice: it is for `member` to refuse.
    pub fn object(&mut self, mut member: impl FnMut(&mut Self, &str) -> Result<()>) -> Result<()> {
        self.list('{', '}', |json| {
            let name = json.string()?;
            json.expect(':')?;
            member(json, &name)
        })
    }

    /// An array: calls `element` before each, which `element` must read.
    pub fn array(&mut self, element: impl FnMut(&mut Self) -> Result<()>) -> Result<()> {
        self.list('[', ']', element)
    }

    /// A string.
    pub fn string(&mut self) -> Result<Cow<'a, str>> {
        self.expect('"')?;
        let start = self.at;
        let mut unescaped = None::<String>;
        let mut copied = start;
        loop {
            match self.text.as_bytes().get(self.at) {
                None => return Err(self.wrong("the end of a string")),
                Some(b'"') => break,
                Some(b'\\') => {
                    let so_far = unescaped.get_or_insert_with(String::new);
                    so_far.push_str(&self.text[copied..self.at]);
                    self.at += 1;
                    let character = self.escape()?;
                    copied = self.at;
                    unescaped.get_or_insert_with(String::new).push(character);
                }
                Some(0..=0x1f) => return Err(self.wrong("no control character")),
                Some(_) => self.at += 1,
            }
        }
        let rest = &self.text[copied..self.at];
        self.at += 1;
        Ok(match unescaped {
            None => Cow::Borrowed(rest),
            Some(so_far) => Cow::Owned(so_far + rest),
        })
    }

    /// A whole number from 0 to [`LARGEST`], written as digits alone.
    pub fn number(&mut self) -> Result<u64> {
        self.blanks();
        let start = self.at;
        let digits = self.digits();
        let more = matches!(self.peek(), Some('.' | 'e' | 'E'));
        match digits.parse() {
            Ok(number)
                if number <= LARGEST && !more && (digits == "0" || !digits.starts_with('0')) =>
            {
                Ok(number)
            }
            _ => {
                self.at = start;
                Err(self.wrong("a whole number"))
            }
        }
    }

    /// Steps over a value of any kind.
    pub fn skip(&mut self) -> Result<()> {
        self.blanks();
        match self.peek() {
            Some('{') => self.object(|json, _| json.skip()),
            Some('[') => self.array(Self::skip),
            Some('"') => self.string().map(drop),
            Some('-' | '0'..='9') => self.any_number(),
            _ => {
                let word = ["true", "false", "null"]
                    .into_iter()
                    .find(|word| self.text[self.at..].starts_with(word))
                    .ok_or_else(|| self.wrong("a value"))?;
                self.at += word.len();
                Ok(())
            }
        }
    }

    /// Refuses all but blanks behind the value that was read.
    pub fn end(&mut self) -> Result<()> {
        self.blanks();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.wrong("its end")),
        }
    }

    fn list(
        &mut self,
        open: char,
        close: char,
        mut element: impl FnMut(&mut Self) -> Result<()>,
    ) -> Result<()> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Wrong::Deep);
        }
        self.blanks();
        if self.peek() != Some(close) {
            element(self)?;
            self.blanks();
            while self.peek() == Some(',') {
                self.at += 1;
                element(self)?;
                self.blanks();
            }
        }
        self.expect(close)?;
        self.depth -= 1;
        Ok(())
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Result<char> {
        let character = self.peek().ok_or_else(|| self.wrong("an escape"))?;
        self.at += character.len_utf8();
        Ok(match character {
            '"' | '\\' | '/' => character,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.escaped_unit().and_then(|unit| self.character(unit))?,
            _ => return Err(self.wrong("an escape")),
        })
    }

    /// The character of a UTF-16 unit, or of it and the one that follows. Half a character is the one
    /// that stands for what is wrong, as in other readers of JSON.
    fn character(&mut self, unit: u32) -> Result<char> {
        let behind = self.at;
        if (0xd800..0xdc00).contains(&unit) && self.text[behind..].starts_with("\\u") {
            self.at += 2;
            let second = self.escaped_unit()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).ok_or_else(|| self.wrong("a character"));
            }
            self.at = behind;
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn escaped_unit(&mut self) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.wrong("four hex digits"))?;
        self.at += 4;
        Ok(unit)
    }

    fn any_number(&mut self) -> Result<()> {
        if self.peek() == Some('-') {
            self.at += 1;
        }
        let whole = self.digits();
        if whole.is_empty() || whole.len() > 1 && whole.starts_with('0') {
            return Err(self.wrong("a number"));
        }
        if self.peek() == Some('.') {
            self.at += 1;
            if self.digits().is_empty() {
                return Err(self.wrong("a number"));
            }
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.at += 1;
            if matches!(self.peek(), Some('+' | '-')) {
                self.at += 1;
            }
            if self.digits().is_empty() {
                return Err(self.wrong("a number"));
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        &rest[..count]
    }

    fn blanks(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            .count();
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn expect(&mut self, character: char) -> Result<()> {
        self.blanks();
        if self.peek() != Some(character) {
            return Err(self.wrong(&format!("'{character}'")));
        }
        self.at += character.len_utf8();
        Ok(())
    }

    fn wrong(&self, wanted: &str) -> Wrong {
        Wrong::Syntax(format!("{wanted} should stand at byte {}", self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(text: &str) -> bool {
        let mut json = Json::new(text);
        json.skip().and_then(|()| json.end()).is_ok()
    }

    #[test]
    fn takes_what_the_standard_takes() {
        for text in [
            "{}",
            " [ ] ",
            "0",
            "-0.5e+10",
            "1E5",
            "true",
            "null",
            r#""""#,
            r#"{"a":{"b":[1,"x",false]},"":0}"#,
            r#""\"\\\/\b\f\n\r\t\u0041\ud83d\ude00é""#,
            r#""\ud800""#,
            r#""\udc00""#,
            r#""\ud800\u0041""#,
            "[[[[[[[[]]]]]]]]",
        ] {
            assert!(accepts(text), "{text}");
        }
    }

    #[test]
    fn refuses_all_else() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{\"a\"}",
            "{a:1}",
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "nul",
            "[1 2]",
            "[] []",
            "\"",
            "\"\\",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u+123\"",
            "\"\\ud800\\u12g4\"",
            "\"\u{1}\"",
            "\u{feff}{}",
            "[[[[[[[[[]]]]]]]]]",
        ] {
            assert!(!accepts(text), "{text}");
        }
        assert_eq!(Json::new(&"[".repeat(1_000_000)).skip(), Err(Wrong::Deep));
    }

    #[test]
    fn gives_strings_without_their_escapes() {
        let mut json =
            Json::new(r#"["plain", "\u0041b\ud83d\ude00\n", "é\t", "\ud83d\u0041\udc00"]"#);
        let mut strings = Vec::new();
        json.array(|json| {
            strings.push(json.string()?.into_owned());
            Ok(())
        })
        .unwrap();
        assert_eq!(strings, ["plain", "Ab😀\n", "é\t", "\u{fffd}A\u{fffd}"]);
    }

    #[test]
    fn gives_whole_numbers_that_are_exact_everywhere() {
        assert_eq!(Json::new("0").number(), Ok(0));
        assert_eq!(Json::new("9007199254740991").number(), Ok(LARGEST));
        for text in [
            "9007199254740992",
            "-1",
            "1.0",
            "1e3",
            "01",
            "",
            "99999999999999999999999",
        ] {
            assert!(Json::new(text).number().is_err(), "{text}");
        }
    }
}
