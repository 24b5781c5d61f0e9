//! Inflates what deflate made (RFC 1951), a piece at a time.

use crate::bits::{invalid, Bits};
use crate::huffman::Code;
use std::io;

/// How far back a copy may reach.
const WINDOW: usize = 32 << 10;

/// How much is inflated at once, and so how much there is in memory beside the window.
const PIECE: usize = 32 << 10;

const END_OF_BLOCK: usize = 256;

/// By symbol from 257: the least length of a copy, and how many bits to add follow.
#[rustfmt::skip]
const LENGTHS: [(usize, u32); 29] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1),
    (15, 1), (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3),
    (67, 4), (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
];

/// The same for how far back it begins.
#[rustfmt::skip]
const DISTANCES: [(usize, u32); 30] = [
    (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3),
    (33, 4), (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
    (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12),
    (16385, 13), (24577, 13),
];

/// The order in which the lengths of the code of lengths stand.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// Where a stream is.
enum Block {
    /// Before a block.
    Header,
    /// In one without compression, with so many bytes to come.
    Stored(usize),
    /// In a compressed one.
    Coded { literals: Code, distances: Code },
    /// Behind the last.
    End,
}

/// A deflated stream.
pub struct Inflate {
    block: Block,
    last: bool,
    /// What was inflated, as far back as a copy may reach.
    inflated: Vec<u8>,
}

impl Inflate {
    pub fn new() -> Self {
        Inflate {
            block: Block::Header,
            last: false,
            inflated: Vec::new(),
        }
    }

    /// Inflates the next piece: no bytes mean that the stream is at its end.
    pub fn next(&mut self, bits: &mut Bits) -> io::Result<&[u8]> {
        if self.inflated.len() > WINDOW {
            self.inflated.drain(..self.inflated.len() - WINDOW);
        }
        let start = self.inflated.len();
        while self.inflated.len() - start < PIECE {
            self.block = match std::mem::replace(&mut self.block, Block::End) {
                Block::End => break,
                Block::Header if self.last => Block::End,
                Block::Header => {
                    self.last = bits.take(1)? == 1;
                    header(bits)?
                }
                Block::Stored(0) => Block::Header,
                Block::Stored(left) => {
                    Block::Stored(left - bits.take_bytes(left.min(PIECE), &mut self.inflated)?)
                }
                Block::Coded {
                    literals,
                    distances,
                } => {
                    let most = start + PIECE;
                    if copy(bits, &literals, &distances, &mut self.inflated, most)? {
                        Block::Header
                    } else {
                        Block::Coded {
                            literals,
                            distances,
                        }
                    }
                }
            };
        }
        Ok(&self.inflated[start..])
    }
}

/// Reads what stands before a block's data.
fn header(bits: &mut Bits) -> io::Result<Block> {
    match bits.take(2)? {
        0 => {
            bits.align();
            let (length, inverted) = (bits.take(16)?, bits.take(16)?);
            if length != inverted ^ 0xffff {
                return Err(invalid("it has a block whose length is damaged"));
            }
            Ok(Block::Stored(length))
        }
        1 => {
            let mut lengths = [8; 288];
            lengths[144..256].fill(9);
            lengths[256..280].fill(7);
            Ok(Block::Coded {
                literals: Code::new(&lengths)?,
                distances: Code::new(&[5; 32])?,
            })
        }
        2 => codes(bits),
        _ => Err(invalid("it has a block of no known kind")),
    }
}

/// Reads the two codes of a block that brings its own (RFC 1951, section 3.2.7).
fn codes(bits: &mut Bits) -> io::Result<Block> {
    let (literals, distances) = (bits.take(5)? + 257, bits.take(5)? + 1);
    let count = bits.take(4)? + 4;
    if literals > 286 || distances > 30 {
        return Err(invalid("it has a code with too many symbols"));
    }
    let mut of_lengths = [0; 19];
    for place in &ORDER[..count] {
        of_lengths[*place] = bits.take(3)? as u8;
    }
    let code = Code::new(&of_lengths)?;
    let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
    while lengths.len() < literals + distances {
        let (length, times) = match code.take(bits)? {
            16 => {
                let before = lengths.last().copied();
                let before = before.ok_or_else(|| invalid("it repeats a length before any"))?;
                (before, bits.take(2)? + 3)
            }
            17 => (0, bits.take(3)? + 3),
            18 => (0, bits.take(7)? + 11),
            length => (length as u8, 1),
        };
        lengths.resize(lengths.len() + times, length);
    }
    if lengths.len() > literals + distances {
        return Err(invalid("it has a code with too many symbols"));
    }
    let (literals, distances) = lengths.split_at(literals);
    Ok(Block::Coded {
        literals: Code::new(literals)?,
        distances: Code::new(distances)?,
    })
}

/// Inflates up to the end of the block (and then gives true), or until there are `most` bytes or a
/// few more.
fn copy(
    bits: &mut Bits,
    literals: &Code,
    distances: &Code,
    out: &mut Vec<u8>,
    most: usize,
) -> io::Result<bool> {
    while out.len() < most {
        let symbol = literals.take(bits)?;
        if symbol < END_OF_BLOCK {
            out.push(symbol as u8);
            continue;
        }
        if symbol == END_OF_BLOCK {
            return Ok(true);
        }
        let length = number(bits, LENGTHS.get(symbol - END_OF_BLOCK - 1))?;
        let symbol = distances.take(bits)?;
        let distance = number(bits, DISTANCES.get(symbol))?;
        let from = out
            .len()
            .checked_sub(distance)
            .ok_or_else(|| invalid("it copies from before its beginning"))?;
        if distance >= length {
            out.extend_from_within(from..from + length);
        } else {
            for i in from..from + length {
                out.push(out[i]);
            }
        }
    }
    Ok(false)
}

fn number(bits: &mut Bits, entry: Option<&(usize, u32)>) -> io::Result<usize> {
    let (least, more) = entry.ok_or_else(|| invalid("it has a symbol that means nothing"))?;
    Ok(least + bits.take(*more)?)
}
