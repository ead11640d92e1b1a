import type { Action, CommandContext } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Deployment } from '#shared/model/deployment.ts';

const canSync = ({ deployment, isSyncing }: CommandContext): boolean =>
  deployment !== undefined && deployment.credential !== 'none' && !isSyncing;

const hasToken = ({ credential }: Deployment): boolean =>
  credential === 'keychain' || credential === 'session';

/** Adding, switching, refreshing and leaving deployments. */
export const deploymentCommands = {
  'deployment.switch': {
    isEnabled: ({ deployments }) => deployments > 1,
    run: () => useDialogs.getState().show({ kind: 'palette', mode: 'deployments' }),
  },
  'sync.start': {
    isEnabled: canSync,
    run: async ({ client, deployment }) => {
      if (deployment === undefined) return;
      const reply = await client.send('sync.start', { deploymentId: deployment.id });
      // That the token is refused is a banner's to say, with the way on.
      if (!reply.ok && reply.failure.code !== 'sync-cancelled' && reply.failure.code !== 'unauthorized') {
        useNotice.getState().say(reply.failure.message, 'bad');
      }
    },
  },
  'sync.cancel': {
    isEnabled: ({ isSyncing }) => isSyncing,
    run: async ({ client, deployment }) => {
      if (deployment !== undefined) await client.send('sync.cancel', { deploymentId: deployment.id });
    },
  },
  'deployment.rotate': {
    isEnabled: ({ deployment }) => deployment?.kind === 'remote' && hasToken(deployment),
    run: ({ deployment }) => {
      if (deployment !== undefined) useDialogs.getState().show({ kind: 'rotate', id: deployment.id });
    },
  },
  'deployment.lock': {
    isEnabled: ({ deployment }) => deployment !== undefined,
    run: async ({ client, deployment }) => {
      if (deployment === undefined) return;
      const { id, name, readOnly } = deployment;
      const reply = await client.send('deployment.setReadOnly', { id, readOnly: !readOnly });
      const { say } = useNotice.getState();
      if (!reply.ok) say(reply.failure.message, isUndecided(reply) ? 'plain' : 'bad');
      else say(readOnly ? `${name} is unlocked: applying is possible.` : `Locked ${name}.`);
    },
  },
  'deployment.sign-out': {
    isEnabled: ({ deployment }) => deployment !== undefined && deployment.credential !== 'none',
    run: ({ deployment }) => {
      if (deployment !== undefined) useDialogs.getState().show({ kind: 'sign-out', id: deployment.id });
    },
  },
} as const satisfies Record<string, Action>;
