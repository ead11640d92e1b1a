import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '#electron/store/remote/testing/certificate.ts';
import { startProxy } from '#electron/store/remote/testing/connect-proxy.ts';
import { sayYes } from './actions/answer.ts';
import { waitForCopy } from './actions/connect.ts';
import { expect, test } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { connectScreen } from './pages/connect.ts';
import { shellParts } from './pages/shell.ts';
import { signInFields } from './pages/sign-in.ts';

/** Puts https with a certificate of its own before a server. */
const wrap = async (url: string, { cert, key }: { readonly cert: string; readonly key: string }) => {
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, headers } = incoming;
    const onward = request(`${url}${incoming.url ?? ''}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port of IP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `https://127.0.0.1:${port}`, close };
};

test('a server with a company certificate is refused, until that certificate is chosen from a file', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const certificate = makeCertificate(['127.0.0.1'], -1, 30);
  const server = await wrap(twin.url, certificate);
  const { app, page } = await start();
  const [at, fields] = [connectScreen(page), signInFields(page, 'form')];
  await at.url.fill(server.url);
  await sayYes(page, () => at.check.click());
  await expect(at.url).toHaveAttribute('aria-invalid', 'true');
  await expect(at.form).toContainText(/certificate/i);

  const path = join(profileDir, 'company.pem');
  writeFileSync(path, certificate.cert);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  // It unfolded by itself when the certificate was refused.
  await fields.trust.click();
  await expect(at.form).toContainText('CN=Rollcall test');
  await fields.token.fill(twin.ownerToken);
  const { fingerprint256 } = new X509Certificate(certificate.cert);
  await sayYes(
    page,
    () => at.connect.click(),
    async (asked) => {
      const { moves } = approvalWindow(asked);
      await expect(moves).toContainText(server.url);
      await expect(moves).toContainText(`SHA-256 ${fingerprint256.toLowerCase()}`);
      await expect(moves).toContainText('CN=Rollcall test');
    },
  );
  await waitForCopy(page);

  const shell = shellParts(page);
  await shell.switcher.click();
  await page.getByRole('menuitem', { name: /^Edit deployment/ }).click();
  const edit = page.getByRole('dialog', { name: 'Edit deployment' });
  await edit.getByRole('button', { name: /^Advanced/ }).click();
  await expect(edit).toContainText('CN=Rollcall test');
  await edit.getByRole('button', { name: 'Remove' }).click();
  await sayYes(
    page,
    () => edit.getByRole('button', { name: 'Save' }).click(),
    (asked) => expect(approvalWindow(asked).moves).toContainText('CN=Rollcall test'),
  );
  await expect(edit).toBeHidden();
  await shell.refresh.click();
  await expect(page.getByRole('main')).toContainText(/certificate/i);
  server.close();
});

test('a proxy that is none is told at its field, one that does not answer too, and http has none', async ({
  start,
}) => {
  const { page } = await start();
  const [at, fields] = [connectScreen(page), signInFields(page, 'form')];
  await at.url.fill('http://127.0.0.1:9');
  await fields.advanced.click();
  await expect(at.form).toContainText('never goes through a proxy');
  await at.url.fill('https://127.0.0.1:9');
  await expect(at.form).not.toContainText('never goes through a proxy');
  await at.form.getByLabel('Proxy', { exact: true }).selectOption('manual');
  const address = at.form.getByLabel('Proxy address');
  await address.fill('ftp://proxy.example.com');
  await at.check.click();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(at.form).toContainText('http and https proxies only');
  await address.fill('http://127.0.0.1:9');
  await sayYes(
    page,
    () => at.check.click(),
    (asked) => expect(approvalWindow(asked).moves).toContainText('through the proxy http://127.0.0.1:9'),
  );
  await expect(at.form).toContainText(/proxy .*(refused|not|answer)/i);
  await expect(at.form).not.toContainText('in the clear');
  await address.fill('proxy.acme.example:3128');
  await expect(at.form).toContainText('go to an http proxy in the clear');
});

test('an address as it stood on a page of Coder, in quotes, is asked at its host', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { page } = await start();
  const [at, fields] = [connectScreen(page), signInFields(page, 'form')];
  await at.url.fill(`“${twin.url}/logs/audit?filter=action%3Awrite”.`);
  await sayYes(page, () => at.check.click());
  await expect(at.url).toHaveValue(twin.url);
  await expect(at.form).toContainText('answers there');
  await fields.token.fill(twin.ownerToken);
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);
});

test('proxies that the system names are tried in turn, and one that offers only NTLM is told as that', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const certificate = makeCertificate(['coder.acme.example'], -1, 30);
  const server = await wrap(twin.url, certificate);
  const dead = await startProxy();
  await dead.close();
  const ntlm = await startProxy({ challenges: ['Proxy-Authenticate: Negotiate, NTLM'] });
  const live = await startProxy({ onto: Number(new URL(server.url).port) });
  const { app, page } = await start();
  const say = (rules: string): Promise<void> =>
    app.evaluate(({ session }, told) => {
      session.fromPartition('system-proxy', { cache: false }).resolveProxy = () => Promise.resolve(told);
    }, rules);
  const path = join(profileDir, 'company.pem');
  writeFileSync(path, certificate.cert);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  const [at, fields] = [connectScreen(page), signInFields(page, 'form')];
  await at.url.fill('https://coder.acme.example');
  await fields.advanced.click();
  await fields.trust.click();
  await expect(at.form).toContainText('CN=Rollcall test');

  const hosts = [dead, ntlm, live].map(({ port }) => `127.0.0.1:${port}`);
  await say(`PROXY ${hosts[0]}; PROXY ${hosts[1]}`);
  await sayYes(page, () => at.check.click());
  await expect(at.form).toContainText(`the proxy ${hosts[0]} refused the connection`);
  await expect(at.form).toContainText(`the proxy ${hosts[1]} offers only Negotiate and NTLM to sign in with`);
  await expect(at.form.getByText('None of the 2 ways')).toBeInViewport();

  await say(`PROXY ${hosts[0]}; PROXY ${hosts[1]}; PROXY ${hosts[2]}; DIRECT`);
  await fields.token.fill(twin.ownerToken);
  await sayYes(page, () => at.connect.click());
  await waitForCopy(page);
  expect(ntlm.tunnels.every(({ authorization }) => authorization === null)).toBe(true);
  expect(live.tunnels.length).toBeGreaterThan(0);
  server.close();
  await Promise.all([ntlm.close(), live.close()]);
});
