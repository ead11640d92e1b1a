import type { ElectronApplication } from '@playwright/test';

/** Answers the system's next save dialogs with a path: the one thing of the app that a test cannot click. */
export const answerSaveDialog = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
