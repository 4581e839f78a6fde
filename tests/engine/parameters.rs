//! Parameters: what a template leaves to each case, and the days of a year that a number says.

use abilita::{Campaign, CaseId, Code, Library, Opening, Told, Value};

use crate::life::instant;
use crate::play::{INSTITUTE, Play, START, compiled};

/// Each school sets the day on which its old accounts end, not before the law allows.
const SWITCH_OFF: &str = r#"
    [moments]
    law        = { from = 2026-02-01 }
    switch_off = { from = { parameter = "switch_off" } }
    [parameters.switch_off]
    type    = "date"
    default = 2026-03-01
    valid   = { after = "law" }
    [flags]
    off = {}
    [tracks.accounts]
    states  = ["on", "off"]
    initial = "on"
    [tracks.accounts.on.day]
    moment = "switch_off"
    to     = "off"
"#;

fn date(day: &str) -> Value {
    Value::Date(day.parse().expect("a date"))
}

#[test]
fn without_a_word_of_the_host_the_default_holds() {
    let mut play = Play::of(SWITCH_OFF);
    assert_eq!(play.campaign.fact_of(&play.case, "switch_off"), Some(&date("2026-03-01")));
    assert_eq!(play.waits_until("2026-12-31T00:00:00+01:00"), ["2026-02-28 switch_off"]);
}

#[test]
fn each_case_has_its_own() {
    let opening = Opening::new().fact("switch_off", date("2026-09-01"));
    let mut play = Play::opened(compiled(SWITCH_OFF), opening);
    assert_eq!(play.waits_until("2026-12-31T00:00:00+01:00"), ["2026-08-31 switch_off"]);
}

#[test]
fn a_value_that_is_not_valid_is_refused() {
    let campaign = compiled(SWITCH_OFF);
    let opening = Opening::new().fact("switch_off", date("2026-01-31"));
    let error = campaign.open(CaseId::new("a"), opening, instant(START)).expect_err("too early");
    assert_eq!(error.code(), Code::OpeningParameterRefused);
    let play = Play::opened(campaign, Opening::new());
    let told = Told::new().fact("switch_off", date("2025-12-31"));
    let error =
        play.campaign.tell(&play.case, told, instant("2026-01-05T00:00:00+01:00")).expect_err("too early");
    assert_eq!(error.code(), Code::OpeningParameterRefused);
}

#[test]
fn telling_another_day_moves_it_and_telling_the_same_does_not_repeat_it() {
    let mut play = Play::of(SWITCH_OFF);
    play.waits_until("2026-03-05T00:00:00+01:00");
    play.tells(Told::new().fact("switch_off", date("2026-03-01")), "2026-03-05T08:00:00+01:00");
    assert_eq!(
        play.waits_until("2026-03-06T00:00:00+01:00"),
        [] as [&str; 0],
        "it is the default, said aloud"
    );
    play.tells(Told::new().fact("switch_off", date("2026-04-01")), "2026-03-06T08:00:00+01:00");
    assert_eq!(play.waits_until("2026-04-05T00:00:00+02:00"), ["2026-03-31 switch_off"]);
    play.tells(Told::new().forget("switch_off"), "2026-04-06T08:00:00+02:00");
    assert_eq!(play.campaign.fact_of(&play.case, "switch_off"), Some(&date("2026-03-01")));
}

#[test]
fn an_edition_gives_another_default() {
    let mut library = Library::new();
    library.add_toml("play.toml", &format!("{INSTITUTE}\n{SWITCH_OFF}")).expect("a definition");
    let later = "format = \"abilita-definition/1\"\nid = \"later\"\nextends = \"play\"\n[parameters.switch_off]\ndefault = 2026-04-16\n";
    library.add_toml("later.toml", later).expect("a definition");
    let mut play = Play::opened(library.compile("later").expect("a sound definition"), Opening::new());
    assert_eq!(play.waits_until("2026-12-31T00:00:00+01:00"), ["2026-04-15 switch_off"]);
}

/// "90 days before 2 March": the 2nd of December, in a leap year the 3rd.
#[test]
fn a_template_has_a_date_every_year() {
    let yearly = r#"
        [parameters.year]
        type    = "integer"
        default = 2026
        valid   = { at_least = 2000, at_most = 2100 }
        [moments]
        closing = { through = { month = 3, day = 2, year = { parameter = "year" } } }
        opening = { from = { before = "closing", days = 90 } }
        leap    = { from = { month = 2, day = 29, year = { parameter = "year" } } }
        [tracks.verification]
        states  = ["closed", "open"]
        initial = "closed"
        [tracks.verification.on]
        opening = { moment = "opening", to = "open" }
        closing = { moment = "closing", to = "closed" }
        leap    = { moment = "leap" }
    "#;
    let days = |year: i64| {
        let opening = Opening::new().fact("year", year);
        let mut play = Play::opened(compiled(yearly), opening);
        play.waits_until("2029-01-01T00:00:00Z")
    };
    assert_eq!(
        days(2028),
        ["2027-12-02 opening", "2028-02-28 leap", "2028-03-02 closing"],
        "from the 3rd in Rome"
    );
    assert_eq!(
        days(2027),
        ["2026-12-01 opening", "2027-02-27 leap", "2027-03-02 closing"],
        "29 February is the 28th"
    );
    let refused = compiled(yearly).open(CaseId::new("a"), Opening::new().fact("year", 1999), instant(START));
    assert_eq!(refused.expect_err("not in range").code(), Code::OpeningParameterRefused);
}

#[test]
fn a_default_of_texts_is_a_list() {
    let domains = r#"
        [parameters.domains]
        type    = "texts"
        default = ["istruzione.it", "scuola.it"]
        [facts.mine]
        type      = "texts"
        max_items = 2
        [commands.fill]
        function = "manage"
        [tracks.t]
        states  = ["one", "two"]
        initial = "one"
        [tracks.t.on.fill]
        command = "fill"
        fact    = { domains = { contains_all = ["scuola.it"] } }
        to      = "two"
        do      = { set = { mine = ["a", "b"] } }
    "#;
    let mut play = Play::of(domains);
    play.does(0, "fill", &[], "2026-01-02T00:00:00+01:00");
    assert_eq!(play.campaign.fact_of(&play.case, "mine"), Some(&Value::from(vec!["a", "b"])));
}

/// Characters, not bytes; the items of a list each, and their number.
#[test]
fn texts_that_are_too_long_or_too_many_are_refused() {
    let limits = r#"
        [facts]
        note = { type = "text", max_length = 4 }
        tags = { type = "texts", max_length = 2, max_items = 2 }
        [commands.say]
        function  = "manage"
        arguments = { text = { type = "text", max_length = 4 } }
        [commands.tag]
        function  = "manage"
        arguments = { tag = { type = "text", max_length = 2 } }
        [tracks.t]
        states  = ["one"]
        initial = "one"
        [tracks.t.on.say]
        command = "say"
        do      = { set = { note = { argument = "text" } } }
        [tracks.t.on.tag]
        command = "tag"
        do      = { append = { tags = { argument = "tag" } } }
    "#;
    let campaign = compiled(limits);
    let open = |opening: Opening| {
        campaign.open(CaseId::new("a"), opening, instant(START)).map_err(|error| error.code())
    };
    assert!(open(Opening::new().fact("note", "però").fact("tags", vec!["sì", "no"])).is_ok());
    assert_eq!(open(Opening::new().fact("note", "perchè")), Err(Code::OpeningWrongFact));
    assert_eq!(open(Opening::new().fact("tags", vec!["one"])), Err(Code::OpeningWrongFact));
    assert_eq!(open(Opening::new().fact("tags", vec!["a", "b", "c"])), Err(Code::OpeningWrongFact));
    let mut play = Play::opened(campaign, Opening::new());
    let long = [("text", Value::from("perchè"))];
    let at = "2026-01-02T00:00:00+01:00";
    assert_eq!(play.refusal(0, "say", &long, at), "invalid_argument");
    for tag in ["a", "b", "a"] {
        play.does(0, "tag", &[("tag", tag.into())], at);
    }
    assert_eq!(play.refusal(0, "tag", &[("tag", "c".into())], at), "invalid_argument", "a third one");
}

/// What is decided before any case: a moment of a parameter stands at its default.
#[test]
fn the_calendar_of_a_template_is_that_of_its_defaults() {
    let campaign: Campaign = compiled(SWITCH_OFF);
    let at = campaign.moment("switch_off", instant(START)).map(abilita::format_instant);
    assert_eq!(at.as_deref(), Some("2026-02-28T23:00:00Z"));
}
