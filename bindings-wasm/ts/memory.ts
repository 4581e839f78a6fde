/** The end of what lives in the memory of a module. */

const ended = new WeakSet<object>();

/** @internal Gives the memory of an object back, the first time: `using` may end what `free()` has ended already. */
export function giveBack(owner: object, free: () => void): void {
  if (ended.has(owner)) return;
  ended.add(owner);
  free();
}
