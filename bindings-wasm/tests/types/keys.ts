/** The keys of what comes back, as the types have them: `tests/keys.test.mjs` compares them with what comes. */

import type {
  CommandOffer,
  Decision,
  Effect,
  Event,
  Figures,
  Finding,
  Refusal,
  Snapshot,
  Standing,
} from "abilita";
import type { TimelineData, TimelineEntry, TimelineWindow } from "abilita/timeline";

/** All keys that are always there: no more, and no fewer. */
type Keys<T> = Record<{ [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T], true>;

export const decision: Keys<Decision> = {
  function: true, decision: true, code: true, because: true, rules: true, next: true, roles: true, validUntil: true,
};
export const finding: Keys<Finding> = {
  severity: true, code: true, path: true, row: true, field: true, position: true, role: true, cites: true, it: true,
  en: true,
};
export const event: Keys<Event> = { version: true, case: true, sequence: true, at: true, definition: true, body: true };
export const effect: Keys<Effect> = { name: true, to: true, notice: true, case: true, key: true };
export const refusal: Keys<Refusal> = {
  code: true, because: true, next: true, argument: true, findings: true, it: true, en: true,
};
export const offer: Keys<CommandOffer> = { name: true, function: true, arguments: true };
export const figures: Keys<Figures> = { cases: true, tracks: true, flags: true, lockedOut: true, debts: true };
export const snapshot: Keys<Snapshot> = {
  version: true, case: true, definition: true, sequence: true, last_at: true, record: true, register: true, draft: true,
  own: true, debts: true, comments: true,
};
export const standing: Keys<Standing> = { facts: true, tracks: true, entered: true, flags: true, fired: true };
export const timeline: Keys<TimelineData> = {
  campaign: true, title: true, lang: true, zone: true, entries: true, windows: true, announcements: true,
};
export const entry: Keys<TimelineEntry> = {
  name: true, title: true, kind: true, at: true, deadline: true, day: true, weekday: true, said: true, note: true,
  insteadOf: true, act: true, cites: true, days: true, distance: true,
};
export const window: Keys<TimelineWindow> = {
  name: true, title: true, begin: true, end: true, said: true, cites: true, void: true,
};
