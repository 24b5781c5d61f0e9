//! Reads gzip (RFC 1952), of one member.

use crate::bits::{invalid, Bits};
use crate::crc32::crc32;
use crate::inflate::Inflate;
use std::io::{self, Read};

/// How a gzipped file begins.
pub const MAGIC: [u8; 2] = [0x1f, 0x8b];

const DEFLATE: usize = 8;

/// The most bytes that a file may unpack to.
const MOST: u64 = 1 << 30;

/// Flags of a header: a checksum of it, more fields, a name, a comment; and those that mean nothing.
const CHECKSUM: usize = 1 << 1;
const EXTRA: usize = 1 << 2;
const NAME: usize = 1 << 3;
const COMMENT: usize = 1 << 4;
const RESERVED: usize = 0b1110_0000;

/// What a gzipped file unpacks to. Its end is given only if its checksum and its length are right,
/// and nothing follows.
pub struct Gzip<'a> {
    bits: Bits<'a>,
    stage: Stage,
    data: Inflate,
    /// Of all that was unpacked.
    crc: u32,
    length: u64,
    /// How much may be unpacked.
    most: u64,
    /// What was unpacked last; `given` of it is read.
    piece: Vec<u8>,
    given: usize,
}

enum Stage {
    Header,
    Data,
    End,
}

impl<'a> Gzip<'a> {
    pub fn new(packed: &'a [u8]) -> Self {
        Gzip {
            bits: Bits::new(packed),
            stage: Stage::Header,
            data: Inflate::new(),
            crc: 0,
            length: 0,
            most: MOST,
            piece: Vec::new(),
            given: 0,
        }
    }

    /// Unpacks the next piece, which is empty at the end alone.
    fn unpack(&mut self) -> io::Result<()> {
        self.piece.clear();
        self.given = 0;
        if let Stage::Header = self.stage {
            header(&mut self.bits)?;
            self.stage = Stage::Data;
        }
        if let Stage::Data = self.stage {
            self.piece
                .extend_from_slice(self.data.next(&mut self.bits)?);
            self.crc = crc32(self.crc, &self.piece);
            self.length += self.piece.len() as u64;
            if self.length > self.most {
                let reason = format!("it unpacks to more than {} bytes", self.most);
                return Err(invalid(reason));
            }
            if self.piece.is_empty() {
                self.trailer()?;
                self.stage = Stage::End;
            }
        }
        Ok(())
    }

    fn trailer(&mut self) -> io::Result<()> {
        self.bits.align();
        if self.bits.take(32)? != self.crc as usize {
            return Err(invalid("its checksum is another"));
        }
        if self.bits.take(32)? as u64 != self.length {
            return Err(invalid("its length is another"));
        }
        if !self.bits.is_empty() {
            return Err(invalid("something follows its end"));
        }
        Ok(())
    }
}

impl Read for Gzip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.piece.len() {
            self.unpack()?;
        }
        let count = (&self.piece[self.given..]).read(into)?;
        self.given += count;
        Ok(count)
    }
}

/// Steps over the header (section 2.3).
fn header(bits: &mut Bits) -> io::Result<()> {
    for byte in MAGIC {
        if bits.take(8)? != usize::from(byte) {
            return Err(invalid("it is not gzip"));
        }
    }
    let (method, flags) = (bits.take(8)?, bits.take(8)?);
    if method != DEFLATE || flags & RESERVED != 0 {
        return Err(invalid("it is compressed in a way that is not known"));
    }
    // The time, 32 bits, then how hard it was compressed, and where.
    bits.take(32)?;
    bits.take(16)?;
    if flags & EXTRA != 0 {
        for _ in 0..bits.take(16)? {
            bits.take(8)?;
        }
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            while bits.take(8)? != 0 {}
        }
    }
    if flags & CHECKSUM != 0 {
        bits.take(16)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::process::{Command, Stdio};
    use std::thread;

    /// `hello hello hello hello\n`, by gzip(1) with a name.
    const HELLO: [u8; 35] = [
        0x1f, 0x8b, 0x08, 0x08, 0x75, 0x79, 0x07, 0x6b, 0x00, 0x03, 0x68, 0x65, 0x6c, 0x6c, 0x6f,
        0x00, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0xb9, 0x00, 0x00, 0x88, 0x59,
        0x0b, 0x18, 0x00, 0x00, 0x00,
    ];

    fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        Gzip::new(packed).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn takes_every_part_of_a_header() {
        assert_eq!(unpacked(&HELLO).unwrap(), b"hello hello hello hello\n");
        let name = HELLO[10..].iter().position(|byte| *byte == 0).unwrap() + 11;
        let mut all = HELLO[..10].to_vec();
        all[3] = (CHECKSUM | EXTRA | NAME | COMMENT) as u8;
        all.extend([3, 0, 1, 2, 3]);
        all.extend(b"name\0comment\0\x12\x34");
        all.extend(&HELLO[name..]);
        assert_eq!(unpacked(&all).unwrap(), b"hello hello hello hello\n");
    }

    #[test]
    fn refuses_every_beginning_and_every_changed_end() {
        for end in 0..HELLO.len() {
            assert!(unpacked(&HELLO[..end]).is_err(), "{end}");
        }
        for at in HELLO.len() - 8..HELLO.len() {
            let mut changed = HELLO;
            changed[at] ^= 0x10;
            assert!(unpacked(&changed).is_err(), "{at}");
        }
        assert!(unpacked(&[&HELLO[..], b"\0"].concat()).is_err());
        assert!(unpacked(&[HELLO, HELLO].concat()).is_err());
    }

    #[test]
    fn unpacks_no_more_than_it_may() {
        for (most, allowed) in [(24, true), (23, false)] {
            let mut gzip = Gzip::new(&HELLO);
            gzip.most = most;
            assert_eq!(gzip.read_to_end(&mut Vec::new()).is_ok(), allowed, "{most}");
        }
    }

    #[test]
    fn refuses_what_no_header_has() {
        for (at, byte) in [(0, 0x1e), (2, 7), (3, 0x20)] {
            let mut changed = HELLO;
            changed[at] = byte;
            assert!(unpacked(&changed).is_err(), "{at}");
        }
    }

    /// Runs gzip(1) over bytes.
    fn packed(bytes: &[u8], level: &str) -> Vec<u8> {
        let mut gzip = Command::new("gzip")
            .args(["--stdout", level])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = gzip.stdin.take().unwrap();
        let bytes = bytes.to_vec();
        let writer = thread::spawn(move || stdin.write_all(&bytes).unwrap());
        let output = gzip.wait_with_output().unwrap();
        writer.join().unwrap();
        output.stdout
    }

    /// Bytes for every kind of block: at random, of few values, and repeated from near and from far.
    fn varied() -> Vec<u8> {
        let mut seed = 1u32;
        let mut random = |end: u32| {
            seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12345);
            seed >> 16 & 0x7fff & (end - 1)
        };
        let mut bytes: Vec<u8> = (0..100_000).map(|_| random(256) as u8).collect();
        bytes.extend((0..100_000).map(|_| b'a' + random(4) as u8));
        for _ in 0..20_000 {
            let from = bytes.len() - 1 - random(0x8000) as usize;
            let to = bytes.len().min(from + 3 + random(256) as usize);
            bytes.extend_from_within(from..to);
        }
        bytes.extend([0; 70_000]);
        bytes
    }

    #[test]
    fn unpacks_what_gzip_packs_at_every_level() {
        let bytes = varied();
        for level in ["-1", "-4", "-6", "-9"] {
            let packed = packed(&bytes, level);
            assert!(packed.len() < bytes.len());
            assert!(unpacked(&packed).unwrap() == bytes, "{level}");
        }
        for length in [0, 1, 32_767, 32_768, 32_769, 65_535, 65_536] {
            let part = &bytes[..length];
            assert!(unpacked(&packed(part, "-9")).unwrap() == part, "{length}");
        }
    }
}
