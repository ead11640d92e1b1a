import { useState, useSyncExternalStore } from 'react';
import { useClient } from '#renderer/data/client-context.tsx';
import { useDeployment } from '#renderer/data/use-deployment.ts';
import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { useFocus } from '#renderer/data/window/focus.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Tray } from '#renderer/features/tray/tray.tsx';
import { cx } from '#renderer/ui/cx.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { Banners } from './banners.tsx';
import { GoneNote } from './gone-note.tsx';
import { useLater } from './later.ts';
import { Opening, useOpening } from './opening.tsx';
import { Screens } from './screens.tsx';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { useCommandRouting } from './use-commands.ts';
import { useFocusHome } from './use-focus-home.ts';
import { useNotices } from './use-notices.ts';
import { useReady } from './use-ready.ts';
import { useStart } from './use-start.ts';
import { useWelcomeBack } from './use-welcome-back.ts';

const WIDE_PX = 1400;

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
