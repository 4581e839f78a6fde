// Who somebody is.

/// Who somebody is: his codice fiscale as the host has it, valid or not, in the form in which identities are compared.
///
/// Registers hold faulty codes, and whoever stands there under one is still the same person tomorrow. It is personal data, so
/// it is hidden where it would be printed; to have it one has to say ``text``.
public struct PersonId: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The whole code.
    public let text: String

    /// Blanks and a leading `TINIT-` are removed, letters upper-cased.
    public init(_ codiceFiscale: String) {
        text = normalizeCodiceFiscale(text: codiceFiscale)
    }

    /// The person whom a codice fiscale belongs to.
    public init(_ codiceFiscale: CodiceFiscale) {
        text = codiceFiscale.text
    }

    /// A text that the library gave: it is in its normal form.
    init(trusted text: String) {
        self.text = text
    }

    /// True for nobody.
    public var isBlank: Bool { text.isEmpty }

    public var description: String { isBlank ? "PersonId(blank)" : "PersonId(…)" }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
