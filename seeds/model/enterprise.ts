// Companies of the model. One is a pure function of its serial and line of business, so that a demo city and a database of
// two hundred thousand come from the same code.
import { random } from '../random.ts';
import { creditCode, identityNumber, mobile } from './identity.ts';
import { address, companyCore, personName } from './names.ts';

/** The city's districts (GB/T 2260). */
export const DISTRICTS = { '150302': '海勃湾区', '150303': '海南区', '150304': '乌达区' } as const;
export type District = keyof typeof DISTRICTS;

/** Line of business: what the name, industry code and scope say. */
export type Business = 'BUILDING' | 'CIVIL' | 'DEVELOPER' | 'INDUSTRY' | 'SERVICE';

/** A company as the market registry knows it. Capital in 万元; days ISO; an open term is null. */
export interface Enterprise {
  serial: number;
  creditCode: string;
  name: string;
  core: string;
  formerNames: string[];
  kind: string;
  status: string;
  capital: number;
  paidIn: number;
  establishedOn: string;
  termEndsOn: string | null;
  closedOn: string | null;
  deregistration: string | null;
  address: string;
  division: District;
  industry: string;
  scope: string;
  phone: string;
  representative: string;
  representativeId: string;
  abnormal: boolean;
  dishonest: boolean;
}

const LINES: Record<Business, { trades: string[]; industries: string[]; scope: string }> = {
  BUILDING: {
    trades: ['建筑工程', '建设工程', '建筑安装', '建设'],
    industries: ['E4710', 'E4720', 'E4790', 'E5011'],
    scope: '房屋建筑工程施工;建筑装饰装修;建筑劳务分包',
  },
  CIVIL: {
    trades: ['路桥工程', '水利水电工程', '市政工程', '交通建设'],
    industries: ['E4812', 'E4819', 'E4821', 'E4822'],
    scope: '公路工程施工;水利水电工程施工;市政公用工程施工',
  },
  DEVELOPER: {
    trades: ['房地产开发', '置业', '城市投资', '产业园开发'],
    industries: ['K7010', 'L7221'],
    scope: '房地产开发经营;物业管理;土地整理',
  },
  INDUSTRY: {
    trades: ['煤业', '焦化', '化工', '能源', '冶炼', '建材', '新材料'],
    industries: ['B0610', 'C2521', 'C2614', 'C3011', 'C3140', 'D4412'],
    scope: '煤炭洗选;焦炭及化工产品生产、销售',
  },
  SERVICE: {
    trades: ['商贸', '物流', '餐饮管理', '酒店管理', '环保科技', '物业服务', '运输'],
    industries: ['F5212', 'G5431', 'H6210', 'H6110', 'N7722', 'K7020'],
    scope: '批发和零售;道路货物运输;餐饮服务',
  },
};

/** Company number `serial`; `over` fixes what a scenario needs. */
export function enterpriseOf(serial: number, business: Business, over: Partial<Enterprise> = {}): Enterprise {
  const r = random(`enterprise ${serial}`);
  const division =
    over.division ??
    r.weighted<District>([
      ['150302', 6],
      ['150303', 2],
      ['150304', 3],
    ]);
  const line = LINES[business];
  const core = `${companyCore(serial)}${r.pick(line.trades)}`;
  const form = r.weighted([
    ['有限责任公司', 10],
    ['有限公司', 8],
    ['股份有限公司', 1],
  ]);
  const place = r.weighted([
    ['乌海市', 10],
    ['内蒙古', 3],
    [`乌海市${DISTRICTS[division]}`, 2],
  ]);
  const year = r.int(1999, 2022);
  const establishedOn = `${year}-${pad(r.int(1, 12))}-${pad(r.int(1, 28))}`;
  const capital = r.pick([50, 100, 200, 500, 800, 1000, 2000, 3000, 5000, 10000]) * (business === 'SERVICE' ? 1 : 2);
  const status = r.weighted([
    ['存续', 30],
    ['在营', 6],
    ['停业', 1],
    ['歇业', 1],
  ]);
  return {
    serial,
    creditCode: creditCode(division, serial),
    name: r.chance(0.08) && place === '乌海市' ? `${core}（乌海）${form}` : `${place}${core}${form}`,
    core,
    formerNames: r.chance(0.06) ? [`乌海市${companyCore(serial)}${r.pick(['实业', '工贸', '发展'])}有限责任公司`] : [],
    kind: form === '股份有限公司' ? '股份有限公司' : '有限责任公司',
    status,
    capital,
    paidIn: Math.round(capital * r.pick([0, 0.2, 0.5, 1])),
    establishedOn,
    termEndsOn: r.chance(0.6) ? null : `${year + 30}-${establishedOn.slice(5)}`,
    closedOn: null,
    deregistration: null,
    address: address(serial, DISTRICTS[division]),
    division,
    industry: r.pick(line.industries),
    scope: line.scope,
    phone: r.chance(0.5) ? mobile(serial) : `0473-2${String(990_000 + (serial % 10_000)).padStart(6, '0')}`,
    representative: personName(r),
    representativeId: identityNumber(
      division,
      `${r.int(1960, 1995)}-${pad(r.int(1, 12))}-${pad(r.int(1, 28))}`,
      serial,
    ),
    abnormal: r.chance(0.04),
    dishonest: false,
    ...over,
  };
}

const pad = (n: number) => String(n).padStart(2, '0');
