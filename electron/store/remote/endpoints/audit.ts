import { callEndpoint } from '../call/call-endpoint.ts';
import { toResult } from '../call/failure.ts';
import type { Client } from '../client.ts';
import type { CoderApi } from '../port.ts';

/** The server's own record of what was done (coder-api 3.6). */
export const createAudit = (client: Client): Pick<CoderApi, 'pageAudit'> => ({
  pageAudit: async (search, { offset, limit }, o) => {
    const asked = { q: search, offset, limit: Math.max(1, limit) };
    return toResult(await callEndpoint(client, 'listAudit', asked, o), (page) => ({
      rows: page.audit_logs.map((row) => ({
        id: row.id,
        requestId: row.request_id ?? null,
        at: row.time,
        action: row.action ?? '',
        resourceType: row.resource_type ?? '',
        resourceId: row.resource_id ?? null,
        statusCode: row.status_code,
        diff: row.diff,
        username: row.user?.username ?? null,
      })),
      count: page.count,
      unreadable: page.unreadable,
    }));
  },
});
