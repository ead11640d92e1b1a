import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { countOf, people } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './review.module.css';
import type { ReviewAnswer } from './review-page.tsx';
import { ISSUE_TAGS, toIssueCount, toIssuesCount } from './text.ts';

/** What preflight expects to go wrong, why, and what to do; with one button that takes those people out. */
export const Issues = ({
  review,
  deploymentId,
}: {
  readonly review: ReviewAnswer;
  readonly deploymentId: DeploymentId;
}) => {
  const { run, isBusy, failure } = useCommand('plan.rejectRefused');
  if (review.issues.length === 0) return null;
  const takeOut = async (): Promise<void> => {
    const reply = await run({ deploymentId, hash: review.hash });
    if (reply.ok)
      useNotice
        .getState()
        .say(`Took ${countOf(reply.value.people, 'change', 'changes')} out. Undo brings that back.`);
  };
  return (
    <section aria-label="Issues" className={styles.issues}>
      <ul>
        {review.issues.map((issue) => (
          <li key={`${issue.code}-${issue.verdict}`} className={styles.issue}>
            <Tag tone={ISSUE_TAGS[issue.verdict].tone}>
              {ISSUE_TAGS[issue.verdict].sign} {toIssueCount(issue)} {ISSUE_TAGS[issue.verdict].word}
            </Tag>
            <p>
              {issue.reason} <span className={styles.soft}>{issue.fix}</span>
            </p>
          </li>
        ))}
      </ul>
      {review.willBeRefused > 0 && (
        <Button disabled={isBusy} onClick={() => void takeOut()}>
          Take out{' '}
          {toIssuesCount(
            review.willBeRefused,
            review.issues.filter(({ verdict }) => verdict === 'will-be-refused'),
          )}
        </Button>
      )}
      {failure !== null && <p role="alert">{toShown(failure.message)}</p>}
    </section>
  );
};

/** So many that they need no folding. */
const FEW_ALIKE = 4;

/** Who could be taken for somebody else in this plan, each with what tells them apart: username and short id. */
export const Lookalikes = ({ review }: { readonly review: ReviewAnswer }) => {
  const { people: count, groups } = review.lookalikes;
  // A few stand there at once; many would push what the plan means out of sight.
  const [isOpen, setOpen] = useState(count <= FEW_ALIKE);
  if (count === 0) return null;
  const shown = groups.flat().length;
  return (
    <section aria-label="Names that look alike" className={styles.issues}>
      <ul>
        <li className={styles.issue}>
          <Tag tone="warn">! {people(count)} look alike</Tag>
          <p>
            Names or usernames in this plan can be taken for each other.{' '}
            <span className={styles.soft}>Compare usernames and ids before you apply.</span>
          </p>
          <Disclosure label="Who looks alike" isOpen={isOpen} onToggle={setOpen}>
            <ul>
              {groups.map((group) => (
                <li key={group[0]?.userId}>
                  {group.map(({ userId, username, name }) => (
                    <span key={userId} className={styles.alike}>
                      <strong>
                        <SafeText most={40}>{username}</SafeText>
                      </strong>{' '}
                      <SafeText most={40}>{name}</SafeText> <code>{userId.slice(0, 8)}</code>
                    </span>
                  ))}
                </li>
              ))}
              {count > shown && <li className={styles.soft}>And {people(count - shown)} more.</li>}
            </ul>
          </Disclosure>
        </li>
      </ul>
    </section>
  );
};
