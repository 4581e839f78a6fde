/** Campaigns as images: how `abilita/timeline` and `abilita/scenario` have one in modules of their own. */

import type { AnnouncementLike } from "./announcement.js";
import { announcementJson } from "./announcement.js";

/** @internal What a campaign is loaded from, and what was announced since. */
export interface Kept {
  readonly image: Uint8Array;
  readonly announcements: readonly AnnouncementLike[];
}

const kept = new WeakMap<object, () => Kept>();

/** @internal Keeps what a campaign can be loaded from. */
export function keep(campaign: object, from: () => Kept): void {
  kept.set(campaign, from);
}

/** @internal A campaign as a module has it. */
interface Loaded<T> {
  announce(announcement: string): T;
  free(): void;
}

/** @internal What another module has loaded of each campaign: loaded once, and collected with it. */
export class Copies<T extends Loaded<T>> {
  readonly #load: (image: Uint8Array) => T;
  readonly #loaded = new WeakMap<object, T>();

  constructor(load: (image: Uint8Array) => T) {
    this.#load = load;
  }

  /** The campaign, as the other module has it. */
  of(campaign: object): T {
    const known = this.#loaded.get(campaign);
    if (known) return known;
    const from = kept.get(campaign)?.();
    let loaded = this.#load(from?.image ?? new Uint8Array());
    for (const announcement of from?.announcements ?? []) {
      const before = loaded;
      loaded = before.announce(announcementJson(announcement));
      before.free();
    }
    this.#loaded.set(campaign, loaded);
    return loaded;
  }
}
