/** The validator of codici fiscali. */

import type { StandardResult, StandardSchema } from "../standard-schema.js";
import type { Lang } from "../text.js";
import { parse } from "./code.js";
import type { ReadOptions } from "./code.js";
import { issueText } from "./issue-text.js";

/** Options of the validators. */
export interface SchemaOptions extends ReadOptions {
  /** The language of messages; Italian if not given. */
  readonly lang?: Lang;
}

/**
 * A validator of codici fiscali of natural persons; what it gives is the code in its normal form.
 *
 * @example
 * ```ts
 * const form = useForm({ resolver: standardSchemaResolver(schemaOfAll) }); // React Hook Form
 * const result = codiceFiscale({ lang: "en" })["~standard"].validate(input);
 * ```
 */
export function codiceFiscale(options: SchemaOptions = {}): StandardSchema<string, string> {
  const validate = (value: unknown): StandardResult<string> => {
    const parsed = parse(typeof value === "string" ? value : "", options);
    if (parsed.ok) return { value: parsed.value.code };
    const { code } = parsed.issue;
    return { issues: [{ message: issueText(code, options.lang ?? "it"), code }] };
  };
  return { "~standard": { version: 1, vendor: "abilita", validate } };
}
