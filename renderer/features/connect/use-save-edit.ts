import { useCommand } from '#renderer/client/use-command.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Deployment, IdleMinutes } from '#shared/model/deployment.ts';
import { isProxyChanged, toProxyChoice } from './reach/reach.ts';
import type { ReachForm } from './reach/use-reach.ts';

/** What is kept as it is where it is undefined. */
type Protection = {
  readonly idle: IdleMinutes | null | undefined;
  readonly lifeDays: number | undefined;
};
type Look = Pick<Deployment, 'name' | 'environment' | 'colour'>;

/** The certificates to trust from now on, where they are others than before. */
const toTrust = ({ trust }: Deployment, form: ReachForm): Pick<Input<'deployment.edit'>, 'caId'> => {
  const { caId, certificates } = form.trust;
  if (caId !== null) return { caId };
  return certificates.length === trust.length ? {} : { caId: null };
};

/** Saves what was changed of a deployment, all of it or nothing; main asks once about what a person has to confirm. */
export const useSaveEdit = (deployment: Deployment) => {
  const { run, isBusy, failure } = useCommand('deployment.edit');

  /** True when everything is saved. */
  const save = async (look: Look, { idle, lifeDays }: Protection, form: ReachForm): Promise<boolean> => {
    const isOtherProxy = isProxyChanged(form.proxy, deployment);
    const reply = await run({
      id: deployment.id,
      ...look,
      ...(idle === undefined ? {} : { idleMinutes: idle }),
      ...(lifeDays === undefined ? {} : { lifeDays }),
      ...toTrust(deployment, form),
      ...(isOtherProxy ? { proxy: toProxyChoice(form.proxy, form.password.peek()) } : {}),
    });
    if (isOtherProxy && !isUndecided(reply)) form.password.clear();
    return reply.ok;
  };

  return { save, isBusy, failure };
};
