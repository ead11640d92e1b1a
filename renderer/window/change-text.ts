import { KINDS } from '#shared/kinds/index.ts';
import type { Changed, ChangeNames, ChangeText } from '#shared/kinds/kind.ts';
import type { ChangeKind } from '#shared/model/subject.ts';

/** What a change of any kind does, in words and role names as people know them. */
export const toChangeText = (
  { kind, ...change }: Changed & { readonly kind: ChangeKind },
  names: ChangeNames,
): ChangeText => KINDS[kind].text.toLine(change, names);
