// What a person is told about a value that is odd or wrong: one sentence in Chinese, one in English, for each code.
import type { ValueFault, ValueWarning } from './value.ts';

/** The two sentences of a code. They name no value: the issue that carries the code shows field, row and value. */
export interface Message {
  zh: string;
  en: string;
}

/** Every code that a value type can answer. */
export const valueMessages: Readonly<Record<ValueFault | ValueWarning, Message>> = {
  CHECK_DIGIT: { zh: '校验位不符，请核对', en: 'The check digit does not match; please verify' },
  ORG_CHECK_DIGIT: {
    zh: '主体标识码的校验位不符，请核对',
    en: 'The check digit of the organisation code inside does not match; please verify',
  },
  UNKNOWN_CATEGORY: { zh: '登记管理部门和机构类别代码未知', en: 'The registering authority and category are unknown' },
  UNKNOWN_DIVISION: { zh: '其中的行政区划代码未知', en: 'The division inside the number is unknown' },
  NON_STANDARD: {
    zh: '编号不是标准格式，已按原样保留',
    en: 'The number does not have the standard form; kept as written',
  },
  CONVERTED_15_DIGITS: { zh: '15位身份证号已换算为18位', en: 'A 15-digit identity number was converted to 18 digits' },
  MASKED: { zh: '值已脱敏，不能用于比对', en: 'The value is masked and cannot be used to match' },
  MONTH_PRECISION: { zh: '日期只到月，按当月1日处理', en: 'The date has only a month; taken as its first day' },
  ROUNDED: { zh: '金额不足一分的部分已四舍五入', en: 'Less than a fen was rounded half up' },
  DIVISION_TRUNCATED: {
    zh: '区划代码未收录，已取上级区划',
    en: 'The division code is not in the table; its parent was taken',
  },
  PRIVATE_USE_CHARACTER: {
    zh: '含有造字区字符，可能显示不出',
    en: 'Holds a private-use character that may not be shown',
  },
  BAD_CREDIT_CODE: { zh: '不是统一社会信用代码（18位）', en: 'Not a unified social credit code (18 characters)' },
  OLD_REGISTRATION_NUMBER: {
    zh: '这是15位旧注册号，请填写统一社会信用代码',
    en: 'This is an old 15-digit registration number; give the unified social credit code',
  },
  BAD_IDENTITY_NUMBER: { zh: '不是公民身份号码（18位）', en: 'Not a citizen identity number (18 characters)' },
  BAD_BIRTH_DATE: {
    zh: '身份号码中的出生日期不存在或在将来',
    en: 'The birth date in the identity number does not exist or lies in the future',
  },
  OLD_IDENTITY_NUMBER: {
    zh: '15位旧身份证号不能自动换算，请填写18位号码',
    en: 'This 15-digit identity number cannot be converted; give the 18-digit one',
  },
  BAD_PERMIT_NUMBER: {
    zh: '不是施工许可证编号（18位，含发证日期）',
    en: 'Not a construction permit number (18 digits with the day of issue)',
  },
  BAD_PROJECT_NUMBER: { zh: '不是项目编号（16位数字）', en: 'Not a project number (16 digits)' },
  BAD_INVESTMENT_CODE: {
    zh: '不是投资项目代码（如2024-150302-47-01-123456）',
    en: 'Not an investment project code (such as 2024-150302-47-01-123456)',
  },
  BAD_CASE_NUMBER: {
    zh: '不是法院案号（如（2024）内0302民初1234号）',
    en: 'Not a court case number (such as （2024）内0302民初1234号)',
  },
  BAD_PHONE: { zh: '不是电话号码', en: 'Not a telephone number' },
  BAD_ACCOUNT_NUMBER: { zh: '不是银行账号（8至32位数字）', en: 'Not a bank account number (8 to 32 digits)' },
  MASKED_KEY: {
    zh: '编号已脱敏，无法关联，请提供完整编号',
    en: 'The number is masked and joins nothing; deliver it in full',
  },
  SCI_NOTATION: {
    zh: '编号或金额被表格软件转成科学计数法，位数已丢失；请将该列设为文本后重新导出',
    en: 'A spreadsheet turned it into scientific notation and digits are lost; format the column as text and export again',
  },
  BAD_DATE: { zh: '不是有效日期（如2024-04-15）', en: 'Not a valid date (such as 2024-04-15)' },
  BAD_MONTH: { zh: '不是有效月份（如202404）', en: 'Not a valid month (such as 202404)' },
  BAD_PERIOD: { zh: '不是有效期间（如202101-202305）', en: 'Not a valid period (such as 202101-202305)' },
  BAD_MONEY: { zh: '不是金额', en: 'Not an amount of money' },
  UNIT_CONFLICT: {
    zh: '单元格的单位与表头不一致',
    en: 'The unit in the cell differs from the unit in the column header',
  },
  BAD_INTEGER: { zh: '不是整数', en: 'Not a whole number' },
  BAD_DECIMAL: { zh: '不是数字', en: 'Not a number' },
  BAD_BOOLEAN: { zh: '应为“是”或“否”', en: 'Should be 是 (yes) or 否 (no)' },
  BROKEN_CHARACTER: {
    zh: '含有乱码，请检查文件编码后重新导出',
    en: 'Holds a broken character; check the encoding of the file and export again',
  },
  UNKNOWN_CODE: { zh: '不在约定的取值之内', en: 'Not one of the agreed values' },
  BAD_INDUSTRY_CODE: { zh: '不是国民经济行业代码（GB/T 4754）', en: 'Not an industry code (GB/T 4754)' },
  UNKNOWN_DIVISION_NAME: { zh: '行政区划未收录', en: 'The division is not in the table of divisions' },
  AMBIGUOUS_DIVISION_NAME: {
    zh: '有多个区划可用此简称，请填写全称或区划代码',
    en: 'Several divisions go by this short name; give the full name or the code',
  },
  DIVISION_ELSEWHERE: {
    zh: '不是内蒙古自治区的区划（海南省不是乌海市海南区）',
    en: 'Not a division of Inner Mongolia (the province 海南省 is not the district 海南区 of Wuhai)',
  },
  BAD_SIGNALS: {
    zh: '信号须写作 指标名=值(阈值N)，以；分隔',
    en: 'Signals are written name=value(阈值threshold), parted by ；',
  },
  BAD_TOKEN: {
    zh: '应为不可还原的令牌（32至64位十六进制），不得填写姓名或身份号码',
    en: 'Should be an opaque token (32 to 64 hexadecimal digits), never a name or an identity number',
  },
  UNKNOWN_AGENCY: { zh: '单位未收录', en: 'The agency is not in the table of agencies' },
};
