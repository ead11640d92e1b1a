import { fail, type Result } from '#shared/base/result.ts';
import { contract, type Name } from '#shared/contract/index.ts';
import type { FromStore, Request } from '#shared/contract/wire.ts';
import { createDraftHandlers } from './fake-draft.ts';
import { createMemberHandlers } from './fake-members.ts';
import { createPlanHandlers } from './fake-plan.ts';
import { createRestHandlers } from './fake-rest.ts';
import type { FakeState } from './fake-state.ts';

type Handler = (input: never) => Result<unknown>;

const isName = (name: string): name is Name => Object.hasOwn(contract, name);

/** Answers requests as the store would: input parsed, one reply per call. */
export const createFakeStore = (state: FakeState): ((request: Request) => FromStore | null) => {
  const handlers: Readonly<Record<string, Handler>> = {
    ...createRestHandlers(state),
    ...createMemberHandlers(state),
    ...createDraftHandlers(state),
    ...createPlanHandlers(state),
  };
  return (request) => {
    if (request.kind === 'cancel' || !isName(request.name)) return null;
    const handler = handlers[request.name];
    const { id } = request;
    const parsed = contract[request.name].input.safeParse(request.input);
    if (!parsed.success) {
      return {
        kind: 'reply',
        id,
        reply: fail('invalid-input', 'The input is wrong.', { detail: parsed.error.message }),
      };
    }
    if (handler === undefined) {
      return { kind: 'reply', id, reply: fail('internal', `The fake store cannot do ${request.name}.`) };
    }
    // Each handler takes its own parsed input; the table only forgot which.
    return { kind: 'reply', id, reply: handler(parsed.data as never) };
  };
};
