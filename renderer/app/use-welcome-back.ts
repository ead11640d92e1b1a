import { useEffect, useRef } from 'react';
import { useQuery } from '#renderer/data/use-query.ts';
import { useNotice } from '#renderer/data/window/notice.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { formatAsOf } from '#renderer/ui/format.ts';

/** Reminds, once per deployment shown, of work that was staged before this start. */
export const useWelcomeBack = (): void => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value: draft } = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (deploymentId === null || draft === undefined || told.current.has(deploymentId)) return;
    told.current = new Set([...told.current, deploymentId]);
    if (draft.since === null || draft.people === 0) return;
    useNotice.getState().say(`Staged since ${formatAsOf(draft.since, Date.now())}, kept over the restart.`);
  }, [deploymentId, draft]);
};
