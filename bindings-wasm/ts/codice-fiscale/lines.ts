/** Records as lines of text: how the module gives more than one thing. */

/** @internal Records of so many lines each. */
export function records(text: string, width: number): string[][] {
  if (text === "") return [];
  const lines = text.split("\n");
  return Array.from({ length: Math.ceil(lines.length / width) }, (_, index) =>
    lines.slice(index * width, (index + 1) * width),
  );
}
