import { useCommand } from '#renderer/data/use-command.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Given } from './way/use-sign-in.ts';

/** Everything about a new deployment beside how one signs in there. */
export type Place = Omit<Input<'deployment.connect'>, 'token'>;
export type NewUser = Omit<Input<'deployment.createFirstUser'>, keyof Place>;

/** The ways to connect as one: what they share in a form is being busy and having failed. */
export const useConnect = () => {
  const byToken = useCommand('deployment.connect');
  const byPassword = useCommand('deployment.connectWithPassword');
  const byFirstUser = useCommand('deployment.createFirstUser');
  const all = [byToken, byPassword, byFirstUser];
  const clear = (): void => {
    for (const one of all) one.clearFailure();
  };

  const connect = async (place: Place, given: Given): Promise<DeploymentId | null> => {
    clear();
    const reply =
      given.way === 'token'
        ? await byToken.run({ ...place, token: given.token })
        : await byPassword.run({
            ...place,
            email: given.email,
            password: given.password,
            lifetimeDays: given.lifetimeDays,
          });
    return reply.ok ? reply.value.id : null;
  };
  const create = async (place: Place, user: NewUser): Promise<DeploymentId | null> => {
    clear();
    const reply = await byFirstUser.run({ ...place, ...user });
    return reply.ok ? reply.value.id : null;
  };

  return {
    connect,
    create,
    clear,
    isBusy: all.some((one) => one.isBusy),
    failure: all.find((one) => one.failure !== null)?.failure ?? null,
  };
};
