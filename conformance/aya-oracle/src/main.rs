//! Tells what aya makes of an object's CO-RE records on a kernel.
//!
//!     aya-oracle JOBS
//!
//! JOBS has three paths a line, with tabs between: an object, the same records in an object of
//! conformance/single-records.mjs (or '-'), a kernel's BTF. Prints per job, with tabs between:
//!
//! - index of the job, `load`, what becomes of the object as a whole, aya's message;
//! - index of the job, index of a record, what becomes of it alone, new value, width of the memory
//!   access (0 where it stays), aya's message;
//! - `done` and the index of the job.
//!
//! aya stops at the first record that fails, and says of the ones before it nothing but what their
//! instructions have become. A value that aya never writes stands in each of them at first; so the
//! first instruction that still has it is that of the record that failed; or the last one that has not,
//! for aya writes an offset before it looks at the width. Records behind it are asked again without the
//! ones before, for aya has no memory from record to record.

use std::{
    env, fs,
    io::{self, Write as _},
    panic::{self, AssertUnwindSafe},
    path::Path,
};

use aya_obj::{Object, btf::Btf, generated::bpf_insn};
use object::{Endianness, Object as _, ObjectSection as _};

const RECORD: usize = 16;
const UNTOUCHED_OFFSET: i16 = -0x51e1;
const UNTOUCHED_IMMEDIATE: i32 = 0x51e1_51e1;
const POISON: i32 = 195_896_080;

type Failure = (&'static str, String);

fn main() -> io::Result<()> {
    let jobs = fs::read_to_string(env::args().nth(1).expect("a list of jobs"))?;
    panic::set_hook(Box::new(|_| {}));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut objects = Cached::default();
    let mut records = Cached::default();
    let mut kernels = Cached::default();
    for (job, line) in jobs.lines().enumerate() {
        let paths: Vec<_> = line.split('\t').collect();
        let [object, singles, kernel] = paths[..] else {
            panic!("not a job: {line}")
        };
        let kernel = kernels.get(kernel, |bytes| {
            guarded(|| Btf::parse(&bytes, Endianness::Little).map_err(|e| chain(&e)))
        });
        match kernel {
            Err((_, text)) => writeln!(out, "{job}\tload\tunreadable\t{text}")?,
            Ok(kernel) => {
                let object = objects.get(object, |bytes| Loadable::new(&bytes));
                let (status, text) = match object {
                    Ok(object) => object.relocate(kernel).1.err().unwrap_or_default(),
                    Err((status, text)) => (*status, text.clone()),
                };
                let status = if status.is_empty() { "loads" } else { status };
                writeln!(out, "{job}\tload\t{status}\t{text}")?;
                if singles != "-" {
                    let all = records.get(singles, Singles::new);
                    all.answer(kernel, |index, (status, value, width, text)| {
                        writeln!(out, "{job}\t{index}\t{status}\t{value}\t{width}\t{text}")
                    })?;
                }
            }
        }
        writeln!(out, "done\t{job}")?;
        out.flush()?;
    }
    Ok(())
}

/// What was made of the file that was read last.
struct Cached<T> {
    last: Option<(String, T)>,
}

impl<T> Default for Cached<T> {
    fn default() -> Self {
        Self { last: None }
    }
}

impl<T> Cached<T> {
    fn get(&mut self, path: &str, make: impl FnOnce(Vec<u8>) -> T) -> &mut T {
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            let bytes = fs::read(Path::new(path)).expect(path);
            self.last = Some((path.to_owned(), make(bytes)));
        }
        &mut self.last.as_mut().expect("it was made").1
    }
}

/// A panic counts as a crash.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, Failure> {
    match panic::catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(text)) => Err(("refused", text)),
        Err(_) => Err(("crash", String::new())),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text.replace(['\t', '\n'], " ")
}

/// A parsed object, whose instructions are put back after each relocation.
struct Loadable {
    object: Object,
}

impl Loadable {
    fn new(bytes: &[u8]) -> Result<Self, Failure> {
        let object = guarded(|| Object::parse(bytes).map_err(|e| chain(&e)))?;
        Ok(Self { object })
    }

    /// The instructions of each function in order, as far as aya came, and how that ended.
    fn relocate(&mut self, kernel: &Btf) -> (Vec<Vec<bpf_insn>>, Result<(), Failure>) {
        let before = self.object.functions.clone();
        let end = guarded(|| self.object.relocate_btf(kernel).map_err(|e| chain(&e)));
        let after = std::mem::replace(&mut self.object.functions, before);
        let instructions = after.into_values().map(|function| function.instructions);
        (instructions.collect(), end)
    }
}

/// An object in which each record has a function of its own, in the order of the records.
struct Singles {
    bytes: Vec<u8>,
    /// Where the section of the records starts in the file, and its length with the header.
    ext: (usize, usize),
    first: Option<(usize, Result<Loadable, Failure>)>,
    original: Vec<Vec<bpf_insn>>,
}

impl Singles {
    fn new(bytes: Vec<u8>) -> Self {
        let file = object::File::parse(&*bytes).expect("an ELF file");
        let section = file.section_by_name(".BTF.ext").expect("records");
        let (start, length) = section.file_range().expect("bytes");
        let ext = (start as usize, length as usize);
        let mut all = Self {
            bytes,
            ext,
            first: None,
            original: Vec::new(),
        };
        let object = all.part(0, all.count());
        if let Ok(Loadable { object }) = &object {
            let functions = object.functions.values();
            all.original = functions
                .map(|function| function.instructions.clone())
                .collect();
        }
        all.first = Some((0, object));
        all
    }

    fn count(&self) -> usize {
        (self.ext.1 - self.records()) / RECORD
    }

    /// The offset of the first record in its section: behind the header, the sizes of the records
    /// of three kinds, and the head of the one section that has code.
    fn records(&self) -> usize {
        let word = |at: usize| {
            let at = self.ext.0 + at;
            u32::from_le_bytes(self.bytes[at..at + 4].try_into().expect("four bytes")) as usize
        };
        word(4) + word(24) + 12
    }

    /// The object with some of the records only.
    fn part(&self, first: usize, end: usize) -> Result<Loadable, Failure> {
        let mut bytes = self.bytes.clone();
        let (start, _) = self.ext;
        let records = start + self.records();
        bytes.copy_within(records + first * RECORD..records + end * RECORD, records);
        bytes[records - 4..records].copy_from_slice(&((end - first) as u32).to_le_bytes());
        let size = 12 + (end - first) * RECORD;
        bytes[start + 28..start + 32].copy_from_slice(&(size as u32).to_le_bytes());
        let mut loadable = Loadable::new(&bytes)?;
        for function in loadable.object.functions.values_mut() {
            mark(&mut function.instructions);
        }
        Ok(loadable)
    }

    fn fails_alone(&self, index: usize, kernel: &Btf) -> bool {
        self.part(index, index + 1)
            .and_then(|mut object| object.relocate(kernel).1)
            .is_err()
    }

    fn answer(
        &mut self,
        kernel: &Btf,
        mut tell: impl FnMut(usize, (&str, u64, u8, String)) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut next = 0;
        let count = self.count();
        while next < count {
            let mut other = None;
            let object = match &mut self.first {
                Some((0, object)) if next == 0 => object,
                _ => other.insert(self.part(next, count)),
            };
            let (instructions, end) = match object {
                Ok(object) => object.relocate(kernel),
                Err((status, text)) => {
                    for index in next..count {
                        tell(index, (status, 0, 0, text.clone()))?;
                    }
                    return Ok(());
                }
            };
            let mut failed = next;
            while failed < count && !untouched(&instructions[failed]) {
                failed += 1;
            }
            if end.is_err() && failed > next && self.fails_alone(failed - 1, kernel) {
                failed -= 1;
            }
            for index in next..failed {
                let (status, value, width) = describe(&self.original[index], &instructions[index]);
                tell(index, (status, value, width, String::new()))?;
            }
            next = failed + 1;
            match end {
                Ok(()) if failed == count => {}
                Ok(()) => panic!("record {failed} was passed over"),
                Err((status, text)) => {
                    let status = if status == "refused" { "error" } else { status };
                    tell(failed, (status, 0, 0, text))?;
                }
            }
        }
        Ok(())
    }
}

fn class(insn: &bpf_insn) -> u8 {
    insn.code & 7
}

fn mark(instructions: &mut [bpf_insn]) {
    if is_memory(&instructions[0]) {
        instructions[0].off = UNTOUCHED_OFFSET;
    } else {
        instructions[0].imm = UNTOUCHED_IMMEDIATE;
    }
}

fn untouched(instructions: &[bpf_insn]) -> bool {
    let insn = &instructions[0];
    if is_memory(insn) {
        insn.off == UNTOUCHED_OFFSET
    } else {
        insn.imm == UNTOUCHED_IMMEDIATE
    }
}

fn is_memory(insn: &bpf_insn) -> bool {
    (1..=3).contains(&class(insn))
}

/// What is in the instruction now: status, value, and width if that is another one.
fn describe(before: &[bpf_insn], after: &[bpf_insn]) -> (&'static str, u64, u8) {
    let insn = &after[0];
    if insn.code == 0x85 && insn.imm == POISON {
        return ("poisoned", 0, 0);
    }
    if is_memory(insn) {
        let width = match insn.code & 0x18 {
            0x18 => 8,
            0x00 => 4,
            0x08 => 2,
            _ => 1,
        };
        let changed = insn.code != before[0].code;
        return ("resolved", insn.off as u64, if changed { width } else { 0 });
    }
    let low = u64::from(insn.imm as u32);
    let high = if class(insn) == 0 {
        u64::from(after[1].imm as u32) << 32
    } else {
        0
    };
    ("resolved", high | low, 0)
}
