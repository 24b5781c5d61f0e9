//! Under which version of which distribution a bundle has a host's kernels.

use crate::host::Host;

/// Distributions whose versions BTFHub's archive has by the first number alone.
const BY_MAJOR: [&str; 5] = ["rhel", "centos", "ol", "almalinux", "rocky"];

/// The versions of its distribution under which a host's kernels may be, the likeliest first.
pub fn versions(host: &Host) -> Vec<&str> {
    let Host { id, version_id, .. } = host;
    if id.is_empty() || version_id.is_empty() {
        return Vec::new();
    }
    let mut versions = vec![version_id.as_str()];
    if BY_MAJOR.contains(&id.as_str()) {
        versions.extend(version_id.split_once('.').map(|(major, _)| major));
    }
    if id == "amzn" && version_id.starts_with("201") {
        versions.extend(["2018", "1"]);
    }
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_versions_that_the_archive_has() {
        for (id, version_id, expected) in [
            ("rhel", "8.1", &["8.1", "8"][..]),
            ("rocky", "8", &["8"]),
            ("ubuntu", "20.04", &["20.04"]),
            ("amzn", "2018.03", &["2018.03", "2018", "1"]),
            ("amzn", "2017.09", &["2017.09", "2018", "1"]),
            ("amzn", "2", &["2"]),
            ("amzn", "2023", &["2023"]),
            ("other", "2018.03", &["2018.03"]),
            ("ubuntu", "", &[]),
            ("", "20.04", &[]),
        ] {
            let host = Host {
                id: id.to_owned(),
                version_id: version_id.to_owned(),
                ..Host::default()
            };
            assert_eq!(versions(&host), expected, "{id} {version_id}");
        }
    }
}
