//! Opens a bundle, and gives files of it that are what the index says.

use crate::error::{Error, SHOWN_DIGITS};
use crate::index::{File, Index};
use crate::parse_index::{self, is_digest};
use crate::sha256::sha256;
use crate::source::Source;
use std::borrow::Cow;
use std::path::Path;

/// Tailored BTF of many kernels.
///
/// Nothing in a bundle is trusted: every path, number and size is checked before it is used, and a
/// kernel's bytes are given only if their SHA-256 is the index's.
#[derive(Debug)]
pub struct Bundle {
    source: Source,
    index: Index,
}

impl Bundle {
    /// Opens a directory that btf-bundle has written, in any layout; or a file that it has packed as
    /// tar or tar.gz. Of a directory, only the index is read now.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`], [`Error::Packed`], [`Error::Schema`] and [`Error::Damaged`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::new(Source::open(path.as_ref())?)
    }

    /// Opens a packed bundle, tar or tar.gz, that is in memory: as what `include_bytes!` gives. It
    /// stays packed, and is unpacked once now and once for each kernel's file, a piece at a time.
    ///
    /// # Errors
    ///
    /// [`Error::Packed`], [`Error::Schema`] and [`Error::Damaged`].
    pub fn from_bytes(packed: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        Self::new(Source::archive(packed.into())?)
    }

    /// Refuses a bundle that was made for other objects than those of this signature: 64 hex digits,
    /// `signature` of manifest.json. A program has its own compiled in, as by `env!`, and so notices
    /// a bundle that is left from another build.
    ///
    /// # Errors
    ///
    /// [`Error::OtherBuild`]; [`Error::NoSignature`] if what is given is none.
    pub fn require_signature(self, signature: &str) -> Result<Self, Error> {
        if !is_digest(signature) {
            return Err(Error::NoSignature {
                given: signature.to_owned(),
            });
        }
        if self.index.signature != signature {
            return Err(Error::OtherBuild {
                signature: self.index.signature,
                expected: signature.to_owned(),
            });
        }
        Ok(self)
    }

    /// The signature of the objects that the bundle was made for.
    pub fn signature(&self) -> &str {
        &self.index.signature
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// A kernel's file, if it is there and is what the index says.
    pub(crate) fn read(&self, file: &File) -> Result<Vec<u8>, Error> {
        let refused = |reason| Error::File {
            path: file.path.clone(),
            reason,
        };
        let content = self.source.file(&file.path, file.size)?;
        let content =
            content.ok_or_else(|| refused("is in index.json, but not in the bundle".to_owned()))?;
        if content.size != file.size {
            return Err(refused(format!(
                "has {} bytes, and index.json says {}",
                content.size, file.size
            )));
        }
        let sha256 = sha256(&content.bytes);
        if sha256 != file.sha256 {
            return Err(refused(format!(
                "is not the file that index.json names: \
                 its sha256 begins with {sha256:.SHOWN_DIGITS$}, not {:.SHOWN_DIGITS$}",
                file.sha256
            )));
        }
        Ok(content.bytes)
    }

    fn new(source: Source) -> Result<Self, Error> {
        let index = parse_index::parse(&source.index()?)?;
        Ok(Bundle { source, index })
    }
}
