//! News of a case, as hosts hand them over.

use super::{Delegate, Named, Value, record};
use crate::person::PersonId;
use crate::procedure;

record! {
    /// News of a case that no command brings.
    ///
    /// ```
    /// use abilita::wire;
    /// let told: wire::Told = wire::from_json(r#"{"facts": {"mailbox": "zona07@example.org", "note": null}}"#)?;
    /// let _ = told.parse(); // what `Campaign::tell` takes
    /// # Ok::<(), wire::Malformed>(())
    /// ```
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Told {
        /// Facts by name; nothing: no longer known.
        pub facts: Named<Option<Value>> = optional,
        /// Who is on record from now on, with their role.
        pub on_record: Vec<Delegate> = optional,
        /// Who no longer is.
        pub off_record: Vec<OffRecord> = optional,
        /// Facts of persons of the register or draft.
        pub members: Vec<MemberTold> = omitted,
    }
}

record! {
    /// Somebody who is no longer on record in a role.
    #[derive(Clone, PartialEq, Eq)]
    pub struct OffRecord {
        /// The role.
        pub role: String,
        /// Who.
        pub codice_fiscale: String,
    }

    /// News of one member.
    #[derive(Clone, PartialEq, Eq)]
    pub struct MemberTold {
        /// Who.
        pub codice_fiscale: String,
        /// Facts of their own, by name; nothing: no longer known.
        pub facts: Named<Option<Value>> = optional,
    }
}

/// Masked.
impl std::fmt::Debug for OffRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OffRecord").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Masked.
impl std::fmt::Debug for MemberTold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemberTold").finish_non_exhaustive()
    }
}

impl Told {
    /// The news. Who leaves the record does so before anybody enters it.
    pub fn parse(&self) -> procedure::Told {
        let mut told = procedure::Told::new();
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
