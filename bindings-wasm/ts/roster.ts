/** What is found in a roster. */

/** When a roster is looked at: as a draft, or as it would be on submission. */
export type Stage = "draft" | "submission";

/** A field of a delegate that a finding is about. */
export type FindingField = "codice_fiscale" | "name" | "surname" | "email" | "role";

interface Found {
  /** Where it is: `roster[2].email`. */
  readonly path: string;
  /** The line, from 0; null for a finding about the roster as a whole. */
  readonly row: number | null;
  /** The field. */
  readonly field: FindingField | null;
  /** The character of a codice fiscale, from 0 in the normalised text. */
  readonly position: number | null;
  /** The role that is missing, or of which there are too many. */
  readonly role: string | null;
  /** The rules it is based on. */
  readonly cites: readonly string[];
  /** What it says, in Italian. */
  readonly it: string;
  /** What it says, in English. */
  readonly en: string;
}

/** Why a text is no codice fiscale of a natural person. */
export type CodiceFiscaleErrorCode =
  | "codice_fiscale.empty"
  | "codice_fiscale.length"
  | "codice_fiscale.character"
  | "codice_fiscale.structure"
  | "codice_fiscale.month"
  | "codice_fiscale.day"
  | "codice_fiscale.date"
  | "codice_fiscale.place"
  | "codice_fiscale.check_character"
  | "codice_fiscale.not_a_person";

/** What keeps a roster from being submitted. */
export interface FindingError extends Found {
  readonly severity: "error";
  readonly code:
    | CodiceFiscaleErrorCode
    | "missing_field"
    | "email.invalid"
    | "duplicate"
    | "role_unknown"
    | "role_missing";
}

/** What is probably wrong. */
export interface FindingWarning extends Found {
  readonly severity: "warning";
  readonly code:
    | "codice_fiscale.provisional"
    | "codice_fiscale.place_not_in_force"
    | "name_mismatch"
    | "omocodia_pair"
    | "role_missing"
    | "roster.empty"
    | "description.contains_personal_data";
}

/** What is worth a thought. */
export interface FindingAdvice extends Found {
  readonly severity: "advice";
  readonly code: "roster.too_many" | "roster.single_delegate";
}

/** One thing found in a roster. */
export type Finding = FindingError | FindingWarning | FindingAdvice;
