//! The rules as a programmer of one portal would write them: the floor that no engine can be expected to beat by far.

use std::collections::HashMap;

use crate::contest::Contender;
use crate::scene::{Function, Institute, OPENING, Question, Scene};

/// Institutes by code. The hash is the standard one: codes come out of addresses.
pub type Institutes = HashMap<String, Institute>;

/// An answer with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    HeadManages,
    DelegateUses,
    Suspended,
    NotADelegate,
    NotEnabled,
    NotBySpid,
    OnlyTheFireRegister,
}

impl Answer {
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::HeadManages | Self::DelegateUses)
    }
}

pub fn institutes(scene: &Scene) -> Institutes {
    scene.institutes.iter().map(|institute| (institute.code.clone(), institute.clone())).collect()
}

pub fn decide(institute: &Institute, question: &Question) -> Answer {
    let completed = institute.completed_at.is_some_and(|at| question.now >= at);
    if question.now >= OPENING && !completed {
        return match question.function {
            Function::ManageDelegates if question.subject == institute.head => Answer::HeadManages,
            _ => Answer::Suspended,
        };
    }
    let delegate = institute.delegates.iter().find(|delegate| delegate.person == question.subject);
    match (delegate, question.function) {
        (None, _) => Answer::NotADelegate,
        (Some(delegate), _) if !delegate.enabled => Answer::NotEnabled,
        (Some(_), _) if !question.spid => Answer::NotBySpid,
        (Some(delegate), Function::UseFireRegister) if delegate.rspp => Answer::DelegateUses,
        (Some(delegate), _) if delegate.rspp => Answer::OnlyTheFireRegister,
        (Some(_), _) => Answer::DelegateUses,
    }
}

/// The ways of using it.
pub fn contenders<'a>(institutes: &'a Institutes, questions: &'a [Question]) -> Vec<Contender<'a>> {
    vec![Contender::new(
        "by hand, looked up",
        "institute found in a `HashMap<String, Institute>`, delegate found by comparing at most five codes, comparisons; gives a reason",
        questions,
        |question| decide(&institutes[&question.institute], question).is_allowed(),
    )]
}

/// With the institute found before. Where there is but one, nothing is to be fetched from far memory either.
pub fn in_hand<'a>(institute: &'a Institute, questions: &'a [Question]) -> Contender<'a> {
    Contender::new(
        "by hand, institute in hand",
        "delegate found by comparing at most five codes, comparisons; gives a reason",
        questions,
        |question| decide(institute, question).is_allowed(),
    )
}
