import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { type Certificate, NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, patchDeployment } from '../../db/journal/deployment.ts';
import {
  type KeptCertificate,
  listCertificates,
  replaceCertificates,
} from '../../db/journal/deployment-ca.ts';
import type { Journal } from '../../db/journal.ts';
import type { Apis } from '../apis.ts';
import type { Confirmation } from '../confirm.ts';
import { sayKeptWay, sayWay, toDistrustMoves, toTrustMoves } from '../decision-text.ts';
import type { AccountDecisions, DecisionFailure, KeptDecision } from '../decisions.ts';
import type { CaPicks } from './ca-picks.ts';
import type { ProxyChoice, Reaches, ReadChoice } from './reaches.ts';

type ReachChangeDeps = {
  readonly journal: Journal;
  readonly apis: Pick<Apis, 'drop'>;
  readonly picks: CaPicks;
  readonly reaches: Pick<Reaches, 'readChoice' | 'keepChoice'>;
  readonly decisions: AccountDecisions;
};

type Changed<C extends string> = Promise<
  Result<DeploymentRecord, C | DecisionFailure | 'unknown-deployment'>
>;

type Plan<P> = { readonly ask: Confirmation | null; readonly plan: P };

const listHashes = (certificates: readonly Certificate[]): string =>
  certificates.map(({ sha256 }) => sha256).join();

const toTrustQuestion = (old: readonly Certificate[], fresh: readonly Certificate[]): Confirmation | null => {
  if (listHashes(old) === listHashes(fresh)) return null;
  const moves = [...toDistrustMoves(old), ...toTrustMoves(fresh)];
  return fresh.length === 0
    ? {
        kind: 'edit',
        title: 'Trust the system’s certificates only?',
        lines: ['This server then has to prove itself by a certificate that this system trusts.'],
        moves,
        confirmLabel: 'Trust no others',
      }
    : {
        kind: 'edit',
        title: 'Trust these certificates?',
        lines: [
          'Whoever holds the key of one of them can read and change all that goes to this server, its token included.',
        ],
        moves,
        confirmLabel: 'Trust them',
        tone: 'danger',
      };
};

const toProxyQuestion = (record: DeploymentRecord, read: ReadChoice): Confirmation | null => {
  const { setting, credentials } = read;
  const from = sayKeptWay(record);
  if (credentials === 'stay') return null;
  const to = sayWay(record.url, setting, credentials?.origin ?? null);
  // Plain http has one way only, whatever is chosen: there is nothing to decide.
  if (from === to && !record.hasProxySecret) return null;
  return {
    kind: 'edit',
    title: 'Change how this server is reached?',
    lines: [
      'A proxy sees which server is asked, and nothing of what is said; its name and password go to it alone.',
      ...(record.hasProxySecret && credentials === null
        ? ['The name and password that are kept for the old way are erased.']
        : []),
    ],
    moves: [{ what: 'The way there', from, to }],
    confirmLabel: 'Change the way',
  };
};

type TrustDecision = KeptDecision<readonly KeptCertificate[], DeploymentRecord, 'bad-ca'>;
type ProxyDecision = KeptDecision<ReadChoice, DeploymentRecord, 'bad-proxy' | 'unknown-deployment'>;

/** What is decided when a kept deployment is reached another way. The next request opens a connection of the new kind. */
export const createReachDecisions = (deps: Omit<ReachChangeDeps, 'decisions'>) => ({
  /** Trusts the certificates of a pick beside the system's, in the place of what was trusted; null: none. */
  trust: (caId: string | null): TrustDecision => ({
    isAlone: true,
    read: ({ id }): Result<Plan<readonly KeptCertificate[]>, 'bad-ca'> => {
      const pick = caId === null ? ok(null) : deps.picks.find(caId);
      if (!pick.ok) return pick;
      const plan = pick.value?.certificates ?? [];
      return ok({ ask: toTrustQuestion(listCertificates(deps.journal.read, id), plan), plan });
    },
    act: async (record, certificates) => {
      replaceCertificates(deps.journal.write, record.id, certificates);
      deps.apis.drop(record.id);
      return ok(record);
    },
  }),

  proxy: (choice: ProxyChoice): ProxyDecision => ({
    isAlone: true,
    read: async (record): Promise<Result<Plan<ReadChoice>, 'bad-proxy'>> => {
      const read = await deps.reaches.readChoice(record, choice);
      return read.ok ? ok({ ask: toProxyQuestion(record, read.value), plan: read.value }) : read;
    },
    act: async (record, read): Promise<Result<DeploymentRecord, 'bad-proxy' | 'unknown-deployment'>> => {
      const kept = await deps.reaches.keepChoice(record, read);
      const patched = patchDeployment(deps.journal.write, record.id, kept);
      deps.apis.drop(record.id);
      return patched === null ? NOT_KEPT : ok(patched);
    },
  }),
});

export type ReachDecisions = ReturnType<typeof createReachDecisions>;

/** Changes how a kept deployment is reached, if a person says so. */
export const createReachChange = (deps: ReachChangeDeps) => {
  const { trust, proxy } = createReachDecisions(deps);
  return {
    setTrust: (id: DeploymentId, caId: string | null): Changed<'bad-ca'> =>
      deps.decisions.onKept(id, trust(caId)),
    setProxy: (id: DeploymentId, choice: ProxyChoice): Changed<'bad-proxy'> =>
      deps.decisions.onKept(id, proxy(choice)),
  };
};

export type ReachChange = ReturnType<typeof createReachChange>;
