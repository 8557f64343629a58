// The console as a person meets it: the built page of a hub in demo mode, in a real Chromium that can reach nothing but
// that hub. CONSOLE_SCREENSHOT=docs/console.png writes the picture of the README.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiKeys } from '../src/access/api-keys.ts';
import { Authenticator } from '../src/access/authenticator.ts';
import { openDemoTokens } from '../src/access/demo-tokens.ts';
import { readConfig } from '../src/config.ts';
import type { Hub } from '../src/hub.ts';
import { buildServer } from '../src/server/server.ts';
import { ask, openSeededHub } from './hub.ts';

/** Builds the console as it is shipped, unless it is built; vitest's own NODE_ENV would give React's development build. */
async function buildConsole(): Promise<void> {
  const built = statSync('dist/console/index.html', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['package-lock.json', ...globSync('src/console/*')];
  if (sources.every((file) => statSync(file).mtimeMs < built)) return;
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'src/console'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** The machine's Chromium; undefined where it has none, for a fresh machine with only Node must pass all tests too. */
function findChromium(): string | undefined {
  const named = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(named)) return named;
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

const executablePath = findChromium();
if (!executablePath) console.warn('No Chromium: the console is not tested. Install it or name it in CHROMIUM.');

/** Operations of the kinds that schema/operations/ does not have: one that needs a variable, one that changes data. */
const cookbook = [
  {
    name: '92-one-division',
    title: 'One division',
    source:
      'query OneDivision($code: String!) { divisions(filter: { code: { eq: $code } }) { nodes { code name } } }\n',
    variables: { code: '150302' },
  },
  { name: '93-transfer', title: 'Changes data', source: 'mutation TransferClue { transferClue }\n', variables: null },
];

describe.skipIf(!executablePath)('the console', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-console-'));
  let hub: Hub;
  let tokens: Readonly<Record<string, string>>;
  let server: FastifyInstance;
  let base: string;
  let browser: Browser;

  beforeAll(async () => {
    await buildConsole();
    hub = await openSeededHub();
    const keys = new ApiKeys(hub.pool, { demo: true });
    tokens = await openDemoTokens(join(folder, 'tokens.json'), keys);
    const log = pino({ level: 'silent' });
    server = await buildServer(hub, {
      config: readConfig({}),
      authenticator: new Authenticator(keys),
      demoTokens: tokens,
      log,
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await hub?.close();
    rmSync(folder, { recursive: true });
  });

  /** What a visit did that it should not: requests to elsewhere, and whatever the browser complained of. */
  interface Visit {
    page: Page;
    outside: string[];
    complaints: string[];
    /** The GraphQL requests so far: operation name and bearer token. */
    asked: { operation: string; token: string | undefined }[];
  }

  async function record(context: BrowserContext, visit: Omit<Visit, 'page'>): Promise<void> {
    await context.route('**/*', (route) => {
      if (new URL(route.request().url()).origin === new URL(base).origin) return route.continue();
      visit.outside.push(route.request().url());
      return route.abort();
    });
    // The route sees no data: or blob: address, and no request that a worker makes; the event sees the latter.
    context.on('request', (request: Request) => {
      const { origin, protocol, pathname } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(base).origin) visit.outside.push(request.url());
      if (pathname !== '/graphql' || request.method() !== 'POST') return;
      const token = request.headers().authorization?.replace('Bearer ', '');
      visit.asked.push({ operation: request.postDataJSON().operationName, token });
    });
    context.on('weberror', (error) => visit.complaints.push(String(error.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) visit.complaints.push(message.text());
    });
  }

  /** Runs `steps` in a fresh profile, then asks that nothing went outside and nothing was complained of. */
  async function visit(
    steps: (visit: Visit) => Promise<void>,
    { tolerated = /^$/, operations }: { tolerated?: RegExp; operations?: object[] } = {},
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const seen = { outside: [], complaints: [], asked: [] } as Omit<Visit, 'page'>;
    await record(context, seen);
    if (operations) await context.route('**/operations.json', (route) => route.fulfill({ json: operations }));
    const page = await context.newPage();
    const policy = (await page.goto(base))?.headers()['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    await steps({ page, ...seen });
    await context.close();
    expect(seen.outside).toEqual([]);
    expect(seen.complaints.filter((complaint) => !tolerated.test(complaint))).toEqual([]);
  }

  const principals = (page: Page) => page.getByLabel('身份 Principal');
  const operation = (page: Page, number: string) => page.getByRole('button', { name: new RegExp(`^${number}-`) });
  const answerPane = (page: Page) => page.getByRole('region', { name: 'Result Window' });
  const tokenField = (page: Page) => page.getByLabel('访问令牌 Access token');
  test('signs in as the procuratorate, and as whom the caller chooses', () =>
    visit(async ({ page, asked }) => {
      expect(await page.title()).toBe('联动 Liandong');
      expect(await principals(page).inputValue()).toBe('procuratorate');
      await expect
        .poll(() => asked)
        .toContainEqual({
          operation: 'IntrospectionQuery',
          token: tokens.procuratorate,
        });
      await principals(page).selectOption('analyst');
      await operation(page, '01').click();
      await expect
        .poll(() => asked.at(-1))
        .toEqual({
          operation: 'WageDepositWatch',
          token: tokens.analyst,
        });
      await page.reload();
      expect(await principals(page).inputValue()).toBe('analyst');
    }));

  test('runs operation 01 by one click and shows its answer', () =>
    visit(async ({ page }) => {
      await operation(page, '01').click();
      const source = readFileSync('schema/operations/01-wage-deposit-watch.graphql', 'utf8');
      const { totalCount, nodes } = (await ask(hub, source)).projects;
      await answerPane(page).getByText(`"${nodes[0].code}"`).waitFor();
      await answerPane(page).getByText(`"totalCount": ${totalCount},`).first().waitFor();
      expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('WageDepositWatch');
      expect(await operation(page, '01').getAttribute('aria-current')).toBe('true');
      if (process.env.CONSOLE_SCREENSHOT) await page.screenshot({ path: process.env.CONSOLE_SCREENSHOT });
    }));

  test('brings variables along, and never changes data by a click', () =>
    visit(
      async ({ page, asked }) => {
        await expect.poll(() => operation(page, '92').isEnabled()).toBe(true);
        await operation(page, '92').focus();
        await page.keyboard.press('Enter');
        await answerPane(page).getByText('150302').first().waitFor();
        await operation(page, '93').click();
        await page.getByRole('tab', { name: 'TransferClue' }).waitFor();
        await operation(page, '92').click();
        await expect.poll(() => asked.filter((one) => one.operation === 'OneDivision').length).toBe(2);
        expect(asked.some((one) => one.operation === 'TransferClue')).toBe(false);
        expect(await page.getByRole('tab').count()).toBe(2);
      },
      { operations: cookbook },
    ));

  test('asks to sign in, says when a token is refused, and keeps a good one over a reload', () =>
    visit(
      async ({ page, asked }) => {
        const good = tokens.analyst!;
        await page.getByRole('button', { name: '退出 Sign out' }).click();
        await page.reload();
        await page.getByRole('heading', { name: '请先登录 Please sign in' }).waitFor();
        const before = asked.length;
        await tokenField(page).fill('wrong');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').getByText('The hub did not accept this token').waitFor();
        expect(asked.slice(before).every(({ token }) => token === 'wrong')).toBe(true);
        await tokenField(page).fill(good);
        await page.getByRole('button', { name: '登录 Sign in' }).click();
        await page.getByText('已用令牌登录').waitFor();
        await page.reload();
        await operation(page, '01').click();
        await expect.poll(() => asked.at(-1)).toEqual({ operation: 'WageDepositWatch', token: good });
      },
      { tolerated: /401/ },
    ));

  test('has explorer, history and documentation, and completes from the schema', () =>
    visit(async ({ page }) => {
      await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
      await page.locator('.graphiql-explorer-root').getByText('projects').waitFor();
      await page.getByRole('button', { name: 'Show History' }).click();
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByText('root types').first().waitFor();
      await page.getByRole('button', { name: 'New tab' }).click();
      await page.locator('.graphiql-query-editor .monaco-editor').click();
      await page.keyboard.type('{ pro');
      await page.locator('.suggest-widget').getByText('projects').first().waitFor();
    }));

  test('names every control for keyboards and screen readers', () =>
    visit(async ({ page }) => {
      await operation(page, '01').click();
      const nameless = await page.locator('button, select, input:not([type=hidden])').evaluateAll((controls) =>
        controls
          .filter((control) => control.checkVisibility())
          .filter((control) => {
            const labels = 'labels' in control ? [...(control.labels as NodeListOf<Element>)] : [];
            const named = [control, ...labels].some((element) => element.textContent?.trim());
            return !named && !control.getAttribute('aria-label') && !control.getAttribute('title');
          })
          .map((control) => control.outerHTML),
      );
      expect(nameless).toEqual([]);
    }));
});
