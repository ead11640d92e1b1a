import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { token } from '#shared/contract/token.ts';
import { toSubject } from '#shared/core/plan/subject.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { isExpired, type Token } from '#shared/model/token-list.ts';
import type { Rotate } from '../account/token/rotate.ts';
import type { Tokens } from '../account/token/tokens.ts';
import { KINDS_OF_TOKENS, listEndedTokens } from '../change/apply/applying.ts';
import type { Draft } from '../change/draft/draft.ts';
import { findTokensNow } from '../change/kinds/subject-copy.ts';
import { listUserStandings } from '../copy/site-list.ts';
import { findTokenList, listTokens, type TokenList } from '../copy/token.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import type { AreaHandlers } from './handlers.ts';

export type TokenDeps = {
  readonly tokens: Tokens;
  readonly rotate: Rotate;
  readonly copyOf: CopyOf;
  readonly findActor: (id: DeploymentId) => UserId | null;
  /** Knows what applies did since the tokens were read, and the key in use. */
  readonly journal: ReadHandle;
  readonly draft: Pick<Draft, 'findStaged'>;
};

/** No refresh has tried to read them yet. */
const NOT_READ = {
  ...{ asOf: null, whose: 'all', told: 0, unreadable: 0, readBy: null, problem: null },
} as const satisfies TokenList;

/** The token of a deployment: what is known of it, and replacing it; and the tokens that it may see. */
export const createTokenHandlers = ({
  tokens,
  rotate,
  copyOf,
  findActor,
  journal,
  draft,
}: TokenDeps): AreaHandlers<typeof token> => ({
  'token.list': ({ deploymentId, ...question }) => {
    const cache = copyOf(deploymentId);
    const { nowMs: serverNowMs } = tokens.getLife(deploymentId);
    const serverNowIso = new Date(serverNowMs).toISOString();
    const { readBy, ...read } = findTokenList(cache, deploymentId) ?? NOT_READ;
    const endedIds = listEndedTokens(journal, { deploymentId, asOf: read.asOf });
    const ended = new Set(endedIds);
    const { rows, ...counts } = listTokens(cache, deploymentId, { ...question, serverNowIso, endedIds });
    const { isInUse } = findTokensNow(journal, deploymentId);
    const actor = findActor(deploymentId);
    const findUser = (userId: UserId) => listUserStandings(cache, deploymentId, [userId]).get(userId);
    const isOthers = readBy !== null && actor !== null && readBy !== actor;
    const isStaged = ({ id: tokenId, userId }: Pick<Token, 'id' | 'userId'>): boolean =>
      KINDS_OF_TOKENS.some((kind) => {
        const subject = toSubject({ kind, organizationId: SITE_ORGANIZATION_ID, userId, item: tokenId });
        return draft.findStaged(deploymentId, subject) !== null;
      });
    return ok({
      ...read,
      ...counts,
      readAs: isOthers ? (findUser(readBy)?.username ?? readBy) : null,
      seesAll: actor === null ? null : (findUser(actor)?.siteRoles.includes('owner') ?? null),
      rows: rows.map((row) => ({
        ...row,
        isInUse: isInUse(row),
        isExpired: ended.has(row.id) || isExpired(row, serverNowMs),
        isStaged: isStaged(row),
      })),
    });
  },
  'token.getStatus': ({ id }) => tokens.getStatus(id),
  'token.refresh': ({ id }) => tokens.refresh(id),
  'token.rotate': async ({ id, lifetimeDays }) => {
    const rotated = await rotate(id, lifetimeDays);
    if (!rotated.ok) return rotated;
    const status = tokens.getStatus(id);
    const { old, message } = rotated.value;
    return status.ok ? ok({ status: status.value, old, message }) : status;
  },
});
