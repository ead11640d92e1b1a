import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '../model/subject.ts';
import { toDisplayName, toPermission } from './role-words.ts';

/** True for a word that subjects of this kind can have: any other would be staged, and never come about. */
export const isWordOfKind = (kind: ChangeKind, word: string): boolean => {
  switch (kind) {
    case 'member-roles':
    case 'site-roles':
      return true;
    case 'membership':
      return word === MEMBER;
    case 'user-status':
      return word === SUSPENDED;
    case 'custom-role':
      return word === EXISTS || toDisplayName(word) !== null || toPermission(word) !== null;
  }
};
