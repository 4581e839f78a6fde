//! Roles, facts, and what a roster must have.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Named, Reader};
use super::super::wording::Wording;
use super::conditions::says_nothing;
use super::names::resolve;
use super::values::{value_type, value_type_in, whole_value};
use super::{Compiler, collect, scope, text_of};
use crate::campaign::{
    Condition, Fact, FactId, Fields, Parameter, Registry, Requirement, Role, RoleHolders, RoleId, Scope,
    Subject, ValueKind, ValueType,
};
use crate::roster::Severity;
use crate::text::Text;

impl Compiler {
    pub(super) fn roles(&self, root: &mut Reader<'_>) -> Registry<RoleId, Role> {
        collect(root.named("roles"), |item| {
            let mut table = item.table()?;
            let title = text_of(table.get("title"));
            let holders = holders(&mut table);
            table.get("if").iter().for_each(Self::refuse_asker);
            let condition = self.condition_at(&mut table, "if", None);
            let fields = table.get("fields");
            if let Some(item) = fields.as_ref().filter(|_| holders != Some(RoleHolders::Listed)) {
                item.wrong_value("fields", Wording::FIELDS_OF_LISTED);
            }
            let fields = fields.map_or_else(default_fields, |item| read_fields(&item));
            table.finish();
            Some(Role { title, holders: holders?, fields, condition })
        })
    }

    pub(super) fn requirements(&self, root: &mut Reader<'_>) -> Vec<Requirement> {
        let things = root.named("roster");
        things.into_iter().filter_map(|named| self.requirement(&named)).collect()
    }

    fn requirement(&self, Named { name, item, .. }: &Named<'_>) -> Option<Requirement> {
        let mut table = item.table()?;
        let cites = self.cites(&mut table).unwrap_or_default();
        let role = table.require("role");
        let mut number = |key| table.get(key).and_then(|item| item.count());
        let (at_least, at_most, stand_ins) = (number("at_least"), number("at_most"), number("stand_ins"));
        for key in ["if", "whose", "each"] {
            table.get(key).iter().for_each(Self::refuse_asker);
        }
        if let Some(item) = table.get("if") {
            self.refuse_tests_on_members(&item);
        }
        let applies = self.condition_at(&mut table, "if", None);
        let whose = self.condition_at(&mut table, "whose", None);
        let each = self.condition_at(&mut table, "each", None);
        let (draft, submission) = table.get("severity").map_or((None, None), |item| severities(&item));
        let demands = ["at_least", "at_most", "stand_ins"].into_iter().any(|key| table.has(key));
        if !demands
            && table
                .get("each")
                .is_none_or(|item| item.table().is_some_and(|table| says_nothing(&table, &each)))
        {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::A_NUMBER));
        }
        if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
            table
                .tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::LEAST_NOT_ABOVE_MOST));
        }
        if at_most.zip(stand_ins).is_some_and(|(most, beside)| most <= beside) {
            table
                .tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::MOST_ABOVE_STAND_INS));
        }
        table.finish();
        let role_item = role?;
        let role = resolve(&role_item, Wording::ROLE, &self.names.roles)?;
        if !self.names.listed.contains(role) {
            role_item.wrong_value(role_item.text().unwrap_or_default(), Wording::LISTED_ROLE);
        }
        let draft = draft.unwrap_or(Severity::Error);
        let submission = submission.unwrap_or(Severity::Error);
        Some(Requirement {
            name: (*name).into(),
            cites,
            role,
            applies,
            whose,
            each,
            at_least,
            at_most,
            stand_ins,
            draft,
            submission,
        })
    }
}

impl Compiler {
    /// The facts, and after them the parameters.
    pub(super) fn facts(&self, root: &mut Reader<'_>) -> Registry<FactId, Fact> {
        let mut facts = facts(root);
        for named in root.named("parameters") {
            if let Some(parameter) = self.parameter_of(&named) {
                facts.add(named.name, parameter);
            }
        }
        facts
    }

    /// `{ type = "date", default = 2026-03-01, valid = { after = "published" } }`.
    fn parameter_of(&self, named: &Named<'_>) -> Option<Fact> {
        let mut table = named.item.table()?;
        let title = text_of(table.get("title"));
        let value_type = value_type_in(&mut table);
        if let Some((item, value_type)) = table.get("type").zip(value_type.as_ref()) {
            refuse_types_of_arguments(&item, value_type);
        }
        let default = table.require("default");
        let default = default.zip(value_type.as_ref()).and_then(|(item, kind)| whole_value(&item, kind));
        let valid = self.names.facts.find(named.name).zip(table.get("valid")).map(|(id, item)| {
            let mut tests = Vec::new();
            self.value_tests(Subject::Fact(id), value_type.as_ref(), &item, &mut tests);
            Condition { tests: tests.into(), unless: Box::default() }
        });
        table.finish();
        let parameter = Parameter { default: default?, valid: valid.unwrap_or_default() };
        Some(Fact { title, scope: Scope::Case, value_type: value_type?, parameter: Some(parameter) })
    }
}

fn facts(root: &mut Reader<'_>) -> Registry<FactId, Fact> {
    collect(root.named("facts"), |item| {
        let (title, scope, value_type) = if item.is_table() {
            let mut table = item.table()?;
            let title = text_of(table.get("title"));
            let scope = scope(&mut table);
            let value_type = value_type_in(&mut table);
            table.finish();
            (title, scope, value_type?)
        } else {
            (Text::default(), Scope::Case, value_type(item)?)
        };
        refuse_types_of_arguments(item, &value_type);
        Some(Fact { title, scope, value_type, parameter: None })
    })
}

/// Persons and roles are what commands are given; a case is not known by them.
fn refuse_types_of_arguments(item: &Item<'_>, value_type: &ValueType) {
    if matches!(value_type.kind, ValueKind::Person | ValueKind::Role) {
        item.wrong_value(value_type.kind.as_str(), Wording::TYPE_OF_A_FACT);
    }
}

fn default_fields() -> Fields {
    Fields { name: true, surname: true, email: false }
}

/// `fields = { name = "required", email = "optional" }`.
fn read_fields(item: &Item<'_>) -> Fields {
    let mut fields = default_fields();
    let Some(mut table) = item.table() else { return fields };
    if let Some(item) = table.get("codice_fiscale")
        && required(&item) == Some(false)
    {
        item.wrong_value("optional", Wording::CODICE_FISCALE_REQUIRED);
    }
    let mut read = |key, field: &mut bool| {
        if let Some(required) = table.get(key).and_then(|item| required(&item)) {
            *field = required;
        }
    };
    read("name", &mut fields.name);
    read("surname", &mut fields.surname);
    read("email", &mut fields.email);
    table.finish();
    fields
}

fn required(item: &Item<'_>) -> Option<bool> {
    match item.text()? {
        "required" => Some(true),
        "optional" => Some(false),
        other => {
            item.wrong_value(other, Wording::REQUIRED_OR_OPTIONAL);
            None
        }
    }
}

/// One severity, or one a stage.
fn severities(item: &Item<'_>) -> (Option<Severity>, Option<Severity>) {
    if !item.is_table() {
        let severity = severity(item);
        return (severity, severity);
    }
    let Some(mut table) = item.table() else { return (None, None) };
    let draft = table.get("draft").and_then(|item| severity(&item));
    let submission = table.get("submission").and_then(|item| severity(&item));
    table.finish();
    (draft, submission)
}

/// Who holds a role: exactly one of the three ways.
fn holders(table: &mut Reader<'_>) -> Option<RoleHolders> {
    let ways = [
        ("on_record", RoleHolders::OnRecord),
        ("listed", RoleHolders::Listed),
        ("vouched", RoleHolders::Vouched),
    ];
    let is = |(key, _): &(&'static str, _)| table.get(key).and_then(|item| item.bool()).unwrap_or(false);
    let stated: Vec<_> = ways.into_iter().filter(is).collect();
    table.expect_one(stated.len(), Wording::ONE_KIND_OF_HOLDER);
    match stated.as_slice() {
        [(_, holders)] => Some(*holders),
        _ => None,
    }
}

fn severity(item: &Item<'_>) -> Option<Severity> {
    let word = item.text()?;
    let severity = Severity::ALL.into_iter().find(|severity| severity.as_str() == word);
    if severity.is_none() {
        item.unknown_word(word, Severity::ALL.map(Severity::as_str));
    }
    severity
}
