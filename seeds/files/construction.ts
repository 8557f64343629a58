// Deliveries of the housing, transport and water authorities (DS02-DS04): 万元, merged headers, one system's paged export.
import type { Delivery, Row } from '../delivery.ts';
import { type Permit, type Project, permitOf } from '../model/construction.ts';
import { DISTRICTS } from '../model/enterprise.ts';
import type { World } from '../world/world.ts';
import { headerAgain, inserted, spoiled } from './dirt.ts';
import { chineseDay, compactDay, dotDay, maybe, slashDay, wan, wanNumber, wide, yesNo } from './format.ts';

const FIRST_DAY = '2025-01-31';

export function constructionFiles({ sites }: World): Delivery[] {
  const all = sites.map((site) => site.project);
  const housing = all.filter((project) => project.sector === 'HOUSING' || project.sector === 'MUNICIPAL');
  const earlier = housing.filter((project) => project.clockOn <= FIRST_DAY);
  const permits = housing.flatMap((project) => project.permits.map((permit) => ({ project, permit })));
  const before = permits
    .filter(({ permit }) => permit.issuedOn <= FIRST_DAY)
    .map(({ project, permit }) => permitRow(project, beforeMechanism(permit)));
  const now = permits.map(({ project, permit }) => permitRow(project, permit));
  return [
    projectSheet('20250120', '2025年1月20日', earlier.map(projectRow)),
    projectSheet('20250528', '2025年5月28日', withProjectFaults(housing.map(projectRow))),
    {
      path: 'housing/construction_permit-20250131.csv',
      form: 'csv',
      encoding: 'utf8',
      rows: inserted(before, 50, headerAgain(before[0]!)),
    },
    permitSheet(withPermitFaults(now, housing.find((project) => project.status === '竣工备案')!)),
    sectorSheet(all.filter((project) => project.sector === 'TRANSPORT')),
    waterFile(all.filter((project) => project.sector === 'WATER')),
  ];
}

/** A row of DS02. */
export function projectRow(project: Project): Row {
  const filedOn = project.code.slice(6, 12);
  return {
    项目编号: project.code,
    投资项目代码: project.investmentCode,
    项目名称: project.serial % 6 ? project.name : wide(project.name),
    项目类型: project.sector === 'HOUSING' ? '房屋建筑工程' : '市政工程',
    建设单位: project.owner.name,
    建设单位统一社会信用代码: project.owner.creditCode,
    所在区: DISTRICTS[project.division],
    立项文号: `乌发改审批〔20${filedOn.slice(0, 2)}〕${(project.serial % 300) + 1}号`,
    '总投资（万元）': wanNumber(project.investmentFen),
    '总面积(㎡)': project.area,
    建设性质: project.serial % 5 ? '新建' : '改建',
    工程用途: project.purpose,
    是否政府投资: yesNo(project.governmentFunded),
    计划开工日期: { date: project.clockOn },
    计划竣工日期: chineseDay(project.endsOn),
    项目状态: project.status,
  };
}

function projectSheet(day: string, text: string, rows: Row[]): Delivery {
  const total = rows.reduce(
    (sum, row) => sum + (typeof row['总投资（万元）'] === 'number' ? row['总投资（万元）'] : 0),
    0,
  );
  return {
    path: `housing/project-${day}.xlsx`,
    form: 'xlsx',
    rows,
    layout: {
      title: '乌海市房屋建筑和市政基础设施工程项目情况表',
      note: `填报单位:乌海市住房和城乡建设局    填报日期:${text}    金额单位:万元`,
      groups: { 建设单位情况: ['建设单位', '建设单位统一社会信用代码'], 计划工期: ['计划开工日期', '计划竣工日期'] },
      totals: { 项目编号: '合计', '总投资（万元）': Math.round(total * 1e6) / 1e6 },
      signature: '填表人:何筠    审核人:曹旻    联系电话:0473-2990100',
    },
  };
}

function withProjectFaults(rows: Row[]): Row[] {
  const model = rows[rows.length - 1]!;
  return inserted(
    rows,
    rows.length - 3,
    spoiled(model, {
      项目编号: '1503022406300191',
      投资项目代码: '2024-150302-47-01-990001',
      项目名称: '海勃湾区水上乐园项目',
      项目类型: '游乐设施',
    }),
    spoiled(model, {
      项目编号: '1503042406300192',
      投资项目代码: '2024-150304-47-01-990002',
      项目名称: '乌达区旧厂房改造项目',
      计划竣工日期: '待定',
    }),
    spoiled(model, {
      项目编号: '1503032406300193',
      投资项目代码: '2024-150303-47-01-990003',
      项目名称: '海南区临建项目',
      '总投资（万元）': '1200元',
    }),
  );
}

/** A row of DS03. */
export function permitRow(project: Project, permit: Permit): Row {
  return {
    施工许可证编号: permit.number,
    项目编号: project.code,
    项目名称: project.name,
    '合同金额(万元)': wan(permit.contractFen),
    '面积(㎡)': project.area,
    发证日期: project.serial % 4 ? permit.issuedOn : dotDay(permit.issuedOn),
    发证机关: project.serial % 3 ? '乌海市住房和城乡建设局' : `${DISTRICTS[project.division]}住房和城乡建设局`,
    合同开工日期: permit.startsOn,
    合同竣工日期: chineseDay(permit.endsOn),
    建设单位: project.owner.name,
    建设单位统一社会信用代码: project.owner.creditCode,
    '施工单位(总承包)': project.contractor.name,
    施工单位统一社会信用代码: project.contractor.creditCode,
    项目经理: permit.manager,
    项目经理身份证号: permit.managerId,
    安全生产许可证号: permit.safetyPermit,
    是否发放工资保证金告知书: yesNo(permit.noticeServed),
    告知日期: maybe(permit.noticeOn, slashDay),
    告知书文号: permit.noticeNumber,
    推送人社日期: permit.pushedOn,
    许可状态: permit.status,
    证照类型: permit.main ? '正本' : '副本',
  };
}

/** In January nobody pushed anything, and a permit that was later changed or extended was in force. */
const beforeMechanism = (permit: Permit): Permit => ({
  ...permit,
  pushedOn: null,
  status: permit.status === '延期' ? '有效' : permit.status,
});

function permitSheet(rows: Row[]): Delivery {
  return {
    path: 'housing/construction_permit-20250529.xlsx',
    form: 'xlsx',
    rows,
    layout: {
      title: '建筑工程施工许可发放情况一览表(含农民工工资保证金告知)',
      note: '单位:万元、平方米    填报单位:市住建局    截至2025年5月29日',
      groups: {
        合同工期: ['合同开工日期', '合同竣工日期'],
        农民工工资保证金告知: ['是否发放工资保证金告知书', '告知日期', '告知书文号', '推送人社日期'],
      },
      signature: '填表人:施翊    负责人:严昱',
    },
  };
}

/** Faults on permits of finished buildings, which no figure counts. */
function withPermitFaults(rows: Row[], done: Project): Row[] {
  const model = permitRow(done, permitOf(done, '2022-03-15', '注销', false));
  const faulty = (cells: Row) => spoiled(model, cells);
  return inserted(
    rows,
    40,
    faulty({ 施工许可证编号: '1.50302E+17', 发证日期: '2022-03-16' }),
    faulty({ 施工许可证编号: 150302202203150000, 发证日期: '2022-03-15' }),
    faulty({ 施工许可证编号: '150302202203170101', 发证日期: '2022年13月17日' }),
    faulty({ 施工许可证编号: '150302202203180101', '合同金额(万元)': '约1200' }),
    faulty({
      施工许可证编号: '[2018]施[乌]建字0072号',
      发证日期: '2018-05-08',
      合同开工日期: '2018-05-20',
      合同竣工日期: '2019年9月30日',
    }),
  );
}

/** A row of DS04. */
function sectorRow(project: Project): Row {
  return {
    项目名称: project.name,
    投资项目代码: project.investmentCode,
    标段: project.section,
    所在区: DISTRICTS[project.division],
    建设单位: project.owner.name,
    建设单位统一社会信用代码: project.owner.creditCode,
    施工总承包单位: project.contractor.name,
    施工总承包单位统一社会信用代码: project.contractor.creditCode,
    '合同金额(万元)': wanNumber(project.contractFen),
    开工报告批复日期: { date: project.clockOn },
    计划完工日期: { date: project.endsOn },
    主管部门: project.sector === 'TRANSPORT' ? '交通' : '水务',
    项目状态: project.status === '竣工备案' ? '竣工验收' : project.status,
  };
}

function sectorSheet(projects: Project[]): Delivery {
  const rows = projects.map(sectorRow);
  return {
    path: 'transport/sector_project-20250520.xlsx',
    form: 'xlsx',
    rows,
    layout: {
      title: '乌海市交通运输在建工程项目台账',
      note: '填报单位:乌海市交通运输局',
      mergeDown: ['建设单位', '建设单位统一社会信用代码', '主管部门'],
      totals: {
        项目名称: '合  计',
        '合同金额(万元)': Math.round(rows.reduce((sum, row) => sum + (row['合同金额(万元)'] as number), 0) * 1e6) / 1e6,
      },
      signature: '填表人:尤沄    填表日期:2025.5.20',
    },
  };
}

function waterFile(projects: Project[]): Delivery {
  const rows = projects.map(
    (project): Row => ({
      ...sectorRow(project),
      '合同金额(万元)': wan(project.contractFen),
      开工报告批复日期: compactDay(project.clockOn),
      计划完工日期: compactDay(project.endsOn),
    }),
  );
  const bad = spoiled(rows[0], { 投资项目代码: '2024-150302-76-01-99X', 项目名称: '海勃湾区农村饮水提升工程' });
  return { path: 'water/sector_project_water-20250520.csv', form: 'csv', encoding: 'gb18030', rows: [...rows, bad] };
}
