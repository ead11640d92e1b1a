import type { CoderApi } from '#electron/store/remote/port.ts';
import type { Entry } from '../corpus/entry.ts';
import type { Told } from './ask.ts';
import { openCopy } from './copy.ts';

/** The same server, met by a first sync: what failed must not be seen, not even in part. */
const checkFirst = async (api: CoderApi): Promise<readonly string[]> => {
  const copy = openCopy(null);
  try {
    const ended = await copy.sync(api);
    return ended.ok || copy.countVisible() === 0 ? [] : ['a failed first sync left something to see'];
  } finally {
    copy.shut();
    copy.remove();
  }
};

/**
 * A whole sync over a copy that an honest sync made. When it fails, not a byte of the copy may be another; when it
 * is tolerated, nobody may be lost, and what an entry gives must be the same at the second look.
 */
export const askSync = async (prepared: string, api: CoderApi, entry: Entry): Promise<Told> => {
  const copy = openCopy(prepared);
  try {
    const before = copy.dump();
    const people = copy.members().length;
    const ended = await copy.sync(api);
    const problems = [...(await checkFirst(api))];
    if (!ended.ok) {
      if (copy.dump() !== before) problems.push('a failed sync changed the copy');
      return { word: ended.failure.code, value: null, failure: ended.failure, problems };
    }
    const members = copy.members();
    if (members.length < people) problems.push(`${people - members.length} people were lost`);
    if (entry.gives?.sync !== undefined) {
      const second = await copy.sync(api);
      if (!second.ok || second.value.changed !== 0) problems.push('the second look saw something else');
    }
    return { word: 'ok', value: members, failure: null, problems };
  } finally {
    copy.shut();
    copy.remove();
  }
};
