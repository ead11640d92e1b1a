import { useState } from 'react';
import { useClient } from '#renderer/data/client-context.tsx';
import type { Scope } from '#renderer/data/window/where.ts';
import { readPastedNames } from '#shared/core/pasted-names/read.ts';
import { MOST_PEOPLE, type Person, toOutcome } from './chosen.ts';

const TOO_MANY = `More than ${MOST_PEOPLE.toLocaleString()} names at once: add them in parts.`;

/** Looks pasted names up on the deployment; gives those found, and keeps in words what became of all of them. */
export const useResolve = (scope: Scope | null) => {
  const { call } = useClient();
  const [lines, setLines] = useState<readonly string[]>([]);
  const resolve = async (text: string): Promise<readonly Person[]> => {
    if (scope === null) return [];
    const read = readPastedNames(text);
    if (read.kind === 'too-much' || read.names.length > MOST_PEOPLE) {
      setLines([TOO_MANY]);
      return [];
    }
    const reply = await call('user.resolve', { ...scope, names: [...read.names] });
    setLines(reply.ok ? toOutcome(reply.value) : [reply.failure.message]);
    return reply.ok ? reply.value.people : [];
  };
  return { lines, resolve };
};
