/** A field of an HTML form that knows whether it holds a codice fiscale, by the browser's own constraint validation. */

import type { Lang } from "../text.js";
import { parse } from "./code.js";
import type { CodiceFiscaleIssue, ReadOptions } from "./code.js";
import { issueText } from "./issue-text.js";

/** Options of {@link constrain}. */
export interface ConstraintOptions extends ReadOptions {
  /** The language of messages; if not given, that of the field's `lang`, else Italian. */
  readonly lang?: Lang;
}

/** What of a form field is needed: an `<input>`. */
export interface Field {
  readonly value: string;
  readonly required: boolean;
  setCustomValidity(message: string): void;
  closest(selector: string): { getAttribute(name: string): string | null } | null;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/**
 * Tests a field now: sets or clears its custom validity, and tells what is wrong. An empty field is left to `required`.
 */
export function checkField(field: Field, options: ConstraintOptions = {}): CodiceFiscaleIssue | null {
  const parsed = parse(field.value, options);
  const issue = parsed.ok || parsed.issue.code === "codice_fiscale.empty" ? null : parsed.issue;
  field.setCustomValidity(issue ? issueText(issue.code, options.lang ?? langOf(field)) : "");
  return issue;
}

/**
 * Keeps a field tested as the user types; gives back what ends it.
 *
 * @example
 * ```ts
 * constrain(document.querySelector<HTMLInputElement>("#codice-fiscale")!);
 * form.addEventListener("submit", (event) => { if (!form.reportValidity()) event.preventDefault(); });
 * ```
 */
export function constrain(field: Field, options: ConstraintOptions = {}): () => void {
  const listener = (): void => void checkField(field, options);
  field.addEventListener("input", listener);
  listener();
  return () => {
    field.removeEventListener("input", listener);
    field.setCustomValidity("");
  };
}

function langOf(field: Field): Lang {
  return field.closest("[lang]")?.getAttribute("lang")?.startsWith("en") ? "en" : "it";
}
