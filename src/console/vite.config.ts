// Builds the console into files that any origin, and any folder of it, can serve: no CDN, for government networks are closed.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    // Monaco alone is larger than Vite's default limit; a warning that always comes warns of nothing.
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
    rolldownOptions: {
      // React libraries carry directives ("use client") that mean nothing in a browser: hundreds of warnings about nothing.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
});
