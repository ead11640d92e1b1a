import { toFileStamp } from '#shared/base/iso.ts';
import type { Ids } from '#shared/base/ports.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { app } from '#shared/contract/app.ts';
import { toDiagnosticsFile, toLogFacts, toSafeBackend } from '#shared/core/text/diagnostics.ts';
import type { Ask } from '../account/secrets.ts';
import type { readDiagnostics } from '../copy/diagnostics.ts';
import type { AreaHandlers } from './handlers.ts';

type DiagnosticsAreaDeps = {
  readonly ask: Ask;
  readonly ids: Ids;
  readonly nowMs: () => number;
  readonly version: string;
  readonly launcher: 'utility-process' | 'child-process';
  /** What the process runs on: versions, platform, never the name of the machine. */
  readonly machineFacts: Readonly<Record<string, string | number>>;
  readonly hasJournalProblem: () => boolean;
  readonly readLifeDays: () => number;
  readonly read: () => ReturnType<typeof readDiagnostics>;
};

type Area = Pick<typeof app, 'app.prepareDiagnostics' | 'app.saveDiagnostics'>;

/** Gathers a diagnostics file to be looked at, and saves that very text and no other. */
export const createDiagnosticsHandlers = (deps: DiagnosticsAreaDeps): AreaHandlers<Area> => {
  let prepared: { readonly id: string; readonly content: string; readonly createdAt: string } | null = null;

  const gather = async (createdAt: string) => {
    const { version, launcher, machineFacts } = deps;
    const probe = await deps.ask({ ask: 'secret.probe' });
    const log = await deps.ask({ ask: 'log-tail' });
    const { journal, deployments } = deps.read();
    return toDiagnosticsFile(createdAt, {
      app: { version, launcher, ...machineFacts, copyLifeDays: deps.readLifeDays() },
      keychain: probe.ok
        ? { state: 'ready', backend: toSafeBackend(probe.value.backend) }
        : { state: probe.failure.code },
      journal: { isInOrder: !deps.hasJournalProblem(), ...journal },
      deployments,
      log: log.ok ? toLogFacts(log.value.text) : { problem: log.failure.code },
    });
  };

  return {
    'app.prepareDiagnostics': async () => {
      const createdAt = new Date(deps.nowMs()).toISOString();
      const { content, bytes, sections } = await gather(createdAt);
      const id = deps.ids.uuid();
      prepared = { id, content, createdAt };
      return ok({ id, bytes, sections });
    },
    'app.saveDiagnostics': async ({ id }) => {
      if (prepared?.id !== id)
        return fail(
          'not-prepared',
          'Nothing was saved: what you looked at is not kept any more. Open the dialog again.',
        );
      const answer = await deps.ask({
        ask: 'save-file',
        suggestedName: `rollcall-diagnostics-${toFileStamp(prepared.createdAt)}.json`,
        kind: 'json',
        content: prepared.content,
      });
      if (!answer.ok) return answer;
      return ok({ saved: answer.value.saved, fileName: answer.value.fileName });
    },
  };
};
