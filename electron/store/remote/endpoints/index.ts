import type { HttpClient } from '../client.ts';
import { createDirectory } from './directory.ts';
import { createKeys } from './keys.ts';
import { createAudit, createPages } from './pages.ts';
import { createReadMemberRoles } from './read-member-roles.ts';
import { createRights } from './rights.ts';
import { createSignIn } from './sign-in.ts';
import { createSubjects } from './subjects.ts';

/** Everything that the store can ask of a server through one client, whichever thread it is in. */
export const createCalls = (client: HttpClient) => ({
  ...createDirectory(client),
  ...createPages(client),
  ...createAudit(client),
  ...createKeys(client),
  ...createRights(client),
  ...createSignIn(client),
  ...createSubjects(client),
  readMemberRoles: createReadMemberRoles(client),
});
