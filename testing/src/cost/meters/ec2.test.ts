import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, resource, usageOf, type Values } from "./fixtures.test.js";

const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const gp3 = { deviceName: "/dev/sda1", ebs: { volumeSize: 16, volumeType: "gp3" } };

describe("cost of a group of instances", () => {
    const launch: Values = { instanceType: "t3.micro", monitoring: { enabled: true }, blockDeviceMappings: [gp3] };
    const named = (inputs: Values = launch, id: string | undefined = "lt-1") => [resource(template, inputs, { id })];
    const asked = { minSize: 3, maxSize: 12, launchTemplate: { id: "lt-1" } };

    it("is that of its smallest size: instances, detailed monitoring and volumes", () => {
        const found = drafts(group, asked, named());
        expect(fixedOf(found)).to.deep.equal({
            "ec2:t3.micro": 3 * 730,
            "cloudwatch.metric": 3 * 7,
            "ebs.storage:gp3": 3 * 16,
        });
        expect(usageOf(found)).to.deep.equal(["ec2:t3.micro", "ec2.cpu-credits:t3"]);
    });

    it("is found in a preview too, where the id of the launch template is not known yet", () => {
        const preview: Values = { ...asked, launchTemplate: { id: unknownValue } };
        expect(fixedOf(drafts(group, preview, named(launch, undefined)))).to.include({ "ec2:t3.micro": 2190 });
    });

    it("is not known, and not zero, where type, size, volumes or template are not", () => {
        const unknownType = drafts(group, asked, named({ ...launch, instanceType: unknownValue }));
        expect(fixedOf(unknownType)).to.include({ "instance hours": "the instance type is not known yet" });
        const unknownSize = drafts(group, { ...asked, minSize: unknownValue }, named());
        expect(fixedOf(unknownSize)["ec2:t3.micro"]).to.equal("the smallest size of the group is not known yet");
        const silent = drafts(group, asked, named({ instanceType: "t3.micro" }));
        expect(fixedOf(silent)).to.include({ "root volume": "the image decides how large it is" });
        expect(fixedOf(drafts(group, asked))).to.deep.equal({
            "instance hours": "its launch template is not known yet",
        });
        const mixed = drafts(group, { minSize: 1, mixedInstancesPolicy: {} });
        expect(fixedOf(mixed)["instance hours"]).to.include("mixed instances");
        const spot = drafts(group, asked, named({ ...launch, instanceMarketOptions: { marketType: "spot" } }));
        expect(fixedOf(spot)["t3.micro on Linux, on demand"]).to.equal("a spot price changes by the hour");
    });

    it("of none has no fixed cost, and says what each instance costs", () => {
        const found = drafts(group, { ...asked, minSize: 0 }, named());
        expect(fixedOf(found)).to.deep.equal({});
        expect(usageOf(found)).to.deep.equal(["ec2:t3.micro"]);
    });

    it("has the public addresses that the launch template asks for", () => {
        const interfaces = { networkInterfaces: [{ associatePublicIpAddress: "true" }] };
        expect(fixedOf(drafts(group, asked, named({ ...launch, ...interfaces })))).to.include({
            "ec2.public-ipv4": 3 * 730,
        });
    });
});

describe("cost of an instance", () => {
    const instance = "aws:ec2/instance:Instance";

    it("is hours, root volume and what is asked for besides", () => {
        const inputs = {
            instanceType: "t4g.nano",
            rootBlockDevice: { volumeSize: 8, volumeType: "gp3" },
            associatePublicIpAddress: true,
        };
        expect(fixedOf(drafts(instance, inputs))).to.deep.equal({
            "ec2:t4g.nano": 730,
            "ebs.storage:gp3": 8,
            "ec2.public-ipv4": 730,
        });
    });

    it("takes from its launch template what it does not say itself", () => {
        const neighbours = [
            resource(template, { instanceType: "t3.small", blockDeviceMappings: [gp3] }, { id: "lt-1" }),
        ];
        expect(fixedOf(drafts(instance, { launchTemplate: { id: "lt-1" } }, neighbours))).to.deep.equal({
            "ec2:t3.small": 730,
            "ebs.storage:gp3": 16,
        });
    });
});
