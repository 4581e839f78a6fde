/** What each reason says to people: the texts of the closed table of codes, which a test compares with these. */

import type { CodiceFiscaleErrorCode } from "../roster.js";
import type { Lang, Texts } from "../text.js";

const TEXTS: Readonly<Record<CodiceFiscaleErrorCode, Texts>> = {
  "codice_fiscale.empty": { it: "Manca il codice fiscale", en: "The codice fiscale is missing" },
  "codice_fiscale.length": {
    it: "Il codice fiscale non ha 16 caratteri",
    en: "The codice fiscale does not have 16 characters",
  },
  "codice_fiscale.character": {
    it: "Il codice fiscale contiene un carattere non ammesso",
    en: "The codice fiscale contains a character that is not allowed",
  },
  "codice_fiscale.structure": {
    it: "Nel codice fiscale una lettera o una cifra è fuori posto",
    en: "A letter or digit of the codice fiscale is out of place",
  },
  "codice_fiscale.month": {
    it: "La lettera del mese nel codice fiscale non esiste",
    en: "The month letter of the codice fiscale does not exist",
  },
  "codice_fiscale.day": {
    it: "Il giorno di nascita nel codice fiscale non esiste",
    en: "The day of birth in the codice fiscale does not exist",
  },
  "codice_fiscale.date": {
    it: "La data di nascita nel codice fiscale non esiste",
    en: "The date of birth in the codice fiscale does not exist",
  },
  "codice_fiscale.place": {
    it: "Il luogo di nascita nel codice fiscale non è mai esistito",
    en: "The place of birth in the codice fiscale was never assigned",
  },
  "codice_fiscale.check_character": {
    it: "Il carattere di controllo del codice fiscale non corrisponde: forse un errore di battitura",
    en: "The check character of the codice fiscale does not match: probably a typing error",
  },
  "codice_fiscale.not_a_person": {
    it: "È il codice fiscale di un ente, non di una persona",
    en: "This is the codice fiscale of a body, not of a person",
  },
};

/** @internal Every reason, in the order in which they are reported. */
export const REASONS = Object.keys(TEXTS) as readonly CodiceFiscaleErrorCode[];

/** What a reason says. */
export function issueText(code: CodiceFiscaleErrorCode, lang: Lang): string {
  return TEXTS[code][lang];
}
