import type { Client } from '#renderer/client/client.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Input } from '#shared/contract/index.ts';
import { TEXT_PIECE } from '#shared/contract/pieces.ts';
import { toTextMessages } from '#shared/core/people/paste/pieces.ts';

type Place = Pick<Input<'paste.putText'>, 'deploymentId' | 'organizationId' | 'pasteId' | 'at'>;

const ELSEWHERE = fail('paste-gone', 'Another list was pasted meanwhile. Paste this one again.');

/**
 * Puts a text down in the store from character `at` of its list on, in messages that fit through the window's door.
 * Answers how many characters the list has now; says on the way how much of the text is there, 0 to 1.
 */
export const putText = async (
  { call, send }: Pick<Client, 'call' | 'send'>,
  { at: from, ...place }: Place,
  text: string,
  { signal, onDone }: { readonly signal: AbortSignal; readonly onDone: (share: number) => void },
): Promise<Result<number, string>> => {
  const messages = toTextMessages(text, TEXT_PIECE);
  let at = from;
  for (const [n, pieces] of messages.entries()) {
    const isLast = n === messages.length - 1;
    const input = { ...place, at, pieces, isLast };
    // Only the last one changes what is known of the list: it is read then.
    const reply = isLast
      ? await send('paste.putText', input)
      : await call('paste.putText', input, { signal });
    if (!reply.ok) return reply;
    at += pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (reply.value.held !== at) return ELSEWHERE;
    if (signal.aborted) return ok(at);
    onDone((n + 1) / messages.length);
  }
  return ok(at);
};
