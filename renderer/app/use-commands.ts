import { useEffect, useRef, useState } from 'react';
import { hasComposition } from '#renderer/ui/composition.ts';
import { listenToPresses } from '#renderer/ui/keys.ts';
import { useCommandContext, useCommands } from '#renderer/window/commands.ts';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { goHome } from '#renderer/window/focus.ts';
import type { Press } from '#shared/base/press.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import { COMMAND_TABLE, listEnabled } from './command-table.ts';
import { toCommand } from './keys.ts';

/** Select all is about the list, and not for somebody who is in a panel before it, such as a filter. */
const isForPanel = (id: CommandId, target: EventTarget | null): boolean =>
  id === 'selection.all' &&
  target instanceof Element &&
  target.closest('[role=dialog], [role=menu]') !== null;

const IDS: readonly CommandId[] = COMMANDS.map((spec) => spec.id);

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox], [type=radio]), textarea, select');

/** What does something of its own with letters, or hears them as they rise from a button in it. */
const HEARS_LETTERS =
  '[role=dialog], [role=menu], [role=listbox], [role=tree], [role=grid], [data-focus-target]';

/** Whether a press is for what the screen is about: nothing has the keyboard, or a button to which a letter says nothing. */
const isForScreen = ({ key, letter, isCtrl, isMeta, isAlt }: Press, target: EventTarget | null): boolean => {
  if (target === document.body) return key !== 'Tab';
  if (letter === null || isCtrl || isMeta || isAlt) return false;
  return target instanceof HTMLElement && target.matches('button') && target.closest(HEARS_LETTERS) === null;
};

/** Joins commands with what gives them: keys, the menu bar, and every button of the window. */
export const useCommandRouting = (bridge: Bridge): void => {
  const context = useCommandContext();
  const latest = useRef(context);
  latest.current = context;
  const enabled = listEnabled(IDS, context);
  const key = enabled.join(' ');
  const isMac = bridge.platform === 'darwin';
  // Before the buttons are drawn for the first time, so that they are not drawn twice.
  useState(() => useCommands.setState({ enabled, isMac }));

  useEffect(() => {
    const run = (id: CommandId): void => {
      // A modal dialog stands before everything else.
      if (useDialogs.getState().open !== null || !COMMAND_TABLE[id].isEnabled(latest.current)) return;
      void COMMAND_TABLE[id].run(latest.current);
    };
    useCommands.setState({ run });
    const deaf = listenToPresses((press, event) => {
      const id = toCommand(press, { isMac, isText: isTextField(event.target) });
      if (id === null) {
        const isFree = useDialogs.getState().open === null && isForScreen(press, event.target);
        if (isFree && goHome() && document.activeElement !== null) event.giveTo(document.activeElement);
        return;
      }
      // Even where it does nothing: the browser would undo what was typed into a field that is left long since.
      event.preventDefault();
      if (!isForPanel(id, event.target)) run(id);
    });
    const stop = bridge.onCommand((id) => {
      // The menu of macOS hears its keys before the page, and before the input method.
      if (!hasComposition()) run(id);
    });
    return () => {
      deaf();
      stop();
    };
  }, [bridge, isMac]);

  useEffect(() => {
    const ids = IDS.filter((id) => key.split(' ').includes(id));
    if (useCommands.getState().enabled.join(' ') !== key) useCommands.setState({ enabled: ids });
    bridge.setEnabledCommands(ids);
  }, [bridge, key]);
};
