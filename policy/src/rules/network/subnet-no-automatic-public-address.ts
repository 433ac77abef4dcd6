import { mustBeFalse } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const defaultSubnetType = "aws:ec2/defaultSubnet:DefaultSubnet";

export const subnetNoAutomaticPublicAddress = resourceRule({
    name: "subnet-no-automatic-public-address",
    title: "Nothing gets a public address just by where it stands",
    description: "A subnet must not give public addresses to what is launched in it, not even a public subnet.",
    why: "Every instance that is launched there can be reached from the internet, whether or not anybody meant it to.",
    fix: "Leave out mapPublicIpOnLaunch, or set it to false, and give an address to what needs one by itself.",
    severity: "medium",
    controls: { securityHub: ["EC2.15"], checkov: ["CKV_AWS_130"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
    types: ["aws:ec2/subnet:Subnet", defaultSubnetType],
    readSettings: noSettings,
    // A default subnet maps addresses unless it is told not to.
    check: ({ type, props }) =>
        mustBeFalse(props, "mapPublicIpOnLaunch", type === defaultSubnetType ? "violates" : "complies"),
});
