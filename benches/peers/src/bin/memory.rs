//! Memory of 10,000 institutes of a head and five delegates, in each engine's store: `cargo run --release --bin memory`.
//!
//! Bytes as asked for from the allocator and still held once the store is built; what a scene itself takes is not counted.

use abilita_bench_peers::scene::Scene;
use abilita_bench_peers::{by_hand, cedar, figure, ours, rego};

const INSTITUTES: u32 = 10_000;

fn main() {
    let scene = Scene::of(INSTITUTES as usize);
    let campaign = ours::campaign();
    figures("by hand, `HashMap<String, Institute>`", || by_hand::institutes(&scene));
    figures("abilita, `HashMap<CaseId, Case>`", || ours::cases(&campaign, &scene));
    figures("regorus, data of the machine", || rego::data(&scene));
    figures("cedar, Entities", || cedar::entities(&scene));
}

fn figures<T>(name: &str, build: impl FnOnce() -> T) {
    let mut store = None;
    let measured = allocation_counter::measure(|| store = Some(build()));
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let bytes = measured.bytes_current as f64;
    figure("store", name, bytes / f64::from(INSTITUTES), "B", "");
    drop(store);
}
