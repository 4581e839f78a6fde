//! `abilita roster`: the delegates of many institutes, from one table.

mod report;

use abilita::table::{self, RoleNames, RosterStream, Row, TableProblem, TableReader, rosters};
use abilita::{Campaign, Instant, RoleHolders, Stage};

use self::report::{Counts, tell_roster, tell_unreadable};
use crate::arguments::Roster;
use crate::asking;
use crate::error::{Outcome, Result};
use crate::library;
use crate::progress::Progress;
use crate::session::Session;
use crate::source::Source;

/// How much of a file is read at a time.
const CHUNK: usize = 64 * 1024;

pub(super) fn run(arguments: &Roster, session: &mut Session<'_>) -> Result<Outcome> {
    let campaign = library::load(&arguments.campaign, session)?;
    let mut reader = TableReader::new().with_roles(roles(arguments, &campaign)?);
    let mut source = Source::open(&arguments.file)?;
    let mut checker = Checker {
        campaign: &campaign,
        stage: arguments.stage.into(),
        at: asking::instant_or_now(arguments.at.as_deref(), std::slice::from_ref(&campaign))?,
        stream: RosterStream::new(),
        gathered: arguments.gather.then(Vec::new),
        counts: Counts::default(),
        progress: Progress::new(source.length.filter(|_| session.shows_progress())),
    };
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = session.next_chunk(&mut source, &mut chunk)?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        for row in reader.feed(bytes) {
            checker.take(row, session)?;
        }
        checker.progress.advance(read);
    }
    for row in reader.finish() {
        checker.take(row, session)?;
    }
    checker.finish(session)
}

/// The texts that mean roles, and the role of rows that have none.
fn roles(arguments: &Roster, campaign: &Campaign) -> Result<RoleNames> {
    let roles = RoleNames::of(campaign);
    let Some(role) = &arguments.role else { return Ok(roles) };
    asking::check_role(role, std::slice::from_ref(campaign), |holders| holders == RoleHolders::Listed)?;
    Ok(roles.otherwise(role))
}

/// What is at hand while rosters are checked.
struct Checker<'c> {
    campaign: &'c Campaign,
    stage: Stage,
    at: Instant,
    stream: RosterStream,
    /// All rows, where they shall be held.
    gathered: Option<Vec<Row>>,
    counts: Counts,
    progress: Progress,
}

impl Checker<'_> {
    /// Takes a row, and checks the roster that it ends.
    fn take(&mut self, row: std::result::Result<Row, TableProblem>, session: &mut Session<'_>) -> Result<()> {
        match (row, &mut self.gathered) {
            (Err(problem), _) => {
                self.counts.unreadable_rows += 1;
                self.print(session, |session| tell_unreadable(&problem, session))
            }
            (Ok(row), Some(all)) => {
                all.push(row);
                Ok(())
            }
            (Ok(row), None) => match self.stream.push(row) {
                Some(roster) => self.check(&roster, session),
                None => Ok(()),
            },
        }
    }

    /// Checks the roster of one institute and tells what is found.
    fn check(&mut self, roster: &table::Roster, session: &mut Session<'_>) -> Result<()> {
        let findings = self.campaign.check_roster(roster.delegates(), self.stage, self.at);
        self.counts.institutes += usize::from(!roster.is_continuation());
        self.counts.continuations += usize::from(roster.is_continuation());
        self.counts.delegates += roster.delegates().len();
        for finding in &findings {
            *self.counts.of(finding.severity()) += 1;
        }
        if findings.iter().next().is_none() && !roster.is_continuation() {
            return Ok(());
        }
        self.print(session, |session| tell_roster(roster, &findings, session))
    }

    /// Prints something beside the progress bar.
    fn print(
        &self,
        session: &mut Session<'_>,
        tell: impl FnOnce(&mut Session<'_>) -> Result<()>,
    ) -> Result<()> {
        self.progress.aside(|| {
            tell(session)?;
            if self.progress.is_shown() { session.flush() } else { Ok(()) }
        })
    }

    fn finish(mut self, session: &mut Session<'_>) -> Result<Outcome> {
        let last = std::mem::take(&mut self.stream).finish();
        let gathered = rosters(self.gathered.take().unwrap_or_default());
        for roster in last.into_iter().chain(gathered) {
            self.check(&roster, session)?;
        }
        let Self { counts, progress, .. } = self;
        progress.finish();
        counts.tell(session)?;
        Ok(Outcome::found(counts.errors + counts.unreadable_rows + counts.continuations > 0))
    }
}
