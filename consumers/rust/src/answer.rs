//! The rules by which a host's kernel is looked up.

use crate::arch;
use crate::host::Host;
use crate::index::{Index, Kernel};
use crate::places;
use crate::release;
use std::cmp::Ordering;

/// Whether the nearest kernel will do if there is none of the host's release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    No,
    Nearest,
}

/// What an index has for a host.
#[derive(Debug)]
pub enum Answer<'a> {
    /// The host's kernel has BTF of its own.
    Own,
    /// The host's release or its machine is not known.
    Unknown,
    Exact(Kernel<'a>),
    /// Kernels that have one file between them.
    Release(Candidates<'a>),
    /// Kernels that have several.
    Ambiguous(Candidates<'a>),
    /// The greatest that is not above the host's, or the least above.
    Nearest(Kernel<'a>, Side),
    /// There is none; was a guess asked for?
    None(Guess),
}

/// Kernels of the host's release and architecture, by id; never none.
#[derive(Debug)]
pub struct Candidates<'a> {
    pub first: Kernel<'a>,
    pub others: Vec<Kernel<'a>>,
    /// The distribution for which those of others were left out.
    pub distro: Option<&'a str>,
}

/// On which side of the host's release another one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Older,
    Newer,
}

/// Looks a host's kernel up.
pub fn answer<'a>(index: &'a Index, host: &'a Host, guess: Guess) -> Answer<'a> {
    if host.has_btf {
        return Answer::Own;
    }
    if host.release.is_empty() || host.machine.is_empty() {
        return Answer::Unknown;
    }
    let arch = arch::of_bundle(&host.machine);
    let of_release = index.kernels_of(&host.release);
    let of_release = of_release.filter(|kernel| kernel.place.arch == arch);
    let of_release: Vec<Kernel> = of_release.collect();
    if let Some(kernel) = exact(&of_release, host) {
        return Answer::Exact(kernel);
    }
    match candidates(of_release, host) {
        Some(found)
            if found
                .others
                .iter()
                .all(|kernel| kernel.has_file_of(&found.first)) =>
        {
            Answer::Release(found)
        }
        Some(found) => Answer::Ambiguous(found),
        None if guess == Guess::No => Answer::None(guess),
        None => match nearest(index, host, arch) {
            Some((kernel, side)) => Answer::Nearest(kernel, side),
            None => Answer::None(guess),
        },
    }
}

/// The kernel at the host's own place, or at one where the archive keeps that.
fn exact<'a>(of_release: &[Kernel<'a>], host: &Host) -> Option<Kernel<'a>> {
    places::versions(host).into_iter().find_map(|version| {
        let mut kernels = of_release.iter();
        let found = kernels.find(|kernel| kernel.is_of(&host.id, version));
        found.copied()
    })
}

/// Leaves only the kernels of the host's distribution; if there are none, only those of the first one
/// that it is like and that has some.
fn candidates<'a>(of_release: Vec<Kernel<'a>>, host: &'a Host) -> Option<Candidates<'a>> {
    let of = |kernel: &Kernel, distro: &str| kernel.place.distro == distro;
    let mut distros = std::iter::once(&host.id).chain(&host.id_like);
    let distro = distros.find(|distro| of_release.iter().any(|kernel| of(kernel, distro)));
    let mut left = of_release
        .into_iter()
        .filter(|kernel| distro.map_or(true, |distro| of(kernel, distro)));
    Some(Candidates {
        first: left.next()?,
        others: left.collect(),
        distro: distro.map(String::as_str),
    })
}

fn nearest<'a>(index: &'a Index, host: &Host, arch: &str) -> Option<(Kernel<'a>, Side)> {
    let family = release::family(&host.release);
    let mut nearest: Option<(Kernel, Side)> = None;
    for version in places::versions(host) {
        let near = index.kernels().filter(|kernel| {
            kernel.place.arch == arch
                && kernel.is_of(&host.id, version)
                && release::family(kernel.release) == family
        });
        for kernel in near {
            let side = match release::compare(kernel.release, &host.release) {
                Ordering::Greater => Side::Newer,
                _ => Side::Older,
            };
            if nearest.map_or(true, |before| is_nearer((kernel, side), before)) {
                nearest = Some((kernel, side));
            }
        }
    }
    nearest
}

fn is_nearer((a, side_a): (Kernel, Side), (b, side_b): (Kernel, Side)) -> bool {
    let order = release::compare(a.release, b.release);
    match (side_a, side_b) {
        (Side::Older, Side::Newer) => true,
        (Side::Newer, Side::Older) => false,
        _ if order == Ordering::Equal => a.release < b.release,
        (Side::Older, Side::Older) => order == Ordering::Greater,
        (Side::Newer, Side::Newer) => order == Ordering::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_index;

    /// The id of the nearest kernel among releases of Amazon Linux 1, each in some of its places.
    fn nearest_of(releases: &str, release: &str) -> Option<String> {
        let digest = "0".repeat(64);
        let index = format!(
            r#"{{"schema":1,"signature":"{digest}",
                "files":[{{"path":"x","size":1,"sha256":"{digest}"}}],"releases":{releases}}}"#
        );
        let index = parse_index::parse(index.as_bytes()).unwrap();
        let host = Host {
            id: "amzn".to_owned(),
            version_id: "2018.03".to_owned(),
            machine: "x86_64".to_owned(),
            release: release.to_owned(),
            ..Host::default()
        };
        match answer(&index, &host, Guess::Nearest) {
            Answer::Nearest(kernel, _) => Some(kernel.id()),
            _ => None,
        }
    }

    #[test]
    fn of_releases_that_are_equal_the_first_by_bytes_is_nearest() {
        let releases = r#"{"4.14.1-07":{"amzn/1/x86_64":0},"4.14.1-7":{"amzn/2018/x86_64":0}}"#;
        let first = Some("amzn/1/x86_64/4.14.1-07".to_owned());
        assert_eq!(nearest_of(releases, "4.14.1-9"), first);
        assert_eq!(nearest_of(releases, "4.14.1-007"), first);
    }

    #[test]
    fn of_places_of_one_release_the_likeliest_is_nearest() {
        let releases = r#"{"4.14.1-7":{"amzn/1/x86_64":0,"amzn/2018/x86_64":0}}"#;
        let likeliest = Some("amzn/2018/x86_64/4.14.1-7".to_owned());
        assert_eq!(nearest_of(releases, "4.14.1-9"), likeliest);
        assert_eq!(nearest_of(releases, "4.14.1-1"), likeliest);
    }
}
