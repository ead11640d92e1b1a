import type { CommandContext } from '#renderer/window/commands.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { LIVE } from '#shared/model/subject.ts';
import { countTokens } from './text.ts';
import { listMeant, useTokens } from './tokens-store.ts';

/** Why none of the tokens meant can be expired, as a whole sentence; null: some can, or none is meant. */
export const findWhyNot = (): string | null => {
  const { whyNot } = useTokens.getState();
  const meant = listMeant();
  if (whyNot !== null) return whyNot;
  const { reason, fix } = preflightTextOf('own-token');
  return meant.length > 0 && meant.every(({ isInUse }) => isInUse) ? `${reason} ${fix}` : null;
};

/** Stages the end of the tokens that are meant, and says what came of it. */
export const stageExpiry = async ({ client, deployment }: CommandContext): Promise<void> => {
  const { say } = useNotice.getState();
  const whyNot = findWhyNot();
  if (whyNot !== null) return say(whyNot, 'bad');
  const tokens = listMeant();
  if (deployment === undefined || tokens.length === 0) return;
  const reply = await client.send('draft.stage', {
    deploymentId: deployment.id,
    organizationId: SITE_ORGANIZATION_ID,
    kind: 'token-expiry',
    who: {
      kind: 'subjects',
      subjects: tokens.map(({ id, userId }) => ({
        kind: 'token-expiry',
        organizationId: SITE_ORGANIZATION_ID,
        ...{ userId, tokenId: id },
      })),
    },
    intent: { kind: 'delta', add: [], remove: [LIVE] },
  });
  if (!reply.ok) return say(reply.failure.message, 'bad');
  const { changing } = reply.value;
  if (changing === 0)
    say(
      'Nothing more is staged: what is meant is staged already, has expired, or is not in the copy any more.',
    );
  else say(`Staged: ${countTokens(changing)} to expire. Nothing is sent before the review.`);
};
