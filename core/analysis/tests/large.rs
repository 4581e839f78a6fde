//! The largest definition that the analysis is made for, in which little and in which everything depends on each other.

use std::fmt::Write as _;

use abilita::Campaign;
use abilita_analysis::{Code, Finding, prove};

const ROLES: usize = 20;
const FUNCTIONS: usize = 50;
const TRACKS: usize = 8;
const STATES: usize = 12;
const WINDOWS: usize = 40;

/// Which other tracks the steps of a track look at.
#[derive(Clone, Copy)]
enum Coupled {
    Not,
    Pairs,
    All,
}

/// 20 roles, 50 functions, 8 tracks of 12 states and 40 windows.
fn definition(coupled: Coupled) -> String {
    let mut text = String::from(
        "format = \"abilita-definition/1\"\nid = \"large\"\ncase = \"institute\"\nzone = \"Europe/Rome\"\n\
         [login]\nschemes = [\"spid\", \"cie\"]\nlevel = 2\n",
    );
    for role in 0..ROLES {
        let holders = ["on_record", "listed", "vouched"][role % 3];
        let _ = writeln!(text, "[roles.r{role}]\n{holders} = true");
    }
    for window in 0..WINDOWS {
        let (month, day) = (1 + window / 4, 1 + window % 4 * 7);
        let _ = writeln!(text, "[moments.m{window}]\nfrom = 2026-{month:02}-{day:02}");
        let _ = writeln!(text, "[moments.d{window}]\nthrough = 2026-{:02}-{:02}", month + 1, day + 3);
        let _ = writeln!(text, "[windows.w{window}]\nfrom = \"m{window}\"\nuntil = \"d{window}\"");
    }
    for fact in 0..TRACKS {
        let _ = writeln!(text, "[facts.f{fact}]\ntype = \"integer\"\n[flags.g{fact}]");
    }
    for function in 0..FUNCTIONS {
        let (track, window) = (function % TRACKS, function % WINDOWS);
        let (one, other) = (function % ROLES, (function + 7) % ROLES);
        let state = (function / TRACKS + 3) % STATES; // not one from which it leads on
        let _ = writeln!(text, "[functions.u{function}]\n[rules.p{function}]\npermit = \"u{function}\"");
        let _ = writeln!(text, "role = [\"r{one}\", \"r{other}\"]");
        let _ = writeln!(
            text,
            "needs = [{{ after = \"m{window}\" }}, {{ unless = {{ state = {{ t{track} = \"s{state}\" }} }} }}, \
             {{ fact = {{ f{track} = {{ at_least = {state} }} }} }}]"
        );
        let _ = writeln!(text, "[rules.n{function}]\nforbid = \"u{function}\"\nduring = \"w{window}\"");
        let _ = writeln!(
            text,
            "except = {{ role = \"r{one}\" }}\n[commands.c{function}]\nfunction = \"u{function}\""
        );
    }
    for track in 0..TRACKS {
        let states: Vec<String> = (0..STATES).map(|state| format!("\"s{state}\"")).collect();
        let _ = writeln!(text, "[tracks.t{track}]\nstates = [{}]\ninitial = \"s0\"", states.join(", "));
        for state in 0..STATES {
            let (command, next) = (track + TRACKS * (state % 6), (state + 1) % STATES);
            let _ = writeln!(
                text,
                "[tracks.t{track}.on.x{state}]\ncommand = \"c{command}\"\nfrom = \"s{state}\""
            );
            let _ = writeln!(text, "to = \"s{next}\"");
            let beside = match coupled {
                Coupled::Not => None,
                Coupled::Pairs => (state == 1).then_some(track ^ 1),
                Coupled::All => (1..TRACKS).contains(&state).then_some((track + state) % TRACKS),
            };
            if let Some(beside) = beside {
                let _ = writeln!(text, "unless = {{ state = {{ t{beside} = \"s{state}\" }} }}");
            }
        }
        let _ = writeln!(text, "[tracks.t{track}.on.late]\nmoment = \"d{track}\"\nfrom = \"s1\"");
        let _ = writeln!(text, "do = {{ set_flag = \"g{track}\" }}");
    }
    text
}

fn campaign(coupled: Coupled) -> Campaign {
    Campaign::from_toml(&definition(coupled)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Everything is looked at: the number of things that the engine has shown, and of situations.
fn looked_at_in_full(coupled: Coupled) -> (usize, usize) {
    let campaign = campaign(coupled);
    let definition = campaign.inspect();
    assert_eq!(
        (definition.roles.len(), definition.functions.len(), definition.windows.len()),
        (ROLES, FUNCTIONS, WINDOWS)
    );
    assert!(
        definition.tracks.len() == TRACKS
            && definition.tracks.iter().all(|track| track.states.len() == STATES)
    );
    let proof = prove(&campaign);
    let left_open = [Code::TooLarge, Code::Undecided];
    let open = proof.findings().iter().find(|finding| left_open.contains(&finding.code()));
    assert!(open.is_none(), "{open:?}");
    (proof.shown(), proof.situations())
}

#[test]
fn a_large_definition_of_tracks_by_themselves_is_looked_at_in_full() {
    let (shown, situations) = looked_at_in_full(Coupled::Not);
    assert!(shown > 400 && situations > 400, "{shown} shown, {situations} situations");
}

#[test]
fn a_large_definition_of_tracks_in_pairs_is_looked_at_in_full() {
    let (shown, situations) = looked_at_in_full(Coupled::Pairs);
    assert!(shown > 400 && situations > 2_000, "{shown} shown, {situations} situations");
}

#[test]
fn tracks_that_all_depend_on_each_other_are_told_as_too_large() {
    let proof = prove(&campaign(Coupled::All));
    let told = proof.findings().iter().find(|finding| finding.code() == Code::TooLarge);
    assert_eq!(told.map(Finding::place), Some("tracks.{t0, t1, t2, t3, t4, t5, t6, t7}"));
    assert!(proof.situations() <= 600_000, "the bound holds");
}
