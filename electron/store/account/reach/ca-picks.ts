import type { Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { KeptCertificate } from '../../db/journal/deployment-ca.ts';
import type { Ask } from '../secrets.ts';
import { type ReadOne, readCertificates } from './pem.ts';

type CaPick = {
  readonly caId: string;
  readonly fileName: string;
  readonly certificates: readonly KeptCertificate[];
};

const KEPT = 20;

/** Certificates that somebody chose and that belong to no deployment yet; in memory, the last 20. */
export const createCaPicks = (deps: { readonly ask: Ask; readonly ids: Ids; readonly readOne: ReadOne }) => {
  const picks = new Map<string, CaPick>();
  return {
    /** Asks the person for a file; null: nothing was chosen. */
    pick: async (): Promise<Result<CaPick | null, 'bad-ca'>> => {
      const answer = await deps.ask({ ask: 'pick-file', kind: 'certificate' });
      if (!answer.ok) return fail('bad-ca', answer.failure.message);
      const { file } = answer.value;
      if (file === null) return ok(null);
      const read = readCertificates(file.content, deps.readOne);
      if (!read.ok) return read;
      const pick = { caId: deps.ids.uuid(), fileName: file.fileName, certificates: read.value };
      for (const oldest of [...picks.keys()].slice(0, Math.max(0, picks.size + 1 - KEPT)))
        picks.delete(oldest);
      picks.set(pick.caId, pick);
      return ok(pick);
    },
    find: (caId: string): Result<CaPick, 'bad-ca'> => {
      const pick = picks.get(caId);
      return pick === undefined
        ? fail('bad-ca', 'The certificate that was chosen is no longer at hand. Choose the file again.')
        : ok(pick);
    },
  };
};

export type CaPicks = ReturnType<typeof createCaPicks>;
