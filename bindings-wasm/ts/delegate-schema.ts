/** The validator of one line of a roster. */

import type { Campaign } from "./campaign.js";
import type { Delegate, Person } from "./person.js";
import type { Finding, FindingField } from "./roster.js";
import type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.js";
import type { Lang } from "./text.js";
import type { InstantLike } from "./time.js";
import { instant } from "./time.js";

/** Options of {@link delegate}. */
export interface DelegateOptions {
  /** The instant as of which it is judged: "now", given by the page. */
  readonly at: InstantLike;
  /** The language of messages; Italian if not given. */
  readonly lang?: Lang;
}

const PATHS: Readonly<Record<FindingField, readonly PropertyKey[]>> = {
  codice_fiscale: ["person", "codiceFiscale"],
  name: ["person", "name"],
  surname: ["person", "surname"],
  email: ["person", "email"],
  role: ["role"],
};

/**
 * A validator of delegates as a campaign wants them: its roles, its required fields. What only the whole roster can tell
 * (duplicates, missing roles) is for {@link Campaign.check}. Warnings are no issues.
 *
 * @example
 * ```ts
 * const schema = delegate(campaign, { at: new Date(), lang: "it" });
 * const result = schema["~standard"].validate(form);
 * if (result.issues) show(result.issues); // [{ message, path: ["person", "codiceFiscale"], code }]
 * ```
 */
export function delegate(campaign: Campaign, options: DelegateOptions): StandardSchema<Delegate, Delegate> {
  const at = instant(options.at, "at");
  const nobody = campaign.replay([campaign.open("roster", {}, at)]);
  const validate = (value: unknown): StandardResult<Delegate> => {
    const read = asDelegate(value);
    const findings = campaign.check(nobody, [read], "draft", at);
    const wrong = findings.filter((finding) => finding.row === 0 && finding.severity === "error");
    return wrong.length === 0 ? { value: read } : { issues: wrong.map((finding) => issue(finding, options.lang)) };
  };
  return { "~standard": { version: 1, vendor: "abilita", validate } };
}

function issue({ code, field, ...texts }: Finding, lang: Lang = "it"): StandardIssue {
  return { message: texts[lang], path: field === null ? [] : PATHS[field], code };
}

/** What is no text is an empty one: it is missing. */
function asDelegate(value: unknown): Delegate {
  const { role, person } = fields(value);
  const { codiceFiscale, name, surname, email } = fields(person);
  const data: Required<Person> = {
    codiceFiscale: text(codiceFiscale),
    name: text(name),
    surname: text(surname),
    email: text(email),
  };
  return { role: text(role), person: data };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
