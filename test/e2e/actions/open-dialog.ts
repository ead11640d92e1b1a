import type { ElectronApplication } from '@playwright/test';

/** Answers the system's next open dialogs with a file. */
export const answerOpenDialog = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, filePath);
