import { expect } from "chai";
import { policyResource, propsWithUnknowns } from "../testing/resources.js";
import { mainTablesOf, namesOf, Stack } from "./stack.js";

const key = policyResource("aws:kms/key:Key", "data", { arn: "arn:aws:kms:eu-west-1:1:key/abc", keyId: "abc" });
const other = policyResource("aws:kms/alias:Alias", "alias", { name: "abc" });
const vpc = policyResource("aws:ec2/vpc:Vpc", "shop", { id: "vpc-1", mainRouteTableId: "rtb-1" });
const table = policyResource("aws:ec2/routeTable:RouteTable", "main", { id: "rtb-1" });
const stack = new Stack([key, other, vpc]);
const types = (...names: string[]): Set<string> => new Set(names);

describe("Stack", () => {
    it("finds by type, in the order of the types and then of the stack", () => {
        expect(stack.ofType(vpc.type, key.type, "none")).to.deep.equal([vpc, key]);
    });

    it("finds by any of AWS's names, of the types that are wanted", () => {
        expect(stack.named("abc", types(key.type))).to.equal(key);
        expect(stack.named("abc", types(other.type))).to.equal(other);
        expect(stack.named("arn:aws:kms:eu-west-1:1:key/abc", types(key.type))).to.equal(key);
        expect(stack.named("abc", types(vpc.type))).to.equal(undefined);
        expect(stack.named("constructor", types(key.type))).to.equal(undefined);
    });

    it("takes a VPC for its main table where that is no resource of its own", () => {
        const wanted = types(vpc.type, table.type);

        expect(stack.named("rtb-1", wanted)).to.equal(vpc);
        expect(new Stack([vpc, table]).named("rtb-1", wanted)).to.equal(table);
        expect(mainTablesOf(vpc)).to.deep.equal(["rtb-1"]);
    });

    it("knows no names that are not known yet", () => {
        expect(namesOf(policyResource(key.type, "new", propsWithUnknowns({}, ["arn", "id"])))).to.deep.equal([]);
    });
});
