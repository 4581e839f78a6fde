//! What a campaign says of itself, whoever asks and whenever: read once, then kept by the host.

use std::borrow::Cow;

use abilita::wire::{Json, ToJson};
use abilita::{Campaign, Lang, ValueKind};

/// What a campaign says of itself.
pub(super) struct Description<'c>(pub(super) &'c Campaign);

impl ToJson for Description<'_> {
    fn as_json(&self) -> Json<'_> {
        let campaign = self.0;
        Json::Object(vec![
            text("id", campaign.id()),
            text("portal", campaign.portal()),
            text("caseKind", campaign.case_kind()),
            both("title", &|lang| campaign.title(lang)),
            text("zone", campaign.zone().name()),
            ("hash".into(), Json::Text(campaign.hash().into())),
            list("functions", functions(campaign)),
            list("roles", roles(campaign)),
            list("facts", facts(campaign)),
            list("tracks", tracks(campaign)),
            list("commands", commands(campaign)),
            list("moments", moments(campaign)),
            list("sources", sources(campaign)),
            list("conflicts", conflicts(campaign)),
        ])
    }
}

/// A key of an object, with its value.
type Entry<'c> = (Cow<'c, str>, Json<'c>);

fn text<'c>(key: &'static str, text: &'c str) -> Entry<'c> {
    (key.into(), Json::Text(text.into()))
}

/// A text in both languages.
fn both<'c>(key: &'static str, text_in: &dyn Fn(Lang) -> &'c str) -> Entry<'c> {
    (key.into(), Json::Object(vec![text("it", text_in(Lang::It)), text("en", text_in(Lang::En))]))
}

fn list<'c>(key: &'static str, items: Vec<Json<'c>>) -> Entry<'c> {
    (key.into(), Json::List(items))
}

/// Something with a name and a title, and what else there is to say of it.
fn titled<'c>(name: &'c str, title: &dyn Fn(Lang) -> &'c str, more: Option<Entry<'c>>) -> Json<'c> {
    let mut entries = vec![text("name", name), both("title", title)];
    entries.extend(more);
    Json::Object(entries)
}

fn functions(campaign: &Campaign) -> Vec<Json<'_>> {
    let functions = campaign.functions();
    functions.map(|name| titled(name, &|lang| campaign.function_title(name, lang), None)).collect()
}

fn roles(campaign: &Campaign) -> Vec<Json<'_>> {
    let roles = campaign.roles().map(|(name, holders)| {
        titled(name, &|lang| campaign.role_title(name, lang), Some(text("holders", holders.as_str())))
    });
    roles.collect()
}

fn facts(campaign: &Campaign) -> Vec<Json<'_>> {
    let facts = campaign.facts().map(|(name, kind)| {
        titled(name, &|lang| campaign.fact_title(name, lang), Some(text("type", kind.as_str())))
    });
    facts.collect()
}

fn tracks(campaign: &Campaign) -> Vec<Json<'_>> {
    let tracks = campaign.tracks().map(|(track, states)| {
        let states = states
            .into_iter()
            .map(|state| titled(state, &|lang| campaign.state_title(track, state, lang), None))
            .collect();
        Json::Object(vec![
            text("name", track),
            both("title", &|lang| campaign.track_title(track, lang)),
            ("ofMembers".into(), Json::Bool(campaign.is_of_members(track))),
            list("states", states),
        ])
    });
    tracks.collect()
}

fn commands(campaign: &Campaign) -> Vec<Json<'_>> {
    let commands = campaign.commands().map(|(name, arguments)| {
        let argument = |(name, kind): (_, ValueKind)| {
            Json::Object(vec![text("name", name), text("type", kind.as_str())])
        };
        let arguments = arguments.into_iter().map(argument).collect();
        titled(name, &|lang| campaign.command_title(name, lang), Some(list("arguments", arguments)))
    });
    commands.collect()
}

fn moments(campaign: &Campaign) -> Vec<Json<'_>> {
    let moments = campaign.moments(Lang::It).zip(campaign.moments(Lang::En)).map(|((name, it), (_, en))| {
        let title = |lang| if lang == Lang::It { it } else { en };
        titled(name, &title, None)
    });
    moments.collect()
}

fn sources(campaign: &Campaign) -> Vec<Json<'_>> {
    let sources = campaign.sources().iter().map(|source| {
        let date = source.date().map_or(Json::Null, |date| Json::Text(date.to_string().into()));
        titled(source.name(), &|lang| source.title(lang), Some(("date".into(), date)))
    });
    sources.collect()
}

fn conflicts(campaign: &Campaign) -> Vec<Json<'_>> {
    let conflicts = campaign.conflicts().iter().map(|conflict| {
        let cites = conflict.cites().map(|cite| Json::Text(cite.into())).collect();
        let reading = both("reading", &|lang| conflict.reading(lang));
        Json::Object(vec![text("name", conflict.name()), list("cites", cites), reading])
    });
    conflicts.collect()
}
