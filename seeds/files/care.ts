// Deliveries about institutions for minors (DS19, DS20) and about shops around schools (DS24).
import type { Delivery, Row } from '../delivery.ts';
import { DISTRICTS } from '../model/enterprise.ts';
import type { Ban, Check, Institution, Staff } from '../world/institutions.ts';
import { MINORS } from '../world/minors.ts';
import type { Licence, SchoolSite } from '../world/outlets.ts';
import type { World } from '../world/world.ts';
import { headerAgain, inserted, spoiled } from './dirt.ts';
import { chineseDay, dotDay, maybe, slashDay, yesNo } from './format.ts';

const DAY = '20250603';

export function careFiles({ care, outlets }: World): Delivery[] {
  const [welfare, education] = [true, false].map((own) => care.institutions.filter((one) => one.welfare === own));
  const staffOf = (own: boolean) => care.staff.filter(({ institution }) => institution.welfare === own);
  return [
    institutionSheet(education!),
    {
      path: `civil-affairs/welfare_institution-${DAY}.csv`,
      form: 'csv',
      encoding: 'gb18030',
      rows: welfare!.map((one) => institutionRow(one, '登记证号')),
    },
    rosterFile(staffOf(false)),
    welfareRoster(staffOf(true)),
    checkFile(care.checks),
    banSheet(care.bans),
    { path: `education/school_site-${DAY}.csv`, form: 'csv', encoding: 'utf8', rows: outlets.schools.map(siteRow) },
    licenceFile(outlets.licences),
  ];
}

function institutionRow(one: Institution, number: string): Row {
  return {
    [number]: one.code,
    机构名称: one.name,
    机构类型: one.kind,
    所在区: DISTRICTS[one.division],
    举办单位: one.firm?.name ?? null,
    统一社会信用代码: one.firm?.creditCode ?? null,
    有效期至: dotDay(one.validTo),
  };
}

function institutionSheet(list: Institution[]): Delivery {
  const rows = list.map((one) => institutionRow(one, '办学许可证号'));
  const odd = spoiled(rows[3], { 办学许可证号: '教民15030290001', 机构类型: '研学营地' });
  return {
    path: `education/care_institution-${DAY}.xlsx`,
    form: 'xlsx',
    rows: inserted(rows, 9, odd),
    layout: {
      title: '乌海市教育培训机构名录',
      note: '填报单位:乌海市教育局    2025年6月3日',
      groups: { 举办者: ['举办单位', '统一社会信用代码'] },
      totals: { 办学许可证号: '合计', 机构名称: `${list.length}家` },
    },
  };
}

function staffRow(one: Staff, number: string): Row {
  return {
    人员编号: one.number,
    [number]: one.institution.code,
    单位: one.institution.name,
    姓名: one.name,
    身份证号: one.identity,
    岗位: one.post,
    入职日期: slashDay(one.hiredOn),
    在岗状态: one.status,
    最近查询日期: maybe(one.lastCheckedOn, slashDay),
    查询授权书: yesNo(one.authorised),
    查询结果: one.result,
    处置: one.disposition,
  };
}

/** Among the staff an intern who is a minor: the name must not outlive the reading of the file. */
function rosterFile(list: Staff[]): Delivery {
  const rows = list.map((one) => staffRow(one, '办学许可证号'));
  const intern = { 岗位: '实习生', 入职日期: '2025/3/3', 在岗状态: '在岗', 查询结果: null, 处置: null };
  const { name, identity } = MINORS[0]!;
  const extra = [
    spoiled(rows[60], { 人员编号: 'SX-2025-01', 姓名: name, 身份证号: identity, ...intern }),
    spoiled(rows[61], { 人员编号: 'SX-2025-02', 身份证号: '15030219900230123X', ...intern }),
    rows[62]!,
  ];
  return {
    path: `education/staff_roster-${DAY}.csv`,
    form: 'csv',
    encoding: 'utf8',
    rows: [...inserted(rows, 40, headerAgain(rows[0]!)), ...extra],
  };
}

function welfareRoster(list: Staff[]): Delivery {
  return {
    path: `civil-affairs/welfare_staff-${DAY}.xlsx`,
    form: 'xlsx',
    rows: list.map((one) => staffRow(one, '登记证号')),
    layout: {
      title: '福利救助机构职工花名册',
      note: '乌海市民政局',
      mergeDown: ['单位'],
      groups: { 入职查询: ['最近查询日期', '查询授权书', '查询结果', '处置'] },
      signature: '填表人:施翊    审核人:孔昱旻',
    },
  };
}

function checkFile(list: Check[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      查询编号: one.number,
      机构编号: one.institution.code,
      机构类型: one.institution.kind,
      申请查询单位: one.requestedBy,
      查询日期: chineseDay(one.checkedOn),
      查询事由: one.occasion,
      查询人次: one.persons,
      查询结果: one.result,
    }),
  );
  const many = spoiled(rows[2], { 查询编号: 'CX20259001', 查询人次: '三十余' });
  return {
    path: `public-security/background_check-${DAY}.csv`,
    form: 'csv',
    encoding: 'gb18030',
    rows: [...rows, rows[5]!, many],
  };
}

function banSheet(list: Ban[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      台账编号: one.number,
      判决书案号: one.judgment,
      判决法院: one.court,
      被禁止人员: one.name,
      身份证号: one.identity,
      禁止依据: one.basis,
      判决日期: { date: one.decidedOn },
      生效日期: { date: one.effectiveOn },
      禁止起始日期: { date: one.startsOn },
      禁止届满日期: maybe(one.endsOn, chineseDay) ?? '长期',
      送达教育部门日期: maybe(one.deliveredOn, chineseDay),
    }),
  );
  return {
    path: `procuratorate/practice_ban-${DAY}.xlsx`,
    form: 'xlsx',
    rows,
    layout: { title: '从业禁止判决台账', groups: { 禁止期限: ['禁止起始日期', '禁止届满日期'] } },
  };
}

function siteRow(one: SchoolSite): Row {
  return {
    点位编码: one.code,
    学校名称: one.institution.name,
    学校类型: one.kind,
    所在区: DISTRICTS[one.institution.division],
    校门经度: one.longitude,
    校门纬度: one.latitude,
    建校日期: one.openedOn,
    办学许可证号: one.institution.code,
  };
}

function licenceFile(list: Licence[]): Delivery {
  const rows = list.map(
    (one): Row => ({
      许可证号: one.number,
      许可类别: one.kind,
      经营者: one.operator.name,
      统一社会信用代码: one.operator.creditCode,
      经营地址: one.address,
      所在区: DISTRICTS[one.division],
      经度: one.longitude,
      纬度: one.latitude,
      发证日期: slashDay(one.issuedOn),
      有效期至: slashDay(one.validTo),
      许可状态: one.status,
    }),
  );
  const nowhere = spoiled(rows[1], { 许可证号: '150329990001', 经度: null, 纬度: null });
  const swapped = spoiled(rows[2], { 许可证号: '150329990002', 经度: '东经106度', 纬度: '北纬39度' });
  return {
    path: `market-regulation/retail_licence-${DAY}.csv`,
    form: 'csv',
    encoding: 'gb18030',
    rows: [...rows, nowhere, swapped],
  };
}
