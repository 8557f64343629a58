// The grants that stand without a decision: each agency's on the datasets that it supplies, and those of a file that
// people write (the demo's is seeds/grants.yaml). What no row grants is not shown.
import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';
import type { Grant, GrantTreatment as Treatment } from '../access/grant.ts';
import { isGrantee } from '../access/grants.ts';
import { inTransaction, lockAccess } from '../db/transaction.ts';
import { AccessPurpose, GrantTreatment } from '../entities/catalogue/access-purpose.ts';
import type { Model } from '../graph/model.ts';
import type { Contract } from './contract.ts';
import { readYaml } from './contractFile.ts';
import type { Schema } from './contractRegisters.ts';
import { fieldAt } from './target.ts';

const treatment = z.enum(Object.keys(GrantTreatment.values) as Treatment[]);

const entrySchema = z.strictObject({
  /** Begins the codes of its grants: `<code>-<grantee>-<dataset>`. */
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9]+(_[A-Z0-9]+)*$/, 'a code is upper-case letters, digits and _')
    .refine((code) => code !== 'OWN', 'OWN stands for the grants of owners'),
  /** Agencies by their codes, `role:<role>`, or `*`. */
  grantees: z.array(z.string()).min(1),
  datasets: z.array(z.string()).min(1),
  treatment,
  purpose: z.enum(Object.keys(AccessPurpose.values)),
  legalBasis: z.string().trim().min(1),
  division: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** Its last day, in Shanghai. */
  until: z.iso.date().optional(),
  /** Fields of the contract that it covers, all unless said, each with its treatment. */
  fields: z
    .record(z.string(), treatment)
    .refine((fields) => Object.keys(fields).length > 0, 'fields name one at least; left out, all are covered')
    .optional(),
  /** Fields `Entity.property` that it shows although it does not cover all of their inputs. */
  declassifies: z.array(z.string()).default([]),
});

type Entry = z.infer<typeof entrySchema>;
type Fault = { path: PropertyKey[]; message: string };

/** The grants of a file: one for each grantee and dataset of an entry. Throws ContractError naming file and line of each fault. */
export function readGrants(path: string, schema: Schema, model: Model): Grant[] {
  const entries = readYaml(path, z.array(entrySchema), (read) => faultsOf(read, schema, model));
  return entries.flatMap(grantsOf);
}

function faultsOf(entries: readonly Entry[], { agencies, divisions, contracts }: Schema, model: Model): Fault[] {
  const agencyCodes = new Set(agencies.map(({ code }) => code));
  const divisionCodes = new Set(divisions.map(({ code }) => code));
  const byCode = new Map(contracts.map((contract) => [contract.code, contract]));
  const taken = new Set<string>();
  return entries.flatMap((entry, index) => {
    const faults: Fault[] = [];
    const fault = (key: string, message: string, ...at: PropertyKey[]) =>
      faults.push({ path: [index, key, ...at], message });
    for (const [at, grantee] of entry.grantees.entries())
      if (!isGrantee(grantee, agencyCodes)) fault('grantees', `there is no agency or role ${grantee}`, at);
    for (const [at, dataset] of entry.datasets.entries()) {
      const contract = byCode.get(dataset);
      if (!contract) fault('datasets', `there is no dataset ${dataset}`, at);
      for (const field of Object.keys(entry.fields ?? {}))
        if (contract && !contract.fields[field]) fault('fields', `${dataset} has no field ${field}`, field);
      if (contract?.sharing.attribute === 'NOT_SHARED' && !entry.grantees.every((one) => agencyCodes.has(one)))
        fault('datasets', `${dataset} is not shared (不予共享): it is granted to single agencies alone`, at);
    }
    for (const [at, name] of entry.declassifies.entries()) {
      const [entity = '', ...property] = name.split('.');
      const type = model.entities.get(entity);
      if (!type || !fieldAt(type, property.join('.'))) fault('declassifies', `the graph has no field ${name}`, at);
    }
    if (entry.division && entry.treatment === 'AGGREGATES')
      fault('division', 'a grant of totals alone has no division');
    if (entry.division && !divisionCodes.has(entry.division)) fault('division', `no division ${entry.division}`);
    for (const { code } of grantsOf(entry)) {
      if (taken.has(code)) fault('code', `${code} is granted twice`);
      taken.add(code);
    }
    return faults;
  });
}

function grantsOf({ code, grantees, datasets, ...entry }: Entry): Grant[] {
  const { treatment, purpose, legalBasis, division = null, until, fields = null, declassifies } = entry;
  const end = until === undefined ? null : Date.parse(`${until}T24:00:00+08:00`);
  const rest = { treatment, purpose, legalBasis, division, until: end, fields, declassifies };
  return grantees.flatMap((grantee) =>
    datasets.map((dataset) => ({ code: `${code}-${inCode(grantee)}-${dataset}`, grantee, dataset, ...rest })),
  );
}

/** A grantee as a code has it: `all`, `analyst`, `hrss`. */
const inCode = (grantee: string) => (grantee === '*' ? 'all' : grantee.replace('role:', ''));

/** What each agency supplies it sees whole: 谁管理谁负责. */
export const ownerGrants = (contracts: readonly Contract[]): Grant[] =>
  contracts.map(({ code, agency }) => ({
    code: `OWN-${code}`,
    grantee: agency,
    dataset: code,
    fields: null,
    treatment: 'CLEAR',
    purpose: 'OWN_DUTY',
    division: null,
    until: null,
    legalBasis: '《政务数据共享条例》（国令第809号）：谁管理谁负责',
    declassifies: [],
  }));

/**
 * Makes these the grants of their origin: changes and adds by code, and revokes what is no longer among them. A revocation
 * by a person stands, and grants of other origins are not touched.
 */
export async function upsertGrants(pool: Pool, origin: 'OWNER' | 'FILE', grants: readonly Grant[]): Promise<void> {
  const rows = grants.map(({ fields, ...grant }, at) => ({
    at,
    ...grant,
    fields: Object.entries(fields ?? {}).map(([name, shown]) => ({ name, treatment: shown })),
  }));
  await inTransaction(pool, async (client) => {
    await lockAccess(client);
    await writeGrants(client, origin, JSON.stringify(rows));
  });
}

const columns = 'dataset_id, grantee, fields, treatment, purpose, division_id, until, legal_basis, declassifies';

const source = `select r.at, r.code, d.id as dataset_id, r.grantee, r.fields, r.treatment, r.purpose,
    v.id as division_id, to_timestamp(r.until / 1000.0) as until, r."legalBasis" as legal_basis, r.declassifies
  from jsonb_to_recordset($2) as r(at int, code text, grantee text, dataset text, fields jsonb, treatment text,
    purpose text, division text, until bigint, "legalBasis" text, declassifies text[])
  join dataset d on d.code = r.dataset left join division v on v.code = r.division`;

async function writeGrants(client: ClientBase, origin: string, rows: string): Promise<void> {
  await client.query(
    `update access_grant t set (${columns}) = row (${columns.replace(/\w+/g, 's.$&')}),
       revoked_at = case when t.revoked_by is not null then t.revoked_at end,
       revocation_reason = case when t.revoked_by is not null then t.revocation_reason end
     from (${source}) s where t.code = s.code and t.origin = $1`,
    [origin, rows],
  );
  await client.query(
    `insert into access_grant (code, origin, granted_at, ${columns})
     select s.code, $1, now(), ${columns.replace(/\w+/g, 's.$&')} from (${source}) s
     where not exists (select from access_grant t where t.code = s.code) order by s.at`,
    [origin, rows],
  );
  await client.query(
    `update access_grant t set revoked_at = now(), revocation_reason = '已不在授权清单中 · No longer among the standing grants'
     where t.origin = $1 and t.revoked_at is null and not exists (select from (${source}) s where s.code = t.code)`,
    [origin, rows],
  );
}
