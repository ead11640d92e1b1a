import { useCommand } from '#renderer/data/use-command.ts';
import { isUndecided } from '#shared/contract/failures.ts';
import type { Deployment, IdleMinutes } from '#shared/model/deployment.ts';
import { isProxyChanged, toProxyChoice } from './reach/reach.ts';
import type { ReachForm } from './reach/use-reach.ts';

/** What is kept as it is where it is undefined. */
type Protection = {
  readonly idle: IdleMinutes | null | undefined;
  readonly lifeDays: number | undefined;
};
type Look = Pick<Deployment, 'name' | 'environment' | 'colour'>;

/** Saves what was changed of a deployment, one kind after the other; stops at the first that fails. */
export const useSaveEdit = (deployment: Deployment) => {
  const update = useCommand('deployment.update');
  const setIdle = useCommand('deployment.setIdleLock');
  const setLife = useCommand('copy.setLife');
  const setTrust = useCommand('deployment.setTrust');
  const setProxy = useCommand('deployment.setProxy');
  const all = [update, setIdle, setLife, setTrust, setProxy];
  const { id, trust } = deployment;

  const saveTrust = async (form: ReachForm): Promise<boolean> => {
    const { caId, certificates } = form.trust;
    if (caId !== null) return (await setTrust.run({ id, mode: 'own', caId })).ok;
    if (certificates.length === trust.length) return true;
    return (await setTrust.run({ id, mode: 'system' })).ok;
  };

  /** True when everything is saved. */
  const save = async (look: Look, { idle, lifeDays }: Protection, form: ReachForm): Promise<boolean> => {
    if (!(await update.run({ id, ...look })).ok) return false;
    if (idle !== undefined && !(await setIdle.run({ id, minutes: idle })).ok) return false;
    if (lifeDays !== undefined && !(await setLife.run({ days: lifeDays })).ok) return false;
    if (!(await saveTrust(form))) return false;
    if (!isProxyChanged(form.proxy, deployment)) return true;
    const reply = await setProxy.run({ id, ...toProxyChoice(form.proxy, form.password.peek()) });
    if (!isUndecided(reply)) form.password.clear();
    return reply.ok;
  };

  return {
    save,
    isBusy: all.some((one) => one.isBusy),
    failure: all.find((one) => one.failure !== null)?.failure ?? null,
  };
};
