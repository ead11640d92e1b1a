import { runInForeground } from '../base/foreground.ts';
import { inRoot } from '../base/root.ts';
import { toPlaywrightCounts, toVitestCounts } from './counts.ts';
import { quietly, runTests, type Step, tool } from './step.ts';
import { checkTypes } from './types.ts';

const unitReport = inRoot('test-results', 'unit.json');
const stockReport = inRoot('test-results', 'stock.json');
const e2eReport = inRoot('test-results', 'e2e.json');

const hosts = inRoot('test', 'hosts', 'main.ts');

/** What `npm test` checks, the quick and the telling first. */
export const steps: readonly Step[] = [
  { name: 'format', run: () => tool('biome', 'check', '--linter-enabled=false', '.') },
  { name: 'lint', run: () => tool('biome', 'lint', '--error-on-warnings', '.') },
  { name: 'boundaries', run: () => quietly(inRoot('build', 'lint', 'main.ts'), []) },
  { name: 'types', run: async () => ({ code: await checkTypes() }) },
  { name: 'a new record of hosts', run: () => quietly(hosts, ['--forget']) },
  {
    name: 'unit tests',
    run: () =>
      runTests({
        tool: 'vitest',
        args: ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
        reportPath: unitReport,
        toCounts: toVitestCounts,
      }),
  },
  {
    name: 'the store on SQLite without a cipher',
    run: () =>
      runTests({
        tool: 'vitest',
        args: [
          'run',
          '--config',
          'vitest.stock.config.ts',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${stockReport}`,
        ],
        reportPath: stockReport,
        toCounts: toVitestCounts,
      }),
  },
  { name: 'build', run: () => tool('electron-vite', 'build', '--logLevel', 'warn') },
  {
    name: 'end to end in Electron',
    run: () =>
      runTests({
        tool: 'playwright',
        args: ['test', '--config', 'test/e2e/playwright.config.ts'],
        env: { ROLLCALL_BUILT: '1' },
        reportPath: e2eReport,
        toCounts: toPlaywrightCounts,
      }),
  },
  { name: 'hosts contacted', run: async () => ({ code: await runInForeground(process.execPath, [hosts]) }) },
];
