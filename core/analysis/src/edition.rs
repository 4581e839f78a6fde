//! The edition that a definition extends.

use std::collections::BTreeSet;

use abilita::inspect::Inspection;
use abilita::{Campaign, Library, Problems};

/// The edition that a definition extends, and what the amendment names of it.
///
/// ```
/// use abilita::{Campaign, Library};
/// use abilita_analysis::{Edition, prove_amendment};
/// let library = Library::built_in();
/// let before = Edition::extended(&library, "factotum-2025")?.expect("it extends that of 2021");
/// let proof = prove_amendment(&library.compile("factotum-2025")?, &before);
/// assert!(proof.findings().iter().all(|finding| !finding.code().as_str().contains("silent")));
/// # Ok::<(), abilita::Problems>(())
/// ```
#[derive(Clone, Debug)]
pub struct Edition {
    pub(crate) definition: Inspection,
    pub(crate) campaign: Campaign,
    named: BTreeSet<String>,
}

impl Edition {
    /// The edition that the definition `id` of a library extends; `None` if it extends none.
    ///
    /// # Errors
    /// The problems of the edition extended.
    pub fn extended(library: &Library, id: &str) -> Result<Option<Self>, Problems> {
        let Some(base) = library.extends(id) else { return Ok(None) };
        let campaign = library.compile(base)?;
        let named = library.names(id).into_iter().collect();
        Ok(Some(Self { definition: campaign.inspect(), campaign, named }))
    }

    /// True if the amendment names a thing: `rules.suspension`.
    pub(crate) fn is_named(&self, path: &str) -> bool {
        self.named.contains(path)
    }
}
