/** Who asks, and what for. */

/** A verified login. The portal verifies it; abilita takes it as true. */
export interface Identity {
  /** The scheme: `spid`, `cie`, `password` … */
  readonly scheme: string;
  /** The assurance level; 0 where the scheme knows none. */
  readonly level?: number;
  /** Whose login it is. A leading `TINIT-` is removed. */
  readonly codiceFiscale: string;
}

/** Somebody who asks on his own account, or a visitor. */
export interface PersonAsking {
  /** His codice fiscale; absent for a visitor. */
  readonly person?: string;
  /** The role they act in; absent: all that they hold. */
  readonly role?: string;
  /** Their login, where they have one. */
  readonly identity?: Identity;
  readonly vouched?: false;
}

/** Somebody for whom the portal vouches in a role: an operator, the portal itself. */
export interface VouchedAsking {
  /** Who it is, where that matters. */
  readonly person?: string;
  /** The role that is vouched for. */
  readonly role: string;
  readonly identity?: Identity;
  readonly vouched: true;
}

/** Who asks. */
export type Asker = PersonAsking | VouchedAsking;

/** A question: may this asker use this function? */
export interface Request {
  /** The function, by its name in the campaign. */
  readonly function: string;
  /** Who asks. */
  readonly asker: Asker;
}

/** @internal Unknown keys are passed on, so that they are refused. */
export function toWireAsker(asker: Asker): object {
  const { identity } = asker;
  if (!identity) return asker;
  const { codiceFiscale, ...login } = identity;
  return { ...asker, identity: { ...login, codice_fiscale: codiceFiscale } };
}

/** @internal */
export function toWireRequest(request: Request): object {
  return { ...request, asker: toWireAsker(request.asker) };
}

/** @internal Whether a request has the plainest form, whose parts cross one by one; others cross as JSON, to be told what is wrong. */
export function isPlain({ function: name, asker, ...rest }: Request): boolean {
  if (typeof name !== "string" || typeof asker !== "object" || asker === null || !isEmpty(rest)) return false;
  const { person, role, identity, vouched, ...others } = asker;
  if (!isEmpty(others) || !isText(person) || !isText(role) || (vouched !== undefined && typeof vouched !== "boolean")) return false;
  if (identity === undefined) return true;
  if (typeof identity !== "object" || identity === null) return false;
  const { scheme, level = 0, codiceFiscale, ...more } = identity;
  const isLevel = Number.isInteger(level) && level >= 0 && level < 256;
  return isEmpty(more) && typeof scheme === "string" && isLevel && typeof codiceFiscale === "string";
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isEmpty(object: object): boolean {
  for (const key in object) return key === undefined;
  return true;
}
