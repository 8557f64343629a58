import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyKey, projectKey, sameCompany, sameProject } from './names.ts';

test.each([
  ['内蒙古乌海市ＸＸ建筑安装有限责任公司', 'XX建筑安装', 'LIMITED', ['150000', '150300']],
  ['神华（乌海）能源有限责任公司', '神华能源', 'LIMITED', ['150300']],
  ['乌海市海勃湾区XX置业有限公司', 'XX置业', 'LIMITED', ['150300', '150302']],
  ['乌海市君正能源化工集团股份有限公司', '君正能源化工', 'JOINT_STOCK', ['150300']],
  ['烏海市華興礦業有限責任公司', '华兴矿业', 'LIMITED', ['150300']],
  ['乌海XX建筑有限公司(曾用名:乌海YY建筑有限公司)(已注销)', 'XX建筑', 'LIMITED', ['150300']],
  ['乌海市XX投资合伙企业（有限合伙）', 'XX投资', 'PARTNERSHIP', ['150300']],
  ['海南区XX种养殖农民专业合作社', 'XX种养殖', 'COOPERATIVE', ['150303']],
  ['海南航空股份有限公司', '海南航空', 'JOINT_STOCK', []], // the province is no division of ours
  ['XX旅业（海南）有限公司', 'XX旅业(海南)', 'LIMITED', []],
  ['乌海市第二水泥厂', '第2水泥', 'FACTORY', ['150300']],
  ['中建一局集团建设发展有限公司乌海分公司', '中建1局集团建设发展有限公司乌海', 'BRANCH', []],
])('%s: core %s, %s, in %j', (name, core, form, divisions) => {
  expect(companyKey(name)).toMatchObject({ core, form, divisions });
});

test.each([
  ['乌海市XX建筑有限公司', '乌海市XX建筑有限公司 \u00a0\u200b', 'L2'],
  ['神华(乌海)能源有限公司', '神华（乌海）能源有限公司', 'L2'],
  ['ＸＸ建筑安装（乌海）有限公司', 'XX建筑安装(乌海)有限公司', 'L2'], // (e) of the worked example: no credit code, only a name
  ['内蒙古乌海市ＸＸ建筑安装有限责任公司', '乌海市XX建筑安装有限公司', 'L3'],
  ['乌海XX置业有限公司(海勃湾)', '乌海市海勃湾区XX置业有限公司', 'L3'],
  ['神华(乌海)能源有限公司', '神华（乌海）能源有限责任公司', 'L3'],
  ['乌海市第一建筑公司', '乌海市第1建筑公司', 'L3'],
  ['XX建筑安装有限公司', '乌海市XX建筑安装有限公司', 'L3'],
  ['乌海市第一建筑公司', '乌海市第二建筑公司', null],
  ['乌海一建有限公司', '乌海二建有限公司', null],
  ['乌海市君正化工股份有限公司', '乌海市君正化工有限公司', null],
  ['乌海市XX建筑有限公司', '乌海市XX建筑有限公司海勃湾分公司', null],
  ['乌海市XX集团有限公司', '乌海市XX有限公司', null],
  ['乌海市XX（集团）有限公司', '乌海市XX集团有限责任公司', 'L3'],
  ['海勃湾区XX商贸有限公司', '乌达区XX商贸有限公司', null],
  ['内蒙古XX能源有限公司', '乌海市XX能源有限公司', null],
  ['XX能源（海南）有限公司', '乌海市海南区XX能源有限公司', null],
  ['乌海市□□建筑有限公司', '乌海市□□建筑有限公司', null],
  ['', '', null],
])('%s and %s: %s', (a, b, level) => {
  expect(sameCompany(companyKey(a), companyKey(b))).toBe(level);
  expect(sameCompany(companyKey(b), companyKey(a))).toBe(level);
});

test('the blockers of a name are its numbers, 集团 and 分公司', () => {
  expect(companyKey('乌海市第十二建筑集团有限公司').blockers).toEqual(['12', 'GROUP']);
  expect(companyKey('乌海XX有限公司第三分公司').blockers).toEqual(['3', 'BRANCH']);
  expect(companyKey('三一重工股份有限公司').blockers).toEqual([]);
});

test.each([
  ['海勃湾XX小区建设项目', 'XX小区', null, null, null],
  ['乌海市海勃湾区XX小区（一期）1#楼工程', 'XX小区', '1', '1', null],
  ['XX小区二期工程3号楼', 'XX小区', '2', '3', null],
  ['XX小区Ⅱ期1#、2#楼', 'XX小区', '2', '1,2', null],
  ['XX公路工程第三标段', 'XX公路', null, null, '3'],
  ['XX公路工程施工（Ⅲ标段）', 'XX公路', null, null, '3'],
  ['XX水库除险加固工程标段一', 'XX水库除险加固', null, null, '1'],
  ['XX广场A座', 'XX广场', null, 'A', null],
  ['XX工程学院教学楼项目', 'XX工程学院教学楼', null, null, null],
  ['地铁3号线项目', '地铁3号线', null, null, null],
])('%s: core %s, phase %s, building %s, section %s', (name, core, phase, building, section) => {
  expect(projectKey(name)).toMatchObject({ core, phase, building, section });
});

test.each([
  ['海勃湾XX项目', '乌海市海勃湾区XX工程', true],
  ['XX小区一期', 'XX小区（壹期）工程', true],
  ['XX小区Ⅰ期1#楼', 'XX小区1期1号楼项目', true],
  ['XX小区一期', 'XX小区二期', false],
  ['XX小区一期', 'XX小区', false],
  ['XX小区1#楼', 'XX小区2#楼', false],
  ['XX道路一标段', 'XX道路二标段', false],
  ['海勃湾区XX项目', '乌达区XX项目', false],
])('%s and %s are one project: %s', (a, b, same) => {
  expect(sameProject(projectKey(a), projectKey(b))).toBe(same);
});

const word = fc
  .array(fc.constantFrom(...'华兴鑫泰远达恒信宏盛'), { minLength: 2, maxLength: 5 })
  .map((chars) => chars.join(''));

test('spelling never matters: width, spaces and brackets give the same key', () => {
  fc.assert(
    fc.property(word, fc.constantFrom('有限公司', '有限责任公司', '股份有限公司'), (core, form) => {
      const plain = companyKey(`${core}(乌海)AB${form}`);
      expect(companyKey(` ${core}（乌海）ＡＢ\u200b${form}\u00a0`)).toEqual(plain);
      expect(sameCompany(plain, companyKey(`乌海市${core}AB${form}`))).toBe('L3');
    }),
  );
});
