// The two registers that rows refer to by name or code: agencies and divisions; and all that schema/ says, in one place.
import { join } from 'node:path';
import { z } from 'zod';
import { doubleAuthorities } from './authority.ts';
import { type Contract, loadContracts } from './contract.ts';
import { ContractError, readYaml } from './contractFile.ts';

const agencySchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/, 'lower-case letters and -'),
  name: z.string().min(1),
  en: z.string().min(1),
  kind: z.string().regex(/^[A-Z][A-Z_]*$/, 'a kind is written in UPPER_SNAKE'),
  division: z.string().regex(/^\d{6}$/),
  /** Code of the agency that supervises this one. */
  parent: z.string().optional(),
  aliases: z.array(z.string()),
});

const divisionSchema = z.strictObject({
  /** GB/T 2260: six digits; streets and towns nine. */
  code: z.string().regex(/^\d{6}(\d{3})?$/),
  name: z.string().min(1),
  en: z.string().min(1),
  level: z.enum(['PROVINCE', 'CITY', 'COUNTY', 'TOWN']),
  aliases: z.array(z.string()),
});

export type Agency = z.infer<typeof agencySchema>;
export type Division = z.infer<typeof divisionSchema>;

/** All that schema/ says about what agencies deliver. */
export type Schema = { agencies: Agency[]; divisions: Division[]; contracts: Contract[] };

/** The agencies of schema/agencies.yaml. Throws ContractError naming file and line. */
export function loadAgencies(path: string): Agency[] {
  return readYaml(path, z.array(agencySchema), (agencies) => {
    const codes = new Set(agencies.map((agency) => agency.code));
    const orphans = agencies.flatMap((agency, index) =>
      agency.parent === undefined || codes.has(agency.parent)
        ? []
        : [{ path: [index, 'parent'], message: `no agency ${agency.parent}` }],
    );
    return [...doubledNames(agencies), ...orphans];
  });
}

/** The divisions of schema/divisions.yaml. Throws ContractError naming file and line. */
export function loadDivisions(path: string): Division[] {
  // A short name may stand for several divisions: values/division.ts refuses it where nothing tells them apart.
  return readYaml(path, z.array(divisionSchema), (divisions) => {
    const owned = new Set(divisions.flatMap(({ code, name }) => [code, name]));
    return doubledNames(divisions.map((one) => ({ ...one, aliases: one.aliases.filter((alias) => owned.has(alias)) })));
  });
}

/** Loads agencies, divisions and contracts below `dir` (schema) and checks what they say of each other. Throws ContractError. */
export function loadSchema(dir: string): Schema {
  const agencies = loadAgencies(join(dir, 'agencies.yaml'));
  const divisions = loadDivisions(join(dir, 'divisions.yaml'));
  const contracts = loadContracts(join(dir, 'datasets'));
  const agencyCodes = new Set(agencies.map((agency) => agency.code));
  const divisionCodes = new Set(divisions.map((division) => division.code));
  const problems = [
    ...agencies
      .filter(({ division }) => !divisionCodes.has(division))
      .map(({ code }) => `agency ${code}: its division`),
    ...contracts.filter(({ agency }) => !agencyCodes.has(agency)).map(({ code }) => `dataset ${code}: its agency`),
    ...contracts
      .filter(({ division }) => !divisionCodes.has(division))
      .map(({ code }) => `dataset ${code}: its division`),
    ...contracts.flatMap(({ code, links }) =>
      Object.entries(links)
        .filter(([, { constant }]) => constant !== undefined && !agencyCodes.has(constant))
        .map(([link]) => `dataset ${code}: the constant agency of its link ${link}`),
    ),
  ].map((who) => `${dir}: ${who} is not in the registers`);
  problems.push(...doubleAuthorities(contracts).map((what) => `${dir}/datasets: ${what}`));
  if (problems.length > 0) throw new ContractError(problems);
  return { agencies, divisions, contracts };
}

/** Two entries that answer to one name would make every row that uses it ambiguous. */
function doubledNames(entries: readonly { code: string; name: string; aliases: string[] }[]) {
  const owners = new Map<string, string>();
  return entries.flatMap((entry, index) =>
    [entry.code, entry.name, ...entry.aliases].flatMap((spelling) => {
      const owner = owners.get(spelling);
      owners.set(spelling, entry.code);
      return owner === undefined ? [] : [{ path: [index, 'aliases'], message: `${spelling} already means ${owner}` }];
    }),
  );
}
