// Who is listed for wage arrears in the demo city (DS09): contractors while, before and after they were listed, one
// whose term has run out, and the leader of a gang without any firm.
import type { Enterprise } from '../model/enterprise.ts';
import type { Companies } from './companies.ts';
import { gangLeader } from './roster.ts';

/** A decision of DS09. */
export interface Listing {
  number: string;
  firm: Enterprise | null;
  responsible: string;
  responsibleId: string | null;
  listedOn: string;
  ground: '数额达到认定标准' | '造成严重不良社会影响';
  reason: string;
  correctedOn: string | null;
  removedOn: string | null;
}

/** All decisions, oldest first. */
export function blacklist({ troubled, civil, services }: Companies): Listing[] {
  const of = (firm: Enterprise, listedOn: string, over: Partial<Listing> = {}): Listing => ({
    ...blank(listedOn),
    firm,
    responsible: firm.representative,
    responsibleId: firm.representativeId,
    ...over,
  });
  return [
    // Its three years have run out.
    of(services[9]!, '2022-03-08'),
    // Put things right and left the list after more than six months: its permit of July 2024 is not raised.
    of(troubled[9]!, '2023-05-15', { correctedOn: '2023-09-20', removedOn: '2024-04-10' }),
    // Left the list before six months had passed.
    of(civil[7]!, '2023-12-05', { correctedOn: '2024-05-20', removedOn: '2024-08-01' }),
    // Nobody ever complained by name; the permit of November 2024 finds it on the list.
    of(troubled[2]!, '2024-03-11', { ground: '造成严重不良社会影响', reason: '拖欠工资引发群体性讨薪' }),
    // Listed between two of its permits.
    of(troubled[3]!, '2024-09-10', { responsibleId: null }),
    { ...blank('2024-11-21'), responsible: gangLeader.name, responsibleId: gangLeader.identity },
    of(services[3]!, '2025-04-22'),
  ].map((one, i) => ({ ...one, number: `乌人社失信列〔${one.listedOn.slice(0, 4)}〕${i + 3}号` }));
}

const blank = (listedOn: string): Listing => ({
  number: '',
  firm: null,
  responsible: '',
  responsibleId: null,
  listedOn,
  ground: '数额达到认定标准',
  reason: '克扣、无故拖欠农民工工资,经责令限期支付仍不支付',
  correctedOn: null,
  removedOn: null,
});
