//! The words for a condition that is not met, made from the titles of the definition.

use crate::campaign::{Campaign, Condition, MomentId, Subject, Test};
use crate::text::Lang;

impl Campaign {
    /// What a condition asks for, one phrase per test. Roles and functions are reported elsewhere.
    pub(super) fn reasons(&self, condition: &Condition, lang: Lang) -> Vec<String> {
        let not = said(lang, "non", "not");
        let asked = condition.tests.iter().filter_map(|test| self.reason(test, lang));
        let excluded = condition.unless.iter().map(|exception| {
            let tests = exception.tests.iter().filter_map(|test| self.reason(test, lang));
            tests.collect::<Vec<_>>().join(said(lang, " e ", " and "))
        });
        let excluded = excluded.filter(|text| !text.is_empty()).map(|text| format!("{not} {text}"));
        asked.chain(excluded).collect()
    }

    fn reason(&self, test: &Test, lang: Lang) -> Option<String> {
        let program = &self.program;
        Some(match test {
            Test::During(windows) => {
                let titles = windows.iter().filter_map(|id| Some((*id, program.windows.get(*id)?)));
                let mut titles = titles.map(|(id, window)| window.title.or(lang, program.windows.name(id)));
                format!("{} «{}»", said(lang, "durante", "during"), either(&mut titles, lang))
            }
            Test::Before(moment) => self.at_moment(said(lang, "prima di", "before"), *moment, lang),
            Test::After(moment) => self.at_moment(said(lang, "dopo", "after"), *moment, lang),
            Test::State(track, states) => {
                let found = program.tracks.get(*track)?;
                let named = states.iter().filter_map(|id| Some((id, found.states.get(id)?)));
                let mut titles = named.map(|(id, title)| title.or(lang, found.states.name(id)));
                let track = found.title.or(lang, program.tracks.name(*track));
                format!("«{track}» {} «{}»", said(lang, "nello stato", "in state"), either(&mut titles, lang))
            }
            Test::Entered(milestone) => {
                let (track, state) = *program.milestones.get(crate::campaign::Id::index(*milestone))?;
                let found = program.tracks.get(track)?;
                let title = found.states.get(state)?.or(lang, found.states.name(state));
                let track = found.title.or(lang, program.tracks.name(track));
                format!("«{track}» {} «{title}»", said(lang, "già arrivata a", "has reached"))
            }
            Test::Flag(flags) => {
                let named = flags.iter().filter_map(|id| Some((id, program.flags.get(id)?)));
                let mut titles = named.map(|(id, flag)| flag.title.or(lang, program.flags.name(id)));
                format!("«{}»", either(&mut titles, lang))
            }
            Test::Value(Subject::Fact(fact), _) => {
                let title = program.facts.get(*fact)?.title.or(lang, program.facts.name(*fact));
                format!("{} «{title}»", said(lang, "una condizione su", "a condition on"))
            }
            Test::Scheme(schemes) => {
                let mut names = schemes.iter().map(crate::identity::Scheme::as_str);
                format!("{} {}", said(lang, "accesso con", "login by"), either(&mut names, lang))
            }
            Test::Level(level) => {
                format!("{} {level}", said(lang, "accesso almeno di livello", "login at least of level"))
            }
            Test::Owing(_) => {
                said(lang, "richieste ancora da inserire", "requests still to be entered").to_owned()
            }
            Test::Vacant(roles) => {
                let title = |role| {
                    program.roles.get(role).map(|found| found.title.or(lang, program.roles.name(role)))
                };
                let mut titles = roles.iter().filter_map(title);
                format!("{} {}", said(lang, "nessuno come", "nobody as"), either(&mut titles, lang))
            }
            Test::Role(_) | Test::Function(_) | Test::Value(Subject::Argument(_), _) => return None,
        })
    }

    fn at_moment(&self, word: &str, moment: MomentId, lang: Lang) -> String {
        let name = self.program.moments.name(moment);
        let title = self.program.moments.get(moment).map_or(name, |found| found.title.or(lang, name));
        format!("{word} «{title}»")
    }
}

fn said(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

fn either(texts: &mut dyn Iterator<Item = &str>, lang: Lang) -> String {
    joined(texts, said(lang, "» o «", "» or «"))
}

/// What `join` gives of a list: one function for every iterator.
pub(super) fn joined(texts: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut joined = texts.next().unwrap_or_default().to_owned();
    for text in texts {
        joined.push_str(between);
        joined.push_str(text);
    }
    joined
}

#[cfg(test)]
mod tests {
    use crate::{Asker, Campaign, CaseId, Lang, Opening, Person, Request, Scheme, parse_instant};

    #[test]
    fn a_deny_says_which_condition_is_not_met() {
        let campaign = Campaign::built_in("factotum-2025").expect("a built-in");
        let at = parse_instant("2025-09-01T00:00:00+02:00").expect("an instant");
        let opening = Opening::new().on_record("head", Person::new("CNTDRO68C54L219H"));
        let event = campaign.open(CaseId::new("a"), opening, at).expect("an opening that fits");
        let case = campaign.replay([&event]).expect("one event");
        let explained = |function: &str, lang| {
            let request =
                Request::new(function, Asker::person("CNTDRO68C54L219H").logged_in(Scheme::SPID, 2));
            campaign.decide(&case, &request, at).expect("its own campaign").explain(lang)
        };
        assert_eq!(
            explained("interim.request", Lang::It),
            "Manca una condizione: durante «Sospensione dell'accesso»."
        );
        assert_eq!(
            explained("interim.enter", Lang::En),
            "A condition is not met: «Confirmation of the delegates» has reached «concluded»."
        );
        assert_eq!(
            explained("delegates.manage", Lang::It),
            "Manca una condizione (F25-03, F25-04): dopo «Inizio della sospensione». Attendere l'apertura della procedura."
        );
        assert_eq!(
            explained("procedure.review", Lang::En),
            "None of the person's roles may do this; it is allowed to: operator."
        );
    }
}
