//! The built-in campaigns with one thing changed: each change is caught, with the code for it and in its place.

use abilita::Library;
use abilita_analysis::{Code, Edition, prove_amendment};

/// A definition that extends a built-in one by a few lines of TOML.
fn found(base: &str, change: &str) -> Vec<(Code, String)> {
    let mut library = Library::built_in();
    let text = format!("format = \"abilita-definition/1\"\nid = \"mutant\"\nextends = \"{base}\"\n{change}");
    library.add_toml("mutant.toml", &text).unwrap_or_else(|problems| panic!("{change}\n{problems}"));
    let campaign = library.compile("mutant").unwrap_or_else(|problems| panic!("{change}\n{problems}"));
    let before = Edition::extended(&library, "mutant").unwrap().unwrap();
    let proof = prove_amendment(&campaign, &before);
    proof.findings().iter().map(|finding| (finding.code(), finding.place().to_owned())).collect()
}

fn caught(base: &str, change: &str, code: Code, place: &str) {
    let before = found(base, "");
    let after = found(base, change);
    let new = (code, place.to_owned());
    assert!(after.contains(&new), "{base} with\n{change}\nshould have {code} at {place}; it has {after:#?}");
    assert!(!before.contains(&new), "{base} has {code} at {place} by itself");
}

macro_rules! mutants {
    ($($name:ident: $base:literal, $change:literal => $code:ident, $place:literal;)*) => {$(
        #[test]
        fn $name() {
            caught($base, $change, Code::$code, $place);
        }
    )*};
}

mutants! {
    a_deadline_on_a_sunday: "factotum-2021", "[moments.deadline]\nthrough = 2021-10-17" => DeadlineOnDayOff, "moments.deadline";
    a_deadline_on_a_saturday: "factotum-2021", "[moments.deadline]\nthrough = 2021-10-16" => DeadlineOnDayOff, "moments.deadline";
    a_deadline_on_all_saints: "factotum-2021", "[moments.deadline]\nthrough = 2021-11-01" => DeadlineOnDayOff, "moments.deadline";
    a_deadline_on_easter_monday: "factotum-2021", "[moments.opening]\nfrom = 2026-03-02\n[moments.deadline]\nthrough = 2026-04-06" => DeadlineOnDayOff, "moments.deadline";
    a_deadline_before_winter_time: "factotum-2021", "[moments.deadline]\nthrough = 2021-10-29" => DeadlineNearClockChange, "moments.deadline";
    a_deadline_after_winter_time: "factotum-2021", "[moments.deadline]\nthrough = 2021-11-01" => DeadlineNearClockChange, "moments.deadline";
    a_deadline_before_summer_time: "factotum-2021", "[moments.opening]\nfrom = 2026-03-02\n[moments.deadline]\nthrough = 2026-03-27" => DeadlineNearClockChange, "moments.deadline";
    a_deadline_before_the_opening: "factotum-2021", "[moments.deadline]\nthrough = 2021-09-10" => DeadlineBeforeOpening, "moments.deadline";
    an_opening_after_the_deadline: "factotum-2025", "[moments.opening]\nfrom = 2025-11-03\nweekday = \"monday\"" => DeadlineBeforeOpening, "moments.deadline";
    a_freeze_over_the_deadline: "factotum-2021", "[moments.works]\nfrom = 2021-10-11\n[rules.works]\nforbid = \"delegates.manage\"\nafter = \"works\"" => DeadlineWhileFrozen, "moments.deadline";
    a_deadline_nobody_looks_at: "factotum-2021", "[moments.other]\nthrough = 2021-10-20" => DeadlineWithoutConsequence, "moments.other";
    silence_without_consequence: "factotum-2021", "[tracks.renewal.on.silence]\nremove = true" => DeadlineWithoutConsequence, "moments.deadline";
    nobody_processes: "factotum-2021", "[tracks.renewal.on.process]\nremove = true" => StateUnreachable, "tracks.renewal.states.processed";
    nobody_confirms: "factotum-2021", "[tracks.renewal.on.receipt]\nremove = true" => StateUnreachable, "tracks.renewal.states.concluded";
    nobody_submits: "factotum-2021", "[tracks.renewal.on.submit]\nremove = true" => StateUnreachable, "tracks.renewal.states.submitted";
    nobody_returns: "factotum-2021", "[tracks.renewal.on.return]\nremove = true" => StateUnreachable, "tracks.renewal.states.returned";
    no_bounce_without_sending: "factotum-2021", "[tracks.renewal.on.sending]\nremove = true" => TransitionNeverFires, "tracks.renewal.on.bounce";
    a_command_too_many: "factotum-2021", "[commands.nothing]\nfunction = \"delegates.manage\"" => CommandWithoutTransition, "commands.nothing";
    a_command_that_lost_its_transition: "factotum-2021", "[tracks.renewal.on.process]\nremove = true" => CommandWithoutTransition, "commands.process";
    a_state_too_many: "factotum-2021", "[tracks.renewal.states]\nlost = {}" => StateUnreachable, "tracks.renewal.states.lost";
    a_state_without_a_way_out: "factotum-2021", "[tracks.renewal.states]\nlost = {}\n[tracks.renewal.on.return]\nto = \"lost\"" => NoWayToTheEnd, "tracks.renewal.states.lost";
    returned_for_good: "factotum-2021", "[tracks.renewal.on.submit]\nfrom = \"drafting\"\n[tracks.renewal.on.confirm]\nfrom = \"not_started\"\n[tracks.renewal.on.insert]\nfrom = \"not_started\"\n[tracks.renewal.on.remove]\nfrom = \"not_started\"" => NoWayToTheEnd, "tracks.renewal.states.returned";
    a_confirmation_that_never_counts: "factotum-2021", "[tracks.renewal.on.receipt]\nafter = \"deadline\"\nbefore = \"opening\"" => TransitionNeverFires, "tracks.renewal.on.receipt";
    the_end_only_after_a_freeze: "factotum-2021", "[windows.freeze]\nfrom = \"opening\"\nuntil = \"deadline\"\n[tracks.renewal.on.receipt]\nunless = { during = \"freeze\" }" => EndOnlyAfterWindow, "windows.freeze";
    the_head_is_suspended_too: "factotum-2021", "[rules.suspension]\nexcept = { role = [\"operator\", \"system\"] }" => StateUnreachable, "tracks.renewal.states.drafting";
    the_operator_is_suspended_too: "factotum-2021", "[rules.suspension]\nexcept = [{ role = \"head\", function = \"delegates.manage\" }, { role = \"system\" }]" => FunctionNeverUsable, "functions.interim.request";
    a_function_without_a_permit: "factotum-2021", "[functions.\"report.read\"]\ntitle = { it = \"Leggere\", en = \"Read\" }" => FunctionNeverUsable, "functions.report.read";
    a_permit_dropped: "factotum-2025", "[rules.fire_register]\nremove = true" => FunctionNeverUsable, "functions.fire_register.use";
    a_function_forbidden_for_good: "factotum-2021", "[rules.never]\nforbid = \"interventions.request\"" => FunctionNeverUsable, "functions.interventions.request";
    a_need_that_contradicts: "factotum-2021", "[rules.manage]\nneeds = [{ after = \"deadline\" }, { before = \"opening\" }]" => FunctionNeverUsable, "functions.delegates.manage";
    a_login_that_cannot_be: "factotum-2021", "[rules.ordinary_use]\nneeds = [{ scheme = \"cie\" }]" => FunctionNeverUsable, "functions.interventions.request";
    a_forbid_that_never_applies: "factotum-2021", "[rules.extra]\nforbid = \"interim.enter\"\nafter = \"deadline\"\nbefore = \"opening\"" => RuleNeverDecides, "rules.extra";
    a_permit_that_never_grants: "factotum-2021", "[rules.extra]\npermit = \"interim.enter\"\nrole = \"delegate\"\nneeds = [{ after = \"deadline\", before = \"opening\" }]" => RuleNeverDecides, "rules.extra";
    a_forbid_for_a_flag_nobody_sets: "factotum-2021", "[flags.odd]\ntitle = { it = \"x\", en = \"x\" }\n[rules.extra]\nforbid = \"interim.enter\"\nflag = \"odd\"" => RuleNeverDecides, "rules.extra";
    a_need_twice: "factotum-2021", "[rules.interim_enter]\nneeds = [{ entered = { renewal = \"concluded\" } }, { entered = { renewal = \"concluded\" } }]" => NeedNeverDecides, "rules.interim_enter.needs[1]";
    a_transition_in_the_shade: "factotum-2021", "[tracks.renewal.on.again]\ncommand = \"process\"\nfrom = \"submitted\"\nto = \"returned\"" => TransitionNeverFires, "tracks.renewal.on.again";
    a_function_that_ends_at_the_deadline: "factotum-2021", "[rules.ordinary_use]\nneeds = [{ before = \"deadline\" }]" => LockedOut, "functions.interventions.request";
    no_new_enablement_after_a_revocation: "istanze-online", "[tracks.enablement.on.request]\nfrom = \"none\"" => LockedOut, "functions.application.submit";
    regeneration_is_never_ended: "istanze-online", "[tracks.personal_code.on.last_delivery]\nremove = true\n[tracks.personal_code.on.last_identification]\nremove = true\n[tracks.enablement.on.revocation]\nremove = true" => LockedOut, "functions.application.submit";
    spid_in_the_shade: "istanze-online", "[tracks.enablement.on.code_with_spid]\nscheme = \"cns\"" => TransitionNeverFires, "tracks.enablement.on.code_with_spid";
    a_reopening_that_clears_nothing: "istanze-online-2016", "[tracks.personal_code.on.update]\nremove = true" => TransitionNeverFires, "tracks.personal_code.on.reopening";
    nobody_must_repeat: "istanze-online-2016", "[tracks.email.on.update]\nremove = true" => StateUnreachable, "tracks.enablement.states.to_repeat";
    nothing_is_annulled: "istanze-online-2016", "[tracks.registration.on.update]\nremove = true" => StateUnreachable, "tracks.registration.states.annulled";
    a_freeze_of_what_comes_only_after_it: "istanze-online-2016", "[rules.no_registration]\nstate = { enablement = \"to_repeat\" }" => RuleNeverDecides, "rules.no_registration";
    the_head_has_to_log_in_and_may_not: "factotum-2021", "[rules.suspension]\nexcept = { role = [\"operator\", \"system\"] }" => Contradiction, "rules.manage";
    requests_by_mail_only_while_nobody_may: "factotum-2021", "[rules.suspension]\nexcept = [{ role = \"head\", function = \"delegates.manage\" }, { role = [\"operator\", \"system\"] }]\n[rules.interim_request]\nrole = [\"head\", \"delegate\"]" => Contradiction, "rules.interim_request";
    a_permit_for_whom_a_forbid_names: "factotum-2025", "[rules.no_delegates]\nforbid = \"interim.enter\"\nrole = \"delegate\"" => Contradiction, "rules.interim_enter";
    two_circulars_with_two_deadlines: "factotum-2021", "[moments.other]\nthrough = 2021-10-22\n[rules.closed]\ncites = [\"F21-04\"]\nforbid = \"interim.enter\"\nafter = \"deadline\"\n[rules.closed_later]\ncites = [\"C-2\"]\nforbid = \"interim.enter\"\nafter = \"other\"" => Contradiction, "rules.closed_later";
    two_circulars_with_two_windows: "factotum-2021", "[moments.other]\nthrough = 2021-10-22\n[windows.first]\nfrom = \"opening\"\nuntil = \"deadline\"\n[windows.second]\nfrom = \"opening\"\nuntil = \"other\"\n[rules.closed]\ncites = [\"F21-04\"]\nforbid = \"interim.enter\"\nduring = \"first\"\n[rules.closed_longer]\ncites = [\"C-2\"]\nforbid = \"interim.enter\"\nduring = \"second\"" => Contradiction, "rules.closed_longer";
    two_circulars_on_silence: "factotum-2021", "[moments.other]\nthrough = 2021-10-22\n[tracks.renewal.on.silence_again]\ncites = [\"C-2\"]\nmoment = \"other\"\nduring = \"suspension\"\nfrom = [\"not_started\", \"drafting\", \"returned\"]\ndo = { set_flag = \"late\" }" => Contradiction, "tracks.renewal.on.silence_again";
    another_way_in: "factotum-2021", "[rules.side_door]\ncites = [\"F21-10\"]\npermit = \"interim.enter\"\nrole = \"delegate\"" => AccessBeforeStep, "rules.side_door";
    the_draft_is_let_in: "factotum-2021", "[rules.ordinary_use]\nrole = \"of_the_case\"" => AccessBeforeStep, "rules.ordinary_use";
    a_window_that_ends_with_the_submission: "factotum-2021", "[windows.suspension]\nuntil = { entered = { renewal = \"submitted\" } }" => SilentWidening, "functions.interventions.request";
    a_window_that_begins_at_the_deadline: "factotum-2021", "[windows.suspension]\nfrom = \"deadline\"" => SilentWidening, "functions.interventions.request";
    a_window_that_was_always_open: "factotum-2021", "[windows.suspension]\nfrom = { entered = { renewal = \"not_started\" } }" => SilentNarrowing, "functions.interventions.request";
    delegates_only_until_the_deadline: "factotum-2021", "[roles.delegate]\nif = { before = \"deadline\" }" => SilentNarrowing, "functions.interventions.request";
    nobody_concludes_any_more: "factotum-2021", "[tracks.renewal.on.process]\nremove = true" => SilentNarrowing, "functions.interim.enter";
    a_login_for_all: "istanze-online", "[functions.enter]\nlogin = { schemes = [\"password\", \"spid\", \"cie\"], level = 2 }\n[roles.user]\nif = { state = { registration = \"complete\" } }" => SilentNarrowing, "functions.registration";
    the_delegates_manage_too: "factotum-2021", "[rules.manage]\nrole = [\"head\", \"delegate\"]\n[rules.suspension]\nexcept = [{ role = [\"head\", \"delegate\"], function = \"delegates.manage\" }, { role = \"of_the_case\", function = \"interim.request\" }, { role = [\"operator\", \"system\"] }]" => InvariantRefuted, "always.only_the_head";
    the_suspension_forgets_the_requests: "factotum-2021", "[rules.suspension]\nforbid = [\"interim.enter\", \"delegates.manage\"]" => InvariantRefuted, "always.no_request_meanwhile";
    the_late_are_shut_out: "factotum-2021", "[rules.manage]\nneeds = [{ after = \"opening\" }, { unless = { flag = \"late\" } }]" => InvariantRefuted, "always.can_be_concluded";
    the_register_is_for_the_head_too: "factotum-2025", "[rules.fire_register]\nrole = [\"rspp\", \"head\"]" => InvariantRefuted, "always.the_register_is_the_rspps";
    applications_while_the_code_is_renewed: "istanze-online", "[rules.submit]\nneeds = [{ state = { enablement = \"enabled\" } }, { unless = { state = { personal_code = [\"none\", \"temporary\"] } } }]" => InvariantRefuted, "always.no_application_without_the_code";
    no_delivery_after_the_identification: "istanze-online", "[tracks.personal_code.on.last_delivery]\nremove = true\n[tracks.enablement.on.revocation]\nremove = true" => InvariantRefuted, "always.the_code_comes_back";
    an_invariant_that_promises_too_much: "factotum-2021", "[always.at_any_time]\npermit = \"interventions.request\"\nrole = \"delegate\"" => InvariantRefuted, "always.at_any_time";
    an_invariant_on_what_time_does: "factotum-2021", "[always.never_late]\nneeds = { unless = { flag = \"late\" } }" => InvariantRefuted, "always.never_late";
    a_role_on_an_impossible_condition: "factotum-2021", "[roles.deputy]\non_record = true\nif = { after = \"deadline\", before = \"opening\" }" => RoleNobodyCanHold, "roles.deputy";
    a_role_required_that_the_command_does_not_take: "factotum-2025", "[commands.insert]\narguments = { person = \"person\", role = { type = \"role\", one_of = [\"delegate\"] } }\n[tracks.renewal.on.confirm]\nremove = true" => RoleNobodyCanHold, "roster.fire_register";
    a_list_that_nobody_can_write: "factotum-2025", "[rules.suspension]\nexcept = { role = [\"operator\", \"system\"] }" => RoleNobodyCanHold, "roster.fire_register";
    an_announced_term_that_leaves_some_as_they_are: "istanze-online", "[moments.review]\nannounced = true\n[moments.after_review]\nthrough = { after = \"review\", days = 10 }\n[tracks.registration.on.review]\nmoment = \"after_review\"\nfrom = \"in_progress\"\nto = \"annulled\"" => DeadlineWithoutConsequence, "tracks.registration";
    a_role_required_and_not_enterable: "factotum-2025", "[tracks.renewal.on.insert]\nremove = true\n[tracks.renewal.on.confirm]\nremove = true" => RoleNobodyCanHold, "roster.fire_register";
}
