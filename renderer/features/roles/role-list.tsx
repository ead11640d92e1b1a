import { cx } from '#renderer/ui/cx.ts';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { focusTarget } from '#renderer/window/focus.ts';
import type { Output } from '#shared/contract/index.ts';
import { toPlainName, toShown } from '#shared/core/text/display-text.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import styles from './roles.module.css';
import { leaveEditor, type OpenRole, useRoles } from './roles-store.ts';
import { Staged } from './staged.tsx';

export type RoleRow = Output<'role.browse'>[number];

const GROUPS = [
  { label: 'Custom roles', has: (row: RoleRow) => !row.builtIn && row.organizationId !== null },
  { label: 'Built-in roles', has: (row: RoleRow) => row.builtIn && row.organizationId !== null },
  { label: 'Site roles', has: (row: RoleRow) => row.organizationId === null },
] as const;

/** Where a row of the list is kept. */
export const toRef = (row: RoleRow): OpenRole => ({
  organizationId: (row.organizationId ?? SITE_ORGANIZATION_ID) as OpenRole['organizationId'],
  name: row.name,
});

const isSame = (a: OpenRole | null, b: OpenRole): boolean =>
  a !== null && a.name === b.name && a.organizationId === b.organizationId;

/** Arrow keys walk the list, whatever group a role is in. */
const walk = onPress(({ key }, event) => {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons: readonly Element[] = [...event.currentTarget.querySelectorAll('button')];
  const at = document.activeElement === null ? -1 : buttons.indexOf(document.activeElement);
  const next = buttons[at + step];
  if (next instanceof HTMLElement) next.focus();
});

const Line = ({ row, isOpen }: { readonly row: RoleRow; readonly isOpen: boolean }) => (
  <li>
    <button
      type="button"
      aria-current={isOpen ? 'true' : undefined}
      className={cx(styles.line, isOpen && styles.isOpen)}
      {...(isOpen ? focusTarget('row') : {})}
      onClick={() => leaveEditor(() => useRoles.getState().show(toRef(row)))}
    >
      <span className={styles.lineName}>
        <span className={styles.cut} title={toPlainName(row.name)}>
          <SafeText>{row.displayName || row.name}</SafeText>
        </span>
        <Staged stage={row.staged} />
      </span>
      <span className={styles.number} title={toShown(countOf(row.holders, 'holder', 'holders'))}>
        {formatCount(row.holders)}
      </span>
      <span className={styles.number} title={toShown(countOf(row.permissions, 'permission', 'permissions'))}>
        {formatCount(row.permissions)}
      </span>
      <span className={styles.may}>{row.staged === 'created' ? '–' : row.assignable ? 'yes' : 'no'}</span>
    </button>
  </li>
);

/** All roles, in groups, with who holds them and what they permit, in numbers. */
export const RoleList = ({
  rows,
  open,
}: {
  readonly rows: readonly RoleRow[];
  readonly open: OpenRole | null;
}) => (
  <nav aria-label="List of roles" className={styles.list} onKeyDown={walk}>
    <div className={styles.columns} aria-hidden="true">
      <span>Role</span>
      <span>Holders</span>
      <span>Permissions</span>
      <span>Yours to give</span>
    </div>
    {GROUPS.map(({ label, has }) => {
      const mine = rows.filter(has);
      if (mine.length === 0) return null;
      return (
        <section key={label} aria-label={toShown(label)}>
          <h2>{label}</h2>
          <ul>
            {mine.map((row) => (
              <Line key={`${row.organizationId} ${row.name}`} row={row} isOpen={isSame(open, toRef(row))} />
            ))}
          </ul>
        </section>
      );
    })}
  </nav>
);
