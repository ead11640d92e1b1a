import type { LastPlace } from '#shared/contract/bridge.ts';
import { COLOURS, ENVIRONMENTS } from '#shared/model/deployment-choices.ts';
import { readSmallFile } from './small-file.ts';

/** What a person may call a deployment (`look` of the contract). A sentence that is longer would be read as ours. */
const MOST_CHARACTERS = 80;

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | null =>
  values.find((one) => one === value) ?? null;

/** By hand: a schema would have to load its library before the first window. */
const toLast = (value: unknown): LastPlace | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { name, kind, environment, colour, people }: Readonly<Record<string, unknown>> = { ...value };
  const found = {
    kind: oneOf(['remote', 'demo'], kind),
    environment: oneOf(ENVIRONMENTS, environment),
    colour: oneOf(COLOURS, colour),
  };
  if (typeof name !== 'string' || name.trim() === '' || name.length > MOST_CHARACTERS) return null;
  if (found.kind === null || found.environment === null || found.colour === null) return null;
  const isCount = Number.isSafeInteger(people) && Number(people) > 0;
  return {
    name,
    ...{ kind: found.kind, environment: found.environment, colour: found.colour },
    people: isCount ? Number(people) : null,
  };
};

/** The deployment that the window will open, as the store kept it; null: none, or a file that somebody broke. */
export const readLast = (path: string): LastPlace | null => {
  try {
    return toLast(JSON.parse(readSmallFile(path)));
  } catch {
    // The first start, or a broken file: the store tells it all in a moment.
    return null;
  }
};
