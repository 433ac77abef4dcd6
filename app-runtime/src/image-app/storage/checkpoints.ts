/** The places of an upload, a move and a deletion between which a process may die; in the order in which they are reached. */
export const steps = [
    "upload-begun",
    "upload-received",
    "upload-prepared",
    "upload-written",
    "upload-published",
    "upload-recorded",
    "move-begun",
    "move-copied-original",
    "move-copied-standard",
    "move-copied-thumbnail",
    "move-verified",
    "move-recorded",
    "move-removed",
    "move-ended",
    "deletion-removed-objects",
    "deletion-removed-files",
    "deletion-recorded",
] as const;
export type Step = (typeof steps)[number];

/** Told of each step when it is reached, and waited for: a test lets the process die there, or another one go first. */
export type Checkpoint = (step: Step, imageId: string) => void | Promise<void>;

export const noCheckpoint: Checkpoint = () => undefined;
