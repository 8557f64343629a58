// Progress goes to stderr: stdout is for results.

const began = performance.now();

export const tell = (line: string): void =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);
