//! Where a file below a root directory is.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How many links are followed: as many as Linux follows.
const MOST_LINKS: usize = 40;

/// How many bytes what is left of a path may grow to by a link.
const LONGEST: usize = 4095;

/// Follows every symbolic link on the way to a file as the root's own system does: an absolute target
/// begins at the root, and `..` stops there. The system that this program runs on would begin at its
/// own root, which in a container is the container's.
///
/// Nothing if there is no such file, or too many links lead to it.
pub fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let mut at = Vec::<OsString>::new();
    let mut left = PathBuf::from(path);
    let mut links = 0;
    let place = |at: &[OsString]| root.join(at.iter().collect::<PathBuf>());
    loop {
        let mut parts = left.components();
        let Some(part) = parts.next() else {
            return Some(place(&at));
        };
        let rest = parts.as_path().to_owned();
        let name = match part {
            Component::Normal(name) => Some(name.to_owned()),
            Component::RootDir => {
                at.clear();
                None
            }
            Component::ParentDir => {
                at.pop();
                None
            }
            Component::CurDir => None,
            Component::Prefix(_) => return None,
        };
        left = rest;
        let Some(name) = name else { continue };
        at.push(name);
        let here = place(&at);
        if fs::symlink_metadata(&here).ok()?.file_type().is_symlink() {
            at.pop();
            left = fs::read_link(here).ok()?.join(left);
            links += 1;
            if links > MOST_LINKS || left.as_os_str().len() > LONGEST {
                return None;
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_may_grow_a_path_to_4095_bytes_and_no_more() {
        let root = std::env::temp_dir().join(format!("btf-bundle-root-{}", std::process::id()));
        let link = root.join("etc");
        for (directory, is_there) in [("ee", true), ("eee", false)] {
            fs::create_dir_all(root.join(directory)).unwrap();
            symlink("./".repeat(2041) + directory, &link).unwrap();
            assert_eq!(below(&root, "etc/os-release"), None);
            let there = root.join(directory).join("os-release");
            fs::write(&there, "").unwrap();
            let found = below(&root, "etc/os-release");
            assert_eq!(found, is_there.then_some(there));
            fs::remove_file(&link).unwrap();
        }
        fs::remove_dir_all(root).unwrap();
    }
}
