/// <reference lib="esnext.disposable" preserve="true" />
/** The calendar of a campaign, for people. What `abilita/timeline` exports, wherever it runs. */

import type { Campaign } from "../campaign.js";
import { calling } from "../error.js";
import { Copies } from "../image.js";
import { giveBack } from "../memory.js";
import type { Lang } from "../text.js";
import { instant } from "../time.js";
import type { CivilDate, Instant, InstantLike } from "../time.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { engine } from "./engine.js";

export { AbilitaError, NotInitialisedError, WireError } from "../error.js";
export type { WasmSource } from "../loading.js";
export type { Lang } from "../text.js";
export type { CivilDate, Instant, InstantLike } from "../time.js";

const campaigns = new Copies<Raw.Campaign>((image) => engine.glue.Campaign.from_image(image));

/** Whether there is one instant for every case, nobody knows it yet, or each case has its own. */
export type TimelineKind = "at" | "to_be_announced" | "by_case";

/** A moment, as people are told about it. */
export interface TimelineEntry {
  /** Its name in the definition. */
  readonly name: string;
  readonly title: string;
  readonly kind: TimelineKind;
  /** The instant, where there is one for every case. */
  readonly at: Instant | null;
  /** True for a deadline: its instant is the first that is too late. */
  readonly deadline: boolean;
  /** The day that people say: for a deadline the last one that is in time. */
  readonly day: CivilDate | null;
  /** The name of that day in the week. */
  readonly weekday: string | null;
  /** The date as people say it: `entro sabato 25 ottobre 2025`. */
  readonly said: string;
  /** Why offices may be closed on that day. */
  readonly note: string | null;
  /** The date of the definition, where an announcement moved it. */
  readonly insteadOf: string | null;
  /** The act that announced the date. */
  readonly act: string | null;
  /** The rules of acts that it comes from. */
  readonly cites: readonly string[];
  /** Whole days from today, where today was given: negative once the day is past. */
  readonly days: number | null;
  /** The same in words. */
  readonly distance: string | null;
}

/** Where a window begins or ends. */
export interface TimelineBound {
  readonly kind: TimelineKind;
  readonly at: Instant | null;
  readonly said: string;
}

/** A window. */
export interface TimelineWindow {
  readonly name: string;
  readonly title: string;
  /** Where it begins; null for one that has always been open. */
  readonly begin: TimelineBound | null;
  /** Where it ends; null for one that stays open. */
  readonly end: TimelineBound | null;
  /** From when until when, in one phrase. */
  readonly said: string;
  readonly cites: readonly string[];
  /** True if it never opens. */
  readonly void: boolean;
}

/** An announcement that is known. */
export interface TimelineAnnouncement {
  readonly moment: string;
  readonly title: string;
  readonly at: Instant;
  readonly said: string;
  readonly knownFrom: Instant;
  readonly knownSaid: string;
  readonly act: string | null;
  /** False once a later one took its place, and for one that came too late to change anything. */
  readonly inForce: boolean;
}

/** A timeline as data. */
export interface TimelineData {
  readonly campaign: string;
  readonly title: string;
  readonly lang: Lang;
  readonly zone: string;
  /** Those with a date by their date, then those without one. */
  readonly entries: readonly TimelineEntry[];
  readonly windows: readonly TimelineWindow[];
  readonly announcements: readonly TimelineAnnouncement[];
}

/** How a timeline is drawn. */
export interface SvgOptions {
  /** The day that is marked as today. */
  readonly today?: InstantLike;
  /** The width in CSS pixels, from 280 to 4000; 720 if not given. Labels are laid out for it. */
  readonly width?: number;
}

/**
 * The calendar of a campaign in one language. It reads no clock: "today" is given.
 *
 * @example
 * ```ts
 * import { Timeline, init } from "abilita/timeline";
 *
 * await init();
 * using timeline = Timeline.of(campaign, "it", today);
 * figure.innerHTML = timeline.toSvg({ today });
 * ```
 */
export class Timeline implements Disposable {
  readonly #handle: Raw.Timeline;

  private constructor(handle: Raw.Timeline) {
    this.#handle = handle;
  }

  /** The calendar of a campaign, for somebody who knows what was known at `knownAt`. */
  static of(campaign: Campaign, lang: Lang, knownAt: InstantLike): Timeline {
    return calling(() => new Timeline(campaigns.of(campaign).timeline(lang, instant(knownAt, "knownAt"))));
  }

  /** As data, for a page that draws it itself. */
  toData({ today }: { readonly today?: InstantLike } = {}): TimelineData {
    return calling(() => {
      const json = this.#handle.to_data(today === undefined ? null : instant(today, "today"));
      return JSON.parse(json, inCamelCase) as TimelineData;
    });
  }

  /** As text, for a terminal or a mail. */
  toText({ today }: { readonly today?: InstantLike } = {}): string {
    return calling(() => this.#handle.to_text(today === undefined ? null : instant(today, "today")));
  }

  /**
   * As one SVG, for a file, an `<img>` or the page itself. It brings its colours for light and dark, says the same in words
   * to who cannot see it, and has no script, font or other resource. All text in it is escaped.
   */
  toSvg({ today, width }: SvgOptions = {}): string {
    return calling(() =>
      this.#handle.to_svg(today === undefined ? null : instant(today, "today"), width ?? null),
    );
  }

  /** Gives its memory back now. It cannot be used any more. */
  free(): void {
    giveBack(this, () => this.#handle.free());
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}

const CAMEL: Readonly<Record<string, string>> = {
  instead_of: "insteadOf",
  known_from: "knownFrom",
  known_said: "knownSaid",
  in_force: "inForce",
};

/** A reviver: the keys of the wire become those of JavaScript. */
function inCamelCase(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [CAMEL[key] ?? key, item]));
}
