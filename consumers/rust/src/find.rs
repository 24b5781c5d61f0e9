//! Finds the kernel's file that fits a host.

use crate::answer::{answer, Answer, Candidates, Guess};
use crate::bundle::Bundle;
use crate::error::Error;
use crate::host::Host;
use crate::index::Kernel;
use crate::why::why;
use std::fmt;

/// How a host's file was found, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The host's kernel has BTF of its own: no file is wanted.
    Own,
    /// The bundle has the host's distribution, version, architecture and release.
    Exact,
    /// All of the bundle's kernels of the host's release and architecture, that may be the host's,
    /// have the same file.
    Release,
    /// A guess, that was asked for: the kernel of the host's distribution that is nearest.
    Nearest,
    /// Kernels of the host's release have different files, and nothing tells which is the host's.
    Ambiguous,
    /// The bundle has no kernel of the host's release and architecture.
    None,
}

impl How {
    /// The word for it in logs, the same in every language's library.
    pub fn as_str(self) -> &'static str {
        match self {
            How::Own => "own",
            How::Exact => "exact",
            How::Release => "release",
            How::Nearest => "nearest",
            How::Ambiguous => "ambiguous",
            How::None => "none",
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.pad(self.as_str())
    }
}

/// What a bundle has for a host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// How it was found, or why nothing was.
    pub how: How,
    /// The file: there if `how` is exact, release or nearest.
    pub file: Option<TailoredBtf>,
    /// If `how` is ambiguous, the ids of the kernels that it may be, sorted; else empty.
    pub candidates: Vec<String>,
    /// The reason as a sentence for a log.
    pub why: String,
}

/// A file of a bundle: BTF that has what the program's relocations ask for on one kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TailoredBtf {
    /// The kernel's id: `ubuntu/20.04/x86_64/5.4.0-42-generic`.
    pub kernel: String,
    /// The file's path in the bundle.
    pub path: String,
    /// The file. Its size and SHA-256 are those of the index.
    pub bytes: Vec<u8>,
}

impl Bundle {
    /// Finds the file for a host. It never guesses.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the file that fits is damaged or not there. That there is none that fits is
    /// no error: [`Found::how`] says so.
    pub fn find(&self, host: &Host) -> Result<Found, Error> {
        self.found(host, Guess::No)
    }

    /// The same, and if the bundle has nothing of the host's release, the file of the nearest kernel:
    /// of the same distribution, the same first two numbers and the same flavour, the greatest
    /// release that is not above the host's, else the least above.
    ///
    /// That is a guess: where the two kernels differ, programs read wrong memory without an error.
    ///
    /// # Errors
    ///
    /// As [`Bundle::find`].
    pub fn find_or_nearest(&self, host: &Host) -> Result<Found, Error> {
        self.found(host, Guess::Nearest)
    }

    fn found(&self, host: &Host, guess: Guess) -> Result<Found, Error> {
        let answer = answer(self.index(), host, guess);
        let why = why(&answer, host);
        let (how, kernel, candidates) = match answer {
            Answer::Own => (How::Own, None, None),
            Answer::Exact(kernel) => (How::Exact, Some(kernel), None),
            Answer::Release(candidates) => (How::Release, Some(candidates.first), None),
            Answer::Nearest(kernel, _) => (How::Nearest, Some(kernel), None),
            Answer::Ambiguous(candidates) => (How::Ambiguous, None, Some(candidates)),
            Answer::None(_) | Answer::Unknown => (How::None, None, None),
        };
        let read = |kernel: Kernel| {
            Ok(TailoredBtf {
                kernel: kernel.id(),
                path: kernel.file.path.clone(),
                bytes: self.read(kernel.file)?,
            })
        };
        let ids = |candidates: Candidates| {
            let all = std::iter::once(candidates.first).chain(candidates.others);
            all.map(|kernel| kernel.id()).collect()
        };
        Ok(Found {
            how,
            file: kernel.map(read).transpose()?,
            candidates: candidates.map(ids).unwrap_or_default(),
            why,
        })
    }
}
