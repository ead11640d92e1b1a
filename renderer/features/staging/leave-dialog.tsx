import { useQuery } from '#renderer/client/use-query.ts';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import { useScope } from '#renderer/window/where.ts';
import type { Output } from '#shared/contract/index.ts';
import { MEMBER } from '#shared/model/subject.ts';
import styles from './staging.module.css';
import { StagingDialog } from './staging-dialog.tsx';
import { useOrganizationName } from './use-organization.ts';
import { useStage } from './use-stage.ts';
import { useWho } from './use-who.ts';

const toOnlyHere = (onlyHere: number, everybody: number): string =>
  `${everybody === 1 ? 'This person' : `${formatCount(onlyHere)} of them`} will be in no organization that is known here.`;

const Consequences = ({ found }: { readonly found: Output<'draft.getConsequences'> }) => {
  const { show } = useRoleNames();
  const { people: everybody, roles, staged, onlyHere, includesSelf, notKnown } = found;
  return (
    <>
      {includesSelf && (
        <Note tone="warn">
          {everybody === 1 ? 'This is you.' : 'You are among them.'} The server refuses that; the review lets
          you take yourself out.
        </Note>
      )}
      <section className={styles.part}>
        <h3>What goes</h3>
        <ul className={styles.points}>
          {roles.map(({ role, count }) => (
            <li key={role}>
              <SafeText>{show(role)}</SafeText>, held by {people(count)}
            </li>
          ))}
          {roles.length === 0 && (
            <li>
              No organization role: {everybody === 1 ? 'this person holds none' : 'nobody of them holds one'}.
            </li>
          )}
          {staged > 0 && <li>Staged role changes of {people(staged)} in this organization are dropped.</li>}
          {onlyHere > 0 && <li>{toOnlyHere(onlyHere, everybody)}</li>}
        </ul>
      </section>
      <section className={styles.part}>
        <h3>Not known from here</h3>
        <ul className={styles.points}>
          {notKnown.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
};

/** Stages that people leave the organization on screen, after what goes with it was shown. */
export const LeaveDialog = () => {
  const scope = useScope();
  const who = useWho();
  const name = useOrganizationName(scope);
  const asked = useQuery(
    'draft.getConsequences',
    scope === null || who === null ? null : { ...scope, who: who.who },
  );
  const { stage, isBusy, failure } = useStage(['is no member', 'are no members']);
  if (scope === null || who === null) return null;
  const intent = { kind: 'delta' as const, add: [], remove: [MEMBER] };
  return (
    <StagingDialog
      title={`Remove ${who.name} from ${name}`}
      verb={`Remove ${countOf(who.count, 'member', 'members')}`}
      look="danger"
      isReady={asked.value !== undefined}
      isBusy={isBusy}
      failure={failure ?? asked.failure}
      onStage={() => void stage({ ...scope, kind: 'membership', who: who.who, intent })}
    >
      {asked.value === undefined ? (
        <Skeleton lines={5} label="Counting what goes" />
      ) : (
        <Consequences found={asked.value} />
      )}
    </StagingDialog>
  );
};
