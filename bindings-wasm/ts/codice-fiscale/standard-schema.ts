/** Validators for everything that speaks Standard Schema: form libraries, routers, Valibot, Zod. */

import type { Lang } from "../text.js";
import { parse } from "./code.js";
import type { ReadOptions } from "./code.js";
import { issueText } from "./issue-text.js";

/** What of the Standard Schema interface (version 1) is given. */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "abilita";
    readonly validate: (value: unknown) => StandardResult<Output>;
    readonly types?: { readonly input: Input; readonly output: Output };
  };
}

/** The outcome: the value, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing wrong. `code` is abilita's own. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly PropertyKey[];
  readonly code: string;
}

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
