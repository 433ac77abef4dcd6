import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { GrantBook } from "../common/grant-book.js";
import { createTierAlarms } from "./alarms.js";
import { type Balancer, createBalancer } from "./balancer.js";
import { certificateOf, createAddress } from "./domain.js";
import { createFirewall, type Firewall } from "./firewall.js";
import { createFarewell, createGroup } from "./group.js";
import { createInstanceRole } from "./instance-role.js";
import { createLaunchTemplate } from "./launch-template.js";
import { createLogs, type TierLogs } from "./logs.js";
import { createRollout } from "./rollout.js";
import { createScaling } from "./scaling.js";
import type { TierScope } from "./scope.js";
import { createSecurityGroups, type TierSecurityGroups } from "./security-groups.js";
import { admitShells } from "./ssh.js";
import { createWelcome } from "./warm-pool.js";

/** The children of a tier of which its outputs tell. */
export interface TierParts {
    groups: TierSecurityGroups;
    balancer: Balancer;
    firewall: Firewall | undefined;
    logs: TierLogs;
    role: aws.iam.Role;
    group: aws.autoscaling.Group;
    url: pulumi.Output<string>;
}

/** Makes every child of a tier. */
export function createParts(scope: TierScope, book: GrantBook): TierParts {
    const groups = createSecurityGroups(scope);
    admitShells(scope, groups);
    const balancer = createBalancer(scope, groups, certificateOf(scope));
    const firewall = createFirewall(scope, balancer);
    const logs = createLogs(scope);
    const { role, profile, policies } = createInstanceRole(scope, logs);
    const template = createLaunchTemplate(scope, { groups, profile, logs, book });
    const own = [...groups.rules, ...balancer.listeners, ...policies];
    const ready = book.resources.then((granted) => [...own, ...granted]);
    const group = createGroup(scope, { template, balancer, ready });
    createWelcome(scope, group);
    createFarewell(scope, group);
    createScaling(scope, { balancer, group });
    const { visitors } = createTierAlarms(scope, balancer, group);
    createRollout(scope, { group, template, instanceRole: role, alarms: visitors });
    const url = createAddress(scope, balancer);
    return { groups, balancer, firewall, logs, role, group, url };
}
