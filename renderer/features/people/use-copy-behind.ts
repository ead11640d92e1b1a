import { useQuery } from '#renderer/data/use-query.ts';
import { type Binding, useBinding } from '#renderer/data/window/commands.ts';
import type { DeploymentId } from '#shared/base/brand.ts';

const WORDS = {
  list: 'An apply has changed people since this copy was read. Their rows show what it did; search, filters, order and counts go by the copy.',
  roles:
    'An apply has changed people or roles since this copy was read. Holders and permissions here go by the copy.',
} as const;

/** What goes by an older copy than the rows, and the way to a newer one; null: nothing does. */
export const useCopyBehind = (
  deploymentId: DeploymentId,
  of: keyof typeof WORDS,
): { readonly words: string; readonly refresh: Binding } | null => {
  const { value } = useQuery('member.isBehind', { deploymentId });
  const refresh = useBinding('sync.start');
  return value === true ? { words: WORDS[of], refresh } : null;
};
