//! The machine that a program runs on, as far as it tells which kernel's file fits.

use crate::error::Error;
use crate::os_release;
use crate::root::below;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Where a distribution's `os-release` is, the first first.
const OS_RELEASE: [&str; 2] = ["etc/os-release", "usr/lib/os-release"];

const KERNEL_RELEASE: &str = "proc/sys/kernel/osrelease";
const KERNEL_VERSION: &str = "proc/version";
const KERNEL_ARCH: &str = "proc/sys/kernel/arch";
const KERNEL_BTF: &str = "sys/kernel/btf/vmlinux";

/// How much of one of these files is read.
const MOST: u64 = 64 << 10;

/// The longest release or machine in bytes. A longer one is none.
const LONGEST: usize = 255;

/// A machine and its kernel.
///
/// [`Host::from_root`] asks the system. A program that is told these facts, as by variables of its
/// container, sets the fields itself:
///
/// ```
/// use btf_bundle::Host;
///
/// let host = Host {
///     id: "ubuntu".into(),
///     version_id: "20.04".into(),
///     machine: "x86_64".into(),
///     release: "5.4.0-42-generic".into(),
///     ..Host::default()
/// };
/// assert!(!host.has_btf);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// `ID` of os-release: `ubuntu`. Empty if it is not known.
    pub id: String,
    /// `VERSION_ID` of os-release: `20.04`. Empty if it is not known, as on Debian testing.
    pub version_id: String,
    /// The words of `ID_LIKE` of os-release: of which distributions this one is made.
    pub id_like: Vec<String>,
    /// What `uname -m` prints: `x86_64`, `aarch64`.
    pub machine: String,
    /// What `uname -r` prints: `5.4.0-42-generic`.
    pub release: String,
    /// Whether the kernel has BTF of its own, in `/sys/kernel/btf/vmlinux`.
    pub has_btf: bool,
}

impl Host {
    /// Reads what is below a root: `/` is this machine, `/host` one whose root is mounted there in a
    /// container. Symbolic links are followed below the root, wherever they lead.
    ///
    /// os-release is the root's `etc/os-release`, else its `usr/lib/os-release`, else nothing is
    /// known. The kernel's facts come from the root's `proc` and `sys`, if
    /// `proc/sys/kernel/osrelease` is there, and else from this machine's: a container runs on the
    /// kernel of its host.
    ///
    /// uname(2) is not asked, for the standard library has no call of it: `/proc/sys/kernel/osrelease`
    /// tells the release, `/proc/version` where that is missing, and `/proc/sys/kernel/arch` the
    /// machine. Kernels before 6.1 do not have the last; the machine is then the one that the program
    /// was compiled for, which is another one only where a 32-bit program runs on a 64-bit kernel.
    ///
    /// What cannot be read stays empty: without `/proc`, say, the release, and then
    /// [`Bundle::find`](crate::Bundle::find) says so.
    pub fn from_root(root: impl AsRef<Path>) -> Self {
        let root = root.as_ref();
        let mut host = Host::default();
        let mut os_releases = OS_RELEASE.iter().map(|path| read_below(root, path));
        if let Some(text) = os_releases.find_map(Result::ok) {
            host.set_os_release(&text);
        }
        let here = Path::new("/");
        let (kernel, release) = match fact(root, KERNEL_RELEASE) {
            Some(release) => (root, Some(release)),
            None => (here, fact(here, KERNEL_RELEASE)),
        };
        host.release = release.unwrap_or_else(|| {
            let version = read(&here.join(KERNEL_VERSION));
            release_of_version(&version.unwrap_or_default())
        });
        let machine = [kernel, here]
            .iter()
            .find_map(|root| fact(root, KERNEL_ARCH));
        host.machine = machine.unwrap_or_else(|| compiled_for().to_owned());
        host.has_btf = below(kernel, KERNEL_BTF).is_some_and(|path| path.exists());
        host
    }

    /// The same host, with the distribution that an `os-release` at another path names; nothing of
    /// what was known of the distribution stays.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] if it cannot be read.
    pub fn with_os_release(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = read(path).map_err(|error| Error::Unreadable {
            path: path.to_owned(),
            error,
        })?;
        self.set_os_release(&text);
        Ok(self)
    }

    fn set_os_release(&mut self, text: &[u8]) {
        let read = os_release::parse(text);
        self.id = read.id;
        self.version_id = read.version_id;
        self.id_like = read.id_like;
    }
}

/// The beginning of a plain file: anything else, as a pipe, might never end.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "not a plain file"));
    }
    let mut text = Vec::new();
    fs::File::open(path)?.take(MOST).read_to_end(&mut text)?;
    Ok(text)
}

/// The beginning of a plain file below a root.
fn read_below(root: &Path, path: &str) -> io::Result<Vec<u8>> {
    read(&below(root, path).ok_or(ErrorKind::NotFound)?)
}

/// What a file of one word says; nothing if it cannot be read, or says too much.
fn fact(root: &Path, path: &str) -> Option<String> {
    let text = read_below(root, path).ok()?;
    let text = os_release::text_of(&text);
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    (text.len() <= LONGEST).then(|| text.to_owned())
}

/// `5.4.0-42-generic` of `Linux version 5.4.0-42-generic (buildd@…) …`.
fn release_of_version(text: &[u8]) -> String {
    let text = os_release::text_of(text);
    let release = text.strip_prefix("Linux version ").unwrap_or_default();
    release
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What `uname -m` prints on the machines that Rust's names are not those of.
fn compiled_for() -> &'static str {
    match std::env::consts::ARCH {
        "x86" => "i686",
        "arm" => "armv7l",
        "powerpc64" if cfg!(target_endian = "little") => "ppc64le",
        "powerpc64" => "ppc64",
        arch => arch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn reads_this_machine_as_uname_does() {
        let uname = |option| {
            let output = Command::new("uname").arg(option).output().unwrap();
            String::from_utf8(output.stdout).unwrap().trim().to_owned()
        };
        let here = Host::from_root("/");
        assert_eq!([here.release, here.machine], [uname("-r"), uname("-m")]);
        assert_eq!(compiled_for(), uname("-m"));
        let version = read(Path::new("/proc/version")).unwrap();
        assert_eq!(release_of_version(&version), uname("-r"));
    }

    #[test]
    fn reads_no_release_where_there_is_none() {
        assert_eq!(release_of_version(b"Linux version"), "");
        assert_eq!(release_of_version(b"\xff"), "");
    }

    #[test]
    fn asks_this_machine_where_a_root_has_no_kernel() {
        let elsewhere = Host::from_root(env!("CARGO_MANIFEST_DIR"));
        let here = Host::from_root("/");
        assert_eq!(elsewhere.id, "");
        assert_eq!(
            [elsewhere.release, elsewhere.machine],
            [here.release, here.machine]
        );
        assert_eq!(elsewhere.has_btf, here.has_btf);
    }
}
