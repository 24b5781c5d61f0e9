//! Reads tar archives of plain files (POSIX.1-1988, "ustar").

use crate::error::shown;
use crate::index::LARGEST_FILE;
use crate::path;
use std::io::{self, Read};
use std::ops::Range;

const BLOCK: usize = 512;

/// Kinds of members.
const PLAIN: [u8; 2] = [b'0', 0];
const DIRECTORY: u8 = b'5';

/// The magic of a header that has a prefix; GNU's own has other fields there.
const WITH_PREFIX: &[u8] = b"ustar\0";

/// Where a header has its fields.
const NAME: Range<usize> = 0..100;
const SIZE: Range<usize> = 124..136;
const CHECKSUM: Range<usize> = 148..156;
const KIND: usize = 156;
const MAGIC: Range<usize> = 257..263;
const PREFIX: Range<usize> = 345..500;

/// Why an archive was not read.
#[derive(Debug)]
pub enum Unread {
    /// What it lies in gave an error.
    Stream(io::Error),
    /// The sentence that says what is wrong.
    Archive(String),
}

/// What a header says.
struct Header {
    name: Vec<u8>,
    kind: u8,
    size: u64,
}

/// A plain file of an archive.
#[derive(Debug)]
pub struct Member {
    /// Its path, without a leading `./`.
    pub path: String,
    /// Its size in bytes, no more than [`LARGEST_FILE`].
    pub size: u64,
}

/// The members of an archive, in order.
pub struct Tar<R> {
    from: R,
    /// Of the member that was read last: the bytes that are still to come.
    left: u64,
    /// How many bytes then fill its last block.
    filling: u64,
    /// Where the next header is, in bytes.
    at: u64,
}

impl<R: Read> Tar<R> {
    pub fn new(from: R) -> Self {
        Tar {
            from,
            left: 0,
            filling: 0,
            at: 0,
        }
    }

    /// Steps over what was not read of the member before, and to the next plain file. Nothing at the
    /// archive's end.
    pub fn next(&mut self) -> Result<Option<Member>, Unread> {
        loop {
            let Some(header) = self.header()? else {
                return Ok(None);
            };
            if header.kind != DIRECTORY || header.size > 0 {
                return member(header).map(Some);
            }
        }
    }

    fn header(&mut self) -> Result<Option<Header>, Unread> {
        let rest = self.left + self.filling;
        if io::copy(&mut self.from.by_ref().take(rest), &mut io::sink())? < rest {
            return Err(too_early());
        }
        let mut block = Vec::with_capacity(BLOCK);
        self.from
            .by_ref()
            .take(BLOCK as u64)
            .read_to_end(&mut block)?;
        if self.at == 0 && !has_magic(&block) {
            let what = "the archive is neither tar nor tar.gz";
            return Err(Unread::Archive(what.to_owned()));
        }
        if block.len() < BLOCK {
            return Err(too_early());
        }
        if block.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let header = parse(&block).map_err(|what| {
            Unread::Archive(format!(
                "the archive is broken: the header at byte {} {what}",
                self.at
            ))
        })?;
        self.left = header.size;
        self.filling = header.size.wrapping_neg() % BLOCK as u64;
        self.at = self
            .at
            .saturating_add(BLOCK as u64 + self.left + self.filling);
        Ok(Some(header))
    }

    /// Up to `most` bytes of the member that [`Tar::next`] gave last. It may be asked for once.
    pub fn content(&mut self, most: u64) -> Result<Vec<u8>, Unread> {
        let mut content = Vec::new();
        let count = self.left.min(most);
        self.from.by_ref().take(count).read_to_end(&mut content)?;
        if (content.len() as u64) < count {
            return Err(too_early());
        }
        self.left -= count;
        Ok(content)
    }

    /// Reads what follows the archive's end, so that whoever unpacks it sees a checksum there.
    pub fn finish(mut self) -> Result<(), Unread> {
        io::copy(&mut self.from, &mut io::sink())?;
        Ok(())
    }
}

fn has_magic(block: &[u8]) -> bool {
    matches!(block.get(MAGIC), Some(WITH_PREFIX | b"ustar "))
}

/// Reads a header of [`BLOCK`] bytes; an error is the end of a sentence that begins with the header.
fn parse(block: &[u8]) -> Result<Header, &'static str> {
    // The sum counts its own field as blanks.
    let value =
        |(i, byte): (usize, &u8)| u64::from(if CHECKSUM.contains(&i) { b' ' } else { *byte });
    let sum: u64 = block.iter().enumerate().map(value).sum();
    if octal(&block[CHECKSUM]) != Some(sum) {
        return Err("has a wrong checksum");
    }
    if !has_magic(block) {
        return Err("is not of ustar");
    }
    let mut name = text(&block[NAME]).to_vec();
    if block[MAGIC] == *WITH_PREFIX && block[PREFIX.start] != 0 {
        name = [text(&block[PREFIX]), b"/", &name].concat();
    }
    Ok(Header {
        name,
        kind: block[KIND],
        size: octal(&block[SIZE]).ok_or("has no size")?,
    })
}

/// Refuses all but plain files that a bundle may have.
fn member(header: Header) -> Result<Member, Unread> {
    let Header { name, kind, size } = header;
    let member = shown(&name);
    if !PLAIN.contains(&kind) {
        return Err(Unread::Archive(format!(
            "the archive's member {member} is of type {}, and only plain files are read",
            shown([kind])
        )));
    }
    let path = name.strip_prefix(b"./").unwrap_or(&name);
    let path = std::str::from_utf8(path).ok();
    let path = path
        .filter(|path| path::stays_inside(path))
        .ok_or_else(|| {
            Unread::Archive(format!(
                "the archive has the member \"{member}\": {}",
                path::RULE
            ))
        })?;
    if size > LARGEST_FILE {
        return Err(Unread::Archive(format!(
            "the archive's member {member} has {size} bytes, \
             and no file of a bundle has more than {LARGEST_FILE}"
        )));
    }
    Ok(Member {
        path: path.to_owned(),
        size,
    })
}

/// A field up to its first zero byte.
fn text(field: &[u8]) -> &[u8] {
    let end = field.iter().position(|byte| *byte == 0);
    &field[..end.unwrap_or(field.len())]
}

/// A number of octal digits, with blanks before, and blanks or zero bytes behind.
fn octal(field: &[u8]) -> Option<u64> {
    let digits = std::str::from_utf8(field).ok()?;
    let digits = digits.trim_end_matches([' ', '\0']).trim_start_matches(' ');
    let all_octal = digits.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    if digits.is_empty() || !all_octal {
        return None;
    }
    u64::from_str_radix(digits, 8).ok()
}

fn too_early() -> Unread {
    Unread::Archive("the archive is broken: it ends too early".to_owned())
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Unread::Stream(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header with fields at their places, and its checksum.
    fn header(fields: &[(usize, &[u8])]) -> Vec<u8> {
        let mut header = vec![0; BLOCK];
        for (at, bytes) in fields {
            header[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        header[CHECKSUM].fill(b' ');
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[CHECKSUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        header
    }

    /// The first member of an archive of headers alone.
    fn first(headers: &[Vec<u8>]) -> Result<Option<Member>, Unread> {
        Tar::new(&*[headers.concat(), vec![0; BLOCK]].concat()).next()
    }

    #[test]
    fn passes_over_directories_that_hold_nothing() {
        let directory =
            |size| header(&[(0, b"./"), (124, size), (156, b"5"), (257, b"ustar\x0000")]);
        let file = header(&[(0, b"./x"), (124, b"0"), (156, b"0"), (257, b"ustar\x0000")]);
        let member = first(&[directory(b"0"), file]).unwrap();
        assert_eq!(member.unwrap().path, "x");
        assert!(first(&[directory(b"0")]).unwrap().is_none());
        assert!(first(&[directory(b"1")]).is_err());
    }

    #[test]
    fn reads_a_prefix_where_there_is_one() {
        let named = |magic| header(&[(0, b"x"), (124, b"0"), (257, magic), (345, b"a/b")]);
        let path = |magic| first(&[named(magic)]).unwrap().unwrap().path;
        assert_eq!(path(b"ustar\x0000"), "a/b/x");
        assert_eq!(path(b"ustar  \0"), "x");
        assert!(first(&[named(b"other\x0000")]).is_err());
    }
}
