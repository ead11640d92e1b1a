import { useScope } from '#renderer/window/where.ts';
import { SUSPENDED } from '#shared/model/subject.ts';
import styles from './staging.module.css';
import { StagingDialog, useStage, useWho } from './staging-dialog.tsx';

const ABOUT = {
  suspended: {
    verb: 'Suspend',
    same: ['is suspended already', 'are suspended already'],
    points: [
      'They are signed out and cannot sign in; their tokens are refused but kept.',
      'Roles, memberships, groups and workspaces stay as they are.',
      'The server refuses to suspend an owner, and yourself: the review says who that is.',
      'The server tells them and every owner and user admin by a notification.',
    ],
  },
  active: {
    verb: 'Activate',
    same: ['is not suspended', 'are not suspended'],
    points: [
      'Suspended people can sign in again, and their tokens work again.',
      'Somebody who was never seen becomes dormant again by itself, within 15 minutes.',
      'The server tells them and every owner and user admin by a notification.',
    ],
  },
} as const;

/** Stages that people are suspended, or that suspended people are not any more. */
export const StatusDialog = ({ to }: { readonly to: 'suspended' | 'active' }) => {
  const scope = useScope();
  const who = useWho();
  const about = ABOUT[to];
  const { stage, isBusy, failure } = useStage(about.same);
  if (scope === null || who === null) return null;
  const intent =
    to === 'suspended'
      ? { kind: 'delta' as const, add: [SUSPENDED], remove: [] }
      : { kind: 'delta' as const, add: [], remove: [SUSPENDED] };
  return (
    <StagingDialog
      title={`${about.verb} ${who.name}`}
      verb={`${about.verb} ${who.name}`}
      look={to === 'suspended' ? 'danger' : 'primary'}
      isReady
      isBusy={isBusy}
      failure={failure}
      onStage={() => void stage({ ...scope, kind: 'user-status', who: who.who, intent })}
    >
      <ul className={styles.points}>
        {about.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </StagingDialog>
  );
};
