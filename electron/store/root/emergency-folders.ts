import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the results of a plan go when its journal takes none: beside it, else into a folder for temporary files that
 * is found again by the profile's path.
 */
export const listEmergencyFolders = (profileDir: string): readonly string[] => {
  const name = createHash('sha256').update(profileDir).digest('hex').slice(0, 16);
  return [join(profileDir, 'store'), join(tmpdir(), `rollcall-${name}`)];
};
