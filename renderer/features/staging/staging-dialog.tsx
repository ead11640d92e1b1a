import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import type { Person } from '#renderer/window/focus.ts';
import { useSelectionSummary } from '#renderer/window/list.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Organization, Scope } from '#shared/model/organization.ts';
import { usePointed } from '../people/index.ts';
import styles from './staging.module.css';
import { toStagedNote } from './staging.ts';

/** Whom a staging is about, for the store and in words. */
type Who = {
  readonly who:
    | { readonly kind: 'selection' }
    | { readonly kind: 'people'; readonly userIds: readonly UserId[] };
  readonly name: string;
  readonly count: number;
};

/**
 * The selection, or the person under the cursor when nobody is selected; null: nobody. A dialog stays about those with
 * whom it was opened, whatever becomes of the list below it.
 */
export const useWho = (): Who | null => {
  const summary = useSelectionSummary();
  const pointed = usePointed()?.person ?? null;
  const [first, setFirst] = useState<Person | 'selection' | null>(null);
  if (summary === undefined) return null;
  const about = first ?? (summary.selected > 0 ? 'selection' : pointed);
  if (first !== about) setFirst(about);
  if (about === null) return null;
  if (about !== 'selection') {
    return { who: { kind: 'people', userIds: [about.userId] }, name: about.username, count: 1 };
  }
  const hidden = summary.hidden > 0 ? ` (${formatCount(summary.hidden)} hidden)` : '';
  const name = `${people(summary.selected)}${hidden}`;
  return { who: { kind: 'selection' }, name, count: summary.selected };
};

/** The organizations of the deployment in the copy. */
export const useOrganizations = (scope: Scope | null): readonly Organization[] =>
  useQuery('organization.list', scope === null ? null : { deploymentId: scope.deploymentId }).value ?? [];

/** The name of the organization on screen. */
export const useOrganizationName = (scope: Scope | null): string => {
  const found = useOrganizations(scope).find((one) => one.id === scope?.organizationId);
  return found?.displayName || found?.name || 'the organization';
};

/** Stages, says so in the tray, and closes the dialog. `same`: what one, or several, for whom nothing changes are already. */
export const useStage = (same: readonly [string, string]) => {
  const { run, isBusy, failure } = useCommand('draft.stage');
  const stage = async (input: Input<'draft.stage'>): Promise<void> => {
    if (isBusy) return;
    const reply = await run(input);
    if (!reply.ok) return;
    useNotice.getState().say(toStagedNote(same, reply.value));
    useDialogs.getState().close();
  };
  return { stage, isBusy, failure };
};

type Props = {
  readonly title: string;
  /** The verb with its object, on the button. */
  readonly verb: string;
  readonly look: 'primary' | 'danger';
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onStage: () => void;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  readonly children: ReactNode;
};

/** A dialog that stages something; nothing is sent by it, and it says so. */
export const StagingDialog = (props: Props) => {
  const close = useDialogs((dialogs) => dialogs.close);
  return (
    <Dialog
      title={props.title}
      size={props.size ?? 'medium'}
      onClose={close}
      footer={
        <>
          <span className={styles.keys}>Staged only: nothing is sent before the review.</span>
          <Button onClick={close}>Cancel</Button>
          <Button look={props.look} disabled={!props.isReady || props.isBusy} onClick={props.onStage}>
            {props.isBusy ? 'Staging…' : props.verb}
          </Button>
        </>
      }
    >
      {props.children}
      {props.failure !== null && <ErrorNote failure={props.failure} />}
    </Dialog>
  );
};
