import { ok } from '#shared/base/result.ts';
import type { token } from '#shared/contract/token.ts';
import type { Rotate } from '../account/token/rotate.ts';
import type { Tokens } from '../account/token/tokens.ts';
import type { AreaHandlers } from './handlers.ts';

export type TokenDeps = {
  readonly tokens: Tokens;
  readonly rotate: Rotate;
};

/** The token of a deployment: what is known of it, and replacing it. */
export const createTokenHandlers = ({ tokens, rotate }: TokenDeps): AreaHandlers<typeof token> => ({
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
