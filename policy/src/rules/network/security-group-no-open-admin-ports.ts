import { adminPortsRule } from "../../aws/admin-ports.js";

export const securityGroupNoOpenAdminPorts = adminPortsRule({
    name: "security-group-no-open-admin-ports",
    title: "Ports of administration are closed to the IPv4 internet",
    description: "A security group must not let every IPv4 address in to the ports of SSH and RDP.",
    why: "Whoever scans the internet finds such a port within minutes, and tries passwords and known faults on it.",
    fix: "Name the addresses that may come in, or close the port and use Session Manager.",
    controls: { securityHub: ["EC2.53"], cis: ["5.2"], checkov: ["CKV_AWS_24", "CKV_AWS_25"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-53",
    family: "ipv4",
});
