//! What an architecture is called.

/// A bundle's name of an architecture, from that of `uname -m` or Debian's.
pub fn of_bundle(machine: &str) -> &str {
    match machine {
        "amd64" => "x86_64",
        "aarch64" => "arm64",
        other => other,
    }
}
