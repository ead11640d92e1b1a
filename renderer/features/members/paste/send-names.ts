import type { Scope } from '#renderer/data/window/where.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Input, Reply } from '#shared/contract/index.ts';
import { WIRE_LIMITS } from '#shared/contract/wire.ts';
import type { PastedName } from '#shared/core/pasted-names/name.ts';

const MOST_IN_PIECE = 4_000;
/** Well below the limit: ids and keys of the message take some too. */
const MOST_CHARACTERS = WIRE_LIMITS.bytes * 0.75;
const KEYS_OF_ONE = 32;

/** The names in pieces that fit through the window's door, in order; no names are one empty piece. */
export const toPieces = (names: readonly PastedName[]): readonly (readonly PastedName[])[] => {
  const pieces: PastedName[][] = [[]];
  let size = 0;
  for (const name of names) {
    const cost = KEYS_OF_ONE + name.value.length + (name.also?.length ?? 0);
    const last = pieces.at(-1);
    if (last !== undefined && last.length < MOST_IN_PIECE && size + cost <= MOST_CHARACTERS) {
      last.push(name);
      size += cost;
    } else {
      pieces.push([name]);
      size = cost;
    }
  }
  return pieces;
};

/** Puts all names down, piece after piece, under `pasteId`; fails with what stopped it. */
export const sendNames = async (
  put: (input: Input<'paste.put'>) => Promise<Reply<'paste.put'>>,
  scope: Scope,
  pasteId: string,
  names: readonly PastedName[],
): Promise<Result<number, string>> => {
  let at = 0;
  for (const piece of toPieces(names)) {
    const reply = await put({ ...scope, pasteId, at, names: piece });
    if (!reply.ok) return reply;
    at += piece.length;
    if (reply.value.held !== at)
      return fail('paste-gone', 'Another list was pasted meanwhile. Paste it again.');
  }
  return ok(at);
};
