//! Input that is changed at random: nothing may panic, and nothing wrong may be given.
//!
//! The changes are the same in every run. `BTF_BUNDLE_MUTATIONS` sets how many there are per subject.

use crate::gzip::Gzip;
use crate::os_release;
use crate::parse_index;
use crate::release;
use crate::{Bundle, Host};
use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

const MUTATIONS: usize = 25_000;

/// Marsaglia's xorshift, of 64 bits.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Changes one to three places: a byte, a bit, a piece that is left out, doubled or moved, the end cut.
fn mutate(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=random.below(3) {
        if changed.is_empty() {
            break;
        }
        let at = random.below(changed.len());
        let end = changed.len().min(at + 1 + random.below(40));
        match random.below(8) {
            0 => changed[at] = random.below(256) as u8,
            1 => changed[at] ^= 1 << random.below(8),
            2 => changed[at] = *b"0/.\"\\{[\0".get(random.below(8)).unwrap(),
            3 => changed.truncate(at),
            4 => drop(changed.drain(at..end)),
            5 => changed.extend_from_within(at..end),
            6 => {
                let piece = changed[at..end].to_vec();
                let to = random.below(changed.len());
                changed.splice(to..to, piece);
            }
            _ => changed[at..end].fill(random.below(256) as u8),
        }
    }
    changed
}

fn each_mutation(seeds: &[Vec<u8>], mut check: impl FnMut(Vec<u8>, &mut Random)) {
    let count = std::env::var("BTF_BUNDLE_MUTATIONS").ok();
    let count = count.map_or(MUTATIONS, |count| count.parse().unwrap());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for i in 0..count {
        let mutation = mutate(&seeds[i % seeds.len()], &mut random);
        check(mutation, &mut random);
    }
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata")
}

fn read(paths: &[&str]) -> Vec<Vec<u8>> {
    let read = |path: &&str| fs::read(testdata().join(path)).unwrap();
    paths.iter().map(read).collect()
}

/// Hosts that find something in the small and in the product's bundle.
fn hosts() -> Vec<Host> {
    let host = |id: &str, version_id: &str, release: &str| Host {
        id: id.to_owned(),
        version_id: version_id.to_owned(),
        machine: "x86_64".to_owned(),
        release: release.to_owned(),
        ..Host::default()
    };
    vec![
        host("ubuntu", "20.04", "5.4.0-42-generic"),
        host("centos", "7", "3.10.0-1160.49.1.el7.x86_64"),
        host("ubuntu", "20.04", "5.4.0-80-generic"),
        host("", "", "5.4.0-42-generic"),
    ]
}

/// Every file of the product's bundle.
fn originals() -> HashSet<Vec<u8>> {
    let files = fs::read_dir(testdata().join("bundles/product-shared/btf")).unwrap();
    files
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect()
}

/// Opens an archive, and asks it for files; gives how many it gave.
fn files_given(archive: Vec<u8>, hosts: &[Host], originals: &HashSet<Vec<u8>>) -> usize {
    let Ok(bundle) = Bundle::from_bytes(archive) else {
        return 0;
    };
    let found = hosts
        .iter()
        .filter_map(|host| bundle.find_or_nearest(host).ok());
    let files: Vec<_> = found.filter_map(|found| found.file).collect();
    for file in &files {
        assert!(originals.contains(&file.bytes), "{}", file.path);
    }
    files.len()
}

#[test]
fn changed_tar_gives_only_checked_bytes() {
    let seeds = read(&["bundles/product-shared.tar", "bundles/small-other-tar.tar"]);
    let (hosts, originals) = (hosts(), originals());
    let mut given = 0;
    each_mutation(&seeds, |mut archive, random| {
        if random.below(2) == 0 {
            mend_checksums(&mut archive);
        }
        given += files_given(archive, &hosts, &originals);
    });
    assert!(given > 0);
}

/// Makes the sum of each block that looks like a header right again.
fn mend_checksums(archive: &mut [u8]) {
    for header in archive.chunks_exact_mut(512) {
        if header[257..262] == *b"ustar" {
            header[148..156].fill(b' ');
            let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
            header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        }
    }
}

#[test]
fn changed_gzip_gives_only_checked_bytes() {
    let seeds = read(&[
        "bundles/product-tree.tar.gz",
        "bundles/small-stored.tar.gz",
        "bundles/product-shared.tar.gz",
        "bundles/small-fixed.tar.gz",
    ]);
    let (hosts, originals) = (hosts(), originals());
    each_mutation(&seeds, |archive, _| {
        let mut unpacked = Vec::new();
        let end = Gzip::new(&archive).take(1 << 20).read_to_end(&mut unpacked);
        // A change that the checksum does not see is one of the header alone.
        assert!(end.is_err() || files_given(archive, &hosts, &originals) > 0);
    });
}

#[test]
fn changed_index_is_refused_or_in_range() {
    let seeds = read(&[
        "bundles/product-tree/index.json",
        "bundles/product-shared/index.json",
        "bundles/small-inspektor-gadget/index.json",
    ]);
    let mut read = 0;
    each_mutation(&seeds, |text, _| {
        if let Ok(index) = parse_index::parse(&text) {
            read += 1;
            for kernel in index.kernels() {
                assert!(!kernel.file.path.starts_with('/') && !kernel.file.path.contains("/../"));
                release::compare(kernel.release, "5.4.0-42-generic");
                release::family(kernel.release);
            }
        }
    });
    assert!(read > 0);
}

#[test]
fn changed_os_release_is_read_all_the_same() {
    let hosts = fs::read_dir(testdata().join("hosts")).unwrap();
    let mut paths: Vec<PathBuf> = hosts.map(|host| host.unwrap().path()).collect();
    paths.sort();
    let os_releases = paths.iter().map(|path| path.join("etc/os-release"));
    // A link may lead to a file of this machine.
    let plain = os_releases.filter(|path| !path.is_symlink());
    let seeds: Vec<Vec<u8>> = plain.filter_map(|path| fs::read(path).ok()).collect();
    assert!(seeds.len() > 30);
    each_mutation(&seeds, |text, _| {
        let read = os_release::parse(&text);
        assert!(read.id.len() <= 255 && read.version_id.len() <= 255);
        assert!(!read.id_like.iter().any(|word| word.contains([' ', '\n'])));
    });
}
