//! What a campaign says of itself, whoever asks and whenever: read once, then kept by the host.

use abilita::wire::record;
use abilita::{Campaign, Lang};

record! {
    /// A text in both languages.
    struct Text: ToJson {
        it: String,
        en: String,
    }

    /// Something with a name and a title.
    struct Titled: ToJson {
        name: String,
        title: Text,
    }

    struct Role: ToJson {
        name: String,
        title: Text,
        holders: &'static str,
    }

    struct Fact: ToJson {
        name: String,
        title: Text,
        kind: &'static str as "type",
    }

    struct Track: ToJson {
        name: String,
        title: Text,
        of_members: bool as "ofMembers",
        states: Vec<Titled>,
    }

    struct Argument: ToJson {
        name: String,
        kind: &'static str as "type",
    }

    struct Command: ToJson {
        name: String,
        title: Text,
        arguments: Vec<Argument>,
    }

    struct Source: ToJson {
        name: String,
        title: Text,
        date: Option<String>,
    }

    struct Conflict: ToJson {
        name: String,
        cites: Vec<String>,
        reading: Text,
    }

    pub(crate) struct Description: ToJson {
        id: String,
        portal: String,
        case_kind: String as "caseKind",
        title: Text,
        zone: &'static str,
        hash: String,
        functions: Vec<Titled>,
        roles: Vec<Role>,
        facts: Vec<Fact>,
        tracks: Vec<Track>,
        commands: Vec<Command>,
        moments: Vec<Titled>,
        sources: Vec<Source>,
        conflicts: Vec<Conflict>,
    }
}

impl Text {
    fn of<'t>(text: impl Fn(Lang) -> &'t str) -> Self {
        Self { it: text(Lang::It).to_owned(), en: text(Lang::En).to_owned() }
    }
}

impl Description {
    pub(crate) fn of(campaign: &Campaign) -> Self {
        let functions = campaign
            .functions()
            .map(|name| titled(name, Text::of(|lang| campaign.function_title(name, lang))));
        let moments = campaign
            .moments(Lang::It)
            .zip(campaign.moments(Lang::En))
            .map(|((name, it), (_, en))| titled(name, Text { it: it.to_owned(), en: en.to_owned() }));
        Self {
            id: campaign.id().to_owned(),
            portal: campaign.portal().to_owned(),
            case_kind: campaign.case_kind().to_owned(),
            title: Text::of(|lang| campaign.title(lang)),
            zone: campaign.zone().name(),
            hash: campaign.hash(),
            functions: functions.collect(),
            roles: roles(campaign),
            facts: facts(campaign),
            tracks: tracks(campaign),
            commands: commands(campaign),
            moments: moments.collect(),
            sources: sources(campaign),
            conflicts: conflicts(campaign),
        }
    }
}

fn titled(name: &str, title: Text) -> Titled {
    Titled { name: name.to_owned(), title }
}

fn roles(campaign: &Campaign) -> Vec<Role> {
    let roles = campaign.roles().map(|(name, holders)| Role {
        name: name.to_owned(),
        title: Text::of(|lang| campaign.role_title(name, lang)),
        holders: holders.as_str(),
    });
    roles.collect()
}

fn facts(campaign: &Campaign) -> Vec<Fact> {
    let facts = campaign.facts().map(|(name, kind)| Fact {
        name: name.to_owned(),
        title: Text::of(|lang| campaign.fact_title(name, lang)),
        kind: kind.as_str(),
    });
    facts.collect()
}

fn tracks(campaign: &Campaign) -> Vec<Track> {
    let tracks = campaign.tracks().map(|(track, states)| {
        let states = states
            .into_iter()
            .map(|state| titled(state, Text::of(|lang| campaign.state_title(track, state, lang))));
        Track {
            name: track.to_owned(),
            title: Text::of(|lang| campaign.track_title(track, lang)),
            of_members: campaign.is_of_members(track),
            states: states.collect(),
        }
    });
    tracks.collect()
}

fn commands(campaign: &Campaign) -> Vec<Command> {
    let commands = campaign.commands().map(|(name, arguments)| {
        let arguments = arguments.into_iter();
        Command {
            name: name.to_owned(),
            title: Text::of(|lang| campaign.command_title(name, lang)),
            arguments: arguments
                .map(|(name, kind)| Argument { name: name.to_owned(), kind: kind.as_str() })
                .collect(),
        }
    });
    commands.collect()
}

fn sources(campaign: &Campaign) -> Vec<Source> {
    let sources = campaign.sources().iter().map(|source| Source {
        name: source.name().to_owned(),
        title: Text::of(|lang| source.title(lang)),
        date: source.date().map(|date| date.to_string()),
    });
    sources.collect()
}

fn conflicts(campaign: &Campaign) -> Vec<Conflict> {
    let conflicts = campaign.conflicts().iter().map(|conflict| Conflict {
        name: conflict.name().to_owned(),
        cites: conflict.cites().map(str::to_owned).collect(),
        reading: Text::of(|lang| conflict.reading(lang)),
    });
    conflicts.collect()
}
