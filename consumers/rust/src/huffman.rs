//! The codes of deflate: canonical, up to 15 bits long (RFC 1951, section 3.2.2).

use crate::bits::{invalid, Bits};
use std::io;

const LONGEST: usize = 15;

/// Codes up to this length are read by one look into a table.
const QUICK: usize = 10;

/// A code: which bits stand for which symbol.
pub struct Code {
    /// By the next [`QUICK`] bits: the symbol times 16, plus its length; 0 if the code is longer.
    quick: Vec<u16>,
    /// How many codes of each length there are.
    counts: [u16; LONGEST + 1],
    /// The symbols, by their codes' length and then by number.
    symbols: Vec<u16>,
}

impl Code {
    /// The code whose symbols 0, 1, … have these lengths; 0 is a symbol that does not occur.
    ///
    /// Refuses lengths that cannot be a code, and one that leaves bits without a meaning; but one
    /// symbol alone, of one bit, is allowed, and none at all (RFC 1951, section 3.2.7).
    pub fn new(lengths: &[u8]) -> io::Result<Self> {
        let mut counts = [0u16; LONGEST + 1];
        for length in lengths.iter().filter(|length| **length > 0) {
            counts[usize::from(*length).min(LONGEST)] += 1;
        }
        let used: u16 = counts.iter().sum();
        let mut free = 1u16;
        for count in &counts[1..] {
            free = (free * 2)
                .checked_sub(*count)
                .ok_or_else(|| invalid("it has a code with too many symbols"))?;
        }
        let alone = used == counts[1] && used <= 1;
        if free > 0 && !alone {
            return Err(invalid("it has a code with too few symbols"));
        }
        let mut code = Code {
            quick: vec![0; 1 << QUICK],
            counts,
            symbols: Vec::with_capacity(used.into()),
        };
        code.fill(lengths);
        Ok(code)
    }

    fn fill(&mut self, lengths: &[u8]) {
        let mut next = 0usize;
        for length in 1..=LONGEST {
            next <<= 1;
            for (symbol, _) in lengths
                .iter()
                .enumerate()
                .filter(|(_, of)| usize::from(**of) == length)
            {
                self.symbols.push(symbol as u16);
                if length <= QUICK {
                    let reversed = next.reverse_bits() >> (usize::BITS as usize - length);
                    for entry in self.quick[reversed..].iter_mut().step_by(1 << length) {
                        *entry = (symbol << 4 | length) as u16;
                    }
                }
                next += 1;
            }
        }
    }

    /// Takes the next symbol.
    pub fn take(&self, bits: &mut Bits) -> io::Result<usize> {
        let ahead = bits.peek() as usize;
        let entry = self.quick[ahead & ((1 << QUICK) - 1)];
        if entry != 0 {
            bits.skip(u32::from(entry & 15))?;
            return Ok(usize::from(entry >> 4));
        }
        // `first` is the first code of a length, `before` the number of shorter ones.
        let (mut code, mut first, mut before) = (0, 0, 0);
        for length in 1..=LONGEST {
            code = code << 1 | (ahead >> (length - 1) & 1);
            let count = usize::from(self.counts[length]);
            if code < first + count {
                bits.skip(length as u32)?;
                return Ok(usize::from(self.symbols[before + code - first]));
            }
            before += count;
            first = (first + count) << 1;
        }
        Err(invalid("it has bits without a meaning"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_whole_codes_and_those_of_one_symbol_or_none() {
        let longest: Vec<u8> = (1..=15).chain([15]).collect();
        for lengths in [&[1, 1][..], &[2, 1, 0, 2], &longest, &[0, 1], &[0, 0], &[]] {
            assert!(Code::new(lengths).is_ok(), "{lengths:?}");
        }
        for lengths in [&[1, 1, 1][..], &[2, 2, 2, 2, 15], &[2], &[1, 2], &[15, 15]] {
            assert!(Code::new(lengths).is_err(), "{lengths:?}");
        }
    }

    #[test]
    fn gives_no_symbol_for_bits_without_one() {
        let one = Code::new(&[0, 1]).unwrap();
        assert_eq!(one.take(&mut Bits::new(&[0])).unwrap(), 1);
        assert!(one.take(&mut Bits::new(&[1])).is_err());
        let none = Code::new(&[0, 0]).unwrap();
        assert!(none.take(&mut Bits::new(&[0])).is_err());
    }
}
