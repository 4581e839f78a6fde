//! Part 1: what the campaign is, and its calendar.

use std::collections::HashSet;

use abilita::table::Roster;
use abilita::{Campaign, Lang, PersonId};

use super::{Data, Page, count};

pub(super) fn print(page: &mut Page, campaign: &Campaign, data: &Data) {
    page.title(campaign.title(Lang::It));
    let heads: HashSet<&PersonId> = data.institutes.iter().map(|institute| institute.head.id()).collect();
    let enabled: usize = data.before.values().map(|roster: &Roster| roster.delegates().len()).sum();
    page.line(&format!(
        "{} con {}; {} dall'edizione precedente",
        count(data.institutes.len(), "istituto", "istituti"),
        count(heads.len(), "dirigente", "dirigenti"),
        count(enabled, "persona abilitata", "persone abilitate"),
    ));
    for source in campaign.sources() {
        page.prose("Atto: ", source.title(Lang::It));
    }
    page.line("Dati inventati: istituti, persone, codici fiscali e caselle non esistono.");

    page.heading("1. Il calendario");
    let Some(question) = data.asked("calendario").next() else { return };
    let text = campaign.timeline(Lang::It, question.at).to_text(Some(question.at));
    // The first line is the title, which stands above.
    for line in text.lines().skip(2) {
        page.line(line);
    }
}
