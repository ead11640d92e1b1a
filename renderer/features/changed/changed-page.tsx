import { type ReactNode, useEffect } from 'react';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { focusTarget, wantFocus } from '#renderer/window/focus.ts';
import { useOrganizationNames, useRoleNames } from '#renderer/window/names.ts';
import { useWhere } from '#renderer/window/where.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import styles from './changed.module.css';
import {
  NOTHING_CHANGED,
  toCountsText,
  toRoleMove,
  toSpanText,
  toWhatOf,
  WHATS,
  WHATS_ON_SITE,
  WHY_LISTED,
} from './text.ts';

type Change = RowOfPage<'sync.listChanges'>;
type PersonChange = Extract<Change, { readonly of: 'person' }>;
type RoleChange = Extract<Change, { readonly of: 'role' }>;

const Chips = ({ kind, texts }: { readonly kind: 'added' | 'removed'; readonly texts: readonly string[] }) =>
  texts.map((text) => (
    <Chip key={`${kind} ${text}`} kind={kind} tense="done">
      {text}
    </Chip>
  ));

const Line = ({
  what,
  who,
  children,
}: {
  readonly what: string;
  readonly who: ReactNode;
  readonly children?: ReactNode;
}) => (
  <div className={styles.row}>
    <span className={styles.soft}>{what}</span>
    <span className={styles.who}>{who}</span>
    <span className={styles.delta}>{children}</span>
  </div>
);

const Person = ({ row }: { readonly row: PersonChange }) => {
  const { show } = useRoleNames(row.organizationId);
  const organization = useOrganizationNames()(row.organizationId);
  const isOnSite = row.organizationId === SITE_ORGANIZATION_ID;
  return (
    <Line
      what={(isOnSite ? WHATS_ON_SITE : WHATS)[row.kind]}
      who={
        <>
          <SafeText>{row.username}</SafeText> <code className={styles.soft}>{row.userId.slice(0, 8)}</code>
        </>
      }
    >
      {!isOnSite && (
        <span className={styles.soft}>
          <SafeText>{organization}</SafeText>
        </span>
      )}
      <Chips kind="added" texts={row.added.map(show)} />
      <Chips kind="removed" texts={row.removed.map(show)} />
    </Line>
  );
};

const Role = ({ row }: { readonly row: RoleChange }) => {
  const { added, removed, more } = toRoleMove(row);
  return (
    <Line
      what={toWhatOf(row)}
      who={
        <>
          <SafeText>{row.displayName || row.name}</SafeText>{' '}
          {row.displayName !== '' && row.displayName !== row.name && (
            <code className={styles.soft}>{row.name}</code>
          )}
        </>
      }
    >
      <span className={styles.soft}>
        <SafeText>{row.organization}</SafeText>
      </span>
      <Chips kind="added" texts={added} />
      <Chips kind="removed" texts={removed} />
      {more !== null && <span className={styles.soft}>{more}</span>}
    </Line>
  );
};

const ChangeRow = ({ row }: { readonly row: Change }) => {
  switch (row.of) {
    case 'person':
      return <Person row={row} />;
    case 'role':
      return <Role row={row} />;
    case 'organization':
      return (
        <Line what={WHATS[row.kind]} who={<SafeText>{row.organization}</SafeText>}>
          <span className={styles.soft}>{WHY_LISTED[row.kind]}</span>
        </Line>
      );
  }
};

const keyOf = (row: Change): string => {
  const of = row.of === 'person' ? row.userId : row.of === 'role' ? row.name : '';
  return `${row.organizationId} ${row.kind} ${of}`;
};

/** Differences between the last two copies of the server. */
export const ChangedPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  // What led here by the mouse keeps the keyboard otherwise.
  useEffect(() => wantFocus('screen'), []);
  const { value } = useQuery('sync.getChanges', deploymentId === null ? null : { deploymentId });
  if (deploymentId === null) return null;
  return (
    <section aria-label="What changed" className={styles.page} tabIndex={-1} {...focusTarget('screen')}>
      <header className={styles.head}>
        <h1>What the last refresh found</h1>
        <p className={styles.soft}>
          {toSpanText(value?.since ?? null, value?.until ?? null)} {toCountsText(value?.counts ?? [])}
        </p>
      </header>
      <PagedList
        name="sync.listChanges"
        base={{ deploymentId }}
        label="Changes on the server"
        rowHeight={30}
        keyOf={keyOf}
        empty={
          value?.since != null && (
            <EmptyState title={NOTHING_CHANGED.title}>{NOTHING_CHANGED.text}</EmptyState>
          )
        }
      >
        {(row) => <ChangeRow row={row} />}
      </PagedList>
    </section>
  );
};
