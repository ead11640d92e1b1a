import { fail, ok, type Result } from '#shared/base/result.ts';
import { findDeploymentByUrl } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { NormaliseUrl } from './connect.ts';
import type { Contacts } from './contacts.ts';
import { toPlainLines } from './decision-text.ts';
import type { AccountDecisions, DecisionFailure } from './decisions.ts';
import type { Ask } from './secrets.ts';

const UNKNOWN = fail(
  'not-opened',
  'The page was not opened: Rollcall opens pages only of servers that it keeps, or that you had it ask. Press “Ask the server” first, then open the page.',
);

const PAGES = { home: '/', tokens: '/settings/tokens' } as const;
/** A page that can be opened. */
export type ServerPage = keyof typeof PAGES;

/**
 * Opens a page of a server in the person's browser: of one that is kept, or that a person has named in a window of main.
 * The whole address is shown there first, and only a yes opens it: no page of ours sends a browser anywhere by itself.
 * One at a time, and not often.
 */
export const createOpenPage =
  (deps: {
    readonly ask: Ask;
    readonly journal: Pick<Journal, 'read'>;
    readonly normaliseUrl: NormaliseUrl;
    readonly contacts: Contacts;
    readonly decisions: AccountDecisions;
  }) =>
  (text: string, page: ServerPage): Promise<Result<null, 'bad-url' | 'not-opened' | DecisionFailure>> =>
    deps.decisions.alone('open', async () => {
      const address = deps.normaliseUrl(text);
      if (!address.ok) return address;
      const { url } = address.value;
      const allowed = deps.contacts.spend();
      if (!allowed.ok) return fail('not-opened', allowed.failure.message, { retry: true });
      const target = url + PAGES[page];
      const kept = findDeploymentByUrl(deps.journal.read, url);
      if (kept === null && !deps.contacts.isNamed(url)) return UNKNOWN;
      const yes = await deps.decisions.ask(kept ?? { name: 'not kept yet', url, environment: 'other' }, {
        kind: 'open-page',
        title: 'Open this page in the browser?',
        lines: [
          kept === null
            ? 'Rollcall does not keep this server. Open it only if you know it.'
            : 'This is a page of a server that Rollcall keeps.',
          ...toPlainLines(url),
        ],
        moves: [{ what: 'The page', from: null, to: target }],
        confirmLabel: 'Open page',
      });
      if (!yes.ok) return yes;
      const opened = await deps.ask({ ask: 'open-external', url: target });
      return opened.ok ? ok(null) : fail('not-opened', opened.failure.message);
    });

export type OpenPage = ReturnType<typeof createOpenPage>;
