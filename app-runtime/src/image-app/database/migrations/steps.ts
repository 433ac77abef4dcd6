import { accounts } from "./0001-accounts.js";
import { images } from "./0002-images.js";
import { logInAttempts } from "./0003-log-in-attempts.js";
import { endedSessions } from "./0004-ended-sessions.js";
import { dataDeletion } from "./0005-data-deletion.js";
import type { MigrationStep } from "./step.js";

/** Every step, in the order in which they run. A new one goes to the end. */
export const migrationSteps: readonly MigrationStep[] = [accounts, images, logInAttempts, endedSessions, dataDeletion];
