import { english } from '../../base/format.ts';
import { KINDS } from '../../kinds/index.ts';
import type { Intent } from '../../model/intent.ts';
import { type ChangeKind, DEFAULT_KIND } from '../../model/subject.ts';

/**
 * A staged step in words, such as "Add template-admin to 412 people"; the label of undo and redo. `roleName` is for
 * a custom role. Role names are the server's text: show the sentence through `display-text`.
 */
export const describeIntent = (
  intent: Intent,
  people: number,
  kind: ChangeKind = DEFAULT_KIND,
  roleName = '',
): string => KINDS[kind].text.toLabel(intent, english.people(people), roleName);
