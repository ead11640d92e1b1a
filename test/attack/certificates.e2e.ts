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
  'MIIDmgIBAzCCA2AGCSqGSIb3DQEHAaCCA1EEggNNMIIDSTCCAj8GCSqGSIb3DQEHBqCCAjAwggIsAgEAMIICJQYJKoZIhvcNAQcBMBwGCiqGSIb3D',
  'QEMAQYwDgQIDWM42fW5kpgCAggAgIIB+PSMi0vNrb92w9vjphEcADPmeRNyvYsjxMKj7vpPHMQnc6pkOeMWtX0ZgfLWAlGul/VmgdjIFF6mpo0JE8',
  'rpa5g49yX6ypP1tYnmSWluQUrie9wFkdI77Ba0VYUUJi7p4QajBy69AzJHTDf8pKgjUw6337zdmLUeTQ6R252P7abN3YavxxaEAI8q3nxDF/1fXnO',
  'J1EEyfBGYftF4BtCwZzZEhbi0/c+2E8AIqz4vJhcD4QM/gmMSj4tG+pwDJ8sGd3RSzQdazazp0E5XiYKp2ZcNzpEZz5F181v/jMO93VseDypYSmcc',
  '0NsxiNN0ePd9taW2Do5Q94UDAhM98nA2aaZcLXOmV0w896dNGtCIcqAorP72nR34aB6eeAqVsIyqiva2wrea/sC8ZbSiUT+g1w/DlCQFsuTHqa9Wb',
  'olLaIcmfgVo/SGvXWqOz2kp6E3V5nrI/4JbP0VofvGSMPiOiDQqgEpXE8Y5WVgeAsBdktJiY5tLlvpr/PLK1AuJrcI5F42qj8HyLhEOkDvnbXFqAe',
  'ZrmakH7O7YmmMqeCcGcIbyfVqwm85YIX99jYrkescen1hv0gSHKiiR8Y4iY2zj+teFDZo97h7xVjKGyK9exV6qLI94Nv69QPMCiWCeFvWsGCiBdva',
  'V1H6UahM4Qs+KTb7MGDXYW4xudDCCAQIGCSqGSIb3DQEHAaCB9ASB8TCB7jCB6wYLKoZIhvcNAQwKAQKggbQwgbEwHAYKKoZIhvcNAQwBAzAOBAjf',
  '3YMLxSAJIAICCAAEgZBdbE2BCozTblw0CzKsmiF5hRakMWvsWtpL7cayjjMBDbPZEmx7zJf3BWgcIY5u7o4/3lbgaWFUIttD+rhqFoM+ZBkcpgOFM',
  'z+Z4kA0Eov0cwxyghZTV8O9Fw7bPpTHJN+VXmK7UJbMwQhAGhkCvPbiuCRFcBKE2pRMgq8Ob+eEmMoMrpY1DDP5xyquboTUEy0xJTAjBgkqhkiG9w',
  '0BCRUxFgQUR44KTl1Ndielh0K1YyEbz0CeK+8wMTAhMAkGBSsOAwIaBQAEFK3bdr3xXv4tggdtAIDXkl59Rhu+BAgLaZVP1G/AggICCAA',
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
      const open = session.fromPartition(`with-a-network-${Date.now()}`);
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

  // The other way round: without the guard it is shown, so the system does offer it here.
  await running.app.evaluate(({ app }) => void app.removeAllListeners('select-client-certificate'));
  came = [];
  expect(await visit(true)).toBe('loaded');
  expect(new Set(came)).toEqual(new Set(['Somebody']));
});
