import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { listenToPresses, listenToTouches } from '#renderer/ui/keys.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { english } from '#shared/base/format.ts';
import type { ApprovalBridge, ApprovalRequest } from '#shared/contract/bridge.ts';
import styles from './approve.module.css';

const COLOUR = { production: 'red', staging: 'amber', other: 'blue' } as const;
/**
 * A press that was meant for the window before, or is one of many in a row, must not approve: the button waits until nothing
 * was pressed for so long. Main counts the same, from a moment before, and its word is the one that counts.
 */
const GUARD_MS = 500;
/** The store cut the texts already; this window cuts nothing more. */
const WHOLE = 1_000;

/** How many pages a key scrolls. */
const SCROLL: Readonly<Record<string, number>> = {
  ArrowUp: -0.2,
  ArrowDown: 0.2,
  PageUp: -0.9,
  PageDown: 0.9,
};

/** Two lines may read alike; the list never changes while it is shown. */
const withKeys = (texts: readonly string[]) => texts.map((text, at) => ({ key: `${at}`, text }));

type Subject = NonNullable<ApprovalRequest['subject']>;

/** Text of others: a box of its own, so that nothing in it can look like a line of ours. */
const Quoted = ({ children }: { readonly children: string }) => (
  <span className={styles.quoted}>
    <SafeText most={WHOLE}>{children}</SafeText>
  </span>
);

const SubjectLines = ({ subject }: { readonly subject: Subject }) => {
  const { name, host, account, environment, environmentFirst } = subject;
  return (
    <header className={styles.head}>
      <dl className={styles.facts}>
        <dt>Server</dt>
        <dd data-part="host">
          <Quoted>{host}</Quoted> {environmentFirst !== 'other' && <Tag tone="env">{environmentFirst}</Tag>}
        </dd>
        <dt>In Rollcall</dt>
        <dd data-part="name">
          <Quoted>{name}</Quoted>
        </dd>
        <dt>Signed in as</dt>
        <dd data-part="account">{account === null ? 'nobody yet' : <Quoted>{account}</Quoted>}</dd>
      </dl>
      {environment !== environmentFirst && (
        <p className={styles.differs} data-part="relabelled">
          This server was first kept as {environmentFirst}. It is labelled {environment} now.
        </p>
      )}
    </header>
  );
};

const Moves = ({ moves }: Pick<ApprovalRequest, 'moves'>) => (
  <dl className={styles.moves} data-part="moves">
    {moves.map(({ what, from, to }) => (
      <div key={what} className={styles.move}>
        <dt>
          <SafeText most={WHOLE}>{what}</SafeText>
        </dt>
        <dd>
          {from !== null && (
            <>
              from <Quoted>{from}</Quoted> to{' '}
            </>
          )}
          <Quoted>{to}</Quoted>
        </dd>
      </div>
    ))}
  </dl>
);

const People = ({ people }: { readonly people: NonNullable<ApprovalRequest['people']> }) => (
  <div className={styles.people} data-part="people">
    {withKeys(people.first).map(({ key, text }) => (
      <Quoted key={key}>{text}</Quoted>
    ))}
    {people.more > 0 && <span>and {english.formatCount(people.more)} more</span>}
  </div>
);

const Reasons = ({ reasons }: Pick<ApprovalRequest, 'reasons'>) => (
  <dl className={styles.moves} data-part="reasons">
    {reasons.map(({ what, reason }) => (
      <div key={what} className={styles.move}>
        <dt>
          <SafeText most={WHOLE}>{what}</SafeText>
        </dt>
        <dd>
          Reason given: <Quoted>{reason}</Quoted>
        </dd>
      </div>
    ))}
  </dl>
);

const times = (n: number): string =>
  n === 1 ? 'once' : n === 2 ? 'twice' : `${english.formatCount(n)} times`;

/** Main's own word on who may be asking. The button that ends it is among the buttons. */
const KeepsAsking = ({ declined }: { readonly declined: number }) => (
  <div className={styles.asking} data-part="keeps-asking">
    <Note tone="warn">
      You said no {times(declined)} in a row. If it was not you who asked, something keeps asking: have it
      stopped. To be asked again later, choose “Let Rollcall ask again” in the File menu.
    </Note>
  </div>
);

/** Keys that press the button which has the focus. */
const PRESSES: readonly string[] = ['Enter', ' '];

const Request = ({
  request,
  bridge,
}: {
  readonly request: ApprovalRequest;
  readonly bridge: ApprovalBridge;
}) => {
  const { subject, title, lines, moves, people, reasons, declined } = request;
  const [isGuarded, setGuarded] = useState(true);
  const [isShown, setShown] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Focus stays on the buttons; the keys that scroll reach what is above them all the same.
    return listenToPresses(({ key }) => {
      const pages = SCROLL[key] ?? 0;
      body.current?.scrollBy({ top: pages * body.current.clientHeight });
    });
  }, []);
  useEffect(() => {
    const present = async (): Promise<void> => {
      // In parts of a pixel: one that is cut off would bring a scroll bar.
      const room = body.current?.getBoundingClientRect().height ?? 0;
      const needed = content.current?.getBoundingClientRect().height ?? 0;
      // It counts from the moment at which main has shown the window, so that it never ends before main's own.
      await bridge.present(Math.ceil(window.innerHeight - room + needed));
      safe.current?.focus();
      setShown(true);
    };
    void present();
  }, [bridge]);
  useEffect(() => {
    if (!isShown || !isGuarded) return;
    const wait = () => setTimeout(() => setGuarded(false), GUARD_MS);
    let timer = wait();
    const again = (): void => {
      clearTimeout(timer);
      timer = wait();
    };
    const deaf = listenToTouches(document, ['down', 'up'], again);
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, [isShown, isGuarded]);
  useEffect(() => {
    // A key that was pressed for the window before, or is held since, must press nothing here: neither yes nor no.
    const swallow: Parameters<typeof listenToPresses>[0] = ({ key, isRepeat }, event) => {
      if (PRESSES.includes(key) && (isRepeat || isGuarded)) event.preventDefault();
    };
    const ends = [listenToPresses(swallow), listenToPresses(swallow, 'up')];
    return () => {
      for (const end of ends) end();
    };
  }, [isGuarded]);
  return (
    <div className={styles.request}>
      {subject !== null && <SubjectLines subject={subject} />}
      <div className={styles.body} ref={body}>
        <div className={styles.content} ref={content}>
          <h1 className={styles.title}>
            <SafeText most={WHOLE}>{title}</SafeText>
          </h1>
          {moves.length > 0 && <Moves moves={moves} />}
          {people !== null && <People people={people} />}
          <ul className={styles.lines}>
            {withKeys(lines).map(({ key, text }) => (
              <li key={key}>
                <SafeText most={WHOLE}>{text}</SafeText>
              </li>
            ))}
          </ul>
          {reasons.length > 0 && <Reasons reasons={reasons} />}
        </div>
      </div>
      {declined !== null && <KeepsAsking declined={declined} />}
      <div className={styles.buttons}>
        {declined !== null && (
          <>
            <Button onClick={bridge.stop}>Stop asking for this session</Button>
            <span className={styles.gap} />
          </>
        )}
        <Button ref={safe} onClick={() => bridge.answer(false)}>
          Cancel
        </Button>
        <Button
          look={request.tone === 'danger' ? 'danger' : 'primary'}
          disabled={isGuarded}
          onClick={() => bridge.answer(true)}
        >
          {request.confirmLabel}
        </Button>
      </div>
    </div>
  );
};

/** The window that asks: what is about to happen, and a button that names it. Escape is no. */
export const ApprovePage = ({ bridge }: { readonly bridge: ApprovalBridge }) => {
  const [request, setRequest] = useState<ApprovalRequest | null>(null);
  useEffect(() => {
    void bridge.get().then(setRequest);
  }, [bridge]);
  useEffect(
    () =>
      listenToPresses(({ key }) => {
        if (key === 'Escape') bridge.answer(false);
      }),
    [bridge],
  );
  return (
    <main
      className={styles.page}
      data-colour={request?.subject ? COLOUR[request.subject.environmentFirst] : undefined}
    >
      {request !== null && <Request request={request} bridge={bridge} />}
    </main>
  );
};
