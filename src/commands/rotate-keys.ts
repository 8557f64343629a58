// `rotate-keys`: brings the identity numbers of the store under the key that KEYS_FILE names as current.

import { readKeys } from '../crypto/read-keys.ts';
import { damagedNumbers } from '../datasets/rotation.ts';
import type { Command } from './command.ts';
import { progress, withHub } from './open.ts';

export const command: Command = {
  usage: '[--tokens]',
  details: `先将新密钥写入 KEYS_FILE（current 指向它，旧密钥保留）并重新启动枢纽，再执行本命令；中断后再次执行即继续。
--tokens 同时更换查找令牌（一次事务，期间不能导入），完成后须重新启动枢纽；之后才可删除旧密钥。
First put the new key into KEYS_FILE, with "current" on it and the former key kept, and restart the hub; then run this.
After a stop, run it again: it goes on where it was. --tokens renews the tokens that join and find persons as well, in one
transaction during which nothing is taken in; restart the hub after it. Only then may the former key go.`,
  options: { tokens: { type: 'boolean' } },
  run: (config, _args, { tokens }) =>
    withHub(config, async (hub) => {
      const { current } = readKeys(config);
      const done = await hub.rotateKeys(tokens !== undefined, (count) => progress(`${count} …`));
      console.log(`密钥 key "${current}": 重新加密 sealed anew ${done.resealed}`);
      if (tokens !== undefined)
        console.log(
          done.tokens
            ? `令牌 tokens: 人员 persons ${done.tokens.persons}, 行键 row keys ${done.tokens.rowKeys}`
            : `令牌已是 · The tokens are of "${current}" already`,
        );
      if (done.unreadable.length > 0) throw damagedNumbers(done.unreadable);
      return 0;
    }),
};
