import './ui/tokens.css';
import type { ApprovalBridge } from '#shared/contract/bridge.ts';
import { ApprovePage } from './app/approve/approve-page.tsx';
import { mount } from './app/mount.tsx';
import { guardKeys } from './ui/composition.ts';

declare global {
  interface Window {
    /** Exposed by preload in the approval window only. */
    readonly rollcallApproval: ApprovalBridge;
  }
}

// Before anything else listens.
guardKeys(window);
mount(<ApprovePage bridge={window.rollcallApproval} />);
