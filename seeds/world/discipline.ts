// The ledger of discipline inspection (DS16): which agency passed a clue to which, when, and where it stands.
import { addDays, addWorkdays } from '../../src/law/calendar.ts';
import { random } from '../random.ts';
import { HUB_DATE } from './sites.ts';

export interface DisciplineTransfer {
  number: string;
  from: string;
  to: string;
  transferredOn: string;
  category: string;
  receivedOn: string | null;
  feedbackOn: string | null;
  state: string;
}

const DISCIPLINE = '市纪委监委';
/** From whom to whom, and how many: 33 of the procuratorates are the article's. */
const FLOWS: [from: string, to: string, count: number][] = [
  ['乌海市人民检察院', DISCIPLINE, 19],
  ['海勃湾区人民检察院', DISCIPLINE, 7],
  ['海南区人民检察院', DISCIPLINE, 3],
  ['乌达区人民检察院', DISCIPLINE, 4],
  [DISCIPLINE, '乌海市人民检察院', 6],
  [DISCIPLINE, '海勃湾区人民检察院', 2],
  ['市审计局', DISCIPLINE, 3],
  ['市公安局', DISCIPLINE, 2],
  ['乌海市中级人民法院', DISCIPLINE, 1],
];

export function disciplineTransfers(): DisciplineTransfer[] {
  const r = random('discipline');
  return FLOWS.flatMap(([from, to, count], flow) =>
    Array.from({ length: count }, (_, i): DisciplineTransfer => {
      const transferredOn = addDays('2024-01-08', Math.round((i * 508) / count) + r.int(0, 12));
      const receivedOn = addWorkdays(
        transferredOn,
        r.weighted([
          [r.int(1, 5), 9],
          [r.int(6, 9), 1],
        ]),
      );
      const feedbackOn = addDays(transferredOn, r.int(22, 75));
      const ended = feedbackOn < HUB_DATE && !r.chance(0.12);
      const received = receivedOn < HUB_DATE && !(transferredOn > '2025-04-20' && r.chance(0.3));
      return {
        number: `乌纪线移${transferredOn.slice(0, 4)}-${flow + 1}${String(i + 1).padStart(2, '0')}`,
        from,
        to,
        transferredOn,
        category: r.weighted([
          ['违纪', 4],
          ['职务违法', 4],
          ['职务犯罪', 2],
        ]),
        receivedOn: received ? receivedOn : null,
        feedbackOn: received && ended ? feedbackOn : null,
        state: !received ? '待签收' : ended ? r.weighted(ENDED) : r.pick(['待反馈', '待反馈', '初核']),
      };
    }),
  );
}

const ENDED = [
  ['已立案', 4],
  ['了结', 3],
  ['谈话函询', 3],
  ['初核', 2],
  ['退回', 1],
] as const;
