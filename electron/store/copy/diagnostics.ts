import { toSafeCode, toSafeMoment, toSafeVersion } from '#shared/core/text/diagnostics.ts';
import type { Copies } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import { type DeploymentRecord, listDeployments } from '../db/journal/deployment.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';
import { readJournalFacts } from '../db/journal/plan.ts';
import { countRows } from './member.ts';
import { listOrganizationKeys } from './organization.ts';
import { findPass } from './pass.ts';

type DiagnosticsDeps = {
  readonly journal: ReadHandle;
  readonly copies: Pick<Copies, 'of' | 'describe'>;
};

/** A deployment by its number in the list, for whoever must not know which one it is. */
const toDeploymentFacts = (deps: DiagnosticsDeps, record: DeploymentRecord, number: number) => {
  const { id } = record;
  const copy = deps.copies.of(id).read;
  const pass = findPass(copy, id);
  const state = deps.copies.describe(id);
  return {
    number,
    kind: record.kind,
    environment: record.environment,
    environmentFirst: record.environmentFirst,
    version: toSafeVersion(record.version),
    isSignedIn: record.hasSecret,
    isLocked: record.readOnly,
    idleMinutes: record.idleMinutes,
    proxy: record.proxyMode,
    certificates: listCertificates(deps.journal, id).length,
    copy: {
      where: state.where,
      reason: state.where === 'memory' ? state.reason : null,
      asOf: toSafeMoment(pass?.asOf ?? null),
      organizations: listOrganizationKeys(copy, id).size,
      rows: countRows(copy, id),
      users: pass?.users ?? 'none',
    },
  };
};

/** What the journal and the copies say of themselves to somebody who must learn no name, host or token. */
export const readDiagnostics = (deps: DiagnosticsDeps) => {
  const { schema, events, plans, stops, problems } = readJournalFacts(deps.journal);
  return {
    journal: {
      schema,
      events,
      plans: Object.fromEntries(plans.map(({ state, count }) => [toSafeCode(state), count])),
      lastStops: stops.map(toSafeCode),
      lastProblems: problems.map(({ reason, count }) => ({ code: toSafeCode(reason), count })),
    },
    deployments: listDeployments(deps.journal).map((record, index) =>
      toDeploymentFacts(deps, record, index + 1),
    ),
  };
};
