import { describe, expect, it } from 'vitest';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();
const countQuestions = (): number => rig.now().store.main.asked.filter(({ ask }) => ask === 'approve').length;

describe('asking servers on a page’s word', () => {
  it('asks for each server and each way to it once, and a kept one by its own way without a question', async () => {
    const { store, twin } = rig.now();
    const kept = await rig.connectTls();
    const proxy = { mode: 'manual', url: 'http://127.0.0.1:9' } as const;
    const before = countQuestions();
    expect(await rig.codeOf('deployment.probe', { url: kept.url, proxy })).toBe('ok');
    expect(countQuestions()).toBe(before);
    for (let n = 0; n < 2; n += 1) expect(await rig.codeOf('deployment.probe', { url: twin.url })).toBe('ok');
    expect(countQuestions()).toBe(before + 1);
    const other = await rig.startTls();
    const { caId } = await rig.pick(other.cert);
    expect(await rig.codeOf('deployment.probe', { url: other.url, caId })).toBe('ok');
    expect(await rig.codeOf('deployment.probe', { url: other.url, caId, proxy })).toBe('proxy-failed');
    expect(countQuestions()).toBe(before + 3);
    store.main.state.approves = false;
    expect(await rig.codeOf('deployment.probe', { url: other.url, proxy })).toBe('not-approved');
  });

  it('opens pages of servers that are kept or were named by a person, and shows the very address that is opened', async () => {
    const { store, twin } = rig.now();
    const findOpened = () =>
      store.main.asked.flatMap((ask) => (ask.ask === 'open-external' ? [ask.url] : []));
    const open = (url: string) => rig.codeOf('deployment.openInBrowser', { url, page: 'tokens' });
    const unknown = await store.call('deployment.openInBrowser', { url: twin.url, page: 'tokens' });
    expect(unknown).toMatchObject({
      failure: { code: 'not-opened', message: expect.stringContaining('Ask the server') },
    });
    expect([countQuestions(), findOpened()]).toEqual([0, []]);

    expect(await rig.codeOf('deployment.probe', { url: twin.url })).toBe('ok');
    expect(await open(twin.url)).toBe('ok');
    const kept = await rig.connectTls();
    expect(await open(kept.url)).toBe('ok');
    await store.must('deployment.remove', { id: kept.id });
    expect(await open(kept.url)).toBe('ok');
    // A name that reads like another: it is the one that the browser gets, and the one that is shown.
    await rig.codeOf('deployment.probe', { url: 'https://c\u00f6der.example' });
    expect(await open('https://c\u00f6der.example')).toBe('ok');
    const shown = store.main.asked.flatMap((ask) =>
      ask.ask === 'approve' && ask.title.startsWith('Open this page') ? [ask.moves[0]?.to] : [],
    );
    expect(shown).toEqual(findOpened());
    expect(shown.at(-1)).toBe('https://xn--cder-5qa.example/settings/tokens');
  });

  it('is for a person’s pace: a list of addresses comes to an end', async () => {
    const { store, twin } = rig.now();
    store.main.state.approves = false;
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1)
      codes.push(await rig.codeOf('deployment.probe', { url: `https://h${n}.example` }));
    expect(codes.slice(0, 8)).toEqual(Array(8).fill('not-approved'));
    expect(codes.slice(-3)).toEqual(Array(3).fill('rate-limited'));
    expect(await rig.codeOf('deployment.openInBrowser', { url: twin.url, page: 'home' })).toBe('not-opened');
    expect(twin.requests).toEqual([]);
    expect(store.main.asked.filter(({ ask }) => ask === 'resolve-proxy')).toEqual([]);
  });

  it('never asks the system about a name that nobody confirmed, also not for a proxy’s password', async () => {
    const { store, twin } = rig.now();
    store.main.state.approves = false;
    const proxy = { mode: 'system', credentials: { username: 'ada', password: 'made-up' } } as const;
    const url = 'https://secret-text.example';
    const token = twin.ownerToken;
    expect(await rig.codeOf('deployment.probe', { url, proxy })).toBe('not-approved');
    expect(await rig.codeOf('deployment.connect', { url, token, proxy, ...LOOK })).toBe('not-approved');
    expect(store.main.asked.filter(({ ask }) => ask === 'resolve-proxy')).toEqual([]);
    store.main.state.approves = true;
    store.main.state.proxyRules = 'PROXY 127.0.0.1:9';
    expect(await rig.codeOf('deployment.connect', { url, token, proxy, ...LOOK })).toBe('proxy-failed');
    const asked = store.main.asked.filter((ask) => ask.ask === 'approve').at(-1);
    expect(asked?.moves[1]?.to).toContain('http://127.0.0.1:9 gets the proxy’s name and password');
    expect(asked?.moves[1]?.to).not.toContain('in the clear');
    store.main.state.proxyRules = 'SOCKS s.acme.invalid:1; PROXY proxy.invalid:3128; DIRECT';
    await rig.codeOf('deployment.connect', { url: 'https://other-text.invalid', token, proxy, ...LOOK });
    const next = store.main.asked.filter((ask) => ask.ask === 'approve').at(-1);
    expect(next?.moves[1]?.to).toContain(
      'http://proxy.invalid:3128 gets the proxy’s name and password if it asks, in the clear: whoever is on the network between can read it',
    );
  });
});
