import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const id = (n: number): string => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000001`;

/** What a deployment that means harm has; `count` is what it says, whatever it sends. */
export type Giant = {
  readonly organizations: number;
  /** Bytes of one role list; 0: one small role. */
  readonly roleListBytes?: number;
  readonly count?: number;
  readonly nameBytes?: number;
  readonly rolesEach?: number;
  /** Rows in a page, whatever was asked for. */
  readonly pageRows?: number;
  /** Every answer packed. */
  readonly isPacked?: boolean;
  /** Answers of this path never end: a byte now and then. */
  readonly drips?: RegExp;
};

const role = (name: string, permissions: number) => ({
  name,
  display_name: name,
  built_in: false,
  assignable: true,
  site_permissions: [],
  organization_permissions: Array.from({ length: permissions }, (_, n) => ({
    negate: false,
    resource_type: `workspace-${n}`,
    action: 'read',
  })),
  user_permissions: [],
});

/** Roles of the wanted size together, each below every bound of one answer. */
const rolesOf = (bytes: number): string => {
  const one = JSON.stringify(role('r0000', 600));
  const many = Math.max(1, Math.floor(bytes / one.length));
  return `[${Array.from({ length: many }, (_, n) => one.replaceAll('r0000', `r${String(n).padStart(4, '0')}`)).join(',')}]`;
};

/** A deployment on loopback that sends as much as it is let. `asked` counts the requests by the end of their path. */
export const startGiant = async (giant: Giant) => {
  const roles = rolesOf(giant.roleListBytes ?? 0);
  const count = giant.count ?? 0;
  const asked = { roles: 0, pages: 0 };
  let dripping = 0;
  const each = JSON.stringify(
    Array.from({ length: giant.rolesEach ?? 0 }, (_, n) => ({ name: `role-${n}`, display_name: '' })),
  );
  const name = 'n'.repeat(giant.nameBytes ?? 8);
  const row = (n: number, organization: string | null): string =>
    organization === null
      ? `{"id":"${id(n)}","username":"u${n}","name":"${name}","email":"u${n}@x.example","status":"active","login_type":"password","roles":[]}`
      : `{"user_id":"${id(n)}","organization_id":"${organization}","username":"u${n}","name":"${name}","email":"u${n}@x.example","status":"active","login_type":"password","roles":${each},"global_roles":[]}`;
  const page = (url: URL, organization: string | null): string => {
    asked.pages += 1;
    const offset = Number(url.searchParams.get('offset'));
    const limit = Math.min(Number(url.searchParams.get('limit')), giant.pageRows ?? 1_000, count - offset);
    const rows = Array.from({ length: Math.max(0, limit) }, (_, n) => row(offset + n, organization));
    return `{"${organization === null ? 'users' : 'members'}":[${rows.join(',')}],"count":${count}}`;
  };
  const answer = (url: URL): string => {
    const [, organization = ''] = /organizations\/([0-9a-f-]{36})\//.exec(url.pathname) ?? [];
    if (url.pathname.endsWith('/buildinfo')) return '{"version":"v2.35.0+giant"}';
    if (url.pathname.endsWith('/organizations'))
      return JSON.stringify(
        Array.from({ length: giant.organizations }, (_, n) => ({
          id: id(n + 1),
          name: `o${n}`,
          display_name: '',
          is_default: n === 0,
          default_org_member_roles: [],
        })),
      );
    if (url.pathname.endsWith('/members/roles')) {
      asked.roles += 1;
      return roles;
    }
    if (url.pathname.endsWith('/users/roles')) return '[]';
    if (url.pathname.endsWith('/paginated-members')) return page(url, organization);
    if (url.pathname.endsWith('/users')) return page(url, null);
    return '{"field":""}';
  };
  const send = (response: ServerResponse, body: string): void => {
    response.setHeader('Content-Type', 'application/json');
    if (giant.isPacked !== true) response.end(body);
    else {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(body, { level: 1 }));
    }
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const url = new URL(request.url ?? '/', 'http://giant.example');
    if (giant.drips?.test(url.pathname)) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('[');
      dripping += 1;
      response.on('close', () => {
        dripping -= 1;
      });
    } else send(response, answer(url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    /** Answers that were begun and go on. */
    dripping: () => dripping,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
