import { ok } from '#shared/base/result.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import type { CoderApi } from '../port.ts';
import { readJson } from '../read-json.ts';
import { auditPage } from '../table/shape/deployment.ts';

/** The server's own record of what was done (coder-api 3.6). */
export const createAudit = (client: Client): Pick<CoderApi, 'pageAudit'> => ({
  pageAudit: async (search, { offset, limit }, o) => {
    const request = requestOf('listAudit', { q: search, offset, limit: Math.max(1, limit) });
    const read = await readJson(client, request, auditPage, o);
    if (!read.ok) return read;
    const rows = read.value.audit_logs.map((row) => ({
      id: row.id,
      requestId: row.request_id ?? null,
      at: row.time,
      action: row.action ?? '',
      resourceType: row.resource_type ?? '',
      resourceId: row.resource_id ?? null,
      statusCode: row.status_code,
      diff: row.diff,
      username: row.user?.username ?? null,
    }));
    return ok({ rows, count: read.value.count, unreadable: read.value.unreadable });
  },
});
