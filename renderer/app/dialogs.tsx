import { useDialogs } from '#renderer/data/window/dialogs.ts';
import { RotateDialog } from '#renderer/features/account/rotate-dialog.tsx';
import { SignOutDialog } from '#renderer/features/account/sign-out-dialog.tsx';
import { EditDialog } from '#renderer/features/connect/edit-dialog.tsx';
import { SignInDialog } from '#renderer/features/connect/sign-in-dialog.tsx';
import { RemoveDialog } from '#renderer/features/deployments/remove-dialog.tsx';
import { AboutDialog } from '#renderer/features/help/about-dialog.tsx';
import { DiagnosticsDialog } from '#renderer/features/help/diagnostics-dialog.tsx';
import { KeysDialog } from '#renderer/features/help/keys-dialog.tsx';
import { OpenPlanDialog } from '#renderer/features/review/file/open-plan-dialog.tsx';
import { SavePlanDialog } from '#renderer/features/review/file/save-plan-dialog.tsx';
import { DeleteRoleDialog } from '#renderer/features/roles/delete-role-dialog.tsx';
import { LeaveEditorDialog } from '#renderer/features/roles/leave-editor-dialog.tsx';
import { AddPeopleDialog } from '#renderer/features/staging/add-people/add-people-dialog.tsx';
import { DiscardDialog } from '#renderer/features/staging/discard-dialog.tsx';
import { JoinDialog } from '#renderer/features/staging/join-dialog.tsx';
import { LeaveDialog } from '#renderer/features/staging/leave-dialog.tsx';
import { PasteDialog } from '#renderer/features/staging/paste/paste-dialog.tsx';
import { StageDialog } from '#renderer/features/staging/stage-dialog.tsx';
import { StatusDialog } from '#renderer/features/staging/status-dialog.tsx';
import { SaveViewDialog } from '#renderer/features/views/save-view-dialog.tsx';
import { assertNever } from '#shared/base/assert-never.ts';
import { Palette } from './palette/palette.tsx';

/** The dialog that is open, if any. */
export const Dialogs = () => {
  const open = useDialogs((dialogs) => dialogs.open);
  if (open === null) return null;
  switch (open.kind) {
    case 'stage':
      return <StageDialog key={open.mode} {...open} />;
    case 'status':
      return <StatusDialog to={open.to} />;
    case 'join':
      return <JoinDialog />;
    case 'leave':
      return <LeaveDialog />;
    case 'add-people':
      return <AddPeopleDialog />;
    case 'delete-role':
      return <DeleteRoleDialog organizationId={open.organizationId} name={open.name} />;
    case 'leave-editor':
      return <LeaveEditorDialog />;
    case 'discard':
      return <DiscardDialog />;
    case 'paste':
      return <PasteDialog text={open.text} />;
    case 'palette':
      return <Palette />;
    case 'edit-deployment':
      return <EditDialog id={open.id} />;
    case 'sign-in':
      return <SignInDialog id={open.id} />;
    case 'sign-out':
      return <SignOutDialog id={open.id} forgetsCopy={open.forgetsCopy === true} />;
    case 'rotate':
      return <RotateDialog id={open.id} />;
    case 'remove-deployment':
      return <RemoveDialog id={open.id} />;
    case 'save-view':
      return <SaveViewDialog />;
    case 'save-plan':
      return <SavePlanDialog />;
    case 'open-plan':
      return <OpenPlanDialog message={open.message} />;
    case 'keys':
      return <KeysDialog />;
    case 'diagnostics':
      return <DiagnosticsDialog />;
    case 'about':
      return <AboutDialog />;
    default:
      return assertNever(open, 'dialog');
  }
};
