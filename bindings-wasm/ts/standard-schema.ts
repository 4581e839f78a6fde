/** The interface by which form libraries and routers take validators: Standard Schema, https://standardschema.dev. */

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
