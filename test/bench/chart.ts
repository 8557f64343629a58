// A picture of `read` for the README: for each question a bar for each peer, as long as its share of the fastest one.
// Readable on light and dark, without fonts of its own.
import type { Medians } from './targets.ts';

const ROW = 15;
const GAP = 14;
const LEFT = 250;
const BARS = 440;
const WIDTH = 800;
const HEAD = 44;

export function chart(medians: ReadonlyMap<string, Medians>, title: string): string {
  let y = HEAD;
  const groups = [...medians].map(([question, peers]) => {
    // Without a rate there was no answer in time.
    const answered = Object.entries(peers).filter(([, { rate }]) => rate > 0);
    const fastest = Math.max(...answered.map(([, { rate }]) => rate));
    const bars = answered.map(([peer, { rate }], at) => bar(peer, rate, rate / fastest, y + at * ROW));
    const name = text(8, y + 11, question, 'question');
    y += bars.length * ROW + GAP;
    return [name, ...bars].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img">
<title>${escaped(title)}</title>
<style>
  text { font: 12px system-ui, sans-serif; fill: #57606a }
  .question { font-weight: 600; fill: #1f2328 }
  rect { fill: #8c959f }
  .hub { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 }
    .question { fill: #f0f6fc }
    rect { fill: #656c76 }
    .hub { fill: #4493f8 }
  }
</style>
${text(8, 20, title, 'question')}
${groups.join('\n')}
</svg>
`;
}

function bar(peer: string, rate: number, share: number, y: number): string {
  const width = Math.max(1, share * BARS).toFixed(1);
  const kind = peer === 'hub' ? ' class="hub"' : '';
  return `<text x="${LEFT - 8}" y="${y + 11}" text-anchor="end">${escaped(peer)}</text>
<rect${kind} x="${LEFT}" y="${y + 2}" width="${width}" height="${ROW - 4}" rx="2"/>
${text(LEFT + Number(width) + 6, y + 11, rate < 100 ? rate.toFixed(1) : rate.toFixed(0))}`;
}

const text = (x: number, y: number, content: string, kind?: string): string =>
  `<text${kind ? ` class="${kind}"` : ''} x="${x}" y="${y}">${escaped(content)}</text>`;

const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
