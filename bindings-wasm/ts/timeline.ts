/** The calendar of a campaign, for people. */

import { calling } from "./error.js";
import type * as Raw from "./engine/abilita_wasm_bg.js";
import { instant } from "./time.js";
import type { InstantLike } from "./time.js";

/** @internal */
export let timelineOf: (handle: Raw.Timeline) => Timeline;

/** How a timeline is drawn. */
export interface SvgOptions {
  /** The day that is marked as today. */
  readonly today?: InstantLike;
  /** The width in CSS pixels, from 280 to 4000; 720 if not given. Labels are laid out for it. */
  readonly width?: number;
}

/** The calendar of a campaign in one language. It reads no clock: "today" is given. */
export class Timeline implements Disposable {
  readonly #handle: Raw.Timeline;

  static {
    timelineOf = (handle) => new Timeline(handle);
  }

  private constructor(handle: Raw.Timeline) {
    this.#handle = handle;
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
    this.#handle.free();
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
