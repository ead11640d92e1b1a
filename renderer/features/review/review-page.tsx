import { type RefObject, useEffect, useRef } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { listenToTouches, onPress } from '#renderer/ui/keys.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useBinding } from '#renderer/window/commands.ts';
import { focusTarget } from '#renderer/window/focus.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { ApplyBar } from './apply-bar.tsx';
import { Conflicts } from './conflicts/conflicts.tsx';
import { beginReviewWork, useReviewWork } from './decisions.ts';
import { Effects } from './effects/effects.tsx';
import { Guards } from './guards.tsx';
import { Issues, Lookalikes } from './issues.tsx';
import { Numbers } from './numbers.tsx';
import styles from './review.module.css';
import { RightList } from './right-list.tsx';
import { ShapeList } from './shape-list.tsx';
import { useShown } from './shown.ts';

const NEEDS = '[data-needs]';

/** What stands first: what waits for a decision, else the first kind of change, else the page itself. */
const focusFirst = (page: HTMLElement, selectors: readonly string[]): void => {
  const found = selectors.map((one) => page.querySelector<HTMLElement>(one)).find((one) => one !== null);
  const target = found ?? page;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
};

/**
 * Keeps the focus in the review. It begins at what waits for a decision; when what had it is decided and gone, the
 * next one of its zone takes it; and a press of Apply with something left to decide brings it there.
 */
const useFocusKept = (ref: RefObject<HTMLElement | null>): void => {
  const asked = useReviewWork((work) => work.asked);
  /** Whether the focus is to go to what waits for a decision as soon as there is something: until a key or a click. */
  const waits = useRef(true);
  useEffect(() => {
    const page = ref.current;
    if (page === null) return;
    let zone = '';
    const touch = (): void => {
      waits.current = false;
    };
    const note = ({ target }: FocusEvent): void => {
      const inside = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-zone]') : null;
      zone = inside?.dataset.zone ?? '';
    };
    const keep = (): void => {
      // What waits for a decision may come a moment after the rest.
      if (waits.current && page.querySelector(NEEDS) !== null) {
        focusFirst(page, [NEEDS]);
        waits.current = false;
      }
      if (document.activeElement !== document.body || document.querySelector('dialog[open]') !== null) return;
      const next = zone === '' ? [] : [`[data-zone="${zone}"] [data-next]`];
      focusFirst(page, [...next, NEEDS, '[data-shape]']);
    };
    page.addEventListener('focusin', note);
    const deaf = listenToTouches(page, ['down'], touch);
    const seen = new MutationObserver(keep);
    seen.observe(page, { childList: true, subtree: true });
    focusFirst(page, [NEEDS, '[data-shape]']);
    return () => {
      seen.disconnect();
      page.removeEventListener('focusin', note);
      deaf();
    };
  }, [ref]);
  useEffect(() => {
    if (asked === 0 || ref.current === null) return;
    waits.current = ref.current.querySelector(NEEDS) === null;
    focusFirst(ref.current, [NEEDS]);
  }, [asked, ref]);
};

export type ReviewAnswer = Output<'plan.review'>;

/** Escape goes back to everybody, then to the members; not from a field, nor from a menu that hangs over the page. */
const press = onPress<HTMLElement>(({ key }, event) => {
  const { target, currentTarget } = event;
  if (key !== 'Escape' || event.isDefaultPrevented()) return;
  if (!(target instanceof Node) || !currentTarget.contains(target) || target instanceof HTMLInputElement)
    return;
  event.preventDefault();
  const { shown, showAll } = useShown.getState();
  if (shown.kind === 'everybody') useWhere.getState().go('members');
  else showAll();
});

const Full = ({
  review,
  deploymentId,
}: {
  readonly review: ReviewAnswer;
  readonly deploymentId: DeploymentId;
}) => {
  const page = useRef<HTMLElement>(null);
  useEffect(() => useWhere.setState({ seenReview: review.hash }), [review.hash]);
  useEffect(() => {
    beginReviewWork(deploymentId);
    useShown.getState().showAll();
  }, [deploymentId]);
  useFocusKept(page);
  return (
    <section
      aria-label="Review"
      className={styles.page}
      ref={page}
      tabIndex={-1}
      onKeyDown={press}
      {...focusTarget('screen')}
    >
      <Numbers review={review} deploymentId={deploymentId} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <Conflicts review={review} deploymentId={deploymentId} />
          <Guards review={review} />
          <Issues review={review} deploymentId={deploymentId} />
          <Lookalikes review={review} />
          <Effects deploymentId={deploymentId} shapes={review.shapes} />
          <ShapeList review={review} deploymentId={deploymentId} />
        </div>
        <RightList review={review} deploymentId={deploymentId} />
      </div>
      <ApplyBar review={review} deploymentId={deploymentId} />
    </section>
  );
};

const Nothing = ({
  unchanged,
  list,
  onBack,
}: {
  readonly unchanged: number;
  readonly list: string;
  readonly onBack: () => void;
}) => (
  <section
    aria-label="Review"
    className={styles.page}
    tabIndex={-1}
    onKeyDown={press}
    {...focusTarget('screen')}
  >
    <EmptyState title="Nothing to review" action={<Button onClick={onBack}>Go to {list}</Button>}>
      {unchanged > 0
        ? 'Everything that is staged already is as wanted.'
        : 'Select people in a list and press A, R or E, or tokens and press T.'}
    </EmptyState>
  </section>
);

/** What applying would do, exactly, before anything is sent. */
export const ReviewPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const draft = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const { value: review, failure } = useQuery('plan.review', deploymentId === null ? null : { deploymentId });
  const list = useWhere((where) => where.list);
  const back = useBinding(`view.${list}`);
  if (deploymentId === null) return null;
  if (failure !== null && review === undefined) return <ErrorNote failure={failure} />;
  const isNothing = draft.value !== undefined && draft.value.people + draft.value.conflicts === 0;
  if (review === undefined || draft.value === undefined || (draft.isLoading && isNothing))
    return <Skeleton lines={10} label="Compiling the review" />;
  if (isNothing) return <Nothing unchanged={draft.value.unchanged} list={list} onBack={back.run} />;
  return <Full key={deploymentId} review={review} deploymentId={deploymentId} />;
};
