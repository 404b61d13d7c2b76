// Pictures of every page and state against the mock (or BPM_SERVER), in both sizes and themes, and an
// accessibility check of each: `node mock/look.mjs [name…]`. Pictures go to shots/, which git ignores.
import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const server = process.env.BPM_SERVER ?? 'http://127.0.0.1:5080';
const only = process.argv.slice(2);
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const sizes = { wide: { width: 1366, height: 768 }, phone: { width: 375, height: 812 } };
const out = new URL('../shots/', import.meta.url).pathname;

const go = (path) => async (page) => {
  await page.goto(`${server}/app${path}`);
  await page.waitForFunction(() => window.__app?.ready === true);
  await page.locator('[data-state=online]').waitFor({ state: 'attached' });
};
const control = (path) => fetch(`${server}/mock/${path}`);
const paused = '/dossiers/261111-0098';
const urgent = '/dossiers/261112-0007';

/** name: how to get there from a fresh page. */
const scenes = {
  inbox: go('/inbox'),
  'inbox-selected': async (page) => {
    await go('/inbox')(page);
    if ((page.viewportSize()?.width ?? 0) < 720) return;
    const rows = page.getByTestId('task-row');
    await rows.nth(2).getByRole('checkbox').check();
    await rows.nth(3).getByRole('checkbox').check();
    await rows.nth(2).focus();
    await control('new');
    await page.locator('.pill').waitFor();
  },
  'inbox-filter-empty': go('/inbox?q=zzz'),
  'inbox-done': go('/inbox?view=receive'),
  'inbox-error': async (page) => {
    await go('/inbox')(page);
    await control('break?on=1');
    await control('new');
    await page.getByRole('alert').first().waitFor();
    await control('break?on=0');
  },
  'inbox-assign': async (page) => {
    await go('/inbox?view=unit')(page);
    if ((page.viewportSize()?.width ?? 0) < 720) return;
    await page.getByTestId('task-row').nth(1).focus();
    await page.keyboard.press('g');
    await page.getByRole('radio').first().waitFor();
  },
  receive: go('/receive'),
  'receive-form': go('/receive?procedure=1.012756'),
  'receive-errors': async (page) => {
    await go('/receive?procedure=1.012756')(page);
    await page
      .getByRole('checkbox', { name: /ủy quyền/ })
      .first()
      .check();
    await page.locator('button[type=submit]').click();
    await page.getByRole('alert').first().waitFor();
  },
  received: async (page) => {
    await go('/receive?procedure=1.012756')(page);
    await page.getByRole('combobox', { name: /Xã, phường/ }).fill('do luong');
    await page.keyboard.press('Enter');
    await page.getByLabel('Diện tích').fill('120');
    await page.getByLabel('Đất ở').check();
    await page.getByLabel('Họ và tên', { exact: false }).first().fill('Nguyễn Văn Thử');
    await page.getByLabel('Số định danh', { exact: false }).first().fill('040000000000');
    await page.getByLabel('Điện thoại', { exact: false }).first().fill('0900000000');
    await page.locator('button[type=submit]').click();
    await page.getByTestId('received-code').waitFor();
  },
  dossier: go(urgent),
  'dossier-papers': go(`${urgent}?tab=papers`),
  'dossier-timeline': go(`${urgent}?tab=timeline`),
  'dossier-clock': async (page) => {
    await go(`${urgent}?tab=clock`)(page);
    await page.getByTestId('clock-title').waitFor();
  },
  'dossier-handover': go(`${urgent}?tab=handover`),
  'dossier-wait': go(paused),
  'dossier-check': async (page) => {
    await go(urgent)(page);
    await page.getByRole('radio', { name: /Yêu cầu bổ sung/ }).check();
    await page.getByRole('checkbox', { name: /Bản vẽ/ }).check();
    await page
      .locator('textarea')
      .first()
      .fill('Quy chế quản lý khai thác bến xe khách, thiếu chữ ký trang 4.');
    await page.locator('.decision form button[type=submit]').click();
    await page.getByRole('dialog').waitFor();
  },
  'dossier-conflict': async (page) => {
    await go(urgent)(page);
    await page.getByRole('radio', { name: /Đạt, trình ký/ }).check();
    await control('stale?on=1');
    await page.locator('.decision form button[type=submit]').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đạt, trình ký' }).click();
    await page.getByRole('alert').first().waitFor();
    await control('stale?on=0');
  },
  'dossier-signin': async (page) => {
    await go(urgent)(page);
    await control('out');
    await page.getByRole('tab', { name: 'Giờ giấc' }).click();
    await page.getByRole('dialog').waitFor();
  },
  dossiers: go('/dossiers'),
  procedures: go('/procedures'),
  procedure: go('/procedures/1.012756'),
  report: go('/reports/monthly'),
  'report-figure': go('/reports/monthly/dossiers?from=2026-11-15&to=2026-12-14&figure=late'),
  findings: go('/procedures/findings'),
  menu: async (page) => {
    await go('/inbox')(page);
    await page.locator('.user').click();
  },
  search: async (page) => {
    await go('/inbox')(page);
    if ((page.viewportSize()?.width ?? 0) < 720) return;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('2611');
    await page.locator('.search-row').first().waitFor();
  },
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') });
mkdirSync(out, { recursive: true });
let bad = 0;

async function look(name, scene, size, theme, language) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    locale: 'vi-VN',
  });
  await context.addInitScript(
    ([chosen, words]) => {
      if (chosen === 'contrast') localStorage.setItem('bpm.theme', 'contrast');
      localStorage.setItem('bpm.language', words);
    },
    [theme, language],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await Promise.all([control('break?on=0'), control('stale?on=0')]);
  const complain = (text) => {
    bad++;
    console.log(`${name} ${size} ${theme} ${language}: ${text}`);
  };
  page.on('pageerror', (error) => complain(`exception ${error.message}`));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' && !/status of [45]/.test(message.text()) && complain(message.text()),
  );
  try {
    if (name !== 'sign-in') {
      await context.request.post(`${server}/api/v1/session`, {
        data: { user: 'tn1', password: 'demo' },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      });
    }
    await scene(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}${name}-${size}-${theme}-${language}.png` });
    const found = await new AxeBuilder({ page }).analyze();
    for (const finding of found.violations.filter((each) => ['serious', 'critical'].includes(each.impact))) {
      complain(
        `axe ${finding.id}: ${finding.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 140))
          .join(' | ')}`,
      );
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wider) complain('scrolls sideways');
  } catch (error) {
    complain(String(error).slice(0, 300));
  }
  await context.close();
}

await control('out');
const signIn = async (page) => {
  await page.goto(`${server}/app/`);
  await page.getByTestId('demo-sign-in').first().waitFor();
};
const full = { 'sign-in': signIn, ...scenes };
for (const [name, scene] of Object.entries(full)) {
  if (only.length > 0 && !only.includes(name)) continue;
  for (const size of Object.keys(sizes)) {
    for (const theme of (process.env.THEMES ?? 'light,dark').split(',')) {
      await look(name, scene, size, theme, process.env.LANGUAGE ?? 'vi');
    }
  }
}
await browser.close();
console.log(bad === 0 ? 'nothing to complain about' : `${bad} complaints`);
