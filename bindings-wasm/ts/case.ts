/// <reference lib="esnext.disposable" preserve="true" />
/** Cases. */

import type * as Raw from "./engine/abilita_wasm_bg.js";
import { calling } from "./error.js";
import { giveBack } from "./memory.js";
import type { Instant } from "./time.js";

/** @internal The handle of a case, for its campaign. */
export let handleOf: (of: Case) => Raw.Case;
/** @internal The same for something that is kept: what it refers to stays as it is. */
export let keptHandleOf: (of: Case) => Raw.Case;
/** @internal The same for a change. */
export let changedHandleOf: (of: Case) => Raw.Case;
/** @internal */
export let caseOf: (handle: Raw.Case) => Case;

/** What a case says of itself. */
interface Heading {
  readonly id: string;
  readonly sequence: number;
  readonly lastAt: Instant;
  readonly debts: string[];
  readonly comments: string[];
}

/**
 * One case under one definition: an institute, or a person's account. It is made by {@link Campaign.replay} from events and
 * changed by {@link Campaign.apply} alone; what is in it is asked of its campaign.
 *
 * It lives in the memory of the module until it is disposed of, or collected as garbage.
 */
export class Case implements Disposable {
  #handle: Raw.Case;
  /** Whether a decision refers to the handle, to say until when it holds. */
  #isKept = false;

  static {
    handleOf = (of) => of.#handle;
    keptHandleOf = (of) => {
      of.#isKept = true;
      return of.#handle;
    };
    changedHandleOf = (of) => {
      if (of.#isKept) of.#handle = of.#handle.copy();
      of.#isKept = false;
      return of.#handle;
    };
    caseOf = (handle) => new Case(handle);
  }

  private constructor(handle: Raw.Case) {
    this.#handle = handle;
  }

  get #heading(): Heading {
    return calling(() => JSON.parse(this.#handle.heading()) as Heading);
  }

  /** Its name. */
  get id(): string {
    return this.#heading.id;
  }

  /** How many events made it: what a command must expect. */
  get sequence(): number {
    return this.#heading.sequence;
  }

  /** The instant of its last event. Nothing can be done to it before. */
  get lastAt(): Instant {
    return this.#heading.lastAt;
  }

  /** What was done on the interim channel and is not entered yet, oldest first. */
  get debts(): string[] {
    return this.#heading.debts;
  }

  /** The comments left for the operator, oldest first. Free text may hold personal data. */
  get comments(): string[] {
    return this.#heading.comments;
  }

  /** Gives its memory back: now, or once no decision refers to it. It cannot be used any more. */
  free(): void {
    giveBack(this, () => changedHandleOf(this).free()); // what decisions refer to is collected after them
  }

  /** As {@link free}, at the end of a block that declares it with `using`. */
  [Symbol.dispose](): void {
    this.free();
  }
}
