/** The built-in demo deployment: a Coder server in this process, on loopback, with the real rules. */
export type { LoggedRequest } from './http/app.ts';
export type { SavedTwin } from './open-world.ts';
export type { Edition } from './routes/index.ts';
export { GENERATIONS, type Generation } from './rules/generation.ts';
export { MAX_MEMBERS, MIN_MEMBERS, startTwin, type Twin, type TwinOptions } from './twin.ts';
export type { LoginTrouble, Notification, Settings } from './world/account-rows.ts';
export type { ActorName, OddityName } from './world/cast.ts';
export type { TwinState } from './world/dump.ts';
export type { TwinEdit } from './world/edit.ts';
export type { OrganizationKey } from './world/seed-organizations.ts';
export { DEMO_PASSWORD } from './world/seed-user.ts';
