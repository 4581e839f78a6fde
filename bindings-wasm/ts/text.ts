/** Languages, and texts in both. */

/** A language of texts. */
export type Lang = "it" | "en";

/** A text in both languages. */
export interface Texts {
  readonly it: string;
  readonly en: string;
}
