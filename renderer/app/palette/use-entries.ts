import { useQuery } from '#renderer/client/use-query.ts';
import { filterChoices } from '#renderer/ui/choices.ts';
import { people } from '#renderer/ui/format.ts';
import { formatKey, useCommands } from '#renderer/window/commands.ts';
import type { PaletteMode } from '#renderer/window/dialogs.ts';
import { openList } from '#renderer/window/list.ts';
import { useMembersScope, useScope, useUsersScope, useWhere } from '#renderer/window/where.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import type { Output } from '#shared/contract/index.ts';
import { toPlainName } from '#shared/core/text/display-text.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import type { Scope } from '#shared/model/organization.ts';
import { usePeopleEntries } from './use-people-entries.ts';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

export type EntryGroup = {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
  /** The store already searched: the palette must not filter again. */
  readonly isAlreadyMatched: boolean;
};

/** Entries that the typed words match; what is possible now comes first. */
const toMatching = (group: EntryGroup, text: string): EntryGroup => {
  if (group.isAlreadyMatched) return group;
  const choices = group.entries.map(({ id, label }) => ({ value: id, label }));
  const hits = filterChoices(choices, text).flatMap(
    ({ value }) => group.entries.find((entry) => entry.id === value) ?? [],
  );
  const isPossible = (entry: PaletteEntry): boolean => entry.isDisabled !== true;
  return { ...group, entries: [...hits.filter(isPossible), ...hits.filter((entry) => !isPossible(entry))] };
};

const useCommandEntries = (): readonly PaletteEntry[] => {
  const { enabled, isMac, run } = useCommands();
  return COMMANDS.filter((spec) => spec.id !== 'palette.open').map((spec) => {
    const { key, gridKey }: CommandSpec = spec;
    const shown = gridKey ?? key;
    return {
      id: spec.id,
      label: spec.label,
      isDisabled: !enabled.includes(spec.id),
      run: () => run(spec.id),
      ...(shown === null ? {} : { note: formatKey(shown, isMac) }),
    };
  });
};

/** A saved view opens the list that it was saved in. */
const toView = (scope: Scope | null, view: Output<'view.list'>[number], note: string): PaletteEntry => ({
  id: view.id,
  label: view.name,
  note,
  run: () => {
    if (scope !== null) openList(scope, { filter: view.filter, sort: view.sort });
  },
});

/** What the palette offers, by group. */
export const useEntries = (mode: PaletteMode, text: string): readonly EntryGroup[] => {
  const scope = useScope();
  const deployments = useQuery('deployment.list', {}).value ?? [];
  const target = scope === null ? null : { deploymentId: scope.deploymentId };
  const organizations = useQuery('organization.list', target).value ?? [];
  const members = useMembersScope();
  const users = useUsersScope();
  const memberViews = useQuery('view.list', members).value ?? [];
  const userViews = useQuery('view.list', users).value ?? [];
  const roles = useQuery('role.list', members).value ?? [];
  const commands = useCommandEntries();
  const found = usePeopleEntries(text, deployments);
  const here = deployments.find(({ id }) => id === scope?.deploymentId);
  const { openDeployment, openOrganization } = useWhere.getState();

  const deploymentGroup = {
    label: 'Deployments',
    isAlreadyMatched: false,
    entries: deployments.map((one) => ({
      id: one.id,
      label: one.name,
      note: one.environment,
      run: () => openDeployment(one.id),
    })),
  };
  if (mode === 'deployments') return [toMatching(deploymentGroup, text)];
  const groups: readonly EntryGroup[] = [
    { label: 'Commands', isAlreadyMatched: false, entries: commands },
    // Only the open deployment is searched.
    {
      label: here === undefined ? 'People' : `People in ${toPlainName(here.name, 80)}`,
      isAlreadyMatched: true,
      entries: found,
    },
    {
      label: 'Filter by role',
      isAlreadyMatched: false,
      entries: roles
        .filter((role) => role.organizationId !== null)
        .map((role) => ({
          id: `role ${role.name}`,
          label: role.displayName || role.name,
          note: people(role.holders),
          run: () =>
            members !== null &&
            openList(members, { filter: { ...NO_FILTER, roles: { mode: 'any', names: [role.name] } } }),
        })),
    },
    {
      label: 'Saved views',
      isAlreadyMatched: false,
      entries: [
        ...memberViews.map((one) => toView(members, one, people(one.count))),
        ...userViews.map((one) => toView(users, one, `${people(one.count)} in Users`)),
      ],
    },
    {
      label: 'Organizations',
      isAlreadyMatched: false,
      entries: organizations.map((one) => ({
        id: one.id,
        label: one.displayName || one.name,
        note: people(one.members),
        run: () => openOrganization(one.id),
      })),
    },
    deploymentGroup,
  ];
  return groups.map((group) => toMatching(group, text)).filter((group) => group.entries.length > 0);
};
