// `key`: makes, lists and takes back the API keys of partner systems.
import type { KeyRecord } from '../access/api-keys.ts';
import { isAgency, principals, type Role, roles } from '../access/principal.ts';
import { type Config, type TrustMode, trustModes } from '../config.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { expiryAfter } from './days.ts';
import { withHub } from './open.ts';

type Options = Readonly<Record<string, string | undefined>>;

export const command: Command = {
  usage:
    '<action> [which] [--name NAME] [--days 90] [--roles partner] [--division CODE] [--dataset CODES] [--documents MODE]',
  details: `key create <agency> --name permits [--days 90] [--division 150302] [--dataset construction_permit,project] [--roles partner]
  为合作系统签发密钥，只显示一次 · makes a key for a system that asks on an agency's behalf; it is shown once
  --documents open|log|enforce  对未登记文档的处理，默认按设置 · what becomes of its documents that are not registered, else the settings say
key list
  列出所有密钥（含 token 签发的令牌） · lists all keys, those of the command token too
key revoke <id>
  撤销，各枢纽 1 秒内生效 · takes a key back: every hub refuses it a second later at most`,
  options: {
    name: { type: 'string' },
    days: { type: 'string', default: '90' },
    roles: { type: 'string', default: 'partner' },
    division: { type: 'string' },
    dataset: { type: 'string' },
    documents: { type: 'string' },
  },
  async run(config, [action = '', which], options) {
    const run = Object.hasOwn(actions, action) && actions[action];
    if (!run) throw new Problem('BAD_ACTION', `key ${action}`, '可用 · One of: create list revoke');
    return run(config, which ?? '', options);
  },
};

const actions: Readonly<Record<string, (config: Config, which: string, options: Options) => Promise<number>>> = {
  async create(config, agency, { name = '', days = '', roles: wanted = '', division = null, dataset, documents }) {
    const scopes = {
      name: `${agencyNamed(agency)}/${systemNamed(name)}`,
      agency,
      roles: rolesNamed(wanted),
      division,
      datasets: dataset?.split(',') ?? null,
      documents: documents === undefined ? null : modeNamed(documents),
    };
    const expiresAt = expiryAfter(days);
    return withHub(config, async (hub) => {
      if (division !== null) await known(hub, 'division', [division]);
      await known(hub, 'dataset', scopes.datasets ?? []);
      console.log(await hub.keys.issue(scopes, expiresAt));
      return 0;
    });
  },

  list: (config) =>
    withHub(config, async (hub) => {
      for (const key of await hub.keys.list()) console.log(line(key));
      return 0;
    }),

  async revoke(config, id) {
    const number = /^K-(\d{6,18})$/.exec(id)?.[1];
    return withHub(config, async (hub) => {
      const key = number && (await hub.keys.revoke(number));
      if (!key)
        throw new Problem('UNKNOWN_KEY', `没有此密钥 · There is no key "${id}"`, '见 · See: npm run key -- list');
      console.log(line(key));
      return 0;
    });
  },
};

function agencyNamed(code: string): string {
  if (isAgency(code)) return code;
  const codes = principals.filter(({ name }) => isAgency(name)).map(({ name }) => name);
  throw new Problem('UNKNOWN_AGENCY', `没有此部门 · There is no agency "${code}"`, `可用 · One of: ${codes.join(' ')}`);
}

function systemNamed(name: string): string {
  if (/^[a-z][a-z0-9-]{0,39}$/.test(name)) return name;
  throw new Problem(
    'BAD_NAME',
    `--name ${name}`,
    '系统名称，小写字母、数字和连字符 · name the system, in lower-case letters, digits and hyphens, such as --name permits',
  );
}

function rolesNamed(text: string): readonly Role[] {
  const named = text.split(',');
  if (named.every((name) => roles.some((role) => role === name))) return roles.filter((role) => named.includes(role));
  throw new Problem(
    'UNKNOWN_ROLE',
    `--roles ${text}`,
    `可用，以逗号分隔 · Any of these, with commas: ${roles.join(' ')}`,
  );
}

function modeNamed(text: string): TrustMode {
  const mode = trustModes.find((each) => each === text);
  if (mode) return mode;
  throw new Problem('BAD_MODE', `--documents ${text}`, `可用 · One of: ${trustModes.join(' ')}`);
}

/** Throws where the register does not have one of these codes. */
async function known(hub: Hub, register: 'division' | 'dataset', codes: readonly string[]): Promise<void> {
  const { rows } = await hub.pool.query<{ code: string }>(`select code from ${register} order by code`);
  const unknown = codes.find((code) => !rows.some((row) => row.code === code));
  if (unknown === undefined) return;
  throw new Problem(
    `UNKNOWN_${register.toUpperCase()}`,
    `--${register} ${unknown}: 没有此代码 · there is no such code`,
    `可用 · One of: ${rows.map(({ code }) => code).join(' ')}`,
  );
}

/** A key as it is listed: what it is for and how long, in one line. */
function line({ id, name, roles, division, datasets, documents, createdAt, expiresAt, revokedAt }: KeyRecord): string {
  const state = revokedAt ? 'REVOKED' : expiresAt && expiresAt.getTime() <= Date.now() ? 'EXPIRED' : 'VALID';
  const scopes = [roles.join(','), division ?? '*', datasets?.join(',') ?? '*', documents ?? '*'];
  const days = [createdAt, revokedAt ?? expiresAt].map((time) => time?.toISOString().slice(0, 16) ?? '-');
  return [`K-${id.padStart(6, '0')}`, state.padEnd(7), ...days, name, ...scopes].join('  ');
}
