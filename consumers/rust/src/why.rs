//! What a log is told of an answer, in the words of every language's library.

use crate::answer::{Answer, Candidates, Guess, Side};
use crate::arch;
use crate::error::shown;
use crate::host::Host;
use crate::index::Kernel;

/// The reason of an answer, as a sentence.
pub fn why(answer: &Answer, host: &Host) -> String {
    let release = &host.release;
    let arch = arch::of_bundle(&host.machine);
    let sentence = match answer {
        Answer::Own => {
            "the kernel has BTF of its own, in /sys/kernel/btf/vmlinux: no file is needed"
                .to_owned()
        }
        Answer::Unknown => {
            "the host's kernel is not known: its release or its machine is empty".to_owned()
        }
        Answer::Exact(kernel) => exact(kernel, host),
        Answer::Release(candidates) => {
            let (times, first) = (times(candidates), candidates.first.id());
            if candidates.others.is_empty() {
                format!("the bundle has {release} for {arch} {times}: {first}")
            } else {
                format!(
                    "the bundle has {release} for {arch} {times}, always with the same file: \
                     {first} is the first"
                )
            }
        }
        Answer::Ambiguous(candidates) => format!(
            "the bundle has {release} for {arch} {}, with files that differ: \
             only the host's ID and VERSION_ID can tell which",
            times(candidates)
        ),
        Answer::Nearest(kernel, side) => {
            let side = match side {
                Side::Older => "older",
                Side::Newer => "newer",
            };
            format!(
                "a guess: the bundle has no kernel {release} for {arch}, \
                 and {} is the nearest that is {side}",
                kernel.id()
            )
        }
        Answer::None(guess) => {
            let near = match guess {
                Guess::No => "",
                Guess::Nearest => ", and none near it",
            };
            format!("the bundle has no kernel {release} for {arch}{near}")
        }
    };
    shown(&sentence)
}

fn exact(kernel: &Kernel, host: &Host) -> String {
    let place = kernel.place;
    let kept = if place.version == host.version_id {
        String::new()
    } else {
        format!(
            ", for {} {} is kept as {}/{}",
            host.id, host.version_id, place.distro, place.version
        )
    };
    format!("the bundle has this kernel: {}{kept}", kernel.id())
}

fn times(candidates: &Candidates) -> String {
    let times = match candidates.others.len() {
        0 => "once".to_owned(),
        others => format!("{} times", others + 1),
    };
    match candidates.distro {
        None => times,
        Some(distro) => format!("{times} under {distro}"),
    }
}
