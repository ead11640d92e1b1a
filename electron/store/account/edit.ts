import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment, saveIdleMinutes } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirmation } from './confirm.ts';
import type { Look } from './connect.ts';
import { toLifeQuestion } from './decision-text.ts';
import type { AccountDecisions, DecisionFailure, KeptDecision } from './decisions.ts';
import { type IdleLock, toIdleMinutes } from './idle-lock.ts';
import { checkIdleMove, toIdleMove, toIdleQuestion } from './lock.ts';
import type { ReachDecisions } from './reach/change.ts';
import type { ProxyChoice } from './reach/reaches.ts';
import { keepLook, toLookMoves, toLookQuestion } from './relabel.ts';

type EditDeps = {
  readonly journal: Journal;
  readonly decisions: Pick<AccountDecisions, 'onKept'>;
  readonly idle: Pick<IdleLock, 'countAway'>;
  readonly reach: ReachDecisions;
  readonly readLifeDays: () => number;
  readonly saveLifeDays: (days: number) => void;
};

/** How a deployment is to be from now on; what is left out stays as it is. */
export type Edit = {
  readonly look: Look;
  /** Null: never. */
  readonly idleMinutes?: number | null | undefined;
  readonly lifeDays?: number | undefined;
  /** Null: the system's certificates only. */
  readonly caId?: string | null | undefined;
  readonly proxy?: ProxyChoice | undefined;
};

type Moves = NonNullable<Confirmation['moves']>;
type Failing = 'bad-ca' | 'bad-proxy' | 'not-approved' | 'unknown-deployment';

/** One setting that a save changes: what is asked about it, all that it changes, and how that is looked at and done. */
type Part = {
  readonly ask: Confirmation | null;
  readonly moves: Moves;
  /** After the yes, and before anything is changed. */
  readonly check: (now: DeploymentRecord) => Result<null, Failing>;
  readonly act: (now: DeploymentRecord) => Promise<Result<unknown, Failing>>;
};

const always = (): Result<null, never> => ok(null);

/** The questions of all parts in one; what needs no question is listed with them, so that the list is whole. */
const toOneQuestion = (parts: readonly Part[]): Confirmation | null => {
  const asks = parts.map(({ ask }) => ask).filter((ask) => ask !== null);
  const [first, ...others] = asks;
  if (first === undefined) return null;
  const moves = parts.flatMap((part) => part.moves);
  if (others.length === 0 && moves.length === (first.moves?.length ?? 0)) return first;
  return {
    kind: 'edit',
    title: others.length === 0 ? first.title : 'Change these settings?',
    lines: [...new Set(asks.flatMap(({ lines }) => lines))],
    moves,
    confirmLabel: 'Change them',
    tone: asks.some(({ tone }) => tone === 'danger') ? 'danger' : 'normal',
  };
};

/** A decision of its own as a part of a save. */
const toPart = async <P, C extends Failing>(
  record: DeploymentRecord,
  decision: KeptDecision<P, DeploymentRecord, C>,
): Promise<Result<Part, C>> => {
  const read = await decision.read(record);
  if (!read.ok) return read;
  const { ask, plan } = read.value;
  return ok({ ask, moves: ask?.moves ?? [], check: always, act: (now) => decision.act(now, plan) });
};

/**
 * Saves all that was changed of a kept deployment: one question for everything that a person has to confirm, from what
 * to what, and after a no nothing is changed, also not what needs no question.
 */
export const createEdit = (deps: EditDeps) => {
  const toLook = (record: DeploymentRecord, look: Look): Part => ({
    ask: toLookQuestion(record, look),
    moves: toLookMoves(record, look),
    check: always,
    act: async (now) => ok(keepLook(deps.journal, now, look)),
  });

  const toIdle = (record: DeploymentRecord, to: number | null): Part => {
    const from = toIdleMinutes(record);
    const shown = { from, to, absences: deps.idle.countAway(record.id) };
    return {
      ask: toIdleQuestion(from, to),
      moves: from === to ? [] : [toIdleMove(from, to)],
      check: (now) => checkIdleMove(deps, now, shown),
      act: async ({ id }) => ok(saveIdleMinutes(deps.journal.write, id, to ?? 0)),
    };
  };

  const toLife = (days: number): Part => {
    const from = deps.readLifeDays();
    const ask = from === days ? null : toLifeQuestion(from, days);
    return { ask, moves: ask?.moves ?? [], check: always, act: async () => ok(deps.saveLifeDays(days)) };
  };

  const readParts = async (
    record: DeploymentRecord,
    { look, idleMinutes, lifeDays, caId, proxy }: Edit,
  ): Promise<Result<readonly Part[], 'bad-ca' | 'bad-proxy' | 'unknown-deployment'>> => {
    const parts = [toLook(record, look)];
    if (idleMinutes !== undefined) parts.push(toIdle(record, idleMinutes));
    if (lifeDays !== undefined) parts.push(toLife(lifeDays));
    if (proxy !== undefined) {
      const way = await toPart(record, deps.reach.proxy(proxy));
      if (!way.ok) return way;
      parts.push(way.value);
    }
    // The last: there may be more of them than fit, and what does not is counted.
    if (caId !== undefined) {
      const trust = await toPart(record, deps.reach.trust(caId));
      if (!trust.ok) return trust;
      parts.push(trust.value);
    }
    return ok(parts);
  };

  const act = async (
    id: DeploymentId,
    parts: readonly Part[],
  ): Promise<Result<DeploymentRecord, Failing>> => {
    const find = () => findDeployment(deps.journal.read, id);
    for (const { check } of parts) {
      const now = find();
      const still = now === null ? ok(null) : check(now);
      if (!still.ok) return still;
    }
    for (const part of parts) {
      // Each writes what it found; the next one must not write over it.
      const now = find();
      if (now === null) return NOT_KEPT;
      const done = await part.act(now);
      if (!done.ok) return done;
    }
    const kept = find();
    return kept === null ? NOT_KEPT : ok(kept);
  };

  return (id: DeploymentId, edit: Edit): Promise<Result<DeploymentRecord, Failing | DecisionFailure>> =>
    deps.decisions.onKept(id, {
      isAlone: edit.caId !== undefined || edit.proxy !== undefined,
      read: async (record) => {
        const parts = await readParts(record, edit);
        return parts.ok ? ok({ ask: toOneQuestion(parts.value), plan: parts.value }) : parts;
      },
      act: (record, parts) => act(record.id, parts),
    });
};

export type SaveEdit = ReturnType<typeof createEdit>;
