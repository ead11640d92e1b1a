import type { FromStoreProcess, StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { answerSchemas, askLimitsMs, noAnswers } from './answers.ts';

type Send = (message: FromStoreProcess) => void;

/** Pairs asks with their answers by number. An answer that never comes is replaced when its time is over. */
export const createAsks = (
  send: Send,
  limitsMs: Readonly<Record<StoreAsk['ask'], number | null>> = askLimitsMs,
) => {
  const waiting = new Map<number, (answer: unknown) => void>();
  let lastId = 0;

  const ask = <A extends StoreAsk>(question: A): Promise<StoreAnswers[A['ask']]> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const kind: A['ask'] = question.ask;
      const limitMs = limitsMs[kind];
      const finish = (answer: StoreAnswers[A['ask']]): void => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      };
      const timer = limitMs === null ? undefined : setTimeout(() => finish(noAnswers[kind]), limitMs);
      waiting.set(id, (answer) => {
        const parsed = answerSchemas[kind].safeParse(answer);
        finish(parsed.success ? parsed.data : noAnswers[kind]);
      });
      send({ kind: 'ask', id, ask: question });
    });

  /** Takes main's answer; one to a question that is no longer open is dropped. */
  const settle = (id: number, answer: unknown): void => waiting.get(id)?.(answer);

  return { ask, settle };
};
