//! Temporary player.
fn main() {
    let (mut passed, mut failed) = (0, 0);
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let outcome = abilita::scenario::Scenario::parse(&text).and_then(|scenario| {
            let abilita::scenario::CampaignRef::Id(id) = scenario.campaign() else { panic!() };
            let campaign = abilita::Campaign::built_in(id).unwrap_or_else(|p| panic!("{p}"));
            scenario.run(&campaign)
        });
        match outcome {
            Ok(report) => {
                for f in report.failures() {
                    println!("{path}: {f}");
                }
                if report.passed() { passed += 1 } else { failed += 1 }
            }
            Err(e) => {
                println!("{path}: {e}");
                failed += 1
            }
        }
    }
    println!("{passed} passed, {failed} failed");
}
