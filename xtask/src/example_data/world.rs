//! The world that the data are drawn from: who works where, and what everybody does.

use abilita::codice_fiscale::{CodiceFiscale, Person, PlaceCode, Sex};
use std::collections::HashSet;
use std::fmt::Write as _;

use super::Result;
use super::chance::Chance;
use super::diary::{Diary, is_working_day, working_days_after};
use super::school::{School, Somebody, school_code};
use super::story::{
    DOMAIN, FAULTS, Fault, KINDS, MEN, NAMESAKES, PLACES, SECOND_OF, SEED, SENDING_DAYS, SURNAMES, WOMEN,
};

pub(super) struct World {
    pub(super) chance: Chance,
    pub(super) known: HashSet<CodiceFiscale>,
    pub(super) external_rspps: Vec<Somebody>,
}

impl World {
    pub(super) fn new() -> Result<Self> {
        let mut world = Self { chance: Chance(SEED), known: HashSet::new(), external_rspps: Vec::new() };
        for _ in 0..24 {
            let rspp = world.somebody()?;
            world.external_rspps.push(rspp);
        }
        Ok(world)
    }

    /// A person whom nobody has met yet.
    pub(super) fn somebody(&mut self) -> Result<Somebody> {
        loop {
            let woman = self.chance.percent(55);
            let surname = self.chance.word(SURNAMES);
            let name = self.chance.word(if woman { WOMEN } else { MEN });
            let (year, month) = (self.chance.between(1961, 1994), self.chance.between(1, 12));
            let birth = format!("{year}-{month:02}-{:02}", self.chance.between(1, 28));
            let place = self.chance.pick(PLACES);
            let code = CodiceFiscale::encode(&Person {
                surname,
                name,
                sex: if woman { Sex::Female } else { Sex::Male },
                birth_date: birth.parse().map_err(|_| "a birth date")?,
                place: PlaceCode::new(place).ok_or("a place code")?,
            })?;
            if self.known.insert(code) {
                return Ok(Somebody { surname, name, code });
            }
        }
    }

    pub(super) fn schools(&mut self) -> Result<Vec<School>> {
        let mut days: Vec<Option<usize>> =
            SENDING_DAYS.iter().flat_map(|(day, times)| std::iter::repeat_n(Some(*day), *times)).collect();
        let number_of_schools: usize = KINDS.iter().map(|(_, _, times)| times).sum();
        days.resize(number_of_schools, None);
        self.chance.shuffle(&mut days);
        let mut names = self.names(number_of_schools).into_iter();
        let mut schools: Vec<School> = Vec::new();
        for (kind, title, times) in KINDS {
            for serial in 1..=*times {
                let number = schools.len();
                let first = SECOND_OF.iter().find(|(second, _)| *second == number).map(|(_, first)| *first);
                let head_of_first =
                    first.and_then(|first| schools.get(first)).map(|first| first.head.clone());
                let head = head_of_first.clone().map_or_else(|| self.somebody(), Ok)?;
                let (before, delegates) = self.delegates(number)?;
                let rspp = self.rspp(&head, &delegates)?;
                schools.push(School {
                    number,
                    code: school_code(&format!("TO{kind}999{serial:02}"))?,
                    name: format!("{title} {}", names.next().unwrap_or_default()),
                    head,
                    zone: self.chance.between(1, 8),
                    before,
                    delegates,
                    rspp,
                    sends: days.get(number).copied().flatten(),
                    is_second: head_of_first.is_some(),
                });
            }
        }
        Ok(schools)
    }

    /// Pairs of surnames, each once.
    pub(super) fn names(&mut self, count: usize) -> Vec<String> {
        let pairs_with = |first| NAMESAKES.iter().map(move |second| (first, *second));
        let mut pairs: Vec<(&str, &str)> = NAMESAKES.iter().copied().flat_map(pairs_with).collect();
        pairs.retain(|(first, second)| first != second && (*first, *second) != ("Bobbio", "Levi"));
        self.chance.shuffle(&mut pairs);
        pairs.insert(0, ("Bobbio", "Levi"));
        pairs.into_iter().take(count).map(|(first, second)| format!("{first}-{second}")).collect()
    }

    /// The delegates of the edition before, and those of this one: most stay.
    pub(super) fn delegates(&mut self, number: usize) -> Result<(Vec<Somebody>, Vec<Somebody>)> {
        let fault = FAULTS.iter().find(|(faulty, _)| *faulty == number).map(|(_, fault)| *fault);
        let wanted = match fault {
            Some(Fault::TooMany) => self.chance.between(6, 7),
            Some(Fault::Single) => 1,
            _ => self.chance.between(2, 3),
        };
        let mut before = Vec::new();
        for _ in 0..self.chance.between(2, 3) {
            before.push(self.somebody()?);
        }
        let mut delegates = Vec::new();
        for old in before.iter().take(wanted) {
            // The first one always stays. Faults stand beside people who are new.
            if delegates.is_empty() || (fault.is_none() && self.chance.percent(70)) {
                delegates.push(old.clone());
            }
        }
        while delegates.len() < wanted {
            delegates.push(self.somebody()?);
        }
        Ok((before, delegates))
    }

    /// An external one whom several institutes share, somebody of the house, one of the delegates, or the head himself.
    pub(super) fn rspp(&mut self, head: &Somebody, delegates: &[Somebody]) -> Result<Somebody> {
        let known = match self.chance.below(100) {
            0..60 => self.external_rspps.get(self.chance.below(self.external_rspps.len())),
            60..65 => Some(head),
            65..72 => delegates.last(),
            _ => None,
        };
        known.cloned().map_or_else(|| self.somebody(), Ok)
    }

    /// What a school does: mails what is urgent, sends its list, corrects it, enters what it had mailed.
    pub(super) fn school_year(&mut self, school: &School, diary: &mut Diary) {
        let Some(day) = school.sends else { return };
        let hour = self.hour();
        if school.is_second {
            let text = "Istituto in reggenza: per contatti scrivere alla sede principale";
            diary.add(day, &hour, school, "dirigente scolastico", "spid", "commenta", text);
        }
        diary.add(day, &hour, school, "dirigente scolastico", "spid", "invia", "");
        if let Some(reason) = school.returned() {
            diary.add(day, "17:30", school, "operatore", "", "rimanda", reason);
        }
        if let Some(day) = school.corrects().filter(|_| school.must_correct()) {
            let hour = self.hour();
            diary.add(day, &hour, school, "dirigente scolastico", "spid", "corregge", "");
        }
        if day > 7 && self.chance.percent(22) {
            self.mails(school, day, diary);
        }
    }

    /// A request by mail while the institute is suspended, and its entering on the portal, if anybody thinks of it.
    pub(super) fn mails(&mut self, school: &School, sends: usize, diary: &mut Diary) {
        let mailed = self.chance.between(6, sends.min(24));
        let mailed = if is_working_day(mailed) { mailed } else { 6 };
        let id = format!("INT-{:04}", 100 + school.number);
        let (urgent, receipt) = (self.chance.percent(80), self.chance.percent(93));
        let told = |fact: bool, yes: &'static str, no: &'static str| if fact { yes } else { no };
        let detail = format!(
            "{id} {} {}",
            told(urgent, "urgente", "ordinaria"),
            told(receipt, "con-ricevuta", "senza-ricevuta")
        );
        let hour = self.hour();
        diary.add(mailed, &hour, school, "delegato", "", "chiede", &detail);
        if urgent && receipt && self.chance.percent(85) {
            let wait = if school.must_correct() { 15 } else { 10 };
            let entered = working_days_after(sends, wait + self.chance.below(4));
            let detail = format!("{id} FCT-2025-{:05}", 4_000 + 7 * school.number);
            let hour = self.hour();
            diary.add(entered, &hour, school, "delegato", "spid", "inserisce", &detail);
        }
    }

    /// Who tries what he may not: too early, with the wrong identity, in place of the head. And who just tries to work.
    pub(super) fn curious(&mut self, schools: &[School], diary: &mut Diary) {
        let sending =
            |from: usize| schools.iter().filter(move |school| school.sends.is_some_and(|day| day > from));
        for school in sending(6).take(2) {
            diary.add(3, "11:20", school, "dirigente scolastico", "spid", "invia", "");
        }
        for school in sending(9).skip(20).take(3) {
            diary.add(8, "15:40", school, "dirigente scolastico", "cie", "invia", "");
        }
        for school in sending(14).skip(10).take(2) {
            diary.add(14, "09:10", school, "delegato", "spid", "invia", "");
        }
        for school in schools {
            if school.number % 4 == 1 {
                let (before, during) = (self.hour(), self.hour());
                diary.add(3, &before, school, "delegato", "spid", "entra", "interventions.request");
                diary.add(7, &during, school, "delegato", "spid", "entra", "interventions.request");
            }
        }
    }

    /// What becomes of the confirmation mails: nearly all arrive, some bounce, some arrive where they do not count.
    pub(super) fn mail(&mut self, schools: &[School]) -> String {
        let mut text = "Istituto;Esito;Dopo ore;Casella;Prova\n".to_owned();
        let mut line = |school: &School, outcome: &str, hours: usize, mailbox: &str, evidence: &str| {
            let _ = writeln!(text, "{};{outcome};{hours};{mailbox};{evidence}", school.code);
        };
        for school in schools.iter().filter(|school| school.sends.is_some()) {
            let mailbox = school.mailbox();
            if school.number % 29 == 11 {
                line(school, "respinta", 1, &mailbox, "");
            }
            if school.number % 53 == 20 {
                let other = format!("segreteria.{}@{DOMAIN}", school.code.to_ascii_lowercase());
                line(school, "recapitata", 3, &other, "manual_ack");
            }
            let evidence = if self.chance.percent(80) { "pec_delivery" } else { "manual_ack" };
            let hours =
                if evidence == "manual_ack" { self.chance.between(5, 70) } else { self.chance.between(1, 4) };
            line(school, "recapitata", hours, &mailbox, evidence);
        }
        text
    }

    /// An hour of an office day.
    pub(super) fn hour(&mut self) -> String {
        format!("{:02}:{:02}", self.chance.between(8, 16), self.chance.below(60))
    }
}
