//! Where a bundle's files lie: in a directory, or in an archive.

use crate::error::{shown, Error};
use crate::gzip::{self, Gzip};
use crate::index::LARGEST_INDEX;
use crate::tar::{Tar, Unread};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The most bytes that an archive may have.
const LARGEST_ARCHIVE: u64 = 1 << 30;

/// The most files that an archive may have.
const MOST_FILES: usize = 65_536;

const INDEX: &str = "index.json";

/// How the archives begin that are not unpacked here.
const OTHERS: [(&[u8], &str); 2] = [(b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd")];

/// The place of a bundle's files.
#[derive(Debug)]
pub enum Source {
    Directory(PathBuf),
    /// A tar or tar.gz in memory.
    Archive(Cow<'static, [u8]>),
}

/// What a file holds.
pub struct Content {
    /// As much as was asked for.
    pub bytes: Vec<u8>,
    /// How many bytes it has in all.
    pub size: u64,
}

/// How much of an archive is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    ToTheMember,
    All,
}

impl Source {
    /// A directory, or an archive in a file.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let metadata = fs::metadata(path).map_err(|error| unreadable(path, error))?;
        if metadata.is_dir() {
            return Ok(Source::Directory(path.to_owned()));
        }
        let packed = read_file(path, LARGEST_ARCHIVE)?;
        if packed.size > LARGEST_ARCHIVE {
            return Err(damaged(format!(
                "the archive has {} bytes, and {LARGEST_ARCHIVE} are read",
                packed.size
            )));
        }
        Self::archive(packed.bytes.into())
    }

    /// An archive in memory.
    pub fn archive(packed: Cow<'static, [u8]>) -> Result<Self, Error> {
        if let Some((_, format)) = OTHERS.iter().find(|(magic, _)| packed.starts_with(magic)) {
            return Err(Error::Packed { format });
        }
        Ok(Source::Archive(packed))
    }

    /// The text of `index.json`. An archive is read to its end, and every header of it checked.
    pub fn index(&self) -> Result<Vec<u8>, Error> {
        let index = self.read(INDEX, LARGEST_INDEX, Extent::All)?;
        let index = index.ok_or_else(|| {
            damaged(
                "index.json is not in the bundle: \
                 give the directory or the archive that btf-bundle wrote",
            )
        })?;
        if index.size > LARGEST_INDEX {
            return Err(damaged(format!(
                "index.json has {} bytes, and {LARGEST_INDEX} are read",
                index.size
            )));
        }
        Ok(index.bytes)
    }

    /// A kernel's file, of which no more than `most` bytes are read. Nothing if it is not there.
    pub fn file(&self, path: &str, most: u64) -> Result<Option<Content>, Error> {
        self.read(path, most, Extent::ToTheMember)
    }

    fn read(&self, path: &str, most: u64, extent: Extent) -> Result<Option<Content>, Error> {
        match self {
            Source::Directory(root) => match read_file(&root.join(path), most) {
                Err(Error::Unreadable { error, .. }) if error.kind() == ErrorKind::NotFound => {
                    Ok(None)
                }
                read => read.map(Some),
            },
            Source::Archive(packed) if packed.starts_with(&gzip::MAGIC) => {
                scan(Gzip::new(packed), path, most, extent)
            }
            Source::Archive(packed) => scan(&**packed, path, most, extent),
        }
    }
}

/// Reads up to `most` bytes of a plain file. Anything else, as a pipe, might never end.
fn read_file(path: &Path, most: u64) -> Result<Content, Error> {
    let read = || {
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "not a plain file"));
        }
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
        let size = metadata.len().max(bytes.len() as u64);
        Ok(Content { bytes, size })
    };
    read().map_err(|error| unreadable(path, error))
}

/// Looks a member up from the beginning of an archive.
fn scan(
    archive: impl Read,
    wanted: &str,
    most: u64,
    extent: Extent,
) -> Result<Option<Content>, Error> {
    let read = || {
        let mut tar = Tar::new(archive);
        let mut paths = HashSet::new();
        let mut found = None;
        while let Some(member) = tar.next()? {
            if paths.len() == MOST_FILES {
                let what = format!("the archive has more than {MOST_FILES} files");
                return Err(Unread::Archive(what));
            }
            if let Some(path) = paths.replace(member.path.clone()) {
                let path = shown(&path);
                return Err(Unread::Archive(format!("the archive has {path} twice")));
            }
            if member.path == wanted {
                found = Some(Content {
                    bytes: tar.content(most)?,
                    size: member.size,
                });
                if extent == Extent::ToTheMember {
                    return Ok(found);
                }
            }
        }
        if extent == Extent::All {
            tar.finish()?;
        }
        Ok(found)
    };
    read().map_err(|unread| match unread {
        Unread::Stream(error) => damaged(format!("the archive's gzip stream is broken: {error}")),
        Unread::Archive(reason) => damaged(reason),
    })
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    Error::Unreadable {
        path: path.to_owned(),
        error,
    }
}

fn damaged(reason: impl Into<String>) -> Error {
    Error::Damaged {
        reason: reason.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tar of so many empty files.
    fn tar_of(files: usize) -> Vec<u8> {
        let mut tar = Vec::with_capacity((files + 1) * 512);
        for number in 0..files {
            let mut header = [0; 512];
            let name = format!("{number}");
            header[..name.len()].copy_from_slice(name.as_bytes());
            header[124] = b'0';
            header[257..263].copy_from_slice(b"ustar\0");
            header[148..156].fill(b' ');
            let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
            header[148..154].copy_from_slice(format!("{sum:06o}").as_bytes());
            tar.extend(header);
        }
        tar.extend([0; 512]);
        tar
    }

    #[test]
    fn an_archive_has_65536_files_and_no_more() {
        let said = |files| {
            let source = Source::archive(tar_of(files).into()).unwrap();
            source.index().unwrap_err().to_string()
        };
        assert_eq!(said(65537), "the archive has more than 65536 files");
        assert!(said(65536).starts_with("index.json is not in the bundle"));
    }
}
