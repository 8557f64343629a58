// Splits an exact total over weighted parts, so that sums of rows give the figures of the article and never nearly.

/** Parts in proportion to the weights, each a positive multiple of `unit`, whose sum is exactly `total` (all fen). */
export function allocate(total: bigint, weights: readonly number[], unit: bigint): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const units = Number(total / unit);
  if (BigInt(units) * unit !== total) throw new Error(`${total} is no multiple of ${unit}`);
  const parts = weights.map((weight) => BigInt(Math.max(1, Math.floor((units * weight) / sum))));
  let rest = BigInt(units) - parts.reduce((a, b) => a + b, 0n);
  for (let i = 0; rest !== 0n; i = (i + 1) % parts.length) {
    const step = rest > 0n ? 1n : -1n;
    if (parts[i]! + step <= 0n) continue;
    parts[i]! += step;
    rest -= step;
  }
  return parts.map((part) => part * unit);
}
