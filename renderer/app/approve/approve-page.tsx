import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { ApprovalBridge, ApprovalRequest } from '#shared/contract/bridge.ts';
import styles from './approve.module.css';

const COLOUR = { production: 'red', staging: 'amber', other: 'blue' } as const;
/** A key that was still on its way when the window opened must not approve. */
const GUARD_MS = 500;

const Request = ({
  request,
  bridge,
}: {
  readonly request: ApprovalRequest;
  readonly bridge: ApprovalBridge;
}) => {
  const [isGuarded, setGuarded] = useState(true);
  const cancel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    cancel.current?.querySelector('button')?.focus();
    const timer = setTimeout(() => setGuarded(false), GUARD_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <header className={styles.head}>
        <Tag tone="env">{request.environment}</Tag> <SafeText>{request.deployment}</SafeText>
      </header>
      <h1 className={styles.title}>
        <SafeText>{request.title}</SafeText>
      </h1>
      <ul className={styles.lines}>
        {request.lines.map((line) => (
          <li key={line}>
            <SafeText>{line}</SafeText>
          </li>
        ))}
      </ul>
      <div className={styles.buttons} ref={cancel}>
        <Button onClick={() => bridge.answer(false)}>Cancel</Button>
        <Button look="primary" disabled={isGuarded} onClick={() => bridge.answer(true)}>
          {request.confirmLabel}
        </Button>
      </div>
    </>
  );
};

/** The approval window: what is about to happen, and a button that names it. Escape is no. */
export const ApprovePage = ({ bridge }: { readonly bridge: ApprovalBridge }) => {
  const [request, setRequest] = useState<ApprovalRequest | null>(null);
  useEffect(() => {
    void bridge.get().then(setRequest);
  }, [bridge]);
  useEffect(() => {
    const press = (event: { readonly key: string }): void => {
      if (event.key === 'Escape') bridge.answer(false);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [bridge]);
  const swallow = (event: KeyboardEvent): void => {
    // Holding Enter from the window before must not press anything here.
    if (event.repeat) event.preventDefault();
  };
  return (
    <main
      className={styles.page}
      data-colour={request === null ? undefined : COLOUR[request.environment]}
      onKeyDown={swallow}
    >
      {request !== null && <Request request={request} bridge={bridge} />}
    </main>
  );
};
