/** What other features may use of accounts and tokens. */

export { LifetimeField } from './lifetime-field.tsx';
