import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import { useClient } from '#renderer/client/client-context.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { COMMANDS, type CommandId, type CommandSpec } from '#shared/contract/commands.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Scope } from '#shared/model/organization.ts';
import { useDeployment } from './deployment.ts';
import { isFiltering, useList, usePointed, useSelectionSummary } from './list.ts';
import { useStaged } from './staged.ts';
import { type Screen, useScope, useWhere } from './where.ts';

type Attention = {
  /** How many applies of the deployment on screen stand still or wait for a look. */
  readonly total: number;
  /** The newest of them. */
  readonly plan: PastPlan | undefined;
};

type PastPlan = Output<'history.listPlans'>['rows'][number];

/** The applies that wait for a person. */
export const useAttention = (): Attention => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery(
    'history.listPlans',
    deploymentId === null ? null : { deploymentId, filter: 'attention', offset: 0, limit: 1 },
  );
  return { total: value?.total ?? 0, plan: value?.rows[0] };
};

/** The apply at work on the deployment on screen, or undefined while none is. */
export const useAtWork = (): PastPlan | undefined => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery(
    'history.listPlans',
    deploymentId === null ? null : { deploymentId, filter: 'open', offset: 0, limit: 1 },
  );
  const plan = value?.rows[0];
  return plan?.state === 'paused' ? undefined : plan;
};

/** Everything that decides which commands are possible. */
export type CommandContext = {
  readonly client: Client;
  readonly screen: Screen;
  readonly scope: Scope | null;
  readonly deployment: Deployment | undefined;
  readonly deployments: number;
  readonly isSyncing: boolean;
  readonly isFiltered: boolean;
  readonly selected: number;
  readonly hasPerson: boolean;
  readonly draft: Output<'draft.getSummary'> | undefined;
  readonly review: Output<'plan.review'> | undefined;
  readonly isReviewSeen: boolean;
  /** The apply on the run screen, or chosen in the history. */
  readonly run: Output<'apply.getStatus'> | undefined;
  /** The newest apply that waits for a person, else the one at work. */
  readonly attention: PlanId | null;
};

/** Is a list of people on the screen? */
export const isOnList = ({ scope, screen }: CommandContext): boolean =>
  scope !== null && (screen === 'members' || screen === 'users');

/** What a user command does: whether it can be done now, and how. Its words and its key are the contract's. */
export type Action = {
  readonly isEnabled: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void | Promise<void>;
};

/** Gathers the context from the live answers and the window's own state. */
export const useCommandContext = (): CommandContext => {
  const client = useClient();
  const deployment = useDeployment();
  const target = deployment === undefined ? null : { deploymentId: deployment.id };
  const { draft, review } = useStaged(deployment?.id ?? null);
  const seen = useWhere((where) => where.seenReview);
  const { filter } = useList();
  const screen = useWhere((where) => where.screen);
  const planId = useWhere((where) => where.planId);
  const waiting = useAttention().plan?.planId;
  const atWork = useAtWork()?.planId;
  const hasRun = screen === 'run' || screen === 'history';
  return {
    client,
    screen,
    scope: useScope(),
    deployment,
    deployments: useQuery('deployment.list', {}).value?.length ?? 0,
    isSyncing: useQuery('sync.getStatus', target).value?.state === 'running',
    isFiltered: isFiltering(filter),
    selected: useSelectionSummary()?.selected ?? 0,
    hasPerson: usePointed()?.person != null,
    draft,
    review,
    isReviewSeen: review !== undefined && review.hash === seen,
    run: useQuery('apply.getStatus', hasRun && planId !== null ? { planId } : null).value,
    attention: waiting ?? atWork ?? null,
  };
};

type Commands = {
  readonly enabled: readonly CommandId[];
  readonly isMac: boolean;
  /** Does the command when it is possible now; does nothing otherwise. */
  readonly run: (id: CommandId) => void;
};

/** What commands are possible now and how to give one. `app/` fills it; features only use it. */
export const useCommands = create<Commands>()(() => ({ enabled: [], isMac: false, run: () => undefined }));

const SPECS: ReadonlyMap<string, CommandSpec & { readonly id: CommandId }> = new Map(
  COMMANDS.map((spec) => [spec.id, spec]),
);

/** The lists in which single letters are commands. */
type LetteredList = 'people' | NonNullable<CommandSpec['gridOf']>;

const toLetters = (list: LetteredList): ReadonlyMap<string, CommandId> =>
  new Map(
    [...SPECS.values()].flatMap(({ id, menu, gridKey, gridOf = 'people' }) =>
      // Letters of other menus belong to other screens.
      menu === 'Members' && gridKey !== undefined && gridOf === list ? [[gridKey, id] as const] : [],
    ),
  );
const LETTERS = { people: toLetters('people'), tokens: toLetters('tokens') };

/** Single letters that act while a list has the focus, in upper case. */
export const GRID_LETTERS: Readonly<Record<LetteredList, readonly string[]>> = {
  people: [...LETTERS.people.keys()],
  tokens: [...LETTERS.tokens.keys()],
};

/** Gives the command of a single letter in a list; nothing where the list has no such letter. */
export const runGridKey = (list: LetteredList, letter: string): void => {
  const id = LETTERS[list].get(letter);
  if (id !== undefined) useCommands.getState().run(id);
};

/** "Ctrl+Shift+P" or "⇧⌘P": an accelerator as people of that platform read it. */
export const formatKey = (key: string, isMac: boolean): string => {
  if (!isMac) return key.replace('CmdOrCtrl', 'Ctrl');
  const parts = key.split('+');
  const letter = parts.at(-1) ?? '';
  const sign = letter === 'Delete' ? '⌫' : letter;
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('CmdOrCtrl') ? '⌘' : ''}${sign}`;
};

type Binding = {
  readonly label: string;
  readonly keyText: string | null;
  readonly isEnabled: boolean;
  readonly run: () => void;
};

const toBinding = (id: CommandId, isEnabled: boolean, isMac: boolean): Binding => {
  const spec = SPECS.get(id);
  const key = spec?.gridKey ?? spec?.key ?? null;
  return {
    label: spec?.label ?? id,
    keyText: key === null ? null : formatKey(key, isMac),
    isEnabled,
    run: () => useCommands.getState().run(id),
  };
};

/** Several user commands, for a menu. */
export const useBindings = (
  ids: readonly CommandId[],
): readonly (Binding & { readonly key: CommandId })[] => {
  const enabled = useCommands((commands) => commands.enabled);
  const isMac = useCommands((commands) => commands.isMac);
  return ids.map((id) => ({ key: id, ...toBinding(id, enabled.includes(id), isMac) }));
};

/** A user command as a button or a menu line needs it. */
export const useBinding = (id: CommandId): Binding => {
  const isEnabled = useCommands((commands) => commands.enabled.includes(id));
  const isMac = useCommands((commands) => commands.isMac);
  return toBinding(id, isEnabled, isMac);
};
