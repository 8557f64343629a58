// `import`: takes in one delivery by hand.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BatchReport } from '../datasets/batch.ts';
import { DeliveryError } from '../datasets/deliveryFault.ts';
import { isDay } from '../law/calendar.ts';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { progress, withHub } from './open.ts';

export const command: Command = {
  usage: '<dataset> <file> [--published YYYY-MM-DD]',
  details: `文件格式 CSV、XLSX 或 JSON Lines；同一文件再次导入不改变任何数据。文件名不含发布日期时以 --published 给出。
The file is CSV, XLSX or JSON Lines; the same file a second time changes nothing. --published says the publication day
where the file name does not.`,
  options: { published: { type: 'string' } },
  async run(config, [dataset = '', path = ''], { published }) {
    const file = resolve(path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new Problem('FILE_NOT_FOUND', `没有此文件 · There is no such file: ${file}`, '检查路径 · Check the path');
    }
    if (published !== undefined && !isDay(published)) {
      throw new Problem('BAD_DAY', `--published ${published}`, '真实日期 YYYY-MM-DD · a real date, YYYY-MM-DD');
    }
    return withHub(config, async (hub) => {
      const report = await hub
        .importFile(dataset, file, {
          publishedOn: published,
          onProgress: (rows) => progress(`已读 ${rows} 行 rows read …`),
        })
        .catch((error) => {
          throw error instanceof DeliveryError ? refused(error) : error;
        });
      console.log(summary(report));
      return 0;
    });
  },
};

function refused(error: DeliveryError): Problem {
  return new Problem(
    error.code,
    error.message,
    '文件未入库，已记为拒收批次（schema/operations/14-datasets.graphql 可查）；改正后重新导入 · Nothing of the file was stored; the operation schema/operations/14-datasets.graphql shows the refused batch. Correct it and import it again',
    { cause: error },
  );
}

/** The batch's counts, which add up: read = loaded + unchanged + quarantined + rejected; and how much to look at. */
function summary(report: BatchReport): string {
  const { dataset, number, fileName, rowsRead, rowsLoaded, rowsUnchanged, rowsQuarantined, rowsRejected } = report;
  const counts = `读取 read ${rowsRead} = 入库 loaded ${rowsLoaded} + 未变 unchanged ${rowsUnchanged} + 隔离 quarantined ${rowsQuarantined} + 剔除 rejected ${rowsRejected}`;
  const issues =
    report.issues === 0
      ? ''
      : `\n  问题 issues ${report.issues}：见 schema/operations/14-datasets.graphql 的查询 · that operation shows them`;
  return `${dataset} #${number} ${fileName}: ${counts}${issues}`;
}
