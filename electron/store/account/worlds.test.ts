import { describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { startFront } from '#test/kit/front.ts';
import { makeCertificate } from '../remote/testing/certificate.ts';

const rig = setUpRig();
const ROUNDS = 60;

describe('deployments used side by side', () => {
  it('never see each other’s token, over TLS with certificates of their own', async () => {
    const { store, twin } = rig.now();
    const second = await startTwin({ members: 60, seed: 9, generation: '2.31', rateLimit: false });
    const servers = await Promise.all(
      [twin, second].map(async ({ url, ownerToken }) => {
        const tls = makeCertificate(['127.0.0.1'], -1, 1);
        return { front: await startFront(url, { tls }), token: ownerToken, cert: tls.cert };
      }),
    );
    const ids: DeploymentId[] = [];
    for (const { front, token, cert } of servers) {
      store.main.state.picks = { fileName: 'ca.pem', content: cert };
      const caId = (await store.must('deployment.pickCa', {}))?.caId ?? '';
      const kept = await store.must('deployment.connect', { url: front.url, token, caId, ...LOOK });
      ids.push(kept.id);
    }
    const calls = Array.from({ length: ROUNDS }, (_, n) => ids[n % ids.length]).filter(
      (id) => id !== undefined,
    );
    await Promise.all(
      calls.map(async (id, n) => {
        if (n % 3 === 0) return store.call('capability.detect', { id, again: true });
        return n % 3 === 1
          ? store.call('token.refresh', { id })
          : store.call('sync.start', { deploymentId: id });
      }),
    );
    for (const { front, token } of servers) {
      expect(front.seen.length).toBeGreaterThan(ROUNDS);
      // Who a server is, and what it is licensed for, is asked without a token.
      const sent = front.seen.map((one) => one.token).filter((one) => one !== '');
      expect(new Set(sent)).toEqual(new Set([token]));
      await front.close();
    }
    await second.close();
  });
});
