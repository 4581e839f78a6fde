//! The command `abilita`. Everything is in the library, so that other hosts can run it with their own streams.

fn main() -> std::process::ExitCode {
    abilita_cli::Host::of_process().run(std::env::args_os()).into()
}
