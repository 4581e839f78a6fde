//! cedar-policy: policies parsed once, one entity store with its transitive closure, no schema at evaluation.

use std::collections::{HashMap, HashSet};
use std::str::FromStr as _;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression,
};

use crate::contest::Contender;
use crate::scene::{Institute, Question, Scene};

const RULES: &str = include_str!("../rules/rules.cedar");

fn policies() -> PolicySet {
    PolicySet::from_str(RULES).expect("sound policies")
}

/// Eight entities an institute: itself, the group of its delegates, its head, its delegates as members of the group.
pub fn entities(scene: &Scene) -> Entities {
    let entities = scene.institutes.iter().flat_map(of_institute);
    Entities::from_entities(entities, None).expect("no entity twice")
}

fn of_institute(institute: &Institute) -> Vec<Entity> {
    let group = uid("Delegates", &institute.code);
    let head = uid("Person", &institute.head);
    let mut attributes = HashMap::from([
        ("head".to_owned(), RestrictedExpression::new_entity_uid(head.clone())),
        ("delegates".to_owned(), RestrictedExpression::new_entity_uid(group.clone())),
    ]);
    if let Some(at) = institute.completed_at {
        attributes.insert("completed_at".to_owned(), RestrictedExpression::new_long(at));
    }
    let itself = Entity::new(uid("Institute", &institute.code), attributes, HashSet::new());
    let mut entities = vec![
        itself.expect("literal attributes"),
        Entity::new_no_attrs(group.clone(), HashSet::new()),
        Entity::new_no_attrs(head, HashSet::new()),
    ];
    entities.extend(institute.delegates.iter().map(|delegate| {
        let attributes = HashMap::from([
            ("enabled".to_owned(), RestrictedExpression::new_bool(delegate.enabled)),
            ("rspp".to_owned(), RestrictedExpression::new_bool(delegate.rspp)),
        ]);
        let person = uid("Person", &delegate.person);
        Entity::new(person, attributes, HashSet::from([group.clone()])).expect("literal attributes")
    }));
    entities
}

fn prepare(question: &Question) -> Request {
    let context = Context::from_pairs([
        ("now".to_owned(), RestrictedExpression::new_long(question.now)),
        ("spid".to_owned(), RestrictedExpression::new_bool(question.spid)),
    ]);
    let principal = uid("Person", &question.subject);
    let action = uid("Action", question.function.name());
    let resource = uid("Institute", &question.institute);
    Request::new(principal, action, resource, context.expect("no key twice"), None)
        .expect("no schema to break")
}

fn uid(kind: &str, id: &str) -> EntityUid {
    let kind = EntityTypeName::from_str(kind).expect("a name");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}

/// What a portal keeps, and the questions put to it.
pub struct Portal {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    requests: Vec<Request>,
}

impl Portal {
    pub fn of(scene: &Scene) -> Self {
        Self {
            authorizer: Authorizer::new(),
            policies: policies(),
            entities: entities(scene),
            requests: scene.questions.iter().map(prepare).collect(),
        }
    }

    fn decide(&self, request: &Request) -> bool {
        self.authorizer.is_authorized(request, &self.policies, &self.entities).decision() == Decision::Allow
    }

    /// The ways of using it.
    pub fn contenders<'a>(&'a self, questions: &'a [Question]) -> Vec<Contender<'a>> {
        vec![
            Contender::new(
                "cedar",
                "`is_authorized` on a Request made before, with all policies and all entities; the decision read",
                &self.requests,
                |request| self.decide(request),
            ),
            Contender::new(
                "cedar, request built",
                "the same; three EntityUids, a Context and the Request made in the loop",
                questions,
                |question| self.decide(&prepare(question)),
            ),
        ]
    }
}
