// What is kept of a delivered row as it was written: the lineage of an entity, and the rows that were not taken in.
// Nobody needs a person's number in either, so that values of L3 and above are masked before they are stored, and so is
// what stands in columns that nobody has classified where the dataset speaks of persons.
import { HIDDEN, type MaskKind, masked } from '../access/mask.ts';
import type { Model, TypeModel } from '../graph/model.ts';
import { formatYuan } from '../law/money.ts';
import type { StagedValue } from './checkValue.ts';
import type { Contract, ContractField } from './contract.ts';
import type { Issue } from './deliveryFault.ts';
import { fieldAt } from './target.ts';

/** A value of a delivered row: column, text as delivered, value as understood. */
export interface LineageField {
  name: string;
  original: string | null;
  value: string | null;
}

/** Faults after which cells may stand in columns that are not theirs. */
const MISPLACED = new Set<Issue['code']>(['EXTRA_CELLS', 'BAD_JSON']);
/** Rows that are no records: their first cell says nothing of anybody. */
const HARMLESS = new Set<Issue['code']>(['TOTALS_ROW', 'REPEATED_HEADER']);
/** A footer names who filled the form in and where to ring, whatever the dataset: nothing of it is kept. */
const SIGNED: Issue['code'] = 'FOOTER_ROW';

/** Writes down the rows of one delivery. */
export class Lineage {
  private readonly masks = new Map<string, MaskKind | null>();
  private readonly sensitive: boolean;

  /** @param columns the columns of the file; `field` is null where the contract does not know the column */
  constructor(
    private readonly contract: Contract,
    private readonly columns: readonly { header: string; field: string | null }[],
    model: Model,
  ) {
    const fields = Object.entries(contract.fields).filter(([, field]) => isSensitive(model, contract, field));
    for (const [name, field] of fields) this.masks.set(name, maskOf(model, contract, field));
    this.sensitive = fields.length > 0;
  }

  /** The cells of a row that were filled, with what was understood of them. */
  fields(raw: Record<string, string>, values: Record<string, StagedValue>): LineageField[] {
    return this.columns.flatMap(({ header, field }) => {
      const original = raw[header];
      if (original === undefined) return [];
      const value = field === null ? null : this.valueOf(field, original, values[field] ?? null);
      return [{ name: header, original: this.shown(field, original), value: this.shown(field, value) }];
    });
  }

  /** The row as delivered, for whoever is to mend it; null where its cells cannot be told apart. */
  raw(raw: Record<string, string>, issues: readonly Issue[]): Record<string, string> | null {
    if (issues.some(({ code }) => code === SIGNED || (this.sensitive && MISPLACED.has(code)))) return null;
    const fields = new Map(this.columns.map(({ header, field }) => [header, field]));
    return Object.fromEntries(
      Object.entries(raw).map(([header, cell]) => [header, this.shown(fields.get(header) ?? null, cell)!]),
    );
  }

  /** The value that an issue shows. */
  issueValue({ field, code, value }: Pick<Issue, 'field' | 'code' | 'value'>): string | null {
    if (code === SIGNED) return HIDDEN;
    if (field === null && value !== null) return this.sensitive && !HARMLESS.has(code) ? HIDDEN : value;
    return this.shown(field, value);
  }

  /** The value of an identity number is a token, which tells nobody anything. */
  private valueOf(name: string, original: string, value: StagedValue): string | null {
    const field = this.contract.fields[name]!;
    return field.type === 'identityNumber' ? original : textOf(field, value);
  }

  private shown(field: string | null, text: string | null): string | null {
    const mask = field === null ? (this.sensitive ? null : undefined) : this.masks.get(field);
    return text === null || mask === undefined ? text : masked(text, mask);
  }
}

/** Whether the contract classes the field L3 or above, or the graph so shows a property that it fills. */
function isSensitive(model: Model, { entity }: Contract, { class: level, property }: ContractField): boolean {
  const properties = typeof property === 'string' ? [property] : (property ?? []);
  const levels = properties.flatMap((path) => levelsAt(model.entity(entity), path));
  return Math.max(Number(level.slice(1)), ...levels) >= 3;
}

/** The levels of a property and of the parts that it lies in. */
function levelsAt(type: TypeModel, path: string): number[] {
  const steps = path.split('.');
  return steps.map((_, index) => fieldAt(type, steps.slice(0, index + 1).join('.'))?.level ?? 1);
}

/** Identifiers are masked by their type, other texts as the entity's property is; without either nothing is shown. */
function maskOf(model: Model, { entity }: Contract, { type, property }: ContractField): MaskKind | null {
  if (type === 'identityNumber') return 'identity';
  if (type === 'phone') return 'phone';
  if (type === 'accountNumber') return 'account';
  const target = typeof property === 'string' ? fieldAt(model.entity(entity), property) : undefined;
  return (target?.kind === 'scalar' && target.mask) || null;
}

function textOf({ type }: ContractField, value: StagedValue): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => item ?? '').join(type === 'period' ? '/' : '；');
  return type === 'money' ? formatYuan(BigInt(value as string)) : String(value);
}
