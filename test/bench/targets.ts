// Whether the hub reached what it promised, from the medians of one run.
import type { Measured } from './load.ts';
import type { Question, Target } from './questions.ts';

/** The median of each peer that was asked. */
export type Medians = Record<string, Measured>;

export interface Judged {
  question: string;
  /** What is promised, such as `2.0 × postgraphile-generic`. */
  promise: string;
  /** In the unit of the promise. */
  reached: number;
  met: boolean;
  /** Absent where nothing more is hoped for. */
  aimMet?: boolean;
}

/** The targets of questions that were asked of all that a target speaks of. */
export function judge(questions: Question[], medians: ReadonlyMap<string, Medians>): Judged[] {
  return questions.flatMap(({ name, targets }) =>
    targets.flatMap((target) => {
      const judged = judgeOne(target, name, medians);
      return judged && Number.isFinite(judged.reached) ? [{ question: name, ...judged }] : [];
    }),
  );
}

type One = Omit<Judged, 'question'> | null;

function judgeOne(target: Target, question: string, medians: ReadonlyMap<string, Medians>): One {
  const asked = medians.get(question);
  const hub = asked?.hub;
  if (!hub) return null;
  if ('p50' in target) return { promise: `p50 < ${target.p50} ms`, reached: hub.p50, met: hub.p50 < target.p50 };
  if ('most' in target) {
    const other = medians.get(target.question)?.hub;
    if (!other) return null;
    const cost = other.rate / hub.rate;
    return { promise: `≤ ${target.most} × the cost of ${target.question}`, reached: cost, met: cost <= target.most };
  }
  const { than, least, aim } = target;
  const other = asked[than];
  if (!other) return null;
  const reached = hub.rate / other.rate;
  const promise = `≥ ${least} × ${than}${aim ? `, aim ${aim}` : ''}`;
  return { promise, reached, met: reached >= least, ...(aim && { aimMet: reached >= aim }) };
}
