/** What other features may use of what a server can do. */

export { useCapabilities } from './use-capabilities.ts';
