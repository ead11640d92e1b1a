import { type ReactNode, useState } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { isSame, type ShownChanges, useShown } from '../shown.ts';
import styles from './effects.module.css';
import { type ShownEffect, toEffectText, toMeanings, toPathText } from './text.ts';

type PlanEffects = Output<'plan.getEffects'>;

const AT_FIRST = 2;
const MOST_COVERS = 3;

/** A line that shows the people behind it when it is chosen. */
const Line = ({
  to,
  title,
  children,
}: {
  readonly to: ShownChanges;
  readonly title?: string;
  readonly children: ReactNode;
}) => {
  const { shown, show } = useShown();
  return (
    <button
      type="button"
      className={styles.line}
      title={toShown(title)}
      aria-pressed={isSame(shown, to)}
      onClick={() => show(to)}
    >
      {children}
    </button>
  );
};

const Permission = ({ line, isLoss }: { readonly line: ShownEffect; readonly isLoss: boolean }) => {
  const text = toEffectText(line, isLoss);
  const path = toPathText(line.path, isLoss);
  return (
    <li>
      <Line
        to={{ kind: 'effect', of: { kind: 'line', id: line.id }, title: text, path }}
        title={`${text} ${path} (${line.resource}: ${line.action})`}
      >
        <span className={styles.text}>
          <SafeText>{text}</SafeText>
        </span>
        <span className={styles.path}>
          <SafeText>{path}</SafeText>
        </span>
        {line.isRisky && <Tag tone="warn">! powerful</Tag>}
      </Line>
    </li>
  );
};

const Side = ({
  word,
  count,
  lines,
  more,
  isLoss = false,
}: {
  readonly word: string;
  readonly count: number;
  readonly lines: readonly ShownEffect[];
  readonly more: number;
  readonly isLoss?: boolean;
}) => {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? lines : lines.slice(0, AT_FIRST);
  const left = lines.length - shown.length;
  return (
    <div className={styles.side}>
      <h3>{word}</h3>
      <div>
        {count === 0 && <p>Nobody.</p>}
        <ul>
          {shown.map((line) => (
            <Permission key={line.id} line={line} isLoss={isLoss} />
          ))}
        </ul>
        {lines.length > AT_FIRST && (
          <Button
            look="quiet"
            className={styles.more}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen
              ? 'Show fewer'
              : `Show ${countOf(left, 'more permission', 'more permissions')} (${people(count)})`}
          </Button>
        )}
        {isOpen && more > 0 && <p className={styles.soft}>{formatCount(more)} more are not listed.</p>}
      </div>
    </div>
  );
};

const Without = ({ withoutEffect }: Pick<PlanEffects, 'withoutEffect'>) => {
  const { changes, coveredBy } = withoutEffect;
  if (changes === 0) return null;
  const covers = coveredBy.map(({ label }) => label).filter((label) => label !== '');
  const why = covers.length === 0 ? '' : ` (already covered by ${covers.slice(0, MOST_COVERS).join('; ')})`;
  return (
    <div className={styles.side}>
      <h3>No change</h3>
      <Line
        to={{ kind: 'effect', of: { kind: 'without-effect' }, title: 'Changes without effect', path: '' }}
      >
        {countOf(changes, 'change has', 'changes have')} no effect
        <SafeText>{why}</SafeText>
      </Line>
    </div>
  );
};

const Unknown = ({ unknown }: Pick<PlanEffects, 'unknown'>) =>
  unknown.length === 0 ? null : (
    <div className={styles.side}>
      <h3>Not known</h3>
      <Line to={{ kind: 'effect', of: { kind: 'unknown' }, title: 'What it brings is not known', path: '' }}>
        What <SafeText>{unknown.map(({ role }) => role).join(', ')}</SafeText> brings: the server does not
        list the permissions.
      </Line>
    </div>
  );

type Props = {
  readonly deploymentId: DeploymentId;
  readonly shapes: Output<'plan.review'>['shapes'];
};

/** What the plan means, in permissions and beside them. It has its own question, so that nothing else waits for it. */
export const Effects = ({ deploymentId, shapes }: Props) => {
  const { value, failure } = useQuery('plan.getEffects', { deploymentId });
  return (
    <section aria-label="Effects" aria-busy={value === undefined} className={styles.section}>
      <h2>What it means</h2>
      {toMeanings(shapes).map((meaning) => (
        <p key={meaning}>{meaning}</p>
      ))}
      {value === undefined && failure === null && <p className={styles.soft}>Working out the permissions…</p>}
      {failure !== null && <p role="alert">{toShown(failure.message)}</p>}
      {value !== undefined && (
        <>
          {value.gaining + value.losing === 0 ? (
            <p className={styles.soft}>Nobody’s permissions change.</p>
          ) : (
            <>
              <Side word="Gain" count={value.gaining} lines={value.gains} more={value.more.gains} />
              <Side word="Lose" count={value.losing} lines={value.losses} more={value.more.losses} isLoss />
            </>
          )}
          <Without withoutEffect={value.withoutEffect} />
          <Unknown unknown={value.unknown} />
        </>
      )}
    </section>
  );
};
