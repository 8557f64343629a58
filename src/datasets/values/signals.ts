// The contract type `signals`: what a detection model measured, written 指标名=值(阈值N)；… in one cell.
import { type Cleaned, cleaned, faulty, isNothing, tidy } from './value.ts';

const SIGNAL = /^([^=:]+)[=:]([^=:()]+)(?:\(阈值:?([^()]+)\))?$/;

/** Cleans a list of signals into the JSON of `{ name, value, threshold }` items, in their order. */
export function clean(text: string): Cleaned {
  const said = tidy(text);
  if (isNothing(said)) return cleaned<string>(null);
  const signals = said
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => SIGNAL.exec(part));
  if (signals.some((match) => match === null)) return faulty('BAD_SIGNALS');
  const items = signals.map((match) => {
    const [, name, value, threshold] = match!;
    return { name: name!.trim(), value: value!.trim(), threshold: threshold?.trim() ?? null };
  });
  return cleaned(JSON.stringify(items));
}
