import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf, type Values } from "./fixtures.test.js";

const balancer = "aws:lb/loadBalancer:LoadBalancer";

describe("cost of a load balancer", () => {
    it("is its hours and, on the internet, an address in each zone", () => {
        const found = drafts(balancer, { subnets: [unknownValue, unknownValue] });
        expect(fixedOf(found)).to.deep.equal({ "elb.alb": 730, "ec2.public-ipv4": 2 * 730 });
        expect(usageOf(found)).to.deep.equal(["elb.alb-units", "transfer.out", "transfer.zones"]);
        expect(fixedOf(drafts(balancer, { internal: true, subnets: ["a"] }))).to.deep.equal({ "elb.alb": 730 });
    });

    it("depends on its type", () => {
        expect(fixedOf(drafts(balancer, { loadBalancerType: "network" }))).to.deep.equal({ "elb.nlb": 730 });
        expect(fixedOf(drafts(balancer, { loadBalancerType: unknownValue }))).to.deep.equal({
            "load balancer": "its type is not known yet",
        });
    });

    it("has addresses that are not known where subnets or side are not", () => {
        const vague: Values[] = [{ subnets: unknownValue }, { internal: unknownValue, subnets: ["a"] }];
        for (const inputs of vague) {
            expect(fixedOf(drafts(balancer, inputs))["ec2.public-ipv4"]).to.equal("its subnets are not known yet");
        }
    });
});
