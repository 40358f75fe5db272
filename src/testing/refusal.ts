import { UnprintableError } from '../core/format/text.ts';

/** What a printer gave, or `refused` if it threw an `UnprintableError`; other errors pass. */
export function resultOrRefusal<T>(print: () => T): T | 'refused' {
  try {
    return print();
  } catch (error) {
    if (error instanceof UnprintableError) return 'refused';
    throw error;
  }
}
