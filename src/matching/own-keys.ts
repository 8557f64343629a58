// The keys by which other rows find an enterprise or a project: computed from what its own dataset delivers.
import type { CopyValue } from '../db/copy.ts';
import { creditCode } from '../law/identifiers/creditCode.ts';
import { companyKey, projectKey, sameCompany, sameProject } from './names.ts';

/** Key columns of an entity. */
export interface OwnKeys {
  /** Column name to SQL type. */
  columns: Readonly<Record<string, string>>;
  /** The properties that the keys depend on; without the first there are none. */
  reads: readonly string[];
  /** The values of the columns, from those of the properties in the order of `reads`. */
  of(...values: unknown[]): CopyValue[];
  /** Whether a name as someone writes it is the entity's, by the values of the same properties. */
  named(said: string, ...values: unknown[]): boolean;
}

/** By entity. */
export const ownKeys: Readonly<Record<string, OwnKeys>> = {
  Enterprise: {
    columns: { name_keys: 'text[]', name_cores: 'text[]', checksum_valid: 'boolean' },
    reads: ['name', 'formerNames', 'creditCode'],
    of: (name, formerNames, code) => enterpriseKeys(name as string, formerNames as string[] | null, code as string),
    named: (said, name, formerNames) =>
      [name as string, ...(formerNames as string[])].some((own) => sameCompany(companyKey(said), companyKey(own))),
  },
  Project: {
    columns: { name_core: 'text' },
    reads: ['name', 'section'],
    of: (name, section) => [projectKey(projectName(name as string, section as string | null)).core],
    named: (said, name, section) =>
      [name as string, projectName(name as string, section as string | null)].some((own) =>
        sameProject(projectKey(said), projectKey(own)),
      ),
  },
};

/** Key columns of an enterprise: whole canonical names, their cores, and whether the code passes its checks. */
export function enterpriseKeys(name: string, formerNames: readonly string[] | null, code: string | null): CopyValue[] {
  const keys = [name, ...(formerNames ?? [])]
    .map(companyKey)
    .filter(({ blockers }) => !blockers.includes('PLACEHOLDER'));
  const distinct = (list: string[]) => [...new Set(list)].filter((key) => key.length >= 2);
  const read = code === null ? null : creditCode(code);
  return [
    distinct(keys.map(({ full }) => full)),
    distinct(keys.map(({ core }) => core)),
    read === null ? null : read.ok && read.warnings.length === 0,
  ];
}

/** The name that a project goes by: with its section, unless the name says it already. */
export const projectName = (name: string, section: string | null): string =>
  section === null || name.includes(section) ? name : name + section;
