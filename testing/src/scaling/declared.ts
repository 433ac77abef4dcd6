import type { Graph } from "../graph/index.js";
import type { GraphResource } from "../graph/resource.js";
import type { DeclaredTier, FirewallLimit, Policy, RequestLimits } from "./model.js";

const types = {
    group: "aws:autoscaling/group:Group",
    policy: "aws:autoscaling/policy:Policy",
    template: "aws:ec2/launchTemplate:LaunchTemplate",
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    firewall: "aws:wafv2/webAclRule:WebAclRule",
    schedule: "aws:autoscaling/schedule:Schedule",
} as const;

/** The names of the tiers of a program: of every Auto Scaling group, what comes before `-group`. */
export function tierNames(graph: Graph): string[] {
    return graph.ofType(types.group).map(({ name }) => name.replace(/-group$/, ""));
}

/**
 * Reads from a plan what its program declares of one tier: sizes, instances, policies and limits.
 *
 * @throws Error that names the tiers there are, where there is no such tier
 */
export function declaredTier(graph: Graph, tier: string): DeclaredTier {
    const group = graph.ofType(types.group).find(({ name }) => name === `${tier}-group`);
    if (group === undefined) {
        throw new Error(`The program has no tier "${tier}"; it has ${tierNames(graph).join(", ") || "none"}.`);
    }
    const template = graph.find(types.template, `${tier}-template`);
    const { policies, leftOut } = policiesOf(graph, group);
    return {
        name: tier,
        instanceType: String(template.input("instanceType")),
        minSize: Number(group.input("minSize")),
        maxSize: Number(group.input("maxSize")),
        warmUpSeconds: Number(group.input("defaultInstanceWarmup") ?? 300),
        periodSeconds: template.input("monitoring.enabled") === true ? 60 : 300,
        policies,
        limits: limitsOf(template),
        firewall: firewallOf(graph, tier),
        leftOut,
    };
}

function policiesOf(graph: Graph, group: GraphResource): Pick<DeclaredTier, "policies" | "leftOut"> {
    const ofGroup = (type: string): GraphResource[] =>
        graph.ofType(type).filter((each) => each.input("autoscalingGroupName") === group.output("name"));
    const policies: Policy[] = [];
    const leftOut: string[] = [];
    for (const resource of ofGroup(types.policy)) {
        const policy = policyOf(graph, resource);
        if (typeof policy === "string") leftOut.push(policy);
        else policies.push(policy);
    }
    for (const { name } of ofGroup(types.schedule)) leftOut.push(`the schedule ${name}`);
    return { policies, leftOut };
}

/** The policy, or in words what cannot be replayed. */
function policyOf(graph: Graph, resource: GraphResource): Policy | string {
    const { name } = resource;
    const target = Number(resource.input("targetTrackingConfiguration.targetValue"));
    const predefined = resource.input("targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType");
    if (predefined === "ASGAverageCPUUtilization") return { kind: "cpu", name, targetPercent: target };
    if (predefined === "ALBRequestCountPerTarget") return { kind: "requests", name, targetPerMinute: target };
    if (resource.input("policyType") === "StepScaling") {
        const alarm = graph.ofType(types.alarm).find((each) => isRaisedFor(each, resource));
        const growPercent = Number(resource.input("stepAdjustments.0.scalingAdjustment"));
        if (alarm?.input("metricName") === "CPUUtilization") {
            return { kind: "step", name, growPercent, abovePercent: Number(alarm.input("threshold")) };
        }
    }
    const metric = resource.input("targetTrackingConfiguration.customizedMetricSpecification.metricName");
    return `the policy ${name}${typeof metric === "string" ? `, by ${metric}` : ""}`;
}

function isRaisedFor(alarm: GraphResource, policy: GraphResource): boolean {
    const actions = alarm.input("alarmActions");
    return Array.isArray(actions) && actions.includes(policy.output("arn") ?? "");
}

/** They are in the configuration of nginx, which user data writes. */
function limitsOf(template: GraphResource): RequestLimits | undefined {
    const script = Buffer.from(String(template.input("userData")), "base64").toString();
    const perSecond = /limit_req_zone \S+ zone=visitors:\w+ rate=(\d+)r\/s/.exec(script)?.[1];
    const burst = /limit_req zone=visitors burst=(\d+)/.exec(script)?.[1];
    return perSecond === undefined || burst === undefined
        ? undefined
        : { perSecond: Number(perSecond), burst: Number(burst) };
}

/** The rule of the tier's firewall that counts by address. */
function firewallOf(graph: Graph, tier: string): FirewallLimit | undefined {
    const rule = graph.ofType(types.firewall).find(({ name }) => name === `${tier}-firewall-rate`);
    return rule === undefined
        ? undefined
        : {
              requests: Number(rule.input("statement.rateBasedStatement.limit")),
              windowSeconds: Number(rule.input("statement.rateBasedStatement.evaluationWindowSec")),
              blocks: rule.input("action.block") !== undefined,
          };
}
