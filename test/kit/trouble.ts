import type { ElectronApplication } from '@playwright/test';

/** Runs in each page: a refusal by the content policy becomes an uncaught error. */
const reportRefusals = (): void => {
  const state = window as Window & { isReportingRefusals?: boolean };
  if (state.isReportingRefusals === true) return;
  state.isReportingRefusals = true;
  document.addEventListener('securitypolicyviolation', (event) =>
    reportError(new Error(`securitypolicyviolation ${event.violatedDirective} ${event.blockedURI}`)),
  );
};

/** Collects what no test may cause: console errors, uncaught errors and refusals, from every page of the app. */
export const watchForTrouble = async (app: ElectronApplication): Promise<readonly string[]> => {
  const trouble: string[] = [];
  const context = app.context();
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => trouble.push(`uncaught: ${error.error().message}`));
  await context.addInitScript(reportRefusals);
  // Pages that were there before the script above was.
  for (const page of app.windows()) await page.evaluate(reportRefusals);
  return trouble;
};
