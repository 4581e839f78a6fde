//! The question that `decide`, `permissions` and `explain` have in common: which case, who asks, when.

use abilita::{
    Announcement, Asker, Campaign, Identity, Instant, Library, RoleHolders, Scheme, parse_instant,
};

use crate::arguments::Asking;
use crate::error::{Error, Result};
use crate::library;
use crate::log::{Log, Stage};
use crate::session::Session;

/// Everything of a question but the function.
#[derive(Debug)]
pub(crate) struct Question {
    log: Log,
    campaigns: Vec<Campaign>,
    pub(crate) asker: Asker,
    pub(crate) at: Instant,
}

impl Question {
    pub(crate) fn new(asking: &Asking, session: &mut Session<'_>) -> Result<Self> {
        let campaigns = announced(campaigns(asking, session)?, &asking.announcements)?;
        let log = Log::read(&asking.events, asking.case.as_deref(), session)?;
        let asker = asker(asking, &campaigns)?;
        let at = instant_or_now(asking.at.as_deref(), &campaigns)?;
        Ok(Self { log, campaigns, asker, at })
    }

    /// The case after each event up to the instant of the question.
    pub(crate) fn stages(&self) -> Result<Vec<Stage<'_>>> {
        self.log.replay(&self.campaigns, self.at)
    }

    /// The case as its events up to the instant of the question left it.
    pub(crate) fn last_stage(&self) -> Result<Stage<'_>> {
        let told = || Error::told("nessun evento", "there is no event");
        self.stages()?.pop().ok_or_else(told)
    }
}

/// The definitions named on the command line; else the built-in ones, of which the events say which it is.
fn campaigns(asking: &Asking, session: &mut Session<'_>) -> Result<Vec<Campaign>> {
    if asking.campaigns.is_empty() {
        let library = Library::built_in();
        return library.ids().map(|id| library::built_in(id, &library)).collect();
    }
    asking.campaigns.iter().map(|name| library::load(name, session)).collect()
}

/// The campaigns with what was announced, each as far as it has the moment.
pub(crate) fn announced(mut campaigns: Vec<Campaign>, announcements: &[String]) -> Result<Vec<Campaign>> {
    for text in announcements {
        let (moment, times) = text.split_once('=').ok_or_else(|| malformed_announcement(text))?;
        let (at, known_from) = times.split_once('@').unwrap_or((times, times));
        let mut refusal = None;
        let mut taken = false;
        for campaign in &mut campaigns {
            let own = std::slice::from_ref(&*campaign);
            let announcement = Announcement::new(moment, instant(at, own)?, instant(known_from, own)?);
            match campaign.announce(announcement) {
                Ok(with_it) => {
                    *campaign = with_it;
                    taken = true;
                }
                Err(error) => refusal = Some(error),
            }
        }
        if let Some(error) = refusal.filter(|_| !taken) {
            let it = match &error {
                abilita::AnnouncementError::NotAnnounceable(name) => {
                    format!("il momento `{name}` è calcolato da altri e non si può annunciare")
                }
                _ => format!("la campagna non ha il momento `{moment}`"),
            };
            return Err(Error::told(it, error.to_string()));
        }
    }
    Ok(campaigns)
}

fn malformed_announcement(text: &str) -> Error {
    Error::told(
        format!("`{text}`: un annuncio si scrive MOMENTO=ISTANTE o MOMENTO=ISTANTE@NOTO_DAL"),
        format!("`{text}`: write an announcement as MOMENT=INSTANT or MOMENT=INSTANT@KNOWN_FROM"),
    )
}

fn asker(asking: &Asking, campaigns: &[Campaign]) -> Result<Asker> {
    if let Some(role) = &asking.vouched {
        check_role(role, campaigns, |holders| holders == RoleHolders::Vouched)?;
        let vouched = Asker::vouched(role);
        return Ok(asking.who.as_deref().map_or(vouched.clone(), |who| vouched.who_is(who)));
    }
    let Some(who) = &asking.who else { return Ok(Asker::anonymous()) };
    let mut asker = Asker::person(who);
    if !asking.scheme.eq_ignore_ascii_case("none") {
        asker = asker.with_identity(Identity::new(Scheme::new(&asking.scheme), asking.level, who));
    }
    if let Some(role) = &asking.role {
        check_role(role, campaigns, |holders| holders != RoleHolders::Vouched)?;
        asker = asker.acting_as(role);
    }
    Ok(asker)
}

/// A role that no campaign has is a slip of the fingers, not a question.
pub(crate) fn check_role(
    role: &str,
    campaigns: &[Campaign],
    fits: impl Fn(RoleHolders) -> bool,
) -> Result<()> {
    let mut known: Vec<&str> = Vec::new();
    for (name, holders) in campaigns.iter().flat_map(Campaign::roles) {
        if fits(holders) && !known.contains(&name) {
            known.push(name);
        }
    }
    if known.contains(&role) {
        return Ok(());
    }
    let known = known.join(", ");
    Err(Error::told(
        format!("il ruolo `{role}` qui non è previsto; ci sono: {known}"),
        format!("there is no role `{role}` here; there are: {known}"),
    ))
}

/// An instant in RFC 3339; or a date, or a date and an hour, in the zone of the campaign.
pub(crate) fn instant(text: &str, campaigns: &[Campaign]) -> Result<Instant> {
    if let Ok(instant) = parse_instant(text) {
        return Ok(instant);
    }
    let zone = campaigns.first().map_or(abilita::Zone::UTC, Campaign::zone);
    let civil = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
        .into_iter()
        .find_map(|format| chrono::NaiveDateTime::parse_from_str(text, format).ok());
    let instant = match (civil, text.parse::<chrono::NaiveDate>()) {
        (Some(civil), _) => Some(zone.instant(civil)),
        (None, Ok(day)) => Some(zone.start_of(day)),
        (None, Err(_)) => None,
    };
    instant.ok_or_else(|| {
        Error::told(
            format!("`{text}` non è un istante: si scrive 2025-10-07T08:00:00+02:00, `2025-10-07 08:00` o 2025-10-07"),
            format!("`{text}` is not an instant: write 2025-10-07T08:00:00+02:00, `2025-10-07 08:00` or 2025-10-07"),
        )
    })
}

/// An instant as given, or else now.
pub(crate) fn instant_or_now(text: Option<&str>, campaigns: &[Campaign]) -> Result<Instant> {
    text.map_or_else(|| Ok(now()), |text| instant(text, campaigns))
}

/// The clock of this machine. The engine has none.
pub(crate) fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    chrono::DateTime::from_timestamp(seconds, since.subsec_nanos()).unwrap_or_default()
}
