import type { Rule } from "../../core/rule.js";
import { defaultSecurityGroupEmpty } from "./default-security-group-empty.js";
import { networkAclNoOpenAdminPorts } from "./network-acl-no-open-admin-ports.js";
import { noDefaultVpc } from "./no-default-vpc.js";
import { securityGroupAttached } from "./security-group-attached.js";
import { securityGroupDescribed } from "./security-group-described.js";
import { securityGroupNoHighRiskPorts } from "./security-group-no-high-risk-ports.js";
import { securityGroupNoOpenAdminPorts } from "./security-group-no-open-admin-ports.js";
import { securityGroupNoOpenAdminPortsIpv6 } from "./security-group-no-open-admin-ports-ipv6.js";
import { securityGroupNoOpenEgress } from "./security-group-no-open-egress.js";
import { securityGroupOpenPortsAuthorised } from "./security-group-open-ports-authorised.js";
import { securityGroupPrefixListsLimited } from "./security-group-prefix-lists-limited.js";
import { subnetNoAutomaticPublicAddress } from "./subnet-no-automatic-public-address.js";
import { vpcHasEc2Endpoint } from "./vpc-has-ec2-endpoint.js";
import { vpcHasFlowLogs } from "./vpc-has-flow-logs.js";

export const networkRules: readonly Rule[] = [
    vpcHasFlowLogs,
    defaultSecurityGroupEmpty,
    securityGroupNoOpenAdminPorts,
    securityGroupNoOpenAdminPortsIpv6,
    securityGroupOpenPortsAuthorised,
    securityGroupPrefixListsLimited,
    securityGroupNoHighRiskPorts,
    securityGroupDescribed,
    securityGroupNoOpenEgress,
    securityGroupAttached,
    subnetNoAutomaticPublicAddress,
    networkAclNoOpenAdminPorts,
    noDefaultVpc,
    vpcHasEc2Endpoint,
];
