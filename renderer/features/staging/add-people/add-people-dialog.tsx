import { X } from 'lucide-react';
import { useState } from 'react';
import { useSteadyQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { ChoiceList } from '#renderer/ui/choice-list.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { useScope } from '#renderer/window/where.ts';
import type { Scope } from '#shared/model/organization.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { Outcome, Waiting } from '../paste/outcome.tsx';
import { toCurrentFailure } from '../paste/text.ts';
import { usePastedList } from '../paste/use-pasted-list.ts';
import { RolePicks } from '../role-picks.tsx';
import styles from '../staging.module.css';
import { StagingDialog, useOrganizationName, useStage } from '../staging-dialog.tsx';
import { type ChosenPerson, countJoining, isList, togglePerson, toVerb, toWho } from './chosen.ts';

const MOST_SHOWN = 50;

const Picked = ({
  picked,
  onRemove,
}: {
  readonly picked: readonly ChosenPerson[];
  readonly onRemove: (person: ChosenPerson) => void;
}) => (
  <ul className={styles.chosen} aria-label="Chosen people">
    {picked.map((person) => (
      <li key={person.userId}>
        <Chip kind="added">{person.username}</Chip>
        <Button
          look="quiet"
          label={`Leave out ${person.username}`}
          icon={<X />}
          onClick={() => onRemove(person)}
        />
      </li>
    ))}
  </ul>
);

/** Stages that people join the organization on screen: picked by name or pasted as a list, with roles in one step. */
export const AddPeopleDialog = () => {
  const scope = useScope();
  return scope === null ? null : <AddPeople scope={scope} />;
};

const AddPeople = ({ scope }: { readonly scope: Scope }) => {
  const name = useOrganizationName(scope);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<readonly ChosenPerson[]>([]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [failedOf, setFailedOf] = useState<string | null>(null);
  const { pasted, last, add, retry } = usePastedList(
    scope,
    '',
    picked.map((one) => one.userId),
  );
  const outside = useSteadyQuery('user.listOutside', { ...scope, text, limit: MOST_SHOWN });
  const { stage, isBusy, failure } = useStage(['is a member already', 'are members already']);

  // Whom another text found is no answer, should none come.
  const found = outside.isPrevious && outside.failure !== null ? undefined : outside.value;
  const rows = found?.rows ?? [];
  const toggle = (userId: string): void => {
    const person = rows.find((one) => one.userId === userId);
    if (person !== undefined) setPicked((was) => togglePerson(was, person));
  };
  const paste = (what: string): boolean => {
    if (!isList(what)) return false;
    add(what);
    return true;
  };
  const count = countJoining(pasted, picked);
  const isReady = count > 0 && pasted.kind !== 'working';
  const pasteId = pasted.kind === 'read' ? pasted.pasteId : failedOf;
  const confirm = (): void => {
    setFailedOf(pasteId);
    void stage({
      ...scope,
      kind: 'membership',
      who: toWho(pasted, picked),
      intent: { kind: 'delta', add: [MEMBER], remove: [] },
      ...(roles.length === 0 ? {} : { withRoles: roles }),
    });
  };
  // With a list in the dialog the names to pick from come when something is typed.
  const isPicking = pasted.kind === 'none' || text !== '';
  const more = isPicking ? (found?.matching ?? 0) - rows.length : 0;
  return (
    <StagingDialog
      title={`Add people to ${name}`}
      verb={toVerb(count)}
      look="primary"
      size="wide"
      isReady={isReady}
      isBusy={isBusy}
      failure={toCurrentFailure(failure, failedOf, pasteId) ?? outside.failure}
      onStage={confirm}
    >
      <ChoiceList
        label="People"
        placeholder="Type a name or an address, or paste a list of them"
        choices={(isPicking ? rows : []).map((one) => ({
          value: one.userId,
          label: one.username,
          note: [one.name, one.email, one.status === 'active' ? '' : one.status].filter(Boolean).join(' · '),
        }))}
        ticked={picked.map((one) => one.userId)}
        onToggle={toggle}
        onConfirm={(pointed) => (pointed === null ? isReady && confirm() : toggle(pointed))}
        isLoading={outside.isPrevious && outside.failure === null}
        onText={setText}
        onPasteText={paste}
        isShort={!isPicking}
        none={
          isPicking
            ? text === ''
              ? 'Everybody on the deployment is a member already.'
              : 'Nobody outside matches.'
            : 'Type to pick somebody besides, or paste another list.'
        }
      />
      {more > 0 && <p className={styles.keys}>and {formatCount(more)} more: type to narrow the list.</p>}
      {picked.length > 0 && (
        <Picked picked={picked} onRemove={(person) => setPicked((was) => togglePerson(was, person))} />
      )}
      {pasted.kind === 'working' && <Waiting text={last} done={pasted.done} />}
      {pasted.kind === 'failed' && <ErrorNote failure={pasted.failure} onRetry={retry} />}
      {pasted.kind === 'read' && (
        <Outcome scope={scope} pasteId={pasted.pasteId} outcome={pasted.outcome} purpose="join" />
      )}
      <RolePicks
        deploymentId={scope.deploymentId}
        organizationId={scope.organizationId}
        ticked={roles}
        onChange={setRoles}
      />
    </StagingDialog>
  );
};
