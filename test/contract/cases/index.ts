import type { Case } from '../run/situation.ts';
import { agplCases } from './agpl.ts';
import { deploymentCases } from './deployment.ts';
import { keyCases } from './keys.ts';
import { memberRoleCases } from './member-roles.ts';
import { memberListCases, membershipCases } from './members.ts';
import { personalCases } from './personal.ts';
import { roleDeletionCases } from './role-deletion.ts';
import { roleCases } from './roles.ts';
import { signInCases } from './sign-in.ts';
import { userChangeCases } from './user-changes.ts';
import { userCreationCases } from './user-creation.ts';
import { userCases } from './users.ts';

/** Every endpoint in every situation that `docs/coder-api.md` names, in the order of the table. */
export const CASES: readonly Case[] = [
  ...memberListCases,
  ...membershipCases,
  ...memberRoleCases,
  ...roleCases,
  ...roleDeletionCases,
  ...userCases,
  ...userCreationCases,
  ...userChangeCases,
  ...personalCases,
  ...keyCases,
  ...signInCases,
  ...deploymentCases,
  ...agplCases,
];
