//! Reads the events of events.bpf.c from the buffers of all CPUs.

use aya::maps::perf::{PerfEvent, PerfEventArrayBuffer};
use aya::maps::{MapData, PerfEventArray};
use aya::util::online_cpus;
use std::error::Error;
use std::thread;
use std::time::Duration;

/// How long to wait for more events. A real program polls the buffers' file descriptors instead.
const PAUSE: Duration = Duration::from_millis(20);

pub type Buffers = Vec<PerfEventArrayBuffer<MapData>>;

/// Opens a buffer for each CPU.
pub fn open(mut events: PerfEventArray<MapData>) -> Result<Buffers, Box<dyn Error>> {
    let cpus = online_cpus().map_err(|(what, error)| format!("{what}: {error}"))?;
    cpus.into_iter()
        .map(|cpu| Ok(events.open(cpu, None)?))
        .collect()
}

/// Prints events as they come, until there were `count` of them.
pub fn report(mut buffers: Buffers, count: Option<u64>) -> Result<(), Box<dyn Error>> {
    let mut reported = 0;
    loop {
        let mut lines = Vec::new();
        for buffer in &mut buffers {
            buffer.for_each(|event| match event {
                PerfEvent::Sample { head, tail } => lines.push(line(&[head, tail].concat())),
                PerfEvent::Lost { count } => eprintln!("lost: {count}"),
            });
        }
        for line in lines {
            println!("{}", line.ok_or("an event is too short")?);
            reported += 1;
            if Some(reported) == count {
                return Ok(());
            }
        }
        thread::sleep(PAUSE);
    }
}

/// Shows a `struct event` of events.bpf.c: its pid and its parent's, its state, its file's name.
fn line(event: &[u8]) -> Option<String> {
    let number = |at: usize| {
        let bytes = event.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_ne_bytes(bytes))
    };
    let filename = event.get(16..80)?;
    let filename = filename.split(|byte| *byte == 0).next()?;
    Some(format!(
        "event: pid={} parent={} filename={}",
        number(0)?,
        number(4)?,
        String::from_utf8_lossy(filename)
    ))
}
