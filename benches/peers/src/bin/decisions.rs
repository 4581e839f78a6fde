//! Time of a decision, beside the peers: `cargo run --release --bin decisions`.
//!
//! Every engine answers the same 4,096 questions about 1, 100 and 10,000 institutes of five delegates. Nothing is timed
//! unless all answers agree. Figures are medians of rounds in which the engines take turns, in time of the thread.

use abilita_bench_peers::contest::{Outcome, compare, time};
use abilita_bench_peers::scene::Scene;
use abilita_bench_peers::{by_hand, cedar, figure, ours, rego};

const ROUNDS: usize = 31;

fn main() {
    let mut described = Vec::new();
    for institutes in [1, 100, 10_000] {
        let outcomes = match contest(institutes) {
            Ok(outcomes) => outcomes,
            Err(difference) => {
                eprintln!("{institutes} institutes: {difference}; nothing is timed");
                std::process::exit(1);
            }
        };
        let group = match institutes {
            1 => "decision, 1 institute",
            100 => "decision, 100 institutes",
            _ => "decision, 10,000 institutes",
        };
        for outcome in outcomes {
            figure(group, outcome.name, outcome.median, "ns", &format!("min {:.1}", outcome.min));
            if !described.contains(&outcome.name) {
                described.push(outcome.name);
                println!("loop\t{}\t{}", outcome.name, outcome.inside);
            }
        }
    }
}

fn contest(institutes: usize) -> Result<Vec<Outcome>, String> {
    let scene = Scene::of(institutes);
    let by_code = by_hand::institutes(&scene);
    let (ours, cedar, rego) = (ours::Portal::of(&scene), cedar::Portal::of(&scene), rego::Portal::of(&scene));

    let mut contenders = by_hand::contenders(&by_code, &scene.questions);
    contenders.extend(ours.contenders(&scene.questions));
    contenders.extend(rego.contenders(&scene.questions));
    contenders.extend(cedar.contenders(&scene.questions));
    if let [only] = scene.institutes.as_slice() {
        contenders.push(by_hand::in_hand(only, &scene.questions));
        contenders.extend(ours.in_hand());
    }
    compare(&mut contenders, scene.questions.len())?;
    Ok(time(&mut contenders, scene.questions.len(), ROUNDS))
}
