import type { Action } from '#renderer/window/commands.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { LIVE } from '#shared/model/subject.ts';
import { countTokens } from './text.ts';
import { findWhyNot, listMeant } from './tokens-store.ts';

/** What can be done with the tokens of the list. */
export const tokenCommands = {
  'stage.expire': {
    isEnabled: ({ screen, deployment }) => screen === 'tokens' && deployment !== undefined,
    run: async ({ client, deployment }) => {
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
      if (changing === 0) say('Nothing staged: they have expired already, or are not in the copy any more.');
      else say(`Staged: ${countTokens(changing)} to expire. Nothing is sent before the review.`);
    },
  },
} as const satisfies Record<string, Action>;
