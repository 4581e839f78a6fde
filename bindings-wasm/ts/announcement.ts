/** Moments that are decided outside a definition: the end of an update, an extension. */

import type { Instant, InstantLike } from "./time.js";
import { instant } from "./time.js";

/** "The moment `moment` is at `at`; this is known from `knownFrom`, by the act `act`." */
export interface AnnouncementLike {
  /** The moment, by its name in the campaign. */
  readonly moment: string;
  /** When it is. */
  readonly at: InstantLike;
  /** From when on this is known. */
  readonly knownFrom: InstantLike;
  /** The act that announces it. */
  readonly act?: string;
}

/** An announcement that a campaign has. */
export interface Announcement extends AnnouncementLike {
  readonly at: Instant;
  readonly knownFrom: Instant;
}

/** @internal */
export interface WireAnnouncement {
  readonly moment: string;
  readonly at: Instant;
  readonly known_from: Instant;
  readonly act?: string;
}

/** @internal */
export function announcementJson({ at, knownFrom, ...rest }: AnnouncementLike): string {
  return JSON.stringify({ ...rest, at: instant(at, "at"), known_from: instant(knownFrom, "knownFrom") });
}

/** @internal */
export function fromWireAnnouncement({ known_from, ...rest }: WireAnnouncement): Announcement {
  return { ...rest, knownFrom: known_from };
}
