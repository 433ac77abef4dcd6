import type { Graph } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import type { Grant, Grantee } from "./grants.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A grantee that only remembers what it was granted. */
export function recordingGrantee(grantName: string): Grantee & { grants: Grant[] } {
    const grants: Grant[] = [];
    return {
        grantName,
        roleName: pulumi.output(`${grantName}-role`),
        roleArn: pulumi.output(`arn:aws:iam::123456789012:role/${grantName}-role`),
        securityGroupId: pulumi.output("sg-0123456789abcdef0"),
        accept: (grant) => void grants.push(grant),
        grants,
    };
}

/** The statements of a policy document that a resource was given as JSON. */
export function statementsOf(policy: unknown): Record<string, unknown>[] {
    const parsed: unknown = JSON.parse(String(policy));
    if (typeof parsed === "object" && parsed !== null && "Statement" in parsed && Array.isArray(parsed.Statement)) {
        return parsed.Statement;
    }
    throw new Error(`There is no statement in ${String(policy)}`);
}

/** What the `alarmArns` of a component must be: its alarms by what follows its name in theirs. */
export function alarmsOf(graph: Graph, component: string): Record<string, unknown> {
    const alarms = graph.childrenOf(component).filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    return Object.fromEntries(alarms.map((alarm) => [alarm.name.slice(component.length + 1), alarm.output("arn")]));
}

/** The message that `program` throws; empty when it does not throw. */
export function messageOf(program: () => unknown): string {
    try {
        program();
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
    return "";
}
