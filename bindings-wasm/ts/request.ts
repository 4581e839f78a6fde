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
  /** The role he acts in; absent: all that he holds. */
  readonly role?: string;
  /** His login, where he has one. */
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
export function requestJson(request: Request): string {
  return JSON.stringify({ ...request, asker: toWireAsker(request.asker) });
}
