import { SNS } from "@aws-sdk/client-sns";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";

/** A message to the people who look after an environment. */
export interface Alert {
    /** The subject of an e-mail: at most 99 characters of ASCII. */
    readonly subject: string;
    /** What happened, and what to do about it. */
    readonly message: string;
}

/** Hands an alert over; rejects where that failed. */
export type PublishAlert = (alert: Alert) => Promise<void>;

/**
 * Publishes on a topic. The call rejects with what AWS says, or after 10 seconds.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function topicPublisher(place: AwsPlace, topicArn: string): PublishAlert {
    const client = new SNS(clientOptions(place));
    return async ({ subject, message }) => {
        await client.publish({ TopicArn: topicArn, Subject: subject, Message: message }, limit());
    };
}

/** What sending alerts works with. */
export interface AlertOutboxOptions {
    /** Undefined where there is nobody to tell: then what is in the log has to do. */
    readonly publish: PublishAlert | undefined;
    readonly log: Pick<Log, "info" | "error">;
}

/**
 * Alerts on their way to people. One that could not be sent stays until it could.
 *
 * It may come twice, where the answer to the first was lost. Those that are left when the process ends are lost, and in the log.
 */
export class AlertOutbox {
    private waiting: readonly Alert[] = [];

    constructor(private readonly options: AlertOutboxOptions) {}

    /** Keeps an alert for the next {@link send}. */
    public add(alert: Alert): void {
        if (this.options.publish !== undefined) {
            this.waiting = [...this.waiting, alert];
        }
    }

    /** Sends what is there, oldest first. A failure is logged; the rest waits for the next call. */
    public async send(): Promise<void> {
        const { publish, log } = this.options;
        for (let [alert] = this.waiting; publish !== undefined && alert !== undefined; [alert] = this.waiting) {
            try {
                await publish(alert);
            } catch (error) {
                log.error("an alert could not be sent; it is tried again", {
                    subject: alert.subject,
                    reason: reasonOf(error),
                });
                return;
            }
            this.waiting = this.waiting.slice(1);
            log.info("alert sent", { subject: alert.subject });
        }
    }
}
