import type { DeploymentId } from '#shared/base/brand.ts';
import { createOneAtATime } from '#shared/base/one-at-a-time.ts';
import type { Log } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { SavedViews } from '../api/view.ts';
import { createSealer, type Sealer } from '../db/cipher.ts';
import type { CopyKeys } from '../db/copies.ts';
import { findDeployment, listDeployments } from '../db/journal/deployment.ts';
import {
  countSavedViews,
  deleteView,
  hasSealed,
  listReadable,
  listSavedViews,
  saveView,
  sealViews,
} from '../db/journal/saved-view.ts';
import { type OpenedJournal, rewriteBackups } from '../db/journal.ts';

type SavedViewsDeps = {
  readonly profileDir: string;
  readonly journal: OpenedJournal;
  readonly keys: CopyKeys;
  readonly log: Log;
};

const NOT_THERE = fail(
  'not-kept',
  'Rollcall does not keep this deployment any more, so the list was not saved.',
);

/**
 * Saved views, as handlers see them. What a person typed is sealed in the journal, with a key of the deployment that is
 * in the keychain and outlives the copy. Without the key there are none to show, and none is kept.
 */
export const createSavedViews = ({ profileDir, journal, keys, log }: SavedViewsDeps) => {
  const { read, write } = journal;
  const sealers = new Map<DeploymentId, Sealer>();

  /** Two that find no key at once would make one each, and what the first of them sealed could never be opened. */
  const inTurn = createOneAtATime<DeploymentId>();

  const askForSealer = async (id: DeploymentId, isNeeded: boolean): Promise<Result<Sealer, 'not-kept'>> => {
    const known = sealers.get(id);
    if (known !== undefined) return ok(known);
    // Each sealer has a key in the keychain: none for an id that somebody invented.
    if (findDeployment(read, id) === null) return NOT_THERE;
    const found = await keys.find(id);
    const got = found.kind === 'gone' && isNeeded && !hasSealed(read, id) ? await keys.make(id) : found;
    if (got.kind === 'key') {
      const sealer = createSealer(got.key);
      sealers.set(id, sealer);
      return ok(sealer);
    }
    const why = got.kind === 'gone' ? 'The keychain no longer has the key of your saved lists.' : got.message;
    return fail('not-kept', `The list was not saved: what you search for is kept only under a key. ${why}`, {
      retry: true,
    });
  };

  /** `isNeeded`: a key is made where there is none. Never over one that sealed something. */
  const findSealer = (id: DeploymentId, isNeeded: boolean): Promise<Result<Sealer, 'not-kept'>> =>
    inTurn(id, () => askForSealer(id, isNeeded));

  /** Seals what an earlier version left readable, in the journal and in every copy of it. */
  const sealAll = async (): Promise<void> => {
    if (journal.problem()?.canConfirm === false) return;
    try {
      const kept = new Set(listDeployments(read).map(({ id }) => id));
      for (const id of listReadable(read)) {
        const sealer = kept.has(id) ? await findSealer(id, true) : null;
        if (sealer === null || sealer.ok) sealViews(write, id, sealer?.value ?? null);
      }
      const isLeft = new Set(listReadable(read));
      rewriteBackups(profileDir, (backup) => {
        const readable = listReadable(backup.read).filter((id) => !isLeft.has(id));
        for (const id of readable) sealViews(backup.write, id, sealers.get(id) ?? null);
        return readable.length > 0;
      });
      // The log holds pages as they were before.
      journal.truncateLog();
    } catch (error) {
      // The next start tries again.
      log.warn('views.not-sealed', { error: String(error) });
    }
  };

  const views: SavedViews = {
    list: async (scope) => {
      const sealer = await findSealer(scope.deploymentId, false);
      return sealer.ok ? listSavedViews(read, scope, sealer.value) : [];
    },
    save: async (view, checkRoom) => {
      const sealer = await findSealer(view.deploymentId, true);
      if (!sealer.ok) return sealer;
      const room = checkRoom(countSavedViews(read, view, sealer.value));
      return room.ok ? ok(saveView(write, view, sealer.value)) : room;
    },
    remove: (id) => deleteView(write, id),
  };
  /** Forgets the key of a deployment that is removed. */
  const forget = (id: DeploymentId): Promise<void> =>
    inTurn(id, async () => {
      sealers.delete(id);
      await keys.erase(id);
    });
  return { views, sealAll, forget };
};
