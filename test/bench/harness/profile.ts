import { createFakeMain, openStore } from '#test/builders/store.ts';
import type { Profile } from './stage.ts';
import type { RunningTwin } from './twin.ts';

/** Signs in to the deployment and copies it, the way that the app does, so that `dir` is a profile in use. */
export const prepareProfile = async (dir: string, twin: RunningTwin): Promise<Profile> => {
  const store = openStore(createFakeMain(), dir);
  try {
    const { url, token } = twin;
    const kept = { url, token, name: 'Bench', environment: 'other', colour: 'teal' } as const;
    const { id: deploymentId } = await store.must('deployment.connect', kept);
    await store.must('sync.start', { deploymentId });
    const organizations = await store.must('organization.list', { deploymentId });
    const usual = organizations.find((one) => one.isDefault);
    if (usual === undefined) throw new Error('The deployment has no default organization.');
    return { dir, deploymentId, organizationId: usual.id };
  } finally {
    await store.close();
  }
};
