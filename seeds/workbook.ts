// Writes XLSX the way offices send it (title rows, merged headers, footers, real dates and formulas) and the same bytes on
// each run: the parts are written here and zipped with a fixed time, since spreadsheet libraries stamp the clock.
import { strToU8, zipSync } from 'fflate';

/** What a cell holds: text, a number, an empty cell, a real date, or a formula with its cached value (null = none). */
export type Cell = string | number | null | { date: string } | { formula: string; value: number | null };

/** One worksheet; merges are ranges like 'A1:F1'. */
export interface Worksheet {
  name: string;
  rows: Cell[][];
  merges: string[];
}

/** Spreadsheet column of a zero-based index: 0 -> A, 26 -> AA. */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** The bytes of a workbook with one sheet. */
export function workbook(sheet: Worksheet): Uint8Array {
  const shared = new Map<string, number>();
  const body = sheet.rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, shared)).join('')}</row>`,
  );
  const merges = sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${xmlText(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${['worksheets/sheet1', 'styles', 'sharedStrings'].map((part, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/relationships/${['worksheet', 'styles', 'sharedStrings'][i]}" Target="${part}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${merges && `<mergeCells count="${sheet.merges.length}">${merges}</mergeCells>`}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" uniqueCount="${shared.size}">${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('')}</sst>`,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(`${DECLARATION}${xml}`)]));
  // The constructor with local parts, not an ISO instant: zip times are local, and the bytes must not follow the zone.
  return zipSync(files, { mtime: new Date(2025, 0, 1), level: 9 });
}

function cellXml(cell: Cell, at: string, shared: Map<string, number>): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    if (!shared.has(cell)) shared.set(cell, shared.size);
    return `<c r="${at}" t="s" s="2"><v>${shared.get(cell)}</v></c>`;
  }
  if ('date' in cell) return `<c r="${at}" s="1"><v>${serialDay(cell.date)}</v></c>`;
  return `<c r="${at}"><f>${xmlText(cell.formula)}</f>${cell.value === null ? '' : `<v>${cell.value}</v>`}</c>`;
}

/** Excel's day number of an ISO date (1900 system, good for days after February 1900). */
function serialDay(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569;
}

function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`;
// Cell formats: 0 general, 1 a date as yyyy/m/d, 2 text.
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
