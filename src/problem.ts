// Errors meant for the person who runs the program: what happened, and what to do about it.

/** A failure with a stable code, a message in Chinese and English, and the next step to take. */
export class Problem extends Error {
  override readonly name: string = 'Problem';

  /**
   * @param code stable, UPPER_SNAKE
   * @param message what happened and where, `中文 · English`; never a password, SQL or a stack
   * @param remedy what to do now, `中文 · English`
   */
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
