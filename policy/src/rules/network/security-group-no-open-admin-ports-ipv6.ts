import { adminPortsRule } from "../../aws/admin-ports.js";

export const securityGroupNoOpenAdminPortsIpv6 = adminPortsRule({
    name: "security-group-no-open-admin-ports-ipv6",
    title: "Ports of administration are closed to the IPv6 internet",
    description: "A security group must not let every IPv6 address in to the ports of SSH and RDP.",
    why: "Closing the IPv4 side alone is no protection: what has an IPv6 address is found and attacked through it.",
    fix: "Name the addresses that may come in, or close the port and use Session Manager.",
    controls: { securityHub: ["EC2.54"], cis: ["5.3"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-54",
    family: "ipv6",
});
