import { launchApp } from '/work/main/test/attack/harness/launch-app.ts';
import { openDisplay } from '/work/main/build/system/display.ts';
import { toAppEnv } from '/work/main/build/system/app-env.ts';
const display = await openDisplay({ own: true });
Object.assign(process.env, toAppEnv(display));
const { app, page, close } = await launchApp({ pages: 'real', store: 'real' });
page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) console.log('CONSOLE', m.text().slice(0, 400)); });
page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 400)));
page.setDefaultTimeout(15000);
const shot = async (n) => { await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/rshots/real-${n}.png` }); };
const t0 = Date.now(); const mark = (s) => console.log(s, Date.now() - t0);
try {
  await page.getByRole('button', { name: 'Open the demo deployment' }).click();
  await page.waitForTimeout(400); await shot('syncing');
  await page.getByRole('grid', { name: 'Members' }).getByRole('row').nth(10).waitFor();
  mark('rows'); await page.waitForTimeout(3000); await shot('members');
  console.log(await page.getByLabel('Shown').textContent());
  const grid = page.getByRole('grid', { name: 'Members' });
  await grid.focus(); await page.keyboard.press('End'); await page.waitForTimeout(600); await shot('end');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space'); for (let i = 0; i < 60; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.waitForTimeout(300);
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Roles' }).waitFor(); await shot('stage-list');
  await page.keyboard.type('templ'); await shot('stage'); await page.keyboard.press('Enter');
  await page.waitForTimeout(600); await shot('staged'); mark('staged');
  await page.keyboard.press('Control+Shift+P'); await page.getByRole('heading', { name: 'Review', exact: true }).waitFor(); await shot('review'); mark('review');
  const opened = app.waitForEvent('window', { timeout: 8000 }).catch(() => null);
  await page.keyboard.press('Control+s');
  const win = await opened; mark('approval ' + (win !== null));
  if (win) { await win.waitForLoadState(); await win.waitForTimeout(800); await win.screenshot({ path: '/tmp/rshots/real-approve.png' }); await win.getByRole('button').nth(1).click(); }
  await page.getByRole('region', { name: 'Apply' }).waitFor(); await shot('run'); mark('run');
  await page.getByRole('button', { name: 'Undo this apply…' }).waitFor({ timeout: 30000 }); await shot('result'); mark('done');
  await page.getByRole('button', { name: 'Undo this apply…' }).click(); await page.waitForTimeout(600); await shot('undo');
} catch (e) { console.log('FAILED', e.message.slice(0, 600)); await shot('failed'); }
const { AxeBuilder } = await import('/work/main/node_modules/@axe-core/playwright/dist/index.mjs');
const r = await new AxeBuilder({ page }).setLegacyMode(true).analyze(); for (const v of r.violations) console.log('AXE', v.impact, v.id, v.nodes[0].html.slice(0, 160));
await close(); display.close(); process.exit(0);
