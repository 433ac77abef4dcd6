import type { Alert } from "../../../common/alert.js";
import { readAlarm, type Alarm } from "./alarm.js";
import { readOwnAlert } from "./own-alert.js";
import { isScalingTest, readScalingActivity, type ScalingActivity } from "./scaling-activity.js";

/** What a message on a topic of alerts says. */
export type TopicContent =
    | { readonly kind: "alarm"; readonly alarm: Alarm }
    | { readonly kind: "scaling"; readonly activity: ScalingActivity }
    /** What a function of this project tells. */
    | { readonly kind: "alert"; readonly alert: Alert }
    /** A topic was tried: nobody has to hear of it. */
    | { readonly kind: "test" }
    /** An event of another service, or what somebody wrote. */
    | { readonly kind: "unknown" };

/** Reads a message as a topic hands it to a function; it never throws, because anybody may write anything to a topic. */
export function readTopicContent(text: string): TopicContent {
    const message = parsed(text);
    if (isScalingTest(message)) {
        return { kind: "test" };
    }
    const alarm = readAlarm(message);
    if (alarm !== undefined) {
        return { kind: "alarm", alarm };
    }
    const activity = readScalingActivity(message);
    if (activity !== undefined) {
        return { kind: "scaling", activity };
    }
    const alert = readOwnAlert(message);
    return alert === undefined ? { kind: "unknown" } : { kind: "alert", alert };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // What people write is no JSON.
        return undefined;
    }
}
