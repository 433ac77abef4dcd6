import type { Alert } from "../../../common/alert.js";
import type { ScalingActivity } from "../../common/topic-content/scaling-activity.js";
import type { TopicMessage } from "../events.js";

/** What a person is told of it. */
export function scalingAlert(activity: ScalingActivity, message: TopicMessage, environmentName: string): Alert {
    const { group, summary, status, failed, cause } = activity;
    return {
        key: `${environmentName}/scaling/${activity.id ?? message.id}`.slice(0, 255),
        status,
        summary: `${environmentName}: ${summary}`,
        text: [
            `${summary}.`,
            ...(cause === undefined ? [] : [cause]),
            ...(failed
                ? [
                      "",
                      "The group tries again by itself. Where this comes again, see its activity history for the reason.",
                  ]
                : []),
        ].join("\n"),
        at: activity.at ?? message.at,
        source: group,
    };
}
