//! From a campaign to the charts of its tracks.

use std::collections::BTreeMap;

use abilita::inspect::{Act, Inspection, Scope, Track, Transition, Trigger};
use abilita::{Campaign, Lang};

use super::rights::Rights;
use super::{Chart, Diagram, State, Step};
use crate::model::Model;
use crate::wording::Speaker;

pub(super) fn diagram(campaign: &Campaign, lang: Lang) -> Diagram {
    let model = Model::of(campaign);
    let definition = &model.definition;
    let speaker = Speaker::new(campaign, definition, lang);
    let rights = Rights::of(&model);
    let charts = definition.tracks.iter().map(|track| {
        let steps = steps(&speaker, definition, track);
        let states = in_order(track, &steps).into_iter().map(|name| State {
            title: speaker.state_label(&track.name, name),
            is_initial: *name == track.initial,
            is_final: !steps.iter().any(|step| leads_out(step, name)),
            may: rights.in_state(&speaker, &track.name, name),
            name: name.clone(),
        });
        Chart {
            title: campaign.track_title(&track.name, lang).to_owned(),
            name: track.name.clone(),
            of_member: track.scope == Scope::Member,
            states: states.collect(),
            steps,
        }
    });
    Diagram {
        id: campaign.id().to_owned(),
        title: campaign.title(lang).to_owned(),
        lang,
        charts: charts.collect(),
        always: rights.always(&speaker),
    }
}

fn leads_out(step: &Step, state: &str) -> bool {
    let from_here = step.from.as_ref().is_none_or(|from| from.iter().any(|own| own == state));
    from_here && step.leads_from(Some(state)).is_some()
}

/// The transitions of the track, and those of others that move it; those that differ in their trigger alone as one.
fn steps(speaker: &Speaker<'_>, definition: &Inspection, track: &Track) -> Vec<Step> {
    let own = track.transitions.iter().map(|transition| step(speaker, transition));
    let others = definition.tracks.iter().filter(|other| other.name != track.name);
    let moving = others.flat_map(|other| {
        let transitions = other.transitions.iter();
        transitions.filter_map(move |transition| {
            let to = transition.acts.iter().find_map(|act| match act {
                Act::Move(milestone) if milestone.track == track.name => Some(milestone.state.clone()),
                _ => None,
            })?;
            let elsewhere = speaker.campaign.track_title(&other.name, speaker.lang).to_owned();
            let step = step(speaker, transition);
            Some(Step {
                from: None,
                to: Some(to),
                needs: Vec::new(),
                refusals: Vec::new(),
                does: Vec::new(),
                elsewhere: Some(elsewhere),
                ..step
            })
        })
    });
    let mut merged: Vec<Step> = Vec::new();
    for step in own.chain(moving) {
        let same = |known: &&mut Step| {
            Step {
                names: Vec::new(),
                titles: Vec::new(),
                does: Vec::new(),
                cites: Vec::new(),
                ..(**known).clone()
            } == Step {
                names: Vec::new(),
                titles: Vec::new(),
                does: Vec::new(),
                cites: Vec::new(),
                ..step.clone()
            }
        };
        match merged.iter_mut().find(same).filter(|_| !step.is_of_time) {
            Some(known) => {
                known.names.extend(step.names);
                known.titles.extend(
                    step.titles.into_iter().filter(|title| !known.titles.contains(title)).collect::<Vec<_>>(),
                );
                known.does.extend(step.does);
                known.cites.extend(
                    step.cites.into_iter().filter(|cite| !known.cites.contains(cite)).collect::<Vec<_>>(),
                );
            }
            None => merged.push(step),
        }
    }
    merged
}

fn step(speaker: &Speaker<'_>, transition: &Transition) -> Step {
    let command = speaker.command_of(transition);
    let (title, when, who) = match &transition.trigger {
        Trigger::Command(name) => (speaker.command_label(name), None, speaker.who_may(name)),
        Trigger::Moment(name) => {
            let moment = speaker.definition.moment(name);
            (speaker.moment_label(name), moment.map(|moment| speaker.when_dated(moment)), Vec::new())
        }
    };
    let of_permit = command.into_iter().flat_map(|command| speaker.permits_of(&command.name));
    let (mut times, mut needs, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    for need in of_permit.flat_map(|rule| &rule.needs) {
        match speaker.time_of(&need.holds).filter(|_| need.applies.is_empty()) {
            Some(time) => push_new(&mut times, time),
            None => push_new(&mut needs, speaker.check(need, None)),
        }
    }
    let guard = speaker.condition(&transition.guard, command);
    needs.extend((!guard.is_empty()).then_some(guard));
    for check in &transition.require {
        match &check.refusal {
            Some(refusal) => {
                push_new(&mut refusals, speaker.campaign.refusal_text(refusal, speaker.lang).to_owned());
            }
            None => push_new(&mut needs, speaker.check(check, command)),
        }
    }
    let acts = transition.acts.iter().filter(|act| is_worth_telling(act));
    Step {
        names: vec![transition.name.clone()],
        titles: vec![title],
        is_of_time: matches!(transition.trigger, Trigger::Moment(_)),
        when,
        from: transition.from.clone(),
        to: transition.to.clone(),
        who,
        times,
        needs,
        refusals,
        does: acts.map(|act| speaker.act(act, command)).collect(),
        elsewhere: None,
        cites: transition.cites.clone(),
    }
}

fn push_new(known: &mut Vec<String>, said: String) {
    if !known.contains(&said) {
        known.push(said);
    }
}

/// What a command does to the list, or keeps of what is said with it, its title tells.
fn is_worth_telling(act: &Act) -> bool {
    !matches!(
        act,
        Act::Confirm { .. }
            | Act::Insert { .. }
            | Act::Remove { .. }
            | Act::Comment { .. }
            | Act::Settle { .. }
    )
}

/// The states by how many steps they are from the initial one; those that nothing leads to last.
fn in_order<'t>(track: &'t Track, steps: &[Step]) -> Vec<&'t String> {
    let mut rank: BTreeMap<&str, usize> = BTreeMap::from([(track.initial.as_str(), 0)]);
    let mut open = vec![track.initial.as_str()];
    while !open.is_empty() {
        let mut next = Vec::new();
        for state in open {
            let depth = rank.get(state).map_or(1, |depth| depth + 1);
            for to in steps.iter().filter(|step| leads_out(step, state)).filter_map(|step| step.to.as_deref())
            {
                if !rank.contains_key(to) {
                    rank.insert(to, depth);
                    next.push(to);
                }
            }
        }
        open = next;
    }
    let mut states: Vec<&String> = track.states.iter().collect();
    states.sort_by_key(|state| rank.get(state.as_str()).copied().unwrap_or(usize::MAX));
    states
}
