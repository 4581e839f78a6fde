//! The committed tables are what `tables/generate.rs` makes of `data/`.

use std::path::Path;

#[path = "../tables/generate.rs"]
#[expect(unreachable_pub, reason = "written for the tool that writes the tables, too")]
mod generate;

#[test]
fn committed_tables_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tables = generate::render(&root.join("data")).unwrap();
    assert!(!tables.is_empty());
    for (name, rendered) in tables {
        let committed = std::fs::read(root.join("src/generated").join(name)).unwrap();
        assert!(committed == rendered, "{name} is stale: run `cargo xtask generate`");
    }
}
