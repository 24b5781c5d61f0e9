//! Finds the BTF of a customer's kernel in a bundle of btf-bundle, for eBPF programs that run where
//! `/sys/kernel/btf/vmlinux` is missing.
//!
//! A program has the bundle compiled in, or in a directory beside it. It asks what kind of machine it
//! is on, takes the file that fits, and hands its bytes to its loader. Nothing but the standard
//! library is needed, and there is no `unsafe` code.
//!
//! ```
//! use btf_bundle::{Bundle, Host};
//!
//! # fn main() -> Result<(), btf_bundle::Error> {
//! // Packed by btf-bundle's input `pack: tar.gz`.
//! let packed = include_bytes!("../../testdata/bundles/product-shared.tar.gz").as_slice();
//! // In a program: env!("BTF_BUNDLE_SIGNATURE"), as in its build's manifest.json.
//! let signature = "26dc048623adda41808b9bcadf845aa020d90ed2992718b88afa9fffc2ff17bc";
//! let bundle = Bundle::from_bytes(packed)?.require_signature(signature)?;
//!
//! // This machine, or `/host` if the host's root is mounted there in a container.
//! let host = Host::from_root("/");
//! # let host = Host {
//! #     id: "rhel".into(),
//! #     version_id: "8.1".into(),
//! #     machine: "x86_64".into(),
//! #     release: "4.18.0-147.el8.x86_64".into(),
//! #     ..Host::default()
//! # };
//! let found = bundle.find(&host)?;
//! println!("{}: {}", found.how, found.why);
//! # assert_eq!(
//! #     found.why,
//! #     "the bundle has this kernel: rhel/8/x86_64/4.18.0-147.el8.x86_64, \
//! #      for rhel 8.1 is kept as rhel/8"
//! # );
//! if let Some(file) = found.file {
//!     // With aya: EbpfLoader::new().btf(Some(&Btf::parse(&file.bytes, Endianness::default())?))
//!     assert_eq!(file.bytes[..2], [0x9f, 0xeb]);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Where there is no file, [`How`] says which of the three reasons it is: the kernel has BTF of its own,
//! the bundle lacks this kernel, or it cannot be told which of several it is. All rules are in
//! `consumers/README.md`; the libraries for Go and C follow the same.
//!
//! A bundle is read as if an enemy had written it: nothing in it makes this library panic, read outside
//! of it, or give bytes that are not what `index.json` promised.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod answer;
mod arch;
mod bits;
mod bundle;
mod crc32;
mod error;
mod find;
mod gzip;
mod host;
mod huffman;
mod index;
mod inflate;
mod json;
#[cfg(test)]
mod mutations;
mod os_release;
mod parse_index;
mod path;
mod places;
mod release;
mod root;
mod sha256;
mod source;
mod tar;
mod why;

pub use bundle::Bundle;
pub use error::Error;
pub use find::{Found, How, TailoredBtf};
pub use host::Host;
