import { useQuery, useSteadyQuery } from '#renderer/data/use-query.ts';
import { formatKey, useCommands } from '#renderer/data/window/commands.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, patchList } from '#renderer/data/window/list.ts';
import { useScope, useWhere } from '#renderer/data/window/where.ts';
import { filterChoices } from '#renderer/ui/choices.ts';
import { people } from '#renderer/ui/format.ts';
import { COMMANDS, type CommandSpec } from '#shared/contract/commands.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import type { PaletteMode } from './palette-mode.ts';

export type Entry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

export type EntryGroup = {
  readonly label: string;
  readonly entries: readonly Entry[];
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
  const isPossible = (entry: Entry): boolean => entry.isDisabled !== true;
  return { ...group, entries: [...hits.filter(isPossible), ...hits.filter((entry) => !isPossible(entry))] };
};

const toMembers = (): void => useWhere.getState().go('members');

const useCommandEntries = (): readonly Entry[] => {
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

/** People in the palette; the list on screen has all of them. */
const PEOPLE_SHOWN = 8;

const usePeopleEntries = (text: string): readonly Entry[] => {
  const scope = useScope();
  const words = text.trim();
  const page = useSteadyQuery(
    'member.list',
    scope === null || words.length < 2
      ? null
      : {
          ...scope,
          filter: { ...NO_FILTER, text: words },
          sort: DEFAULT_SORT,
          offset: 0,
          limit: PEOPLE_SHOWN,
        },
  );
  const rows = page.value?.rows ?? [];
  const more = (page.value?.matching ?? 0) - rows.length;
  const rest = {
    id: 'more people',
    label: `Show all ${people(rows.length + more)} with “${words}” in the list`,
    run: () => {
      toMembers();
      patchFilter({ ...NO_FILTER, text: words });
    },
  };
  const found = rows.map((row) => ({
    id: row.userId,
    label: row.username,
    note: row.name,
    run: () => {
      toMembers();
      patchFilter({ ...NO_FILTER, text: row.username });
      useFocus.getState().setPerson({ userId: row.userId, username: row.username });
      useFocus.getState().toggleInspector(true);
    },
  }));
  return more > 0 ? [...found, rest] : found;
};

/** What the palette offers, by group. */
export const useEntries = (mode: PaletteMode, text: string): readonly EntryGroup[] => {
  const scope = useScope();
  const deployments = useQuery('deployment.list', {}).value ?? [];
  const target = scope === null ? null : { deploymentId: scope.deploymentId };
  const organizations = useQuery('organization.list', target).value ?? [];
  const views = useQuery('view.list', scope).value ?? [];
  const roles = useQuery('role.list', scope).value ?? [];
  const commands = useCommandEntries();
  const found = usePeopleEntries(text);
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
    { label: 'People', isAlreadyMatched: true, entries: found },
    {
      label: 'Filter by role',
      isAlreadyMatched: false,
      entries: roles
        .filter((role) => role.organizationId !== null)
        .map((role) => ({
          id: `role ${role.name}`,
          label: role.displayName || role.name,
          note: people(role.holders),
          run: () => {
            toMembers();
            patchFilter({ ...NO_FILTER, roles: { mode: 'any', names: [role.name] } });
          },
        })),
    },
    {
      label: 'Saved views',
      isAlreadyMatched: false,
      entries: views.map((one) => ({
        id: one.id,
        label: one.name,
        note: people(one.count),
        run: () => {
          toMembers();
          patchList({ filter: one.filter, sort: one.sort });
        },
      })),
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
