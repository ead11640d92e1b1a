import type { Page } from '@playwright/test';

/** The ways in, on the connect screen or in the dialog that signs in again. */
export const signInFields = (page: Page, where: 'form' | 'dialog') => {
  const at =
    where === 'form'
      ? page.getByRole('form', { name: 'Connect to a server' })
      : page.getByRole('dialog', { name: /^Sign in to/ });
  return {
    at,
    byToken: at.getByRole('radio', { name: 'Token' }),
    byPassword: at.getByRole('radio', { name: 'E-mail and password' }),
    token: at.getByLabel('Session token'),
    email: at.getByLabel('E-mail', { exact: true }),
    password: at.getByLabel('Password', { exact: true }),
    passwordAgain: at.getByLabel('Password again'),
    username: at.getByLabel('Username'),
    lifetime: at.getByLabel('Token lifetime'),
    advanced: at.getByRole('button', { name: /^Advanced/ }),
    trust: at.getByRole('button', { name: 'Trust a company certificate…' }),
    startFirstUser: at.getByRole('button', { name: 'Create the first user…' }),
    createFirstUser: at.getByRole('button', { name: 'Create first user and connect' }),
    submit: at.getByRole('button', { name: where === 'form' ? 'Connect' : 'Sign in', exact: true }),
  };
};
