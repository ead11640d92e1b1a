import { writeFileSync } from 'node:fs';
import type { LastPlace } from '#shared/contract/bridge.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { countMembers } from '../copy/organization.ts';
import { findAsOf } from '../copy/pass.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import { listDeployments } from '../db/journal/deployment.ts';

/** What the window opens with: the first deployment, and how many people its copy holds; null: there is none. */
const findLast = (journal: ReadHandle, copyOf: CopyOf): LastPlace | null => {
  const [first] = listDeployments(journal);
  if (first === undefined) return null;
  const { name, kind, environment, colour } = first;
  const cache = copyOf(first.id);
  const hasCopy = findAsOf(cache, first.id) !== null;
  const people = hasCopy
    ? countMembers(cache, { deploymentId: first.id, organizationId: SITE_ORGANIZATION_ID })
    : 0;
  return { name, kind, environment, colour, people: people === 0 ? null : people };
};

/**
 * Keeps beside the journal what the next window may show before the store answers: a deployment's name, its label and
 * one count, which the journal tells too, and nobody's name. Written when it has changed.
 */
export const createKeepLast = (path: string, journal: ReadHandle, copyOf: CopyOf): (() => void) => {
  let written = '';
  return () => {
    const text = JSON.stringify(findLast(journal, copyOf));
    if (text === written) return;
    written = text;
    try {
      writeFileSync(path, text, { mode: 0o600 });
    } catch {
      // A full or read-only disk costs the next start its first picture, and nothing else.
    }
  };
};
