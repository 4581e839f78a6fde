/** From what a campaign was compiled: how `abilita/timeline` and `abilita/scenario` have it in modules of their own. */

import type { WireAnnouncement } from "./announcement.js";

/** @internal What a campaign is compiled from, as those modules read it. */
export interface Recipe {
  /** Whether the definitions that come with abilita are among the documents. */
  readonly built_in: boolean;
  /** Name and text of each document. */
  readonly documents: readonly (readonly [name: string, text: string])[];
  /** Which of the definitions it is. */
  readonly id: string;
  readonly announcements: readonly WireAnnouncement[];
}

const recipes = new WeakMap<object, () => Recipe>();

/** @internal Keeps how a campaign came to be. */
export function keepRecipe(campaign: object, recipe: () => Recipe): void {
  recipes.set(campaign, recipe);
}

/** @internal What another module has made of each campaign: made once, and collected with it. */
export class Compilations<T extends object> {
  readonly #compile: (recipe: string) => T;
  readonly #made = new WeakMap<object, T>();

  constructor(compile: (recipe: string) => T) {
    this.#compile = compile;
  }

  /** The campaign, as the other module has it. */
  of(campaign: object): T {
    const made = this.#made.get(campaign) ?? this.#compile(JSON.stringify(recipes.get(campaign)?.()));
    this.#made.set(campaign, made);
    return made;
  }
}
