import '#renderer/zod-setup.ts';
import { type ApprovalBridge, type Bridge, PORT_MESSAGE } from '#shared/contract/bridge.ts';
import type { Request } from '#shared/contract/wire.ts';
import { createFakeState } from './fake-state.ts';
import { createFakeStore } from './fake-store.ts';

/** Puts a fake bridge on a page, for screenshots: `?people=500&empty=1` in the address decides what it shows. */
const install = (page: Window): void => {
  const wanted = new URLSearchParams(page.location.search);
  const state = createFakeState(
    Number(wanted.get('people') ?? 5000),
    Date.now(),
    wanted.get('empty') === null,
  );
  const answer = createFakeStore(state);
  const bridge: Bridge = {
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event: MessageEvent<Request>) => {
        const message = answer(event.data);
        if (message !== null) port1.postMessage(message);
      };
      page.postMessage(PORT_MESSAGE, '*', [port2]);
    },
    onCommand: () => () => undefined,
    onOpenPlan: () => () => undefined,
    setEnabledCommands: () => undefined,
    copyText: () => Promise.resolve(true),
    reportReady: () => page.document.documentElement.setAttribute('data-ready', 'yes'),
    findLast: () => Promise.resolve(null),
    platform: 'linux',
  };
  const approval: ApprovalBridge = {
    get: () =>
      Promise.resolve({
        declined: null,
        title: 'Apply 412 changes to acme?',
        lines: ['+ Template Admin for 410 people', '− Auditor for 2 people', '3 people will be refused'],
        confirmLabel: 'Apply to 412 people',
        moves: [],
        people: { first: ['ann', 'bob', 'eve'], more: 409 },
        reasons: [],
        tone: 'normal',
        subject: {
          name: 'acme',
          host: 'coder.acme.example',
          account: 'admin',
          environment: 'production',
          environmentFirst: 'production',
        },
      }),
    answer: () => undefined,
    present: () => Promise.resolve(),
    stop: () => undefined,
  };
  Object.assign(page, { rollcall: bridge, rollcallApproval: approval });
};

install(window);
