import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useClient } from '#renderer/client/client-context.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { MembersPage } from '#renderer/features/people/members.tsx';
import { Tray } from '#renderer/features/tray/tray.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { findDialogStart } from '#renderer/ui/dialog-start.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatAsOf } from '#renderer/ui/format.ts';
import { listenToTouches } from '#renderer/ui/keys.ts';
import { useDeployment } from '#renderer/window/deployment.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { dropWantedFocus, isFocusLost, keepFocus, useFocus } from '#renderer/window/focus.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { Banners } from './banners.tsx';
import { useLater } from './later.ts';
import { Opening, useOpening } from './opening.tsx';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { useCommandRouting } from './use-commands.ts';
import { useReady, useStart } from './use-start.ts';

const WIDE_PX = 1400;

/** The store is gone and was not brought back: nothing can be shown or sent. */
const GoneNote = () => (
  <main className={styles.gone}>
    <div role="alert">
      <EmptyState title="Rollcall has to be restarted">
        The part that keeps your data stopped and could not be started again. Staged changes and the record of
        applies are on disk and safe. Quit Rollcall and start it again.
      </EmptyState>
    </div>
  </main>
);

/** The screen in the middle of the window. */
const Screens = () => {
  const screen = useWhere((where) => where.screen);
  const hasDeployment = useWhere((where) => where.deploymentId !== null);
  const later = useLater(screen !== 'members');
  if (screen !== 'connect' && !hasDeployment) return null;
  const Page = screen === 'members' ? MembersPage : later?.PAGES[screen];
  return Page === undefined ? null : <Page />;
};

/** Shows the run of a plan when its notification was clicked. */
const useNotices = (bridge: Bridge): void => {
  useEffect(
    () =>
      bridge.onOpenPlan(({ deploymentId, planId }) => {
        const where = useWhere.getState();
        // Ids that the store gave to main.
        if (where.deploymentId !== deploymentId) where.openDeployment(deploymentId as DeploymentId);
        where.openPlan(planId as PlanId);
      }),
    [bridge],
  );
};

/** Reminds, once per deployment shown, of work that was staged before this start. */
const useWelcomeBack = (): void => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value: draft } = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (deploymentId === null || draft === undefined || told.current.has(deploymentId)) return;
    told.current = new Set([...told.current, deploymentId]);
    if (draft.since === null || draft.people === 0) return;
    useNotice.getState().say(`Staged since ${formatAsOf(draft.since, Date.now())}, kept over the restart.`);
  }, [deploymentId, draft]);
};

/** What takes the keyboard from an element, or makes one that can have it, beside the coming and going of elements. */
const CHANGES = ['class', 'data-focus-target', 'disabled', 'hidden', 'inert', 'open', 'tabindex'];

/** A dialog that lost its keyboard has it again at its start; else it goes to what the screen is about. */
const bringBack = (): void => {
  if (!isFocusLost()) return;
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
  if (dialog === undefined) keepFocus();
  else findDialogStart(dialog)?.focus();
};

/**
 * Keeps the keyboard somewhere useful: when what had it is closed, gone or switched off, it goes to what the screen is
 * about, or to the dialog that stands before it. Looked at after each key, each click and each change of the page: what
 * has it may go long after the key that takes it away, and where it belongs may come later still.
 */
const useFocusHome = (): void => {
  useEffect(() => {
    let isDue = false;
    /** Once what is closed or taken away is gone, has given the keyboard back if it could, and the browser knows. */
    const soon = (): void => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          isDue = false;
          bringBack();
        }),
      );
    };
    const seen = new MutationObserver(soon);
    seen.observe(document.body, { subtree: true, childList: true, attributeFilter: CHANGES });
    const ends = [
      listenToTouches(document, ['down'], dropWantedFocus),
      listenToTouches(document, ['up'], soon),
      () => seen.disconnect(),
    ];
    document.addEventListener('focusout', soon);
    return () => {
      for (const end of ends) end();
      document.removeEventListener('focusout', soon);
    };
  }, []);
};

/** The window: sidebar, the screen in the middle, inspector, tray; framed in its colour on production. */
export const Shell = ({ bridge }: { readonly bridge: Bridge }) => {
  const { connection } = useClient();
  const line = useSyncExternalStore(connection.onState, connection.getState);
  const deployment = useDeployment();
  const opening = useOpening();
  const face = deployment ?? opening?.last ?? undefined;
  const screen = useWhere((where) => where.screen);
  useState(() => useFocus.setState({ isInspectorOpen: window.innerWidth >= WIDE_PX }));
  const isInspectorOpen = useFocus((focus) => focus.isInspectorOpen);
  const hasDialog = useDialogs((dialogs) => dialogs.open !== null);
  const later = useLater(hasDialog);
  useStart();
  useCommandRouting(bridge);
  useNotices(bridge);
  useReady(bridge, later !== null);
  useWelcomeBack();
  useFocusHome();

  if (line === 'gone') return <GoneNote />;
  const isProduction = face?.environment === 'production' && face.kind === 'remote';
  const isList = screen === 'members' || screen === 'users';
  const hasInspector = isInspectorOpen && isList && deployment !== undefined;
  return (
    <div
      className={cx(styles.shell, isProduction && styles.framed, hasInspector && styles.withInspector)}
      data-colour={face?.colour}
    >
      <Sidebar />
      <main className={styles.middle}>
        <Banners />
        <div className={styles.screen}>
          {opening === null ? <Screens /> : <Opening last={opening.last} />}
        </div>
      </main>
      {hasInspector && later !== null && <later.Inspector />}
      {deployment !== undefined && (
        <div className={styles.tray}>
          <Tray />
        </div>
      )}
      {later !== null && <later.Dialogs />}
    </div>
  );
};
