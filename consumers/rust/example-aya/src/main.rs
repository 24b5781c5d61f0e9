//! Reports each program that is executed, on kernels with and without BTF of their own: an eBPF object
//! and a packed bundle for it are compiled in, and aya loads the object.
//!
//! ```sh
//! BTF_BUNDLE=/absolute/path/of/btf-bundle.tar.gz BTF_BUNDLE_SIGNATURE=64-hex-digits cargo build
//! example-aya [--root DIRECTORY] [--count N]
//! ```

mod events;

use aya::maps::PerfEventArray;
use aya::programs::RawTracePoint;
use aya::{Btf, Ebpf, EbpfLoader, Endianness};
use btf_bundle::{Bundle, Found, Host, How};
use rlimit::{Resource, INFINITY};
use std::error::Error;
use std::process::ExitCode;

static OBJECT: &[u8] = aya::include_bytes_aligned!("../../../example/events.bpf.o");

static BUNDLE: &[u8] = include_bytes!(env!(
    "BTF_BUNDLE",
    "set BTF_BUNDLE to the absolute path of the bundle, packed by `pack: tar.gz`"
));

/// That of the objects, if the build gives it.
const SIGNATURE: Option<&str> = option_env!("BTF_BUNDLE_SIGNATURE");

struct Arguments {
    /// Where the host's root is, in a container.
    root: String,
    /// How many events to report before the end; nothing for all of them.
    count: Option<u64>,
}

fn main() -> ExitCode {
    match arguments().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments {
        root: "/".to_owned(),
        count: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        match word.as_str() {
            "--root" => arguments.root = value,
            "--count" => arguments.count = Some(value.parse()?),
            _ => return Err(format!("{word} is neither --root nor --count").into()),
        }
    }
    Ok(arguments)
}

fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let found = find(&arguments.root)?;
    println!("how: {}", found.how);
    if let Some(file) = &found.file {
        println!("kernel: {}", file.kernel);
    }
    println!("why: {}", found.why);

    let mut ebpf = load(&found)?;
    println!("loaded");

    // Ready before the first event, so that none is lost.
    let map = ebpf.take_map("events").ok_or("the object has no events")?;
    let buffers = events::open(PerfEventArray::try_from(map)?)?;
    let program = ebpf.program_mut("report_exec");
    let program: &mut RawTracePoint = program.ok_or("the object has no report_exec")?.try_into()?;
    program.load()?;
    program.attach("sched_process_exec")?;
    println!("attached");

    events::report(buffers, arguments.count)
}

/// Finds the file of the host in the bundle that is compiled in.
fn find(root: &str) -> Result<Found, btf_bundle::Error> {
    let mut bundle = Bundle::from_bytes(BUNDLE)?;
    if let Some(signature) = SIGNATURE {
        bundle = bundle.require_signature(signature)?;
    }
    bundle.find(&Host::from_root(root))
}

fn load(found: &Found) -> Result<Ebpf, Box<dyn Error>> {
    // Kernels before 5.11 count eBPF's memory against this limit. Where it is not needed, it may stay.
    if let Err(error) = Resource::MEMLOCK.set(INFINITY, INFINITY) {
        eprintln!("the limit of locked memory stays: {error}");
    }
    match &found.file {
        Some(file) => {
            let btf = Btf::parse(&file.bytes, Endianness::default())?;
            Ok(EbpfLoader::new().btf(Some(&btf)).load(OBJECT)?)
        }
        None if found.how == How::Own => Ok(Ebpf::load(OBJECT)?),
        None => Err("there is no BTF for this kernel".into()),
    }
}
