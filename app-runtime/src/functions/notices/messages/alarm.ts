import type { Alert } from "../../../common/alert.js";
import type { Alarm } from "../../common/topic-content/alarm.js";

/** What a person is told of it. */
export function alarmAlert(alarm: Alarm, environmentName: string): Alert {
    const text = [
        `${sentenceOf(alarm)}`,
        ...(alarm.state === "ALARM" && alarm.value !== undefined
            ? [`At the last measurement: ${shown(alarm.value, alarm)}.`]
            : []),
        ...(alarm.description === undefined ? [] : ["", alarm.description]),
        "",
        `Alarm: ${alarm.name}`,
        `Since: ${alarm.at.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    ].join("\n");
    return {
        key: alarm.arn.slice(-255),
        status: alarm.status,
        summary: `${environmentName}: ${summaryOf(alarm)}`,
        text,
        at: alarm.at,
        source: alarm.subject ?? alarm.name,
    };
}

function sentenceOf(alarm: Alarm): string {
    const lasting = alarm.minutes === undefined || alarm.minutes < 1 ? "" : ` for ${minutesOf(alarm.minutes)}`;
    switch (alarm.state) {
        case "ALARM":
            return alarm.threshold === undefined
                ? `${whatOf(alarm)} is out of its bounds${lasting}.`
                : `${whatOf(alarm)} has been ${sideOf(alarm)} ${shown(alarm.threshold, alarm)}${lasting}.${
                      alarm.metric === "CPUUtilization" && alarm.above
                          ? " More instances may be starting: see that they stop at some point, because each of them costs."
                          : ""
                  }`;
        case "OK":
            return `${whatOf(alarm)} is back within its bounds. There is nothing to do.`;
        case "INSUFFICIENT_DATA":
            return `${whatOf(alarm)} is not measured any more: whether it is within its bounds is not known.`;
    }
}

function summaryOf(alarm: Alarm): string {
    switch (alarm.state) {
        case "ALARM":
            return `${whatOf(alarm)} is ${alarm.threshold === undefined ? "out of its bounds" : `${sideOf(alarm)} ${shown(alarm.threshold, alarm)}`}`;
        case "OK":
            return `${whatOf(alarm)} is back within its bounds`;
        case "INSUFFICIENT_DATA":
            return `${whatOf(alarm)} is not measured any more`;
    }
}

function whatOf({ metric, subject, name }: Alarm): string {
    const what = metric === "CPUUtilization" ? "processor use" : metric;
    return what === undefined ? `what alarm ${name} watches` : subject === undefined ? what : `${what} of ${subject}`;
}

const sideOf = ({ above }: Alarm): string => (above ? "above" : "below");

function shown(value: number, { metric }: Alarm): string {
    const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(value);
    return metric?.endsWith("Utilization") === true ? `${number} %` : number;
}

const minutesOf = (minutes: number): string => (minutes === 1 ? "1 minute" : `${minutes} minutes`);
