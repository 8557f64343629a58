// `token`: makes a bearer token for a principal, for hubs on a database of their own.
import { principals } from '../access/principal.ts';
import { Tokens } from '../access/tokens.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { withHub } from './open.ts';
import { principalNamed } from './principal.ts';

const dayMillis = 86_400_000;

export const command: Command = {
  usage: '<principal> [--days 90]',
  details: `令牌只显示一次 · The token is shown once and cannot be had again.

主体 · Principals: ${principals.map(({ name }) => name).join(' ')}`,
  options: { days: { type: 'string', default: '90' } },
  async run(config, [name = ''], { days = '' }) {
    const principal = principalNamed(name);
    if (!/^[1-9]\d{0,3}$/.test(days)) {
      throw new Problem('BAD_DAYS', `--days ${days}`, '1 至 9999 的整数 · a whole number of days from 1 to 9999');
    }
    return withHub(config, async (hub) => {
      console.log(await new Tokens(hub.pool).issue(principal, new Date(Date.now() + Number(days) * dayMillis)));
      return 0;
    });
  },
};
