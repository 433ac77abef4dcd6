// @ts-check
/**
 * Brings the instances of an Auto Scaling group to a new template, and says how that ended.
 *
 * AWS returns to what was last saved on the group when an alarm rings. So the group must not be changed before: it is the refresh that carries the new template,
 * and AWS saves it on the group when the refresh has succeeded.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
import {
    AutoScalingClient,
    CancelInstanceRefreshCommand,
    DescribeAutoScalingGroupsCommand,
    DescribeInstanceRefreshesCommand,
    StartInstanceRefreshCommand,
} from "@aws-sdk/client-auto-scaling";
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { setTimeout } from "node:timers/promises";

/**
 * @typedef {object} Wanted what the group shall run, in the words of `StartInstanceRefresh`
 * @property {{ LaunchTemplateId: string, Version: string }} [LaunchTemplate]
 * @property {import("@aws-sdk/client-auto-scaling").MixedInstancesPolicy} [MixedInstancesPolicy]
 *
 * @typedef {object} Start begins a rollout
 * @property {string} group name of the group
 * @property {Wanted} wanted
 * @property {string[]} alarms names of the alarms that end it
 * @property {import("@aws-sdk/client-auto-scaling").RefreshPreferences} preferences
 *
 * @typedef {object} Outcome what a call answers, and the next one is asked with
 * @property {string} group
 * @property {string} [refresh] the refresh; none where nothing had to be done
 * @property {"Successful" | "InProgress"} status
 * @property {string[]} [ringing] alarms that rang before it began, and so say nothing about it
 *
 * @typedef {Start | { waitFor: Outcome, last: boolean }} Request
 */

const autoScaling = new AutoScalingClient({});
const cloudWatch = new CloudWatchClient({});

/** Milliseconds between two looks. */
const pause = Number(process.env.PAUSE_MILLISECONDS ?? 10_000);
/** Milliseconds that a call leaves for its answer before AWS ends it. */
const reserve = Number(process.env.RESERVE_MILLISECONDS ?? 30_000);

const ended = ["Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"];
/** It cannot be cancelled any more, and ends by itself. */
const leaving = ["Cancelling", "RollbackInProgress"];

/**
 * @param {Request} request
 * @param {{ getRemainingTimeInMillis(): number }} context
 * @returns {Promise<Outcome>}
 */
export async function handler(request, context) {
    const hasTime = () => context.getRemainingTimeInMillis() > reserve;
    if ("waitFor" in request) {
        const outcome = await result(request.waitFor, hasTime);
        if (outcome.status === "InProgress" && request.last) throw new Error(unfinished(outcome));
        return outcome;
    }
    return await result(await start(request, hasTime), hasTime);
}

/**
 * @param {Start} request
 * @param {() => boolean} hasTime
 * @returns {Promise<Outcome>}
 */
async function start(request, hasTime) {
    const { group, wanted, alarms, preferences } = request;
    const running = await makeRoom(group, wanted, hasTime);
    if (running !== undefined) return { group, refresh: running, status: "InProgress" };
    if (await runsAlready(group, wanted)) return { group, status: "Successful" };

    const ringing = await alarmsThatRing(alarms);
    const watched = alarms.filter((alarm) => !ringing.includes(alarm));
    const { InstanceRefreshId } = await autoScaling.send(
        new StartInstanceRefreshCommand({
            AutoScalingGroupName: group,
            Strategy: "Rolling",
            DesiredConfiguration: wanted,
            Preferences: {
                ...preferences,
                AutoRollback: true,
                ...(watched.length === 0 ? {} : { AlarmSpecification: { Alarms: watched } }),
            },
        }),
    );
    console.log(JSON.stringify({ message: "rollout started", group, refresh: InstanceRefreshId, watched, ringing }));
    return { group, refresh: InstanceRefreshId, status: "InProgress", ...(ringing.length === 0 ? {} : { ringing }) };
}

/**
 * Ends a refresh to something else, since AWS runs one at a time and the newest wish counts.
 *
 * @param {string} group
 * @param {Wanted} wanted
 * @param {() => boolean} hasTime
 * @returns {Promise<string | undefined>} a refresh to exactly what is wanted, which a call before this one began
 */
async function makeRoom(group, wanted, hasTime) {
    let cancelled = false;
    for (;;) {
        const { InstanceRefreshes } = await autoScaling.send(
            new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group, MaxRecords: 1 }),
        );
        const refresh = InstanceRefreshes?.[0];
        if (refresh === undefined || ended.includes(refresh.Status ?? "")) return undefined;
        const isLeaving = leaving.includes(refresh.Status ?? "");
        if (!isLeaving && contains(refresh.DesiredConfiguration, wanted)) return refresh.InstanceRefreshId;
        if (!isLeaving && !cancelled) {
            await autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName: group }));
            cancelled = true;
        }
        if (!hasTime()) {
            throw new Error(
                `The rollout before this one, ${refresh.InstanceRefreshId}, is still ${refresh.Status}, and AWS runs one at a time. Deploy again in some minutes.`,
            );
        }
        await setTimeout(pause);
    }
}

/**
 * Whether the group and each of its instances are what is wanted: so right after it was made, or when a deploy is repeated.
 *
 * @param {string} group
 * @param {Wanted} wanted
 */
async function runsAlready(group, wanted) {
    const { AutoScalingGroups } = await autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] }),
    );
    const found = AutoScalingGroups?.[0];
    if (found === undefined) throw new Error(`There is no Auto Scaling group ${group} in this account and region.`);
    const template = wanted.LaunchTemplate ?? wanted.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
    return (
        contains(found, wanted) &&
        (found.Instances ?? []).every(({ LaunchTemplate }) => contains(LaunchTemplate, template))
    );
}

/**
 * An alarm that rings already would end at once the very rollout that mends its cause.
 *
 * @param {string[]} alarms
 */
async function alarmsThatRing(alarms) {
    if (alarms.length === 0) return [];
    const { MetricAlarms } = await cloudWatch.send(
        new DescribeAlarmsCommand({ AlarmNames: alarms, StateValue: "ALARM", AlarmTypes: ["MetricAlarm"] }),
    );
    return (MetricAlarms ?? []).flatMap(({ AlarmName }) => AlarmName ?? []);
}

/**
 * Waits as long as this call may last.
 *
 * @param {Outcome} outcome
 * @param {() => boolean} hasTime
 * @returns {Promise<Outcome>}
 */
async function result(outcome, hasTime) {
    const { group, refresh } = outcome;
    if (outcome.status === "Successful" || refresh === undefined) return outcome;
    for (;;) {
        const { InstanceRefreshes } = await autoScaling.send(
            new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group, InstanceRefreshIds: [refresh] }),
        );
        const { Status, StatusReason } = InstanceRefreshes?.[0] ?? {};
        if (Status === "Successful") return { ...outcome, status: "Successful" };
        if (Status === undefined || ended.includes(Status)) throw new Error(failure(outcome, Status, StatusReason));
        if (!hasTime()) return outcome;
        await setTimeout(pause);
    }
}

/**
 * @param {Outcome} outcome
 * @param {string | undefined} status
 * @param {string | undefined} reason
 */
function failure({ group, refresh }, status, reason) {
    const why = reason === undefined ? "AWS gives no reason" : reason.replace(/\.$/, "");
    const consequences = new Map([
        ["RollbackSuccessful", "The group runs what it ran before."],
        [
            "RollbackFailed",
            "Going back failed as well: the group may run both. Look at its activity before anything else.",
        ],
        ["Cancelled", "Somebody or a later deploy cancelled it: the group may run both. Deploy again."],
    ]);
    const consequence = consequences.get(status ?? "") ?? "The group may run both. Look at its activity.";
    return `The rollout ${refresh} of ${group} ended as ${status ?? "unknown to AWS"}: ${why}. ${consequence}`;
}

/** @param {Outcome} outcome */
function unfinished({ group, refresh }) {
    return (
        `The rollout ${refresh} of ${group} is still in progress and goes on by itself, with the way back open. ` +
        "Deploy again to wait for its end, or let rollout.waitMinutes be longer."
    );
}

/**
 * Whether AWS's answer says everything that `wanted` says. It always says more, such as names beside ids.
 *
 * @param {unknown} answer
 * @param {unknown} wanted
 * @returns {boolean}
 */
function contains(answer, wanted) {
    if (!isObject(wanted)) return answer === wanted;
    if (!isObject(answer)) return false;
    if (Array.isArray(wanted) && Array.isArray(answer) && wanted.length !== answer.length) return false;
    return Object.entries(wanted).every(([key, value]) => contains(answer[key], value));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
    return typeof value === "object" && value !== null;
}
