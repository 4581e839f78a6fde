//! Days, and what is done on them.

use super::school::School;

/// 6 October 2025 was a Monday.
pub(super) fn is_working_day(day: usize) -> bool {
    (day + 1) % 7 < 5
}

pub(super) fn working_days_after(day: usize, count: usize) -> usize {
    (day + 1..).filter(|day| is_working_day(*day)).take(count).last().unwrap_or(day)
}

/// 1 is 1 October 2025.
pub(super) fn date(day: usize) -> String {
    if day <= 31 { format!("2025-10-{day:02}") } else { format!("2025-11-{:02}", day - 31) }
}

/// Everything that is done, by day and hour.
#[derive(Default)]
pub(super) struct Diary(pub(super) Vec<(String, usize, String)>);

impl Diary {
    #[expect(clippy::too_many_arguments, reason = "they are the columns of the file")]
    pub(super) fn add(
        &mut self,
        day: usize,
        hour: &str,
        school: &School,
        who: &str,
        login: &str,
        what: &str,
        detail: &str,
    ) {
        self.push(day, hour, &format!("{};{who};{login};{what};{detail}", school.code));
    }

    pub(super) fn push(&mut self, day: usize, hour: &str, rest: &str) {
        let when = format!("{};{hour}", date(day));
        self.0.push((when, self.0.len(), rest.to_owned()));
    }

    pub(super) fn text(mut self) -> String {
        self.0.sort();
        let lines = self.0.into_iter().map(|(when, _, rest)| format!("{when};{rest}\n"));
        "Giorno;Ora;Istituto;Chi;Identità;Azione;Dettaglio\n".to_owned() + &lines.collect::<String>()
    }
}

/// How many lists the office can process, each working day.
pub(super) fn office(diary: &mut Diary) {
    diary.0.push(("2025-09-15;08:00".to_owned(), 0, ";operatore;;apre;".to_owned()));
    for day in (7..=45).filter(|day| is_working_day(*day)) {
        let is_friday = (day + 1) % 7 == 4;
        let is_holiday_week = (30..34).contains(&day);
        let capacity = match (is_friday, is_holiday_week) {
            (_, true) => 4,
            (true, _) => 6,
            _ => 9,
        };
        diary.push(day, "09:30", &format!(";operatore;;lavora;{capacity}"));
    }
}
