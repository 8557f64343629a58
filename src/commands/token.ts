// `token`: makes a key for a principal that every hub knows, for hubs on a database of their own.
import { principals } from '../access/principal.ts';
import type { Command } from './command.ts';
import { expiryAfter } from './days.ts';
import { withHub } from './open.ts';
import { principalNamed } from './principal.ts';

export const command: Command = {
  usage: '<principal> [--days 90]',
  details: `令牌只显示一次，可用 npm run key 列出和撤销。
The token is shown once and cannot be had again. The command key lists tokens and takes them back.

主体 · Principals: ${principals.map(({ name }) => name).join(' ')}`,
  options: { days: { type: 'string', default: '90' } },
  async run(config, [name = ''], { days = '' }) {
    const principal = principalNamed(name);
    const expiresAt = expiryAfter(days);
    return withHub(config, async (hub) => {
      console.log(await hub.keys.issue(principal, expiresAt));
      return 0;
    });
  },
};
