import { bodies } from './bodies.ts';
import { connections } from './connections.ts';
import type { Entry } from './entry.ts';
import { fields } from './fields.ts';
import { framing } from './framing.ts';
import { heads } from './heads.ts';
import { idsAndDates } from './ids-and-dates.ts';
import { lies } from './lies.ts';
import { lists } from './lists.ts';
import { names } from './names.ts';
import { portals } from './portals.ts';
import { redirects } from './redirects.ts';
import { syncRefusals } from './refusals-sync.ts';
import { retryAfter } from './retry-after.ts';
import { rolesOfMember } from './roles-of-member.ts';
import { secrets } from './secrets.ts';
import { slow } from './slow.ts';
import { sockets } from './sockets.ts';
import { statuses } from './statuses.ts';

/** Everything a server can be made to say in plain http. Certificates are in `tls.ts`, floods in `floods.ts`. */
export const corpus: readonly Entry[] = [
  ...connections,
  ...slow,
  ...framing,
  ...heads,
  ...sockets,
  ...statuses,
  ...redirects,
  ...portals,
  ...retryAfter,
  ...bodies,
  ...fields,
  ...rolesOfMember,
  ...names,
  ...idsAndDates,
  ...lies,
  ...lists,
  ...syncRefusals,
  ...secrets,
];
