import { X } from 'lucide-react';
import { useState } from 'react';
import { useSteadyQuery } from '#renderer/data/use-query.ts';
import { useScope } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { ChoiceList } from '#renderer/ui/choice-list.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { RolePicks } from '../role-picks.tsx';
import styles from '../staging.module.css';
import { StagingDialog } from '../staging-dialog.tsx';
import { useOrganizationName } from '../use-organization.ts';
import { useStage } from '../use-stage.ts';
import { addPeople, isList, type Person, togglePerson } from './chosen.ts';
import { useResolve } from './use-resolve.ts';

const MOST_SHOWN = 50;
const MOST_CHIPS = 40;

const Chosen = ({
  chosen,
  onRemove,
}: {
  readonly chosen: readonly Person[];
  readonly onRemove: (person: Person) => void;
}) => (
  <ul className={styles.chosen} aria-label="Chosen people">
    {chosen.slice(0, MOST_CHIPS).map((person) => (
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
    {chosen.length > MOST_CHIPS && <li>and {formatCount(chosen.length - MOST_CHIPS)} more</li>}
    {chosen.length === 0 && (
      <li className={styles.keys}>
        Nobody chosen yet. Type a name, or paste a list of usernames or addresses.
      </li>
    )}
  </ul>
);

/** Stages that people join the organization on screen: picked by name or pasted as a list, with roles in one step. */
export const AddPeopleDialog = () => {
  const scope = useScope();
  const name = useOrganizationName(scope);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const { lines, resolve } = useResolve(scope);
  const outside = useSteadyQuery(
    'user.listOutside',
    scope === null ? null : { ...scope, text, limit: MOST_SHOWN },
  );
  const { stage, isBusy, failure } = useStage('are members already');
  if (scope === null) return null;

  const rows = outside.value?.rows ?? [];
  const toggle = (userId: string): void => {
    const person = rows.find((one) => one.userId === userId);
    if (person !== undefined) setChosen((was) => togglePerson(was, person));
  };
  const paste = (pasted: string): boolean => {
    if (!isList(pasted)) return false;
    void resolve(pasted).then((found) => setChosen((was) => addPeople(was, found)));
    return true;
  };
  const confirm = (): void =>
    void stage({
      ...scope,
      kind: 'membership',
      who: { kind: 'people', userIds: chosen.map((one) => one.userId) },
      intent: { kind: 'delta', add: [MEMBER], remove: [] },
      ...(roles.length === 0 ? {} : { withRoles: roles }),
    });
  const more = (outside.value?.matching ?? 0) - rows.length;
  return (
    <StagingDialog
      title={`Add people to ${name}`}
      verb={chosen.length === 0 ? 'Add people' : `Add ${people(chosen.length)}`}
      look="primary"
      size="large"
      isReady={chosen.length > 0}
      isBusy={isBusy}
      failure={failure ?? outside.failure}
      onStage={confirm}
    >
      <ChoiceList
        label="People"
        placeholder="Type a name or an address, or paste a list of them"
        choices={rows.map((one) => ({
          value: one.userId,
          label: one.username,
          note: [one.name, one.email, one.status === 'active' ? '' : one.status].filter(Boolean).join(' · '),
        }))}
        ticked={chosen.map((one) => one.userId)}
        onToggle={toggle}
        onConfirm={(pointed) => (pointed === null ? chosen.length > 0 && confirm() : toggle(pointed))}
        onText={setText}
        onPasteText={paste}
        none={text === '' ? 'Everybody on the deployment is a member already.' : 'Nobody outside matches.'}
      />
      {more > 0 && <p className={styles.keys}>and {formatCount(more)} more: type to narrow the list.</p>}
      {lines.length > 0 && (
        <ul className={styles.points} aria-label="What became of the pasted names">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Chosen chosen={chosen} onRemove={(person) => setChosen((was) => togglePerson(was, person))} />
      <RolePicks
        deploymentId={scope.deploymentId}
        organizationId={scope.organizationId}
        ticked={roles}
        onChange={setRoles}
      />
    </StagingDialog>
  );
};
