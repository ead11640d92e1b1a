import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { expect, test } from '@playwright/test';
import { makeCertificate } from '#electron/store/remote/testing/certificate.ts';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

/** "CN=Somebody" with its key, made for this test: what a company puts into the store of its people's computers. */
const SOMEBODY = [
  'MIIDkgIBAzCCA1gGCSqGSIb3DQEHAaCCA0kEggNFMIIDQTCCAjcGCSqGSIb3DQEHBqCCAigwggIkAgEAMIICHQYJKoZIhvcNAQcBMBwGCiqGSI',
  'b3DQEMAQMwDgQImgmJEm0TRDcCAggAgIIB8MTQVy1hkqBSGybQIZY5JovajOxjXQ+QirgelCy1HTE9oZNvjifKe7YtoT5P0Kmo5Rr1Me2/fwTf',
  'QSjH0BJCnknuWwxpuIf9r404s7ZvOZ8Ve1G6OQ0YwL+e5ZYXoV2sVwhKaH1PEcaPvXBKj+pa6heM2u2Xgk/3ogiFa2BCKef2iqwbMbNr8tEJvh',
  'L4y63eGFWm+r5KbfjESOqNcmGUaKAugp1Uqcgsf3EgUXEaXVSvrYgl5J7oknbnpTk9+WPIzX71gnXnVe8tlM66ocHgp858LFaPGkYehOkaPfEb',
  '7VSrrHCQOyAonBHeXCldXkXzTLSvAh5cm2Hg3vGDrMiuim9Igw/7mbyEqy35xfhybBc/uTjMgz2xry4Iaf9bZ6D05xe5Xk7VoTOSWt9sG516OL',
  'yEjBuvUzTj+ALMelyFtPNeNaXXRpXA7crz9OLcrt856+KOeFhaP9+tWoU6ZdjtXz4hdzArkDDUMDsJ6tABGdlebT0I14duz+RwUyU447+Tx3Eh',
  'FUD4k9MKL/i2/bRGAWeOOWaz+9Xou0qxKErJ0wkLxchL1alMqt2Mq2/Q8Qju38sXutZ2lElxwSnyFMYjZfQhcGuRWuaj2i0qGvwi9t1UiynJOE',
  'KttzAjF8f9i3PqYk2KzeOxF6cZI2Ekn1KnqWIwggECBgkqhkiG9w0BBwGggfQEgfEwge4wgesGCyqGSIb3DQEMCgECoIG0MIGxMBwGCiqGSIb3',
  'DQEMAQMwDgQIiFX69LMGgYoCAggABIGQ0irza8K1Wp3UiMFr5ypc2G6vPWuVLpuYMLbhKJr3Gg4kCfug8sku4m5RDvE4wCmhubskwKJ0HojVdV',
  'GeBzBROOXFw0aCRWRrFlD+CALd9Ak6UVP7m209met5AIRmJ2eHG7toCMLnI3LDq7z4Fg6LDfokyT+jteKPFjDSmp6bCRdkaJuFGEnvN6DI9Cjp',
  'IjNqMSUwIwYJKoZIhvcNAQkVMRYEFAKJvdtrPvqgmcw0dBqKMCe97+uYMDEwITAJBgUrDgMCGgUABBT2wu8nTojjRYj0nRVwORP+A5+WDQQIp0',
  'VOLKXJbOkCAggA',
].join('');
const password = 'made-up';

/** Who came, as the name in their certificate; null: they showed none. */
let came: (string | null)[];
let server: Server;
let home: string;
let running: RunningApp;

test.beforeEach(async () => {
  came = [];
  const identity = makeCertificate(['127.0.0.1'], -1, 1);
  server = createServer(
    { ...identity, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      // An https server has sockets of this kind.
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      came.push(subject === undefined ? null : String(subject.CN));
      response.end('here');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = mkdtempSync(join(tmpdir(), 'rollcall-certificates-'));
  // Where Chromium keeps certificates on Linux.
  mkdirSync(join(home, '.pki', 'nssdb'), { recursive: true });
  writeFileSync(join(home, 'somebody.p12'), Buffer.from(SOMEBODY, 'base64'));
  running = await launchApp({ env: { HOME: home } });
});
test.afterEach(async () => {
  await running.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(home, { recursive: true, force: true });
});

/** Opens the server in a window of a session that has a network, as none of ours has; gives what became of it. */
const visit = (believes: boolean): Promise<string> => {
  // A server that listens on a port of IP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return running.app.evaluate(
    async ({ BrowserWindow, session }, to) => {
      const open = session.fromPartition('with-a-network');
      await open.setProxy({ mode: 'direct' });
      if (to.believes) open.setCertificateVerifyProc((_request, answer) => answer(0));
      const window = new BrowserWindow({ show: false, webPreferences: { session: open } });
      const outcome = await window.loadURL(to.url).then(
        () => 'loaded',
        (error) => String(error.code),
      );
      window.destroy();
      return outcome;
    },
    { url: `https://127.0.0.1:${port}/`, believes },
  );
};

test('TLS-1: no page gets over a bad certificate, also where a session would let it out', async () => {
  expect(await visit(false)).toBe('ERR_CERT_AUTHORITY_INVALID');
  expect(came).toEqual([]);
});

test('TLS-1: no server is shown a certificate of the person, though the system has one', async () => {
  const imported = await running.app.evaluate(
    ({ app }, options) => new Promise<number>((resolve) => app.importCertificate(options, resolve)),
    { certificate: join(home, 'somebody.p12'), password },
  );
  expect(imported).toBe(0);
  expect(await visit(true)).toBe('loaded');
  expect(new Set(came)).toEqual(new Set([null]));
});
