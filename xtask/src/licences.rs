//! Every dependency comes from the registry and may be used under a licence that goes with ours. This needs nothing but
//! cargo; where cargo-deny is installed, it checks `deny.toml`, which says the same and more.

use std::process::Command;

use crate::Outcome;
use crate::step::{cargo, root};

/// Licences under which a dependency may be used.
const ALLOWED: [&str; 6] = ["MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0", "Unlicense", "Zlib"];

/// MPL-2.0 binds the files it stands on and nothing beside them: used unchanged, they go with ours. `UniFFI` alone has it.
const MPL: &str = "uniffi";

pub(crate) fn check() -> Outcome {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata.get("packages").and_then(|packages| packages.as_array()).ok_or("no packages")?;
    let faults: Vec<String> = packages.iter().filter_map(fault).collect();
    println!("\n{} packages, licences and sources checked", packages.len());
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let has_deny = Command::new("cargo-deny").arg("--version").output().is_ok();
    if has_deny { cargo("deny --offline check licenses bans sources") } else { Ok(()) }
}

fn fault(package: &serde_json::Value) -> Option<String> {
    let text = |key: &str| package.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let (name, licence, source) = (text("name"), text("license"), text("source"));
    if !source.is_empty() && !source.starts_with("registry+") {
        return Some(format!("{name} does not come from the registry"));
    }
    let is_mpl = licence == "MPL-2.0" && name.starts_with(MPL);
    (!is_mpl && !is_allowed(licence)).then(|| format!("{name} is licensed `{licence}`"))
}

/// Enough of SPDX for what crates write: alternatives of conjunctions, an old `/` for `OR`, brackets around parts.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let all_allowed = |all: &str| all.split(" AND ").all(|licence| ALLOWED.contains(&licence.trim()));
    expression.split(" OR ").any(all_allowed)
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn alternatives_and_conjunctions_are_understood() {
        assert!(is_allowed("MIT OR Apache-2.0"));
        assert!(is_allowed("Unlicense/MIT"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(is_allowed("GPL-3.0 OR MIT"));
        assert!(!is_allowed("GPL-3.0"));
        assert!(!is_allowed("MIT AND GPL-3.0"));
        assert!(!is_allowed(""));
    }
}
