import { COMMANDS, type CommandId, type CommandSpec } from '#shared/contract/commands.ts';
import { ASK_AGAIN } from '../window/question-limit.ts';

/** What the menu bar needs of one item, in plain data. Electron's own type is a superset. */
export type MenuItem = {
  readonly id?: string;
  readonly label?: string;
  readonly role?: MenuRole;
  readonly type?: 'separator';
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: () => void;
};
export type Menu = { readonly label: string; readonly submenu: readonly MenuItem[] };
type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom';

const MENUS = ['File', 'Edit', 'View', 'Members', 'Changes', 'Help'] as const;
const separator: MenuItem = { type: 'separator' };
const roles = (...names: readonly MenuRole[]): readonly MenuItem[] => names.map((role) => ({ role }));

const EXTRAS: Readonly<Record<(typeof MENUS)[number], readonly MenuItem[]>> = {
  File: roles('quit'),
  Edit: roles('cut', 'copy', 'paste'),
  View: roles('resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'),
  Members: [],
  Changes: [],
  Help: [],
};

type Options = {
  readonly platform: string;
  readonly enabled: ReadonlySet<CommandId>;
  readonly run: (id: CommandId) => void;
  /** Main's own: it is no command, so that no page has it. */
  readonly askAgain: () => void;
};

/** The item that lets a person be asked again after they said no too often. */
export const ASK_AGAIN_ID = 'questions.ask-again';

const toItem = (spec: CommandSpec & { readonly id: CommandId }, options: Options): MenuItem => ({
  id: spec.id,
  label: spec.gridKey === undefined ? spec.label : `${spec.label}\t${spec.gridKey}`,
  ...(spec.key === null ? {} : { accelerator: spec.key }),
  // The page handles its keys itself; registered here as well, they would fire twice. macOS asks the menu first.
  registerAccelerator: options.platform === 'darwin',
  enabled: options.enabled.has(spec.id),
  click: () => options.run(spec.id),
});

const toAskAgain = ({ askAgain }: Options): MenuItem => ({
  id: ASK_AGAIN_ID,
  label: ASK_AGAIN,
  registerAccelerator: false,
  enabled: false,
  click: askAgain,
});

/** The menu bar: every command under its menu, then the system's own items. Pure data, for `Menu.buildFromTemplate`. */
export const toMenus = (options: Options): readonly Menu[] => {
  const isMac = options.platform === 'darwin';
  const menus = MENUS.map((label) => {
    const own = COMMANDS.filter(({ menu }) => menu === label).map((spec) => toItem(spec, options));
    const extras = isMac && label === 'File' ? roles('close') : EXTRAS[label];
    const mains = label === 'File' ? [separator, toAskAgain(options)] : [];
    return { label, submenu: extras.length === 0 ? own : [...own, ...mains, separator, ...extras] };
  });
  if (!isMac) return menus;
  const app = {
    label: 'Rollcall',
    submenu: roles('about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'),
  };
  return [app, ...menus];
};
