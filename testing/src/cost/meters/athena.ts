import { meter, usage } from "../drafts.js";
import type { Meter } from "../model.js";

/** @see https://aws.amazon.com/athena/pricing/ */
export const athenaMeters: readonly Meter[] = [
    meter("aws:athena/workgroup:Workgroup", () => [usage("data that queries read", "athena.scanned")]),
];
