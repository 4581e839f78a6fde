//! The rows of each institute as a roster.

use std::collections::{HashMap, HashSet};

use super::row::{Institute, Row};
use crate::roster::{Delegate, Finding};

/// The delegates of one institute, with the line of each.
///
/// ```
/// use abilita::table::{self, rosters};
/// use abilita::{Campaign, CaseId, Opening, Stage, parse_instant};
///
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let opened = campaign.open(CaseId::new("7f3a"), Opening::new(), parse_instant("2025-09-01T00:00:00+02:00")?)?;
/// let case = campaign.replay([&opened])?;
///
/// let table = table::read(b"CF;Cognome;Nome;Ruolo\n\nRSSNNA75S42D205F;Rossi;Anna;bidello\n");
/// for roster in rosters(table.rows) {
///     let findings = campaign.check(&case, roster.delegates(), Stage::Draft, case.last_at())?;
///     let first = findings.iter().next().unwrap();
///     assert_eq!((first.code().as_str(), roster.line_of(first)), ("role_unknown", Some(3)));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    institute: Institute,
    delegates: Vec<Delegate>,
    lines: Vec<usize>,
    is_continuation: bool,
}

impl Roster {
    fn new(institute: Institute) -> Self {
        Self { institute, delegates: Vec::new(), lines: Vec::new(), is_continuation: false }
    }

    fn push(&mut self, row: Row) {
        self.lines.push(row.line);
        self.delegates.push(row.delegate);
    }

    /// The institute, as its first row names it.
    pub fn institute(&self) -> &Institute {
        &self.institute
    }

    /// The delegates, in the order of the file: what [`Campaign::check`](crate::Campaign::check) takes.
    pub fn delegates(&self) -> &[Delegate] {
        &self.delegates
    }

    /// The line of each delegate.
    pub fn lines(&self) -> &[usize] {
        &self.lines
    }

    /// The line of the delegate that a finding is about; `None` for one about the roster as a whole.
    pub fn line_of(&self, finding: &Finding) -> Option<usize> {
        self.lines.get(finding.row()?).copied()
    }

    /// True if a [`RosterStream`] has given a roster of the same institute before: its rows are not adjacent in the file,
    /// and neither roster is the whole.
    pub fn is_continuation(&self) -> bool {
        self.is_continuation
    }
}

/// Groups rows by institute, wherever in the file they stand: one roster an institute, in the order in which the institutes
/// first come. Rows that name no institute are a roster too.
///
/// It holds all of them; [`RosterStream`] holds one roster at a time.
///
/// ```
/// use abilita::table::{self, rosters};
/// let file = b"CF;Ruolo;Codice istituto\n\
///     RSSNNA75S42D205F;delegate;TOIS99901A\n\
///     VRDLCU93A30G674G;delegate;TOPC99902B\n\
///     BNCGFR72M19F205G;delegate;tois99901a\n";
/// let rosters = rosters(table::read(file).rows);
/// assert_eq!(rosters[0].lines(), [2, 4]);
/// assert_eq!(rosters[1].lines(), [3]);
/// ```
pub fn rosters(rows: impl IntoIterator<Item = Row>) -> Vec<Roster> {
    let mut places = HashMap::new();
    let mut rosters: Vec<Roster> = Vec::new();
    for row in rows {
        let place = *places.entry(row.institute.key()).or_insert_with(|| {
            rosters.push(Roster::new(row.institute.clone()));
            rosters.len() - 1
        });
        if let Some(roster) = rosters.get_mut(place) {
            roster.push(row);
        }
    }
    rosters
}

/// Groups rows by institute as they come, where the rows of an institute are adjacent: as soon as the next institute
/// begins, the roster of the one before is whole.
///
/// It holds one roster, and of the institutes before only how they are named. An institute that comes again is reported by
/// [`Roster::is_continuation`]; for such files there is [`rosters`].
///
/// ```
/// use abilita::table::{RosterStream, TableReader};
///
/// let file = b"CF,Ruolo,Istituto\nRSSNNA75S42D205F,delegate,Liceo Volta\nVRDLCU93A30G674G,delegate,Liceo Galvani\n";
/// let mut reader = TableReader::new();
/// let mut stream = RosterStream::new();
/// let mut names = Vec::new();
/// for chunk in file.chunks(16) {
///     for row in reader.feed(chunk) {
///         names.extend(stream.push(row?).map(|roster| roster.institute().name().to_owned()));
///     }
/// }
/// for row in reader.finish() {
///     names.extend(stream.push(row?).map(|roster| roster.institute().name().to_owned()));
/// }
/// names.extend(stream.finish().map(|roster| roster.institute().name().to_owned()));
/// assert_eq!(names, ["Liceo Volta", "Liceo Galvani"]);
/// # Ok::<(), abilita::table::TableProblem>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RosterStream {
    open: Option<Roster>,
    seen: HashSet<(bool, String)>,
}

impl RosterStream {
    /// A stream before its first row.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a row; the roster before it, if the row is the first of another institute.
    #[must_use = "the roster that is whole is not kept"]
    pub fn push(&mut self, row: Row) -> Option<Roster> {
        match &mut self.open {
            Some(roster) if roster.institute.is_same(&row.institute) => {
                roster.push(row);
                None
            }
            open => {
                let mut roster = Roster::new(row.institute.clone());
                roster.is_continuation = !self.seen.insert(row.institute.key());
                roster.push(row);
                open.replace(roster)
            }
        }
    }

    /// The last roster, if there was any row.
    pub fn finish(self) -> Option<Roster> {
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read;

    const FILE: &[u8] = b"CF;Ruolo;Cod. mecc.;Istituto\n\
        A;x;TOIS99901A;Liceo Volta\n\
        B;x;;Liceo Galvani\n\
        C;x;tois99901a;Volta\n\
        D;x;;LICEO GALVANI\n\
        E;x;;\n";

    /// Each roster as its lines.
    fn lines(rosters: &[Roster]) -> Vec<&[usize]> {
        rosters.iter().map(Roster::lines).collect()
    }

    #[test]
    fn an_institute_has_one_roster_wherever_its_rows_stand() {
        let rosters = rosters(read(FILE).rows);
        assert_eq!(lines(&rosters), [&[2, 4][..], &[3, 5], &[6]]);
        assert_eq!(rosters[0].institute().name(), "Liceo Volta");
        assert!(rosters.iter().all(|roster| !roster.is_continuation()));
    }

    #[test]
    fn a_stream_tells_an_institute_that_comes_again() {
        let mut stream = RosterStream::new();
        let mut rosters: Vec<Roster> =
            read(FILE).rows.into_iter().filter_map(|row| stream.push(row)).collect();
        rosters.extend(stream.finish());
        assert_eq!(lines(&rosters), [&[2][..], &[3], &[4], &[5], &[6]]);
        let again: Vec<bool> = rosters.iter().map(Roster::is_continuation).collect();
        assert_eq!(again, [false, false, true, true, false]);
        assert!(RosterStream::new().finish().is_none());
    }
}
