//! Which role a text means.

use std::collections::HashMap;

use super::spelling::fold;
use crate::campaign::Campaign;
use crate::text::Lang;

/// The texts that mean a role. Case, accents, blanks and signs do not count: `R.S.P.P.` is `rspp`.
///
/// A text that means none is kept as it is, so that [`Campaign::check`] tells `role_unknown`.
///
/// ```
/// use abilita::{Campaign, table::RoleNames};
/// let campaign = Campaign::built_in("factotum-2025")?;
/// let roles = RoleNames::of(&campaign).also("Delegata", "delegate").otherwise("delegate");
/// assert_eq!(roles.role("DELEGATO"), "delegate");
/// assert_eq!(roles.role("R.S.P.P."), "rspp");
/// assert_eq!(roles.role("delegata"), "delegate");
/// assert_eq!(roles.role(" "), "delegate");
/// assert_eq!(roles.role("bidello"), "bidello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RoleNames {
    roles: HashMap<String, Box<str>>,
    otherwise: Option<Box<str>>,
}

impl RoleNames {
    /// No texts: roles are kept as they are written.
    pub fn new() -> Self {
        Self::default()
    }

    /// The roles of a campaign, by name and by title in Italian and English.
    pub fn of(campaign: &Campaign) -> Self {
        let names = campaign.roles().map(|(role, _)| (role, role));
        let titles = [Lang::It, Lang::En]
            .into_iter()
            .flat_map(|lang| campaign.roles().map(move |(role, _)| (campaign.role_title(role, lang), role)));
        let mut roles = HashMap::new();
        for (text, role) in names.chain(titles) {
            roles.entry(fold(text)).or_insert_with(|| role.into());
        }
        Self { roles, otherwise: None }
    }

    /// One text more.
    #[must_use]
    pub fn also(mut self, text: &str, role: &str) -> Self {
        self.roles.insert(fold(text), role.into());
        self
    }

    /// The role of rows that have none. With it, a file needs no column of roles.
    #[must_use]
    pub fn otherwise(mut self, role: &str) -> Self {
        self.otherwise = Some(role.into());
        self
    }

    /// The role that a text means, or the text.
    pub fn role<'t>(&'t self, text: &'t str) -> &'t str {
        if text.trim().is_empty() {
            return self.otherwise.as_deref().unwrap_or_default();
        }
        self.roles.get(&fold(text)).map_or(text, |role| role)
    }

    pub(super) fn has_otherwise(&self) -> bool {
        self.otherwise.is_some()
    }
}
