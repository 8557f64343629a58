// The companies of the demo city by their part in it. Some carry the numbers and names of the domain reference: its worked
// example, its valid codes, and pairs of names that must not be taken for one another.

import type { Owner } from '../model/construction.ts';
import { type Business, type Enterprise, enterpriseOf } from '../model/enterprise.ts';
import { creditCode } from '../model/identity.ts';
import { companyCore } from '../model/names.ts';

/** `troubled` contractors have substantiated wage complaints; `clean` ones have none. */
export interface Companies {
  all: Enterprise[];
  example: Enterprise;
  clean: Enterprise[];
  troubled: Enterprise[];
  civil: Enterprise[];
  developers: Enterprise[];
  industry: Enterprise[];
  services: Enterprise[];
  publicOwners: Owner[];
}

/** All companies; serials are fixed by the order here. */
export function companies(): Companies {
  let serial = 0;
  const open = { status: '存续', abnormal: false };
  const batch = (count: number, business: Business, over: Partial<Enterprise> = {}) =>
    Array.from({ length: count }, () => enterpriseOf(++serial, business, over));
  const example = enterpriseOf(++serial, 'BUILDING', {
    ...open,
    creditCode: '91150302MA0N00016T',
    name: '乌海市XX建筑安装有限责任公司',
    core: 'XX建筑安装',
    kind: '有限责任公司',
    division: '150302',
    formerNames: [],
  });
  const clean = batch(36, 'BUILDING', { ...open, establishedOn: '2009-06-18' });
  const troubled = batch(18, 'BUILDING', open);
  const civil = batch(10, 'CIVIL', open);
  const developers = batch(52, 'DEVELOPER', open);
  const industry = batch(92, 'INDUSTRY');
  const services = batch(180, 'SERVICE');
  // Founded between the two deliveries of the registry: only the later one knows them.
  const founded = batch(6, 'SERVICE', { ...open, establishedOn: '2025-02-20', formerNames: [], capital: 50 });
  renameSome(clean, troubled);
  relatives(clean, services);
  closeSome(services);
  fixedCodes(industry, services);
  troubled[3]!.dishonest = true;
  services[9]!.dishonest = true;
  const publicOwners = [
    '乌海市住房保障服务中心',
    '海勃湾区教育基建中心',
    '乌海市公路建设服务中心',
    '乌海市水利工程建设中心',
  ].map((name, i) => ({
    name,
    creditCode: creditCode(i === 1 ? '150302' : '150300', 800_000 + i, '12'),
  }));
  const all = [example, ...clean, ...troubled, ...civil, ...developers, ...industry, ...services, ...founded];
  return { all, example, clean, troubled, civil, developers, industry, services, publicOwners };
}

/** 第一 and 第二 are two firms; a share company is not the limited company of the same words; a branch is not its head. */
function renameSome(clean: Enterprise[], troubled: Enterprise[]): void {
  const name = (firm: Enterprise, core: string, form: string) =>
    Object.assign(firm, {
      core,
      name: `乌海市${core}${form}`,
      kind: form === '股份有限公司' ? form : '有限责任公司',
      formerNames: [],
    });
  const pair = companyCore(clean[0]!.serial);
  name(clean[0]!, `${pair}第一建筑工程`, '有限责任公司');
  name(clean[1]!, `${pair}第二建筑工程`, '有限责任公司');
  const share = companyCore(clean[2]!.serial);
  name(clean[2]!, `${share}建设`, '股份有限公司');
  name(clean[3]!, `${share}建设`, '有限公司');
  // Renamed since its old permits were issued: permits and complaints still carry the former name.
  troubled[0]!.formerNames = [`乌海市${companyCore(troubled[0]!.serial)}建筑劳务有限责任公司`];
  troubled[5]!.formerNames = [`乌海${companyCore(troubled[5]!.serial)}安装工程有限公司`];
}

/** A branch and a group whose names hold another firm's: never the same body. */
function relatives(clean: Enterprise[], services: Enterprise[]): void {
  const name = `${clean[4]!.name}乌达分公司`;
  Object.assign(services[100]!, {
    name,
    core: `${clean[4]!.core}乌达分公司`,
    kind: '分公司',
    capital: 0,
    paidIn: 0,
    formerNames: [],
  });
  const group = `${clean[5]!.core}集团`;
  Object.assign(services[101]!, { name: `乌海市${group}有限公司`, core: group, kind: '有限责任公司', formerNames: [] });
}

/** Deregistered, revoked and moved companies; two of them left complaints or arrears behind. */
function closeSome(services: Enterprise[]): void {
  const close = (index: number, status: string, closedOn: string, deregistration: string | null) =>
    Object.assign(services[index]!, { status, closedOn, deregistration });
  close(0, '注销', '2024-11-08', '简易');
  close(1, '注销', '2025-02-17', '简易');
  close(2, '注销', '2023-09-05', '普通');
  close(3, '吊销', '2024-06-30', null);
  close(4, '吊销', '2022-12-14', null);
  close(5, '迁出', '2024-03-21', null);
  close(6, '清算', '2025-01-10', null);
}

/** Codes of the domain reference, each a form of its own: all digits, Σ mod 31 = 0, a sole trader. */
function fixedCodes(industry: Enterprise[], services: Enterprise[]): void {
  Object.assign(industry[0]!, { creditCode: '91150303MA0N000244', division: '150303', status: '存续' });
  Object.assign(industry[1]!, { creditCode: '91150304MA13T0AB30', division: '150304', status: '存续' });
  Object.assign(industry[2]!, { creditCode: '911503007830123498', status: '存续' });
  const trader = services[7]!;
  const core = `${companyCore(trader.serial)}牛肉面馆`;
  Object.assign(trader, {
    creditCode: '92150302MA0QAB128N',
    name: `海勃湾区${core}`,
    core,
    kind: '个体工商户',
    capital: 5,
    division: '150302',
    status: '存续',
  });
}
