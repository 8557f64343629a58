// What every identifier reader answers, and the tidying that all of them begin with. Which column holds which
// identifier comes from the dataset contract, never from the look of a value: a permit number can pass as an
// identity number.

/** Something odd that does not stop a value from being used: real codes with wrong check digits exist. */
export type IdentifierWarning =
  | 'CHECK_DIGIT'
  | 'ORG_CHECK_DIGIT'
  | 'UNKNOWN_CATEGORY'
  | 'UNKNOWN_DIVISION'
  | 'NON_STANDARD'
  | 'CONVERTED_15_DIGITS'
  | 'MASKED';

/** Why a text is not the identifier it should be. */
export type IdentifierFault =
  | 'BAD_CREDIT_CODE'
  | 'OLD_REGISTRATION_NUMBER'
  | 'BAD_IDENTITY_NUMBER'
  | 'BAD_BIRTH_DATE'
  | 'OLD_IDENTITY_NUMBER'
  | 'BAD_PERMIT_NUMBER'
  | 'BAD_PROJECT_NUMBER'
  | 'BAD_INVESTMENT_CODE'
  | 'BAD_CASE_NUMBER'
  | 'BAD_INDUSTRY_CODE'
  | 'BAD_PHONE'
  | 'BAD_ACCOUNT_NUMBER'
  | 'MASKED_KEY'
  | 'SCI_NOTATION';

/** An identifier in its canonical form, or what is wrong and, where one repair alone would pass, that repair. */
export type Identified =
  | { ok: true; value: string; warnings: IdentifierWarning[] }
  | { ok: false; code: IdentifierFault; suggestion?: string };

/** NFKC, without spaces, zero-width marks and quotes, in capitals: what people type around an identifier is dropped. */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF'"‘’“”`]/g, '')
    .toUpperCase();

/** Whether a spreadsheet turned an identifier into a number such as `9.11503E+17`; its digits are lost. */
export const isScientific = (text: string): boolean => /^\d(\.\d+)?E\+?\d+$/.test(text);

/** A usable identifier. */
export const found = (value: string, ...warnings: IdentifierWarning[]): Identified => ({ ok: true, value, warnings });

/** Not the identifier it should be. */
export const fault = (code: IdentifierFault, suggestion?: string): Identified =>
  suggestion === undefined ? { ok: false, code } : { ok: false, code, suggestion };
