/** The origin of every page of ours, and of nothing else. */
export const PAGE_ORIGIN = 'app://bundle';

/** Names of the few channels between preload and main. Only these two say them; a page never does. */
export const CHANNELS = {
  connect: 'rollcall:connect',
  port: 'rollcall:port',
  command: 'rollcall:command',
  openPlan: 'rollcall:open-plan',
  setEnabledCommands: 'rollcall:set-enabled-commands',
  copyText: 'rollcall:copy-text',
  reportReady: 'rollcall:report-ready',
  findLast: 'rollcall:find-last',
  getApproval: 'rollcall:get-approval',
  presentApproval: 'rollcall:present-approval',
  answerApproval: 'rollcall:answer-approval',
  stopApprovals: 'rollcall:stop-approvals',
} as const;

/**
 * What one text for the clipboard may have: 100,000 lines of the longest addresses (320 characters), so that a list
 * which was pasted or selected can always be copied whole.
 */
export const MOST_CLIPBOARD_CHARACTERS = 33_000_000;
