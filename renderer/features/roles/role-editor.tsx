import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { Note } from '#renderer/ui/note.tsx';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { Matrix } from './matrix.tsx';
import {
  findNameProblem,
  type LeftOut,
  type RoleDetail,
  type RoleDraft,
  toBefore,
  toRoleIntent,
} from './role-draft.ts';
import styles from './roles.module.css';
import { leaveEditor, useRoles } from './roles-store.ts';

type Props = {
  readonly deploymentId: DeploymentId;
  readonly organizationId: OrganizationId;
  readonly known: Output<'role.listPermissions'>['resources'];
  /** The role as it is; null: a new one. */
  readonly now: RoleDetail | null;
  readonly start: RoleDraft;
  readonly leftOut: LeftOut;
  /** Names of roles that exist there. */
  readonly taken: readonly string[];
};

const countChanges = (before: ReadonlySet<string>, after: ReadonlySet<string>) => ({
  added: [...after].filter((key) => !before.has(key)).length,
  removed: [...before].filter((key) => !after.has(key)).length,
});

const listNotHeld = ({ known }: Props, granted: ReadonlySet<string>): readonly string[] =>
  known.flatMap(({ resourceType, actions }) =>
    actions
      .map(({ action, held }) => ({ key: `${resourceType}:${action}`, held }))
      .filter(({ key, held }) => held === false && granted.has(key))
      .map(({ key }) => key),
  );

const LeftOutNote = ({ leftOut }: { readonly leftOut: LeftOut }) => {
  const [isOpen, setOpen] = useState(false);
  return leftOut.length === 0 ? null : (
    <Note tone="warn">
      {countOf(leftOut.length, 'permission cannot', 'permissions cannot')} be in a custom role and
      {leftOut.length === 1 ? ' was' : ' were'} left out.
      <Disclosure label="Which" isOpen={isOpen} onToggle={setOpen}>
        <p>{leftOut.join(', ')}</p>
      </Disclosure>
    </Note>
  );
};

/** Writes a custom role: its name, its display name, and every permission as a box. Staged, never sent from here. */
export const RoleEditor = (props: Props) => {
  const { deploymentId, organizationId, known, now, start, taken } = props;
  const place = `${deploymentId} ${organizationId} ${now === null ? '' : start.name}`;
  const written = useRoles((roles) => (roles.written?.place === place ? roles.written : null));
  const draft = written?.draft ?? start;
  const setDraft = (next: RoleDraft): void =>
    useRoles.getState().keep({ place, draft: next, start: written?.start ?? start });
  const { run, isBusy, failure } = useCommand('draft.stage');
  const { show } = useRoles.getState();
  const before = now === null ? new Set<string>() : toBefore(now);
  const intent = toRoleIntent(now, draft);
  const problem = now === null ? findNameProblem(draft.name, taken) : null;
  const { added, removed } = countChanges(before, draft.granted);
  const notHeld = listNotHeld(props, draft.granted);
  const isReady = intent !== null && draft.name !== '' && problem === null;

  const toggle = (key: string): void => {
    const granted = new Set(draft.granted);
    if (!granted.delete(key)) granted.add(key);
    setDraft({ ...draft, granted });
  };
  const stage = async (): Promise<void> => {
    if (intent === null || isBusy) return;
    const who = { kind: 'subjects' as const, subjects: [roleSubject(organizationId, draft.name)] };
    const reply = await run({ deploymentId, organizationId, kind: 'custom-role', who, intent });
    if (!reply.ok) return;
    useNotice.getState().say(`Staged the role ${draft.name}: ${added} granted, ${removed} taken.`);
    show({ organizationId, name: draft.name });
  };

  /** Escape closes it as Cancel does. */
  const press = onPress<HTMLElement>(({ key }, event) => {
    if (key !== 'Escape' || event.isDefaultPrevented() || isBusy) return;
    event.preventDefault();
    leaveEditor();
  });

  const page = useRef<HTMLElement>(null);
  const isNew = now === null;
  // A new role begins with its name, a known one with what it permits.
  useEffect(() => {
    page.current?.querySelector<HTMLElement>(isNew ? 'input' : 'input[type=search]')?.focus();
  }, [isNew]);

  return (
    <article
      ref={page}
      aria-label={toShown(now === null ? 'New custom role' : 'Edit role')}
      className={styles.editor}
      onKeyDown={press}
    >
      <header className={styles.roleHead}>
        <h2>{now === null ? 'New custom role' : `Edit ${draft.name}`}</h2>
        <div className={styles.actions}>
          <Button disabled={isBusy} onClick={() => leaveEditor()}>
            Cancel
          </Button>
          <Button look="primary" disabled={!isReady || isBusy} onClick={() => void stage()}>
            {isBusy ? 'Staging…' : now === null ? 'Stage new role' : 'Stage changes'}
          </Button>
        </div>
      </header>
      <div className={styles.fields}>
        {now === null && (
          <Field label="Name" error={problem} hint="Cannot be changed later.">
            {(control) => (
              <input
                {...control}
                value={draft.name}
                spellCheck={false}
                maxLength={64}
                onChange={(event) => setDraft({ ...draft, name: event.target.value.trim() })}
              />
            )}
          </Field>
        )}
        <Field label="Display name" hint="Shown in place of the name; may be empty.">
          {(control) => (
            <input
              {...control}
              value={draft.displayName}
              maxLength={200}
              onChange={(event) => setDraft({ ...draft, displayName: event.target.value })}
            />
          )}
        </Field>
        <output className={styles.sum} aria-label="Permissions of the role">
          {countOf(draft.granted.size, 'permission', 'permissions')}
          {added + removed > 0 && ` (+${formatCount(added)}, −${formatCount(removed)})`}
        </output>
      </div>
      <LeftOutNote leftOut={props.leftOut} />
      {notHeld.length > 0 && (
        <Note tone="warn">
          The server refuses the role as long as it has what you do not hold yourself: {notHeld.join(', ')}.
        </Note>
      )}
      {failure !== null && <ErrorNote failure={failure} />}
      <Matrix state={{ known, before, after: draft.granted }} onToggle={toggle} />
    </article>
  );
};
