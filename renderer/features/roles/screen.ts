import type { ScreenSpec } from '#renderer/window/screen.ts';

/** Roles, what they permit, and the editor of custom ones. */
export const rolesScreen: ScreenSpec = {
  id: 'roles',
  title: 'Roles',
  command: 'view.roles',
  group: 'Deployment',
  load: async () => (await import('./roles-page.tsx')).RolesPage,
};
