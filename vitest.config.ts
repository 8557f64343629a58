import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests and type-graphql must share one copy of graphql: the alias makes both take the CommonJS file.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    setupFiles: ['reflect-metadata'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many tests wait for processes that they start: two files at once also on two cores.
    maxWorkers: 2,
    // Polls wait for what a busy machine does late, above all the console, which reads the whole schema first.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: 'units', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'hub', include: ['test/**/*.test.ts'], globalSetup: 'test/setup.ts' } },
    ],
  },
});
