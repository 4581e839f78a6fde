/** Answers about access. */

import type { Instant } from "./time.js";

interface Answered {
  /** The function asked for. */
  readonly function: string;
  /** The rules of the acts it rests on, such as `F25-02`. */
  readonly because: readonly string[];
  /** The rules of the definition it rests on. */
  readonly rules: readonly string[];
  /** What to do instead, or next: a hint of the campaign ({@link Campaign.hintText}). */
  readonly next: string | null;
  /** The roles that may use the function. */
  readonly roles: readonly string[];
  /**
   * Until when it holds if nothing happens to the case; null: for ever. It is exact, so it may be cached until then. It is
   * worked out when it is first read, for the case as it was when it was asked.
   */
  readonly validUntil: Instant | null;
}

/** The function may be used. */
export interface Allowed extends Answered {
  readonly decision: "allow";
  readonly code: "access.permitted";
}

/** The function may not be used. */
export interface Denied extends Answered {
  readonly decision: "deny";
  readonly code:
    | "access.forbidden"
    | "access.login"
    | "access.other_identity"
    | "access.needs"
    | "access.no_role";
}

/** An answer. */
export type Decision = Allowed | Denied;

/** @internal What a decision says but for how long: read once, and shared by all that say it. */
export type Said = Omit<WireDecision, "valid_until">;

/** @internal */
export interface WireDecision extends Omit<Answered, "validUntil"> {
  readonly decision: "allow" | "deny";
  readonly code: string;
  readonly valid_until: Instant | null;
}

/** @internal */
export function fromWireDecision({ valid_until, ...rest }: WireDecision): Decision {
  return { ...rest, validUntil: valid_until } as Decision;
}

/** @internal The lists are shared, so nobody may change them. */
export function readSaid(json: string): Said {
  return JSON.parse(json, (_, value: unknown) => (Array.isArray(value) ? Object.freeze(value) : value)) as Said;
}

/** @internal A decision that works out until when it holds once somebody wants to know. */
export function saying(said: Said, validUntil: () => Instant | null): Decision {
  let until: Instant | null | undefined;
  const { function: name, decision, code, because, rules, next, roles } = said;
  return {
    function: name,
    decision,
    code,
    because,
    rules,
    next,
    roles,
    get validUntil() {
      return until === undefined ? (until = validUntil()) : until;
    },
  } as Decision;
}
