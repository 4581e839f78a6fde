/** What `abilita/codice-fiscale` exports, wherever it runs. */

export { AbilitaError, NotInitialisedError, WireError } from "../error.js";
export type { WasmSource } from "../loading.js";
export type { CodiceFiscaleErrorCode } from "../roster.js";
export type { StandardIssue, StandardResult, StandardSchema } from "../standard-schema.js";
export type { Lang } from "../text.js";
export type { CivilDate, CivilDateLike } from "../time.js";
export { classifyMany, validateMany } from "./batch.js";
export type { Column } from "./batch.js";
export { encode, faults, isValid, masked, matches, parse, parseTaxCode, variants } from "./code.js";
export type {
  BodyCode,
  CodiceFiscale,
  CodiceFiscaleIssue,
  NameMatch,
  Parsed,
  PersonalData,
  ProvisionalCode,
  ReadOptions,
  Strictness,
} from "./code.js";
export { checkField, constrain } from "./constraint-validation.js";
export type { ConstraintOptions, Field } from "./constraint-validation.js";
export { issueText } from "./issue-text.js";
export { codiceFiscale } from "./standard-schema.js";
export type { SchemaOptions } from "./standard-schema.js";
export { findInText, maskText, normalize } from "./text.js";
export type { Found } from "./text.js";
