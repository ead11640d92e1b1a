import { useEffect, useRef } from 'react';
import { useQuery } from '#renderer/data/use-query.ts';
import { getList } from '#renderer/data/window/list.ts';
import { useScope, useWhere } from '#renderer/data/window/where.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { loadLater } from './later.ts';

/**
 * Tells main, once, that the first real rows (or the first screen, when nothing is kept) are painted, and fetches the
 * rest of the code then. `isComplete`: that code is there.
 */
export const useReady = (bridge: Bridge, isComplete: boolean): void => {
  const scope = useScope();
  const screen = useWhere((where) => where.screen);
  const deploymentId = useWhere((where) => where.deploymentId);
  // The same question as the grid's first page, so it costs nothing.
  const page = useQuery(
    'member.list',
    scope === null ? null : { ...scope, ...getList(), offset: 0, limit: 100 },
  );
  const organizations = useQuery('organization.list', deploymentId === null ? null : { deploymentId });
  const isPainted =
    (screen === 'connect' && isComplete) ||
    page.value !== undefined ||
    page.failure !== null ||
    organizations.value?.length === 0;
  const isTold = useRef(false);
  useEffect(() => {
    if (!isPainted || isTold.current) return;
    isTold.current = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        bridge.reportReady();
        void loadLater();
      }),
    );
  }, [bridge, isPainted]);
};
