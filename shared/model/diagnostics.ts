/** The parts of a diagnostics file, in their order. */
export const DIAGNOSTIC_SECTIONS = ['app', 'keychain', 'journal', 'deployments', 'log'] as const;
export type DiagnosticSection = (typeof DIAGNOSTIC_SECTIONS)[number];
