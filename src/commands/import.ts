// `import`: takes in one delivery by hand.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BatchReport } from '../datasets/batch.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { progress, withHub } from './open.ts';

export const command: Command = {
  usage: '<dataset> <file>',
  details: `文件格式 CSV、XLSX 或 JSON Lines；同一文件再次导入不改变任何数据。
The file is CSV, XLSX or JSON Lines; the same file a second time changes nothing.`,
  async run(config, [dataset = '', path = '']) {
    const file = resolve(path);
    if (!existsSync(file)) {
      throw new Problem('FILE_NOT_FOUND', `没有此文件 · There is no such file: ${file}`, '检查路径 · Check the path');
    }
    return withHub(config, async (hub) => {
      const report = await hub.importFile(dataset, file, { onProgress: (rows) => progress(`${rows} …`) });
      console.log(summary(report));
      return report.state === 'REFUSED' ? 1 : 0;
    });
  },
};

/** The batch's counts, which add up: read = loaded + unchanged + quarantined + rejected. */
export function summary(report: BatchReport): string {
  const { dataset, fileName, rowsRead, rowsLoaded, rowsUnchanged, rowsQuarantined, rowsRejected } = report;
  return `${dataset} ${fileName}: 读取 read ${rowsRead} = 入库 loaded ${rowsLoaded} + 未变 unchanged ${rowsUnchanged} + 隔离 quarantined ${rowsQuarantined} + 剔除 rejected ${rowsRejected}`;
}
