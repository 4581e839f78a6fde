//! The questions, one file for each kind.

mod always;
mod contradictions;
mod deadlines;
mod decisions;
mod editions;
mod ends;
mod gates;
mod roles;
mod tracks;

use std::collections::{BTreeMap, BTreeSet};

use abilita::{Campaign, Lang};
use serde_json::Value as Json;

use crate::code::Code;
use crate::edition::Edition;
use crate::explore::Label;
use crate::finding::{Finding, Proof};
use crate::graphs::Graphs;
use crate::limits::TooLarge;
use crate::model::Model;
use crate::witness::{Finale, confirmed};

/// Asks everything.
pub(crate) fn all(campaign: &Campaign, before: Option<&Edition>) -> Proof {
    let model = Model::beside(campaign, before.map(|edition| &edition.definition));
    let mut inquiry = Inquiry {
        model: &model,
        graphs: Graphs::new(&model),
        findings: Vec::new(),
        proved: Vec::new(),
        shown: 0,
    };
    tracks::ask(&mut inquiry);
    ends::ask(&mut inquiry);
    decisions::ask(&mut inquiry);
    contradictions::ask(&mut inquiry);
    gates::ask(&mut inquiry);
    roles::ask(&mut inquiry);
    deadlines::ask(&mut inquiry);
    always::ask(&mut inquiry);
    if let Some(before) = before {
        editions::ask(&mut inquiry, before);
    }
    inquiry.tell_too_large();
    Proof {
        campaign: campaign.id().to_owned(),
        situations: inquiry.graphs.situations(),
        proved: inquiry.proved,
        shown: inquiry.shown,
        findings: inquiry.findings,
    }
}

/// What is asked of one campaign, and what has been found so far.
pub(crate) struct Inquiry<'m> {
    pub(crate) model: &'m Model<'m>,
    pub(crate) graphs: Graphs<'m>,
    findings: Vec<Finding>,
    /// The invariants that hold.
    proved: Vec<String>,
    shown: usize,
}

/// A sentence in both languages.
pub(crate) type Said = [String; 2];

impl Inquiry<'_> {
    /// Notes a finding, with the scenario that shows it. One that the engine does not play as expected is not decided.
    fn find(
        &mut self,
        code: Code,
        place: String,
        said: Said,
        cites: &[String],
        path: &[&Label],
        finale: &Finale,
    ) {
        let [it, en] = said;
        let name = format!("{code}: {place}");
        let witness = confirmed(self.model, &name, cites, path, finale);
        let code = if witness.is_some() { code } else { Code::Undecided };
        self.findings.push(Finding { code, place, it, en, cites: cites.to_vec(), witness });
    }

    /// Has the engine show that something is possible; `false` where it could not be brought to.
    fn show(&mut self, path: &[&Label], finale: &Finale) -> bool {
        let shown = confirmed(self.model, "", &[], path, finale).is_some();
        self.shown += usize::from(shown);
        shown
    }

    fn undecided(&mut self, place: String, cites: &[String]) {
        let it = "Il modello lo ritiene possibile, ma non si è trovato come mostrarlo: da verificare con uno scenario.";
        let en = "The model finds it possible, and no way was found to show it: write a scenario for it.";
        let (it, en) = (it.to_owned(), en.to_owned());
        let code = Code::Undecided;
        self.findings.push(Finding { code, place, it, en, cites: cites.to_vec(), witness: None });
    }

    /// Something is too large to be proved; what is coupled is told of its own.
    fn too_large_to_prove(&mut self, place: String, cites: &[String]) {
        let it =
            "Le situazioni da cui dipende sono troppe per esaminarle tutte: non è né provata né smentita.";
        let en =
            "The situations it depends on are too many to look at all of them: neither proved nor refuted.";
        let (it, en, code) = (it.to_owned(), en.to_owned(), Code::TooLarge);
        self.findings.push(Finding { code, place, it, en, cites: cites.to_vec(), witness: None });
    }

    fn tell_too_large(&mut self) {
        let mut all: BTreeSet<TooLarge> = self.graphs.too_large().cloned().collect();
        all.extend(self.model.too_large());
        let told: BTreeMap<String, Said> = all.iter().map(TooLarge::told).collect();
        for (place, [it, en]) in told {
            self.findings.push(Finding {
                code: Code::TooLarge,
                place,
                it,
                en,
                cites: Vec::new(),
                witness: None,
            });
        }
    }

    fn state_titles(&self, track: &str, state: &str) -> Said {
        let campaign = self.model.campaign;
        let title = |lang| format!("«{}»", campaign.state_title(track, state, lang));
        [title(Lang::It), title(Lang::En)]
    }

    fn track_titles(&self, track: &str) -> Said {
        let title = |lang| format!("«{}»", self.model.campaign.track_title(track, lang));
        [title(Lang::It), title(Lang::En)]
    }

    fn function_titles(&self, function: &str) -> Said {
        let title = |lang| format!("«{}»", self.model.campaign.function_title(function, lang));
        [title(Lang::It), title(Lang::En)]
    }

    fn moment_titles(&self, moment: &str) -> Said {
        let title = |lang| {
            let mut moments = self.model.campaign.moments(lang);
            format!("«{}»", moments.find(|(name, _)| *name == moment).map_or(moment, |(_, title)| title))
        };
        [title(Lang::It), title(Lang::En)]
    }
}

/// Several titles in one: `«a», «b»`.
fn joined(titles: impl IntoIterator<Item = Said>) -> Said {
    let (mut it, mut en) = (Vec::new(), Vec::new());
    for [in_it, in_en] in titles {
        it.push(in_it);
        en.push(in_en);
    }
    [it.join(", "), en.join(", ")]
}

/// A decision that a scenario expects.
fn decided(word: &str) -> Json {
    serde_json::json!({ "decision": word })
}
