//! What `index.json` says: which kernel's file lies where.

use std::collections::BTreeMap;
use std::fmt;

/// The most bytes of `index.json`.
pub const LARGEST_INDEX: u64 = 64 << 20;

/// The most bytes of a kernel's file.
pub const LARGEST_FILE: u64 = 64 << 20;

/// What `index.json` says. Every path is safe to follow, and every number in its range.
#[derive(Debug)]
pub struct Index {
    pub signature: String,
    pub files: Vec<File>,
    /// By `uname -r`: what has that kernel.
    pub releases: BTreeMap<String, Vec<Place>>,
}

/// A file of the bundle.
#[derive(Debug)]
pub struct File {
    /// From the bundle's root, with `/`.
    pub path: String,
    pub size: u64,
    pub sha256: String,
}

/// A distribution's version that has a kernel, and the kernel's file.
#[derive(Debug)]
pub struct Place {
    pub distro: String,
    pub version: String,
    pub arch: String,
    /// Its place in [`Index::files`].
    pub file: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{}/{}/{}", self.distro, self.version, self.arch)
    }
}

/// A kernel that an index has.
#[derive(Clone, Copy, Debug)]
pub struct Kernel<'a> {
    pub place: &'a Place,
    pub release: &'a str,
    pub file: &'a File,
}

impl Kernel<'_> {
    /// `distro/version/arch/release`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.place, self.release)
    }

    /// Whether it is of this version of this distribution.
    pub fn is_of(&self, distro: &str, version: &str) -> bool {
        self.place.distro == distro && self.place.version == version
    }

    /// Whether another kernel's file is the same, under whatever path.
    pub fn has_file_of(&self, other: &Kernel) -> bool {
        self.file.size == other.file.size && self.file.sha256 == other.file.sha256
    }
}

impl Index {
    /// All kernels, by release and then by id, both by bytes.
    pub fn kernels(&self) -> impl Iterator<Item = Kernel<'_>> {
        let releases = self.releases.iter();
        releases.flat_map(|(release, places)| self.kernels_at(release, places))
    }

    /// The kernels of one release, by id.
    pub fn kernels_of<'a>(&'a self, release: &str) -> impl Iterator<Item = Kernel<'a>> {
        let of_release = self.releases.get_key_value(release);
        of_release
            .into_iter()
            .flat_map(|(release, places)| self.kernels_at(release, places))
    }

    fn kernels_at<'a>(
        &'a self,
        release: &'a str,
        places: &'a [Place],
    ) -> impl Iterator<Item = Kernel<'a>> {
        places.iter().map(move |place| Kernel {
            place,
            release,
            file: &self.files[place.file],
        })
    }
}
