//! News of a case, as they cross.

use abilita::wire::{self, Named, Value, record};
use abilita::{PersonId, Told};

record! {
    /// News of a case.
    pub(super) struct News: FromJson {
        facts: Named<Option<Value>> = optional,
        on_record: Vec<wire::Delegate> = optional,
        off_record: Vec<OffRecord> = optional,
        members: Vec<MemberNews> = optional,
    }

    /// News of one member.
    struct MemberNews: FromJson {
        codice_fiscale: String,
        facts: Named<Option<Value>> = optional,
    }

    struct OffRecord: FromJson {
        role: String,
        codice_fiscale: String,
    }
}

impl News {
    pub(super) fn parse(&self) -> Told {
        let mut told = Told::new();
        for gone in &self.off_record {
            told = told.off_record(&gone.role, PersonId::new(&gone.codice_fiscale));
        }
        for delegate in &self.on_record {
            told = told.on_record(&delegate.role, delegate.person.parse());
        }
        for (name, value) in self.facts.iter() {
            told = match value {
                Some(value) => told.fact(name, value.0.clone()),
                None => told.forget(name),
            };
        }
        for member in &self.members {
            for (name, value) in member.facts.iter() {
                let person = PersonId::new(&member.codice_fiscale);
                told = match value {
                    Some(value) => told.member_fact(person, name, value.0.clone()),
                    None => told.forget_of_member(person, name),
                };
            }
        }
        told
    }
}
