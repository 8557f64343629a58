// `migrate`: brings the tables up to date without starting the hub.
import type { Command } from './command.ts';
import { withHub } from './open.ts';

export const command: Command = {
  usage: '',
  details: '启动时亦自动执行 · start does the same by itself.',
  run: (config) =>
    withHub(config, async () => {
      console.log('数据库结构已是最新 · The tables are up to date.');
      return 0;
    }),
};
