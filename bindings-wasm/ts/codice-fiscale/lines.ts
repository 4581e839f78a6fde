/** Records as lines of text: how the module gives more than one thing. */

/** @internal Records of so many lines each. Each line is ended. */
export function records(text: string, width: number): string[][] {
  const lines = text.split("\n");
  return Array.from({ length: (lines.length - 1) / width }, (_, index) =>
    lines.slice(index * width, (index + 1) * width),
  );
}
