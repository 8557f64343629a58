// PostGraphile 5 on the same tables: as it comes, and with plans that PostgreSQL makes once (the setting that the hub has).
// Documents ask for the tables' values; what the hub says in other words is put into them when answers are compared, not
// while they are measured.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { masked } from '../../../src/access/mask.ts';
import type { Variables } from '../questions.ts';
import { within } from './divisions.ts';
import { graphql, HUB_DATE, type Listening, type Peer, serve, startProcess } from './peer.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of any question
type Answer = any;

interface Reading {
  document: string;
  variables?: (given: Variables) => Variables;
  read?: (data: Answer) => unknown;
}

const document = (name: string): string =>
  readFileSync(new URL(`postgraphile/${name}.graphql`, import.meta.url), 'utf8');

const divisions = ({ division, ...others }: Variables): Variables => {
  const [from, to] = within(String(division));
  return { ...others, from, to };
};

const watch: Reading = {
  document: document('watch'),
  variables: divisions,
  read: ({ projects }) => ({ projects: { ...projects, nodes: projects.nodes.map(watched) } }),
};

const readings: Record<string, Reading> = {
  point: {
    document: document('point'),
    read: ({ enterprise }) => ({ enterprise: withType('Enterprise', enterprise) }),
  },
  watch,
  'watch-page': {
    ...watch,
    document: watch.document.replace(/^ {4}totalCount\n {4}aggregates {[\s\S]*?^ {4}}\n/m, ''),
  },
  'list-500': { document: document('list-500'), variables: divisions, read: typedProjects },
  groups: {
    document: document('groups'),
    read: ({ projects }) => ({ projects: { groups: groupsOf(projects.groups) } }),
  },
  aggregates: { document: document('aggregates'), variables: divisions },
  walk: { document: document('walk') },
  'page-1': { document: document('page'), read: typedProjects },
  'page-1000': { document: document('page'), read: typedProjects },
  'enterprise-360': {
    document: document('enterprise-360'),
    read: ({ enterprise }) => ({ enterprise: enterprise && enterprise360(enterprise) }),
  },
};

const peer = (name: string, ...options: string[]): Peer => ({
  name,
  start: (url) => startProcess(import.meta.filename, url, ...options),
  ask({ name: question }, given) {
    const reading = readings[question];
    if (!reading) return null;
    const { document, variables = (same) => same, read = (same) => same } = reading;
    return graphql(document, variables(given), (data) => read(inHubTerms(data)));
  },
});

export const postgraphile = peer('postgraphile');
export const postgraphileGeneric = peer('postgraphile-generic', 'generic');

const money = new Set([
  'amount',
  'contractPrice',
  'outstanding',
  'registeredCapital',
  'requiredAmount',
  'securedAmount',
  'shortfall',
]);

/** Fen as yuan, numbers as numbers; a sum of nothing, which the plugin gives as 0, is none. */
function inHubTerms(value: Answer, key = ''): Answer {
  if (Array.isArray(value)) return value.map((item) => inHubTerms(item));
  if (value === null) return null;
  if (money.has(key)) return yuan(value);
  if (key === 'rate' || key === 'workers') return Number(value);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    key === 'sum' && item === '0' ? null : inHubTerms(item, name),
  ]);
  return Object.fromEntries(entries);
}

function yuan(fen: string): string {
  const [whole = '', part = ''] = fen.split('.');
  const rounded = BigInt(whole) + (part >= '5' ? 1n : 0n);
  const digits = String(rounded).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const withType = (type: string, row: Answer): Answer => row && { ...row, id: `${type}:${row.id}` };

function typedProjects({ projects }: Answer): unknown {
  return { projects: { ...projects, nodes: projects.nodes.map((project: Answer) => withType('Project', project)) } };
}

const watched = (project: Answer): Answer => ({
  ...withType('Project', project),
  depositAssessment: { ...project.depositAssessment, asOf: HUB_DATE },
  complaints: {
    ...project.complaints,
    nodes: project.complaints.nodes.map(
      ({ complainantDisplayName: name, complainantPhone: phone, ...row }: Answer) => ({
        ...row,
        complainant:
          name === null && phone === null
            ? null
            : { displayName: name && masked(name, 'name'), phone: phone && masked(phone, 'phone') },
      }),
    ),
  },
});

/** In the order of their keys; a division's code is its key without the zeros behind. */
const groupsOf = (groups: Answer[]): Answer[] =>
  groups
    .map(({ keys: [division, status], count, ...figures }) => ({
      key: { division: { code: division.slice(0, 6) }, status },
      count: Number(count.rowId),
      ...figures,
    }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));

const order = ({ key }: Answer): string => `${key.division.code} ${key.status}`;

function enterprise360(row: Answer): Answer {
  const { industryCode, industryName, legalRepresentativeDisplayName: name, sources, discrepancies, ...others } = row;
  return {
    ...withType('Enterprise', others),
    industry: industryCode === null && industryName === null ? null : { code: industryCode, name: industryName },
    legalRepresentative: name && { displayName: masked(name, 'name') },
    sources: {
      nodes: sources.nodes.map((source: Answer) => ({
        ...source,
        fields: source.fields.map(({ name, original, value }: Answer) => ({ name, original, value })),
      })),
    },
    discrepancies: {
      nodes: discrepancies.nodes.map((discrepancy: Answer) => ({
        ...discrepancy,
        values: discrepancy.values.map(({ value, dataset, asOf }: Answer) => ({
          value,
          dataset: { code: dataset.code },
          asOf,
        })),
      })),
    },
  };
}

async function listen(url: string, plans?: string): Promise<Listening> {
  const { postgraphile } = await import('postgraphile');
  const { grafserv } = await import('postgraphile/grafserv/node');
  const { presetOf } = await import('./postgraphile/preset.ts');
  const server = createServer();
  await postgraphile(presetOf(url, plans === 'generic'))
    .createServ(grafserv)
    .addTo(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

if (import.meta.main) await serve(listen);
