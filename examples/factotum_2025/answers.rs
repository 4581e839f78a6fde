//! Questions about persons and days, asked of the cases as they were then.

use abilita::{Asker, Campaign, Case, Instant, Lang, Person, Request, RoleHolders, Scheme};

use super::Result;
use super::data::Question;
use super::play::{Run, Stored};

/// What a person may do on several days, in each of his cases.
pub(crate) struct Matrix {
    pub(crate) person: Person,
    pub(crate) role: String,
    pub(crate) days: Vec<Instant>,
    pub(crate) cases: Vec<CaseRows>,
}

/// The rows of one case.
pub(crate) struct CaseRows {
    pub(crate) institute: String,
    /// The state of the case on each day.
    pub(crate) states: Vec<String>,
    /// Each function by its title, with the answer of each day.
    pub(crate) functions: Vec<(String, Vec<Answer>)>,
}

/// What the library answered, for print.
pub(crate) struct Answer {
    pub(crate) is_allowed: bool,
    pub(crate) explained: String,
    pub(crate) until: Option<Instant>,
}

/// The case as it was at an instant: its events until then, replayed.
pub(crate) fn case_at(campaign: &Campaign, stored: &Stored<'_>, at: Instant) -> Result<Case> {
    Ok(campaign.replay(stored.events.iter().take_while(|event| event.at() <= at))?)
}

/// The state of the case, by its title.
pub(crate) fn state_title(campaign: &Campaign, case: &Case) -> String {
    let states = campaign.tracks().filter_map(|(track, _)| {
        let state = campaign.state_of(case, track)?;
        Some(campaign.state_title(track, state, Lang::It).to_owned())
    });
    states.collect::<Vec<_>>().join(", ")
}

/// Whoever has the role in the case today: on record, or first in the register.
pub(crate) fn holder<'a>(campaign: &'a Campaign, case: &'a Case, role: &str) -> Result<&'a Person> {
    let mut persons = campaign.record_of(case).chain(campaign.register_of(case));
    let holder = persons.find(|(held, _)| *held == role).map(|(_, person)| person);
    holder.ok_or_else(|| format!("{}: nessuno è {role}", case.id().as_str()).into())
}

/// A person who has logged in as the campaign asks.
pub(crate) fn logged_in(person: &Person) -> Asker {
    Asker::person(person.id().as_str()).logged_in(Scheme::SPID, 2)
}

/// Answers questions that belong together: one person, several days.
pub(crate) fn matrix(campaign: &Campaign, run: &Run<'_>, questions: &[&Question]) -> Result<Matrix> {
    let first = questions.first().ok_or("nessuna domanda")?;
    let person = holder(campaign, &run.case_of(&first.institute)?.case, &first.role)?.clone();
    let days: Vec<Instant> = questions.iter().map(|question| question.at).collect();
    let has_role = |stored: &&Stored<'_>| {
        let persons = campaign.record_of(&stored.case).chain(campaign.register_of(&stored.case));
        persons.into_iter().any(|(role, held)| role == first.role && held.id() == person.id())
    };
    let cases = run.cases.iter().filter(has_role).map(|stored| rows(campaign, stored, &person, &days));
    Ok(Matrix { cases: cases.collect::<Result<_>>()?, role: first.role.clone(), days, person })
}

fn rows(campaign: &Campaign, stored: &Stored<'_>, person: &Person, days: &[Instant]) -> Result<CaseRows> {
    let cases = days.iter().map(|day| case_at(campaign, stored, *day)).collect::<Result<Vec<_>>>()?;
    let mut functions = Vec::new();
    for function in campaign.functions() {
        let request = Request::new(function, logged_in(person));
        let mut answers = Vec::new();
        for (case, day) in cases.iter().zip(days) {
            let decision = campaign.decide(case, &request, *day)?;
            if is_for_persons(campaign, &decision.roles_that_may()) {
                answers.push(Answer {
                    is_allowed: decision.is_allowed(),
                    explained: decision.explain(Lang::It),
                    until: decision.valid_until(),
                });
            }
        }
        if !answers.is_empty() {
            functions.push((campaign.function_title(function, Lang::It).to_owned(), answers));
        }
    }
    Ok(CaseRows {
        institute: format!("{} {}", stored.institute.code, stored.institute.name),
        states: cases.iter().map(|case| state_title(campaign, case)).collect(),
        functions,
    })
}

/// False for what only the office itself does.
fn is_for_persons(campaign: &Campaign, roles: &[&str]) -> bool {
    // What is open to everybody of the case names no role.
    roles.is_empty()
        || campaign.roles().any(|(role, holders)| holders != RoleHolders::Vouched && roles.contains(&role))
}
