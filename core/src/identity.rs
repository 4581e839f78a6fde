//! A login that the host has verified: scheme, assurance level, and whose it is.
//!
//! abilita never parses a SAML response or an `OpenID Connect` token. The host's middleware verifies it and hands its
//! attributes over; the functions here know under which names the Italian schemes deliver the codice fiscale.

use crate::person::PersonId;

/// The scheme of a digital identity, by the name a definition uses: `spid`, `cie`, `cns`, `eidas`, `password` …
///
/// ```
/// use abilita::Scheme;
/// assert_eq!(Scheme::new("SPID"), Scheme::SPID);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scheme(std::borrow::Cow<'static, str>);

impl Scheme {
    /// Sistema Pubblico di Identità Digitale.
    pub const SPID: Self = Self(std::borrow::Cow::Borrowed("spid"));
    /// Carta d'Identità Elettronica.
    pub const CIE: Self = Self(std::borrow::Cow::Borrowed("cie"));
    /// Carta Nazionale dei Servizi.
    pub const CNS: Self = Self(std::borrow::Cow::Borrowed("cns"));
    /// A foreign identity notified under eIDAS.
    pub const EIDAS: Self = Self(std::borrow::Cow::Borrowed("eidas"));
    /// The portal's own user name and password.
    pub const PASSWORD: Self = Self(std::borrow::Cow::Borrowed("password"));

    /// A scheme by name, ASCII letters lower-cased.
    pub fn new(name: &str) -> Self {
        Self(name.to_ascii_lowercase().into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A verified login.
///
/// ```
/// use abilita::{Identity, Scheme};
/// let login = Identity::new(Scheme::SPID, 2, "TINIT-RSSNNA75S42D205F");
/// assert_eq!(login.level(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    scheme: Scheme,
    level: u8,
    holder: PersonId,
}

impl Identity {
    /// A login by `scheme` at assurance level `level` (1, 2 or 3; 0 where the scheme knows none) of the holder of
    /// `codice_fiscale`. The `TINIT-` that SPID puts before the code is removed.
    pub fn new(scheme: Scheme, level: u8, codice_fiscale: &str) -> Self {
        Self { scheme, level, holder: PersonId::new(codice_fiscale) }
    }

    pub(crate) fn of(scheme: Scheme, level: u8, holder: PersonId) -> Self {
        Self { scheme, level, holder }
    }

    /// The scheme.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The assurance level.
    pub fn level(&self) -> u8 {
        self.level
    }

    /// Whose login it is.
    pub fn holder(&self) -> &PersonId {
        &self.holder
    }
}

/// Finds the codice fiscale among the attributes or claims of a login, by the names that SPID (SAML `fiscalNumber`), CIE
/// (SAML `fiscalNumber`, `OpenID Connect` `https://attributes.eid.gov.it/fiscal_number`) and CNS gateways use.
///
/// An eIDAS login has none: such a person must be linked to a codice fiscale by the host.
///
/// ```
/// use abilita::identity::codice_fiscale_attribute;
/// let claims = [("given_name", "Anna"), ("https://attributes.eid.gov.it/fiscal_number", "TINIT-RSSNNA75S42D205F")];
/// assert_eq!(codice_fiscale_attribute(claims), Some("TINIT-RSSNNA75S42D205F"));
/// ```
pub fn codice_fiscale_attribute<'a>(
    attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Option<&'a str> {
    const NAMES: [&str; 4] =
        ["fiscalNumber", "https://attributes.eid.gov.it/fiscal_number", "fiscal_number", "codiceFiscale"];
    attributes.into_iter().find(|(name, _)| NAMES.contains(name)).map(|(_, value)| value)
}

/// The assurance level named by an authentication context: SPID's `https://www.spid.gov.it/SpidL2`, which CIE's `OpenID
/// Connect` uses too, or eIDAS's `http://eidas.europa.eu/LoA/substantial`.
///
/// ```
/// use abilita::identity::level_of_context;
/// assert_eq!(level_of_context("https://www.spid.gov.it/SpidL2"), Some(2));
/// assert_eq!(level_of_context("http://eidas.europa.eu/LoA/high"), Some(3));
/// assert_eq!(level_of_context("something else"), None);
/// ```
pub fn level_of_context(context: &str) -> Option<u8> {
    match context.rsplit('/').next()? {
        "SpidL1" | "low" => Some(1),
        "SpidL2" | "substantial" => Some(2),
        "SpidL3" | "high" => Some(3),
        _ => None,
    }
}
