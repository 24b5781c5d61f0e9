//! Bits of a deflated stream: the lowest bit of a byte comes first (RFC 1951, section 3.1.1).

use std::io;

/// The most bits that one call takes or shows.
pub const MOST: u32 = 32;

/// A place within bytes, by bits.
pub struct Bits<'a> {
    /// What is not yet in `ahead`.
    bytes: &'a [u8],
    ahead: u64,
    /// How many bits of `ahead` are the stream's. Those above are 0.
    count: u32,
}

impl<'a> Bits<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Bits {
            bytes,
            ahead: 0,
            count: 0,
        }
    }

    /// The next bits without a step: at least [`MOST`] of them, with zeros behind the stream's end.
    pub fn peek(&mut self) -> u64 {
        while self.count < MOST {
            let Some((byte, rest)) = self.bytes.split_first() else {
                break;
            };
            self.ahead |= u64::from(*byte) << self.count;
            self.count += 8;
            self.bytes = rest;
        }
        self.ahead
    }

    /// Steps over bits that [`Bits::peek`] has shown.
    pub fn skip(&mut self, count: u32) -> io::Result<()> {
        if count > self.count {
            return Err(cut_off());
        }
        self.ahead >>= count;
        self.count -= count;
        Ok(())
    }

    /// Takes `count` bits as a number; no more than [`MOST`].
    pub fn take(&mut self, count: u32) -> io::Result<usize> {
        let bits = self.peek() & ((1 << count) - 1);
        self.skip(count)?;
        Ok(bits as usize)
    }

    /// Steps to where the next whole byte begins.
    pub fn align(&mut self) {
        self.ahead >>= self.count % 8;
        self.count -= self.count % 8;
    }

    /// Takes up to `most` whole bytes, of which a stream that is aligned has some at once.
    pub fn take_bytes(&mut self, most: usize, out: &mut Vec<u8>) -> io::Result<usize> {
        if self.count > 0 {
            out.push(self.take(8)? as u8);
            return Ok(1);
        }
        let (taken, rest) = self.bytes.split_at(most.min(self.bytes.len()));
        if taken.is_empty() {
            return Err(cut_off());
        }
        out.extend_from_slice(taken);
        self.bytes = rest;
        Ok(taken.len())
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.count == 0 && self.bytes.is_empty()
    }
}

fn cut_off() -> io::Error {
    invalid("it is cut off")
}

/// An error of data that is not what its format says.
pub fn invalid(reason: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason.into())
}
