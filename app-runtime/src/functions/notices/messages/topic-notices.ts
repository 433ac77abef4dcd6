import { createHash } from "node:crypto";
import type { Alert, Alerter } from "../../../common/alert.js";
import type { Telemetry } from "../../common/telemetry.js";
import type { ToldLedger } from "../../common/told-ledger.js";
import { readTopicContent } from "../../common/topic-content/topic-content.js";
import type { TopicMessage } from "../events.js";
import { alarmAlert } from "./alarm.js";
import { scalingAlert } from "./scaling.js";

/** A message that was told, or is being told by another call. */
export class NoticePending extends Error {
    public override readonly name = "NoticePending";
}

/** What it works with. */
export interface TopicNoticesParts {
    readonly environmentName: string;
    readonly administratorsTopic: string;
    readonly administrators: Alerter;
    readonly ledger: ToldLedger;
    readonly telemetry: Telemetry;
    readonly now: () => Date;
}

/** SNS repeats a message within hours. */
const rememberMs = 7 * 86_400_000;

/** Tells administrators in words what alarms, scaling and functions say to a topic, each message once. */
export class TopicNotices {
    constructor(private readonly parts: TopicNoticesParts) {}

    /** @throws Error where the message comes from the administrators' own topic: the function would answer itself for ever */
    public async tell(message: TopicMessage): Promise<void> {
        const { administratorsTopic, administrators, ledger, telemetry, now } = this.parts;
        if (message.topic === administratorsTopic) {
            throw new Error(
                "The topic that calls this function is the one it tells; subscribe it to the topics of alarms and scaling, not to ADMINISTRATORS_TOPIC_ARN.",
            );
        }
        const notice = this.noticeOf(message);
        if (notice === undefined) {
            telemetry.log.info("a topic was tried", { message: message.id });
            return;
        }
        const until = new Date(now().getTime() + rememberMs);
        const who = `notices/message/${digestOf(notice.id)}`;
        const telling = await ledger.tell(who, [{ key: notice.id, until }], async () => {
            await administrators.tell(notice.alert);
            return true;
        });
        if (telling === "busy") {
            throw new NoticePending("Another call is telling the same message; Lambda tries again.");
        }
        telemetry.metrics.addMetric("Notices", "Count", telling === "told" ? 1 : 0);
    }

    /** What is told, and an id that is the same for the same event; undefined for a test. */
    private noticeOf(message: TopicMessage): { readonly id: string; readonly alert: Alert } | undefined {
        const { environmentName } = this.parts;
        const content = readTopicContent(message.text);
        switch (content.kind) {
            case "test":
                return undefined;
            case "alarm": {
                const { alarm } = content;
                const id = `${alarm.arn} ${alarm.state} ${alarm.at.toISOString()}`;
                return { id, alert: alarmAlert(alarm, environmentName) };
            }
            case "scaling": {
                const { activity } = content;
                const id = `${activity.id ?? message.id} ${activity.change} ${activity.failed}`;
                return { id, alert: scalingAlert(activity, message, environmentName) };
            }
            case "alert":
                // It is in words already, and a new text is news.
                return { id: `${content.alert.key} ${digestOf(message.text)}`, alert: content.alert };
            case "unknown":
                return { id: message.id, alert: this.unknown(message) };
        }
    }

    /** What is not understood is passed on as it came: better a message of a machine than none. */
    private unknown({ id, topic, text, at }: TopicMessage): Alert {
        const topicName = topic.split(":").at(-1) ?? topic;
        return {
            key: `${this.parts.environmentName}/message/${id}`,
            status: "updated",
            summary: `${this.parts.environmentName}: a message on ${topicName}`,
            text: `A message came on ${topicName} that is neither an alarm, nor of Auto Scaling, nor of a function:\n\n${text.slice(0, 4_000)}`,
            ...{ at, source: topicName },
        };
    }
}

function digestOf(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
