import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, member, read, type Reading, textOf } from "../core/reading.js";
import { namesOf, type Stack } from "../core/stack.js";
import {
    defaultSecurityGroupType,
    egressRuleType,
    ingressRuleType,
    olderRuleType,
    securityGroupType,
} from "./traffic-rules.js";

const stackType = "pulumi:pulumi:Stack";

/** Resources that name a group without attaching it to anything: those that are about its rules or its tags. */
const onlyDescribing = new Set([
    securityGroupType,
    defaultSecurityGroupType,
    olderRuleType,
    ingressRuleType,
    egressRuleType,
    "aws:ec2/vpcSecurityGroupRulesExclusive:VpcSecurityGroupRulesExclusive",
    "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
    "aws:ec2/tag:Tag",
]);

/**
 * Which security groups of a stack are attached to something, or handed on to what cannot be seen from here.
 *
 * A hundred types take groups, by properties of many names, and each version of the provider brings more. So what
 * counts is not a list of types: whatever was computed from a group, other than rules, attaches it or hands it on.
 */
export class AttachedGroups {
    /**
     * A property that may hold any group, because it is not known yet and was computed from nothing. Outputs of the
     * stack count where their names speak of groups: what they were computed from is not known.
     */
    public readonly doubt: { name: string; property: string } | undefined;
    private readonly attached = new Set<PolicyResource>();

    constructor(stack: Stack) {
        const users = stack.resources.filter(({ type }) => !onlyDescribing.has(type));
        this.findSources(users);
        const others = stack.ofType(securityGroupType).filter((group) => !this.has(group));
        if (others.length > 0) {
            this.findNames(users, others);
            this.doubt = users.map(doubtOf).find((doubt) => doubt !== undefined);
        }
    }

    public has(group: PolicyResource): boolean {
        return this.attached.has(group);
    }

    private findSources(users: readonly PolicyResource[]): void {
        for (const sources of users.flatMap(({ propertyDependencies }) => Object.values(propertyDependencies))) {
            for (const source of sources) {
                if (source.type === securityGroupType) this.attached.add(source);
            }
        }
    }

    /** A program may also write down the id of a group that exists already. */
    private findNames(users: readonly PolicyResource[], groups: readonly PolicyResource[]): void {
        const byName = new Map(groups.flatMap((group) => namesOf(group).map((name) => [name, group])));
        for (const { props } of users.filter(({ type }) => isProgrammed(type))) {
            for (const value of groupValuesOf({ state: "known", value: props }, false)) {
                const name = textOf(value);
                const group = name === undefined ? undefined : byName.get(name);
                if (group !== undefined) this.attached.add(group);
            }
        }
    }
}

/** The outputs of a component repeat ids for whoever uses it, and attach nothing. */
function isProgrammed(type: string): boolean {
    return type === stackType || /^aws(-native)?:/.test(type);
}

function doubtOf({ type, name, props, propertyDependencies }: PolicyResource): AttachedGroups["doubt"] {
    const given =
        type === stackType
            ? Object.keys(props)
            : Object.keys(propertyDependencies).filter((key) => propertyDependencies[key]?.length === 0);
    const property = given.find((key) =>
        groupValuesOf(read(props, key), speaksOfGroups(key)).some(({ state }) => state === "unknown"),
    );
    return property === undefined ? undefined : { name, property };
}

/** What a property is called is asked for each property of a stack, and answered for each name once. */
const answers = new Map<string, boolean>();

function speaksOfGroups(key: string): boolean {
    let answer = answers.get(key);
    if (answer === undefined) {
        answer = /security_?-?groups?|^sg|sg_?(?:ids?)?$/i.test(key);
        answers.set(key, answer);
    }
    return answer;
}

/**
 * All values within a value, other than lists and objects, that stand in a property whose name speaks of groups, at
 * any depth. `isNamed` says whether one on the way did.
 */
function groupValuesOf(reading: Reading, isNamed: boolean): Reading[] {
    const value = reading.state === "known" ? reading.value : undefined;
    if (Array.isArray(value)) {
        return elementsOf(reading).flatMap((element) => groupValuesOf(element, isNamed));
    }
    if (typeof value !== "object" || value === null) {
        return isNamed && reading.state !== "absent" ? [reading] : [];
    }
    return Object.keys(value).flatMap((key) => groupValuesOf(member(reading, key), isNamed || speaksOfGroups(key)));
}
