// Sums and products of which some factors stand in the variables. What does not is worked out as the formula is made, so
// that a document asked again costs a few additions.

/** Coerced variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number, or how to read it. */
export type Factor = number | ((variables: Variables) => number);

/** `fixed` and, for each term, a factor times another formula. */
export interface Formula {
  readonly fixed: number;
  readonly terms: readonly { readonly factor: Factor; readonly of: Formula }[];
}

export const constant = (fixed: number): Formula => ({ fixed, terms: [] });

export const NOTHING = constant(0);

/** Parts with terms stay as they are: a fragment spread in many places must not be copied into each. */
export function plus(parts: readonly Formula[]): Formula {
  const open = parts.filter(({ terms }) => terms.length > 0);
  const fixed = parts.reduce((sum, part) => (part.terms.length > 0 ? sum : sum + part.fixed), 0);
  if (open.length === 1 && fixed === 0) return open[0]!;
  return { fixed, terms: open.map((of) => ({ factor: 1, of })) };
}

export function times(of: Formula, factor: Factor): Formula {
  if (factor === 1 || of === NOTHING) return of;
  if (factor === 0) return NOTHING;
  if (typeof factor === 'number' && of.terms.length === 0) return constant(of.fixed * factor);
  return { fixed: 0, terms: [{ factor, of }] };
}

/** The value; a formula that stands in several places is worked out once. */
export function evaluate(formula: Formula, variables: Variables, known = new Map<Formula, number>()): number {
  if (formula.terms.length === 0) return formula.fixed;
  const found = known.get(formula);
  if (found !== undefined) return found;
  let value = formula.fixed;
  for (const { factor, of } of formula.terms) {
    const times = typeof factor === 'number' ? factor : factor(variables);
    if (times !== 0) value += times * evaluate(of, variables, known);
  }
  known.set(formula, value);
  return value;
}
