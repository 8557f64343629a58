// The numbers of the law, each with its source, its term and how well it is known. Functions read them here by the
// day that matters, so that a change of the law is a new row, and an old deadline stays what it was.
import { CalendarError, type Day } from './calendar.ts';
import { parameterTable } from './parameterTable.ts';
import { procedureTable } from './procedureTable.ts';

/**
 * How well a value is known: V read in the law's text, V-s read in a secondary summary, K from knowledge,
 * U unsure: a placeholder to be confirmed (待核实) before it is relied on.
 */
type Verification = 'V' | 'V-s' | 'K' | 'U';

/** One version of a legal parameter. */
export interface Parameter {
  id: ParameterId;
  /** A decimal number, `on`/`off` for a switch, or null where the law sets no such limit. */
  value: string | null;
  unit: 'fraction' | 'fraction per day' | 'fen' | 'working days' | 'days' | 'hours' | 'months' | 'switch';
  source: string;
  article: string;
  /** First and last day on which this version is in force; null is open. */
  validFrom: Day;
  validTo: Day | null;
  verified: Verification;
}

/** No version of a parameter is in force on the day asked for. */
export class ParameterError extends Error {
  readonly code = 'PARAMETER_NOT_IN_FORCE';

  constructor(id: ParameterId, on: Day) {
    super(`法律参数 ${id} 在${on}没有有效版本 · The legal parameter ${id} has no version in force on ${on}`);
    this.name = 'ParameterError';
  }
}

/** The names of the legal parameters. */
export type ParameterId = (typeof parameterTable | typeof procedureTable)[number]['id'];

/** All versions of all parameters. */
export const parameters: readonly Parameter[] = [...parameterTable, ...procedureTable];

/** The version of a parameter that is in force on a day. Throws ParameterError where there is none. */
export function parameter(id: ParameterId, on: Day): Parameter {
  const version = parameters.find(
    (row) => row.id === id && row.validFrom <= on && (row.validTo === null || on <= row.validTo),
  );
  if (!version) throw new ParameterError(id, on);
  return version;
}

/**
 * What a rule computes; null where none of its versions is in force on its day, or where holidays are not published yet:
 * a day that may be wrong is worse than none.
 */
export function whereKnown<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ParameterError || error instanceof CalendarError) return null;
    throw error;
  }
}

/** A parameter that counts days or months. */
export const countOf = (id: ParameterId, on: Day): number => Number(parameter(id, on).value);

/** A switch. */
export const isOn = (id: ParameterId, on: Day): boolean => parameter(id, on).value === 'on';

/** A fraction as whole millionths, so that amounts are computed exactly: 0.02 is 20000n. */
export const millionths = (id: ParameterId, on: Day): bigint => toMillionths(parameter(id, on).value ?? '0');

/** A decimal string as whole millionths. Further places are cut: no rate of the law has them. */
export function toMillionths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'));
}
