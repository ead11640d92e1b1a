import { useCommand } from '#renderer/client/use-command.ts';
import type { Result } from '#shared/base/result.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Given } from './way/use-sign-in.ts';

/** Everything about a new deployment beside how one signs in there. */
export type Place = Omit<Input<'deployment.connect'>, 'token'>;
type Reply = Result<Deployment, string>;
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

  const connect = async (place: Place, given: Given): Promise<Reply> => {
    clear();
    if (given.way === 'token') return byToken.run({ ...place, token: given.token });
    const { email, password, lifetimeDays } = given;
    return byPassword.run({ ...place, email, password, lifetimeDays });
  };
  const create = async (place: Place, user: NewUser): Promise<Reply> => {
    clear();
    return byFirstUser.run({ ...place, ...user });
  };

  return {
    connect,
    create,
    clear,
    isBusy: all.some((one) => one.isBusy),
    failure: all.find((one) => one.failure !== null)?.failure ?? null,
  };
};
