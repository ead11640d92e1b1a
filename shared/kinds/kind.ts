import type { OrganizationId, UserId } from '../base/brand.ts';
import type { Take } from '../core/plan/conflicts.ts';
import type { RoleConflict } from '../core/plan/rebase.ts';
import type { Powers, Privilege } from '../core/roles/privileges.ts';
import type { Change, ChangeOf, Risk } from '../model/change.ts';
import type { Intent } from '../model/intent.ts';
import type { Subject } from '../model/subject.ts';
import type { Phase } from './phase.ts';
import type { Check, PreflightPlan, RuleBook } from './rule.ts';
import type { Simulation } from './simulation.ts';
import type { SubjectForm } from './subject-form.ts';

/** How many changes of a kind there are, and how many of them take something whole away. */
export type KindCount = { readonly changes: number; readonly takes: number };

/** "1 leaves an organization", "1,234 leave an organization": who shows it formats the number. */
export type Counted = { readonly count: number; readonly one: string; readonly many: string };

/** What a change does, without whom it is done to. `roleName` is of the role that it is done to; empty for all else. */
export type Changed = { readonly roleName: string } & Pick<Change, 'added' | 'removed'>;

/** A change for the eye: what it is in words (empty: the roles say all), and what is added and taken away. */
export type ChangeText = {
  readonly lead: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** How people call what a change is about. */
export type ChangeNames = {
  /** The display name of a role. */
  readonly role: (name: string) => string;
  /** The organization it happens in. */
  readonly organization: string;
};

/** One call of the Coder API. `path` is ready to be put behind the address of the deployment. */
export type ApiRequest = {
  readonly method: 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
};

/** What was wanted, what was seen when it was staged, and what is so now. */
export type Contested = {
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly theirs: readonly string[];
};

/** A permission of Coder. */
export type Right = { readonly resourceType: string; readonly action: string };

/** What the changes of one plan bring about for later ones, while it is gathered. */
export type PlanGathering = {
  readonly addMember: (organizationId: OrganizationId, userId: UserId) => void;
  readonly createRole: (organizationId: OrganizationId, role: string) => void;
  readonly deleteRole: (organizationId: OrganizationId, role: string) => void;
  readonly setSiteRoles: (userId: UserId, roles: readonly string[]) => void;
};

/** All text of a kind. Role names are the server's text: show it through `core/text/display-text.ts`. */
export type KindText<S extends Subject = Subject> = {
  /** What changes of this kind are called together: "Site roles". */
  readonly title: string;
  /** What is counted where all changes are of this kind, and what is done to it. Left out: people, or roles. */
  readonly things?: { readonly verb: string; readonly one: string; readonly many: string };
  /** What so many changes of it mean that is no permission, as whole sentences. Left out: permissions say it all. */
  readonly toMeaning?: (changes: number) => string;
  /** The label of a staged step about these subjects, one at least: "Add template-admin to 412 people". */
  toLabel(intent: Intent, subjects: readonly S[]): string;
  /** How a person calls a subject; `username` is of whom it is, or empty. */
  toName(subject: S, username: string): string;
  /** The same in a list beside others, where a name alone would not say what it is. */
  toWho(subject: S, username: string): string;
  /** One change. */
  readonly toLine: (change: Changed, names: ChangeNames) => ChangeText;
  /** The changes of this kind among others, as parts of a list; none where their roles are named one by one. */
  readonly toCounts: (count: KindCount) => readonly Counted[];
  /** The same as what somebody is about to approve. */
  readonly toApproval: (count: KindCount) => readonly Counted[];
  /** All words of a subject, as what is so of it in a history: "auditor", "no role", "a member", "not suspended". */
  readonly toState: (words: readonly string[]) => string;
  /** What a request is about to do, in a history: "send auditor", "suspend", "delete it". */
  readonly toDeed: (before: readonly string[], target: readonly string[]) => string;
  /** One word as something that is so, or is not: "Auditor", "no Auditor", "not suspended". */
  readonly toPresence: (word: string, isThere: boolean, show: (role: string) => string) => string;
};

/**
 * Everything that is true of one kind of change alone, on this side of the API; how it meets the server is in
 * `electron/store/change/kinds`. Words are those of `model/subject.ts`. What takes a subject or a change is a method, so
 * that the kinds of all subjects fit into one registry: each is asked about its own, since the subject says its kind.
 */
export type Kind<S extends Subject = Subject> = {
  readonly about: 'person' | 'role' | 'other';
  /** How its subjects are kept. */
  readonly subject: SubjectForm<S>;
  /** Its words are names of roles of people, which are counted and shown one by one. */
  readonly namesRoles: boolean;
  /** On the whole site, not in one organization. */
  readonly isOnSite: boolean;
  /** Its words say who is in an organization: what people hold there comes and goes with it. */
  readonly isMembership: boolean;
  /** Its words say who may sign in: whatever people hold, wherever it is, counts or does not by it. */
  readonly isAccess: boolean;
  /** True for a word that subjects of this kind can have: any other would be staged, and never come about. */
  readonly isWord: (word: string) => boolean;
  /** The words of an intent that are staged: `isWord`, and not what says nothing about this subject. */
  keepsWord(word: string, subject: S): boolean;
  /** Why a set of words cannot be, though each of them can: what hangs together was torn apart. Empty: it can. */
  readonly findBroken: (target: readonly string[], added: readonly string[]) => readonly RoleConflict[];
  /** What a person who took a side in a conflict means by `target` as a whole, where its words hang together. */
  readonly settle: (target: readonly string[], conflict: Contested, take: Take) => readonly string[];
  /** When a change is worked, from the words that are to come out. */
  readonly toPhase: (target: readonly string[]) => Phase;
  /** Does it take something whole away: a membership, access, a role? */
  readonly takesAway: (change: Pick<Change, 'added' | 'target'>) => boolean;
  /** Why a change of this kind deserves a look, whoever it is about. */
  readonly toRisks: (change: Pick<Change, 'added' | 'removed' | 'target'>) => readonly Risk[];
  /** Which power over others it gives, or takes. */
  toPrivileges(change: ChangeOf<S>, powers: Powers): readonly Privilege[];
  /** The permission that the server asks for first (coder-api 3.1, 3.4, 5.2); null: other rules say it better. */
  toRight(change: ChangeOf<S>): Right | null;
  /** Whom it is about may be in no organization yet. */
  mayBeOutside(change: ChangeOf<S>, plan: PreflightPlan): boolean;
  /** The rules that are this kind's own. */
  readonly rules: RuleBook;
  /** All rules that are asked, in the server's order; warnings come last. */
  readonly checks: readonly Check[];
  /** What later changes of the same plan may count on. */
  gather(change: ChangeOf<S>, plan: PlanGathering): void;
  /** Plays the change: who has what before and after. Feeds guards and effects alike. */
  simulate(change: ChangeOf<S>, simulation: Simulation): void;
  /**
   * The call that does it, against the roles of the review: Coder takes whole sets, so what somebody else gave meanwhile
   * would be lost; Rollcall itself reads again first.
   */
  toRequest(change: ChangeOf<S>): ApiRequest;
  /** The command of the `coder` CLI that does it, from its reference pages; null: it has none. */
  toCommand(change: ChangeOf<S>): string | null;
  readonly text: KindText<S>;
};
