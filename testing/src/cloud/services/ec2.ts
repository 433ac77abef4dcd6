import type { ServiceModel } from "../model.js";
import { endpointModels } from "./ec2/endpoints.js";
import { flowLogModels } from "./ec2/flow-logs.js";
import { instanceModels } from "./ec2/instances.js";
import { launchTemplateModels } from "./ec2/launch-templates.js";
import { natModels } from "./ec2/nat.js";
import { networkAclModels } from "./ec2/network-acls.js";
import { routingModels } from "./ec2/routing.js";
import { securityGroupModels } from "./ec2/security-groups.js";
import { subnetModels } from "./ec2/subnets.js";
import { vpcModels } from "./ec2/vpcs.js";

/** Networks, their gateways and rules, and instances. */
export const models: readonly ServiceModel[] = [
    ...endpointModels,
    ...flowLogModels,
    ...instanceModels,
    ...launchTemplateModels,
    ...natModels,
    ...networkAclModels,
    ...routingModels,
    ...securityGroupModels,
    ...subnetModels,
    ...vpcModels,
];
