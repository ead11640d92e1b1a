import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { createTokenBucket } from '#shared/base/token-bucket.ts';
import type { Confirmed } from './confirm.ts';
import { sayWay, toPlainLines, toTrustMoves } from './decision-text.ts';
import type { AccountDecisions } from './decisions.ts';
import type { NewWay } from './reach/reaches.ts';

/** How often servers are asked who they are, or pages opened, on a window's word: so many at once, then slowly. */
const LIMITS = { burst: 8, perSecond: 1 / 8 };
/** More would be a list of hosts, not the work of a person. */
const NAMED = 50;

const OFTEN = fail('rate-limited', 'That was asked for very often. Wait a few seconds, then try again.', {
  retry: true,
});

/** What a yes covered: the server, whom it has to prove itself to, and who is on the way. */
const toKey = (url: string, { certificates, setting, given }: NewWay): string =>
  JSON.stringify([
    url,
    certificates.map(({ sha256 }) => sha256),
    setting.mode,
    setting.url,
    setting.mode === 'manual' ? (given?.username ?? null) : null,
  ]);

/**
 * Servers that are not kept but that a person has named in a window of main, until quit. Nothing is sent to any other,
 * not even a question to a name server: a name can carry a message.
 */
export const createContacts = (deps: { readonly decisions: AccountDecisions; readonly clock: Clock }) => {
  const named = new Set<string>();
  const servers = new Set<string>();
  const pace = createTokenBucket(LIMITS, () => deps.clock.monotonicMs());

  /** Takes one of what is allowed per time. */
  const spend = (): Result<null, 'rate-limited'> => (pace.take() ? ok(null) : OFTEN);

  const add = (to: Set<string>, what: string): void => {
    const [oldest] = to;
    if (to.size >= NAMED && oldest !== undefined) to.delete(oldest);
    to.add(what);
  };
  /** A person has said yes to this address, by whatever way. */
  const noteServer = (url: string): void => add(servers, url);
  const note = (url: string, way: NewWay): void => {
    add(named, toKey(url, way));
    noteServer(url);
  };

  /** Asks whether this server may be asked who it is; at once when a person said so before. */
  const ask = async (url: string, way: NewWay): Promise<Confirmed> => {
    if (named.has(toKey(url, way))) return ok(null);
    const { mode } = way.setting;
    const credentialsFor = way.given !== null && mode === 'manual' ? way.setting.url : null;
    const answer = await deps.decisions.ask(
      { name: 'not kept yet', url, environment: 'other' },
      {
        kind: 'probe',
        title: 'Ask this server who it is?',
        lines: [
          'Rollcall asks it for its version and how people sign in there. No token and no password is sent.',
          ...toPlainLines(url),
        ],
        moves: [
          {
            what: 'The way there',
            from: null,
            to: sayWay(url, way.setting, credentialsFor),
          },
          ...toTrustMoves(way.certificates),
        ],
        confirmLabel: 'Ask the server',
      },
    );
    if (answer.ok) note(url, way);
    return answer;
  };

  return {
    spend,
    ask,
    /** A person has named it just now, for something that includes this. */
    note,
    noteServer,
    /** True when a person has said yes to this address since the start. */
    isNamed: (url: string): boolean => servers.has(url),
  };
};

export type Contacts = ReturnType<typeof createContacts>;
