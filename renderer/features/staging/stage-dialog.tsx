import { X } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { ChoiceList } from '#renderer/ui/choice-list.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { type StageMode, useDialogs } from '#renderer/window/dialogs.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useScope } from '#renderer/window/where.ts';
import { rolesKindOf } from '#shared/kinds/index.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import styles from './staging.module.css';
import { toConfirmed, toIntent, toRoleChoices, toStagedText } from './staging.ts';
import { useWho } from './staging-dialog.tsx';

const KIND = { add: 'added', remove: 'removed', exactly: 'plain' } as const;

type TickedProps = {
  readonly mode: StageMode;
  readonly roles: readonly string[];
  readonly show: (role: string) => string;
  readonly onRemove: (role: string) => void;
};

/** The roles ticked so far, each with a way to untick it. */
const Ticked = ({ mode, roles, show, onRemove }: TickedProps) => (
  <ul className={styles.ticked} aria-label="Ticked roles">
    {roles.map((role) => (
      <li key={role}>
        <Chip kind={KIND[mode]}>{show(role)}</Chip>
        <Button look="quiet" label={`Untick ${show(role)}`} icon={<X />} onClick={() => onRemove(role)} />
      </li>
    ))}
    {roles.length === 0 && (
      <li className={styles.keys}>
        No role ticked yet: Enter stages the one pointed at, Shift+Enter ticks it.
      </li>
    )}
  </ul>
);

const TITLE = {
  add: (roles: string) => `Add ${roles} to`,
  remove: (roles: string) => `Remove ${roles} from`,
  exactly: (roles: string) => `Make ${roles} exactly so for`,
} as const;
const VERB = { add: 'Add to', remove: 'Remove from', exactly: 'Make exactly so for' } as const;

const MODES = [
  { value: 'add', label: 'Add' },
  { value: 'remove', label: 'Remove' },
  { value: 'exactly', label: 'Make exactly' },
] as const;

type Props = {
  readonly mode: StageMode;
  readonly of: 'list' | 'site';
  /** Ticked from the start. */
  readonly roles?: readonly string[];
};

/** Choose roles, press Enter, and the change is staged. Nothing is sent. */
export const StageDialog = (props: Props) => {
  const scope = useScope();
  const who = useWho();
  const isSite = props.of === 'site' || scope?.organizationId === SITE_ORGANIZATION_ID;
  const [mode, setMode] = useState(props.mode);
  const { show } = useRoleNames();
  const organizationId = isSite ? SITE_ORGANIZATION_ID : scope?.organizationId;
  const { value: roles, failure: unread } = useQuery(
    'role.list',
    scope === null || organizationId === undefined
      ? null
      : { deploymentId: scope.deploymentId, organizationId },
  );
  const [ticked, setTicked] = useState<readonly string[]>(props.roles ?? []);
  const { run, isBusy, failure } = useCommand('draft.stage');
  const close = useDialogs((dialogs) => dialogs.close);
  if (scope === null || who === null) return null;

  const toggle = (role: string): void =>
    setTicked((was) => (was.includes(role) ? was.filter((one) => one !== role) : [...was, role]));
  const stage = async (chosen: readonly string[]): Promise<void> => {
    if (isBusy) return;
    const kind = rolesKindOf(isSite ? SITE_ORGANIZATION_ID : scope.organizationId);
    const reply = await run({ ...scope, kind, who: who.who, intent: toIntent(mode, chosen) });
    if (!reply.ok) return;
    useNotice.getState().say(toStagedText(mode, reply.value));
    close();
  };
  const confirm = (pointed: string | null): void => {
    const chosen = toConfirmed(ticked, pointed);
    if (chosen !== null) void stage(chosen);
  };
  const isNothingChosen = ticked.length === 0;

  return (
    <Dialog
      title={`${TITLE[mode](isSite ? 'site roles' : 'roles')} ${who.name}`}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          {mode === 'exactly' && isNothingChosen && (
            <Button look="danger" disabled={isBusy} onClick={() => void stage([])}>
              Remove every role
            </Button>
          )}
          <Button
            look="primary"
            disabled={isNothingChosen || isBusy}
            onClick={() => void stage([...ticked].sort())}
          >
            {isBusy ? 'Staging…' : `${VERB[mode]} ${who.name}`}
          </Button>
        </>
      }
    >
      {props.of === 'site' && (
        <Segmented label="What to do" segments={MODES} value={mode} onChange={setMode} />
      )}
      <ChoiceList
        label="Roles"
        placeholder="Type a few letters of a role"
        choices={toRoleChoices(roles ?? [], mode, isSite)}
        isLoading={roles === undefined && unread === null}
        ticked={ticked}
        onToggle={toggle}
        onConfirm={confirm}
      />
      <Ticked mode={mode} roles={ticked} show={show} onRemove={toggle} />
      {unread !== null && <ErrorNote failure={unread} />}
      {failure !== null && <ErrorNote failure={failure} />}
    </Dialog>
  );
};
