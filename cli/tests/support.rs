//! What the tests of all commands share.

use std::path::{Path, PathBuf};

use abilita::{
    Asker, Campaign, Case, CaseId, Command, Event, Instant, Opening, Person, Scheme, parse_instant, wire,
};

pub(crate) const HEAD: &str = "CNTDRO68C54L219H";
pub(crate) const ANNA: &str = "RSSNNA75S42D205F";
pub(crate) const GIANFRANCO: &str = "BNCGFR72M19F205G";

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `abilita` with the arguments of a line, parted by blanks, and nothing on standard input.
pub(crate) fn abilita(line: &str) -> Ran {
    abilita_with(&line.split_whitespace().collect::<Vec<_>>(), "")
}

/// Runs `abilita` with arguments and a standard input.
pub(crate) fn abilita_with(args: &[&str], stdin: &str) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["abilita"].iter().chain(args).map(Into::into);
    let status = abilita_cli::run(args, stdin.as_bytes(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("text in UTF-8");
    Ran { status, out: text(out), err: text(err) }
}

impl Ran {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }

    pub(crate) fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }
}

/// A folder of its own for one test, removed in the end.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("abilita-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    /// Writes a file and gives its path back; folders on the way are made.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn at(text: &str) -> Instant {
    parse_instant(text).expect("an instant")
}

/// A case being lived through.
#[derive(Debug)]
pub(crate) struct Life {
    pub(crate) campaign: Campaign,
    case: Case,
    pub(crate) events: Vec<Event>,
}

impl Life {
    pub(crate) fn begin(campaign: &str, opening: Opening, opened: &str) -> Self {
        let campaign = Campaign::built_in(campaign).expect("a built-in campaign");
        let event = campaign.open(CaseId::new("7f3a"), opening, at(opened)).expect("an opening");
        let case = campaign.replay([&event]).expect("a case");
        Self { campaign, case, events: vec![event] }
    }

    /// An institute of 2025 with a head and a delegate, opened on 1 September.
    pub(crate) fn institute() -> Self {
        let opening = Opening::new()
            .on_record("head", Person::new(HEAD).named("Dora", "Conti"))
            .enabled("delegate", Person::new(ANNA).named("Anna", "Rossi"))
            .fact("dedicated_mailbox", "factotum.alfa@example.org");
        Self::begin("factotum-2025", opening, "2025-09-01T00:00:00+02:00")
    }

    pub(crate) fn with(mut self, when: &str, command: impl FnOnce(u64) -> Command) -> Self {
        for event in self.campaign.due(&self.case, at(when)).expect("the same definition") {
            self.apply(event);
        }
        let command = command(self.case.sequence());
        let events = self.campaign.handle(&self.case, &command, at(when));
        for event in events.unwrap_or_else(|refusal| panic!("{refusal:?}")) {
            self.apply(event);
        }
        self
    }

    /// The events as they are stored: one JSON object per line.
    pub(crate) fn stored(&self) -> String {
        self.events.iter().map(|event| wire::Event::from(event).to_json() + "\n").collect()
    }

    fn apply(&mut self, event: Event) {
        self.campaign.apply(&mut self.case, &event).expect("an event of this case");
        self.events.push(event);
    }
}

/// The head, logged in.
pub(crate) fn head() -> Asker {
    Asker::person(HEAD).logged_in(Scheme::SPID, 2)
}

/// The whole way of an institute in 2025, up to the confirmation.
pub(crate) fn concluded() -> Life {
    let operator = || Asker::vouched("operator");
    let system = || Asker::vouched("system");
    let rspp = || Person::new(GIANFRANCO).named("Gianfranco", "Bianchi").with_email("g@example.org");
    Life::institute()
        .with("2025-10-08T09:00:00+02:00", |sequence| {
            Command::new("confirm", head(), sequence).with("person", Person::new(ANNA))
        })
        .with("2025-10-08T09:05:00+02:00", |sequence| {
            Command::new("insert", head(), sequence).with("person", rspp()).with("role", "rspp")
        })
        .with("2025-10-08T09:10:00+02:00", |sequence| Command::new("submit", head(), sequence))
        .with("2025-10-09T10:00:00+02:00", |sequence| Command::new("process", operator(), sequence))
        .with("2025-10-09T10:01:00+02:00", |sequence| {
            Command::new("send_confirmation", system(), sequence).with("message_id", "m1")
        })
        .with("2025-10-09T10:02:00+02:00", |sequence| {
            Command::new("receive_confirmation", system(), sequence)
                .with("mailbox", "factotum.alfa@example.org")
                .with("evidence", "pec_delivery")
        })
}
