import type { Client } from '#renderer/client/client.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { local } from '#shared/base/format.ts';
import type { Output, Reply } from '#shared/contract/index.ts';
import { copyAndSay } from '../../window/clipboard.ts';
import { useDialogs } from '../../window/dialogs.ts';
import { useNotice } from '../../window/notice.ts';
import { useWhere } from '../../window/where.ts';

type Opened = NonNullable<Output<'plan.open'>>;

const { formatCount, countOf } = local;
const changes = (count: number): string => countOf(count, 'change', 'changes');

/** What an opened plan brought, as one line: how much, and what is other here than where it was saved. */
export const toOpenedText = (opened: Opened): string => {
  const { fileName, deployment, staged, unknown, renamed, renamedSuchAs, note } = opened;
  return [
    `Opened ${fileName}: staged ${changes(staged)} on ${deployment}.`,
    ...(unknown > 0 ? [`${formatCount(unknown)} of them are not known here.`] : []),
    ...(renamedSuchAs === null
      ? []
      : [
          `${countOf(renamed, 'is', 'are')} called otherwise here, such as ${renamedSuchAs.here} (${renamedSuchAs.file} in the file).`,
        ]),
    ...(note === '' ? [] : [`Note: ${note}`]),
  ].join(' ');
};

const show = (reply: Reply<'plan.open'>): void => {
  const { say } = useNotice.getState();
  if (!reply.ok) say(reply.failure.message, 'bad');
  if (!reply.ok || reply.value === null) return;
  const { openDeployment, deploymentId, go } = useWhere.getState();
  if (deploymentId !== reply.value.deploymentId) openDeployment(reply.value.deploymentId);
  go('review');
  say(toOpenedText(reply.value));
};

/** Lets the person choose a plan file and stages it; asks first where something else is staged. */
export const openPlan = async (client: Client): Promise<void> => {
  const reply = await client.send('plan.open', { file: 'choose', ifStaged: 'refuse' });
  if (!reply.ok && reply.failure.code === 'draft-not-empty')
    useDialogs.getState().show({ kind: 'open-plan', message: reply.failure.message });
  else show(reply);
};

/** Opens the file that was chosen last in place of what is staged. */
export const openPlanInstead = async (client: Client): Promise<void> =>
  show(await client.send('plan.open', { file: 'again', ifStaged: 'discard' }));

const CALLED = { curl: 'curl commands', coder: 'coder commands', json: 'JSON' } as const;
export type CopyFormat = keyof typeof CALLED;

/** Puts the reviewed plan on the clipboard as commands or data; a token is never in it. */
export const copyPlan = async (
  client: Client,
  review: { readonly deploymentId: DeploymentId; readonly hash: string },
  format: CopyFormat,
): Promise<void> => {
  const { say } = useNotice.getState();
  const reply = await client.call('plan.copyCommands', { ...review, format, shapeId: null });
  if (!reply.ok) return say(reply.failure.message, 'bad');
  const { changes: count, withoutCommand } = reply.value;
  const rest =
    withoutCommand === 0
      ? ''
      : ` ${countOf(withoutCommand, 'has no coder command and is a curl line', 'have no coder command and are curl lines')}.`;
  const token = format === 'json' ? '' : ' Set CODER_SESSION_TOKEN before you run them.';
  await copyAndSay(
    reply.value.text,
    `Copied ${changes(count)} as ${CALLED[format]}.${rest}${token}`,
    'Not copied: that is too long for the clipboard. Save the plan as a file instead.',
  );
};
