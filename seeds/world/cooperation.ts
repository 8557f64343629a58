// The nine cooperation documents that the article names: titles, months and parties are the article's; it gives no
// document numbers, and no day or month where there is none here.

/** A cooperation document. */
export interface CooperationDocument {
  code: string;
  title: string;
  /** Year and month. */
  signedIn: string | null;
  field: string;
  mechanism: string;
  trial: boolean;
  agencies: string[];
}

export const cooperationDocuments: readonly CooperationDocument[] = [
  {
    code: 'M03',
    title: '《检察公益诉讼与审计监督协作配合工作暂行办法》',
    signedIn: '2024-04',
    field: '公益诉讼与审计监督',
    mechanism: '明确与审计机关在生态环境和资源保护、食品药品安全、国有财产保护、安全生产等领域的分工协作和线索移送',
    trial: true,
    agencies: ['乌海市人民检察院', '市审计局'],
  },
  {
    code: 'M05',
    title: '《人大代表建议、政协委员提案与公益诉讼检察建议双向衔接转化工作暂行办法》',
    signedIn: '2024-04',
    field: '建议提案双向转化',
    mechanism:
      '涉及国家利益或者社会公益的建议、提案通过办案转化为公益诉讼检察建议;检察建议转化为人大监督、政协民主监督的对策建议',
    trial: true,
    agencies: ['乌海市人民检察院', '市人大常委会办公室', '市政协办公室'],
  },
  {
    code: 'M06',
    title: '《纪检监察监督与检察监督贯通协调工作意见(试行)》',
    signedIn: '2024-06',
    field: '纪检监察贯通协调',
    mechanism: '规定双方在线索移交移送、监督协作方面的职责',
    trial: true,
    agencies: ['乌海市人民检察院', '市纪委监委'],
  },
  {
    code: 'M07',
    title: '《查办司法工作人员相关职务犯罪案件中加强监察调查和检察侦查协作配合工作办法(试行)》',
    signedIn: '2024-11',
    field: '司法工作人员职务犯罪',
    mechanism: '监察调查与检察侦查在查办司法工作人员相关职务犯罪案件中协作配合',
    trial: true,
    agencies: ['乌海市人民检察院', '市纪委监委'],
  },
  {
    code: 'M08',
    title: '《关于进一步加强虚假诉讼防范和查处工作的实施办法》',
    signedIn: '2024-06',
    field: '虚假诉讼防范',
    mechanism: '明确重点关注的违法犯罪行为、虚假诉讼易发的案件和要重点甄别的案件',
    trial: false,
    agencies: ['乌海市人民检察院', '市司法局', '市公安局', '市中级法院'],
  },
  {
    code: 'M09',
    title: '《关于未成年人教育培训行业建立入职查询和从业禁止制度的暂行意见》',
    signedIn: null,
    field: '未成年人保护',
    mechanism: '教育培训行业密切接触未成年人的从业者入职查询和从业禁止',
    trial: true,
    agencies: ['乌海市人民检察院', '市教育局'],
  },
  {
    code: 'M10',
    title: '《关于建立福利救助机构职工准入制度的意见》',
    signedIn: null,
    field: '福利救助机构',
    mechanism: '福利救助机构职工准入查询',
    trial: false,
    agencies: ['乌海市人民检察院', '市民政局'],
  },
  {
    code: 'M13',
    title: '《乌海市罪错未成年人矫正机制》',
    signedIn: null,
    field: '未成年人保护',
    mechanism: '对罪错未成年人分级矫正,开展临界预防',
    trial: false,
    agencies: ['乌海市人民检察院', '市公安局'],
  },
  {
    code: 'M15',
    title: '《落实工程建设领域农民工工资保证金会商机制》',
    signedIn: null,
    field: '农民工工资',
    mechanism: '人社部门会同交通、水务、住建等部门会商农民工工资保证金的落实',
    trial: false,
    agencies: ['市人社局', '市交通运输局', '市水务局', '市住建局'],
  },
];
