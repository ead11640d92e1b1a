/**
 * keytar's verbs. Two implementations: the system's keychain and, in tests, keychains that misbehave. Each may
 * reject with the system's words, or never settle while a prompt is open.
 */
export interface Keytar {
  /** The value; null when the system answers that there is none, which a locked one may do as well. */
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  /** The same without asking a person to unlock anything: then null. Without it there is no such way. */
  readonly peekPassword?: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, value: string) => Promise<void>;
  /** False when there was nothing to delete, which a locked keychain may say as well. */
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
}
