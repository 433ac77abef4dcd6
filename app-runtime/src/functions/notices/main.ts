import { TopicAlerter } from "../../common/alert.js";
import { functionHandler } from "../common/handler.js";
import { StateTable } from "../common/state-table.js";
import { ToldLedger } from "../common/told-ledger.js";
import { readSettings } from "./environment.js";
import { readEvent } from "./events.js";
import { TopicNotices } from "./messages/topic-notices.js";
import { AwsPost } from "./post/aws-post.js";
import { ShiftNotices } from "./shift-notices.js";
import { ObjectFiles } from "./shifts/object-files.js";

/** Tells administrators of alarms and scaling, and people of their new shifts. */
export const handler = functionHandler<unknown>("notices", (telemetry) => {
    const settings = readSettings(process.env);
    const now = (): Date => new Date();
    const place = { region: settings.region, endpoint: settings.endpoint };
    const ledger = new ToldLedger(new StateTable(place, settings.stateTable, now), now);
    const administrators = new TopicAlerter(place, settings.administratorsTopic);
    const parts = { ...settings, administrators, ledger, telemetry, now };
    const topics = new TopicNotices(parts);
    const shifts = new ShiftNotices({ ...parts, files: new ObjectFiles(place), post: new AwsPost(place, settings) });
    return async (event, context) => {
        const failures: unknown[] = [];
        for (const happening of readEvent(event)) {
            const told =
                happening.kind === "message"
                    ? topics.tell(happening.message)
                    : shifts.tell(happening.object, () => context.getRemainingTimeInMillis());
            // One file that fails keeps nobody of another from being told.
            await told.catch((error: unknown) => failures.push(error));
        }
        if (failures.length > 0) {
            throw failures[0];
        }
    };
});
