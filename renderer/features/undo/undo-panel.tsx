import { useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Delta } from '#renderer/ui/delta.tsx';
import { formatCount, formatFull } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useOrganizationNames, useRoleNames } from '#renderer/window/names.ts';
import { useWhere } from '#renderer/window/where.ts';
import { roleNameOf, toSubjectKey, userIdOf } from '#shared/core/plan/subject.ts';
import { FATES, type ShownUndo, toGroups } from './text.ts';
import styles from './undo.module.css';

const ChangedSince = ({ undo }: { readonly undo: ShownUndo }) => {
  const { show } = useRoleNames();
  const organizationOf = useOrganizationNames();
  const left = undo.merged + undo.alreadyBack + undo.leftAlone - undo.changedSince.length;
  return (
    <ul className={styles.people} aria-label="Changed since by others">
      {undo.changedSince.map((one) => {
        const { after, now, fate, organizationId, username } = one;
        const added = now.filter((word) => !after.includes(word));
        const removed = after.filter((word) => !now.includes(word));
        const names = { role: show, organization: organizationOf(organizationId) };
        const text = toChangeText({ kind: one.kind, roleName: roleNameOf(one), added, removed }, names);
        return (
          <li key={toSubjectKey(one)}>
            <strong>
              <SafeText>{username === '' ? userIdOf(one) : username}</SafeText>
            </strong>
            <span className={styles.soft}>changed since:</span>
            <Delta lead={text.lead} added={text.added} removed={text.removed} />
            <span className={styles.soft}>{FATES[fate]}</span>
          </li>
        );
      })}
      {left > 0 && <li className={styles.soft}>and {formatCount(left)} more</li>}
    </ul>
  );
};

const Panel = ({ undo }: { readonly undo: ShownUndo }) => {
  const [isOpen, setOpen] = useState(false);
  const go = (): void => useWhere.getState().openPlan(undo.planId);
  return (
    <section aria-label="Undo" className={styles.panel}>
      <h2>
        Takes back the apply of {formatFull(undo.createdAt)}
        <Button look="quiet" onClick={go}>
          Show it
        </Button>
      </h2>
      <ul className={styles.groups}>
        {toGroups(undo).map(({ id, sign, tone, title, lines }) => (
          <li key={id}>
            <p className={cx(tone !== 'plain' && styles[tone])}>
              <span aria-hidden="true">{sign}</span> {title}
              {id === 'changed' && undo.changedSince.length > 0 && (
                <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                  {isOpen ? 'Hide them' : 'Show them'}
                </Button>
              )}
            </p>
            {lines.map((line) => (
              <p key={line} className={styles.soft}>
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {isOpen && <ChangedSince undo={undo} />}
    </section>
  );
};

/** What the staged undo takes back, what it leaves alone and what cannot come back; nothing when no undo is staged. */
export const UndoPanel = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('history.getStagedUndo', deploymentId === null ? null : { deploymentId });
  return value?.undo == null ? null : <Panel undo={value.undo} />;
};
