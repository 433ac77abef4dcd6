import { type GraphResource, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { programs } from "../goldens/programs/index.js";

// What holds for every child of every component, whatever it is: of the programs whose children are kept as goldens, with every option that adds children.

const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
const tags = { Owner: "web-team" };

/** Long enough to say what is wrong and what to do, and ended like a sentence. */
const sentence = /^\S+( \S+){4,}[.!?]$/;

for (const [component, variants] of Object.entries(programs)) {
    describe(`every child of ${component}`, function () {
        this.timeout(120_000);
        let children: GraphResource[];

        before("plan each program", async () => {
            children = [];
            for (const program of Object.values(variants)) {
                const config = { "aws:region": "eu-west-1" };
                const graph = await plan(() => program({ tags, permissionsBoundaryArn }), { config });
                children.push(...graph.resources);
            }
        });

        it("that is a role carries the permissions boundary", () => {
            const roles = children.filter(({ type }) => type === "aws:iam/role:Role");

            expect(namesOf(roles.filter((role) => role.input("permissionsBoundary") !== permissionsBoundaryArn))).to.be
                .empty;
        });

        it("that is an alarm tells somebody when it is raised and when it is over, and what to do", () => {
            const alarms = children.filter(({ type }) => /:(Metric|Composite)Alarm$/.test(type));
            const loud = alarms.filter((alarm) => alarm.input("actionsEnabled") !== false);

            expect(namesOf(loud.filter((alarm) => !hasSome(alarm, "alarmActions"))), "when it is raised").to.be.empty;
            expect(namesOf(loud.filter((alarm) => !hasSome(alarm, "okActions"))), "when it is over").to.be.empty;
            expect(
                namesOf(alarms.filter((alarm) => !sentence.test(String(alarm.input("alarmDescription"))))),
                "what to do",
            ).to.be.empty;
        });

        it("that can be tagged carries the tags", () => {
            const taggable = children.filter((child) => child.output("tagsAll") !== undefined);

            expect(namesOf(taggable.filter((child) => child.input("tags.Owner") !== tags.Owner))).to.be.empty;
        });

        it("that starts instances has them carry the tags too", () => {
            const groups = children.filter(({ type }) => type === "aws:autoscaling/group:Group");
            const templates = children.filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
            const untagged = [
                ...groups.filter((group) => !hasMember(group, "tags", { key: "Owner", value: tags.Owner })),
                ...["instance", "volume"].flatMap((resourceType) =>
                    templates.filter((template) => !hasMember(template, "tagSpecifications", { resourceType, tags })),
                ),
            ];

            expect(namesOf(untagged)).to.be.empty;
        });
    });
}

function namesOf(resources: readonly GraphResource[]): string[] {
    return [...new Set(resources.map(({ name, type }) => `${name} (${type})`))];
}

function hasSome(resource: GraphResource, list: string): boolean {
    const value = resource.input(list);
    return Array.isArray(value) && value.length > 0;
}

/** Whether a list has a member with at least these properties. */
function hasMember(resource: GraphResource, list: string, wanted: object): boolean {
    const value = resource.input(list);
    if (!Array.isArray(value)) return false;
    return value.some((member) => {
        try {
            expect(member).to.containSubset(wanted);
            return true;
        } catch {
            return false;
        }
    });
}
