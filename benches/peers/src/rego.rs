//! regorus: rules compiled once to a program of its virtual machine, one machine reused ("hot" in its own benchmark).

use std::sync::Arc;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::RegoVM;
use regorus::rvm::program::Program;
use regorus::{Engine, Value};
use serde_json::{Map, json};

use crate::contest::Contender;
use crate::scene::{Institute, Question, Scene};

const RULES: &str = include_str!("../rules/rules.rego");
const ENTRY: &str = "data.peers.allow";

fn program() -> Arc<Program> {
    let mut engine = Engine::new();
    engine.add_policy("rules.rego".to_owned(), RULES.to_owned()).expect("sound rules");
    let policy = engine.compile_with_entrypoint(&ENTRY.into()).expect("an entry point");
    Compiler::compile_from_policy(&policy, &[ENTRY]).expect("a program")
}

/// Institutes by code, the delegates of each by codice fiscale.
pub fn data(scene: &Scene) -> Value {
    let institutes: Map<_, _> =
        scene.institutes.iter().map(|institute| (institute.code.clone(), of_institute(institute))).collect();
    json!({ "institutes": institutes }).into()
}

fn of_institute(institute: &Institute) -> serde_json::Value {
    let delegates: Map<_, _> = institute
        .delegates
        .iter()
        .map(|delegate| {
            (delegate.person.clone(), json!({ "enabled": delegate.enabled, "rspp": delegate.rspp }))
        })
        .collect();
    let mut object = json!({ "head": institute.head, "delegates": delegates });
    if let Some(at) = institute.completed_at {
        object["completed_at"] = at.into();
    }
    object
}

fn machine(program: &Arc<Program>, data: Value) -> RegoVM {
    let mut machine = RegoVM::new();
    machine.load_program(Arc::clone(program));
    machine.set_data(data).expect("an object");
    machine
}

fn prepare(question: &Question) -> Value {
    let input = json!({
        "institute": question.institute,
        "subject": question.subject,
        "spid": question.spid,
        "function": question.function.name(),
        "now": question.now,
    });
    input.into()
}

fn decide(machine: &mut RegoVM, input: Value) -> bool {
    machine.set_input(input);
    machine.execute().expect("rules that evaluate") == Value::Bool(true)
}

/// What a portal keeps, and the questions put to it.
pub struct Portal {
    program: Arc<Program>,
    data: Value,
    inputs: Vec<Value>,
}

impl Portal {
    pub fn of(scene: &Scene) -> Self {
        Self { program: program(), data: data(scene), inputs: scene.questions.iter().map(prepare).collect() }
    }

    /// The ways of using it, each with a machine of its own over the same data.
    pub fn contenders<'a>(&'a self, questions: &'a [Question]) -> Vec<Contender<'a>> {
        let machine = || machine(&self.program, self.data.clone());
        let (mut first, mut second) = (machine(), machine());
        vec![
            Contender::new(
                "regorus",
                "`set_input` with an input made before (cloning it counts references), `execute` on one reused RVM",
                &self.inputs,
                move |input| decide(&mut first, input.clone()),
            ),
            Contender::new(
                "regorus, input built",
                "the same; the input made of strings, a number and a bool in the loop",
                questions,
                move |question| decide(&mut second, prepare(question)),
            ),
        ]
    }
}
