/** Bad usage or unreadable input: one message for the user, exit status 2. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
