import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests and type-graphql must share one copy of graphql: the alias makes both take the CommonJS file.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['reflect-metadata'],
  },
});
