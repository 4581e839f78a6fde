//! On what the benchmarks ran, and beside which versions.

use std::fs;
use std::process::Command;

use crate::step::cargo_output;

/// One line each: processor, memory, system, compiler, and how busy it was before.
pub(super) fn describe() -> Result<String, Box<dyn std::error::Error>> {
    let cores = std::thread::available_parallelism()?;
    let compiler = String::from_utf8(Command::new("rustc").arg("--version").output()?.stdout)?;
    let lines = [
        format!("- processor: {}, {cores} cores", field("/proc/cpuinfo", "model name", ':')),
        format!("- memory: {}", gibibytes(&field("/proc/meminfo", "MemTotal", ':'))),
        format!("- system: {}", field("/etc/os-release", "PRETTY_NAME", '=').trim_matches('"')),
        format!("- compiler: {}", compiler.trim()),
        format!("- load when the run began (1, 5, 15 minutes): {}", load()),
    ];
    Ok(lines.join("\n"))
}

/// The value of a key in a file of lines; where there is no such file, that is said.
fn field(file: &str, key: &str, separator: char) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let found = text.lines().filter_map(|line| line.split_once(separator)).find(|(k, _)| k.trim() == key);
    found.map_or("not known".to_owned(), |(_, value)| value.trim().to_owned())
}

fn gibibytes(kibibytes: &str) -> String {
    let number = kibibytes.split(' ').next().and_then(|number| number.parse::<u64>().ok());
    number.map_or(kibibytes.to_owned(), |number| format!("{} GiB", number.div_ceil(1 << 20)))
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = text.split(' ').take(3).collect();
    if load.is_empty() { "not known".to_owned() } else { load.join(", ") }
}

/// The direct dependencies of workspaces, with the versions of their locks.
pub(super) fn versions(workspaces: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let mut lines: Vec<String> = Vec::new();
    for workspace in workspaces {
        let tree =
            format!("tree --locked --depth 1 --prefix none --format {{p}} --manifest-path {workspace}");
        let tree = cargo_output(&tree)?;
        // A dependency by path is this project; whoever stands first is the program itself.
        let of_others = tree.lines().skip(1).filter(|line| !line.contains('/'));
        let named = of_others.filter_map(|line| line.split_once(" v"));
        lines.extend(named.map(|(name, version)| format!("{name} {}", version.trim())));
    }
    lines.sort();
    lines.dedup();
    Ok(lines.join(", "))
}
