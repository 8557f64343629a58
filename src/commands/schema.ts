// `schema`: writes schema/hub.graphql, the committed and reviewed face of the graph.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildHub } from '../hub.ts';
import type { Command } from './command.ts';

const file = fileURLToPath(new URL('../../schema/hub.graphql', import.meta.url));

export const command: Command = {
  usage: '',
  async run(config) {
    // A hub connects when it is first asked, and this one is not: no database is needed.
    const hub = await buildHub({ ...config, databaseUrl: config.databaseUrl ?? 'postgresql://127.0.0.1/unused' });
    writeFileSync(file, hub.sdl);
    await hub.close();
    console.log(file);
    return 0;
  },
};
