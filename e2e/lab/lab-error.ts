/** Why something cannot be played, in a sentence that says what to do. */
export class LabError extends Error {}
