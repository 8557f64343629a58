// Divisions as peers know them that know only tables.

/** The keys of the first and last division within a code: they are codes padded to twelve digits. */
export function within(code: string): [from: string, to: string] {
  const stem = code.replace(/(00){0,2}$/, '');
  return [stem.padEnd(12, '0'), stem.padEnd(12, '9')];
}
