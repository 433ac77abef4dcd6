import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { DatabaseTunnelArgs, TunnelledDatabaseArgs } from "./args.js";
import { args, network } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const refusal = (given: Partial<DatabaseTunnelArgs>, name = "tunnel") =>
    messageOf(() => resolveSettings(name, { ...args, ...given })).split("\n");
const database: TunnelledDatabaseArgs = { address: "db.example.com", port: 5432, securityGroupId: "sg-1" };

describe("settings of a DatabaseTunnel", () => {
    it("are the cheapest instance in the first zone, which keeps its image, by default", () => {
        expect(resolveSettings("tunnel", args)).to.deep.equal({
            subnetId: network.privateSubnets["eu-west-1a"],
            instanceType: "t4g.nano",
            architecture: "arm64",
            replaceForNewImages: false,
        });
    });

    it("follow the instance type to its processor", () => {
        expect(resolveSettings("tunnel", { ...args, instanceType: "t3.nano" }).architecture).to.equal("amd64");
    });

    it("refuse a name that leaves no room in the role's", () => {
        expect(refusal({}, "t".repeat(48))).to.deep.equal([
            `DatabaseTunnel "${"t".repeat(48)}": the name has 48 characters; use at most 47, because AWS takes 64 for "${"t".repeat(48)}-instance" and what Pulumi adds to it.`,
        ]);
    });

    it("refuse a network without private subnets, and a zone that it does not have", () => {
        expect(refusal({ network: { ...network, privateSubnets: {} } })).to.deep.equal([
            'DatabaseTunnel "tunnel": network.privateSubnets is empty; name a zone and its subnet.',
        ]);
        expect(refusal({ zone: "eu-west-1c" })).to.deep.equal([
            'DatabaseTunnel "tunnel": zone is "eu-west-1c"; use "eu-west-1a" or "eu-west-1b".',
        ]);
    });

    it("refuse what is no instance type", () => {
        expect(refusal({ instanceType: "nano" })).to.deep.equal([
            'DatabaseTunnel "tunnel": instanceType is "nano"; write it as EC2 does, such as "t4g.nano" or "t3.nano".',
        ]);
    });

    it("refuse databases that are none, or not known as a whole", () => {
        const whole: Partial<DatabaseTunnelArgs> = Object.fromEntries([["databases", pulumi.output({})]]);

        expect(refusal({ databases: {} })).to.deep.equal([
            'DatabaseTunnel "tunnel": databases is empty; name at least one.',
        ]);
        expect(refusal(whole)).to.deep.equal([
            'DatabaseTunnel "tunnel": databases is an output as a whole, and how many there are must be known; write each name with its database.',
        ]);
    });

    it("refuse an address that is more than a host name, and ports that there are not", () => {
        expect(
            refusal({
                databases: {
                    Orders: database,
                    stock: { ...database, address: "db.example.com:5432", port: 0, localPort: 80 },
                },
            }),
        ).to.deep.equal([
            'DatabaseTunnel "tunnel": databases.Orders is no name for a database; use lower-case letters, digits and dashes, starting with a letter.',
            'DatabaseTunnel "tunnel": databases.stock.address is "db.example.com:5432"; use the host name alone, such as "orders.abc.eu-west-1.rds.amazonaws.com".',
            'DatabaseTunnel "tunnel": databases.stock.port is 0; use 1 to 65535.',
            'DatabaseTunnel "tunnel": databases.stock.localPort is 80; use 1024 to 65535.',
        ]);
    });

    it("refuse one local port for two databases", () => {
        const shared = { ...database, localPort: 15_432 };

        expect(refusal({ databases: { orders: shared, stock: shared } })).to.deep.equal([
            'DatabaseTunnel "tunnel": localPort is 15432 for more than one of databases; give each a port of its own.',
        ]);
    });

    it("refuse to tune an alarm that there is not", () => {
        expect(refusal({ alarms: { cpu: {} } })).to.deep.equal([
            'DatabaseTunnel "tunnel": alarms.cpu is none of its alarms; they are status-checks.',
        ]);
    });
});
