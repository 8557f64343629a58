// The end of a term that the law counts from a day, in the unit that its parameter has. Rules that do more than count
// (which term applies, whether it rolls to a working day) have files of their own.
import { addDays, addMonths, addWorkdays, type Day } from './calendar.ts';
import { type ParameterId, parameter } from './parameters.ts';

const counted = { days: addDays, 'working days': addWorkdays, months: addMonths } as const;

/**
 * The last day of a term that begins on `from`, which is not counted; the version in force on it sets the length.
 * Throws ParameterError before the rule, CalendarError where working days are not known, RangeError for what is no term.
 */
export function termEnd(id: ParameterId, from: Day): Day {
  const { value, unit } = parameter(id, from);
  if (value === null || !(unit in counted)) throw new RangeError(`${id} counts neither days nor months`);
  return counted[unit as keyof typeof counted](from, Number(value));
}
