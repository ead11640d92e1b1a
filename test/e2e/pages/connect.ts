import type { Page } from '@playwright/test';

/** The screen that adds a deployment. */
export const connectScreen = (page: Page) => {
  const form = page.getByRole('form', { name: 'Connect to a server' });
  const demo = page.getByRole('form', { name: 'Try the demo' });
  return {
    screen: page.getByRole('region', { name: 'Connect', exact: true }),
    form,
    url: form.getByLabel('Server URL'),
    check: form.getByRole('button', { name: 'Ask the server' }),
    token: form.getByLabel('Session token'),
    name: form.getByLabel('Name'),
    environment: form.getByLabel('Environment'),
    connect: form.getByRole('button', { name: 'Connect', exact: true }),
    demoSize: demo.getByLabel('Members'),
    openDemo: demo.getByRole('button', { name: 'Open the demo deployment' }),
  };
};
