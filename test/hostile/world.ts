import { startTwin } from '#electron/demo/index.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';

/** What the server of the corpus says when it is honest. */
export type Honest = {
  readonly status: number;
  readonly type: string;
  readonly version: string;
  readonly body: Buffer;
};

export const TOKEN = 'made-up-token-of-the-corpus';
/** What the PUT of every entry sends. */
export const ROLES = ['organization-auditor', 'organization-template-admin'] as const;
/** Rows of a page; the list has more. The person of the corpus is row 3 of the first page. */
export const PAGE_ROWS = 20;
const ROW = 3;

type Page = { readonly members: readonly { readonly user_id: string }[]; readonly count: number };

/** The twin's answers, each asked for once, so that an entry starts in no time and always from the same truth. */
export const openWorld = async () => {
  const twin = await startTwin({ members: 60, seed: 3, generation: '2.35', rateLimit: false });
  const known = new Map<string, Promise<Honest>>();
  const organization = twin.organizations.coder as OrganizationId;

  const fetchOne = async (path: string): Promise<Honest> => {
    const answer = await fetch(twin.url + path, { headers: { 'Coder-Session-Token': twin.ownerToken } });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      version: answer.headers.get('x-coder-build-version') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };
  const read = (path: string): Promise<Honest> => {
    const answer = known.get(path) ?? fetchOne(path);
    known.set(path, answer);
    return answer;
  };
  const firstPath = `/api/v2/organizations/${organization}/paginated-members?limit=${PAGE_ROWS}&offset=0`;
  const first = await read(firstPath);
  // The twin's own page, whose shape the contract suite proves.
  const page = JSON.parse(first.body.toString('utf8')) as Page;
  const user = page.members[ROW]?.user_id as UserId;
  const member = JSON.stringify({
    user_id: user,
    organization_id: organization,
    roles: ROLES.map((name) => ({ name, display_name: '' })),
  });
  const self = await read('/api/v2/users/me');
  return {
    organization,
    user,
    selfId: (JSON.parse(self.body.toString('utf8')) as { readonly id: string }).id,
    /** A PUT is answered as one that did what it was asked; it never reaches the twin. */
    answer: async (method: string, path: string): Promise<Honest> =>
      method === 'PUT' ? { ...self, body: Buffer.from(member) } : read(path),
    close: twin.close,
  };
};
export type World = Awaited<ReturnType<typeof openWorld>>;
