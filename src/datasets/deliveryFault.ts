// What the agency is told about a delivery: faults of the whole file, and issues of single rows.
import { type Message, valueMessages } from './values/messages.ts';
import type { ValueFault, ValueWarning } from './values/value.ts';

const fileMessages = {
  NO_FILE: { zh: '找不到文件', en: 'The file does not exist or cannot be read' },
  EMPTY_FILE: { zh: '文件是空的，请重新导出', en: 'The file is empty; export it again' },
  BAD_FORMAT: {
    zh: '文件格式无法识别，请提供CSV、XLSX或JSON Lines',
    en: 'The format is not understood; deliver CSV, XLSX or JSON Lines',
  },
  BAD_ENCODING: {
    zh: '文件编码有误，请用UTF-8或GB18030重新导出',
    en: 'The encoding is broken; export as UTF-8 or GB18030',
  },
  FUTURE_PUBLICATION: {
    zh: '发布日期在今天之后，请核对文件名',
    en: 'The publication day lies in the future; check the file name',
  },
  NOT_THIS_DATASET: { zh: '这不是该数据集的文件', en: 'This is not a file of this dataset' },
  MISSING_COLUMN: { zh: '缺少必填列', en: 'Required columns are missing' },
  DOUBLED_COLUMN: { zh: '同一列出现了两次，请删除其一', en: 'The same column appears twice; delete one of them' },
  SEVERAL_SHEETS: {
    zh: '不止一个工作表含有该数据集，请合并为一个',
    en: 'More than one sheet holds this dataset; join them into one',
  },
  NO_PUBLICATION_DAY: {
    zh: '文件名未注明发布日期（如wage_deposit-20250601.xlsx）',
    en: 'The file name does not say the publication day (such as wage_deposit-20250601.xlsx)',
  },
} satisfies Record<string, Message>;

const rowMessages = {
  UNKNOWN_COLUMN: {
    zh: '合同中没有这一列，只保留在来源记录中',
    en: 'The contract has no such column; its values stay in the lineage alone',
  },
  NO_ROWS: { zh: '文件只有表头，没有数据行', en: 'The file has a header and no rows' },
  REQUIRED: { zh: '必填项为空', en: 'A required value is missing' },
  DUPLICATE_KEY: {
    zh: '主键与本文件前面的行重复，内容不同',
    en: 'An earlier row of this file has the same key and other values',
  },
  DUPLICATE_ROW: { zh: '与本文件前面的行完全相同', en: 'An earlier row of this file says the same' },
  TOTALS_ROW: { zh: '合计行，不作为记录', en: 'A row of totals, not a record' },
  FOOTER_ROW: { zh: '表尾说明，不作为记录', en: 'A footer, not a record' },
  REPEATED_HEADER: { zh: '重复的表头，不作为记录', en: 'The header again, not a record' },
  EXTRA_CELLS: {
    zh: '单元格比表头多，可能有未加引号的分隔符',
    en: 'More cells than the header has; perhaps a delimiter without quotes',
  },
  BAD_JSON: { zh: '这一行不是JSON对象', en: 'This line is not a JSON object' },
  NESTED_VALUE: {
    zh: '值应为文本、数字、是否或它们的列表',
    en: 'The value should be a text, a number, a yes or no, or a list of them',
  },
  FORMULA: { zh: '单元格是公式，取其缓存结果', en: 'The cell is a formula; its cached result was taken' },
  FORMULA_NO_VALUE: {
    zh: '单元格是公式且没有结果，请粘贴为值',
    en: 'The cell is a formula without a result; paste it as a value',
  },
  CELL_ERROR: { zh: '单元格是错误值', en: 'The cell holds an error' },
  NUMBER_FOR_TEXT: {
    zh: '应为文本而存成了数字，前面的零可能丢失',
    en: 'A number where text belongs; leading zeros may be lost',
  },
  TOO_LONG: { zh: '内容过长，不像编号或名称', en: 'Too long for a number or a name' },
  LIST_LENGTHS: {
    zh: '两列的项数不同，无法逐项对应',
    en: 'The two columns have different numbers of items and cannot be paired',
  },
} satisfies Record<string, Message>;

export type DeliveryFaultCode = keyof typeof fileMessages;
export type RowIssueCode = keyof typeof rowMessages;

/** A fault of a whole file: nothing of it can be taken in. `message` says what, where and what to do: zh · en. */
export class DeliveryError extends Error {
  readonly code: DeliveryFaultCode;

  /** `detail` names the file, columns or line that the fault is about. */
  constructor(code: DeliveryFaultCode, detail: string, options?: ErrorOptions) {
    super(`${fileMessages[code].zh} · ${fileMessages[code].en}: ${detail}`, options);
    this.name = 'DeliveryError';
    this.code = code;
  }
}

/** What is odd (warning) or wrong (error) about one row, or, where `row` is null, about the file. */
export interface Issue {
  /** Row of the sheet or line of the file, counted from 1. */
  row: number | null;
  /** Field of the contract, or the header of an unknown column; null for the whole row. */
  field: string | null;
  code: RowIssueCode | ValueFault | ValueWarning;
  severity: 'error' | 'warning';
  /** The cell as delivered. */
  value: string | null;
  /** zh · en */
  message: string;
}

const messages: Readonly<Record<Issue['code'], Message>> = { ...valueMessages, ...rowMessages };

/** An issue with its message; `hint` (a repair, an earlier row) is added in both languages. */
export function issue(part: Omit<Issue, 'message'>, hint?: Message): Issue {
  const { zh, en } = messages[part.code];
  return { ...part, message: hint ? `${zh}（${hint.zh}） · ${en} (${hint.en})` : `${zh} · ${en}` };
}
