//! The whole of a simulation, in sentences.

use abilita::timeline::wording;
use abilita::{Campaign, CodeKind, Lang};

use crate::simulation::course::Course;
use crate::simulation::office::Reinforcement;

/// What stands below the table.
pub(super) fn sentences(campaign: &Campaign, course: &Course, lang: Lang) -> Vec<String> {
    let mut sentences = vec![scale(course, lang)];
    sentences.extend(cut_short(course, lang));
    sentences.extend(deadline(campaign, course, lang));
    sentences.push(peaks(course, lang));
    sentences.extend(course.reinforcement.map(|found| reinforcement(course, found, lang)));
    let counted = |names: Vec<(String, u64)>| {
        let counted = names.into_iter().filter(|(_, count)| *count > 0);
        counted.map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join("; ")
    };
    let messages = course.messages.iter().map(|(to, count)| (recipient(campaign, to, lang), *count));
    let messages = counted(messages.collect());
    if !messages.is_empty() {
        sentences.push(format!("{}: {messages}.", say(lang, "Messaggi", "Messages")));
    }
    let refusals = course.refusals.iter().map(|(code, count)| (refusal(campaign, code, lang), *count));
    let refusals = counted(refusals.collect());
    if !refusals.is_empty() {
        sentences.push(format!("{}: {refusals}.", say(lang, "Rifiuti", "Refusals")));
    }
    sentences
}

fn say(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::It => it,
        Lang::En => en,
    }
}

fn scale(course: &Course, lang: Lang) -> String {
    let (institutes, seed) = (course.scale.institutes, course.scale.seed);
    let (operators, cases) = (course.operators, course.cases_a_day);
    let office = match (lang, course.reinforcement.is_some()) {
        (_, false) => String::new(),
        (Lang::It, true) => format!("; operatori: {operators}, per {cases} pratiche al giorno ciascuno"),
        (Lang::En, true) => format!("; operators: {operators}, {cases} cases a day each"),
    };
    match lang {
        Lang::It => format!("Pratiche simulate: {institutes}, seme {seed}{office}."),
        Lang::En => format!("Cases simulated: {institutes}, seed {seed}{office}."),
    }
}

/// Told where the days that are played end before those that there are.
fn cut_short(course: &Course, lang: Lang) -> Option<String> {
    let (beyond, last) = (wording::day(lang, course.beyond?), wording::day(lang, course.days.last()?.date));
    Some(match lang {
        Lang::It => {
            format!("Si simulano al più {} giorni: fino a {last}, non fino a {beyond}.", course.days.len())
        }
        Lang::En => {
            format!("At most {} days are played: until {last}, not until {beyond}.", course.days.len())
        }
    })
}

fn deadline(campaign: &Campaign, course: &Course, lang: Lang) -> Option<String> {
    let (moment, last) = course.deadline.as_ref()?;
    let title =
        campaign.moments(lang).find(|(name, _)| name == moment).map_or(moment.as_str(), |(_, title)| title);
    let day = wording::day(lang, *last);
    Some(match lang {
        Lang::It => format!("{title}: ultimo giorno utile {day}."),
        Lang::En => format!("{title}: the last day is {day}."),
    })
}

/// The worst evenings.
fn peaks(course: &Course, lang: Lang) -> String {
    let backlog = course.days.iter().rev().max_by_key(|day| day.backlog);
    let locked = course.days.iter().rev().max_by_key(|day| day.locked_out);
    let told = |count: i64, date| match count {
        0 => "0".to_owned(),
        _ => format!("{count} ({})", wording::day(lang, date)),
    };
    let backlog = backlog.map(|day| told(i64::try_from(day.backlog).unwrap_or(i64::MAX), day.date));
    let locked_most = locked.map(|day| told(day.locked_out, day.date)).unwrap_or_default();
    let locked_last = course.days.last().map_or(0, |day| day.locked_out);
    let backlog = backlog.filter(|_| course.reinforcement.is_some());
    match lang {
        Lang::It => format!(
            "Persone escluse: al massimo {locked_most}, alla fine {locked_last}.{}",
            backlog.map(|most| format!(" Arretrato massimo: {most}.")).unwrap_or_default()
        ),
        Lang::En => format!(
            "Persons locked out: {locked_most} at most, {locked_last} in the end.{}",
            backlog.map(|most| format!(" Largest backlog: {most}.")).unwrap_or_default()
        ),
    }
}

fn reinforcement(course: &Course, found: Reinforcement, lang: Lang) -> String {
    let day = |day: usize| course.days.get(day).map(|day| wording::day(lang, day.date)).unwrap_or_default();
    match (lang, found) {
        (Lang::It, Reinforcement::NotNeeded) => {
            "Un operatore in più non serve: al termine non resta arretrato.".to_owned()
        }
        (Lang::En, Reinforcement::NotNeeded) => {
            "One more operator is not needed: nothing is left at the deadline.".to_owned()
        }
        (Lang::It, Reinforcement::LastDay(last)) => {
            format!("Ultimo giorno per aggiungere un operatore: {}.", day(last))
        }
        (Lang::En, Reinforcement::LastDay(last)) => {
            format!("The last day to add an operator: {}.", day(last))
        }
        (Lang::It, Reinforcement::Needs(more)) => {
            format!("Un operatore in più non basta: dal primo giorno ne servirebbero {more}.")
        }
        (Lang::En, Reinforcement::Needs(more)) => {
            format!("One more operator is not enough: it would take {more} from the first day on.")
        }
        (Lang::It, Reinforcement::Impossible) => {
            "Nessun operatore in più basterebbe: non lavorano alcuna pratica.".to_owned()
        }
        (Lang::En, Reinforcement::Impossible) => {
            "No number of operators would do: they get nothing done.".to_owned()
        }
    }
}

/// What a role or fact is called to which messages go.
fn recipient(campaign: &Campaign, to: &str, lang: Lang) -> String {
    let role = campaign.role_title(to, lang);
    if role == to { campaign.fact_title(to, lang).to_owned() } else { role.to_owned() }
}

/// The code of a refusal and what it says.
fn refusal(campaign: &Campaign, code: &str, lang: Lang) -> String {
    let own = campaign.refusal_text(code, lang);
    let library = || {
        let found = abilita::Code::ALL
            .iter()
            .find(|known| known.kind() == CodeKind::Refusal && known.as_str() == code);
        found.map(|known| known.text(lang))
    };
    let text = if own == code { library().unwrap_or(own) } else { own };
    if text == code { code.to_owned() } else { format!("{code} («{text}»)") }
}
