//! What can go wrong, each as one sentence.

use std::error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a bundle, a file of it or a host could not be read. Shown, each is a sentence that says what
/// is wrong and, where there is a way, how to mend it; foreign text in it has no control characters.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file of the system could not be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The bundle is packed in a way that this library does not unpack.
    Packed {
        /// `xz` or `zstd`.
        format: &'static str,
    },
    /// `index.json` is of a schema that this library does not know.
    Schema {
        /// The number that stands there.
        schema: u64,
    },
    /// The bundle is cut off, damaged, or made to do harm.
    Damaged {
        /// The sentence.
        reason: String,
    },
    /// A kernel's file is not the one that `index.json` names.
    File {
        /// Its path in the bundle.
        path: String,
        /// What is wrong with it: what follows the path in a sentence.
        reason: String,
    },
    /// The bundle was made for other objects.
    OtherBuild {
        /// The signature of the objects that it was made for.
        signature: String,
        /// The one that was asked for.
        expected: String,
    },
    /// What was given as the expected signature is none.
    NoSignature {
        /// What was given.
        given: String,
    },
}

/// How many digits of a signature or a SHA-256 a sentence shows.
pub(crate) const SHOWN_DIGITS: usize = 12;

impl fmt::Display for Error {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Error::Unreadable { path, error } => {
                let path = path.display().to_string();
                write!(to, "cannot read {}: {error}", shown(path))
            }
            Error::Packed { format } => write!(
                to,
                "the archive is compressed by {format}, which this library does not read: \
                 pack it as tar or tar.gz"
            ),
            Error::Schema { schema } => write!(
                to,
                "index.json has schema {schema}, and this library reads schema 1: \
                 take the library of the btf-bundle that wrote the bundle"
            ),
            Error::Damaged { reason } => to.write_str(reason),
            Error::File { path, reason } => {
                let path = shown(path);
                write!(
                    to,
                    "{path} {reason}: make the bundle again, or copy it whole"
                )
            }
            Error::OtherBuild {
                signature,
                expected,
            } => write!(
                to,
                "the bundle is of other objects: its signature begins with \
                 {signature:.SHOWN_DIGITS$}, and {expected:.SHOWN_DIGITS$} is expected: \
                 build the bundle and the program from the same objects"
            ),
            Error::NoSignature { given } => write!(
                to,
                "the expected signature \"{}\" is not 64 hex digits: \
                 take the one in index.json of the build's bundle",
                shown(given)
            ),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Error::Unreadable { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Foreign text as a sentence may show it: each byte that is not printable ASCII as `?`.
pub(crate) fn shown(text: impl AsRef<[u8]>) -> String {
    let harmless = |byte: &u8| match byte {
        b' '..=b'~' => char::from(*byte),
        _ => '?',
    };
    text.as_ref().iter().map(harmless).collect()
}
