/**
 * Lets one dialog of the system be open at a time. `none` answers for every other that is asked for meanwhile: a page
 * that opens them in a loop would bury the screen.
 */
export const createOneDialog = () => {
  let isOpen = false;
  return async <T>(show: () => Promise<T>, none: T): Promise<T> => {
    if (isOpen) return none;
    isOpen = true;
    try {
      return await show();
    } finally {
      isOpen = false;
    }
  };
};
